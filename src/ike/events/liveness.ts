import type { Ipv4 } from '../../base/ipv4-address';
import type { OfConnection } from './states';

/** Dead peer detection. */
export type LivenessEvent =
  /** `answer`: R-U-THERE-ACK, else R-U-THERE. */
  | ({
      readonly kind: 'dpd-received';
      readonly peer: Ipv4;
      readonly answer: boolean;
      readonly sequence: number;
    } & OfConnection)
  /** So many questions in a row have had no answer. */
  | ({ readonly kind: 'dpd-unanswered'; readonly count: number; readonly most: number } & OfConnection)
  | ({ readonly kind: 'peer-dead'; readonly peer: Ipv4 } & OfConnection);
