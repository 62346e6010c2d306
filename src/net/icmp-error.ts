import { BROADCAST } from '../base/ipv4-address';
import { encodeIcmp, ICMP_TYPE } from '../wire/icmp';
import { destinationOf, encodeIpv4, IP_PROTOCOL, protocolOf, sourceOf } from '../wire/ipv4';
import { fragmentOffsetOf, headerLengthOf } from '../wire/ipv4';

/** An ICMP error to be sent about a packet (RFC 792, RFC 1191). */
export type IcmpErrorKind =
  | { readonly type: 'unreachable'; readonly code: number; readonly mtu?: number }
  | { readonly type: 'time-exceeded'; readonly code: number };
