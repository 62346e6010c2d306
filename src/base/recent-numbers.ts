const NONE: number[] = [];
/** Up to so many are kept in an array of just their length. */
const FEW = 16;

/** The last numbers that were added, up to a limit: the oldest make room. A few of them cost a few bytes each. */
export class RecentNumbers {
  private numbers = NONE;
  private oldest = 0;

  constructor(private readonly limit: number) {}

  has(number: number): boolean {
    return this.numbers.includes(number);
  }

  add(number: number): void {
    const { length } = this.numbers;
    if (length < this.limit) {
      if (length < FEW) this.numbers = this.numbers.concat(number);
      else this.numbers.push(number);
      return;
    }
    this.numbers[this.oldest] = number;
    this.oldest = (this.oldest + 1) % this.limit;
  }
}
