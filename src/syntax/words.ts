/** Written anew for each line, so that a line costs no array that grows. */
const found: string[] = [];

/** The words of a line: what stands between blanks. */
export function wordsOf(line: string): readonly string[] {
  let count = 0;
  let start = -1;
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    // Most characters are no control characters.
    if (code <= 0x20 && isBlank(code)) {
      if (start >= 0) found[count++] = line.slice(start, i);
      start = -1;
    } else if (start < 0) start = i;
  }
  if (start >= 0) found[count++] = line.slice(start);
  return found.slice(0, count);
}

/** Space, tab, and what CRLF leaves behind. */
function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0d;
}

/** Where a word of the line begins, from 0. */
export function columnOf(line: string, index: number): number {
  const words = /[^ \t\r]+/g;
  for (let i = 0; i < index; i++) words.exec(line);
  return words.exec(line)?.index ?? line.length;
}
