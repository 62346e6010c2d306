import { labOf } from '../../support/lab';
import { openConsole } from '../../support/console';
import { left, right } from '../../scenario/configs';

async function busy(platform: string) {
  const run = await labOf([left(), right()], { platform });
  const console = openConsole(run, 'Left');
  console.console.makePrivileged();
  return { ...run, console };
}

const row = (name: string, lines: string): readonly string[] =>
  lines
    .split('\n')
    .find(line => line.endsWith(name))
    ?.trim()
    .split(/\s+/) ?? [];

describe('show processes cpu', () => {
  it('counts what the processor has worked, and forgets how busy it was', async () => {
    const { console, ping, advance } = await busy('c2600');
    expect(row('Crypto IKMP', console.answer('show processes cpu')).slice(1, 2)).toEqual(['0']);
    ping('10.1.1.9', '10.2.2.9');
    const after = console.answer('show processes cpu');
    const [, runtime, invoked, each, fiveSeconds] = row('Crypto IKMP', after);
    // Two Diffie-Hellman operations of a 2600 are the most of it.
    expect(Number(runtime)).toBeGreaterThan(3500);
    expect(Number(each)).toBe(Math.round((1000 * Number(runtime)) / Number(invoked)));
    expect(Number.parseFloat(fiveSeconds ?? '')).toBeGreaterThan(10);
    expect(after).toMatch(/^CPU utilization for five seconds: \d\d%\/\d+%; one minute: \d+%; five minutes: \d+%\n/);
    advance(1500);
    const later = console.answer('show processes cpu');
    expect(row('Crypto IKMP', later).slice(1, 2)).toEqual([runtime]);
    expect(later).toMatch(/^CPU utilization for five seconds: 0%\/0%; one minute: 0%; five minutes: 0%\n/);
  });

  it('a platform without processing times is never busy', async () => {
    const { console, ping } = await busy('ideal');
    ping('10.1.1.9', '10.2.2.9');
    expect(console.answer('show processes')).toMatch(/five seconds: 0%\/0%/);
  });
});

it('show inventory and show version name the same machine', async () => {
  const { console } = await busy('c2600');
  const serial = /Processor board ID (\S+)/.exec(console.answer('show version'))?.[1] ?? '';
  expect(console.answer('show inventory')).toContain(`PID: CISCO2621         , VID: 0x100, SN: ${serial}\n`);
});

it('memory is taken by what the router holds', async () => {
  const { console, ping } = await busy('ideal');
  const used = (): number => Number(row('', console.answer('show memory statistics').split('\n')[1] ?? '')[3]);
  const before = used();
  expect(before).toBeGreaterThan(1_000_000);
  ping('10.1.1.9', '10.2.2.9');
  expect(used()).toBeGreaterThan(before);
});

describe('show tech-support', () => {
  it('holds the shows, and no secret', async () => {
    const { console } = await busy('ideal');
    console.type('configure terminal', 'enable password hidden', 'username bob password hidden', 'end');
    const text = console.answer('show tech-support');
    for (const part of ['show version', 'show running-config', 'show interfaces', 'show crypto ipsec sa']) {
      expect(text).toContain(`\n------------------ ${part} ------------------\n`);
    }
    expect(text).toContain('enable password <removed>');
    expect(text).not.toMatch(/hidden|secret/);
    expect(console.answer('show tech-support password')).toContain('enable password hidden');
  });
});

it('show protocols: each interface with its address, as it is now', async () => {
  const { console } = await busy('ideal');
  console.type('configure terminal', 'interface fa0/1', 'shutdown', 'end');
  expect(console.answer('show protocols')).toBe(
    'Global values:\n  Internet Protocol routing is enabled\n' +
      'FastEthernet0/0 is up, line protocol is up\n  Internet address is 192.168.0.1/24\n' +
      'FastEthernet0/1 is administratively down, line protocol is down\n  Internet address is 10.1.1.1/24\n',
  );
});
