import { equalBytes, isZero, readU16 } from '../base/bytes';
import type { Ipv4 } from '../base/ipv4-address';
import { isDeleted, isDiscovery, isEstablished, newSa, type IkeSa, type NewSa } from './sa';

/** Phase 1 exchanges of peers that we hold open at one time: whoever floods us with first messages gets no further. */
const MOST_HALF_OPEN = 200;
/** Answers to probes that we hold at one time. */
const MOST_ANSWERED_PROBES = 64;

/** All ISAKMP SAs of a router, by connection id and by cookie. */
export class SaTable {
  private readonly byId = new Map<number, IkeSa>();
  private readonly byCookie = new Map<string, IkeSa>();

  all(): IterableIterator<IkeSa> {
    return this.byId.values();
  }

  get(connectionId: number): IkeSa | undefined {
    return this.byId.get(connectionId);
  }

  /** Connection ids are the lowest free from 1. */
  add(from: NewSa): IkeSa {
    let id = 1;
    while (this.byId.has(id)) id++;
    const sa = newSa(id, from);
    this.byId.set(id, sa);
    this.byCookie.set(cookieKey(sa.initiatorCookie), sa);
    return sa;
  }

  remove(sa: IkeSa): void {
    this.byId.delete(sa.connectionId);
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

  /** The newest SA with a peer that quick mode may use. */
  established(peer: Ipv4, local?: Ipv4): IkeSa | undefined {
    let newest: IkeSa | undefined;
    for (const sa of this.byId.values()) {
      if (sa.peer !== peer || (local !== undefined && sa.local !== local) || !isEstablished(sa)) continue;
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

  mayAccept(discovery: boolean): boolean {
    let count = 0;
    for (const sa of this.byId.values()) {
      if (sa.role === 'responder' && sa.establishedAt === undefined && isDiscovery(sa) === discovery) count++;
    }
    return count < (discovery ? MOST_ANSWERED_PROBES : MOST_HALF_OPEN);
  }
}

/** The eight bytes as four characters. */
function cookieKey(cookie: Uint8Array): string {
  return String.fromCharCode(readU16(cookie, 0), readU16(cookie, 2), readU16(cookie, 4), readU16(cookie, 6));
}
