/** `--nvram DIR`: where the files of routers stand that outlive the lab. */
import { statSync } from 'node:fs';
import { join } from 'node:path';

import { InputError } from '../base/errors';
import { type FileStore, MemoryFiles } from '../base/files';
import { DiskFiles } from './disk-files';
import { fileName } from './file-name';
import { isSystemError } from './system-error';

/** The file systems of a lab. */
export interface SavedFiles {
  /** @param router its node's name in the lab file, or the hostname of its configuration */
  nvram(router: string): FileStore;
  flash(router: string): FileStore;
  /** What the TFTP servers of the lab have. */
  readonly tftp: FileStore;
  /** Where such a file stands on disk, if it does. */
  pathOf(router: string, name: string): string | undefined;
}

const FLASH = 'flash';
const TFTP = 'tftp';

/**
 * DIR/ROUTER/startup-config, DIR/ROUTER/flash/NAME, DIR/tftp/NAME; without DIR all of it ends with the program.
 * @throws InputError when there is something at DIR that is no folder
 */
export function savedFiles(folder: string | undefined): SavedFiles {
  if (folder === undefined) {
    return {
      nvram: () => new MemoryFiles(),
      flash: () => new MemoryFiles(),
      tftp: new MemoryFiles(),
      pathOf: () => undefined,
    };
  }
  checkFolder(folder);
  const ofRouter = (router: string): string => join(folder, fileName(router, [TFTP]));
  const nvram = (router: string): DiskFiles => new DiskFiles(ofRouter(router), [FLASH]);
  return {
    nvram,
    flash: router => new DiskFiles(join(ofRouter(router), FLASH)),
    tftp: new DiskFiles(join(folder, TFTP)),
    pathOf: (router, name) => nvram(router).pathOf(name),
  };
}

function checkFolder(folder: string): void {
  try {
    if (!statSync(folder).isDirectory()) throw new InputError(folder, undefined, 'is no folder');
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code !== 'ENOENT') throw new InputError(folder, undefined, error.message);
  }
}
