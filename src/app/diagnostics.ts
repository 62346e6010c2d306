/** One remark about a line of a file. `line` counts from 1. */
export interface Remark {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** So many remarks about one file are printed, the others are counted. */
const MOST = 100;

/** The remarks as `FILE:LINE: text`, one a line. */
export function remarkLines(remarks: readonly Remark[]): readonly string[] {
  const lines: string[] = [];
  const seen = new Map<string, number>();
  for (const { file, line, text } of remarks) {
    const count = (seen.get(file) ?? 0) + 1;
    seen.set(file, count);
    if (count <= MOST) lines.push(`${file}:${line}: ${onOneLine(text)}`);
  }
  for (const [file, count] of seen) {
    if (count > MOST) lines.push(`${file}: ${count - MOST} more of this kind, ${count} in all`);
  }
  return lines;
}

/** What a file holds must neither break the line nor drive the terminal, nor fill it. */
function onOneLine(text: string): string {
  const printable = text.slice(0, LONGEST + 1).replace(CONTROLS, char => `\\x${hexByte(char.charCodeAt(0))}`);
  return printable.length > LONGEST ? `${printable.slice(0, LONGEST)}...` : printable;
}

const LONGEST = 300;
/** C0, DEL and C1. */
const CONTROLS = /\p{Cc}/gu;

const hexByte = (value: number): string => value.toString(16).padStart(2, '0');
