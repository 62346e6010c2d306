import { existsSync, readdirSync, readFileSync } from 'node:fs';

import { cliRun } from '../support/cli-run';
import { inFolder } from '../support/folder';

const CONFIG = `hostname R1
interface FastEthernet0/0
 ip address 10.1.1.1 255.255.255.0
interface Loopback0
 ip address 1.1.1.1 255.255.255.255
end
`;

const script = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

describe('saved configurations', () => {
  it('without --nvram live as long as the lab: a restart begins with what was saved last', () =>
    inFolder(async folder => {
      const config = folder.write('r1.cfg', CONFIG);
      const { out, status } = await cliRun(
        ['run', '-', config],
        script(
          'R1#configure terminal',
          'interface FastEthernet0/0',
          'description saved',
          'end',
          'write',
          'configure terminal',
          'interface FastEthernet0/0',
          'description lost',
          'end',
          'lab>reload R1',
          'R1#show running-config | include description',
          'lab>expect /saved/',
        ),
      );
      expect([status, out]).toEqual([0, expect.not.stringContaining('description lost\n!')]);
    }));

  it('with --nvram outlive it, and count before the configuration file', () =>
    inFolder(async folder => {
      const config = folder.write('r1.cfg', CONFIG);
      const nvram = folder.at('nvram');
      const before = await cliRun(['run', '--nvram', nvram, '-', config], 'R1#show startup-config\n');
      expect(before.out).toMatch(/^Using \d+ out of 29688 bytes\n!\nversion 12.2\n/m);
      // Who saves nothing leaves nothing behind.
      expect(existsSync(nvram)).toBe(false);
      await cliRun(
        ['run', '--nvram', nvram, '-', config],
        script('R1#configure terminal', 'hostname Other', 'end', 'copy running-config startup-config', ''),
      );
      expect(readdirSync(nvram)).toEqual(['R1']);
      const file = readFileSync(folder.at('nvram/R1/startup-config'), 'utf8');
      expect(file).toMatch(/^!\nversion 12.2\n[^]*hostname Other\n[^]*end\n$/);
      const after = await cliRun(
        ['run', '--nvram', nvram, '-', config],
        script('Other#show startup-config', 'write erase', '', 'show startup-config'),
      );
      expect(after.out).toContain(`Using ${file.length} out of 29688 bytes\n${file}`);
      expect(after.out).toContain(
        'Erasing the nvram filesystem will remove all files! Continue? [confirm]\n[OK]\nErase of nvram: complete\n',
      );
      expect(after.out).toContain('startup-config is not present');
      const erased = await cliRun(['run', '--nvram', nvram, '-', config], 'R1#show running-config\n');
      expect([erased.status, readdirSync(folder.at('nvram/R1'))]).toEqual([0, []]);
    }));

  it('an erased router begins as from the factory: its hardware is there, shut down', () =>
    inFolder(async folder => {
      const config = folder.write('r1.cfg', CONFIG);
      const { out, status } = await cliRun(
        ['run', '-', config],
        script('R1#write erase', '', 'lab>reload R1', 'R1#show ip interface brief', 'show running-config'),
      );
      expect(status).toBe(0);
      expect(out).toMatch(/^FastEthernet0\/0 +unassigned +YES unset +administratively down down/m);
      expect(out).toContain('hostname Router\n');
      expect(out).not.toContain('Loopback0');
    }));

  it('a file that is no configuration is refused with its name', () =>
    inFolder(async folder => {
      const config = folder.write('r1.cfg', CONFIG);
      await cliRun(['run', '--nvram', folder.at('n'), '-', config], 'R1#write\n');
      folder.write('n/R1/startup-config', 'complete nonsense\nmore of it\n');
      const { status, err } = await cliRun(['run', '--nvram', folder.at('n'), '-', config], 'R1#show clock\n');
      expect([status, err]).toEqual([2, expect.stringContaining(`${folder.at('n/R1/startup-config')}:1: `)]);
      const other = await cliRun(['run', '--nvram', config, '-', config], 'R1#show clock\n');
      expect([other.status, other.err]).toEqual([2, `${config}: is no folder\n`]);
    }));
});
