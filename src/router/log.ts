import type { Ms } from '../base/event-queue';
import type { Ipv4 } from '../base/ipv4-address';
import type { Clock } from '../net/simulator';
import { bufferSizeOf, FACILITIES, type LoggingConfig, thresholdOf } from './model/logging-config';
import { LogRate } from './log-rate';
import type { LogLine } from './narration';

export interface LogHooks {
  config(): LoggingConfig;
  /** A line with its timestamp, as it is at that moment. */
  stamped(line: LogLine, count: number): string;
  /** Somebody on a vty wants to see messages. */
  monitored(): boolean;
  /** Sends a syslog message. */
  send(host: Ipv4, message: string): void;
}

/** @param whole the line with its timestamp. @param forConsole false: `logging rate-limit` holds it back from the console */
export type LogListener = (line: LogLine, whole: string, forConsole: boolean) => void;

/** Messages that went to each destination. */
export interface LogCounts {
  console: number;
  monitor: number;
  buffered: number;
  /** Lines, whether or not there is a host to send them to. */
  trap: number;
}

/**
 * A router's log. Work runs ahead of the world's clock within a turn; its lines are told at their time, so that the
 * consoles of several routers show them in order.
 */
export class Log {
  readonly counts: LogCounts = { console: 0, monitor: 0, buffered: 0, trap: 0 };
  /** Lines that each host was sent. */
  readonly sent = new Map<Ipv4, number>();
  private kept: string[] = [];
  private bytes = 0;
  /** Lines told since the start. */
  private told = 0;
  private sending = false;
  private readonly rate = new LogRate();
  private readonly listeners: LogListener[] = [];
  private pending = 0;

  constructor(
    private readonly clock: Clock,
    private readonly hooks: LogHooks,
  ) {}

  /** What the buffer holds, the oldest first. */
  get buffer(): readonly string[] {
    return this.kept;
  }

  /** Messages that `logging rate-limit` has held back. */
  get rateLimited(): number {
    return this.rate.limited;
  }

  listen(listener: LogListener): () => void {
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

  /** `clear logging` */
  clear(): void {
    this.kept = [];
    this.bytes = 0;
  }

  /** A restart: nothing is known of what was logged before. */
  restart(): void {
    this.clear();
    Object.assign(this.counts, { console: 0, monitor: 0, buffered: 0, trap: 0 });
    this.sent.clear();
    this.told = 0;
    this.rate.restart();
  }

  private tell(line: LogLine): void {
    const { counts, hooks } = this;
    const config = hooks.config();
    const isHeld = this.rate.exceeds(config.rateLimit, line.severity, this.clock.now);
    if (isHeld && config.rateLimit?.console !== true) return;
    const whole = hooks.stamped(line, ++this.told);
    const passes = (destination: 'console' | 'monitor' | 'buffered' | 'trap'): boolean => {
      const threshold = thresholdOf(config, destination);
      return threshold !== undefined && line.severity <= threshold;
    };
    if (passes('console') && !isHeld) counts.console++;
    if (passes('monitor') && hooks.monitored()) counts.monitor++;
    if (passes('buffered')) this.keep(whole, bufferSizeOf(config));
    if (passes('trap')) this.trap(config, line, whole);
    for (const listener of this.listeners) listener(line, whole, !isHeld);
  }

  private keep(whole: string, size: number): void {
    this.counts.buffered++;
    this.kept.push(whole);
    this.bytes += whole.length + 1;
    while (this.bytes > size && this.kept.length > 1) this.bytes -= (this.kept.shift()?.length ?? 0) + 1;
  }

  /** Each line is a message of its own. What the sending itself gives to say is not sent. */
  private trap(config: LoggingConfig, { severity }: LogLine, whole: string): void {
    if (this.sending) return;
    this.sending = true;
    const priority = (FACILITIES[config.facility] ?? 0) * 8 + severity;
    for (const text of whole.split('\n')) {
      this.counts.trap++;
      for (const { address } of config.hosts) {
        this.sent.set(address, (this.sent.get(address) ?? 0) + 1);
        this.hooks.send(address, `<${priority}>${this.counts.trap}: ${text}`);
      }
    }
    this.sending = false;
  }
}
