/** Tunnels, VLANs, lines without an address of their own; and what interfaces count. */
import { formatIpv4, ipv4 } from '../../src/base/ipv4-address';
import { PING_DEFAULTS } from '../../src/net/ping-run';
import { configText } from '../../src/config/render';
import { interfaces as showInterfaces } from '../../src/show/interfaces';
import { ipTraffic } from '../../src/show/ip-traffic';
import { destinationOf, headerLengthOf, sourceOf } from '../../src/wire/ipv4';
import { configured } from '../support/configured';
import { openConsole } from '../support/console';
import { brief, labOf, type LabRun } from '../support/lab';
import { typistAt } from '../support/typist';

const HOST = '10.1.1.5';
const FAR = '10.2.2.5';

interface Side {
  readonly tunnel?: string;
  readonly outside?: string;
  readonly more?: string;
}

function side(name: string, own: number, far: number, { tunnel = '', outside = '', more = '' }: Side): string {
  return `hostname ${name}
${more}
interface Tunnel0
 ip address 172.16.0.${own} 255.255.255.252
 tunnel source FastEthernet0/0
 tunnel destination 192.0.2.${far}
${tunnel}
interface FastEthernet0/0
 ip address 192.0.2.${own} 255.255.255.0
${outside}
interface FastEthernet0/1
 ip address 10.${own}.${own}.1 255.255.255.0
ip route 10.${far}.${far}.0 255.255.255.0 Tunnel0
access-list 110 permit gre host 192.0.2.${own} host 192.0.2.${far}
`;
}

const CRYPTO = (peer: number): string => `crypto isakmp policy 1
 authentication pre-share
crypto isakmp key secret address 192.0.2.${peer}
crypto ipsec transform-set T esp-des esp-md5-hmac
crypto map M 10 ipsec-isakmp
 set peer 192.0.2.${peer}
 set transform-set T
 match address 110`;

const tunnelled = (left: Side = {}, right: Side = left): Promise<LabRun> =>
  labOf([side('Left', 1, 2, left), side('Right', 2, 1, right)]);

const shown = (run: LabRun, router: string, name: string): string => {
  const found = run.router(router);
  const port = found.interfaces.get(name);
  if (port === undefined) throw new Error(`no ${name}`);
  return showInterfaces([port], found.clock.now, {
    tunnelSource: each => found.tunnels.sourceOf(each),
    keptOf: () => [],
  }).join('\n');
};

describe('a GRE tunnel', () => {
  it('carries packets between its ends and nothing else is seen outside', async () => {
    const run = await tunnelled();
    const seen = run.watch(run.link('Left FastEthernet0/0'));
    expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
    expect(new Set(seen.map(brief))).toEqual(new Set(['192.0.2.1 > 192.0.2.2 47', '192.0.2.2 > 192.0.2.1 47']));
    const [first] = seen as [Uint8Array];
    const inner = first.subarray(headerLengthOf(first) + 4);
    expect([...first.subarray(headerLengthOf(first), headerLengthOf(first) + 4)]).toEqual([0, 0, 8, 0]);
    expect([sourceOf(inner), destinationOf(inner)].map(formatIpv4)).toEqual([HOST, FAR]);
    expect(shown(run, 'Left', 'Tunnel0')).toContain(
      '  Tunnel source 192.0.2.1 (FastEthernet0/0), destination 192.0.2.2\n',
    );
    expect(shown(run, 'Left', 'Tunnel0')).toContain('     5 packets output, 500 bytes');
  });

  it('needs the same key on both ends, and keeps a checksum', async () => {
    const both = await tunnelled({ tunnel: ' tunnel key 77\n tunnel checksum' });
    const seen = both.watch(both.link('Left FastEthernet0/0'));
    expect(both.ping(HOST, FAR).marks).toBe('!!!!!');
    expect(seen[0]?.[20]).toBe(0xa0);
    expect(Number(seen[0]?.[31])).toBe(77);
    const unequal = await tunnelled({ tunnel: ' tunnel key 77' }, { tunnel: ' tunnel key 78' });
    expect(unequal.ping(HOST, FAR, { count: 2 }).marks).not.toContain('!');
  });

  it('a crypto map on the physical interface protects it', async () => {
    const run = await labOf([
      side('Left', 1, 2, { outside: ' crypto map M', more: CRYPTO(2) }),
      side('Right', 2, 1, { outside: ' crypto map M', more: CRYPTO(1) }),
    ]);
    const seen = run.watch(run.link('Left FastEthernet0/0'));
    expect(run.ping(HOST, FAR, { count: 10 }).marks).toMatch(/^\.+!+$/);
    expect(run.ping(HOST, FAR, { size: 1400 }).marks).toBe('!!!!!');
    expect(new Set(seen.map(brief).map(each => each.split(' ')[3]))).toEqual(new Set(['udp', 'esp']));
  });

  it('is cut to what fits into its packets, or refused', async () => {
    const run = await tunnelled();
    expect(run.ping(HOST, FAR, { size: 3000 }).marks).toBe('!!!!!');
    expect(run.ping(HOST, FAR, { size: 1476, df: true }).marks).toBe('!!!!!');
    expect(run.ping(HOST, FAR, { size: 1477, df: true, count: 1 }).marks).toBe('M');
  });

  it('goes down with its source, and comes back', async () => {
    const run = await tunnelled();
    const log = run.logOf('Left');
    configured(run.router('Left'), 'interface FastEthernet0/0', 'shutdown');
    expect(log).toContain('%LINEPROTO-5-UPDOWN: Line protocol on Interface Tunnel0, changed state to down');
    configured(run.router('Left'), 'interface FastEthernet0/0', 'no shutdown');
    expect(log).toContain('%LINEPROTO-5-UPDOWN: Line protocol on Interface Tunnel0, changed state to up');
  });

  it('whose way leads into itself is disabled for a while', async () => {
    const run = await tunnelled();
    const log = run.logOf('Left');
    configured(run.router('Left'), 'ip route 192.0.2.2 255.255.255.255 Tunnel0');
    expect(log).toContain('%TUN-5-RECURDOWN: Tunnel0 temporarily disabled due to recursive routing');
    expect(run.router('Left').interfaces.get('Tunnel0')?.isUp).toBe(false);
    configured(run.router('Left'), 'no ip route 192.0.2.2 255.255.255.255 Tunnel0');
    run.advance(61);
    expect(run.router('Left').interfaces.get('Tunnel0')?.isUp).toBe(true);
  });
});

const TRUNK = (name: string, own: number, vlan: number): string => `hostname ${name}
interface FastEthernet0/0
 no ip address
interface FastEthernet0/0.10
 encapsulation dot1Q ${vlan}
 ip address 192.0.2.${own} 255.255.255.0
interface FastEthernet0/0.20
 encapsulation dot1Q 20
 ip address 10.${own}.${own}.1 255.255.255.0
ip route 0.0.0.0 0.0.0.0 192.0.2.${3 - own}
`;

describe('subinterfaces', () => {
  it('carry their VLANs, between trunks that agree on the tag', async () => {
    const run = await labOf([TRUNK('Left', 1, 10), TRUNK('Right', 2, 10)]);
    expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
    expect(shown(run, 'Left', 'FastEthernet0/0.10')).toContain('  Encapsulation 802.1Q Virtual LAN, Vlan ID  10.\n');
    const unequal = await labOf([TRUNK('Left', 1, 10), TRUNK('Right', 2, 11)]);
    expect(unequal.ping(HOST, FAR, { count: 2 }).marks).toBe('..');
  });

  it('go down with their port', async () => {
    const run = await labOf([TRUNK('Left', 1, 10), TRUNK('Right', 2, 10)]);
    configured(run.router('Left'), 'interface FastEthernet0/0', 'shutdown');
    expect(run.router('Left').interfaces.get('FastEthernet0/0.10')?.status).toBe('administratively down');
    expect(run.ping(HOST, FAR, { count: 1 }).marks).toBe('.');
    configured(run.router('Left'), 'interface FastEthernet0/0', 'no shutdown');
    expect(run.ping(HOST, FAR, { count: 3 }).marks).toMatch(/!$/);
  });
});

it('an unnumbered tunnel speaks with the address that it borrows', async () => {
  const unnumbered = (name: string, own: number, far: number): string =>
    side(name, own, far, {}).replace(/ ip address 172.*/, ' ip unnumbered FastEthernet0/1');
  const run = await labOf([unnumbered('Left', 1, 2), unnumbered('Right', 2, 1)]);
  expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
  expect(run.router('Left').sourceFor(0x0a020205)).toBe(0x0a010101);
  expect(shown(run, 'Left', 'Tunnel0')).toContain(
    'Interface is unnumbered. Using address of FastEthernet0/1 (10.1.1.1)',
  );
  expect(configText(run.router('Left').config)).toContain('interface Tunnel0\n ip unnumbered FastEthernet0/1\n');
});

it('counters count frames, rates fall when it is quiet, and show ip traffic tells what became of packets', async () => {
  const run = await tunnelled();
  run.ping(HOST, FAR);
  const counted = (): string => shown(run, 'Left', 'FastEthernet0/1');
  // 100 bytes of IP in 14 of Ethernet.
  expect(counted()).toContain('     5 packets input, 570 bytes');
  expect(counted()).toContain('     5 packets output, 570 bytes');
  run.ping(HOST, FAR, { count: 1000, size: 1400 });
  const rate = (): number => Number(/input rate (\d+) bits/.exec(counted())?.[1]);
  const busy = rate();
  expect(busy).toBeGreaterThan(30_000);
  run.advance(300);
  expect(rate()).toBeLessThan(busy / 2);
  run.ping(HOST, '10.9.9.9', { count: 3 });
  const lines = ipTraffic(run.router('Left').traffic).join('\n');
  expect(lines).toContain('3 no route');
  expect(lines).toMatch(/Sent: {2}\d+ generated, 2010 forwarded/);
});

describe('a serial line', () => {
  const END = (name: string, own: number, far: number): string => `hostname ${name}
interface Serial0/0
 ip address 192.0.2.${own} 255.255.255.252
interface FastEthernet0/1
 ip address 10.${own}.${own}.1 255.255.255.0
ip route 10.${far}.${far}.0 255.255.255.0 Serial0/0
`;

  it('needs no ARP, and goes down at both ends when one is shut', async () => {
    const run = await labOf([END('Left', 1, 2), END('Right', 2, 1)]);
    run.router('Left').arp.clear(run.router('Left').interfaces.get('Serial0/0'));
    expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
    const log = run.logOf('Left');
    configured(run.router('Right'), 'interface Serial0/0', 'shutdown');
    expect(log).toEqual([
      '%LINK-3-UPDOWN: Interface Serial0/0, changed state to down',
      '%LINEPROTO-5-UPDOWN: Line protocol on Interface Serial0/0, changed state to down',
    ]);
    configured(run.router('Right'), 'interface Serial0/0', 'no shutdown');
    expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
  });
});

it('a router redirects who could have sent to its neighbour itself, unless it is told not to', async () => {
  const router = (name: string, own: number, more: string): string =>
    `hostname ${name}\ninterface FastEthernet0/0\n ip address 10.0.0.${own} 255.255.255.0\n${more}`;
  const run = await labOf([
    router('Left', 1, 'ip route 10.2.2.0 255.255.255.0 10.0.0.2\n'),
    router('Middle', 2, 'ip route 10.2.2.0 255.255.255.0 10.0.0.3\n'),
    router('Right', 3, 'interface FastEthernet0/1\n ip address 10.2.2.1 255.255.255.0\n'),
  ]);
  const log = run.logOf('Left', 'ip icmp');
  const ping = (): void => {
    log.length = 0;
    run
      .router('Left')
      .ping(
        { ...PING_DEFAULTS, source: ipv4('10.0.0.1'), destination: ipv4('10.2.2.1'), count: 1 },
        { onMark: () => {}, onDone: () => {} },
      );
    run.advance(1);
  };
  ping();
  expect(log).toEqual([
    'ICMP: redirect rcvd from 10.0.0.2 for dest 10.2.2.1, use gw 10.0.0.3',
    'ICMP: echo reply rcvd, src 10.2.2.1, dst 10.0.0.1',
  ]);
  configured(run.router('Middle'), 'interface FastEthernet0/0', 'no ip redirects');
  ping();
  expect(log).toEqual(['ICMP: echo reply rcvd, src 10.2.2.1, dst 10.0.0.1']);
});

it('a broadcast for a subnet behind the router is let out there where ip directed-broadcast says so', async () => {
  const run = await labOf([
    'hostname Left\ninterface FastEthernet0/0\n ip address 10.1.1.1 255.255.255.0\ninterface FastEthernet0/1\n ip address 10.2.2.1 255.255.255.0\n',
  ]);
  const seen = run.watch(run.link('Left FastEthernet0/1'));
  run.ping(HOST, '10.2.2.255', { count: 1 });
  expect(seen).toEqual([]);
  configured(run.router('Left'), 'interface FastEthernet0/1', 'ip directed-broadcast');
  run.ping(HOST, '10.2.2.255', { count: 1 });
  expect(seen.map(brief)).toEqual(['10.1.1.5 > 10.2.2.255 icmp']);
});

describe('speed and duplex', () => {
  const port = async (name: string, ...lines: readonly string[]): Promise<string> => {
    const run = await labOf([`hostname Left\ninterface ${name}\n ${lines.join('\n ')}\n`]);
    return shown(run, 'Left', name);
  };

  it('are shown as they were set, and metrics follow the speed', async () => {
    const fast = await port('FastEthernet0/0', 'speed 10', 'duplex half');
    expect(fast).toContain('BW 10000 Kbit, DLY 1000 usec');
    expect(fast).toContain('\n  Half-duplex, 10Mb/s, 100BaseTX/FX\n');
    const set = await port('FastEthernet0/0', 'speed 10', 'bandwidth 64', 'delay 7');
    expect(set).toContain('BW 64 Kbit, DLY 70 usec');
    expect(await port('FastEthernet0/0', 'speed auto', 'duplex auto')).toContain(
      '\n  Full-duplex, 100Mb/s, 100BaseTX/FX\n',
    );
    expect(await port('GigabitEthernet0/0', 'speed nonegotiate')).toContain(
      '\n  Full-duplex, 1000Mb/s, media type is RJ45\n',
    );
  });

  it('of an old Ethernet are half-duplex and full-duplex, and it says nothing of itself', async () => {
    expect(await port('Ethernet0/0')).not.toMatch(/duplex/);
    expect(await port('Ethernet0/0', 'full-duplex')).toContain('\n  Full-duplex, 10Mb/s\n');
    expect(await port('Ethernet0/0', 'full-duplex', 'half-duplex')).toContain('\n  Half-duplex, 10Mb/s\n');
    expect(await port('Ethernet0/0', 'full-duplex', 'no full-duplex')).not.toMatch(/duplex/);
  });
});

it('shows list ports by their slots and what software makes behind them; the configuration keeps its own order', async () => {
  const names = ['Loopback0', 'Tunnel1', 'FastEthernet0/1.20', 'FastEthernet0/1.3', 'Serial0/0/0', 'Serial0/0'];
  const more = ['FastEthernet0/1', 'FastEthernet0/0', 'Loopback1', 'Ethernet1/0'];
  const text = [...names, ...more].map(name => `interface ${name}\n no ip address\n`).join('');
  const run = await labOf([`hostname Left\n${text}`]);
  const typist = typistAt(run, 'Left');
  const first = (output: string): string[] => output.split('\n').flatMap(line => /^(\S+\d)\b/.exec(line)?.[1] ?? []);
  const listed = [
    'FastEthernet0/0',
    'Serial0/0',
    'FastEthernet0/1',
    'FastEthernet0/1.3',
    'FastEthernet0/1.20',
    'Ethernet1/0',
    'Serial0/0/0',
    'Loopback0',
    'Tunnel1',
    'Loopback1',
  ];
  expect(first(typist('show ip interface brief'))).toEqual(listed);
  expect(first(typist('show ip interface'))).toEqual(listed);
  expect(first(typist('show interfaces'))).toEqual(listed);
  expect(configText(run.router('Left').config).indexOf('interface Loopback0')).toBeLessThan(
    configText(run.router('Left').config).indexOf('interface FastEthernet0/0'),
  );
});

it('a VLAN is made, shut and taken away without a word of the log; its port is told of', async () => {
  const run = await labOf(['hostname Left\ninterface FastEthernet0/0\n ip address 10.0.0.1 255.255.255.0\n']);
  const log = run.logOf('Left');
  const { type } = openConsole(run, 'Left');
  type(
    'enable',
    'conf t',
    'interface FastEthernet0/0.10',
    'encapsulation dot1Q 10',
    'ip address 10.1.1.1 255.255.255.0',
  );
  expect(shown(run, 'Left', 'FastEthernet0/0.10')).toMatch(/^FastEthernet0\/0\.10 is up, line protocol is up/);
  type('shutdown', 'no shutdown', 'exit', 'no interface FastEthernet0/0.10');
  expect(log).toEqual([]);
  type('interface FastEthernet0/0', 'shutdown');
  expect(log).toHaveLength(2);
});
