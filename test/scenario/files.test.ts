import { existsSync, mkdirSync, readFileSync } from 'node:fs';

import { cliRun, jsonLines } from '../support/cli-run';
import { type Folder, inFolder } from '../support/folder';

const CONFIG = `hostname R1
interface FastEthernet0/0
 ip address 10.1.1.1 255.255.255.0
end
`;

interface Reply {
  readonly command?: string;
  readonly log?: string;
  readonly output: readonly string[];
  readonly error: string | null;
}

/** A router with DIR; `tftp`: the files that TFTP servers have. */
async function typed(
  folder: Folder,
  tftp: Readonly<Record<string, string>>,
  ...lines: readonly string[]
): Promise<readonly Reply[]> {
  mkdirSync(folder.at('d/tftp'), { recursive: true });
  for (const [name, text] of Object.entries(tftp)) folder.write(`d/tftp/${name}`, text);
  const config = folder.write('r1.cfg', CONFIG);
  const argv = ['run', '--json', '--keep-going', '--nvram', folder.at('d'), '-', config];
  const { out } = await cliRun(argv, `R1#${lines.join('\n')}\n`);
  return jsonLines(out) as unknown as readonly Reply[];
}

const repliesTo = (all: readonly Reply[], command: string): readonly (readonly string[])[] =>
  all.flatMap(each => (each.command === command ? [each.output] : []));

const EXTRA = 'interface Loopback7\n ip address 7.7.7.7 255.255.255.255\nfrobnicate\nbanner motd #hello\nthere#\nend\n';

describe('copy to and from a TFTP server', () => {
  it('saves the configuration under the name of the router', () =>
    inFolder(async folder => {
      const all = await typed(folder, {}, 'copy running-config tftp:', '10.1.1.9', '', 'write network', '', 'other');
      const file = readFileSync(folder.at('d/tftp/r1-confg'), 'utf8');
      expect(file).toMatch(/^!\nversion 12.2\n[^]*interface FastEthernet0\/0\n[^]*end\n$/);
      expect(all[0]?.output).toEqual([
        'Address or name of remote host []? 10.1.1.9',
        'Destination filename [r1-confg]? ',
        '!',
        expect.stringMatching(new RegExp(`^${file.length} bytes copied in \\d+\\.\\d{3} secs \\(\\d+ bytes/sec\\)$`)),
      ]);
      expect(all[1]?.output.slice(0, 4)).toEqual([
        'This command has been replaced by the command:',
        "         'copy system:/running-config <url>'",
        'Address or name of remote host [10.1.1.9]? ',
        'Destination filename [r1-confg]? other',
      ]);
      expect(readFileSync(folder.at('d/tftp/other'), 'utf8')).toBe(file);
    }));

  it('merges into the running configuration what is configuration, and tells of the rest', () =>
    inFolder(async folder => {
      const all = await typed(
        folder,
        { 'extra.cfg': EXTRA },
        'copy tftp: run',
        '10.1.1.9',
        'extra.cfg',
        '',
        'show running-config',
        'show ip interface brief',
      );
      const { output, error } = all.find(each => each.command === 'copy tftp: run') as Reply;
      expect(error).toBeNull();
      expect(output).toEqual([
        'Address or name of remote host []? 10.1.1.9',
        'Source filename []? extra.cfg',
        'Destination filename [running-config]? ',
        'Accessing tftp://10.1.1.9/extra.cfg...',
        'Loading extra.cfg from 10.1.1.9 (via FastEthernet0/0): !',
        `[OK - ${EXTRA.length} bytes]`,
        '',
        'frobnicate',
        '^',
        "% Invalid input detected at '^' marker.",
        '',
        expect.stringMatching(/^\d+ bytes copied in /),
      ]);
      const [running = []] = repliesTo(all, 'show running-config');
      expect(running.join('\n')).toContain('interface Loopback7\n ip address 7.7.7.7 255.255.255.255\n');
      expect(running.join('\n')).toContain('banner motd ^Chello\nthere^C');
      expect(all.map(each => each.log)).toContainEqual(
        expect.stringContaining('%SYS-5-CONFIG_I: Configured from tftp://10.1.1.9/extra.cfg by console'),
      );
    }));

  it('says why nothing came', () =>
    inFolder(async folder => {
      const all = await typed(
        folder,
        {},
        'copy tftp://10.1.1.9/none flash:',
        '',
        'copy tftp://192.168.1.1/x flash:',
        '',
        'copy tftp://nobody/x flash:',
        '',
        'copy flash:none tftp://10.1.1.9/x',
        '',
        '',
      );
      expect(all.map(({ output, error }) => [output[output.length - 1], error])).toEqual([
        ['%Error opening tftp://10.1.1.9/none (No such file or directory)', 'failed'],
        ['%Error opening tftp://192.168.1.1/x (Timed out)', 'failed'],
        ['%Error parsing filename (Bad hostname)', 'unknown-host'],
        ['%Error opening flash:none (No such file or directory)', 'failed'],
      ]);
    }));

  it('goes over the network: an access list stops it', () =>
    inFolder(async folder => {
      const all = await typed(
        folder,
        { x: EXTRA },
        'conf t',
        'access-list 100 deny udp any any',
        'interface f0/0',
        'ip access-group 100 in',
        'end',
        'copy tftp://10.1.1.9/x flash:',
        '',
      );
      expect(repliesTo(all, 'copy tftp://10.1.1.9/x flash:')[0]?.slice(-2)).toEqual([
        '......',
        '%Error opening tftp://10.1.1.9/x (Timed out)',
      ]);
    }));
});

describe('files of the router', () => {
  it('are copied, listed, shown and removed, and stand under DIR', () =>
    inFolder(async folder => {
      const all = await typed(
        folder,
        { x: EXTRA },
        'copy tftp://10.1.1.9/x flash:',
        'mine',
        'dir',
        'more flash:mine',
        'copy flash:mine startup-config',
        '',
        'show startup-config',
        'copy startup-config running-config',
        '',
      );
      expect(readFileSync(folder.at('d/R1/flash/mine'), 'utf8')).toBe(EXTRA);
      expect(readFileSync(folder.at('d/R1/startup-config'), 'utf8')).toBe(EXTRA);
      const [listing = []] = repliesTo(all, 'dir');
      expect(listing).toEqual([
        'Directory of flash:/',
        '',
        expect.stringMatching(/^ {4}1 {2}-rw- +\d+ +<no date> {2}c2600-jk9s-mz\.122-27\.bin$/),
        `    2  -rw-  ${String(EXTRA.length).padStart(10)}                    <no date>  mine`,
        '',
        expect.stringMatching(/^33554432 bytes total \(\d+ bytes free\)$/),
      ]);
      const size = Number(/-rw- +(\d+)/.exec(listing[2] ?? '')?.[1]);
      expect(listing[5]).toContain(`(${33_554_432 - size - EXTRA.length - 2 * 64} bytes free)`);
      const text = EXTRA.trimEnd().split('\n');
      expect(repliesTo(all, 'more flash:mine')).toEqual([text]);
      expect(repliesTo(all, 'show startup-config')).toEqual([[`Using ${EXTRA.length} out of 29688 bytes`, ...text]]);
      expect(all.map(each => each.log)).toContainEqual(expect.stringContaining('Configured from memory by console'));
      const gone = await typed(folder, {}, 'delete flash:mine', '', '', 'dir flash:mine');
      expect(gone[0]?.output).toEqual(['Delete filename [mine]? ', 'Delete flash:mine? [confirm]']);
      expect(gone[1]?.output).toEqual(['%Error opening flash:mine (No such file or directory)']);
      expect(existsSync(folder.at('d/R1/flash/mine'))).toBe(false);
    }));

  it('are replaced only by who says so', () =>
    inFolder(async folder => {
      const all = await typed(
        folder,
        {},
        'copy run flash:a',
        '',
        'conf t',
        'hostname R2',
        'end',
        'copy run flash:a',
        '',
        'n',
        'more flash:a',
        'copy run flash:a',
        '',
        'y',
        'more flash:a',
      );
      expect(repliesTo(all, 'copy run flash:a')[1]).toEqual([
        'Destination filename [a]? ',
        '%Warning:There is a file already existing with this name ',
        'Do you want to over write? [confirm]n',
      ]);
      const [before = [], after = []] = repliesTo(all, 'more flash:a');
      expect([before.includes('hostname R1'), after.includes('hostname R2')]).toEqual([true, true]);
    }));

  it('the image stays, whatever somebody does', () =>
    inFolder(async folder => {
      const image = 'c2600-jk9s-mz.122-27.bin';
      const all = await typed(folder, {}, `delete flash:${image}`, '', '', `more ${image}`, 'erase flash:', '', 'dir');
      expect(all.slice(0, 2).map(({ output }) => output[output.length - 1])).toEqual([
        `%Error deleting flash:${image} (Permission denied)`,
        `%Error opening flash:${image} (Permission denied)`,
      ]);
      expect(repliesTo(all, 'dir')[0]?.[2]).toContain(image);
    }));

  it('a configuration that NVRAM has no room for is not saved, and the old one stays', () =>
    inFolder(async folder => {
      const rules = Array.from(
        { length: 900 },
        (_, i) => `access-list 100 permit ip host 10.0.${i >> 8}.${i & 255} any`,
      );
      const all = await typed(folder, {}, 'write', 'conf t', ...rules, 'end', 'write', 'show startup-config');
      const [saved, refused] = all.filter(each => each.command === 'write');
      expect([saved?.error, refused?.error, refused?.output]).toEqual([
        null,
        'failed',
        ['Building configuration...', 'startup-config file open failed (Not enough space)'],
      ]);
      expect(repliesTo(all, 'show startup-config')[0]?.join()).not.toContain('access-list');
    }));

  it('configure memory takes what is saved, without a word', () =>
    inFolder(async folder => {
      const describe = (text: string): readonly string[] => ['conf t', 'int f0/0', `description ${text}`, 'end'];
      const lines = [...describe('saved'), 'write', ...describe('later'), 'configure memory', 'show run'];
      const all = await typed(folder, {}, ...lines);
      expect(repliesTo(all, 'configure memory')).toEqual([[]]);
      expect(repliesTo(all, 'show run')[0]).toContain(' description saved');
    }));
});
