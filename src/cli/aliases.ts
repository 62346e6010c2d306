import type { HelpEntry } from './help-text';

/** Short names of EXEC commands: IOS's own, and those of `alias exec`, which count before them. */
const USUAL: ReadonlyMap<string, string> = new Map([
  ['h', 'help'],
  ['lo', 'logout'],
  ['p', 'ping'],
  ['r', 'resume'],
  ['s', 'show'],
  ['u', 'undebug'],
  ['un', 'undebug'],
  ['w', 'where'],
]);

const FIRST_WORD = /^(\s*)(\S+)/;

type Aliases = ReadonlyMap<string, string>;

/** A line with its alias written out. */
export interface Expanded {
  readonly line: string;
  /** Columns by which it has become longer. */
  readonly shift: number;
}

/** All that can be typed now, sorted by name. */
export function aliasesOf(own: Aliases): readonly (readonly [name: string, text: string])[] {
  return [...new Map([...USUAL, ...own])].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** An alias is typed in full: it is not abbreviated, and it hides the commands of its name. */
export function expandAlias(line: string, own: Aliases): Expanded {
  const [whole = '', blanks = '', name = ''] = FIRST_WORD.exec(line) ?? [];
  const text = own.get(name) ?? USUAL.get(name);
  if (text === undefined) return { line, shift: 0 };
  return { line: `${blanks}${text}${line.slice(whole.length)}`, shift: text.length - name.length };
}

/** What `?` says of the aliases that the word being typed begins: `*s=show`. A blank before the word leaves them out. */
export function aliasEntries(line: string, own: Aliases): readonly HelpEntry[] {
  if (!/^\S+$/.test(line)) return [];
  return aliasesOf(own)
    .filter(([name]) => name.startsWith(line))
    .map(([name, text]) => ({ text: `*${name}=${text}`, help: '' }));
}
