import type { Match } from '../syntax/tree';
import type { CommandError } from './exec-command';

/** What IOS says to a line that it does not take, and the word for it in JSON. */
export interface Refusal {
  readonly error: CommandError;
  readonly lines: readonly string[];
}

/** @param column of the first word that does not fit, on the screen: prompt included */
export function refusedAt(column: number): Refusal {
  return { error: 'invalid', lines: [`${' '.repeat(column)}^`, "% Invalid input detected at '^' marker.", ''] };
}

export function refusedWhole(kind: 'incomplete' | 'ambiguous', line: string): Refusal {
  if (kind === 'incomplete' && SHOW_ALONE.test(line)) {
    return { error: kind, lines: ['% Type "show ?" for a list of subcommands', ''] };
  }
  return kind === 'incomplete'
    ? { error: kind, lines: ['% Incomplete command.', ''] }
    : { error: kind, lines: [`% Ambiguous command:  "${line.trim()}"`] };
}

/** Of all commands that want more words IOS says something else for this one alone. */
const SHOW_ALONE = /^\s*sh(ow?)?\s*$/i;

export const REFUSED_PATTERN: Refusal = { error: 'failed', lines: ['% Failed to compile regular expression.'] };

/** A line that is no EXEC command. @param column where it begins on the screen */
export function refusedMatch(
  match: Exclude<Match<unknown>, { readonly kind: 'ok' | 'empty' }>,
  line: string,
  column: number,
): Refusal {
  return match.kind === 'invalid' ? refusedAt(column + match.column) : refusedWhole(match.kind, line);
}
