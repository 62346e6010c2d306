import type { Simulator } from '../net/simulator';

/** How virtual time goes along with a session: as fast as it computes, or with the wall clock. */
export interface Pace {
  /** Before anything is typed: what is due by now happens first. */
  catchUp(): void;
  /** Lets the world go on until `done` holds; resolves to false when nothing is left that could make it hold. */
  until(done: () => boolean): Promise<boolean>;
  /** For a session at a terminal: the world goes on by itself while `busy` holds, or always with the wall clock. */
  run(busy: () => boolean): void;
  /** Something may have begun: look again whether there is something to do. */
  wake(): void;
  stop(): void;
}

/** Events between two looks at the keyboard. */
const SLICE = 2000;

/** Time moves only while a command runs, as fast as it computes. */
export class FastPace implements Pace {
  private busy: (() => boolean) | undefined;
  private pending: NodeJS.Immediate | undefined;

  constructor(private readonly simulator: Simulator) {}

  catchUp(): void {
    // Between commands no time passes.
  }

  until(done: () => boolean): Promise<boolean> {
    return Promise.resolve(this.simulator.runUntil(done));
  }

  run(busy: () => boolean): void {
    this.busy = busy;
    this.wake();
  }

  wake(): void {
    if (this.busy === undefined || this.pending !== undefined || !this.busy()) return;
    this.pending = setImmediate(() => {
      this.pending = undefined;
      this.slice();
    });
  }

  stop(): void {
    this.busy = undefined;
    clearImmediate(this.pending);
    this.pending = undefined;
  }

  private slice(): void {
    const { busy } = this;
    if (busy === undefined) return;
    for (let i = 0; i < SLICE && busy(); i++) if (!this.simulator.step()) return;
    this.wake();
  }
}

/** The longest sleep that node takes. */
const LONGEST_SLEEP = 0x7fffffff;

/** Virtual time follows the wall clock from the moment this is made. */
export class RealPace implements Pace {
  private readonly origin: number;
  private timer: NodeJS.Timeout | undefined;
  private running = false;
  private waiting: { done: () => boolean; resolve: (held: boolean) => void } | undefined;

  constructor(private readonly simulator: Simulator) {
    this.origin = performance.now() - simulator.now;
  }

  catchUp(): void {
    this.simulator.advanceTo(performance.now() - this.origin);
  }

  until(done: () => boolean): Promise<boolean> {
    return new Promise(resolve => {
      this.waiting = { done, resolve };
      this.wake();
    });
  }

  run(): void {
    this.running = true;
    this.wake();
  }

  wake(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.settle();
    if (!this.running && this.waiting === undefined) return;
    const next = this.simulator.nextAt();
    if (next === undefined) {
      this.finish(false);
      return;
    }
    const sleep = Math.min(Math.max(0, Math.ceil(next + this.origin - performance.now())), LONGEST_SLEEP);
    this.timer = setTimeout(() => this.tick(), sleep);
  }

  stop(): void {
    this.running = false;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.finish(false);
  }

  /** Lets what is due happen, but stops at the event that ends the wait: time goes on with the next command. */
  private tick(): void {
    const now = performance.now() - this.origin;
    const done = this.waiting?.done;
    if (done === undefined) this.simulator.advanceTo(now);
    else if (!this.simulator.runUntil(done, now)) this.simulator.advanceTo(now);
    this.wake();
  }

  private settle(): void {
    if (this.waiting?.done() === true) this.finish(true);
  }

  private finish(held: boolean): void {
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.resolve(held);
  }
}
