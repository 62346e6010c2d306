/** IOS 12.2 keeps this many lines. */
const DEFAULT_SIZE = 10;

/** The lines typed at a prompt, oldest first. */
export class History {
  private kept: readonly string[] = [];
  private limit = DEFAULT_SIZE;

  get lines(): readonly string[] {
    return this.kept;
  }

  get size(): number {
    return this.limit;
  }

  /** @param size 0: none is kept */
  resize(size: number): void {
    this.limit = size;
    this.trim();
  }

  add(line: string): void {
    const text = line.trim();
    if (text === '' || text === this.kept[this.kept.length - 1]) return;
    this.kept = [...this.kept, text];
    this.trim();
  }

  private trim(): void {
    this.kept = this.limit === 0 ? [] : this.kept.slice(-this.limit);
  }
}
