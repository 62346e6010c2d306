/** Plain IPv4 between routers: what crosses, what is refused, and what is said of it. */
import { formatIpv4 } from '../../src/base/ipv4-address';
import { SeededRng } from '../../src/base/rng';
import { checkIpv4, encodeIpv4, sourceOf, ttlOf } from '../../src/wire/ipv4';
import { encodeIcmp } from '../../src/wire/icmp';
import { brief, labOf, type LabRun } from '../support/lab';

const router = (name: string, inside: string, between: string, ...more: readonly string[]): string =>
  [
    `hostname ${name}`,
    'interface FastEthernet0/0',
    ` ip address ${between} 255.255.255.0`,
    'interface FastEthernet0/1',
    ` ip address ${inside} 255.255.255.0`,
    ...more,
    '',
  ].join('\n');

const pair = async (left: readonly string[] = [], right: readonly string[] = []): Promise<LabRun> =>
  labOf([
    router('A', '10.1.1.1', '192.168.0.1', 'ip route 10.2.2.0 255.255.255.0 192.168.0.2', ...left),
    router('B', '10.2.2.1', '192.168.0.2', 'ip route 10.1.1.0 255.255.255.0 192.168.0.1', ...right),
  ]);

const HOST = '10.1.1.5';
const FAR = '10.2.2.7';

it('a ping crosses two routers, each taking one from its TTL', async () => {
  const run = await pair();
  const [near, far] = [run.watch(run.link('A FastEthernet0/1')), run.watch(run.link('B FastEthernet0/1'))];
  expect(run.ping(HOST, FAR, { count: 1 }).marks).toBe('!');
  expect([...near, ...far].map(packet => checkIpv4(packet))).toEqual([20, 20, 20, 20]);
  expect(ttlOf(near[0] as Uint8Array) - ttlOf(far[0] as Uint8Array)).toBe(2);
});

it('a packet whose TTL ends is told of by the router where it ends', async () => {
  const run = await pair();
  const near = run.watch(run.link('A FastEthernet0/1'));
  const packet = (ttl: number): Uint8Array =>
    encodeIpv4(
      {
        tos: 0,
        id: 1,
        df: false,
        mf: false,
        fragmentOffset: 0,
        ttl,
        protocol: 1,
        source: 0x0a010105,
        destination: 0x0a020207,
      },
      encodeIcmp({ kind: 'echo', id: 1, sequence: 1, data: new Uint8Array(8) }),
    );
  run.lab.hostAt(HOST);
  for (const ttl of [1, 2]) run.router('A').interfaces.get('FastEthernet0/1')?.receive(packet(ttl));
  run.advance(1);
  const errors = near.filter(each => each[20] === 11).map(each => formatIpv4(sourceOf(each)));
  expect(errors).toEqual(['10.1.1.1', '192.168.0.2']);
});

it('no route: unreachable, at most two a second, hence U.U.U', async () => {
  const run = await pair();
  expect(run.ping(HOST, '172.16.0.1').marks).toBe('U.U.U');
  const silent = await labOf([
    router('A', '10.1.1.1', '192.168.0.1').replace(
      '10.1.1.1 255.255.255.0',
      '10.1.1.1 255.255.255.0\n no ip unreachables',
    ),
  ]);
  expect(silent.ping(HOST, '172.16.0.1').marks).toBe('.....');
});

it('access lists stop what they deny, on the way in and on the way out, and count it', async () => {
  const run = await pair([
    'access-list 101 deny icmp any host 10.2.2.7 log',
    'access-list 101 permit ip any any',
    'interface FastEthernet0/1',
    ' ip access-group 101 in',
  ]);
  const log = run.logOf('A');
  expect(run.ping(HOST, FAR, { count: 3 }).marks).toBe('U.U');
  expect(run.ping(HOST, '10.2.2.8', { count: 2 }).marks).toBe('!!');
  expect(log[0]).toBe('%SEC-6-IPACCESSLOGDP: list 101 denied icmp 10.1.1.5 -> 10.2.2.7 (8/0), 1 packet');
  run.advance(301);
  expect(log[1]).toBe('%SEC-6-IPACCESSLOGDP: list 101 denied icmp 10.1.1.5 -> 10.2.2.7 (8/0), 2 packets');
  const out = await pair([
    'access-list 5 deny host 10.1.1.5',
    'access-list 5 permit any',
    'interface FastEthernet0/0',
    ' ip access-group 5 out',
  ]);
  expect(out.ping(HOST, FAR, { count: 1 }).marks).toBe('U');
  expect(out.ping('10.1.1.6', FAR, { count: 1 }).marks).toBe('!');
});

it('large packets are cut and put together; with DF they are refused with the MTU', async () => {
  const run = await pair(['interface FastEthernet0/0', ' ip mtu 600']);
  const between = run.watch(run.link('A FastEthernet0/0'));
  expect(run.ping(HOST, FAR, { size: 1400, validate: true, count: 2 }).marks).toBe('!!');
  expect(
    Math.max(...between.filter(each => brief(each).startsWith('10.1.1.5')).map(each => each.length)),
  ).toBeLessThanOrEqual(600);
  expect(run.ping(HOST, FAR, { size: 1400, df: true, count: 1 }).marks).toBe('M');
});

it('ports that nobody listens on, and protocols that nobody speaks, are refused', async () => {
  const run = await pair();
  const near = run.watch(run.link('A FastEthernet0/1'));
  run.lab.hostAt(HOST);
  const send = (protocol: number, payload: Uint8Array): void => {
    const header = {
      tos: 0,
      id: 1,
      df: false,
      mf: false,
      fragmentOffset: 0,
      ttl: 9,
      protocol,
      source: 0x0a010105,
      destination: 0x0a010101,
    };
    run.router('A').interfaces.get('FastEthernet0/1')?.receive(encodeIpv4(header, payload));
    run.advance(1);
  };
  send(17, Uint8Array.of(0x30, 0x39, 0, 69, 0, 8, 0, 0));
  send(99, Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8));
  expect(near.map(each => [each[20], each[21]])).toEqual([
    [3, 3],
    [3, 2],
  ]);
});

it('any bytes on any interface: nothing is thrown, and pings go on', async () => {
  const run = await pair();
  run.ping(HOST, FAR, { count: 1 });
  const rng = new SeededRng(3, 'noise');
  const between = run.watch(run.link('A FastEthernet0/0'));
  run.ping(HOST, FAR, { count: 1 });
  const [sample] = between;
  if (sample === undefined) throw new Error('no packet');
  const port = run.router('B').interfaces.get('FastEthernet0/0');
  for (let i = 0; i < 3000; i++) {
    const packet = i % 3 === 0 ? rng.bytes(rng.between(0, 120)) : sample.slice(0, rng.between(0, sample.length));
    if (i % 3 === 2 && packet.length > 0) packet[rng.between(0, packet.length - 1)] = rng.between(0, 255);
    port?.receive(packet);
  }
  run.advance(60);
  expect(port?.counters.inputErrors).toBeGreaterThan(1000);
  expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
});

it('a pulled cable takes its routes, and brings them back', async () => {
  const run = await pair();
  const link = run.link('A FastEthernet0/0');
  link.setUp(false);
  expect(run.ping(HOST, FAR, { count: 1 }).marks).toBe('U');
  link.setUp(true);
  run.advance(1);
  expect(run.ping(HOST, FAR, { count: 3 }).marks).toBe('.!!');
});

it('log: a standard list tells the source, an extended one ports where it looks at any, other protocols by name', async () => {
  const run = await pair([
    'access-list 5 permit 10.1.1.5 log',
    'access-list 5 permit any',
    'access-list 101 permit udp any host 10.2.2.7 log-input',
    'access-list 101 permit ip any any log',
    'interface FastEthernet0/1',
    ' ip access-group 5 in',
    'interface FastEthernet0/0',
    ' ip access-group 101 out',
  ]);
  const log = run.logOf('A');
  run.lab.hostAt(HOST);
  const header = { tos: 0, id: 1, df: false, mf: false, fragmentOffset: 0, ttl: 9 };
  const ends = { source: 0x0a010105, destination: 0x0a020207 };
  for (const protocol of [17, 89, 50]) {
    const packet = encodeIpv4({ ...header, protocol, ...ends }, Uint8Array.of(0x30, 0x39, 0, 69, 0, 8, 0, 0));
    run.router('A').interfaces.get('FastEthernet0/1')?.receive(packet);
  }
  run.advance(1);
  expect(log).toEqual([
    '%SEC-6-IPACCESSLOGS: list 5 permitted 10.1.1.5 1 packet',
    '%SEC-6-IPACCESSLOGP: list 101 permitted udp 10.1.1.5(0) (FastEthernet0/1) -> 10.2.2.7(0), 1 packet',
    '%SEC-6-IPACCESSLOGRP: list 101 permitted ospf 10.1.1.5 -> 10.2.2.7, 1 packet',
    '%SEC-6-IPACCESSLOGNP: list 101 permitted 50 10.1.1.5 -> 10.2.2.7, 1 packet',
  ]);
});
