import { withoutPager } from './pager-residue';

/** Lines one after the other, so that a long file is not held twice. */
export class LineReader {
  /** Of the line that was read last, from 1. */
  number = 0;
  /** Where the next line begins. */
  at = 0;

  constructor(private readonly text: string) {}

  /** Behind the line `number` again, where the next one begins at `at`. */
  goTo(number: number, at: number): void {
    this.number = number;
    this.at = at;
  }

  /** @returns undefined behind the last line */
  next(): string | undefined {
    if (this.at > this.text.length) return undefined;
    const end = this.text.indexOf('\n', this.at);
    const line = end < 0 ? this.text.slice(this.at) : this.text.slice(this.at, end);
    this.at = end < 0 ? this.text.length + 1 : end + 1;
    this.number++;
    return withoutPager(line);
  }
}
