import type { VendorName } from '../../wire/isakmp/vendor-ids';
import type { Ipv4 } from '../../base/ipv4-address';
import type { Egress } from '../ipsec-port';
import type { IkeState, OfConnection, OfExchange, RoleLetter } from './states';

/** Payloads whose processing is told by name. */
export type ProcessedPayload = 'SA' | 'KE' | 'NONCE' | 'ID' | 'HASH' | 'DELETE';

/** Messages that come and go, and what is met in them. */
export type DatagramsEvent =
  | {
      readonly kind: 'received';
      readonly connection: number;
      readonly from: Ipv4;
      readonly role: RoleLetter | 'N';
      readonly state: IkeState | 'NEW SA';
    }
  | ({
      readonly kind: 'sending';
      readonly to: Ipv4;
      readonly role: RoleLetter;
      readonly state: IkeState;
      readonly via?: Egress;
    } & OfConnection)
  | ({ readonly kind: 'processing'; readonly payload: ProcessedPayload } & OfExchange)
  | ({ readonly kind: 'processing-vendor-id' } & OfConnection)
  | ({ readonly kind: 'vendor-id-known'; readonly vendor: VendorName } & OfConnection)
  | ({ readonly kind: 'ios-peer' } & OfConnection)
  | { readonly kind: 'payload-type'; readonly type: number }
  | ({
      readonly kind: 'id-payload';
      readonly nextPayload: number;
      readonly type: number;
      readonly protocol: number;
      readonly port: number;
      /** Of the ID body: 8 for an address. */
      readonly length: number;
    } & OfConnection);
