import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Lab } from '../src/app/lab';
import { openLab } from '../src/app/open-lab';

/** A lab of routers whose work takes no virtual time, from configurations that are not in files. */
export async function labOf(configs: readonly string[], seed = 1): Promise<Lab> {
  const folder = mkdtempSync(join(tmpdir(), 'tedlab-bench-'));
  try {
    const files = configs.map((text, i) => {
      const file = join(folder, `${i}.cfg`);
      writeFileSync(file, text);
      return file;
    });
    const { lab } = await openLab({
      configs: files,
      labFile: undefined,
      seed,
      pace: undefined,
      platforms: [{ device: undefined, value: 'ideal' }],
      releases: [],
    });
    return lab;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
