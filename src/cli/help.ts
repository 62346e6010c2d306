import type { Configurator } from '../config/configurator';
import type { CommandTree } from '../syntax/tree';
import type { ExecCommand } from './exec-command';
import { entryLines, type HelpEntry, helpLines, mergeEntries, wordLines } from './help-text';
import { PIPE_HELP } from './pipes';

/** What `?` answers at the prompts of a router. */

const UNRECOGNIZED: readonly string[] = ['% Unrecognized command'];
/** A show and the beginning of a filter. */
const PIPED = /^\s*(?:sh|sho|show|mor|more)\s.*\|\s*(\S*)$/i;
const DO = /^\s*do\s+/;

/** @param width columns of the screen */
export function execHelp(
  commands: CommandTree<ExecCommand>,
  line: string,
  level: number,
  width: number,
): readonly string[] {
  const entries = execEntries(commands, line, level, width);
  return line.trim() === '' ? ['Exec commands:', ...entries] : entries;
}

function execEntries(
  commands: CommandTree<ExecCommand>,
  line: string,
  level: number,
  width: number,
): readonly string[] {
  const filter = PIPED.exec(line)?.[1];
  if (filter !== undefined) return filterHelp(filter.toLowerCase(), width);
  const help = commands.help(line, level);
  if (help.kind !== 'entries') return helpLines(help, line, width);
  const mayEnd = help.entries.some(({ text }) => text === '<cr>');
  const modifiers = mayEnd && /^\s*sh/i.test(line) ? [{ text: '|', help: 'Output modifiers' }] : [];
  return entryLines(mergeEntries(help.entries, modifiers));
}

function filterHelp(typed: string, width: number): readonly string[] {
  const fitting = PIPE_HELP.filter(({ text }) => text.startsWith(typed));
  if (fitting.length === 0) return UNRECOGNIZED;
  return typed === '' ? entryLines(fitting) : wordLines(fitting, width);
}

/** Every configuration mode knows `exit`, `end` and `do` beside its own lines. */
function ownEntries(configurator: Configurator): readonly HelpEntry[] {
  return [
    { text: 'do', help: 'To run exec commands in config mode' },
    { text: 'end', help: 'Exit from configure mode' },
    { text: 'exit', help: configurator.exitHelp },
  ];
}

/** Tab in configuration mode. @returns undefined where nothing or several fit */
export function configurationCompletion(
  configurator: Configurator,
  commands: CommandTree<ExecCommand>,
  line: string,
  level: number,
): string | undefined {
  const exec = DO.exec(line)?.[0];
  if (exec !== undefined) {
    const completed = commands.complete(line.slice(exec.length), level);
    return completed === undefined ? undefined : `${exec}${completed}`;
  }
  const typed = line.trim().toLowerCase();
  const own = ownEntries(configurator).find(({ text }) => text.startsWith(typed));
  if (own === undefined || typed === '' || /\s$/.test(line)) return configurator.complete(line);
  const help = configurator.help(line);
  const fitting = mergeEntries(help.kind === 'words' ? help.words : [], ownEntries(configurator)).filter(({ text }) =>
    text.startsWith(typed),
  );
  const [only, other] = fitting;
  return only === undefined || other !== undefined ? undefined : `${/^\s*/.exec(line)?.[0] ?? ''}${only.text} `;
}

export function configurationHelp(
  configurator: Configurator,
  commands: CommandTree<ExecCommand>,
  line: string,
  level: number,
  width: number,
): readonly string[] {
  const exec = DO.exec(line)?.[0];
  if (exec !== undefined) return execEntries(commands, line.slice(exec.length), level, width);
  const help = configurator.help(line);
  const own = ownEntries(configurator);
  const typed = line.trim().toLowerCase();
  if (typed === '' && help.kind === 'entries') {
    return [configurator.helpHead, ...entryLines(mergeEntries(help.entries, own))];
  }
  const fitting = /\s$/.test(line) ? [] : own.filter(({ text }) => text.startsWith(typed));
  if (fitting.length === 0 || (help.kind !== 'words' && help.kind !== 'unrecognized')) {
    return helpLines(help, line, width);
  }
  return wordLines(mergeEntries(help.kind === 'words' ? help.words : [], fitting), width);
}
