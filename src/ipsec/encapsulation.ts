import { writeU16, writeU32 } from '../base/bytes';
import type { Rng } from '../base/rng';
import { checksum, headerLengthOf, IP_PROTOCOL, IPV4_HEADER_BYTES, protocolOf, tosOf } from '../wire/ipv4';
import { ahLength, writeAh } from './ah-processing';
import { espCapacity, espLength, writeEsp } from './esp-processing';
import type { Compressed } from './ipcomp';
import type { SaBundle } from './sa-bundle';
import { UDP_HEADER_BYTES, writeEspUdp } from './udp-encapsulation';

/** From a packet to the packet that carries it: outer header, AH, ESP, in one buffer. */

const OUTER_TTL = 255;
const DONT_FRAGMENT = 0x4000;
/** IP in IP, what a tunnel's ESP or AH names as its next header. */
const IPV4_IN_IPV4 = 4;

/** What goes inside ESP or AH. */
export interface Load {
  readonly payload: Uint8Array;
  /** Its IP protocol. */
  readonly protocol: number;
  /** What compression made of it; undefined: none was agreed. */
  readonly compression: Compressed | undefined;
}

/** @param packet a whole IPv4 packet (transport mode: no fragment) */
export function loadOf({ tunnel, compressor }: SaBundle, packet: Uint8Array): Load {
  const payload = tunnel ? packet : packet.subarray(headerLengthOf(packet));
  const protocol = tunnel ? IPV4_IN_IPV4 : protocolOf(packet);
  const compression = compressor?.compress(payload, protocol);
  if (compression === undefined || typeof compression === 'string') return { payload, protocol, compression };
  return { payload: compression, protocol: IP_PROTOCOL.ipcomp, compression };
}

/** Bytes of the outer packet. */
export function encapsulatedLength(bundle: SaBundle, packet: Uint8Array, { payload: { length } }: Load): number {
  const header = bundle.tunnel ? IPV4_HEADER_BYTES : headerLengthOf(packet);
  const { outboundEsp: esp } = bundle;
  return header + between(bundle) + (esp === undefined ? length : espLength(esp, length));
}

/** Bytes of what stands between the IP header and ESP: AH, or UDP. */
function between({ outboundAh: ah, udp }: SaBundle): number {
  return (ah === undefined ? 0 : ahLength(ah)) + (udp === undefined ? 0 : UDP_HEADER_BYTES);
}

/** The largest packet whose outer packet is at most `mtu` bytes. */
export function innerMtu(bundle: SaBundle, mtu: number): number {
  const { outboundEsp: esp } = bundle;
  const room = mtu - IPV4_HEADER_BYTES - between(bundle);
  const payload = esp === undefined ? room : espCapacity(esp, room);
  return bundle.tunnel ? payload : payload + IPV4_HEADER_BYTES;
}

export interface OuterFragmentation {
  readonly id: number;
  readonly df: boolean;
}

/**
 * @param packet the packet that `load` was made of
 * @param outer what a tunnel's outer header says of fragments
 */
export function encapsulate(
  bundle: SaBundle,
  packet: Uint8Array,
  load: Load,
  outer: OuterFragmentation,
  rng: Rng,
): Uint8Array {
  const { outboundEsp: esp, outboundAh: ah, tunnel, udp } = bundle;
  const header = tunnel ? IPV4_HEADER_BYTES : headerLengthOf(packet);
  const { payload, protocol } = load;
  // Every byte is written below, so the cheap buffer is safe.
  const out = Buffer.allocUnsafe(encapsulatedLength(bundle, packet, load));
  const inside = header + between(bundle);
  if (esp === undefined) out.set(payload, inside);
  else writeEsp(esp, out, inside, payload, protocol, rng);
  const carried = esp === undefined ? protocol : IP_PROTOCOL.esp;
  if (tunnel) writeTunnelHeader(bundle, out, packet, outer);
  else out.set(packet.subarray(0, header), 0);
  writeU16(out, 2, out.length);
  out[9] = udp !== undefined ? IP_PROTOCOL.udp : ah === undefined ? carried : IP_PROTOCOL.ah;
  if (udp !== undefined) writeEspUdp(out, header, udp);
  if (ah !== undefined) writeAh(ah, out, header, carried);
  writeU16(out, 10, 0);
  writeU16(out, 10, checksum(out, 0, header));
  return out;
}

/** Outer header of a tunnel (RFC 2401 5.1.2): TOS copied, a TTL of its own, no options. */
function writeTunnelHeader(
  bundle: SaBundle,
  out: Uint8Array,
  packet: Uint8Array,
  { id, df }: OuterFragmentation,
): void {
  out[0] = 0x45;
  out[1] = tosOf(packet);
  writeU16(out, 4, id);
  writeU16(out, 6, df ? DONT_FRAGMENT : 0);
  out[8] = OUTER_TTL;
  writeU32(out, 12, bundle.local);
  writeU32(out, 16, bundle.peer);
}
