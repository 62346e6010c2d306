import type { IsLast } from './line';

/** The two characters `^C` stand for Ctrl-C: so IOS prints the delimiter. */
const CONTROL_C = '^C';

function delimiterOf(text: string): string {
  return text.startsWith(CONTROL_C) ? CONTROL_C : text.charAt(0);
}

/** A text between two delimiters may go on over several lines. @returns undefined: its end is there */
export function untilDelimiter(text: string): IsLast | undefined {
  const delimiter = delimiterOf(text);
  if (text.indexOf(delimiter, delimiter.length) >= 0) return undefined;
  return Object.assign((more: string) => more.includes(delimiter), {
    told: `Enter TEXT message.  End with the character '${delimiter}'.`,
  });
}

/** What stands between the delimiters. */
export function insideOf(text: string): string {
  const delimiter = delimiterOf(text);
  return text.slice(delimiter.length, text.indexOf(delimiter, delimiter.length));
}

/** As IOS prints it, whatever delimiter was typed. */
export function delimited(inside: string): string {
  return `${CONTROL_C}${inside}${CONTROL_C}`;
}
