/** Keys at random on a terminal of a lab: nothing is thrown, nothing sticks, and a fresh command is answered afterwards. */
import fc from 'fast-check';

import { TerminalLab } from '../../src/app/terminal-lab';
import { CONFIG_LINES } from '../../src/config/modes';
import { execTree } from '../../src/cli/commands';
import { openLab } from '../../src/app/open-lab';

const LINES = [
  'enable',
  'cisco',
  'configure terminal',
  'interface FastEthernet0/0',
  'interface Loopback3',
  'ip address 1.2.3.4 255.0.0.0',
  'no shutdown',
  'shutdown',
  'crypto isakmp policy 5',
  'hash md5',
  'no crypto map tedtag',
  'crypto map tedtag 20 ipsec-isakmp',
  'banner motd #',
  '#',
  'hostname X',
  'no hostname',
  'show run',
  'show run | inc crypto',
  'show crypto ipsec sa',
  'show ip route',
  'show version',
  'ping',
  '12.12.12.13',
  'ping 12.12.12.13 source 13.13.13.13',
  'debug crypto isakmp',
  'debug all',
  'undebug all',
  'clear crypto sa',
  'clear crypto isakmp',
  'write',
  'reload',
  'exit',
  'end',
  'logout',
  'disable',
  'terminal length 5',
  'terminal length 0',
  'do show clock',
  'connect fred',
  'connect Daphne',
  'link down Daphne f0/0',
  'link up Daphne f0/0',
  'wait 1',
  'impair fred f0/0 loss 50%',
  'show hosts',
  'ping 13.13.13.14 12.12.12.13 count 2',
  'line con 0',
  'login',
  'no ip route 0.0.0.0 0.0.0.0 11.11.11.2',
] as const;

const keys = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...LINES).map(line => `${line}\r`) },
  { weight: 2, arbitrary: fc.constantFrom(...LINES).chain(line => fc.nat(line.length).map(at => line.slice(0, at))) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '?',
      '\t',
      '\r',
      ' ',
      '\x1ex',
      '\x1e',
      '\x03',
      '\x1a',
      '\x15',
      '\x1b[A',
      '\x1b[B',
      'q',
      'y\r',
      '\x12',
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 10 }) },
);

test('a lab takes any typing', async () => {
  expect([CONFIG_LINES.length > 0, execTree().match('show clock').kind]).toEqual([true, 'ok']);
  await fc.assert(
    fc.asyncProperty(fc.array(keys, { maxLength: 40 }), async pressed => {
      const { lab } = await openLab({
        configs: [],
        labFile: undefined,
        seed: 1,
        pace: undefined,
        platforms: [],
        releases: [],
      });
      let screen = '';
      const state = { left: false };
      const terminal: TerminalLab = new TerminalLab(lab, undefined, {
        write: text => void (screen += text),
        paint: text => text,
        acted: () => {},
        exit: () => void (state.left = true),
      });
      terminal.start();
      for (const each of pressed) {
        if (each.includes('capture')) continue;
        terminal.input(each);
        lab.simulator.advanceTo(lab.now + 100);
      }
      if (state.left) return;
      // Whatever goes on is interrupted, whatever asks is given up; a lab command is answered then.
      terminal.input('\x1e ');
      terminal.input('\x03\x03');
      lab.simulator.advanceTo(lab.now + 20_000);
      terminal.input('\x1ex');
      terminal.input('\x1e \x03');
      lab.simulator.advanceTo(lab.now + 20_000);
      screen = '';
      terminal.input('\x15show seed\r');
      expect(screen).toContain('\r\n1\r\n');
    }),
    { numRuns: 150 },
  );
}, 60_000);
