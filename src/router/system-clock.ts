import type { Ms } from '../base/event-queue';
import type { Clock } from '../net/simulator';
import { FIRST_MOMENT } from './calendar';
import { type LocalTime, localTime, type Place } from './time-zone';

/** A moment as a router sees it. */
export interface ClockReading {
  /** Since the router started. */
  readonly uptime: Ms;
  readonly utc: Ms;
  /** Somebody has told the clock what time it is. */
  readonly isSet: boolean;
  /** In the router's time zone, as it is configured now. */
  readonly local: LocalTime;
}

/** From a moment of the world on, the clock has gone on from there. */
interface Epoch {
  readonly since: Ms;
  readonly bootedAt: Ms;
  /** What the clock showed then. */
  readonly utc: Ms;
  readonly isSet: boolean;
}

/**
 * A router's clock. It knows its past: a line of the log bears the time that was thought right when it was written.
 * A restart loses the time, as on routers that have no calendar with a battery.
 */
export class SystemClock {
  /** The latest one first. */
  private epochs: readonly Epoch[];

  constructor(
    private readonly world: Clock,
    private readonly place: () => Place,
  ) {
    this.epochs = [fresh(world.now)];
  }

  get now(): ClockReading {
    return this.at(this.world.now);
  }

  /** @param at time of the world */
  at(at: Ms): ClockReading {
    const epoch = this.epochs.find(({ since }) => since <= at) ?? this.epochs[this.epochs.length - 1] ?? fresh(0);
    const utc = epoch.utc + at - epoch.since;
    const { place } = this;
    return {
      uptime: at - epoch.bootedAt,
      utc,
      isSet: epoch.isSet,
      get local() {
        return localTime(utc, place());
      },
    };
  }

  /** `clock set` */
  set(utc: Ms): void {
    const { now } = this.world;
    const bootedAt = this.epochs[0]?.bootedAt ?? now;
    this.epochs = [{ since: now, bootedAt, utc, isSet: true }, ...this.epochs];
  }

  /** The router starts anew. */
  restart(): void {
    this.epochs = [fresh(this.world.now), ...this.epochs];
  }
}

function fresh(since: Ms): Epoch {
  return { since, bootedAt: since, utc: FIRST_MOMENT, isSet: false };
}
