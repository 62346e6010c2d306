import type { Ms } from '../base/event-queue';
import type { Ipv4 } from '../base/ipv4-address';
import type { UdpPath } from '../ike/ipsec-port';
import { Compressor } from './ipcomp';
import type { Lifetime } from './lifetimes';
import type { SecurityAssociation } from './security-association';

/** How much a bundle is liked for sending; the newest of those that are liked most is used. */
export const MOST_LIKED = 3;

/** Of two pairs that both ends made at the same time, the one that goes: for which other one, and when. */
interface Yielding {
  readonly to: SaBundle;
  /** When to look whether the peer uses the other one. */
  at: Ms;
  readonly atLast: Ms;
}

/** What one quick mode made: both directions of ESP, of AH, or of both, and of IPComp, which live and die together. */
export class SaBundle {
  readonly inboundEsp: SecurityAssociation | undefined;
  readonly inboundAh: SecurityAssociation | undefined;
  readonly outboundEsp: SecurityAssociation | undefined;
  readonly outboundAh: SecurityAssociation | undefined;
  readonly inboundIpcomp: SecurityAssociation | undefined;
  readonly outboundIpcomp: SecurityAssociation | undefined;
  readonly compressor: Compressor | undefined;
  readonly tunnel: boolean;
  /** Whether a successor has been asked for: when its time comes, if there was traffic; else by the next packet. */
  rekey: 'later' | 'on-traffic' | 'asked' = 'later';
  /** The peer has set the commit bit: nothing is sent before, unless it says CONNECTED. */
  heldUntil: Ms = 0;
  /** ESP travels in UDP. */
  udp: UdpPath | undefined;
  /** QM3 may not have come to the peer: until then older SAs, which it has, carry what goes out. Undefined: it has come. */
  unconfirmedUntil: Ms | undefined;
  yielding: Yielding | undefined;
  /** When a packet came by it, and when one went. */
  heardAt: Ms = -Infinity;
  sentAt: Ms = -Infinity;

  constructor(
    readonly local: Ipv4,
    readonly peer: Ipv4,
    readonly inbound: readonly SecurityAssociation[],
    readonly outbound: readonly SecurityAssociation[],
    public lifetime: Lifetime,
    readonly role: 'initiator' | 'responder',
    udp?: UdpPath,
  ) {
    this.udp = udp;
    this.inboundEsp = inbound.find(sa => sa.protocol === 'esp');
    this.inboundAh = inbound.find(sa => sa.protocol === 'ah');
    this.outboundEsp = outbound.find(sa => sa.protocol === 'esp');
    this.outboundAh = outbound.find(sa => sa.protocol === 'ah');
    this.inboundIpcomp = inbound.find(sa => sa.protocol === 'ipcomp');
    this.outboundIpcomp = outbound.find(sa => sa.protocol === 'ipcomp');
    this.compressor = this.outboundIpcomp && new Compressor(this.outboundIpcomp);
    this.tunnel = (this.outboundEsp ?? this.outboundAh)?.tunnel === true;
  }

  /** May this bundle carry one more packet out? So many bytes may be more than was agreed. */
  canSend(now: Ms, overrun: number): boolean {
    if (now < this.usableFrom || now >= this.lifetime.expiresAt) return false;
    for (const sa of this.outbound) if (sa.exhausted || sa.bytes >= this.lifetime.lastByte + overrun) return false;
    return true;
  }

  get usableFrom(): Ms {
    return Math.max(this.lifetime.establishedAt, this.heldUntil);
  }

  /** Rather what the peer has for certain, and what will not go in a moment. */
  liking(now: Ms): number {
    const confirmed = this.unconfirmedUntil === undefined || now >= this.unconfirmedUntil;
    return (confirmed ? 2 : 0) + (this.yielding === undefined ? 1 : 0);
  }

  /** Nobody but the peer can have sent what comes by it. */
  get isAuthentic(): boolean {
    return this.inboundAh !== undefined || (this.inboundEsp?.icvBytes ?? 0) > 0;
  }

  /** Have so much time, so much volume or so many sequence numbers gone that a successor is due? */
  wantsSuccessor(now: Ms): boolean {
    if (this.rekey === 'asked') return false;
    return now >= this.lifetime.rekeyAt || this.usedBytes >= this.lifetime.rekeyBytes || this.sequenceRunsOut;
  }

  private get sequenceRunsOut(): boolean {
    for (const sa of this.outbound) if (sa.runsOut) return true;
    return false;
  }

  get carriedTraffic(): boolean {
    return this.inbound.some(sa => sa.packets > 0) || this.outbound.some(sa => sa.packets > 0);
  }

  /** Bytes of the busier direction. */
  get usedBytes(): number {
    let most = 0;
    for (const sa of this.inbound) most = Math.max(most, sa.bytes);
    for (const sa of this.outbound) most = Math.max(most, sa.bytes);
    return most;
  }
}
