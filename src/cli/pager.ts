import { applyPipe, type Pipe } from './pipes';

/** What may be done at ` --More-- ` beside `sift`: `help` tells, `hide` makes room for a pattern to be typed. */
export type MoreKey = 'page' | 'line' | 'quit' | 'help' | 'hide';

const MORE = ' --More-- ';
/** Goes back over the mark, wipes it out, and goes back again: as IOS does it. */
const WIPE = `${'\b'.repeat(9)}${' '.repeat(8)}${'\b'.repeat(9)}`;

const HELP =
  'Press RETURN for another line, SPACE for another page, anything else to quit;\n' +
  '/ to begin at, + to include and - to exclude lines that match a regular expression\n';

/** Shows lines page by page. */
export class Pager {
  private rest: readonly string[] = [];
  /** Is it the mark that stands there? A pattern may be in its place. */
  private marked = false;

  /** @param lengthOf lines of a page now; 0: all at once */
  constructor(
    private readonly lengthOf: () => number,
    private readonly write: (text: string) => void,
  ) {}

  private get length(): number {
    return this.lengthOf();
  }

  /** Does ` --More-- ` stand there? */
  get waiting(): boolean {
    return this.rest.length > 0;
  }

  show(lines: readonly string[]): void {
    this.quit();
    this.page(lines, this.length - 1);
  }

  key(key: MoreKey): void {
    if (!this.waiting) return;
    this.wipe();
    if (key === 'quit') this.rest = [];
    else if (key === 'help') this.write(HELP + MORE);
    else if (key !== 'hide') this.page(this.rest, key === 'page' ? this.length - 1 : 1);
    else this.marked = false;
  }

  /** Only some of the lines that are left are of interest. */
  sift(pipe: Pipe): void {
    const lines = applyPipe(this.rest, pipe);
    this.write('filtering...\n');
    this.page(lines, this.length - 1);
  }

  quit(): void {
    if (!this.waiting) return;
    this.wipe();
    this.rest = [];
  }

  private wipe(): void {
    if (this.marked) this.write(WIPE);
  }

  private page(lines: readonly string[], count: number): void {
    const whole = this.length === 0 || lines.length <= count;
    const now = whole ? lines : lines.slice(0, count);
    if (now.length > 0) this.write(`${now.join('\n')}\n`);
    this.rest = whole ? [] : lines.slice(count);
    this.marked = !whole;
    if (!whole) this.write(MORE);
  }
}
