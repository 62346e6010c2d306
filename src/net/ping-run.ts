import type { Ms, Scheduled } from '../base/event-queue';
import type { Ipv4 } from '../base/ipv4-address';
import type { Clock } from './simulator';

/** What `ping` asks for, all of it decided. */
export interface PingOptions {
  readonly source: Ipv4;
  readonly destination: Ipv4;
  readonly count: number;
  /** Length of the IP packet in bytes, 28 or more. */
  readonly size: number;
  /** How long to wait for each reply, in milliseconds. */
  readonly timeout: Ms;
  readonly df: boolean;
  readonly tos: number;
  /** The 16-bit pattern that fills the data; IOS: 0xABCD. */
  readonly pattern: number;
  /** Do replies with other data count as none? */
  readonly validate: boolean;
}

export const PING_DEFAULTS = {
  count: 5,
  size: 100,
  timeout: 2000,
  df: false,
  tos: 0,
  pattern: 0xabcd,
  validate: false,
} as const;

export const PING_SIZE = { least: 28, most: 18024 } as const;

/**
 * `!` reply, `.` none in time, `U` destination unreachable, `Q` source quench, `M` could not fragment, `&` packet
 * lifetime exceeded, `?` any other answer.
 */
export type PingMark = '!' | '.' | 'U' | 'Q' | 'M' | '&' | '?';

/** Round-trip times in whole milliseconds, 1 at least, and all 0 without a reply. */
export interface PingStats {
  readonly sent: number;
  readonly received: number;
  readonly min: number;
  readonly avg: number;
  readonly max: number;
}

export interface PingCallbacks {
  onMark?(mark: PingMark): void;
  onDone(stats: PingStats): void;
}

/** One echo request, to be made a packet by the device. */
export interface EchoRequest {
  readonly options: PingOptions;
  readonly identifier: number;
  readonly sequence: number;
  readonly data: Uint8Array;
}

/** What a ping needs of the device that it runs on. */
export interface PingEnvironment {
  readonly clock: Clock;
  send(request: EchoRequest): void;
  /** Called when the run ends: no more answers are wanted. */
  ended(run: PingRun): void;
}

/** IP header without options, and ICMP echo header. */
const HEADERS = 28;

/** A ping under way: one request at a time, the next one on the reply or at the timeout. */
export class PingRun {
  private sent = 0;
  private readonly times: Ms[] = [];
  private sentAt: Ms = 0;
  private timer: Scheduled | undefined;
  private over = false;
  private readonly data: Uint8Array;

  constructor(
    private readonly environment: PingEnvironment,
    readonly identifier: number,
    readonly options: PingOptions,
    private readonly callbacks: PingCallbacks,
  ) {
    this.data = patternData(options.pattern, options.size - HEADERS);
  }

  /** Sends the first request; marks come from then on. */
  start(): void {
    this.next();
  }

  /** Ends it at once; `onDone` tells what there was until now. */
  stop(): void {
    if (!this.over) this.finish();
  }

  get running(): boolean {
    return !this.over;
  }

  /** An echo reply with this run's identifier. */
  reply(source: Ipv4, sequence: number, data: Uint8Array): void {
    if (!this.awaits(sequence) || source !== this.options.destination) return;
    if (this.options.validate && !Buffer.from(data).equals(this.data)) return;
    this.times.push(this.environment.clock.now - this.sentAt);
    this.mark('!');
  }

  /** An ICMP error about one of this run's requests. */
  failed(sequence: number, mark: PingMark): void {
    if (this.awaits(sequence)) this.mark(mark);
  }

  /** A reply that comes after its timeout counts no more. */
  private awaits(sequence: number): boolean {
    return !this.over && sequence === (this.sent - 1) % 0x10000;
  }

  private next(): void {
    if (this.sent === this.options.count) {
      this.finish();
      return;
    }
    const sequence = this.sent++ % 0x10000;
    this.sentAt = this.environment.clock.now;
    this.timer = this.environment.clock.schedule(this.options.timeout, () => this.mark('.'));
    this.environment.send({ options: this.options, identifier: this.identifier, sequence, data: this.data });
  }

  private mark(mark: PingMark): void {
    this.environment.clock.cancel(this.timer);
    this.callbacks.onMark?.(mark);
    if (!this.over) this.next();
  }

  private finish(): void {
    this.over = true;
    this.environment.clock.cancel(this.timer);
    this.environment.ended(this);
    this.callbacks.onDone(this.stats());
  }

  private stats(): PingStats {
    const { sent, times } = this;
    const received = times.length;
    if (received === 0) return { sent, received, min: 0, avg: 0, max: 0 };
    const whole = times.map(time => Math.max(1, Math.round(time)));
    const sum = whole.reduce((a, b) => a + b, 0);
    return { sent, received, min: Math.min(...whole), avg: Math.round(sum / received), max: Math.max(...whole) };
  }
}

function patternData(pattern: number, length: number): Uint8Array {
  const data = new Uint8Array(Math.max(0, length));
  for (let i = 0; i < data.length; i++) data[i] = i % 2 === 0 ? pattern >>> 8 : pattern;
  return data;
}
