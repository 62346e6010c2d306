/** Names of files as IOS has them: `flash:backup`, `tftp://10.0.0.1/r1-confg`, `running-config`. */
import type { ArgumentType } from '../syntax/argument-types';
import { alternatives, argument, enumeration, type Syntax } from '../syntax/grammar';

/** File systems whose files can be named by a prefix. */
export const FILE_SYSTEMS = ['flash', 'null', 'nvram', 'system', 'tftp'] as const;
export type FileSystem = (typeof FILE_SYSTEMS)[number];

export interface FileUrl {
  readonly system: FileSystem;
  /** Of `tftp:`; empty: not named yet. */
  readonly host: string;
  /** Empty: not named yet. */
  readonly name: string;
}

export const RUNNING_CONFIG: FileUrl = { system: 'system', host: '', name: 'running-config' };
export const STARTUP_CONFIG_URL: FileUrl = { system: 'nvram', host: '', name: 'startup-config' };

/** As messages name it. */
export function formatUrl({ system, host, name }: FileUrl): string {
  return system === 'tftp' ? `tftp://${host}/${name}` : `${system}:${name}`;
}

/** @returns undefined where no file system is named, or one that is not here */
export function parseUrl(text: string): FileUrl | undefined {
  const [, prefix = '', path = ''] = /^([a-z]+):(.*)$/i.exec(text) ?? [];
  const system = FILE_SYSTEMS.find(each => each === prefix.toLowerCase());
  if (system === undefined) return undefined;
  if (system !== 'tftp') return { system, host: '', name: path.replace(/^\/+/, '') };
  const [, host = '', name = ''] = /^(?:\/\/([^/]*)\/?)?(.*)$/.exec(path) ?? [];
  return { system, host, name };
}

/** A whole URL: `?` shows the file systems instead. */
const url: ArgumentType<FileUrl> = {
  show: 'WORD',
  rank: 2,
  parse: text => parseUrl(text),
  print: formatUrl,
  hints: () => [],
};

/** A file, or a file system: `{ place: 'flash:' }` or `{ url }`. */
export interface FileArgument {
  readonly place?: string;
  readonly url?: FileUrl;
}

export function urlOf({ place, url: whole }: FileArgument): FileUrl {
  if (whole !== undefined) return whole;
  if (place === 'running-config') return RUNNING_CONFIG;
  if (place === 'startup-config') return STARTUP_CONFIG_URL;
  return parseUrl(place ?? '') ?? RUNNING_CONFIG;
}

/** @param words what `?` lists: file systems and configurations with their help */
export function fileArgument(words: Readonly<Record<string, string>>): Syntax<FileArgument> {
  return alternatives(enumeration('place', words), argument('url', url, 'File'));
}
