import { FIRST_MULTICAST, type Ipv4 } from '../base/ipv4-address';
import { writeU32 } from '../base/bytes';
import { encodeIcmp, ICMP_TYPE, type IcmpMessage, isIcmpError } from '../wire/icmp';
import { fragmentOffsetOf, headerLengthOf, destinationOf, sourceOf } from '../wire/ipv4';

/** What an ICMP error says of a packet (RFC 792, RFC 1191). */
export type IcmpErrorKind =
  | { readonly kind: 'unreachable'; readonly code: number; readonly mtu?: number }
  | { readonly kind: 'time-exceeded'; readonly code: number }
  /** There is a shorter way, by a neighbour of the source. */
  | { readonly kind: 'redirect'; readonly gateway: Ipv4 };

/** Fragments came, but not all of them in time. */
export const REASSEMBLY_TIME_EXCEEDED: IcmpErrorKind = { kind: 'time-exceeded', code: 1 };

/** Of the packet itself an error quotes the header and so many bytes. */
const QUOTED = 8;

/**
 * The ICMP message about a packet, for its source.
 * @returns undefined where none may be sent: about ICMP errors, later fragments, broadcasts (RFC 1122 3.2.2). A subnet's
 *   own broadcast address is for the caller to know.
 */
export function icmpErrorAbout(
  packet: Uint8Array,
  error: IcmpErrorKind,
): { readonly destination: Ipv4; readonly message: Uint8Array } | undefined {
  const source = sourceOf(packet);
  if (fragmentOffsetOf(packet) !== 0 || isIcmpError(packet)) return undefined;
  if (source === 0 || source >= FIRST_MULTICAST || destinationOf(packet) >= FIRST_MULTICAST) return undefined;
  const original = packet.slice(0, headerLengthOf(packet) + QUOTED);
  return { destination: source, message: encodeIcmp(messageOf(error, original)) };
}

const HOST_REDIRECT = 1;

function messageOf(error: IcmpErrorKind, original: Uint8Array): IcmpMessage {
  switch (error.kind) {
    case 'unreachable':
      return { kind: 'unreachable', code: error.code, mtu: error.mtu ?? 0, original };
    case 'time-exceeded':
      return { kind: 'time-exceeded', code: error.code, original };
    case 'redirect': {
      const rest = new Uint8Array(4 + original.length);
      writeU32(rest, 0, error.gateway);
      rest.set(original, 4);
      return { kind: 'other', type: ICMP_TYPE.redirect, code: HOST_REDIRECT, rest };
    }
  }
}
