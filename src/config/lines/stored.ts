import { InternalError } from '../../base/errors';
import type { RouterConfig } from '../../router/model/router-config';
import { type ArgumentType, integer, wordMatching } from '../../syntax/argument-types';
import { argument, keyword, optional, rest, sequence, type Syntax } from '../../syntax/grammar';
import { wordsOf } from '../../syntax/words';
import { forget, keep, KEPT_HELP, keptListOf, keptNamed, unkeep, unkeepWhole } from '../kept';
import { line, type Block, type ConfigLine, type LineContext } from '../line';
import type { ModeName } from '../mode-names';
import { rankOf, type Section } from '../sections';
import { bodyOf } from '../stored/bodies';
import { readTable, type StoredGroup, type StoredWords } from '../stored/group';
import { isModeName, STORED_GROUPS } from '../stored/groups';

/** Families of lines that are kept and printed back, and have no effect here: one declaration a row of the tables. */

interface StoredValue {
  readonly text?: string;
  /** What stands in place of the word that is none: a number, an address. */
  readonly given?: string;
}

const NUMBER = /^<(\d+)-(\d+)>$/;
const ADDRESS = 'A.B.C.D';

/** The words of the one are those of the other, whatever blanks stand between. */
function beginsSo(typed: string, own: string): boolean {
  const words = wordsOf(typed);
  return wordsOf(own).every((word, i) => words[i]?.toLowerCase() === word.toLowerCase());
}

/** What stands in place of a word of a table, where that is no word of its own. */
function argumentFor(word: string): ArgumentType<string> | undefined {
  if (word === ADDRESS) return { ...wordMatching(ADDRESS, /^\d+\.\d+\.\d+\.\d+$/), rank: 2 };
  const [, low, high] = NUMBER.exec(word) ?? [];
  if (low === undefined || high === undefined) return undefined;
  const number = integer(Number(low), Number(high));
  return { ...number, parse: text => (number.parse(text) === undefined ? undefined : text), print: text => text };
}

function stored(
  mode: ModeName,
  section: Section,
  { words, help, opens, leaves }: StoredWords,
  firstHelp: ReadonlyMap<string, string>,
): ConfigLine {
  const block = modeOf(opens);
  const nameOf = (given: string): string =>
    words.map(word => (argumentFor(word) === undefined ? word : given)).join(' ');
  const name = nameOf('');
  const textOf = ({ text, given }: StoredValue): string => {
    const beginning = given === undefined ? name : nameOf(given);
    return text === undefined || text.startsWith('\n') ? `${beginning}${text ?? ''}` : `${beginning} ${text}`;
  };
  // Nobody knows all words of all releases: what would be short for a word of the table may be another's whole word.
  const textIn = (value: StoredValue, { raw }: LineContext): string => {
    const own = textOf(value);
    const typed = raw === undefined || block !== undefined ? own : raw.replace(/^no +/i, '');
    return typed.length === own.length || beginsSo(typed, own) ? own : typed;
  };
  const parts = words.map((word, i): Syntax<unknown> => {
    const type = argumentFor(word);
    const said = helpOf(words, i, help, firstHelp);
    return type === undefined ? keyword(word, said) : argument('given', type, help);
  });
  const beginning: Syntax<{ readonly given?: string }> = { node: sequence(...parts).node };
  const rank = mode === 'config' ? rankOf(section) : 0;
  const listOf = (config: RouterConfig, target: object): ReturnType<typeof keptListOf> =>
    mode === 'config' ? config.kept : keptListOf(config, target);
  return line<object, StoredValue>({
    mode,
    section,
    support: 'stored',
    ...(leaves && { leaves }),
    syntax: sequence(beginning, optional(rest('text', KEPT_HELP))),
    unfinished: value => bodyOf(mode, textOf(value)),
    apply: (target, value, context) =>
      keep(listOf(context.config, target), textIn(value, context), rank, context.interactive),
    // A block is there or not: nothing is kept of one that somebody takes away.
    no: (target, value, context) => {
      const list = listOf(context.config, target);
      const text = textIn(value, context);
      if (!context.interactive) unkeepWhole(list, text, rank);
      else if (block === undefined) unkeep(list, text, rank);
      else forget(list, text);
    },
    reset: (target, value, { config }) => forget(listOf(config, target), textOf(value)),
    // The renderer prints kept lines itself, in the order in which they came.
    read: () => [],
    ...(block !== undefined && {
      block: (target: object, value: StoredValue, config: RouterConfig): Block | undefined => {
        const opened = keptNamed(listOf(config, target), textOf(value));
        return opened && { mode: block, target: opened };
      },
    }),
  });
}

function modeOf(opens: string | undefined): ModeName | undefined {
  if (opens === undefined) return undefined;
  if (!isModeName(opens)) throw new InternalError(`no table for the mode ${opens}`);
  return opens;
}

/** The last word's help is the family's; that of the words before stands in the table by itself. */
function helpOf(words: readonly string[], i: number, help: string, firstHelp: ReadonlyMap<string, string>): string {
  if (i === words.length - 1) return help;
  return firstHelp.get(words.slice(0, i + 1).join(' ')) ?? help;
}

/** It begins with a number or an address: no first word finds it. */
export function isWordless({ words: [first = ''] }: StoredFamily): boolean {
  return argumentFor(first) !== undefined;
}

/** A family of stored lines, whose declaration is made when one is first read. */
export interface StoredFamily {
  readonly words: readonly string[];
  line(): ConfigLine;
}

interface Row {
  readonly section: Section;
  readonly each: StoredWords;
}

/** With the families between `mls` and `mls ip slb`: what `mls` takes, `mls ip` takes too. */
function between(rows: readonly Row[], firstHelp: ReadonlyMap<string, string>): readonly Row[] {
  const known = new Map(rows.map(row => [row.each.words.join(' '), row]));
  for (const { each } of rows) {
    let shorter: Row | undefined;
    for (let length = 1; length < each.words.length; length++) {
      const words = each.words.slice(0, length);
      const name = words.join(' ');
      const row: Row | undefined = known.get(name);
      if (row !== undefined) shorter = row;
      else if (shorter !== undefined)
        known.set(name, {
          section: shorter.section,
          each: { words, help: firstHelp.get(name) ?? each.help, opens: undefined, leaves: false },
        });
    }
  }
  return [...known.values()];
}

/** Whole first words of one mode may be explained in another group's table. */
function familiesOf(mode: ModeName, tables: readonly (readonly [Section, string])[]): readonly StoredFamily[] {
  const read = tables.map(([section, table]) => ({ section, ...readTable(table) }));
  const firstHelp = new Map(read.flatMap(each => [...each.firstHelp]));
  for (const { words, help } of read.flatMap(({ families }) => families)) {
    if (!firstHelp.has(words.join(' '))) firstHelp.set(words.join(' '), help);
  }
  return between(
    read.flatMap(({ section, families }) => families.map(each => ({ section, each }))),
    firstHelp,
  ).map(({ section, each }) => {
    let made: ConfigLine | undefined;
    return { words: each.words, line: () => (made ??= stored(mode, section, each, firstHelp)) };
  });
}

const globalTables = ({ globals }: StoredGroup): readonly (readonly [Section, string])[] =>
  Object.entries(globals) as [Section, string][];

/** The stored lines of a mode; its tables are read when it is first entered. */
export function storedFamilies(mode: ModeName): readonly StoredFamily[] {
  const inBlocks = STORED_GROUPS.flatMap(({ modes }) => modes[mode]?.words ?? []);
  return familiesOf(mode, [
    ...(mode === 'config' ? STORED_GROUPS.flatMap(globalTables) : []),
    ...inBlocks.map(table => ['block', table] as const),
  ]);
}
