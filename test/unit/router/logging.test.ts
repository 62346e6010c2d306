import { formatIpv4, ipv4 } from '../../../src/base/ipv4-address';
import { decodeUdp } from '../../../src/wire/udp';
import { destinationOf, headerLengthOf, IP_PROTOCOL, protocolOf, sourceOf } from '../../../src/wire/ipv4';
import { type ConsoleRun, privileged } from '../cli/support';

const HEAD =
  'hostname R\nservice timestamps log datetime msec\ninterface FastEthernet0/0\nip address 10.1.1.1 255.255.255.0\n' +
  'interface Loopback0\nip address 10.9.9.9 255.255.255.255\n';

/** Syslog messages on the LAN: who sends what to whom. */
function syslogOf(run: ConsoleRun): () => readonly string[] {
  const packets = run.watch(run.link('FastEthernet0/0'));
  return () =>
    packets
      .filter(packet => protocolOf(packet) === IP_PROTOCOL.udp)
      .map(packet => {
        const [source, destination] = [sourceOf(packet), destinationOf(packet)];
        const { destinationPort, payload } = decodeUdp(source, destination, packet.subarray(headerLengthOf(packet)));
        const message = Buffer.from(payload).toString('latin1');
        return `${formatIpv4(source)} > ${formatIpv4(destination)}:${destinationPort} ${message}`;
      });
}

const events = (run: ConsoleRun): void => {
  run.type('conf t', 'interface Loopback0', 'shutdown', 'no shutdown', 'end');
};

describe('logging hosts', () => {
  it('get each message of their level as a packet, with the facility in its priority', async () => {
    const run = await privileged(`${HEAD}logging facility local3\nlogging 10.1.1.7\n`);
    const sent = syslogOf(run);
    run.type('conf t', 'end');
    run.advance(1);
    expect(sent()).toEqual([
      '10.1.1.1 > 10.1.1.7:514 <157>1: *Mar  1 00:00:00.000: %SYS-5-CONFIG_I: Configured from console by console',
    ]);
    expect(run.type('show logging')).toContain(
      '    Trap logging: level informational, 1 message lines logged\n' +
        '        Logging to 10.1.1.7, 1 message lines logged\n',
    );
  });

  it('are sent what the trap level lets through, from the source interface', async () => {
    const run = await privileged(
      `${HEAD}logging trap errors\nlogging source-interface Loopback0\nlogging host 10.1.1.7\nlogging 10.1.1.8\n`,
    );
    const sent = syslogOf(run);
    run.type('conf t', 'interface FastEthernet0/0', 'end');
    run.router('R').report({ kind: 'interface-up-down', interfaceName: 'Serial0/0', state: 'down' });
    run.advance(1);
    const text = 'Interface Serial0/0, changed state to down';
    expect(sent()).toEqual(
      ['10.1.1.7', '10.1.1.8'].map(
        host => `10.9.9.9 > ${host}:514 <187>1: *Mar  1 00:00:00.000: %LINK-3-UPDOWN: ${text}`,
      ),
    );
  });
});

describe('show logging', () => {
  it('tells levels and counts of each destination', async () => {
    const run = await privileged(`${HEAD}logging console critical\nlogging buffered 8192 errors\nno logging monitor\n`);
    events(run);
    expect(run.type('show logging')).toBe(
      `Syslog logging: enabled (0 messages dropped, 0 messages rate-limited, 0 flushes, 0 overruns)
    Console logging: level critical, 0 messages logged
    Monitor logging: disabled
    Buffer logging: level errors, 1 messages logged
    Logging Exception size (4096 bytes)
    Trap logging: level informational, 5 message lines logged

Log Buffer (8192 bytes):

*Mar  1 00:00:00.000: %LINK-3-UPDOWN: Interface Loopback0, changed state to up
`,
    );
    run.type('clear logging', '');
    expect(run.type('show logging')).toMatch(/Log Buffer \(8192 bytes\):\n\n$/);
  });

  it('keeps what was logged as it was stamped then, and drops the oldest', async () => {
    const run = await privileged(HEAD);
    events(run);
    run.type('conf t', 'no service timestamps log', 'end');
    expect(run.type('show logging')).toMatch(/\*Mar {2}1 00:00:00.000: %LINK-5-CHANGED.*\n[^]*\n%SYS-5-CONFIG_I/);
    for (let i = 0; i < 40; i++) events(run);
    const lines = run.type('show logging').split('\n\n').at(-1) ?? '';
    expect(lines.length).toBeLessThanOrEqual(4096);
    expect(lines.length).toBeGreaterThan(4000);
  });

  it('no logging on leaves the console alone, and sequence numbers stand first', async () => {
    const run = await privileged(`${HEAD}service sequence-numbers\nno logging on\n`);
    expect(run.type('conf t', 'end')).toContain('000001: *Mar  1 00:00:00.000: %SYS-5-CONFIG_I');
    expect(run.type('show logging')).toContain(
      '    Monitor logging: disabled\n    Buffer logging: disabled\n    Logging Exception size (4096 bytes)\n' +
        '    Trap logging: disabled\n',
    );
  });

  it('a console with its level lower shows less', async () => {
    const run = await privileged(`${HEAD}logging console 3\n`);
    run.type('conf t', 'interface Loopback0');
    expect(run.type('shutdown')).toBe('');
    expect(run.type('no shutdown')).toMatch(/^[^\n]*%LINK-3-UPDOWN[^\n]*\n$/);
    run.type('no logging console', 'interface Loopback0');
    expect(run.type('shutdown', 'no shutdown', 'end')).toBe('');
  });
});

describe('logging lines', () => {
  it.each([
    ['logging buffered 16384', 'logging buffered 16384'],
    ['logging buffered 16384 info', 'logging buffered 16384 informational'],
    ['logging buffered 6', 'logging buffered informational'],
    ['no logging console', 'no logging console'],
    ['logging trap 7', 'logging trap debugging'],
    ['logging trap informational', ''],
    ['logging host 10.1.1.7 vrf mgmt', 'logging host 10.1.1.7 vrf mgmt'],
    ['logging 10.1.1.7', 'logging 10.1.1.7'],
    ['logging console guaranteed', 'logging console guaranteed'],
    ['logging rate-limit all 10', 'logging rate-limit all 10'],
  ])('%s', async (line, printed) => {
    const { type } = await privileged(`hostname R\n${line}\n`);
    expect(type('show running-config | include logging').trim()).toBe(printed);
  });

  it('the same host is there once and goes by its address', async () => {
    const run = await privileged(`${HEAD}logging 10.1.1.7\nlogging host 10.1.1.7\n`);
    expect(run.router('R').config.logging.hosts).toEqual([{ address: ipv4('10.1.1.7'), named: true, more: undefined }]);
    run.type('conf t', 'no logging 10.1.1.7');
    expect(run.router('R').config.logging.hosts).toEqual([]);
  });
});

describe('logging rate-limit', () => {
  const configureTimes = (run: ConsoleRun, times: number): string[] => {
    const shown = Array.from({ length: times }, () => run.type('conf t', 'end')).join('');
    return shown.match(/%SYS-5-CONFIG_I/g) ?? [];
  };
  const held = (run: ConsoleRun): string => /(\d+) messages rate-limited/.exec(run.type('show logging'))?.[1] ?? '';

  it('lets so many messages of a second through; those of the next second begin anew', async () => {
    const run = await privileged(`${HEAD}logging rate-limit 2\n`);
    expect(configureTimes(run, 5)).toHaveLength(2);
    expect(held(run)).toBe('3');
    run.advance(1);
    expect(configureTimes(run, 1)).toHaveLength(1);
    expect(run.type('show logging').match(/%SYS-5-CONFIG_I/g)).toHaveLength(3);
  });

  it('on the console alone leaves the buffer whole', async () => {
    const run = await privileged(`${HEAD}logging rate-limit console 2\n`);
    expect(configureTimes(run, 5)).toHaveLength(2);
    expect(run.type('show logging').match(/%SYS-5-CONFIG_I/g)).toHaveLength(5);
  });

  it('spares grave messages with except, and debug messages without all', async () => {
    const spared = await privileged(`${HEAD}logging rate-limit 1 except notifications\n`);
    expect(configureTimes(spared, 4)).toHaveLength(4);
    const debugs = async (line: string): Promise<number> => {
      const run = await privileged(`${HEAD}${line}\n`);
      return run.type('debug ip icmp', 'ping 10.1.1.1').match(/ICMP: echo reply sent/g)?.length ?? 0;
    };
    const [all, some] = [await debugs('logging rate-limit 1'), await debugs('logging rate-limit all 1')];
    expect([all, some]).toEqual([5, 1]);
  });
});
