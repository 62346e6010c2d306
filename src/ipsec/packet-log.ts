import type { Ms } from '../base/event-queue';
import type { IpsecEvent } from './events';

/** What single packets have done: whoever can send one could fill the log with them, and keep the processor busy. */

export type PacketEvent = Extract<
  IpsecEvent,
  { readonly kind: 'clear-packet-refused' | 'spi-unknown' | 'mac-error' | 'replay-error' | 'identity-mismatch' }
>;

/** IOS tells of one packet of a kind in this time; the counters have them all. */
const INTERVAL: Ms = 60_000;

/** Lets the first of a kind through, then one a minute: a flood of one kind hides none of the others. */
export class PacketLog {
  private readonly toldAt = new Map<PacketEvent['kind'], Ms>();

  constructor(private readonly env: { report(now: Ms, event: IpsecEvent): void }) {}

  tell(now: Ms, event: PacketEvent): void {
    const last = this.toldAt.get(event.kind);
    if (last !== undefined && now < last + INTERVAL) return;
    this.toldAt.set(event.kind, now);
    this.env.report(now, event);
  }
}
