/** Files on disk that are whole at every moment: whoever is killed leaves the old file or the new one. */
import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

import { byName, type FileEntry, type FileFault, type FileStore } from '../base/files';
import { fileName, nameOf } from './file-name';
import { makeFolder } from './make-folder';
import { isSystemError } from './system-error';

/** The files of one folder, which is made when something is first written. */
export class DiskFiles implements FileStore {
  /** @param reserved names in the folder that are not files of this store */
  constructor(
    private readonly folder: string,
    private readonly reserved: readonly string[] = [],
  ) {}

  read(name: string): Uint8Array | undefined {
    try {
      return readFileSync(this.pathOf(name));
    } catch (error) {
      if (isSystemError(error)) return undefined;
      throw error;
    }
  }

  write(name: string, content: Uint8Array): FileFault | undefined {
    return faultOf(() => {
      makeFolder(this.folder, made => syncFolder(dirname(made)));
      replaceFile(this.folder, fileName(name, this.reserved), content);
    });
  }

  remove(name: string): FileFault | undefined {
    return faultOf(() => {
      unlinkSync(this.pathOf(name));
      syncFolder(this.folder);
    });
  }

  list(): readonly FileEntry[] {
    try {
      return readdirSync(this.folder, { withFileTypes: true })
        .filter(entry => entry.isFile() && !TEMPORARY.test(entry.name))
        .map(({ name }) => ({ name: nameOf(name), size: statSync(join(this.folder, name)).size }))
        .sort(byName);
    } catch (error) {
      if (isSystemError(error)) return [];
      throw error;
    }
  }

  /** The path at which a file of this name stands, or would stand. */
  pathOf(name: string): string {
    return join(this.folder, fileName(name, this.reserved));
  }
}

/** `.NAME.PID.new`: no name of a file begins with a dot. */
const TEMPORARY = /^\..*\.(\d+)\.new$/s;

/** Written beside the file, flushed, renamed over it; then the folder itself is flushed, so that the name is on disk too. */
function replaceFile(folder: string, name: string, content: Uint8Array): void {
  const temporary = join(folder, `.${name}.${process.pid}.new`);
  try {
    const descriptor = openSync(temporary, 'w', 0o600);
    try {
      for (let done = 0; done < content.length;) done += writeSync(descriptor, content, done);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, join(folder, name));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(folder);
  sweep(folder);
}

/** Removes what processes have left that were killed while they wrote. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, pid] = TEMPORARY.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isSystemError(error) && error.code === 'EPERM';
  }
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const FAULTS: Readonly<Record<string, FileFault>> = {
  ENOENT: 'no such file',
  ENOSPC: 'no space',
  EDQUOT: 'no space',
  EFBIG: 'no space',
  EACCES: 'not permitted',
  EPERM: 'not permitted',
  EROFS: 'not permitted',
};

function faultOf(attempt: () => void): FileFault | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return FAULTS[error.code ?? ''] ?? 'input/output error';
  }
}
