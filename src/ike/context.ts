import type { Ipv4 } from '../base/ipv4-address';
import type { LowestFree } from '../base/lowest-free';
import type { IsakmpConfiguration, Release } from './configuration';
import type { IpsecPort } from './ipsec-port';
import type { QuickMode } from './quick-mode-exchange';
import type { ReleaseTraits } from './release';
import type { IkeSa } from './sa';
import type { SaTable } from './sa-table';

/** What the engine needs of the router around it. */
export interface IkeEnvironment {
  /** The live configuration, read anew for each message. */
  configuration(): IsakmpConfiguration;
  /** The hostname, with the domain of `ip domain-name`. */
  fullName(): string;
  /** `ip host`. */
  hostAddress(name: string): Ipv4 | undefined;
  readonly ipsec: IpsecPort;
  readonly release: Release;
  isLocal(address: Ipv4): boolean;
  /** The broadcast for all, or that of a subnet that the router is on. */
  isBroadcast(address: Ipv4): boolean;
}

/** What the exchanges of one engine share. */
export interface IkeContext {
  readonly env: IkeEnvironment;
  readonly traits: ReleaseTraits;
  readonly table: SaTable;
  /** Quick modes that wait for SPIs, by the handle given to IPsec. */
  readonly awaitingSpis: Map<number, { readonly sa: IkeSa; readonly exchange: QuickMode }>;
  nextHandle: number;
  /** Numbers of Diffie-Hellman exchanges in use. */
  readonly dhNumbers: LowestFree;
  /** Peers with whom an ISAKMP SA has come about since the router started. */
  readonly contacted: Set<Ipv4>;
}
