import type { Ipv4 } from '../../base/ipv4-address';
import type { IkeState, OfConnection, RoleLetter } from './states';

export type DeletionReason =
  | 'delete_me flag/throw'
  | 'death by retransmission P1'
  | 'death by retransmission P2'
  | 'SA lifetime exceeded'
  | 'P1 delete notify (in)'
  | 'clear crypto isakmp'
  | 'peers alive'
  | 'no policy or key for the peer';

/** ISAKMP switched on and off, requests between ISAKMP and IPsec, and the ends of SAs. */
export type LifecycleEvent =
  | { readonly kind: 'isakmp-on-off'; readonly on: boolean }
  | { readonly kind: 'ke-message'; readonly number: 1 | 2; readonly count: number }
  | { readonly kind: 'ports'; readonly local: number; readonly remote: number }
  | ({ readonly kind: 'spis-wanted'; readonly count: number } & OfConnection)
  | ({ readonly kind: 'spis-pending' } & OfConnection)
  | ({
      readonly kind: 'sa-deleted';
      readonly reason: DeletionReason;
      readonly role: RoleLetter;
      readonly state: IkeState;
      readonly peer: Ipv4;
    } & OfConnection)
  | ({ readonly kind: 'sa-purged'; readonly pointer: number } & OfConnection)
  | { readonly kind: 'connection-deleted'; readonly connection: number };
