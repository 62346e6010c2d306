import type { FileEntry, FileFault } from '../base/files';
import { encodeText } from '../base/text';
import { configText } from '../config/render';
import type { Router } from '../router/router';
import { type FileSystem, type FileUrl, RUNNING_CONFIG } from './file-url';

/** A file of the router itself. @returns undefined: there is none */
export function readFile(router: Router, { system, name }: FileUrl): Uint8Array | undefined {
  switch (system) {
    case 'flash':
      return router.flash.read(name);
    case 'nvram':
      return router.nvram.read(name);
    case 'system':
      return name === RUNNING_CONFIG.name ? encodeText(configText(router.config)) : undefined;
    case 'null':
    case 'tftp':
      return undefined;
  }
}

/** What a file on the router becomes. */
export function writeFile(router: Router, { system, name }: FileUrl, content: Uint8Array): FileFault | undefined {
  switch (system) {
    case 'flash':
      return router.flash.write(name, content);
    case 'nvram':
      return router.nvram.write(name, content);
    case 'null':
      return undefined;
    case 'system':
    case 'tftp':
      return 'not permitted';
  }
}

export function removeFile(router: Router, { system, name }: FileUrl): FileFault | undefined {
  if (system === 'flash') return router.flash.remove(name);
  return system === 'nvram' ? router.nvram.remove(name) : 'not permitted';
}

export function listFiles(router: Router, system: FileSystem): readonly FileEntry[] {
  switch (system) {
    case 'flash':
      return router.flash.list();
    case 'nvram':
      return router.nvram.list();
    case 'system':
      return [{ name: RUNNING_CONFIG.name, size: readFile(router, RUNNING_CONFIG)?.length ?? 0 }];
    case 'null':
    case 'tftp':
      return [];
  }
}
