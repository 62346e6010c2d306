import type { Ms, Scheduled } from '../base/event-queue';
import type { Clock } from '../net/simulator';

export interface DeadlineHooks {
  /** When it is over, as things are now; undefined: never. */
  at(): Ms | undefined;
  passed(): void;
}

/** Something that happens at a time which moves on while it is waited for, such as the end of an idle session. */
export class Deadline {
  private scheduled: Scheduled | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly hooks: DeadlineHooks,
  ) {}

  /** To be called when it begins to count, and when it may have come nearer. That it has moved away shows by itself. */
  watch(): void {
    const at = this.hooks.at();
    if (at !== undefined && this.scheduled !== undefined && this.scheduled.at <= at) return;
    this.stop();
    if (at === undefined) return;
    this.scheduled = this.clock.schedule(at - this.clock.now, () => this.due());
  }

  stop(): void {
    this.clock.cancel(this.scheduled);
    this.scheduled = undefined;
  }

  private due(): void {
    this.scheduled = undefined;
    const at = this.hooks.at();
    if (at !== undefined && at <= this.clock.now) this.hooks.passed();
    else this.watch();
  }
}
