import type { Ipv4 } from '../../base/ipv4-address';
import type { IkeState, OfConnection, OfExchange } from './states';

/** Retransmissions, duplicates and messages that are refused. */
export type TroubleEvent =
  | ({
      readonly kind: 'retransmitting';
      readonly phase: 1 | 2;
      readonly state: IkeState;
      readonly messageId: number;
    } & OfConnection)
  | ({ readonly kind: 'error-counted'; readonly reason: string } & OfConnection)
  /** The same message goes out once more because its time ran out. */
  | ({ readonly kind: 'retransmitted'; readonly phase: 1 | 2; readonly state: IkeState } & OfExchange)
  /** `answered`: our last message goes out again. */
  | ({ readonly kind: 'duplicate'; readonly phase: 1 | 2; readonly answered: boolean } & OfConnection)
  | ({
      readonly kind: 'malformed';
      readonly from: Ipv4;
      readonly where: string;
      readonly reason: string;
    } & OfConnection)
  | { readonly kind: 'no-sa'; readonly from: Ipv4 }
  | { readonly kind: 'not-encrypted'; readonly from: Ipv4 }
  | { readonly kind: 'not-authenticated'; readonly from: Ipv4 };
