import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a real 2600 printed, by command; blank lines at the end of each are left out. */
export function goldenShow(command: string): readonly string[] {
  const text = readFileSync(join(__dirname, '../../golden/data/daphne.show.txt'), 'utf8');
  const section = text.split(/^Daphne#/m).find(part => part.startsWith(`${command}\n`));
  if (section === undefined) throw new Error(`no golden ${command}`);
  return withoutEnd(section.split('\n').slice(1));
}

/** Drops blank lines at the end: a pasted session does not tell whether they belong to the output. */
export function withoutEnd(lines: readonly string[]): readonly string[] {
  return lines.slice(0, lines.findLastIndex(line => line !== '') + 1);
}
