import type { FileEntry } from '../base/files';

/** A file system, for the shows. */
export interface ShownFiles {
  /** `flash` */
  readonly system: string;
  readonly files: readonly FileEntry[];
  /** Bytes; undefined: nobody counts them. */
  readonly capacity: number | undefined;
  readonly free: number;
}

/** `dir`. @param name of one file; empty: all */
export function directory({ system, files, capacity, free }: ShownFiles, name = ''): readonly string[] {
  const shown = files.flatMap((file, at) => (name === '' || file.name === name ? [{ ...file, id: at + 1 }] : []));
  const space =
    capacity === undefined ? 'No space information available' : `${capacity} bytes total (${free} bytes free)`;
  return [
    `Directory of ${system}:/${name}`,
    '',
    ...(shown.length === 0
      ? ['No files in directory']
      : shown.map(
          each =>
            `${String(each.id).padStart(5)}  -rw-  ${String(each.size).padStart(10)}                    <no date>  ${each.name}`,
        )),
    '',
    space,
  ];
}

/** `show flash:` */
export function flashDirectory({ files, capacity = 0, free }: ShownFiles): readonly string[] {
  return [
    '',
    'System flash directory:',
    'File  Length   Name/status',
    ...files.map(({ name, size }, at) => `${String(at + 1).padStart(3)}   ${String(size).padEnd(8)} ${name}  `),
    `[${capacity - free} bytes used, ${free} available, ${capacity} total]`,
    `${capacity / 1024}K bytes of processor board System flash (Read/Write)`,
    '',
  ];
}

/** `show file systems`: a star marks the one that names without a prefix are for. */
export function fileSystems(systems: readonly (ShownFiles & { readonly type: string })[]): readonly string[] {
  return [
    'File Systems:',
    '',
    '     Size(b)     Free(b)      Type  Flags  Prefixes',
    ...systems.map(({ system, type, capacity, free }) => {
      const [size, left] = capacity === undefined ? ['-', '-'] : [String(capacity), String(free)];
      const star = system === 'flash' ? '*' : ' ';
      return `${star} ${size.padStart(10)}  ${left.padStart(10)}  ${type.padStart(8)}     rw   ${system}:`;
    }),
    '',
  ];
}
