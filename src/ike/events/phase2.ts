import type { Ipv4 } from '../../base/ipv4-address';
import type { Attribute } from '../../wire/isakmp/attributes';
import type { ProxyPair } from '../ipsec-port';
import type { OfConnection, OfExchange } from './states';

/** Quick mode. */
export type Phase2Event =
  | ({ readonly kind: 'quick-mode-begins' } & OfExchange)
  | ({ readonly kind: 'proposal-checked'; readonly proposal: number } & OfConnection)
  | {
      readonly kind: 'proposal-transform';
      readonly transform: number;
      readonly protocol: number;
      readonly id: number;
      readonly attributes: readonly Attribute[];
    }
  | ({ readonly kind: 'proposal-acceptable' } & OfConnection)
  | ({ readonly kind: 'proposal-refused'; readonly more: boolean } & OfConnection)
  | ({ readonly kind: 'policy-invalidated-proposal' } & OfConnection)
  | ({
      readonly kind: 'phase2-not-acceptable';
      readonly peer: Ipv4;
      /** A suite was acceptable, but not for these proxies, this peer or this address. */
      readonly byPolicy: boolean;
    } & OfConnection)
  | ({
      readonly kind: 'sas-created';
      readonly local: Ipv4;
      readonly remote: Ipv4;
      readonly proxies: ProxyPair;
      readonly inbound: CreatedSa;
      readonly outbound: CreatedSa;
      readonly seconds: number;
      readonly kilobytes: number;
    } & OfConnection)
  | ({ readonly kind: 'node-deleted'; readonly error: boolean; readonly reason: string } & OfExchange)
  | ({ readonly kind: 'node-purged' } & OfExchange);

export interface CreatedSa {
  readonly spi: number;
  readonly connectionId: number;
  /** 4: tunnel, 8: outbound */
  readonly flags: number;
}
