import { equalBytes, isZero, readU16 } from '../base/bytes';
import type { Ipv4 } from '../base/ipv4-address';
import { LowestFree } from '../base/lowest-free';
import { isDeleted, isDiscovery, isEstablished, newSa, type IkeSa, type NewSa } from './sa';

/** Phase 1 exchanges that peers began and that have authenticated nobody, those too that are marked for deletion. */
const MOST_HALF_OPEN = 200;
/** Answers to probes that we hold at one time. */
const MOST_ANSWERED_PROBES = 64;
/** Of these, to one gateway: a probe says itself where the answer goes. */
const MOST_ANSWERED_PROBES_OF_GATEWAY = 8;

/** All ISAKMP SAs of a router, by connection id and by cookie. */
export class SaTable {
  private readonly byId = new Map<number, IkeSa>();
  private readonly byCookie = new Map<string, IkeSa>();
  /** May contain some that are authenticated by now. */
  private readonly begunByPeers = new Set<IkeSa>();
  private readonly ids = new LowestFree(1);

  all(): IterableIterator<IkeSa> {
    return this.byId.values();
  }

  get(connectionId: number): IkeSa | undefined {
    return this.byId.get(connectionId);
  }

  /** Connection ids are the lowest free from 1. */
  add(from: NewSa): IkeSa {
    const id = this.ids.take();
    const sa = newSa(id, from);
    this.byId.set(id, sa);
    if (sa.role === 'responder') this.begunByPeers.add(sa);
    this.byCookie.set(cookieKey(sa.initiatorCookie), sa);
    return sa;
  }

  remove(sa: IkeSa): void {
    this.byId.delete(sa.connectionId);
    this.ids.release(sa.connectionId);
    this.begunByPeers.delete(sa);
    const key = cookieKey(sa.initiatorCookie);
    if (this.byCookie.get(key) === sa) this.byCookie.delete(key);
  }

  /**
   * The SA that a message belongs to. Its responder cookie is still zero in a first message (and in its duplicates), and
   * new to the initiator in the first answer.
   */
  find(initiatorCookie: Uint8Array, responderCookie: Uint8Array): IkeSa | undefined {
    const sa = this.byCookie.get(cookieKey(initiatorCookie));
    if (sa === undefined) return undefined;
    if (isZero(responderCookie)) return sa.role === 'responder' ? sa : undefined;
    if (isZero(sa.responderCookie)) return sa.role === 'initiator' ? sa : undefined;
    return equalBytes(sa.responderCookie, responderCookie) ? sa : undefined;
  }

  /** Is this the cookie of an exchange that we began? A first message that bears it is our own, turned back. */
  isOurs(initiatorCookie: Uint8Array): boolean {
    return this.byCookie.get(cookieKey(initiatorCookie))?.role === 'initiator';
  }

  /** The newest SA with a peer that quick mode may use. @param peerPort of one that shares its address with others */
  established(peer: Ipv4, local?: Ipv4, peerPort?: number): IkeSa | undefined {
    let newest: IkeSa | undefined;
    for (const sa of this.byId.values()) {
      if (sa.peer !== peer || (local !== undefined && sa.local !== local) || !isEstablished(sa)) continue;
      if (peerPort !== undefined && sa.peerPort !== peerPort) continue;
      if (newest === undefined || (sa.establishedAt ?? 0) >= (newest.establishedAt ?? 0)) newest = sa;
    }
    return newest;
  }

  /** Our own phase 1 with a peer that is under way. */
  initiating(peer: Ipv4, local: Ipv4): IkeSa | undefined {
    for (const sa of this.byId.values()) {
      if (sa.role !== 'initiator' || sa.peer !== peer || sa.local !== local) continue;
      if (!isDiscovery(sa) && !isDeleted(sa) && sa.establishedAt === undefined) return sa;
    }
    return undefined;
  }

  mayAnswerProbe(gateway: Ipv4): boolean {
    let all = 0;
    let ofGateway = 0;
    for (const sa of this.unauthenticated()) {
      if (!isDiscovery(sa)) continue;
      all++;
      if (sa.peer === gateway) ofGateway++;
    }
    return all < MOST_ANSWERED_PROBES && ofGateway < MOST_ANSWERED_PROBES_OF_GATEWAY;
  }

  /**
   * What must go before another first message of a peer is taken: an exchange that has failed; else the oldest whose
   * initiator has not shown that our answer reaches it; else the oldest.
   */
  surplus(): IkeSa | undefined {
    let count = 0;
    let failed: IkeSa | undefined;
    let unanswered: IkeSa | undefined;
    let oldest: IkeSa | undefined;
    for (const sa of this.unauthenticated()) {
      if (isDiscovery(sa)) continue;
      count++;
      if (isDeleted(sa)) failed ??= sa;
      else if (sa.awaits === 'mm3' || sa.awaits === 'am3') unanswered ??= sa;
      oldest ??= sa;
    }
    return count < MOST_HALF_OPEN ? undefined : (failed ?? unanswered ?? oldest);
  }

  /** SAs that peers began, oldest first. Those that have got further in the meantime are struck off on the way. */
  private *unauthenticated(): Iterable<IkeSa> {
    for (const sa of this.begunByPeers) {
      if (sa.establishedAt === undefined) yield sa;
      else this.begunByPeers.delete(sa);
    }
  }
}

/** The eight bytes as four characters. */
function cookieKey(cookie: Uint8Array): string {
  return String.fromCharCode(readU16(cookie, 0), readU16(cookie, 2), readU16(cookie, 4), readU16(cookie, 6));
}
