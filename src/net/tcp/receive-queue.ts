import { concat } from '../../base/bytes';
import { distance, plus } from './sequence';

interface Piece {
  readonly sequence: number;
  readonly bytes: Uint8Array;
  readonly fin: boolean;
}

/** Pieces that wait for an earlier one at most: the window holds no more in segments of a sensible size. */
const MOST_PIECES = 64;

/** Puts the bytes of segments into order, whatever the order in which they come. */
export class ReceiveQueue {
  /** Of the other side's SYN. */
  initial = 0;
  /** The sequence number that comes next. */
  next = 0;
  private ended = false;
  private waiting: Piece[] = [];

  /** @param initial of the SYN */
  begin(initial: number): void {
    this.initial = initial;
    this.next = plus(initial, 1);
  }

  /** The other side's FIN has been reached. */
  isComplete(): boolean {
    return this.ended;
  }

  /** @returns the bytes that are now in order, none while an earlier piece is missing */
  add(sequence: number, bytes: Uint8Array, fin: boolean): Uint8Array {
    if (this.waiting.length < MOST_PIECES) this.waiting.push({ sequence, bytes, fin });
    this.waiting.sort((a, b) => distance(a.sequence, b.sequence));
    const ready: Uint8Array[] = [];
    for (let first = this.waiting[0]; first !== undefined && this.reaches(first); first = this.waiting[0]) {
      this.waiting.shift();
      ready.push(this.take(first));
    }
    return concat(ready);
  }

  private reaches({ sequence }: Piece): boolean {
    return !this.ended && distance(sequence, this.next) <= 0;
  }

  private take({ sequence, bytes, fin }: Piece): Uint8Array {
    const known = distance(this.next, sequence);
    if (known > bytes.length) return new Uint8Array(0);
    this.next = plus(sequence, bytes.length);
    if (fin) {
      this.ended = true;
      this.next = plus(this.next, 1);
    }
    // A copy: the segment's packet is not ours to keep.
    return bytes.slice(known);
  }
}
