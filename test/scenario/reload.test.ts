import { cliRun, jsonLines } from '../support/cli-run';
import { inFolder } from '../support/folder';
import { labOf } from '../support/lab';

const LEFT = `hostname Left
service timestamps log datetime msec
interface FastEthernet0/0
 ip address 10.1.1.1 255.255.255.0
interface FastEthernet0/1
 ip address 10.2.2.1 255.255.255.0
end
`;
const RIGHT = `hostname Right
interface FastEthernet0/0
 ip address 10.1.1.2 255.255.255.0
ip route 10.2.2.0 255.255.255.0 10.1.1.1
end
`;

interface Reply {
  readonly device: string;
  readonly command?: string;
  readonly log?: string;
  readonly output: readonly string[];
  readonly error: string | null;
  readonly time: number;
}

/** What a script gives on the two routers: replies and log lines, in order. */
async function replies(...lines: readonly string[]): Promise<readonly Reply[]> {
  return inFolder(async folder => {
    const configs = [folder.write('left.cfg', LEFT), folder.write('right.cfg', RIGHT)];
    const { out } = await cliRun(['run', '--json', '--keep-going', '-', ...configs], `${lines.join('\n')}\n`);
    return jsonLines(out) as unknown as readonly Reply[];
  });
}

async function replyTo(command: string, ...lines: readonly string[]): Promise<Reply> {
  const found = (await replies(...lines)).findLast(each => each.command === command);
  if (found === undefined) throw new Error(`no ${command}`);
  return found;
}

const shown = ({ output }: Reply): string => output.join('\n');

describe('reload', () => {
  it('asks only for the confirmation where nothing was changed', async () => {
    const { output, error } = await replyTo('reload', 'Left#reload', '');
    expect([output[0], error]).toEqual(['Proceed with reload? [confirm]', null]);
  });

  it('offers to save what was changed, and asks again until it is told yes or no', async () => {
    const change = ['Left#conf t', 'interface FastEthernet0/1', 'description new', 'end'];
    const { output } = await replyTo('reload', ...change, 'reload', 'perhaps', 'yes', '');
    expect(output.slice(0, 6)).toEqual([
      '',
      'System configuration has been modified. Save? [yes/no]: perhaps',
      "% Please answer 'yes' or 'no'.",
      'System configuration has been modified. Save? [yes/no]: yes',
      'Building configuration...',
      '[OK]',
    ]);
    const described = 'show running-config interface FastEthernet0/1';
    expect(shown(await replyTo(described, ...change, 'reload', 'yes', '', `Left#${described}`))).toContain('new');
    expect(shown(await replyTo(described, ...change, 'reload', 'no', '', `Left#${described}`))).not.toContain('new');
    // What was typed and taken back is no change.
    const back = [...change, 'conf t', 'interface FastEthernet0/1', 'no description', 'end', 'reload', ''];
    expect((await replyTo('reload', ...back)).output[0]).toBe('Proceed with reload? [confirm]');
  });

  it('that is not confirmed is none', async () => {
    expect((await replyTo('show clock', 'Left#reload', 'n', 'show clock')).time).toBe(0);
  });

  it('does not take the next command for its confirmation: it is given up, and counts as rejected', async () => {
    const all = await replies('Left#reload', 'show clock', 'clear counters', 'Right#show clock', 'fred');
    expect(all.map(({ device, command, error, time }) => [device, command, error, time])).toEqual([
      ['Left', 'reload', 'dialogue', 0],
      ['Left', 'show clock', null, 0],
      ['Left', 'clear counters', 'dialogue', 0],
      ['Right', 'show clock', null, 0],
      ['Right', 'fred', 'unknown-host', 0],
    ]);
    expect(all[0]?.output).toEqual(['Proceed with reload? [confirm]']);
  });

  it('in a pasted session waits for the line that shows its question', async () => {
    const pasted = [
      '! transcript',
      'Left#clear counters',
      'noise',
      'Clear "show interface" counters on all interfaces [confirm]',
    ];
    const { output, error } = await replyTo('clear counters', ...pasted, 'Left#show clock');
    expect([output[0], error]).toEqual(['Clear "show interface" counters on all interfaces [confirm]', null]);
    const cleared = await replyTo('show interfaces FastEthernet0/0', ...pasted, 'Left#show interfaces FastEthernet0/0');
    expect(shown(cleared)).toContain('Last clearing of "show interface" counters 00:00:00');
  });

  it('takes the time of a start: the router is silent meanwhile, and begins anew', async () => {
    const all = await replies('Left#reload', '', 'Left#show clock', 'show version', 'Right#show clock');
    const [reload, clock, version] = all.filter(each => each.command !== undefined);
    expect(shown(reload as Reply)).toMatch(
      /System Bootstrap, Version .*\nC2600 platform with 131072 Kbytes of main memory\n[^]*Press RETURN to get started!/,
    );
    expect([(reload as Reply).time, (clock as Reply).time]).toEqual([0, 53_000]);
    expect((clock as Reply).output).toEqual(['*00:00:05.000 UTC Mon Mar 1 1993']);
    expect(shown(version as Reply)).toContain('Left uptime is 0 minutes\nSystem returned to ROM by reload\n');
    const log = all.flatMap(each => (each.log === undefined ? [] : [each.log]));
    expect(log[0]).toBe('*Mar  1 00:00:00.000: %SYS-5-RELOAD: Reload requested');
    expect(log).toContain('*Mar  1 00:00:05.000: %LINK-3-UPDOWN: Interface FastEthernet0/0, changed state to up');
    expect(log).toContain('*Mar  1 00:00:05.000: %SYS-5-CONFIG_I: Configured from memory by console');
    expect(log[log.length - 1]).toMatch(/%SYS-5-RESTART: System restarted --\nCisco Internetwork .*\nIOS \(tm\) C2600/);
  });

  it('nothing goes through a router that is starting', async () => {
    const run = await labOf([LEFT, RIGHT], { platform: 'c2600xm' });
    run.router('Left').reload();
    expect(run.ping('10.2.2.9', '10.1.1.2', { count: 3 }).marks).toBe('...');
    expect([...run.router('Left').interfaces.values()].some(port => port.isUp)).toBe(false);
    run.advance(60);
    expect(run.ping('10.2.2.9', '10.1.1.2', { count: 3 }).marks).toBe('!!!');
  });

  it('lab> reload ends when the router is up again', async () => {
    const all = await replies('lab>reload Left', 'lab>ping 10.2.2.9 10.1.1.2 count 3');
    expect(all.filter(each => each.command !== undefined).map(each => each.time)).toEqual([0, 53_000]);
    expect(shown(all[all.length - 1] as Reply)).toContain('Success rate is 66 percent (2/3)');
  });

  it('an interface that only the startup configuration has gets its cable back', async () => {
    const change = ['Left#conf t', 'no interface FastEthernet0/1', 'interface FastEthernet0/1', 'shutdown', 'end'];
    const ping = await replyTo(
      'ping 10.2.2.9 10.1.1.2 count 3',
      ...change,
      'lab>reload Left',
      'lab>ping 10.2.2.9 10.1.1.2 count 3',
    );
    expect(shown(ping)).toContain('Success rate is 66 percent (2/3)');
  });
});

describe('reload in, at, cancel', () => {
  const set = 'Left#clock set 12:00:00 25 November 2002';

  it('comes at its time, with a word to all who are there', async () => {
    const all = await replies('Left#reload in 10 new image', '', 'show reload', 'lab>wait 700', 'Left#show clock');
    const [, plan, wait, clock] = all.filter(each => each.command !== undefined);
    expect((plan as Reply).output).toEqual(['Reload scheduled in 10 minutes', 'Reload reason: new image']);
    expect((wait as Reply).command).toBe('wait 700');
    expect((clock as Reply).output).toEqual(['*00:00:52.000 UTC Mon Mar 1 1993']);
    expect(all[0]?.output).toEqual([
      'Reload scheduled in 10 minutes',
      'Reload reason: new image',
      'Proceed with reload? [confirm]',
      '',
      '',
      '***',
      '*** --- SHUTDOWN in 0:10:00 ---',
      '***',
      '',
    ]);
  });

  it('warns an hour, half an hour, five minutes and one before, and then', async () => {
    const { out } = await inFolder(folder =>
      cliRun(['run', '-', folder.write('left.cfg', LEFT)], 'Left#reload in 1:30\n\nlab>wait 5401\n'),
    );
    const warnings = [...out.matchAll(/^\*\*\*\n\*\*\* --- (.*) ---\n\*\*\*$/gm)].map(([, text]) => text);
    expect(warnings).toEqual([
      'SHUTDOWN in 1:30:00',
      'SHUTDOWN in 1:00:00',
      'SHUTDOWN in 0:30:00',
      'SHUTDOWN in 0:05:00',
      'SHUTDOWN in 0:01:00',
      'SHUTDOWN NOW',
    ]);
  });

  it('is told with the time where the clock is set', async () => {
    const { output } = await replyTo('show reload', set, 'reload at 14:00 Nov 26', '', 'show reload');
    expect(output).toEqual(['Reload scheduled for 14:00:00 UTC Tue Nov 26 2002 (in 26 hours)']);
    expect((await replyTo('reload at 11:30', set, 'reload at 11:30', '')).output[0]).toBe(
      'Reload scheduled for 11:30:00 UTC Tue Nov 26 2002 (in 23 hours and 30 minutes)',
    );
    expect((await replyTo('reload at 1:00 1 January', set, 'reload at 1:00 1 January', '')).output[0]).toContain(
      '01:00:00 UTC Wed Jan 1 2003',
    );
  });

  it('at a time needs a clock that is set, and a time that comes', async () => {
    expect((await replyTo('reload at 14:00', 'Left#reload at 14:00')).error).toBe('failed');
    expect((await replyTo('reload at 11:00 Nov 25', set, 'reload at 11:00 Nov 25')).error).toBe('failed');
    expect((await replyTo('reload at 11:00 Feb 30', set, 'reload at 11:00 Feb 30')).error).toBe('failed');
  });

  it('cancel tells everybody, and nothing comes', async () => {
    const all = await replies(
      'Left#reload in 5',
      '',
      'reload cancel',
      'show reload',
      'lab>wait 600',
      'Left#show clock',
    );
    const commands = all.filter(each => each.command !== undefined);
    expect(commands.map(each => each.output)).toEqual([
      expect.anything(),
      ['', '', '***', '*** --- SHUTDOWN ABORTED ---', '***', ''],
      ['No reload is scheduled.'],
      expect.anything(),
      ['*00:10:00.000 UTC Mon Mar 1 1993'],
    ]);
    expect((await replyTo('reload cancel', 'Left#reload cancel')).error).toBe('failed');
  });

  it('a second plan takes the place of the first', async () => {
    const { output } = await replyTo('show reload', 'Left#reload in 5', '', 'reload in 20', '', 'show reload');
    expect(output).toEqual(['Reload scheduled in 20 minutes']);
  });
});
