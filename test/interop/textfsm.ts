/** TextFSM, the engine that automation reads shows with, as Debian packages it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import type { TypedConsole } from '../support/console';

/** Debian's own, for which python3-textfsm is; the first in PATH may be another. */
const PYTHON = '/usr/bin/python3';
const FOLDER = join(__dirname, 'textfsm');

/** A field that nothing was found for is empty, in a list of texts as well. */
export type Row = Readonly<Record<string, string | readonly string[]>>;

/** @throws where the template knows no rule for a line: it says which */
export function rowsOf(template: string, text: string): readonly Row[] {
  const { status, stdout, stderr, error } = spawnSync(
    PYTHON,
    [join(FOLDER, 'parse.py'), join(FOLDER, `${template}.textfsm`)],
    { encoding: 'utf8', input: text },
  );
  if (error !== undefined) throw new Error(`python3-textfsm must be installed: ${error.message}`);
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as readonly Row[];
}

/** @param template named as the command by itself */
export type Reader = (command: string, template?: string) => readonly Row[];

export function readerOf({ answer }: TypedConsole): Reader {
  return (command, template = command.replace(/[ -]/g, '_')) => rowsOf(template, answer(command));
}

/** Some fields of each row, in the order in which they are named. */
export function columns(rows: readonly Row[], ...names: readonly string[]): readonly (string | readonly string[])[][] {
  return rows.map(row =>
    names.map(name => {
      const value = row[name];
      if (value === undefined) throw new Error(`no field ${name}`);
      return value;
    }),
  );
}

/** The text of a field that is no list. */
export function textOf(row: Row | undefined, name: string): string {
  const value = row?.[name];
  if (typeof value !== 'string') throw new Error(`no text in ${name}: ${JSON.stringify(row)}`);
  return value;
}

/** The row with that value. */
export function rowWith(rows: readonly Row[], field: string, value: string): Row {
  const found = rows.find(row => row[field] === value);
  if (found === undefined) throw new Error(`no row with ${field} ${value}: ${JSON.stringify(rows)}`);
  return found;
}
