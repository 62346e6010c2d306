import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for the files of one test; gone after `work`. */
export async function inFolder<T>(work: (folder: Folder) => T | Promise<T>): Promise<T> {
  const path = mkdtempSync(join(tmpdir(), 'tedlab-test-'));
  try {
    return await work(new Folder(path));
  } finally {
    rmSync(path, { recursive: true });
  }
}

export class Folder {
  constructor(readonly path: string) {}

  /** The path of a file in it. */
  at(name: string): string {
    return join(this.path, name);
  }

  write(name: string, content: string | Uint8Array): string {
    writeFileSync(this.at(name), content);
    return this.at(name);
  }
}
