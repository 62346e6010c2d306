import type { Ipv4 } from '../../base/ipv4-address';

/** States of RFC 793 3.2, spelt as IOS spells them. */
export type TcpState =
  | 'SYNSENT'
  | 'SYNRCVD'
  | 'ESTAB'
  | 'FINWAIT1'
  | 'FINWAIT2'
  | 'CLOSEWAIT'
  | 'CLOSING'
  | 'LASTACK'
  | 'TIMEWAIT'
  | 'CLOSED';

/** Why a connection is no more. `closed`: both sides have said that they are done. */
export type TcpEnd = 'closed' | 'refused' | 'reset' | 'timeout' | 'unreachable' | 'aborted';

/** Who uses a connection. */
export interface TcpUser {
  opened?(): void;
  received(bytes: Uint8Array): void;
  /** The other side sends no more. */
  ended?(): void;
  /** Called once, last. */
  closed(why: TcpEnd): void;
}

/** Both ends, as this side sees them. */
export interface TcpEnds {
  readonly local: { readonly address: Ipv4; readonly port: number };
  readonly remote: { readonly address: Ipv4; readonly port: number };
}
