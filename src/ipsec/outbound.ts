import type { Ms } from '../base/event-queue';
import { dfOf, fragment, headerLengthOf, isFragment, MAX_PACKET } from '../wire/ipv4';
import { discover, identityForRule, negotiate, rekey } from './acquire';
import { encapsulate, encapsulatedLength, innerMtu, loadOf } from './encapsulation';
import { endBundle } from './installation';
import type { Compressed } from './ipcomp';
import type { Identity } from './identity';
import type * as Manual from './manual';
import { currentPathMtu } from './path-mtu';
import type { SaBundle } from './sa-bundle';
import { firstMatch, leaving, proxiesCover, type SelectorRule, type Traffic } from './selector';
import type { InterfacePolicy, SpdEntry } from './spd';
import type { IpsecState } from './state';
import type { OutboundVerdict } from './verdicts';

/** The way out: the crypto map of the interface says whether a packet is protected, and by what. */

const CLEAR: OutboundVerdict = { kind: 'clear' };
const DROP: OutboundVerdict = { kind: 'drop' };

export class Outbound {
  private identification: number;
  /** Packets that a template permits and that had no SAs: by interface. */
  readonly unclaimed = new Map<string, number>();

  constructor(private readonly state: IpsecState) {
    this.identification = state.env.rng.between(0, 0xffff);
  }

  /** @param packet a whole IPv4 packet with a checked header */
  outbound(now: Ms, interfaceName: string, packet: Uint8Array): OutboundVerdict {
    const policy = this.state.spd.get(interfaceName);
    if (policy === undefined) return CLEAR;
    const traffic = leaving(packet);
    for (const entry of policy.entries) {
      const rule = entry.rules === undefined ? undefined : firstMatch(entry.rules, traffic);
      rule?.matched?.();
      const permitted = rule?.action === 'permit';
      // A deny leads to the next entry; an entry without an access list has only what its peers have set up.
      if (!permitted && (entry.rules !== undefined || entry.dynamic === undefined)) continue;
      const bundle = this.protection(now, entry, traffic);
      if (bundle !== undefined) return this.protect(now, policy, bundle.identity, bundle.bundle, packet, traffic);
      if (!permitted) continue;
      this.acquire(now, entry, rule, traffic, interfaceName);
      return DROP;
    }
    return CLEAR;
  }

  /** The newest SAs of this entry that cover the packet. */
  private protection(
    now: Ms,
    entry: SpdEntry,
    traffic: Traffic,
  ): { readonly identity: Identity; readonly bundle: SaBundle } | undefined {
    let best: { readonly identity: Identity; readonly bundle: SaBundle } | undefined;
    for (const identity of entry.identities) {
      if (identity.bundles.length === 0 || !proxiesCover(identity.proxies, traffic)) continue;
      const bundle = identity.current(now);
      if (bundle === undefined) continue;
      if (best === undefined || bundle.lifetime.establishedAt >= best.bundle.lifetime.establishedAt) {
        best = { identity, bundle };
      }
    }
    return best;
  }

  /** No SA: the packet is lost, and may set off what will make one for those to come. */
  private acquire(now: Ms, entry: SpdEntry, rule: SelectorRule, traffic: Traffic, interfaceName: string): void {
    const flow = { source: traffic.local, destination: traffic.remote, protocol: traffic.protocol };
    if (entry.dynamic === undefined) {
      const identity = identityForRule(this.state, entry, rule, traffic);
      countUnprotected(identity);
      if (entry.manual === undefined) negotiate(this.state, now, identity, flow);
      else this.tellMissingKey(now, entry, identity);
      return;
    }
    // The golden 2600 counts none of these as an error of the entry that comes of it.
    this.unclaimed.set(interfaceName, (this.unclaimed.get(interfaceName) ?? 0) + 1);
    const found = entry.identities.find(identity => proxiesCover(identity.proxies, traffic));
    if (found !== undefined) {
      // A run-time entry serves as a normal one: no new probe.
      negotiate(this.state, now, found, flow);
      return;
    }
    if (entry.dynamic.discover) discover(this.state, now, entry, rule, traffic);
  }

  private tellMissingKey(now: Ms, entry: SpdEntry, identity: Identity): void {
    const { missingKey } = require('./manual') as typeof Manual;
    const missing = missingKey(this.state, entry, identity);
    if (missing !== undefined) this.state.env.report(now, { kind: 'manual-key-missing', ...missing });
  }

  /** All by the same SAs, whose selectors the whole packet has met. */
  private inPieces(
    now: Ms,
    policy: InterfacePolicy,
    identity: Identity,
    bundle: SaBundle,
    pieces: readonly Uint8Array[],
  ): OutboundVerdict {
    const packets: Uint8Array[] = [];
    for (const piece of pieces) {
      // The pieces before it may have used up what the SAs may carry.
      const verdict = bundle.canSend(now, identity.overrun(now))
        ? this.protect(now, policy, identity, bundle, piece, leaving(piece))
        : DROP;
      if (verdict.kind === 'protected') packets.push(verdict.packet);
    }
    return packets.length === 0 ? DROP : { kind: 'in-pieces', packets };
  }

  private protect(
    now: Ms,
    policy: InterfacePolicy,
    identity: Identity,
    bundle: SaBundle,
    packet: Uint8Array,
    traffic: Traffic,
  ): OutboundVerdict {
    const mtu = currentPathMtu(this.state, now, identity, bundle.peer, policy.mtu);
    const load = loadOf(bundle, packet);
    const length = encapsulatedLength(bundle, packet, load);
    const { dfBit } = policy;
    if (length > mtu) {
      const room = innerMtu(bundle, mtu);
      if (dfBit !== 'clear' && dfOf(packet)) return { kind: 'too-big', mtu: room };
      if (policy.cutsFirst && bundle.tunnel && room >= headerLengthOf(packet) + LEAST_PIECE) {
        return this.inPieces(now, policy, identity, bundle, fragment(packet, room));
      }
    }
    if (length > MAX_PACKET || (!bundle.tunnel && !transportFits(bundle, packet, traffic))) {
      identity.counters.sendErrors++;
      identity.counters.notEncapsulated++;
      return DROP;
    }
    this.identification = (this.identification + 1) & 0xffff;
    const whole = dfBit === 'set' ? length <= mtu : dfBit === 'copy' && dfOf(packet);
    const out = encapsulate(bundle, packet, load, { id: this.identification, df: whole }, this.state.env.rng);
    bundle.sentAt = now;
    count(identity, bundle, packet.length);
    if (load.compression !== undefined) countCompression(identity, bundle, load.compression, packet.length);
    watchLifetime(this.state, now, identity, bundle);
    return { kind: 'protected', packet: out };
  }
}

/** RFC 791: pieces but the last are a multiple of so many bytes. */
const LEAST_PIECE = 8;

/** RFC 2401 4.1, 5.1.2: transport mode is for whole packets between the two ends of the SA. */
function transportFits(bundle: SaBundle, packet: Uint8Array, traffic: Traffic): boolean {
  return !isFragment(packet) && traffic.local === bundle.local && traffic.remote === bundle.peer;
}

function countUnprotected({ counters, bundles }: Identity): void {
  counters.sendErrors++;
  counters.noSa++;
  if (bundles.some(({ outbound }) => outbound.some(sa => sa.exhausted))) counters.sequenceEnded++;
}

function count(identity: Identity, bundle: SaBundle, bytes: number): void {
  const { counters } = identity;
  const { outboundEsp: esp, outboundAh: ah } = bundle;
  counters.encaps++;
  if (esp !== undefined) {
    counters.encrypt++;
    esp.count(bytes);
  }
  if (ah !== undefined || (esp !== undefined && esp.icvBytes > 0)) counters.digest++;
  ah?.count(bytes);
}

function countCompression({ counters }: Identity, bundle: SaBundle, made: Compressed, bytes: number): void {
  if (made === 'larger') counters.compressionFailed++;
  else if (typeof made === 'string') counters.notCompressed++;
  else {
    counters.compressed++;
    bundle.outboundIpcomp?.count(bytes);
  }
}

/** After each packet, in both directions: is it time for a successor, or for the end? */
export function watchLifetime(state: IpsecState, now: Ms, identity: Identity, bundle: SaBundle): void {
  if (bundle.usedBytes >= bundle.lifetime.lastByte + identity.overrun(now)) {
    state.env.run(turn => endBundle(state, turn, bundle, identity, true));
  } else if (bundle.wantsSuccessor(now)) {
    rekey(state, now, identity);
  }
}
