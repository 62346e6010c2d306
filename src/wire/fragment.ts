import type { Ms } from '../base/event-queue';
import { ProtocolError } from '../base/errors';
import { decodeIpv4, encodeIpv4, IPV4_HEADER_BYTES, isFragment, MAX_PACKET, type DecodedIpv4 } from './ipv4';

/**
 * Cuts a packet for a link (RFC 791 3.2). Options are not copied into the fragments.
 * @param mtu at least 28; the caller has checked DF
 * @returns the packet itself when it fits
 */
export function fragment(packet: Uint8Array, mtu: number): Uint8Array[] {
  if (packet.length <= mtu) return [packet];
  const { header, payload } = decodeIpv4(packet);
  const step = (mtu - IPV4_HEADER_BYTES) & ~7;
  const fragments: Uint8Array[] = [];
  for (let at = 0; at < payload.length; at += step) {
    const end = Math.min(at + step, payload.length);
    const more = end < payload.length || header.mf;
    fragments.push(
      encodeIpv4({ ...header, mf: more, fragmentOffset: header.fragmentOffset + at }, payload.subarray(at, end)),
    );
  }
  return fragments;
}

interface Pending {
  readonly expires: Ms;
  readonly first: DecodedIpv4;
  readonly parts: { readonly at: number; readonly data: Uint8Array }[];
  total: number | undefined;
  received: number;
}

const TIMEOUT: Ms = 30_000;
const MAX_PENDING = 64;

/** Puts fragments together (RFC 815's work, done plainly). Bounded in packets and time; overlaps are refused. */
export class Reassembler {
  private readonly pending = new Map<string, Pending>();

  /**
   * @returns the whole packet once it is there; a packet that is no fragment at once
   * @throws ProtocolError for fragments that overlap or reach past 65535 bytes: the packet is given up
   */
  add(now: Ms, packet: Uint8Array): Uint8Array | undefined {
    if (!isFragment(packet)) return packet;
    const part = decodeIpv4(packet);
    const { header, payload } = part;
    this.expire(now);
    const key = `${header.source}/${header.destination}/${header.id}/${header.protocol}`;
    const entry = this.pending.get(key) ?? this.open(key, now, part);
    const end = header.fragmentOffset + payload.length;
    if (end + IPV4_HEADER_BYTES > MAX_PACKET || overlaps(entry, header.fragmentOffset, end)) {
      this.pending.delete(key);
      throw new ProtocolError('IPv4 fragment', `bytes ${header.fragmentOffset} to ${end} do not fit`);
    }
    if (!header.mf) entry.total = end;
    entry.parts.push({ at: header.fragmentOffset, data: payload });
    entry.received += payload.length;
    if (entry.total === undefined || entry.received < entry.total) return undefined;
    this.pending.delete(key);
    return join(entry, entry.total);
  }

  /** Packets that wait for more. */
  get size(): number {
    return this.pending.size;
  }

  private open(key: string, now: Ms, first: DecodedIpv4): Pending {
    if (this.pending.size >= MAX_PENDING) {
      const [oldest] = this.pending.keys();
      if (oldest !== undefined) this.pending.delete(oldest);
    }
    const entry: Pending = { expires: now + TIMEOUT, first, parts: [], total: undefined, received: 0 };
    this.pending.set(key, entry);
    return entry;
  }

  private expire(now: Ms): void {
    for (const [key, entry] of this.pending) if (entry.expires <= now) this.pending.delete(key);
  }
}

function overlaps(entry: Pending, start: number, end: number): boolean {
  if (entry.total !== undefined && end > entry.total) return true;
  return entry.parts.some(part => start < part.at + part.data.length && end > part.at);
}

function join(entry: Pending, total: number): Uint8Array {
  const payload = new Uint8Array(total);
  for (const part of entry.parts) payload.set(part.data, part.at);
  return encodeIpv4({ ...entry.first.header, mf: false, fragmentOffset: 0 }, payload);
}
