import type { Ms, Scheduled } from '../base/event-queue';
import type { Ipv4 } from '../base/ipv4-address';
import type { Clock } from './simulator';

/** What `traceroute` asks for, all of it decided. */
export interface TraceOptions {
  readonly source: Ipv4;
  readonly destination: Ipv4;
  /** How long to wait for the answer to each probe, in milliseconds. */
  readonly timeout: Ms;
  /** Probes of each time to live. */
  readonly probes: number;
  readonly minTtl: number;
  readonly maxTtl: number;
  /** UDP destination port of the first probe; each further one has the next. */
  readonly port: number;
}

export const TRACE_DEFAULTS = { timeout: 3000, probes: 3, minTtl: 1, maxTtl: 30, port: 33434 } as const;

/** An answer to a probe. `hop`: from a router on the way; `there`: from the destination; else why it goes no further. */
export type TraceAnswer = 'hop' | 'there' | 'network' | 'host' | 'protocol' | 'prohibited' | 'unreachable';

export interface TraceProbe {
  readonly ttl: number;
  /** Undefined: no answer in time. */
  readonly answer: { readonly from: Ipv4; readonly time: Ms; readonly what: TraceAnswer } | undefined;
}

export interface TraceCallbacks {
  onHop(ttl: number): void;
  onProbe(probe: TraceProbe): void;
  /** All probes of a time to live are answered or given up. */
  onHopDone(ttl: number): void;
  /** @param reached the destination or the end of the way has answered */
  onDone(reached: boolean): void;
}

export interface TraceEnvironment {
  readonly clock: Clock;
  send(probe: { readonly ttl: number; readonly destinationPort: number }): void;
  ended(run: TraceRun): void;
}

/** A trace under way: one probe at a time. */
export class TraceRun {
  private ttl: number;
  private probe = 0;
  private port: number;
  private sentAt: Ms = 0;
  private timer: Scheduled | undefined;
  private final = false;
  private over = false;

  constructor(
    private readonly environment: TraceEnvironment,
    readonly options: TraceOptions,
    private readonly callbacks: TraceCallbacks,
  ) {
    this.ttl = options.minTtl;
    this.port = options.port - 1;
  }

  start(): void {
    this.callbacks.onHop(this.ttl);
    this.next();
  }

  stop(): void {
    if (!this.over) this.finish();
  }

  /** @param destinationPort of the probe that the answer quotes */
  answered(destinationPort: number, from: Ipv4, what: TraceAnswer): void {
    if (this.over || destinationPort !== this.port) return;
    const time = this.environment.clock.now - this.sentAt;
    if (what !== 'hop') this.final = true;
    this.told({ ttl: this.ttl, answer: { from, time, what } });
  }

  private next(): void {
    this.port = this.port >= 0xffff ? 1 : this.port + 1;
    this.sentAt = this.environment.clock.now;
    this.timer = this.environment.clock.schedule(this.options.timeout, () =>
      this.told({ ttl: this.ttl, answer: undefined }),
    );
    this.environment.send({ ttl: this.ttl, destinationPort: this.port });
  }

  private told(probe: TraceProbe): void {
    this.environment.clock.cancel(this.timer);
    this.callbacks.onProbe(probe);
    if (this.over) return;
    if (++this.probe < this.options.probes) {
      this.next();
      return;
    }
    this.callbacks.onHopDone(this.ttl);
    if (this.final || this.ttl >= this.options.maxTtl) {
      this.finish();
      return;
    }
    this.ttl++;
    this.probe = 0;
    this.callbacks.onHop(this.ttl);
    this.next();
  }

  private finish(): void {
    this.over = true;
    this.environment.clock.cancel(this.timer);
    this.environment.ended(this);
    this.callbacks.onDone(this.final);
  }
}
