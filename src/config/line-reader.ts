import { withoutPager } from './pager-residue';

/** A place in a text. */
export interface Mark {
  readonly number: number;
  readonly at: number;
}

/** Lines one after the other, so that a long file is not held twice. */
export class LineReader {
  /** Of the line that was read last, from 1. */
  number = 0;
  private at = 0;

  constructor(private readonly text: string) {}

  get mark(): Mark {
    return { number: this.number, at: this.at };
  }

  goTo({ number, at }: Mark): void {
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
