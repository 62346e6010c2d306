import type { Ms } from '../base/event-queue';
import type { SaRequest } from '../ike/ipsec-port';
import type { Identity } from './identity';
import type { SpdEntry } from './spd';

/** What IPsec has asked ISAKMP for and has not got yet. */

const SECOND = 1000;
/** A probe may be sent again after this, if traffic still asks. */
const PROBE_INTERVAL: Ms = 10 * SECOND;
const PROBE_TRIES = 5;
/** IPsec's own timer for a negotiation: it asks once more, then gives up. */
const REQUEST_INTERVAL: Ms = 30 * SECOND;
const REQUEST_TRIES = 2;
/** Discoveries under way at one time; a scan through the tunnel's far side must not eat the memory. */
const MOST_DISCOVERIES = 1000;

export interface Acquisition {
  readonly id: number;
  entry: SpdEntry;
  readonly flowKey: string;
  request: SaRequest;
  phase: 'probing' | 'negotiating';
  /** What is to get the SAs; undefined until a discovery has found the peer. */
  identity: Identity | undefined;
  tries: number;
  sentAt: Ms;
  /** SPIs that were told with the request and wait for ISAKMP to ask. */
  spis: number[];
}

export type Overdue = 'ask-again' | 'give-up';

export class Acquisitions {
  private readonly byId = new Map<number, Acquisition>();
  private readonly byFlow = new Map<string, Acquisition>();
  private lastId = 0;

  nextId(): number {
    return ++this.lastId;
  }

  get size(): number {
    return this.byId.size;
  }

  get full(): boolean {
    return this.byFlow.size >= MOST_DISCOVERIES;
  }

  add(acquisition: Acquisition): void {
    this.byId.set(acquisition.id, acquisition);
    this.byFlow.set(acquisition.flowKey, acquisition);
    if (acquisition.identity !== undefined) acquisition.identity.pending = acquisition.id;
  }

  get(id: number | undefined): Acquisition | undefined {
    return id === undefined ? undefined : this.byId.get(id);
  }

  forFlow(flowKey: string): Acquisition | undefined {
    return this.byFlow.get(flowKey);
  }

  remove(acquisition: Acquisition): void {
    this.byId.delete(acquisition.id);
    this.byFlow.delete(acquisition.flowKey);
    if (acquisition.identity?.pending === acquisition.id) acquisition.identity.pending = undefined;
  }

  all(): Iterable<Acquisition> {
    return this.byId.values();
  }

  /** May a packet of this flow set off another probe? */
  mayProbeAgain(acquisition: Acquisition, now: Ms): boolean {
    return (
      acquisition.phase === 'probing' && acquisition.tries < PROBE_TRIES && now >= acquisition.sentAt + PROBE_INTERVAL
    );
  }

  /** When something is to be done about it though no packet comes. */
  dueAt(acquisition: Acquisition): Ms {
    if (acquisition.phase === 'negotiating') return acquisition.sentAt + REQUEST_INTERVAL;
    // After the last try there is nothing left to wait for but its answer.
    const triesLeft = PROBE_TRIES - acquisition.tries + 1;
    return acquisition.sentAt + triesLeft * PROBE_INTERVAL;
  }

  whenDue(acquisition: Acquisition): Overdue {
    return acquisition.phase === 'negotiating' && acquisition.tries < REQUEST_TRIES ? 'ask-again' : 'give-up';
  }

  nextTimeout(): Ms | undefined {
    let earliest: Ms | undefined;
    for (const acquisition of this.byId.values()) {
      const due = this.dueAt(acquisition);
      if (earliest === undefined || due < earliest) earliest = due;
    }
    return earliest;
  }
}
