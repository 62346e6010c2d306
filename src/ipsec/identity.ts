import type { Ms } from '../base/event-queue';
import type { Ipv4 } from '../base/ipv4-address';
import type { ProxyPair } from '../ike/ipsec-port';
import { MOST_LIKED, type SaBundle } from './sa-bundle';
import type { SpdEntry } from './spd';
import type { PacketCounters } from './views';

/** Where a run-time crypto map entry came from, and its number in the map. */
export interface RunTimeEntry {
  sequence: number;
  readonly template: string;
  readonly templateSequence: number;
}

export function zeroCounters(): PacketCounters {
  return {
    encaps: 0,
    encrypt: 0,
    digest: 0,
    decaps: 0,
    decrypt: 0,
    verify: 0,
    sendErrors: 0,
    receiveErrors: 0,
    noSa: 0,
    notEncapsulated: 0,
    sequenceEnded: 0,
    verifyFailed: 0,
    replayFailed: 0,
    invalidIdentity: 0,
    malformed: 0,
    invalidLength: 0,
    invalidProtocol: 0,
    invalidSa: 0,
    compressed: 0,
    notCompressed: 0,
    compressionFailed: 0,
    decompressed: 0,
    notDecompressed: 0,
    decompressFailed: 0,
  };
}

const OVERRUN_BYTES = 256 * 1024;

const NO_BUNDLES: readonly SaBundle[] = [];

/** One pair of proxies under one map entry on one interface, with the SAs that protect it, oldest first. */
export class Identity {
  bundles: readonly SaBundle[] = NO_BUNDLES;
  counters = zeroCounters();
  /** The acquisition that is making SAs for it. */
  pending: number | undefined;
  /** Until when the peer is likely to be making SAs for it: no use to ask for others meanwhile. */
  peerNegotiatesUntil: Ms = 0;
  /** What ICMP told about the way to the peer, and how long we believe it. */
  learnedMtu: { readonly mtu: number; readonly until: Ms } | undefined;

  constructor(
    public entry: SpdEntry,
    readonly proxies: ProxyPair,
    /** The gateway that the SAs are with; a static entry's may change while it has none. */
    public peer: Ipv4 | undefined,
    /** Made for a permit line of a static entry, and stays without SAs. */
    readonly fromAccessList: boolean,
    readonly runTime: RunTimeEntry | undefined,
  ) {}

  /** The newest bundle that can still send, but for what the peer may not have yet. */
  current(now: Ms): SaBundle | undefined {
    const overrun = this.overrun(now);
    let best: SaBundle | undefined;
    let most = -1;
    for (let i = this.bundles.length - 1; i >= 0 && most < MOST_LIKED; i--) {
      const bundle = this.bundles[i] as SaBundle;
      if (!bundle.canSend(now, overrun)) continue;
      const liking = bundle.liking(now);
      if (liking > most) [best, most] = [bundle, liking];
    }
    return best;
  }

  /**
   * A quick mode takes its time, and its QM3 too: while SAs are about to be succeeded they carry so many bytes more than was
   * agreed, rather than that packets are lost.
   */
  overrun(now: Ms): number {
    const succeeded = this.pending !== undefined || now < this.peerNegotiatesUntil || this.bundles.length > 1;
    return succeeded ? OVERRUN_BYTES : 0;
  }

  pathMtu(now: Ms, mediaMtu: number): number {
    const learned = this.learnedMtu;
    return learned !== undefined && now < learned.until ? Math.min(learned.mtu, mediaMtu) : mediaMtu;
  }
}
