import type { Ms, Scheduled } from '../base/event-queue';
import type { Clock } from '../net/simulator';
import type { Platform } from './platform';

/** How far a router is with its start. */
export type Power = 'off' | 'starting' | 'up';

/** What a router does at each step of a restart. */
export interface PowerSteps {
  /** All that ran ends. */
  halt(): void;
  /** The image is loaded: a new life begins. */
  start(): void;
  /** The configuration is read: the interfaces come up. */
  comeUp(): void;
}

/** A restart takes its time, step by step. A lab begins with all routers up. */
export class PowerCycle {
  private current: Power = 'up';
  private timer: Scheduled | undefined;
  private readonly listeners = new Set<(power: Power) => void>();

  constructor(
    private readonly clock: Clock,
    private readonly boot: Platform['boot'],
    private readonly steps: PowerSteps,
  ) {}

  get isUp(): boolean {
    return this.current === 'up';
  }

  /** Called when the router goes off, when its image starts, and when it is up again. @returns to listen no more */
  listen(listener: (power: Power) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  restart(): void {
    this.clock.cancel(this.timer);
    this.enter('off');
    this.steps.halt();
    this.after(this.boot.load, () => {
      this.steps.start();
      this.enter('starting');
      this.after(this.boot.initialise, () => {
        // Interfaces look whether the router is up.
        this.current = 'up';
        this.steps.comeUp();
        this.enter('up');
      });
    });
  }

  private enter(power: Power): void {
    this.current = power;
    for (const listener of [...this.listeners]) listener(power);
  }

  /** A step that takes no time is done at once. */
  private after(delay: Ms, step: () => void): void {
    if (delay === 0) step();
    else this.timer = this.clock.schedule(delay, step);
  }
}
