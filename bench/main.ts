/** Prints the table of speed bars. `--check`: exit status 1 when one is missed. Method: bench/README.md. */
import { helpKey } from './help-key';
import { load } from './load';
import type { Row } from './measure';
import { hub, mesh } from './mesh';
import { memory } from './memory';
import { startUp } from './start-up';
import { tunnelPing } from './tunnel-ping';
import { tunnelSetUp } from './tunnel-set-up';

async function main(): Promise<void> {
  const rows = [
    await startUp(),
    await tunnelSetUp(),
    await tunnelPing(),
    ...(await load()),
    ...(await helpKey()),
    await memory(),
    ...(await mesh()),
    await hub(),
  ];
  for (const line of table(rows)) process.stdout.write(`${line}\n`);
  if (process.argv.includes('--check') && rows.some(missed)) process.exitCode = 1;
}

function missed(row: Row): boolean {
  return row.ratio > row.bar;
}

function table(rows: readonly Row[]): readonly string[] {
  const cells = rows.map(each => [
    each.what,
    figure(each.ours, each.unit),
    each.bare === 1 ? '' : figure(each.bare, each.unit),
    each.bare === 1 ? '' : each.ratio.toFixed(2),
    each.bare === 1 ? figure(each.bar, each.unit) : `${each.bar}`,
    missed(each) ? 'MISSED' : 'ok',
  ]);
  const all = [['what (medians)', 'tedlab', 'bare', 'ratio', 'bar', ''], ...cells];
  const widths = (all[0] as string[]).map((_, column) => Math.max(...all.map(line => (line[column] ?? '').length)));
  return all.map(line =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function figure(value: number, unit: string): string {
  return `${value < 100 ? value.toPrecision(3) : value.toFixed(0)} ${unit}`;
}

void main();
