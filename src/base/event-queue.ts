/** Milliseconds of the world's clock; fractions are allowed. */
export type Ms = number;

/** Cancelled entries that are let be, beside as many as there are live ones. */
const MOST_DEAD = 1024;

/** What stands in the queue; pass it to `cancel`. */
export interface Scheduled {
  readonly at: Ms;
  readonly sequence: number;
  action: (() => void) | undefined;
}

/**
 * Discrete events in order of (time, order of scheduling): a binary heap. Cancelled entries are
 * skipped when they come up, or swept out when they are most of what is left.
 */
export class EventQueue {
  private readonly heap: Scheduled[] = [];
  private sequence = 0;
  private live = 0;

  /** Entries that are neither run nor cancelled. */
  get size(): number {
    return this.live;
  }

  schedule(at: Ms, action: () => void): Scheduled {
    const entry: Scheduled = { at, sequence: this.sequence++, action };
    this.heap.push(entry);
    this.siftUp(this.heap.length - 1);
    this.live++;
    return entry;
  }

  cancel(entry: Scheduled): void {
    if (entry.action === undefined) return;
    entry.action = undefined;
    this.live--;
    if (this.heap.length - this.live > this.live + MOST_DEAD) this.sweep();
  }

  /** When the next entry is due, or undefined when there is none. */
  next(): Ms | undefined {
    while (this.heap.length > 0 && this.heap[0]?.action === undefined) this.removeTop();
    return this.heap[0]?.at;
  }

  /** Takes the next entry out; the caller runs the action at time `at`. */
  pop(): { readonly at: Ms; readonly action: () => void } | undefined {
    if (this.next() === undefined) return undefined;
    const top = this.removeTop();
    const action = top.action as () => void;
    top.action = undefined;
    this.live--;
    return { at: top.at, action };
  }

  private sweep(): void {
    let kept = 0;
    for (const entry of this.heap) if (entry.action !== undefined) this.heap[kept++] = entry;
    this.heap.length = kept;
    for (let i = (kept >> 1) - 1; i >= 0; i--) this.siftDown(i);
  }

  private removeTop(): Scheduled {
    const top = this.heap[0] as Scheduled;
    const last = this.heap.pop() as Scheduled;
    if (this.heap.length > 0) {
      this.heap[0] = last;
      this.siftDown(0);
    }
    return top;
  }

  private siftUp(start: number): void {
    const entry = this.heap[start] as Scheduled;
    let i = start;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const above = this.heap[parent] as Scheduled;
      if (!before(entry, above)) break;
      this.heap[i] = above;
      i = parent;
    }
    this.heap[i] = entry;
  }

  private siftDown(start: number): void {
    const entry = this.heap[start] as Scheduled;
    const length = this.heap.length;
    let i = start;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= length) break;
      if (child + 1 < length && before(this.heap[child + 1] as Scheduled, this.heap[child] as Scheduled)) child++;
      const below = this.heap[child] as Scheduled;
      if (!before(below, entry)) break;
      this.heap[i] = below;
      i = child;
    }
    this.heap[i] = entry;
  }
}

function before(a: Scheduled, b: Scheduled): boolean {
  return a.at < b.at || (a.at === b.at && a.sequence < b.sequence);
}
