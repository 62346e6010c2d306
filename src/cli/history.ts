/** IOS 12.2 keeps this many lines. */
const USUAL_SIZE = 10;

/** The lines typed at a prompt, oldest first. */
export class History {
  private kept: readonly string[] = [];

  /** @param sizeOf how many lines are kept now; 0: none */
  constructor(private readonly sizeOf: () => number = () => USUAL_SIZE) {}

  get lines(): readonly string[] {
    const { size } = this;
    return size === 0 ? [] : this.kept.slice(-size);
  }

  get size(): number {
    return this.sizeOf();
  }

  add(line: string): void {
    const text = line.trim();
    if (text === '' || text === this.kept[this.kept.length - 1]) return;
    const { size } = this;
    this.kept = size === 0 ? [] : [...this.kept, text].slice(-size);
  }

  clear(): void {
    this.kept = [];
  }
}
