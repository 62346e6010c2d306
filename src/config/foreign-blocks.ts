import type { KeptLine } from '../router/model/router-config';

/** Unknown lines that deeper lines stand under: those are theirs, whatever they would mean elsewhere. */
export class ForeignBlocks {
  private readonly around: { readonly kept: KeptLine; readonly indent: number }[] = [];

  /** A line that was refused and would have opened a block, in a file that does not indent. */
  private refused: KeptLine | undefined;

  /** An unknown line: what is indented deeper belongs to it. */
  open(kept: KeptLine, indent: number): void {
    this.around.length = 0;
    this.around.push({ kept, indent });
  }

  /** A line was refused that opens a block: what follows it, flush left, belongs to it and to no block before it. */
  openRefused(kept: KeptLine): void {
    this.refused = kept;
  }

  /** A `!` or a line that stands in no block ends what has been refused. */
  endRefused(): void {
    this.refused = undefined;
  }

  /** @param isOutside is it a line of global configuration? @returns whether a refused block takes the line */
  refusedTakes(text: string, isOutside: (text: string) => boolean): boolean {
    if (this.refused === undefined) return false;
    if (isOutside(text)) {
      this.endRefused();
      return false;
    }
    this.refused.children.push({ state: 'unknown', text, rank: 0, children: [] });
    return true;
  }

  /** @returns whether the line belongs to one of them, which then holds it */
  takes(text: string, indent: number): boolean {
    const { around } = this;
    if (around.length === 0) return false;
    while ((around[around.length - 1]?.indent ?? -1) >= indent) around.pop();
    const parent = around[around.length - 1];
    if (parent === undefined) return false;
    const kept: KeptLine = { state: 'unknown', text, rank: 0, children: [] };
    parent.kept.children.push(kept);
    around.push({ kept, indent });
    return true;
  }
}

/** Blanks before a line; a tab reaches to the next multiple of eight. */
export function indentOf(raw: string): number {
  let column = 0;
  for (let at = 0; at < raw.length; at++) {
    const code = raw.charCodeAt(at);
    if (code === 0x20) column++;
    else if (code === 0x09) column += 8 - (column % 8);
    else break;
  }
  return column;
}
