import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { InternalError } from '../base/errors';

let root: string | undefined;

/** The folder of tedlab's package.json: the same from source, from dist and from node_modules. */
export function packageRoot(): string {
  if (root !== undefined) return root;
  for (let folder = __dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return (root = folder);
    if (dirname(folder) === folder) throw new InternalError(`no package.json above ${__dirname}`);
  }
}

export function packageVersion(): string {
  const manifest = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return manifest.version;
}

/** The lab without any CONFIG: the two routers that find each other, whatever the working directory. */
export function defaultConfigs(): readonly string[] {
  return ['daphne.cfg', 'fred.cfg'].map(name => join(packageRoot(), 'configs', name));
}
