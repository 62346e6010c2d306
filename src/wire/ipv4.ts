import { concat, newBytes, readU16, readU32, writeU16, writeU32 } from '../base/bytes';
import { InternalError, ProtocolError } from '../base/errors';
import type { Ms } from '../base/event-queue';
import type { Ipv4 } from '../base/ipv4-address';
import { FragmentList } from './fragment-list';
import { copiedOptions } from './ipv4-options';

/** An IPv4 header without options (RFC 791 3.1): options are accepted and carried, never made. */
export interface Ipv4Header {
  readonly tos: number;
  readonly id: number;
  readonly df: boolean;
  readonly mf: boolean;
  /** In bytes, a multiple of 8. */
  readonly fragmentOffset: number;
  readonly ttl: number;
  readonly protocol: number;
  readonly source: Ipv4;
  readonly destination: Ipv4;
}

export interface DecodedIpv4 {
  readonly header: Ipv4Header;
  readonly headerLength: number;
  readonly totalLength: number;
  /** A view. */
  readonly payload: Uint8Array;
}

export const IP_PROTOCOL = {
  icmp: 1,
  igmp: 2,
  tcp: 6,
  udp: 17,
  gre: 47,
  esp: 50,
  ah: 51,
  eigrp: 88,
  ospf: 89,
  ipcomp: 108,
} as const;

export const IPV4_HEADER_BYTES = 20;
export const MAX_PACKET = 65535;

const DF = 0x4000;
const MF = 0x2000;

/** A whole packet, checksum and all. @throws InternalError when it would be over 65535 bytes */
export function encodeIpv4(header: Ipv4Header, payload: Uint8Array): Uint8Array {
  const bytes = newBytes(IPV4_HEADER_BYTES + payload.length);
  bytes.set(payload, IPV4_HEADER_BYTES);
  writeIpv4Header(bytes, header);
  return bytes;
}

/** Writes the header into the first 20 bytes of a whole packet. @throws InternalError */
export function writeIpv4Header(packet: Uint8Array, header: Ipv4Header): void {
  if (packet.length > MAX_PACKET) throw new InternalError(`a packet of ${packet.length} bytes`);
  packet[0] = 0x45;
  packet[1] = header.tos;
  writeU16(packet, 2, packet.length);
  writeU16(packet, 4, header.id);
  writeU16(packet, 6, (header.df ? DF : 0) | (header.mf ? MF : 0) | (header.fragmentOffset >>> 3));
  packet[8] = header.ttl;
  packet[9] = header.protocol;
  writeU16(packet, 10, 0);
  writeU32(packet, 12, header.source);
  writeU32(packet, 16, header.destination);
  writeU16(packet, 10, checksum(packet, 0, IPV4_HEADER_BYTES));
}

/** @throws ProtocolError on a wrong version, length or header checksum; bytes after the total length are dropped */
export function decodeIpv4(bytes: Uint8Array): DecodedIpv4 {
  const headerLength = checkIpv4(bytes);
  const totalLength = readU16(bytes, 2);
  const flags = readU16(bytes, 6);
  return {
    header: {
      tos: bytes[1] as number,
      id: readU16(bytes, 4),
      df: (flags & DF) !== 0,
      mf: (flags & MF) !== 0,
      fragmentOffset: (flags & 0x1fff) << 3,
      ttl: bytes[8] as number,
      protocol: bytes[9] as number,
      source: readU32(bytes, 12),
      destination: readU32(bytes, 16),
    },
    headerLength,
    totalLength,
    payload: bytes.subarray(headerLength, totalLength),
  };
}

/** What a router checks before it forwards (RFC 1812 5.2.2). @returns the header's length @throws ProtocolError */
export function checkIpv4(bytes: Uint8Array): number {
  if (bytes.length < IPV4_HEADER_BYTES) throw new ProtocolError('IPv4 header', `${bytes.length} bytes`);
  const first = bytes[0] as number;
  if (first >>> 4 !== 4) throw new ProtocolError('IPv4 version', String(first >>> 4));
  const headerLength = (first & 15) * 4;
  const totalLength = readU16(bytes, 2);
  if (headerLength < IPV4_HEADER_BYTES || headerLength > totalLength) {
    throw new ProtocolError('IPv4 header length', `${headerLength} of ${totalLength}`);
  }
  if (totalLength > bytes.length) throw new ProtocolError('IPv4 total length', `${totalLength} of ${bytes.length}`);
  if (checksum(bytes, 0, headerLength) !== 0) throw new ProtocolError('IPv4 header checksum', 'wrong');
  return headerLength;
}

/** Reads without a check, for the forwarding path: the packet has passed `checkIpv4`. */
export const tosOf = (packet: Uint8Array): number => packet[1] as number;
export const ttlOf = (packet: Uint8Array): number => packet[8] as number;
export const protocolOf = (packet: Uint8Array): number => packet[9] as number;
export const sourceOf = (packet: Uint8Array): Ipv4 => readU32(packet, 12);
export const destinationOf = (packet: Uint8Array): Ipv4 => readU32(packet, 16);
export const dfOf = (packet: Uint8Array): boolean => (readU16(packet, 6) & DF) !== 0;
export const headerLengthOf = (packet: Uint8Array): number => ((packet[0] as number) & 15) * 4;
export const totalLengthOf = (packet: Uint8Array): number => readU16(packet, 2);
/** Any fragment, the first one too. */
export const isFragment = (packet: Uint8Array): boolean => (readU16(packet, 6) & 0x3fff) !== 0;
export const fragmentOffsetOf = (packet: Uint8Array): number => (readU16(packet, 6) & 0x1fff) << 3;

/** A copy with the TTL one lower and the checksum adjusted (RFC 1624). The TTL must not be 0. */
export function decrementTtl(packet: Uint8Array): Uint8Array {
  const copy = packet.slice();
  const before = readU16(copy, 8);
  copy[8] = ttlOf(packet) - 1;
  let sum = (~readU16(copy, 10) & 0xffff) + (~before & 0xffff) + readU16(copy, 8);
  sum = (sum & 0xffff) + (sum >>> 16);
  sum = (sum & 0xffff) + (sum >>> 16);
  writeU16(copy, 10, ~sum & 0xffff);
  return copy;
}

/** The internet checksum (RFC 1071): what goes into the field. */
export function checksum(bytes: Uint8Array, start = 0, end = bytes.length, initial = 0): number {
  let sum = initial;
  let at = start;
  for (; at + 1 < end; at += 2) sum += ((bytes[at] as number) << 8) | (bytes[at + 1] as number);
  if (at < end) sum += (bytes[at] as number) << 8;
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x10000);
  return ~sum & 0xffff;
}

/**
 * Cuts a packet for a link (RFC 791 3.2). The first fragment keeps all options, the others those that ask for it.
 * @param mtu bytes; the caller has checked DF
 * @returns the packet itself when it fits
 * @throws ProtocolError for a packet that is no IPv4, InternalError for an MTU that has no room for 8 bytes
 */
export function fragment(packet: Uint8Array, mtu: number): Uint8Array[] {
  if (packet.length <= mtu) return [packet];
  const { header, headerLength, payload } = decodeIpv4(packet);
  if (mtu < headerLength + 8) throw new InternalError(`an MTU of ${mtu} bytes`);
  const later = concat([packet.subarray(0, IPV4_HEADER_BYTES), copiedOptions(packet, headerLength)]);
  const fragments: Uint8Array[] = [];
  for (let at = 0; at < payload.length;) {
    const head = at === 0 ? packet.subarray(0, headerLength) : later;
    const room = mtu - head.length;
    const end = payload.length - at <= room ? payload.length : at + (room & ~7);
    const mf = end < payload.length || header.mf;
    fragments.push(withHeader(head, { mf, fragmentOffset: header.fragmentOffset + at }, payload.subarray(at, end)));
    at = end;
  }
  return fragments;
}

/** A packet with the header `head`, options and all, but for its length, its place among fragments, and its checksum. */
function withHeader(
  head: Uint8Array,
  place: Pick<Ipv4Header, 'mf' | 'fragmentOffset'>,
  payload: Uint8Array,
): Uint8Array {
  const packet = concat([head, payload]);
  if (packet.length > MAX_PACKET) throw new InternalError(`a packet of ${packet.length} bytes`);
  packet[0] = 0x40 | (head.length / 4);
  writeU16(packet, 2, packet.length);
  const df = readU16(packet, 6) & DF;
  writeU16(packet, 6, df | (place.mf ? MF : 0) | (place.fragmentOffset >>> 3));
  writeU16(packet, 10, 0);
  writeU16(packet, 10, checksum(packet, 0, head.length));
  return packet;
}

interface Pending {
  readonly expires: Ms;
  readonly list: FragmentList;
  /** The piece at 0, whose header is the whole packet's. */
  first: Uint8Array | undefined;
}

const REASSEMBLY_TIMEOUT: Ms = 30_000;
const MAX_PENDING = 64;

/** Puts fragments together (RFC 791 3.2). Bounded in packets and time; overlaps are refused. */
export class Reassembler {
  private readonly pending = new Map<string, Pending>();

  /** Packets that wait for more. */
  get size(): number {
    return this.pending.size;
  }

  /**
   * @param packet one that has passed `checkIpv4`
   * @returns the whole packet once it is there; a packet that is no fragment at once
   * @throws ProtocolError for fragments that overlap or reach past 65535 bytes: the packet is given up
   */
  add(now: Ms, packet: Uint8Array): Uint8Array | undefined {
    if (!isFragment(packet)) return packet;
    const { header, payload } = decodeIpv4(packet);
    this.expire(now);
    const key = `${header.source}/${header.destination}/${header.id}/${header.protocol}`;
    const entry = this.pending.get(key) ?? this.open(key, now);
    const { fragmentOffset } = header;
    if (fragmentOffset === 0) entry.first = packet;
    const head = entry.first?.subarray(0, headerLengthOf(entry.first));
    const fits = (head?.length ?? IPV4_HEADER_BYTES) + fragmentOffset + payload.length <= MAX_PACKET;
    if (!fits || !entry.list.add(fragmentOffset, payload, !header.mf)) {
      this.pending.delete(key);
      throw new ProtocolError('IPv4 fragment', `${payload.length} bytes at ${fragmentOffset} do not fit`);
    }
    const whole = entry.list.joined();
    if (whole === undefined || head === undefined) return undefined;
    this.pending.delete(key);
    if (head.length + whole.length > MAX_PACKET) {
      throw new ProtocolError('IPv4 fragment', `${whole.length} bytes in all`);
    }
    return withHeader(head, { mf: false, fragmentOffset: 0 }, whole);
  }

  private open(key: string, now: Ms): Pending {
    if (this.pending.size >= MAX_PENDING) {
      const [oldest] = this.pending.keys();
      if (oldest !== undefined) this.pending.delete(oldest);
    }
    const entry: Pending = { expires: now + REASSEMBLY_TIMEOUT, list: new FragmentList(), first: undefined };
    this.pending.set(key, entry);
    return entry;
  }

  /** When the oldest of them is given up. */
  get nextExpiry(): Ms | undefined {
    const [oldest] = this.pending.values();
    return oldest?.expires;
  }

  /** Gives up what is not whole by now. @returns the first piece of each packet of which it is there */
  expire(now: Ms): readonly Uint8Array[] {
    const firsts: Uint8Array[] = [];
    for (const [key, { expires, first }] of this.pending) {
      if (expires > now) break;
      this.pending.delete(key);
      if (first !== undefined) firsts.push(first);
    }
    return firsts;
  }
}
