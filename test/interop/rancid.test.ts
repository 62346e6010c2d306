/**
 * RANCID, as Debian packages it, reads a recorded session in which everything was typed that it types on a Cisco
 * router: it must recognise the machine, find its way to the end of the configuration and lose no line of it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { cliRun } from '../support/cli-run';
import { FAR, GATE } from './textfsm-lab';

const PROGRAMS = '/usr/lib/rancid/bin';
const DEVICE_TYPES = '/etc/rancid/rancid.types.base';

const folder = mkdtempSync(join(tmpdir(), 'tedlab-rancid-'));
const [gateFile, farFile, session] = ['gate.cfg', 'far.cfg', 'Gate'].map(name => join(folder, name)) as [
  string,
  string,
  string,
];

afterAll(() => rmSync(folder, { recursive: true }));

/** What RANCID types, in its own words and order. */
function rancidCommands(): readonly string[] {
  if (!existsSync(DEVICE_TYPES)) throw new Error('rancid must be installed');
  return readFileSync(DEVICE_TYPES, 'utf8')
    .split('\n')
    .flatMap(line => /^cisco;command;[^;]+;([^;]+)/.exec(line)?.[1] ?? []);
}

/** What RANCID makes of the recorded session. */
function rancid(): { readonly notes: readonly string[]; readonly lines: readonly string[]; readonly says: string } {
  const { status, stdout, stderr } = spawnSync(join(PROGRAMS, 'rancid'), ['-t', 'cisco', '-f', session], {
    cwd: folder,
    encoding: 'utf8',
    // All of the configuration, and in its own order.
    env: { ...process.env, PATH: `${PROGRAMS}:${process.env['PATH'] ?? ''}`, FILTER_PWDS: 'NO', ACLSORT: 'NO' },
  });
  expect(status).toBe(0);
  const made = existsSync(`${session}.new`) ? readFileSync(`${session}.new`, 'utf8').split('\n') : [];
  return {
    notes: made.filter(line => line.startsWith('!')),
    lines: made.filter(line => line !== '' && !line.startsWith('!') && !line.startsWith('config-register')),
    says: stdout + stderr,
  };
}

let recorded: string;

beforeAll(async () => {
  writeFileSync(gateFile, GATE);
  writeFileSync(farFile, FAR);
  const typed = ['terminal length 0', ...rancidCommands(), 'exit'].map(command => `Gate#${command}`);
  expect(typed.length).toBeGreaterThan(50);
  const { out } = await cliRun(['run', '-', gateFile, farFile, '--keep-going', '--seed', '1'], typed.join('\n'));
  recorded = out;
});

it('recognises the machine, its memory, its files and its interfaces', () => {
  writeFileSync(session, recorded);
  const { notes, says } = rancid();
  expect(says).not.toMatch(/missed cmd|End of run not found|error/);
  const text = notes.join('\n');
  expect(text).toMatch(/^!Chassis type: 2621XM$/m);
  expect(text).toMatch(/^!CPU: MPC860P, M860 processor: part number 5, mask 2$/m);
  expect(text).toMatch(/^!Memory: main 118784K\/12288K$/m);
  expect(text).toMatch(/^!Memory: nvram 32K$/m);
  expect(text).toMatch(/^!Image: Software: C2600-IK9O3S3-M, 12\.2\(8\)T5, RELEASE SOFTWARE \(fc3\)$/m);
  expect(text).toMatch(/^!Image: flash:c2600-ik9o3s3-mz\.122-8\.T5\.bin$/m);
  expect(text).toMatch(/^!Flash: +1 +\d+ c2600-ik9o3s3-mz\.122-8\.T5\.bin/m);
  expect(text).toMatch(/^!Flash: nvram: -rw- +\d+ +<no date> +startup-config$/m);
  const serial = /^!Processor ID: (\w+)$/m.exec(text)?.[1];
  expect(text).toContain(`!SN: ${serial ?? ''}`);
  const interfaces = [...text.matchAll(/^!Interface: (\S+), (\S+)/gm)].map(([, name]) => name);
  expect(interfaces).toEqual([
    'FastEthernet0/0',
    'FastEthernet0/1',
    'FastEthernet1/0',
    'FastEthernet1/1',
    'Serial0/0',
    'Serial0/1',
  ]);
});

it('keeps each line of the running configuration', async () => {
  writeFileSync(session, recorded);
  const { out } = await cliRun(['parse', gateFile]);
  const configured = out.split('\n').filter(line => line !== '' && !line.startsWith('!'));
  expect(configured.length).toBeGreaterThan(80);
  // It sorts what has no order, such as hosts.
  expect([...rancid().lines].sort()).toEqual(configured.sort());
});

it('does not take a session for whole that breaks off in the configuration', () => {
  writeFileSync(session, recorded.slice(0, recorded.lastIndexOf('\nend')));
  expect(rancid().says).toContain('End of run not found');
});
