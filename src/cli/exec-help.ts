import type { CommandTree } from '../syntax/tree';
import { aliasEntries, expandAlias } from './aliases';
import type { ExecCommand } from './exec-command';
import { entryLines, helpLines, mergeEntries, wordLines } from './help-text';
import { PIPE_HELP } from './pipes';

const UNRECOGNIZED: readonly string[] = ['% Unrecognized command'];
/** A show and the beginning of a filter. */
const PIPED = /^\s*(?:sh|sho|show|mor|more)\s.*\|\s*(\S*)$/i;

/** What can be typed at EXEC, and where `?` shows it. */
export interface ExecWords {
  readonly commands: CommandTree<ExecCommand>;
  /** The privilege level. */
  readonly level: number;
  /** Columns of the screen. */
  readonly width: number;
  /** `alias exec` */
  readonly aliases: ReadonlyMap<string, string>;
}

/** What `?` answers at EXEC. */
export function execHelp(words: ExecWords, line: string): readonly string[] {
  const entries = execEntries(words, line);
  return line.trim() === '' ? ['Exec commands:', ...entries] : entries;
}

/** The same without a heading, as behind `do`. */
export function execEntries(words: ExecWords, typed: string): readonly string[] {
  const { commands, level, width, aliases } = words;
  const line = writtenOut(words, typed);
  const filter = PIPED.exec(line)?.[1];
  if (filter !== undefined) return filterHelp(filter.toLowerCase(), width);
  const help = commands.help(line, level);
  const named = aliasEntries(typed, aliases);
  if (named.length > 0) return wordLines([...named, ...(help.kind === 'words' ? help.words : [])], width);
  if (help.kind !== 'entries') return helpLines(help, line, width);
  const mayEnd = help.entries.some(({ text }) => text === '<cr>');
  const modifiers = mayEnd && /^\s*sh/i.test(line) ? [{ text: '|', help: 'Output modifiers' }] : [];
  return entryLines(mergeEntries(help.entries, modifiers));
}

/** Tab. @returns undefined where nothing or several fit */
export function execCompletion(words: ExecWords, typed: string): string | undefined {
  const line = writtenOut(words, typed);
  const completed = words.commands.complete(line, words.level);
  if (completed === undefined || line === typed) return completed;
  // The alias stays as it was typed.
  const more = completed.slice(line.length);
  return completed.startsWith(line) ? `${typed}${more}` : undefined;
}

/** The word that is being typed may become an alias, or more than that. */
function writtenOut({ aliases }: ExecWords, typed: string): string {
  return /\S\s/.test(typed) ? expandAlias(typed, aliases).line : typed;
}

function filterHelp(typed: string, width: number): readonly string[] {
  const fitting = PIPE_HELP.filter(({ text }) => text.startsWith(typed));
  if (fitting.length === 0) return UNRECOGNIZED;
  return typed === '' ? entryLines(fitting) : wordLines(fitting, width);
}
