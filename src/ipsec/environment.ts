import type { Ms } from '../base/event-queue';
import type { Ipv4 } from '../base/ipv4-address';
import type { Rng } from '../base/rng';
import type { Egress, SaRequest, SecurityProtocol } from '../ike/ipsec-port';
import type { IpsecConfiguration, TunnelSettings } from './configuration';
import type { IpsecEvent } from './events';
import type { SelectorRule } from './selector';
import type { IpsecTurn } from './turn';

/** An interface as IPsec sees it. */
export interface CryptoInterface {
  readonly name: string;
  /** Its primary address; undefined without one. */
  readonly address: Ipv4 | undefined;
  /** IP MTU in bytes. */
  readonly mtu: number;
  readonly up: boolean;
  /** Name of the crypto map on it. */
  readonly cryptoMap: string | undefined;
  /** What it says itself about outer headers. */
  readonly dfBit?: TunnelSettings['dfBit'];
  /** What it says itself of packets that are too long. */
  readonly fragmentation?: TunnelSettings['fragmentation'];
}

/** What IPsec asks of ISAKMP: the other half of the border in ike/ipsec-port.ts. */
export interface IkePort {
  request(turn: IpsecTurn, request: SaRequest): void;
  spiResponse(turn: IpsecTurn, handle: number, spis: readonly number[]): void;
  /** DELETE for our inbound SAs, if there is an ISAKMP SA with the peer. */
  sendDelete(
    turn: IpsecTurn,
    local: Ipv4,
    peer: Ipv4,
    protocol: SecurityProtocol,
    spis: readonly number[],
    peerPort?: number,
  ): void;
  /** An authentic packet of the peer came from another port. */
  portChanged(local: Ipv4, peer: Ipv4, from: number, to: number): void;
}

/** What the router lends to IPsec. Read anew after each `configurationChanged`, never kept longer. */
export interface IpsecEnvironment {
  configuration(): IpsecConfiguration;
  /** The lines of an access list, or undefined when there is none of that name. */
  accessList(name: string): readonly SelectorRule[] | undefined;
  interfaces(): readonly CryptoInterface[];
  /** Where packets for this address leave; undefined without a route. */
  egressTo(address: Ipv4): Egress | undefined;
  /** `ip host`: for peers that are configured by name. */
  hostAddress?(name: string): Ipv4 | undefined;
  /** What happens on the forwarding path, outside a turn. */
  report(now: Ms, event: IpsecEvent): void;
  /** Work for the process level: runs at once or as soon as the processor is free. */
  run(job: (turn: IpsecTurn) => void): void;
  readonly ike: IkePort;
  /** Where nothing is configured: are packets that are too long cut before they are encrypted? */
  readonly cutsFirst?: boolean;
  /** For IVs and identification numbers. */
  readonly rng: Rng;
}
