import { readU16, writeU16, writeU32 } from '../base/bytes';
import type { Ipv4 } from '../base/ipv4-address';
import { ICMP_TYPE } from './icmp';
import { fragmentOffsetOf, headerLengthOf, IP_PROTOCOL, protocolOf } from './ipv4';

/** What address translation puts in place of what stands in a packet. The number of an ICMP query goes as a port. */
export interface Rewriting {
  readonly source?: Ipv4;
  readonly destination?: Ipv4;
  readonly sourcePort?: number;
  readonly destinationPort?: number;
}

const TCP_CHECKSUM_AT = 16;
const UDP_CHECKSUM_AT = 6;
const ICMP_CHECKSUM_AT = 2;
/** Of a query (RFC 792): the number that an answer bears too. */
const ICMP_ID_AT = 4;
const ICMP_HEADER_BYTES = 8;

const QUERIES: ReadonlySet<number> = new Set([ICMP_TYPE.echo, ICMP_TYPE.echoReply, 13, 14, 15, 16, 17, 18]);

/** A query or the answer to one: it has a number, as datagrams have ports. */
export function isIcmpQuery(type: number): boolean {
  return QUERIES.has(type);
}

/**
 * A copy of a packet with other addresses and ports. Checksums are adjusted by what has changed (RFC 1624), so that a
 * damaged packet is not mended.
 * @param packet one that has passed `checkIpv4`
 */
export function rewritten(packet: Uint8Array, rewriting: Rewriting): Uint8Array {
  const copy = packet.slice();
  rewriteAt(copy, 0, rewriting);
  return copy;
}

/**
 * The same for an ICMP error: in its header, and in the packet that it quotes.
 * @param inner for the quoted packet, which may be cut off behind its first bytes
 */
export function errorRewritten(packet: Uint8Array, outer: Rewriting, inner: Rewriting): Uint8Array {
  const copy = rewritten(packet, outer);
  const message = headerLengthOf(packet);
  const quoted = message + ICMP_HEADER_BYTES;
  const before = sumOf(copy, quoted);
  rewriteAt(copy, quoted, inner);
  adjust(copy, message + ICMP_CHECKSUM_AT, before, sumOf(copy, quoted));
  return copy;
}

/** @param at where the IP header begins; an even offset, with a whole header behind it */
function rewriteAt(bytes: Uint8Array, at: number, rewriting: Rewriting): void {
  const header = bytes.subarray(at);
  const change = { before: 0, after: 0 };
  replaceAddress(header, 12, rewriting.source, change);
  replaceAddress(header, 16, rewriting.destination, change);
  adjust(header, 10, change.before, change.after);
  if (fragmentOffsetOf(header) === 0) rewriteTransport(header, rewriting, change);
}

/** Sums of 16-bit words that have been replaced. */
interface Change {
  before: number;
  after: number;
}

function replaceAddress(header: Uint8Array, at: number, address: Ipv4 | undefined, change: Change): void {
  if (address === undefined) return;
  change.before += readU16(header, at) + readU16(header, at + 2);
  writeU32(header, at, address);
  change.after += readU16(header, at) + readU16(header, at + 2);
}

function replacePort(bytes: Uint8Array, at: number, port: number | undefined, change: Change): void {
  if (port === undefined || at + 2 > bytes.length) return;
  change.before += readU16(bytes, at);
  writeU16(bytes, at, port);
  change.after += port;
}

function rewriteTransport(packet: Uint8Array, { sourcePort, destinationPort }: Rewriting, addresses: Change): void {
  const at = headerLengthOf(packet);
  switch (protocolOf(packet)) {
    case IP_PROTOCOL.tcp:
      replacePort(packet, at, sourcePort, addresses);
      replacePort(packet, at + 2, destinationPort, addresses);
      adjust(packet, at + TCP_CHECKSUM_AT, addresses.before, addresses.after);
      return;
    case IP_PROTOCOL.udp: {
      replacePort(packet, at, sourcePort, addresses);
      replacePort(packet, at + 2, destinationPort, addresses);
      const checksumAt = at + UDP_CHECKSUM_AT;
      // 0 stands for "no checksum", and what would come to 0 is written as the other zero.
      if (checksumAt + 2 > packet.length || readU16(packet, checksumAt) === 0) return;
      adjust(packet, checksumAt, addresses.before, addresses.after);
      if (readU16(packet, checksumAt) === 0) writeU16(packet, checksumAt, 0xffff);
      return;
    }
    case IP_PROTOCOL.icmp: {
      if (!isIcmpQuery(packet[at] ?? -1)) return;
      // An ICMP checksum does not cover addresses.
      const change = { before: 0, after: 0 };
      replacePort(packet, at + ICMP_ID_AT, sourcePort ?? destinationPort, change);
      adjust(packet, at + ICMP_CHECKSUM_AT, change.before, change.after);
      return;
    }
    default:
  }
}

/** RFC 1624, equation 3. What lies behind the end is not there to be adjusted. */
function adjust(bytes: Uint8Array, at: number, before: number, after: number): void {
  if (before === after || at + 2 > bytes.length) return;
  const sum = folded((~readU16(bytes, at) & 0xffff) + (~folded(before) & 0xffff) + folded(after));
  writeU16(bytes, at, ~sum & 0xffff);
}

function folded(sum: number): number {
  let rest = sum;
  while (rest > 0xffff) rest = (rest & 0xffff) + Math.floor(rest / 0x10000);
  return rest;
}

function sumOf(bytes: Uint8Array, start: number): number {
  let sum = 0;
  let at = start;
  for (; at + 1 < bytes.length; at += 2) sum += readU16(bytes, at);
  return at < bytes.length ? sum + ((bytes[at] as number) << 8) : sum;
}
