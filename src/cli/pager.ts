const MORE = ' --More-- ';
/** Goes back over the mark, wipes it out, and goes back again: as IOS does it. */
const WIPE = `${'\b'.repeat(9)}${' '.repeat(8)}${'\b'.repeat(9)}`;

/** Shows lines page by page. */
export class Pager {
  private rest: readonly string[] = [];

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

  goOn(step: 'page' | 'line'): void {
    if (!this.waiting) return;
    const lines = this.rest;
    this.rest = [];
    this.write(WIPE);
    this.page(lines, step === 'page' ? this.length - 1 : 1);
  }

  quit(): void {
    if (!this.waiting) return;
    this.rest = [];
    this.write(WIPE);
  }

  private page(lines: readonly string[], count: number): void {
    const whole = this.length === 0 || lines.length <= count;
    const now = whole ? lines : lines.slice(0, count);
    if (now.length > 0) this.write(`${now.join('\n')}\n`);
    if (whole) return;
    this.rest = lines.slice(count);
    this.write(MORE);
  }
}
