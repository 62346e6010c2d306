/** Why a file could not be written or removed. */
export type FileFault = 'no space' | 'not permitted' | 'no such file' | 'input/output error';

export interface FileEntry {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** The files of one file system: a router's NVRAM or flash, what TFTP servers offer. There are no folders in it. */
export interface FileStore {
  /** @returns undefined: there is no such file, or it cannot be read */
  read(name: string): Uint8Array | undefined;
  /** Whoever reads sees the old file or the new one, never a part. @returns undefined: it is written */
  write(name: string, content: Uint8Array): FileFault | undefined;
  /** @returns undefined: it is gone */
  remove(name: string): FileFault | undefined;
  /** In the order of their names. */
  list(): readonly FileEntry[];
}

/** Files that end with the program. */
export class MemoryFiles implements FileStore {
  private readonly files = new Map<string, Uint8Array>();

  read(name: string): Uint8Array | undefined {
    return this.files.get(name);
  }

  write(name: string, content: Uint8Array): FileFault | undefined {
    this.files.set(name, content.slice());
    return undefined;
  }

  remove(name: string): FileFault | undefined {
    return this.files.delete(name) ? undefined : 'no such file';
  }

  list(): readonly FileEntry[] {
    return [...this.files].map(([name, { length: size }]) => ({ name, size })).sort(byName);
  }
}

/** The same order on every machine. */
export function byName(a: FileEntry, b: FileEntry): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
