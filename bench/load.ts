import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readConfig } from '../src/app/lab-configs';
import { renderConfig } from '../src/config/render';
import type { RouterConfig } from '../src/router/model/router-config';
import { longConfig } from './configs';
import { cpuMicroseconds, inTurns, row, type Row, wallMicroseconds } from './measure';

const SHORT = 10_000;
const LONG = 100_000;
/** As many as two hundred configurations have together. */
const CORPUS = 60_000;
const TENFOLD = LONG / SHORT;
const MILLI = 1 / 1000;

/** Loading a long configuration, against reading the file and splitting its lines; and ten times the lines. */
export async function load(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tedlab-bench-'));
  const [short, corpus, long] = [SHORT, CORPUS, LONG].map(count => {
    const file = join(folder, `${count}.cfg`);
    writeFileSync(file, longConfig(count));
    return file;
  }) as [string, string, string];
  try {
    const loading = await inTurns(
      { run: () => void known(short, SHORT) },
      { run: () => split(short) },
      { rounds: 25, warmUp: 8, clock: cpuMicroseconds, scale: MILLI },
    );
    const printing = await inTurns(
      { run: () => void renderConfig(known(corpus, CORPUS)) },
      { run: () => split(corpus) },
      { rounds: 9, warmUp: 2, clock: cpuMicroseconds, scale: MILLI },
    );
    const linear = await inTurns(
      { run: () => void known(long, LONG) },
      // As often as makes as many lines, so that both sides pay for the garbage that they make.
      { run: () => times(TENFOLD, () => known(short, SHORT)) },
      { rounds: 9, warmUp: 2, clock: wallMicroseconds, scale: MILLI },
    );
    const tenth = { ...linear, bare: linear.bare / TENFOLD, ratio: linear.ratio * TENFOLD };
    return [
      row('load of 10,000 lines, against reading and splitting them', loading, 'ms', 30),
      row('60,000 lines loaded and printed, against reading and splitting them', printing, 'ms', 30),
      row('load of 100,000 lines, against 10,000', tenth, 'ms', 11),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The figure counts only if every line was understood. */
function known(file: string, lines: number): RouterConfig {
  const { config, counts } = readConfig(file);
  if (counts.unknown > 0 || counts.lines < lines * 0.9) throw new Error(`${file}: ${JSON.stringify(counts)}`);
  return config;
}

function times(count: number, work: () => void): void {
  for (let i = 0; i < count; i++) work();
}

function split(file: string): void {
  const lines = readFileSync(file, 'utf8').split('\n');
  if (lines.length < SHORT) throw new Error(`${file}: ${lines.length} lines`);
}
