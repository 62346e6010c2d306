import type { Ipv4 } from '../../base/ipv4-address';
import type { NatTraversalForm } from '../release';
import type { OfConnection } from './states';

/** Translators between the ends (RFC 3947). */
export type NatTraversalEvent =
  | ({ readonly kind: 'nat-traversal-offered'; readonly form: NatTraversalForm } & OfConnection)
  /** `inside`: our address is translated on the way; `peerInside`: the peer's. */
  | ({ readonly kind: 'nat-detected'; readonly inside: boolean; readonly peerInside: boolean } & OfConnection)
  | ({
      readonly kind: 'peer-port-changed';
      readonly peer: Ipv4;
      readonly from: number;
      readonly to: number;
    } & OfConnection);
