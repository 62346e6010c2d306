import type { Ms, Scheduled } from '../base/event-queue';
import { Reassembler } from '../wire/ipv4';
import type { Clock } from './simulator';

/** Fragments for one device: what is not whole in time is given up, and its sender told where the first piece is there. */
export class Reassembly {
  private readonly reassembler = new Reassembler();
  private timer: Scheduled | undefined;

  /** @param expired gets the first piece of a packet that has been given up (RFC 1122 3.3.2) */
  constructor(
    private readonly clock: Clock,
    private readonly expired: (first: Uint8Array) => void,
  ) {}

  /** As `Reassembler.add`. @throws ProtocolError */
  add(packet: Uint8Array): Uint8Array | undefined {
    this.expire(this.clock.now);
    try {
      return this.reassembler.add(this.clock.now, packet);
    } finally {
      this.setTimer();
    }
  }

  private setTimer(): void {
    const at = this.reassembler.nextExpiry;
    if (this.timer !== undefined || at === undefined) return;
    this.timer = this.clock.schedule(at - this.clock.now, () => {
      this.timer = undefined;
      // By the time that was asked for: `now + (at - now)` may come out just before `at`.
      this.expire(Math.max(at, this.clock.now));
      this.setTimer();
    });
  }

  private expire(now: Ms): void {
    for (const first of this.reassembler.expire(now)) this.expired(first);
  }
}
