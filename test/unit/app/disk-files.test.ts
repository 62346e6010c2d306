import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

import { DiskFiles } from '../../../src/app/disk-files';
import { fileName, nameOf } from '../../../src/app/file-name';
import { type Folder, inFolder } from '../../support/folder';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

describe('files on disk', () => {
  it('are there for the next one that looks, and only there', () =>
    inFolder(folder => {
      const files = new DiskFiles(folder.at('a/b'));
      expect([files.read('x'), files.list(), files.remove('x')]).toEqual([undefined, [], 'no such file']);
      expect(files.write('x', bytes('one'))).toBeUndefined();
      expect(files.write('x', bytes('three'))).toBeUndefined();
      const again = new DiskFiles(folder.at('a/b'));
      expect(again.list()).toEqual([{ name: 'x', size: 5 }]);
      expect(Buffer.from(again.read('x') ?? []).toString()).toBe('three');
      expect(readdirSync(folder.at('a/b'))).toEqual(['x']);
      expect([again.remove('x'), again.list()]).toEqual([undefined, []]);
    }));

  it('a folder in the place of the file is a fault, not a crash', () =>
    inFolder(folder => {
      const files = new DiskFiles(folder.path);
      mkdirSync(folder.at('x'));
      expect(files.write('x', bytes('one'))).toBe('input/output error');
      expect([files.read('x'), files.list(), readdirSync(folder.path)]).toEqual([undefined, [], ['x']]);
    }));

  it('a folder that nobody may write into is told', () =>
    inFolder(folder => {
      writeFileSync(folder.at('file'), '');
      expect(new DiskFiles(folder.at('file/below')).write('x', bytes('one'))).toBe('input/output error');
      chmodSync(folder.path, 0o500);
      const fault = new DiskFiles(folder.at('below')).write('x', bytes('one'));
      chmodSync(folder.path, 0o700);
      // Root may write everywhere.
      expect(fault).toBe(process.getuid?.() === 0 ? undefined : 'not permitted');
    }));
});

describe('names of files', () => {
  it.each([
    ['Daphne', 'Daphne'],
    ['startup-config', 'startup-config'],
    ['c2600-jk9s-mz.122-27.bin', 'c2600-jk9s-mz.122-27.bin'],
    ['..', '%2E.'],
    ['.hidden', '%2Ehidden'],
    ['../../etc/passwd', '%2E.%2F..%2Fetc%2Fpasswd'],
    ['a\\b:c\0', 'a%5Cb%3Ac%00'],
    ['100%', '100%25'],
    ['Zürich', 'Z%C3%BCrich'],
    ['', '%'],
    ['flash', '%66lash'],
  ])('%j', (name, file) => {
    expect(fileName(name, ['flash'])).toBe(file);
    expect(nameOf(file)).toBe(name);
  });
});

/** The store alone as JavaScript, for a process of its own. */
function compiled(folder: Folder): string {
  for (const source of ['app/disk-files', 'app/file-name', 'app/make-folder', 'app/system-error', 'base/files']) {
    const text = readFileSync(join(__dirname, '../../../src', `${source}.ts`), 'utf8');
    const options = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 };
    mkdirSync(folder.at(dirname(source)), { recursive: true });
    folder.write(`${source}.js`, transpileModule(text, { compilerOptions: options }).outputText);
  }
  return folder.write(
    'writer.js',
    `const { DiskFiles } = require('./app/disk-files');
    const files = new DiskFiles(process.argv[2]);
    for (let i = 0; ; i++) {
      files.write('startup-config', Buffer.alloc(200_000, i % 2 ? 'odd ' : 'even'));
      if (i === 1) process.stdout.write('begun');
    }`,
  );
}

/** Kills a process that writes the file over and over, `delay` ms after it has written it twice. */
function killWriter(script: string, folder: string, delay: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    child.on('error', reject);
    child.on('exit', () => resolve());
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), delay));
  });
}

describe('a kill at any moment', () => {
  it(
    'leaves the old file or the new one',
    () =>
      inFolder(async folder => {
        const script = compiled(folder);
        const nvram = folder.at('nvram');
        const wholes = ['odd ', 'even'].map(word => Buffer.alloc(200_000, word));
        for (let round = 0; round < 20; round++) {
          await killWriter(script, nvram, (round * 7) % 20);
          const content = new DiskFiles(nvram).read('startup-config') ?? new Uint8Array();
          expect(wholes.some(whole => whole.equals(content))).toBe(true);
        }
        // What the killed ones left behind goes with the next write.
        new DiskFiles(nvram).write('startup-config', bytes('x'));
        expect(readdirSync(nvram)).toEqual(['startup-config']);
      }),
    30_000,
  );
});
