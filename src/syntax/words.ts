/** Blanks of a typed line: space, tab, and what CRLF leaves behind. */
const BLANKS = /[ \t\r]+/;

/** The words of a line. Nearly all lines of a file have one space between words, which is split fastest. */
export function wordsOf(line: string): readonly string[] {
  const words = line.split(' ');
  const irregular = words.includes('') || line.includes('\t') || line.includes('\r');
  return irregular ? line.split(BLANKS).filter(word => word !== '') : words;
}

/** Where a word of the line begins, from 0. */
export function columnOf(line: string, index: number): number {
  const words = /[^ \t\r]+/g;
  for (let i = 0; i < index; i++) words.exec(line);
  return words.exec(line)?.index ?? line.length;
}
