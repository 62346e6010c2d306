import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * A folder with those above it. Not `recursive` of node:fs: on a file system that refuses folders with ENOENT (/proc) it
 * tries for ever.
 *
 * @param made is told of each one that was not there, from the outside in
 * @throws what node:fs throws
 */
export function makeFolder(folder: string, made: (folder: string) => void = () => {}): void {
  if (existsSync(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent, made);
  mkdirSync(folder);
  made(folder);
}
