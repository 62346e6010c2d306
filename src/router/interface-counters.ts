import type { Ms } from '../base/event-queue';

/** Over so long IOS averages what it shows as a rate. */
const RATE_PERIOD: Ms = 300_000;

/** Traffic per second, the older the less it counts; worked out when something is added or asked. */
class Rate {
  private value = 0;
  private at: Ms = 0;

  add(now: Ms, amount: number): void {
    this.value = this.decayed(now) + amount / (RATE_PERIOD / 1000);
    this.at = now;
  }

  perSecond(now: Ms): number {
    return Math.round(this.decayed(now));
  }

  private decayed(now: Ms): number {
    return now === this.at ? this.value : this.value * Math.exp((this.at - now) / RATE_PERIOD);
  }
}

/** One direction of an interface. Bytes are those of the frames. */
export class TrafficCounter {
  packets = 0;
  bytes = 0;
  broadcasts = 0;
  /** When the last packet passed; undefined: none yet. */
  last: Ms | undefined;
  private readonly bits = new Rate();
  private readonly frames = new Rate();

  add(now: Ms, bytes: number): void {
    this.packets++;
    this.bytes += bytes;
    this.last = now;
    this.bits.add(now, bytes * 8);
    this.frames.add(now, 1);
  }

  clear(): void {
    this.packets = this.bytes = this.broadcasts = 0;
  }

  bitsPerSecond(now: Ms): number {
    return this.bits.perSecond(now);
  }

  packetsPerSecond(now: Ms): number {
    return this.frames.perSecond(now);
  }
}

export class InterfaceCounters {
  readonly input = new TrafficCounter();
  readonly output = new TrafficCounter();
  /** Damaged packets. */
  inputErrors = 0;
  /** Packets for the router itself that found its process too far behind. */
  inputQueueDrops = 0;
  /** How often it went up or down. */
  transitions = 0;
  /** Undefined: never. */
  clearedAt: Ms | undefined;

  clear(now: Ms): void {
    this.input.clear();
    this.output.clear();
    this.inputErrors = this.inputQueueDrops = this.transitions = 0;
    this.clearedAt = now;
  }
}
