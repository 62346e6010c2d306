import { concat } from '../../base/bytes';
import { distance, plus } from './sequence';

/** A stretch of what is to be sent. */
export interface Stretch {
  readonly sequence: number;
  readonly bytes: Uint8Array;
  /** Nothing is queued behind it. */
  readonly last: boolean;
}

/** What one side has to say: SYN, bytes, FIN, numbered; what is sent and what is acknowledged of it. */
export class SendQueue {
  unacknowledged: number;
  next: number;
  finSent = false;
  /** Bytes that are not acknowledged: sent ones first. */
  private bytes: Uint8Array = new Uint8Array(0);

  constructor(readonly initial: number) {
    this.unacknowledged = initial;
    this.next = initial;
  }

  /** The SYN is on its way. */
  synSent(): void {
    this.next = plus(this.initial, 1);
  }

  get finSequence(): number {
    return plus(this.next, -1);
  }

  sendFin(): void {
    this.finSent = true;
    this.next = plus(this.next, 1);
  }

  push(bytes: Uint8Array): void {
    this.bytes = concat([this.bytes, bytes]);
  }

  /** Bytes and FIN that are sent and not acknowledged. */
  get inFlight(): number {
    return distance(this.next, this.unacknowledged);
  }

  get isEmpty(): boolean {
    return this.bytes.length === 0 && this.inFlight === 0;
  }

  /** Every byte is sent. */
  get isDrained(): boolean {
    return this.inFlight >= this.bytes.length;
  }

  /** @returns the next unsent bytes, `room` of them at most; undefined when there are none */
  take(room: number): Stretch | undefined {
    const sent = this.inFlight;
    const length = Math.min(room, this.bytes.length - sent);
    if (length <= 0) return undefined;
    const stretch = this.stretch(sent, length);
    this.next = plus(this.next, length);
    return stretch;
  }

  /** @returns the first bytes that are not acknowledged; one that is not sent at all probes a window that is shut */
  again(most: number): Stretch | undefined {
    const sent = this.inFlight - (this.finSent ? 1 : 0);
    const length = Math.min(most, Math.max(1, sent), this.bytes.length);
    if (length <= 0) return undefined;
    if (sent === 0) this.next = plus(this.next, length);
    return this.stretch(0, length);
  }

  /** @param acknowledgment beyond `unacknowledged`, not beyond `next` @returns whether the FIN is acknowledged by it */
  acknowledge(acknowledgment: number): boolean {
    const count = distance(acknowledgment, this.unacknowledged) - (this.unacknowledged === this.initial ? 1 : 0);
    const bytes = Math.min(count, this.bytes.length);
    this.bytes = this.bytes.subarray(bytes);
    this.unacknowledged = acknowledgment;
    return this.finSent && count > bytes;
  }

  private stretch(from: number, length: number): Stretch {
    return {
      sequence: plus(this.unacknowledged, from),
      bytes: this.bytes.subarray(from, from + length),
      last: from + length === this.bytes.length,
    };
  }
}
