const ALL_TAKEN = 0xffffffff;

/** Hands out numbers from `first`, always the lowest that is free: a bit for each, so that many cost little. */
export class LowestFree {
  private words = new Uint32Array(2);
  /** No word before this one has a free bit. */
  private firstFree = 0;
  private count = 0;

  constructor(private readonly first = 0) {}

  /** Numbers that are taken. */
  get size(): number {
    return this.count;
  }

  take(): number {
    let at = this.firstFree;
    while (at < this.words.length && this.words[at] === ALL_TAKEN) at++;
    if (at === this.words.length) {
      const larger = new Uint32Array(2 * at);
      larger.set(this.words);
      this.words = larger;
    }
    this.firstFree = at;
    const word = this.words[at] as number;
    const bit = 31 - Math.clz32(~word & -~word);
    this.words[at] = word | (1 << bit);
    this.count++;
    return this.first + 32 * at + bit;
  }

  /** Gives a number back; one that is free stays free. */
  release(number: number): void {
    const index = number - this.first;
    const at = index >>> 5;
    const word = this.words[at];
    const bit = 1 << (index & 31);
    if (word === undefined || (word & bit) === 0) return;
    this.words[at] = word & ~bit;
    this.firstFree = Math.min(this.firstFree, at);
    this.count--;
  }
}
