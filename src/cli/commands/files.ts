import { decodeText } from '../../base/text';
import { hashFor } from '../../crypto/hash';
import type { Router } from '../../router/router';
import { directory, fileSystems, flashDirectory, type ShownFiles } from '../../show/files';
import { word } from '../../syntax/argument-types';
import {
  alternatives,
  argument,
  enumeration,
  flag,
  keyword,
  keywords,
  nested,
  optional,
  sequence,
} from '../../syntax/grammar';
import { confirm } from '../confirm';
import { copy } from '../copy';
import { exec, type ExecCommand, type ExecContext, type ExecResult } from '../exec-command';
import { listFiles, readFile, removeFile } from '../file-access';
import {
  fileArgument,
  type FileArgument,
  type FileSystem,
  type FileUrl,
  formatUrl,
  parseUrl,
  urlOf,
} from '../file-url';
import { eraseNvram, FAULT_TEXT } from '../startup';
import { show } from './show-words';

const SOURCES = {
  'flash:': 'Copy from flash: file system',
  'null:': 'Copy from null: file system',
  'nvram:': 'Copy from nvram: file system',
  'running-config': 'Copy from current system configuration',
  'startup-config': 'Copy from startup configuration',
  'system:': 'Copy from system: file system',
  'tftp:': 'Copy from tftp: file system',
} as const;

const DESTINATIONS = {
  'flash:': 'Copy to flash: file system',
  'null:': 'Copy to null: file system',
  'nvram:': 'Copy to nvram: file system',
  'running-config': 'Update (merge with) current system configuration',
  'startup-config': 'Copy to startup configuration',
  'system:': 'Copy to system: file system',
  'tftp:': 'Copy to tftp: file system',
} as const;

/** The file systems that `dir`, `more` and `delete` look into; a name without a prefix is in the one of `cd`. */
const LOCAL = {
  'flash:': 'Directory or file name',
  'nvram:': 'Directory or file name',
  'system:': 'Directory or file name',
} as const;

const file = alternatives(fileArgument(LOCAL), argument('bare', word, 'Directory or file name'));

type LocalFile = FileArgument & { readonly bare?: string };

/** @param console in whose directory names without a file system are */
function localUrl({ console }: ExecContext, { bare, ...rest }: LocalFile): FileUrl {
  const here = { system: console.terminal.directory, host: '', name: '' };
  if (bare !== undefined) return parseUrl(bare) ?? { ...here, name: bare.replace(/^\//, '') };
  return rest.place === undefined && rest.url === undefined ? here : urlOf(rest);
}

/** A name behind the file system would be a directory, and there are none. */
function changeDirectory(context: ExecContext, typed: LocalFile): ExecResult {
  const named = typed.bare !== undefined || typed.place !== undefined || typed.url !== undefined;
  const url = named ? localUrl(context, typed) : { system: 'flash' as const, host: '', name: '' };
  if (url.name !== '') return refused('changing to', url, FAULT_TEXT['no such file']);
  return context.console.terminal.set({ directory: url.system });
}

function verify(router: Router, url: FileUrl): ExecResult {
  const content = readFile(router, url);
  if (content === undefined) {
    const isThere = listFiles(router, url.system).some(each => each.name === url.name);
    return refused('verifying', url, FAULT_TEXT[isThere ? 'not permitted' : 'no such file']);
  }
  const digest = Buffer.from(hashFor('md5').digest(content)).toString('hex');
  return ['.Done!', `verify /md5 (${formatUrl(url)}) = ${digest}`, ''];
}

function shownFiles(router: Router, system: FileSystem): ShownFiles {
  const files = listFiles(router, system);
  if (system === 'flash') return { system, files, capacity: router.flash.capacity, free: router.flash.free };
  if (system === 'nvram') return { system, files, capacity: router.nvram.capacity, free: router.nvram.free };
  return { system, files, capacity: undefined, free: 0 };
}

function refused(doing: string, url: FileUrl, reason: string): ExecResult {
  return { error: 'failed', lines: [`%Error ${doing} ${formatUrl(url)} (${reason})`] };
}

function dir(router: Router, url: FileUrl): ExecResult {
  const { system, name } = url;
  if (name !== '' && !listFiles(router, system).some(each => each.name === name)) {
    return refused('opening', url, FAULT_TEXT['no such file']);
  }
  return directory(shownFiles(router, system), name);
}

function more(router: Router, url: FileUrl): ExecResult {
  const content = readFile(router, url);
  if (content !== undefined)
    return decodeText(content)
      .replace(/\r?\n$/, '')
      .split(/\r?\n/);
  const isThere = listFiles(router, url.system).some(each => each.name === url.name);
  return refused('opening', url, FAULT_TEXT[isThere ? 'not permitted' : 'no such file']);
}

function remove(router: Router, typed: FileUrl): ExecResult {
  const answer = (line: string): ExecResult => {
    const url = { ...typed, name: line.trim() === '' ? typed.name : line.trim() };
    return confirm(`Delete ${formatUrl(url)}? `, () => {
      const fault = removeFile(router, url);
      return fault === undefined ? undefined : refused('deleting', url, FAULT_TEXT[fault]);
    });
  };
  return { dialogue: { question: `Delete filename [${typed.name}]? `, answer } };
}

function eraseFlash(router: Router): ExecResult {
  return confirm('Erasing the flash filesystem will remove all files! Continue? ', () => {
    // The image that runs stays: a router without one could not start.
    for (const { name } of router.flash.list()) if (name !== router.flash.image) router.flash.remove(name);
    return ['Erasing device...  ...erased', 'Erase of flash: complete'];
  });
}

const TYPES: Readonly<Record<FileSystem, string>> = {
  null: 'opaque',
  system: 'opaque',
  tftp: 'network',
  flash: 'flash',
  nvram: 'nvram',
};

export const FILE_COMMANDS: readonly ExecCommand[] = [
  exec({
    syntax: sequence(
      keyword('copy', 'Copy from one file to another'),
      nested('from', fileArgument(SOURCES)),
      nested('to', fileArgument(DESTINATIONS)),
    ),
    run: (context, { from, to }) => copy(context, urlOf(from), urlOf(to)),
  }),
  exec({
    syntax: sequence(
      keyword('dir', 'List files on a filesystem'),
      flag('all', '/all', 'List all files'),
      optional(file),
    ),
    run: (context, { all: _, ...value }) => dir(context.router, localUrl(context, value)),
  }),
  exec({
    syntax: sequence(keyword('more', 'Display the contents of a file'), file),
    run: (context, value) => more(context.router, localUrl(context, value)),
  }),
  exec({
    syntax: sequence(keyword('delete', 'Delete a file'), file),
    run: (context, value) => remove(context.router, localUrl(context, value)),
  }),
  exec({
    syntax: sequence(keyword('cd', 'Change current directory'), optional(file)),
    run: changeDirectory,
  }),
  exec({
    syntax: keyword('pwd', 'Display current working directory'),
    run: ({ console: { terminal } }) => [`${terminal.directory}:`],
  }),
  exec({
    syntax: sequence(keywords(['verify', 'Verify a file'], ['/md5', 'Compute an md5 signature for a file']), file),
    run: (context, value) => verify(context.router, localUrl(context, value)),
  }),
  exec({
    syntax: sequence(
      keyword('erase', 'Erase a filesystem'),
      enumeration('what', {
        'flash:': 'Filesystem to be erased',
        'nvram:': 'Filesystem to be erased',
        'startup-config': 'Erase contents of configuration memory',
      }),
    ),
    run: ({ router }, { what }) => (what === 'flash:' ? eraseFlash(router) : eraseNvram(router)),
  }),
  exec({
    level: 1,
    syntax: sequence(show, keyword('flash:', 'display information about flash: file system')),
    run: ({ router }) => flashDirectory(shownFiles(router, 'flash')),
  }),
  exec({
    syntax: sequence(show, keywords(['file', 'Show filesystem information'], ['systems', 'List filesystems'])),
    run: ({ router }) =>
      fileSystems(
        (['null', 'system', 'tftp', 'flash', 'nvram'] as const).map(system => ({
          ...shownFiles(router, system),
          type: TYPES[system],
        })),
      ),
  }),
];
