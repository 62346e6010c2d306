/** RFC 2401 appendix C: which of the last 64 sequence numbers have been seen. */
export class ReplayWindow {
  /** Highest number seen, 0: none. */
  private highest = 0;
  /** Bit i of (older, newer) stands for `highest - i`. */
  private newer = 0;
  private older = 0;

  /** Is this number new, and not too old to tell? Asks only: nothing is marked before the packet is authentic. */
  accepts(sequence: number): boolean {
    if (sequence === 0) return false;
    if (sequence > this.highest) return true;
    const age = this.highest - sequence;
    if (age >= 64) return false;
    const bit = age < 32 ? this.newer >>> age : this.older >>> (age - 32);
    return (bit & 1) === 0;
  }

  /** Marks a number that `accepts` took. */
  mark(sequence: number): void {
    if (sequence > this.highest) {
      this.advance(sequence - this.highest);
      this.highest = sequence;
    }
    const age = this.highest - sequence;
    if (age < 32) this.newer |= 1 << age;
    else if (age < 64) this.older |= 1 << (age - 32);
  }

  private advance(by: number): void {
    if (by >= 64) {
      this.newer = 0;
      this.older = 0;
    } else if (by >= 32) {
      this.older = this.newer << (by - 32);
      this.newer = 0;
    } else {
      this.older = (this.older << by) | (this.newer >>> (32 - by));
      this.newer <<= by;
    }
  }
}
