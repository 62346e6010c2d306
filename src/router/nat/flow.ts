import { readU16 } from '../../base/bytes';
import type { Ipv4 } from '../../base/ipv4-address';
import { destinationOf, fragmentOffsetOf, headerLengthOf, IP_PROTOCOL, protocolOf, sourceOf } from '../../wire/ipv4';
import { isIcmpQuery } from '../../wire/rewrite';

/** What translation looks at in a packet. */
export interface Flow {
  readonly protocol: number;
  readonly source: Ipv4;
  readonly destination: Ipv4;
  /** The number of an ICMP query stands for both ports; 0 for protocols without any. */
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly tcpFlags: number;
}

/** An end of a flow. */
export interface End {
  readonly address: Ipv4;
  readonly port: number;
}

/**
 * @param packet that has an IP header; the rest may be cut off (in the quotation of an ICMP error)
 * @returns undefined for what has no place for ports where its protocol has some: later fragments, ICMP errors
 */
export function flowOf(packet: Uint8Array): Flow | undefined {
  const protocol = protocolOf(packet);
  const at = headerLengthOf(packet);
  const ends = { protocol, source: sourceOf(packet), destination: destinationOf(packet) };
  if (fragmentOffsetOf(packet) !== 0) return undefined;
  if (protocol === IP_PROTOCOL.tcp || protocol === IP_PROTOCOL.udp) {
    if (packet.length < at + 4) return undefined;
    const tcpFlags = protocol === IP_PROTOCOL.tcp ? (packet[at + 13] ?? 0) : 0;
    return { ...ends, sourcePort: readU16(packet, at), destinationPort: readU16(packet, at + 2), tcpFlags };
  }
  if (protocol === IP_PROTOCOL.icmp) {
    if (packet.length < at + 6 || !isIcmpQuery(packet[at] as number)) return undefined;
    const id = readU16(packet, at + 4);
    return { ...ends, sourcePort: id, destinationPort: id, tcpFlags: 0 };
  }
  return { ...ends, sourcePort: 0, destinationPort: 0, tcpFlags: 0 };
}

export const bare = (address: Ipv4): End => ({ address, port: 0 });

/** An end on the other side: translations of addresses alone leave ports as they are. */
export function across(other: End, here: End, by: { readonly protocol: number | undefined }): End {
  return by.protocol === undefined ? { address: other.address, port: here.port } : other;
}
