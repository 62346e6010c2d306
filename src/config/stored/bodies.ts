import type { IsLast } from '../line';

/** Stored lines that go on over further lines of text. */

const untilQuit: IsLast = line => line.trim() === 'quit';
const untilAt: IsLast = line => line.trim() === '@';

/** `nvram:name#1.cer`: the bytes are in a file. */
const IN_FILE = /\.cer\b|\w+:/;
/** Messages that are taken between any two equal characters. */
const MESSAGES =
  /^(?:vacant-message|refuse-message|aaa authentication (?:banner|fail-message)|menu \S+ (?:title|prompt))\s+(\S)/;

/** @param text of the line and of what came after it, ends of line and all @returns undefined where it is whole */
export function bodyOf(mode: string, text: string): IsLast | undefined {
  if (mode === 'config-cert-chain' && text.startsWith('certificate ')) return upTo(untilQuit, text, IN_FILE);
  if (mode === 'config-pubkey-key' && text.startsWith('key-string')) return upTo(untilQuit, text);
  if (text.startsWith('macro name ')) return upTo(untilAt, text);
  if (text.includes('^C') || text.includes('\x03')) return delimited(text, text.includes('^C') ? '^C' : '\x03');
  const delimiter = MESSAGES.exec(text)?.[1];
  return delimiter === undefined ? undefined : delimited(text, delimiter);
}

function upTo(isLast: IsLast, text: string, none?: RegExp): IsLast | undefined {
  const [first = '', ...more] = text.split('\n');
  return none?.test(first) === true || more.some(isLast) ? undefined : isLast;
}

/** The delimiter that opens the text closes it. */
function delimited(text: string, delimiter: string): IsLast | undefined {
  const start = text.indexOf(delimiter) + delimiter.length;
  return text.indexOf(delimiter, start) >= 0 ? undefined : line => line.includes(delimiter);
}
