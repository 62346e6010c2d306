import { InternalError } from '../../base/errors';
import type { RouterConfig } from '../../router/model/router-config';
import { keywords, optional, rest, sequence } from '../../syntax/grammar';
import { forget, keep, KEPT_HELP, keptListOf, keptNamed, unkeep, unkeepWhole } from '../kept';
import { line, type Block, type ConfigLine } from '../line';
import type { ModeName } from '../mode-names';
import { rankOf, type Section } from '../sections';
import { bodyOf } from '../stored/bodies';
import { readTable, type StoredGroup, type StoredWords } from '../stored/group';
import { isModeName, STORED_GROUPS } from '../stored/groups';

/** Families of lines that are kept and printed back, and have no effect here: one declaration a row of the tables. */

interface StoredValue {
  readonly text?: string;
}

function stored(
  mode: ModeName,
  section: Section,
  { words, help, opens, leaves }: StoredWords,
  firstHelp: ReadonlyMap<string, string>,
): ConfigLine {
  const name = words.join(' ');
  const block = modeOf(opens);
  const textOf = ({ text }: StoredValue): string => (text === undefined ? name : `${name} ${text}`);
  const rank = mode === 'config' ? rankOf(section) : 0;
  const listOf = (config: RouterConfig, target: object): ReturnType<typeof keptListOf> =>
    mode === 'config' ? config.kept : keptListOf(config, target);
  return line<object, StoredValue>({
    mode,
    section,
    support: 'stored',
    ...(leaves && { leaves }),
    syntax: sequence(
      keywords(...words.map((word, i) => [word, helpOf(words, i, help, firstHelp)] as const)),
      optional(rest('text', KEPT_HELP)),
    ),
    unfinished: value => bodyOf(mode, textOf(value)),
    apply: (target, value, { config, interactive }) => keep(listOf(config, target), textOf(value), rank, interactive),
    // A block is there or not: nothing is kept of one that somebody takes away.
    no: (target, value, { config, interactive }) => {
      const list = listOf(config, target);
      if (!interactive) unkeepWhole(list, textOf(value), rank);
      else if (block === undefined) unkeep(list, textOf(value), rank);
      else forget(list, textOf(value));
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

/** A family of stored lines, whose declaration is made when one is first read. */
export interface StoredFamily {
  readonly words: readonly string[];
  line(): ConfigLine;
}

/** Whole first words of one mode may be explained in another group's table. */
function familiesOf(mode: ModeName, tables: readonly (readonly [Section, string])[]): readonly StoredFamily[] {
  const read = tables.map(([section, table]) => ({ section, ...readTable(table) }));
  const firstHelp = new Map(read.flatMap(each => [...each.firstHelp]));
  for (const { words, help } of read.flatMap(({ families }) => families)) {
    if (!firstHelp.has(words.join(' '))) firstHelp.set(words.join(' '), help);
  }
  return read.flatMap(({ section, families }) =>
    families.map(each => {
      let made: ConfigLine | undefined;
      return { words: each.words, line: () => (made ??= stored(mode, section, each, firstHelp)) };
    }),
  );
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
