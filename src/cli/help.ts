import type { Configurator } from '../config/configurator';
import { execCompletion, execEntries, type ExecWords } from './exec-help';
import { entryLines, type HelpEntry, helpLines, mergeEntries, wordLines } from './help-text';

/** What `?` answers in configuration mode. */

const DO = /^\s*do\s+/;

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
  words: ExecWords,
  line: string,
): string | undefined {
  const exec = DO.exec(line)?.[0];
  if (exec !== undefined) {
    const completed = execCompletion(words, line.slice(exec.length));
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

export function configurationHelp(configurator: Configurator, words: ExecWords, line: string): readonly string[] {
  const exec = DO.exec(line)?.[0];
  if (exec !== undefined) return execEntries(words, line.slice(exec.length));
  const help = configurator.help(line);
  const own = ownEntries(configurator);
  const typed = line.trim().toLowerCase();
  if (typed === '' && help.kind === 'entries') {
    return [configurator.helpHead, ...entryLines(mergeEntries(help.entries, own))];
  }
  const fitting = /\s$/.test(line) ? [] : own.filter(({ text }) => text.startsWith(typed));
  if (fitting.length === 0 || (help.kind !== 'words' && help.kind !== 'unrecognized')) {
    return helpLines(help, line, words.width);
  }
  return wordLines(mergeEntries(help.kind === 'words' ? help.words : [], fitting), words.width);
}
