import { BACKSPACE, PAGER_WORD, withoutPager } from './pager-residue';

/** Where something stands in a text that is asked for from its beginning to its end: looked for once, not line by line. */
class Occurrences {
  private at = -1;

  constructor(
    private readonly text: string,
    private readonly sought: string,
  ) {}

  /** @param from no less than the last time */
  isWithin(from: number, to: number): boolean {
    if (this.at < from) {
      const found = this.text.indexOf(this.sought, from);
      this.at = found < 0 ? this.text.length + 1 : found;
    }
    return this.at < to;
  }

  restart(): void {
    this.at = -1;
  }
}

/** Lines one after the other, so that a long file is not held twice. */
export class LineReader {
  /** Of the line that was read last, from 1. */
  number = 0;
  /** Where the next line begins. */
  at = 0;
  /** The line that was read last holds nothing by which prompts and log messages are known. */
  isPlain = false;
  private readonly pagers: Occurrences;
  private readonly signs: readonly Occurrences[];

  constructor(private readonly text: string) {
    this.pagers = new Occurrences(text, PAGER_WORD);
    this.signs = ['#', '>', '%'].map(sign => new Occurrences(text, sign));
  }

  /** Behind the line `number` again, where the next one begins at `at`. */
  goTo(number: number, at: number): void {
    this.number = number;
    this.at = at;
    for (const each of [this.pagers, ...this.signs]) each.restart();
  }

  /** @returns undefined behind the last line */
  next(): string | undefined {
    const { text, at } = this;
    if (at > text.length) return undefined;
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    const line = text.slice(at, end);
    this.at = end + 1;
    this.number++;
    this.isPlain = !this.hasSign(at, end);
    return this.pagers.isWithin(at, end) || line.charCodeAt(0) === BACKSPACE ? withoutPager(line) : line;
  }

  private hasSign(from: number, to: number): boolean {
    for (const sign of this.signs) if (sign.isWithin(from, to)) return true;
    return false;
  }
}
