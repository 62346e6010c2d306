import type { Router } from '../router/router';
import { MOST_LINES, type TerminalLine } from '../router/terminal-lines';
import { integer } from '../syntax/argument-types';
import { alternatives, argument, choice, keyword, sequence, type Syntax } from '../syntax/grammar';

/** A terminal line as commands name it: by its number, or by its kind and its number within that. */
export interface NamedLine {
  readonly number?: number;
  readonly kind?: 'con' | 'aux' | 'vty';
  readonly index?: number;
}

const index = (high: number, help: string): ReturnType<typeof argument<'index', number>> =>
  argument('index', integer(0, high), help);

export const lineArgument: Syntax<NamedLine> = alternatives(
  argument('number', integer(0, MOST_LINES), 'Line number'),
  choice('kind', {
    con: sequence(keyword('console', 'Primary terminal line'), index(0, 'Line number')),
    aux: sequence(keyword('aux', 'Auxiliary line'), index(0, 'Line number')),
    vty: sequence(keyword('vty', 'Virtual terminal'), index(MOST_LINES, 'Line number')),
  }),
);

/** @returns undefined: there is no such line */
export function lineNamed({ terminals }: Router, named: NamedLine): TerminalLine | undefined {
  return terminals.all.find(
    line => line.number === named.number || (line.kind === named.kind && line.index === named.index),
  );
}
