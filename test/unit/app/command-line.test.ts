/** The command line as others script against it: exit statuses, streams, files. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DiskFiles } from '../../../src/app/disk-files';
import { cliRun, jsonLines } from '../../support/cli-run';
import { Folder } from '../../support/folder';

const folder = new Folder(mkdtempSync(join(tmpdir(), 'tedlab-cli-')));
afterAll(() => rmSync(folder.path, { recursive: true }));

const A = 'hostname A\ninterface FastEthernet0/0\nip address 10.0.0.1 255.255.255.0\nend\n';
const a = folder.write('a.cfg', A);
const b = folder.write('b.cfg', A.replace('hostname A', 'hostname B').replace('10.0.0.1', '10.0.0.2'));

describe('exit status', () => {
  it.each([
    ['0 when all is well', ['run', '-', a], 'show clock\n', 0],
    ['0 for nothing to do', ['run', '-', a], '', 0],
    ['1 for a rejected command', ['run', '-', a], 'show bogus\n', 1],
    ['1 for a lab ping without a reply', ['run', '-', a], 'lab>ping 10.0.0.5 10.9.9.9 count 1\n', 1],
    ['1 for an unmet expectation', ['run', '-', a], 'show clock\nlab>expect /2024/\n', 1],
    ['0 for a met one', ['run', '-', a], 'show clock\nlab>expect /UTC Mon Mar 1 1993/\n', 0],
    ['1 for a failed lab command', ['run', '-', a], 'lab>link down X f0/0\n', 1],
    ['2 for an unknown option', ['--frob'], '', 2],
    ['2 for a missing script', ['run'], '', 2],
    ['2 for a script that cannot be read', ['run', folder.at('none')], '', 2],
    ['2 for a configuration that cannot be read', ['run', '-', folder.at('none')], '', 2],
    ['2 for a release that does not exist', ['--release', '15.0', a], '', 2],
    ['2 for a platform of a router that does not exist', ['--platform', 'Z=c2600', a], '', 2],
    ['2 for a lab file beside configurations', ['--lab', 'x.yaml', a], '', 2],
    ['0 for --help', ['--help'], '', 0],
    ['0 for --version', ['--version'], '', 0],
  ])('%s', async (_, argv, input, status) => {
    expect((await cliRun(argv, input)).status).toBe(status);
  });

  it('the script ends at the first rejected command, unless it is told to go on', async () => {
    const script = 'show bogus\nshow clock\n';
    expect((await cliRun(['run', '-', a], script)).out).not.toContain('1993');
    const going = await cliRun(['run', '-', a, '--keep-going'], script);
    expect([going.status, going.out.includes('1993')]).toEqual([1, true]);
  });
});

describe('faults of files', () => {
  const fault = async (...argv: readonly string[]): Promise<string> => {
    const { status, out, err } = await cliRun(['run', '-', ...argv], 'show clock\n');
    expect([status, out]).toEqual([2, '']);
    return err;
  };

  it('name file, line and reason', async () => {
    expect(await fault(folder.write('nul.cfg', 'hostname A\n\0'))).toMatch(/nul\.cfg:2: holds a NUL byte/);
    expect(await fault(folder.write('empty.cfg', ''))).toMatch(/empty\.cfg: is empty/);
    expect(await fault(folder.write('prose.txt', 'Once upon a time\nthere was a router.\n'))).toMatch(
      /prose\.txt:1: is no configuration/,
    );
    expect(await fault(a, folder.write('twin.cfg', A))).toMatch(
      /twin\.cfg:1: hostname A is already that of .*a\.cfg:1/,
    );
    expect(await fault(a, folder.write('same.cfg', A.replace('hostname A', 'hostname C')))).toMatch(
      /same\.cfg:3: 10\.0\.0\.1 of C is already the address of A FastEthernet0\/0 \(.*a\.cfg:3\)/,
    );
  });

  it('what is unknown is told on standard error, and the lab opens all the same', async () => {
    const { status, out, err } = await cliRun(['run', '-', folder.write('u.cfg', `${A}frobnicate\n`)], 'show clock\n');
    expect([status, out.includes('1993')]).toEqual([0, true]);
    expect(err).toMatch(/u\.cfg:5: unknown \(config\): frobnicate/);
  });

  it('a diagnostic is one line that drives no terminal and does not fill it', async () => {
    const odd = folder.write('esc.cfg', `${A}wibble \x1b[2J\x07 \x9b31m${'x'.repeat(10_000)}\n`);
    const { err } = await cliRun(['parse', odd], '');
    expect(err).toMatch(/^\S+esc\.cfg:5: unknown \(config\): wibble \\x1b\[2J\\x07 \\x9b31mx+\.\.\.\n$/);
    expect(err.length).toBeLessThan(500);
  });

  it('at most a hundred diagnostics are told, then a count', async () => {
    const many = `${A}${Array.from({ length: 40 }, (_, i) => `logging 10.0.0.${i + 1}\nfrob${i}\nwibble${i}\nfrub${i}\n`).join('')}`;
    const { err } = await cliRun(['run', '-', folder.write('many.cfg', many)], '');
    expect(err.trimEnd().split('\n')).toHaveLength(101);
  });
});

describe('parse', () => {
  it('prints what each file yields; --json counts, --strict fails on the unknown', async () => {
    const odd = folder.write('odd.cfg', `${A.replace('end\n', '')}frobnicate\n`);
    expect((await cliRun(['parse', a])).out).toContain('hostname A\n');
    const { status, out } = await cliRun(['parse', '--json', '--strict', a, odd]);
    expect(status).toBe(1);
    expect(jsonLines(out)).toMatchObject([
      { file: a, lines: 4, full: 4, partial: 0, stored: 0, unknown: 0, diagnostics: [] },
      {
        file: odd,
        lines: 4,
        unknown: 1,
        diagnostics: [{ line: 4, mode: 'config-if', state: 'unknown', text: 'frobnicate' }],
      },
    ]);
    expect((await cliRun(['parse', odd])).status).toBe(0);
    expect((await cliRun(['parse', folder.at('none'), a])).status).toBe(2);
  });
});

describe('what is told', () => {
  it('a change of console is marked; --logs hold each console alone, without marks', async () => {
    const logs = folder.at('logs');
    const script = 'A>show clock\nB#show privilege\nA#show privilege\n';
    const { out } = await cliRun(['run', '-', a, b, '--logs', logs], script);
    expect(out).toMatch(
      /^A>show clock\n\*00.*\n! B\nB#show privilege\nCurrent privilege level is 15\n! A\nA#show privilege\n/,
    );
    expect(readFileSync(join(logs, 'B.log'), 'utf8')).toBe('B#show privilege\nCurrent privilege level is 15\n');
    expect(readFileSync(join(logs, 'A.log'), 'utf8')).not.toContain('!');
  });

  it('--json: an object a command and a log line', async () => {
    const script = 'A#conf t\ninterface FastEthernet0/0\nshutdown\nend\nlab>wait 2\nshow bogus\n';
    const objects = jsonLines((await cliRun(['run', '-', a, b, '--json'], script)).out);
    expect(objects).toContainEqual({
      device: 'A',
      mode: 'config-if',
      command: 'shutdown',
      output: [],
      error: null,
      time: 0,
    });
    expect(objects.filter(each => 'log' in each).map(each => each['device'])).toContain('A');
    expect(objects).toContainEqual({ device: 'lab', mode: 'lab', command: 'wait 2', output: [], error: null, time: 0 });
    expect(objects[objects.length - 1]).toMatchObject({
      command: 'show bogus',
      error: 'invalid',
      time: 2000,
      mode: 'privileged',
    });
  });

  it('a pasted session is a script', async () => {
    const session = '! transcript\nA>en\nPassword: \nA#show clock\nold output\nA#\n';
    const { status, out } = await cliRun(['run', '-', folder.write('p.cfg', `enable password x\n${A}`)], session);
    expect([status, out]).toEqual([0, 'A>en\nA#show clock\n*00:00:00.000 UTC Mon Mar 1 1993\n']);
  });

  it('lines that come late are answered as they come', async () => {
    const { out } = await cliRun(['run', '-', a], ['show cl', 'ock\nshow pri', 'vilege\n']);
    expect(out).toContain('Current privilege level is 1');
  });
});

it('one seed, one script: the same output and the same capture, byte for byte, keys too', async () => {
  const story = async (seed: string, name: string) => {
    const file = folder.at(`${name}.pcapng`);
    const script = `lab>capture start ${file} --keys\nlab>ping 13.13.13.14 12.12.12.13\nlab>capture stop\nDaphne#show crypto ipsec sa\n`;
    const { status, out } = await cliRun(['run', '-', '--seed', seed], script);
    expect(status).toBe(0);
    expect(statSync(`${file}.keys/ikev1_decryption_table`).mode & 0o777).toBe(0o600);
    const keys = ['ikev1_decryption_table', 'esp_sa'].map(each => readFileSync(join(`${file}.keys`, each), 'utf8'));
    return [out.replaceAll(name, 'NAME'), readFileSync(file).toString('hex'), ...keys];
  };
  const first = await story('5', 'one');
  expect(await story('5', 'two')).toEqual(first);
  expect((await story('6', 'three'))[1]).not.toBe(first[1]);
  expect(existsSync(folder.at('one.pcapng'))).toBe(true);
});

it('without a configuration the default lab opens, whatever the working directory', async () => {
  const before = process.cwd();
  process.chdir(folder.path);
  try {
    expect((await cliRun(['run', '-'], 'lab>show devices\n')).out).toMatch(/Daphne .*\nfred /);
  } finally {
    process.chdir(before);
  }
});

describe('what cannot be used is said where it stands', () => {
  it('a configuration that the lab file names and that is not there', async () => {
    const lab = folder.write('gone.yaml', 'nodes:\n  A: { config: a.cfg }\n  B: { config: gone.cfg }\n');
    const run = await cliRun(['run', '-', '--lab', lab], 'show clock\n');
    expect(run.status).toBe(2);
    expect(run.err).toContain(`${lab}:3: ${folder.at('gone.cfg')}: cannot be read`);
  });

  it('a platform and a release of the lab file that do not exist', async () => {
    for (const field of ['platform: c7200', 'release: 9.1']) {
      const lab = folder.write('strange.yaml', `nodes:\n  A: { config: a.cfg, ${field} }\n`);
      const run = await cliRun(['run', '-', '--lab', lab], 'show clock\n');
      expect(run.status).toBe(2);
      expect(run.err).toContain(`${lab}:2: there is no ${field.split(': ')[1] ?? ''} (`);
    }
  });
});

it('logs below a folder that takes none: refused, not tried for ever', async () => {
  const run = await cliRun(['run', '-', a, '--logs', folder.at('a.cfg/logs')], 'show clock\n');
  expect(run.status).toBe(2);
  expect(run.err).toContain('logs');
});
it('a startup configuration in a file system that makes no folders is an error of the file system', () => {
  const files = new DiskFiles('/proc/tedlab/nvram');
  expect(files.write('a', new Uint8Array(1))).toBeDefined();
});
it('logs in a file system that makes no folders', async () => {
  expect((await cliRun(['run', '-', a, '--logs', '/proc/tedlab/logs'], '')).status).toBe(2);
});

it.each([
  ['link down A Foo', 'A has no interface Foo'],
  ['link down A FastEthernet', 'A has no interface FastEthernet'],
  ['impair A Bar loss 5%', 'A has no interface Bar'],
  ['link down B f0/0', 'There is no router B'],
])('lab>%s: %s', async (line, reply) => {
  expect((await cliRun(['run', '-', a], `lab>${line}\n`)).out).toContain(reply);
});

it('lab>link takes the name of an interface as one word or two', async () => {
  const script = 'lab>link down A f 0/0\nlab>link up A FastEthernet0/0\n';
  expect((await cliRun(['run', '-', a], script)).status).toBe(0);
});
