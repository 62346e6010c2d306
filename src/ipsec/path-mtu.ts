import { readU16, readU32 } from '../base/bytes';
import type { Ms } from '../base/event-queue';
import type { Ipv4 } from '../base/ipv4-address';
import { headerLengthOf, IP_PROTOCOL, IPV4_HEADER_BYTES, totalLengthOf } from '../wire/ipv4';
import type { Identity } from './identity';
import type { IpsecState } from './state';
import { UDP_HEADER_BYTES } from './udp-encapsulation';

/**
 * What ICMP says of the way to a peer (RFC 1191, RFC 2401 6.1.2). It is not authenticated: it only ever lowers what the SAs
 * that it names may send at once, never under a floor, and time alone raises that again.
 */

const ICMP_UNREACHABLE = 3;
const FRAGMENTATION_NEEDED = 4;
const ICMP_HEADER_BYTES = 8;

/** Whoever forges such a message must not be able to stop the traffic altogether. */
const LEAST_PATH_MTU = 256;
/** RFC 1191 6.3. */
const PATH_MTU_AGE: Ms = 600_000;
/** RFC 1191 7.1: where routers older than that RFC give no MTU, the next lower one of these. */
const PLATEAUS = [32000, 17914, 8166, 4352, 2002, 1492, 1006, 508, 296];

/** A packet of ours that did not get through whole. */
interface Quoted {
  readonly source: Ipv4;
  readonly peer: Ipv4;
  readonly mtu: number;
  readonly sa: ByEspOrAh | ByUdp;
}

interface ByEspOrAh {
  readonly protocol: 'ah' | 'esp';
  readonly spi: number;
}

/** ESP in UDP: of the packet only the UDP header may be quoted (RFC 792). */
interface ByUdp {
  readonly protocol: 'udp';
  readonly localPort: number;
  readonly peerPort: number;
  readonly spi: number | undefined;
}

/** @param packet a whole IPv4 packet that carries an ICMP error for us */
export function learnPathMtu(state: IpsecState, now: Ms, packet: Uint8Array): void {
  const quoted = quotedIn(packet);
  if (quoted === undefined) return;
  for (const identity of new Set(identitiesOf(state, quoted))) lower(state, now, identity, quoted);
}

function lower(state: IpsecState, now: Ms, identity: Identity, { peer, mtu: told }: Quoted): void {
  const mtu = Math.max(told, LEAST_PATH_MTU);
  const { learnedMtu: before } = identity;
  const stands = before !== undefined && now < before.until;
  if (stands && before.mtu < mtu) return;
  identity.learnedMtu = { mtu, until: now + PATH_MTU_AGE };
  if (!stands || before.mtu !== mtu) state.env.report(now, { kind: 'path-mtu-learned', peer, mtu });
}

/** The MTU of the way to the peer. What ICMP told is tried anew when its time is over. */
export function currentPathMtu(state: IpsecState, now: Ms, identity: Identity, peer: Ipv4, mediaMtu: number): number {
  const { learnedMtu } = identity;
  if (learnedMtu === undefined) return mediaMtu;
  if (now < learnedMtu.until) return Math.min(learnedMtu.mtu, mediaMtu);
  identity.learnedMtu = undefined;
  state.env.report(now, { kind: 'path-mtu-aged', peer, mtu: mediaMtu });
  return mediaMtu;
}

function* identitiesOf({ sad }: IpsecState, { source, peer, sa: quoted }: Quoted): Iterable<Identity> {
  for (const [bundle, identity] of sad.all()) {
    if (bundle.peer !== peer || bundle.local !== source) continue;
    const protocol = quoted.protocol === 'udp' ? 'esp' : quoted.protocol;
    const { spi } = quoted;
    if (spi !== undefined && !bundle.outbound.some(sa => sa.protocol === protocol && sa.spi === spi)) continue;
    const { udp } = bundle;
    if (quoted.protocol === 'udp' && (udp?.localPort !== quoted.localPort || udp.peerPort !== quoted.peerPort))
      continue;
    yield identity;
  }
}

function quotedIn(packet: Uint8Array): Quoted | undefined {
  const icmp = headerLengthOf(packet);
  const original = packet.subarray(icmp + ICMP_HEADER_BYTES);
  if (original.length < IPV4_HEADER_BYTES || packet[icmp] !== ICMP_UNREACHABLE) return undefined;
  if (packet[icmp + 1] !== FRAGMENTATION_NEEDED) return undefined;
  const length = totalLengthOf(original);
  const mtu = readU16(packet, icmp + 6) || (PLATEAUS.find(plateau => plateau < length) ?? LEAST_PATH_MTU);
  const sa = quotedSa(original, headerLengthOf(original));
  // Whoever refuses a packet because of its length has one that is longer than what there is room for.
  if (sa === undefined || mtu >= length) return undefined;
  return { source: readU32(original, 12), peer: readU32(original, 16), mtu, sa };
}

function quotedSa(original: Uint8Array, at: number): ByEspOrAh | ByUdp | undefined {
  const inside = original.subarray(at);
  if (at < IPV4_HEADER_BYTES || inside.length < UDP_HEADER_BYTES) return undefined;
  switch (original[9]) {
    case IP_PROTOCOL.ah:
      return { protocol: 'ah', spi: readU32(inside, 4) };
    case IP_PROTOCOL.esp:
      return { protocol: 'esp', spi: readU32(inside, 0) };
    case IP_PROTOCOL.udp: {
      const spi = inside.length < UDP_HEADER_BYTES + 4 ? undefined : readU32(inside, UDP_HEADER_BYTES);
      return { protocol: 'udp', localPort: readU16(inside, 0), peerPort: readU16(inside, 2), spi };
    }
    default:
      return undefined;
  }
}
