import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { packageRoot } from '../src/app/package-root';
import { inTurns, row, type Row, wallMicroseconds } from './measure';

const ROUNDS = 21;

/** A cold `tedlab run` of one `show clock`, from start to exit, against a node that does nothing. */
export async function startUp(): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'tedlab-bench-'));
  const script = join(folder, 'clock.txt');
  writeFileSync(script, 'show clock\n');
  const program = join(packageRoot(), 'dist', 'bin', 'tedlab.js');
  try {
    const figures = await inTurns(
      { run: () => node([program, 'run', script], 'UTC Mon Mar 1 1993') },
      { run: () => node(['-e', '0'], '') },
      { rounds: ROUNDS, warmUp: 2, clock: wallMicroseconds, scale: 1 / 1000 },
    );
    return row('start to first result, against node -e 0', figures, 'ms', 2.5);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function node(args: readonly string[], expected: string): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0 || !stdout.includes(expected))
    throw new Error(`node ${args.join(' ')}: ${status} ${stdout}${stderr}`);
}
