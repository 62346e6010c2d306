import type { Ms } from '../base/event-queue';
import type { Clock } from '../net/simulator';
import type { LogLine } from './narration';

/** Lines that IOS keeps by itself, without `logging buffered`. */
const KEPT_LINES = 200;

/**
 * A router's log. Work runs ahead of the world's clock within a turn; its lines are told at their time, so that the
 * consoles of several routers show them in order.
 */
export class Log {
  readonly kept: LogLine[] = [];
  /** Lines told since the start. */
  told = 0;
  private readonly listeners: ((line: LogLine) => void)[] = [];
  private pending = 0;

  constructor(private readonly clock: Clock) {}

  listen(listener: (line: LogLine) => void): () => void {
    this.listeners.push(listener);
    return () => {
      const at = this.listeners.indexOf(listener);
      if (at >= 0) this.listeners.splice(at, 1);
    };
  }

  write(at: Ms, line: LogLine): void {
    const delay = at - this.clock.now;
    // A line of now still waits for those that were written before it.
    if (delay <= 0 && this.pending === 0) {
      this.tell(line);
      return;
    }
    this.pending++;
    this.clock.schedule(delay, () => {
      this.pending--;
      this.tell(line);
    });
  }

  clear(): void {
    this.kept.length = 0;
  }

  private tell(line: LogLine): void {
    this.told++;
    this.kept.push(line);
    if (this.kept.length > KEPT_LINES) this.kept.shift();
    for (const listener of this.listeners) listener(line);
  }
}
