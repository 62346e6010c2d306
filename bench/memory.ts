import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openLab } from '../src/app/open-lab';
import { chainConfig } from './configs';
import { inUse, type Row } from './measure';

const MANY = 200;
const BAR_KB = 200;

/** What one more idle router holds: a lab of 200 minus a lab of 1, by 199. */
export async function memory(): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'tedlab-bench-'));
  const files = Array.from({ length: MANY }, (_, i) => {
    const file = join(folder, `${i}.cfg`);
    writeFileSync(file, chainConfig(i));
    return file;
  });
  try {
    // Once unmeasured: what all routers share is loaded then.
    await heldBy(files.slice(0, 2));
    const one = await heldBy(files.slice(0, 1));
    const many = await heldBy(files);
    const each = (many - one) / (MANY - 1) / 1000;
    return { what: 'memory of an idle router', ours: each, bare: 1, unit: 'kB', ratio: each, bar: BAR_KB };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Bytes that a lab holds, after a collection with and without it. */
async function heldBy(configs: readonly string[]): Promise<number> {
  const before = inUse();
  const { lab } = await openLab({
    configs,
    labFile: undefined,
    seed: 1,
    pace: undefined,
    platforms: [],
    releases: [],
  });
  const after = inUse();
  if (lab.routers.length !== configs.length) throw new Error(`${lab.routers.length} routers`);
  return after - before;
}
