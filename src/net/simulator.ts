import { EventQueue, type Ms, type Scheduled } from '../base/event-queue';

/** What things in the simulated world may do with time. */
export interface Clock {
  readonly now: Ms;
  /** @param delay milliseconds from now, 0 or more; things of the same time happen in the order of scheduling */
  schedule(delay: Ms, action: () => void): Scheduled;
  cancel(scheduled: Scheduled | undefined): void;
}

/** The one clock of a lab: a discrete-event queue. Nothing happens and no time passes unless it is told to go on. */
export class Simulator implements Clock {
  private readonly queue = new EventQueue();
  private time: Ms = 0;

  /** Milliseconds since the lab began. */
  get now(): Ms {
    return this.time;
  }

  schedule(delay: Ms, action: () => void): Scheduled {
    return this.queue.schedule(delay > 0 ? this.time + delay : this.time, action);
  }

  cancel(scheduled: Scheduled | undefined): void {
    if (scheduled !== undefined) this.queue.cancel(scheduled);
  }

  /** When the next thing is due. */
  nextAt(): Ms | undefined {
    return this.queue.next();
  }

  /** Lets the next thing happen, at its time. @returns false when nothing is left to happen */
  step(): boolean {
    const next = this.queue.pop();
    if (next === undefined) return false;
    this.time = next.at;
    next.action();
    return true;
  }

  /**
   * Goes on until `done` holds, but not past the time `limit`.
   * @returns whether `done` holds; on false nothing more is due by `limit`, and `limit` (if given) is the time
   */
  runUntil(done: () => boolean, limit?: Ms): boolean {
    while (!done()) {
      const at = this.queue.next();
      if (at === undefined || (limit !== undefined && at > limit)) {
        if (limit !== undefined && limit > this.time) this.time = limit;
        return false;
      }
      this.step();
    }
    return true;
  }

  /** Lets everything happen that is due by `time`, which is the time then. */
  advanceTo(time: Ms): void {
    for (let at = this.queue.next(); at !== undefined && at <= time; at = this.queue.next()) this.step();
    if (time > this.time) this.time = time;
  }
}
