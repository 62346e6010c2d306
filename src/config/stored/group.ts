import { InternalError } from '../../base/errors';
import type { Section } from '../sections';

/**
 * Lines that are kept and printed back, and have no effect here, as tables in the layout of IOS's `?`: the words that name
 * a family of lines, two blanks or more, help. What follows the words is kept whatever it is.
 *
 *     bandwidth                     Bandwidth                        a line
 *     class > config-pmap-c         policy criteria                  opens a block of that mode
 *     exit-address-family <         Exit from Address Family ...     leaves its block
 *     ip:                           Interface Internet ...           help of a first word alone, which is no line
 *     <1-254>                       Number of a class                a number, or A.B.C.D an address, in place of a word
 */
export interface StoredGroup {
  /** Lines of the outermost mode, by the section of `show running-config` that they stand in. */
  readonly globals: Readonly<Partial<Record<Section, string>>>;
  readonly modes: Readonly<Record<string, StoredMode>>;
}

/** A mode by the word of its prompt; the same mode may have lines in several groups, and beside those with an effect. */
export interface StoredMode {
  /** IOS's name of the mode, for the head of `?` and the help of `exit`. */
  readonly title: string;
  readonly words: string;
  /** Lines belong to the block up to a word of their own, though they may stand no deeper than the one that opens it. */
  readonly closed?: true;
}

/** One line of a table. */
export interface StoredWords {
  readonly words: readonly string[];
  readonly help: string;
  readonly opens: string | undefined;
  readonly leaves: boolean;
}

const ROW = /^(\S+(?: \S+)*?)(?:(?<=:)\s+| > (\S+)\s+|\s+(<)\s+|\s{2,})(\S.*)$/;

/** @returns the families of a table, and the help of words that are none */
export function readTable(table: string): {
  readonly families: readonly StoredWords[];
  readonly firstHelp: ReadonlyMap<string, string>;
} {
  const families: StoredWords[] = [];
  const firstHelp = new Map<string, string>();
  for (const raw of table.split('\n')) {
    const row = raw.trim();
    if (row === '') continue;
    const [, name, opens, leaves, help] = ROW.exec(row) ?? [];
    if (name === undefined || help === undefined) throw new InternalError(`no row of a table: ${row}`);
    if (name.endsWith(':')) firstHelp.set(name.slice(0, -1), help);
    else families.push({ words: name.split(' '), help, opens, leaves: leaves !== undefined });
  }
  return { families, firstHelp };
}
