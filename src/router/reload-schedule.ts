import type { Ms, Scheduled } from '../base/event-queue';
import type { Clock } from '../net/simulator';
import { MINUTE } from './calendar';

/** A restart that is to come. */
export interface PendingReload {
  /** Time of the world. */
  readonly at: Ms;
  readonly reason: string | undefined;
}

/** How long before the restart everybody on the router is warned. */
const WARNINGS: readonly Ms[] = [60, 30, 5, 1].map(minutes => minutes * MINUTE);

/** At most one restart is planned; whoever is on the router hears of it. */
export class ReloadSchedule {
  private planned: PendingReload | undefined;
  private timer: Scheduled | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly hooks: { warn(text: string): void; due(): void },
  ) {}

  get pending(): PendingReload | undefined {
    return this.planned;
  }

  /** Takes the place of the one that was planned before. @param delay from now */
  set(delay: Ms, reason: string | undefined): void {
    this.cancel();
    this.planned = { at: this.clock.now + delay, reason };
    this.warn(`in ${hoursMinutesSeconds(delay)}`);
    this.next(delay);
  }

  /** @returns whether one was planned */
  cancel(): boolean {
    const was = this.planned !== undefined;
    this.clock.cancel(this.timer);
    this.planned = undefined;
    return was;
  }

  /** Tells everybody that there will be none. */
  abort(): boolean {
    const was = this.cancel();
    if (was) this.warn('ABORTED');
    return was;
  }

  /** Waits for the next warning, or for the end. */
  private next(left: Ms): void {
    const warning = WARNINGS.find(each => each < left) ?? 0;
    this.timer = this.clock.schedule(left - warning, () => {
      if (warning > 0) {
        this.warn(`in ${hoursMinutesSeconds(warning)}`);
        this.next(warning);
        return;
      }
      this.planned = undefined;
      this.warn('NOW');
      this.hooks.due();
    });
  }

  private warn(what: string): void {
    this.hooks.warn(`\n\n***\n*** --- SHUTDOWN ${what} ---\n***\n\n`);
  }
}

/** `0:05:00` */
function hoursMinutesSeconds(ms: Ms): string {
  const seconds = Math.round(ms / 1000);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return [Math.floor(minutes / 60), minutes % 60, rest]
    .map((part, i) => String(part).padStart(i === 0 ? 1 : 2, '0'))
    .join(':');
}
