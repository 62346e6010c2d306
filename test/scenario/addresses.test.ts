/** Addresses that are nobody's alone, routes into nothing, links that carry less than their ends believe. */
import { formatIpv4, ipv4 } from '../../src/base/ipv4-address';
import { destinationOf, encodeIpv4, fragment, sourceOf } from '../../src/wire/ipv4';
import { encodeIcmp } from '../../src/wire/icmp';
import { labOf, type LabRun } from '../support/lab';

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
    router('A', '10.1.1.1', '192.168.0.1', 'ip route 0.0.0.0 0.0.0.0 192.168.0.2', ...left),
    router('B', '10.2.2.1', '192.168.0.2', 'ip route 10.1.1.0 255.255.255.0 192.168.0.1', ...right),
  ]);

const HOST = '10.1.1.5';

function packet(source: string, destination: string, protocol: number, payload: Uint8Array, df = false): Uint8Array {
  const header = { tos: 0, id: 1, df, mf: false, fragmentOffset: 0, ttl: 9, protocol };
  return encodeIpv4({ ...header, source: ipv4(source), destination: ipv4(destination) }, payload);
}

const echo = encodeIcmp({ kind: 'echo', id: 1, sequence: 1, data: new Uint8Array(8) });
const datagram = Uint8Array.of(0x30, 0x39, 0, 9, 0, 8, 0, 0);

/** Packets as if the host had sent them to A. @returns what was on the link then, A's answers among it */
function inject(run: LabRun, link: string, packets: readonly Uint8Array[]): readonly string[] {
  run.lab.hostAt(HOST);
  const seen = run.watch(run.link(link));
  for (const each of packets) run.router('A').interfaces.get('FastEthernet0/1')?.receive(each);
  run.advance(1);
  return seen.map(each => `${formatIpv4(sourceOf(each))} > ${formatIpv4(destinationOf(each))} ${each[9]} ${each[20]}`);
}

it('a directed broadcast is not spread on the far LAN: the router there takes it for itself', async () => {
  const run = await pair();
  const far = run.watch(run.link('B FastEthernet0/1'));
  run.lab.hostAt('10.2.2.7');
  const near = inject(run, 'A FastEthernet0/1', [packet(HOST, '10.2.2.255', 1, echo)]);
  expect(far).toEqual([]);
  expect(near).toEqual(['192.168.0.2 > 10.1.1.5 1 0']);
});

it('nobody complains about a broadcast, a router or a host', async () => {
  const run = await pair();
  expect(inject(run, 'A FastEthernet0/1', [packet(HOST, '10.1.1.255', 17, datagram)])).toEqual([]);
  const other = run.lab.hostAt('10.1.1.6');
  const seen = run.watch(run.link('A FastEthernet0/1'));
  other?.receive(packet(HOST, '10.1.1.255', 17, datagram));
  run.advance(1);
  expect(seen).toEqual([]);
  other?.receive(packet(HOST, '10.1.1.6', 17, datagram));
  expect(seen).toHaveLength(1);
});

it.each(['255.255.255.255', '10.1.1.255', '224.0.0.5', '127.0.0.1'])(
  'a packet from %s is dropped: whoever answered would answer many',
  async source => {
    const run = await pair();
    const between = run.watch(run.link('A FastEthernet0/0'));
    const mine = packet(source, '10.1.1.1', 1, echo);
    const beyond = packet(source, '10.2.2.7', 1, echo);
    expect(inject(run, 'A FastEthernet0/1', [mine, beyond])).toEqual([]);
    expect(between).toEqual([]);
    const host = run.lab.hostAt('10.1.1.6');
    const near = run.watch(run.link('A FastEthernet0/1'));
    host?.receive(packet(source, '10.1.1.6', 1, echo));
    expect(near).toEqual([]);
  },
);

it.each(['224.0.0.5', '239.1.1.1', '127.0.0.1', '240.0.0.1', '0.0.0.9'])(
  'the default route is no way to %s',
  async destination => {
    const run = await pair();
    expect(inject(run, 'A FastEthernet0/0', [packet(HOST, destination, 1, echo)])).toEqual([]);
  },
);

it('a route to Null0 is in the table without an interface of that name, and tells of what it swallows', async () => {
  const run = await pair(['ip route 172.16.0.0 255.255.0.0 Null0']);
  const between = run.watch(run.link('A FastEthernet0/0'));
  expect(run.ping(HOST, '172.16.1.1', { count: 1 }).marks).toBe('U');
  expect(between).toEqual([]);
  const silent = await pair(['ip route 172.16.0.0 255.255.0.0 Null0', 'interface Null0', ' no ip unreachables']);
  expect(silent.ping(HOST, '172.16.1.1', { count: 1 }).marks).toBe('.');
});

it('unreachables of size have a limit of their own', async () => {
  const run = await pair(['no ip route 0.0.0.0 0.0.0.0 192.168.0.2', 'interface FastEthernet0/0', ' ip mtu 600']);
  const large = packet(HOST, '192.168.0.2', 1, new Uint8Array(1000), true);
  const lost = packet(HOST, '10.3.3.3', 1, echo);
  const broadcast = packet(HOST, '10.1.1.255', 99, echo);
  expect(inject(run, 'A FastEthernet0/1', [broadcast, lost, large, lost, large])).toEqual([
    '10.1.1.1 > 10.1.1.5 1 3',
    '10.1.1.1 > 10.1.1.5 1 3',
  ]);
});

it('a host with a packet too large for its own LAN hears so at once', async () => {
  const run = await pair();
  expect(run.ping(HOST, '10.2.2.7', { size: 1600, df: true, count: 1 }).marks).toBe('M');
  expect(run.ping(HOST, '10.2.2.7', { size: 1600, count: 1 }).marks).toBe('!');
});

it('a datagram with a wrong checksum is dropped without a word, by a router and by a host', async () => {
  const run = await pair();
  const damaged = Uint8Array.of(0x30, 0x39, 0, 69, 0, 8, 0x12, 0x34);
  expect(inject(run, 'A FastEthernet0/1', [packet(HOST, '10.1.1.1', 17, damaged)])).toEqual([]);
  const seen = run.watch(run.link('A FastEthernet0/1'));
  run.lab.hostAt('10.1.1.6')?.receive(packet(HOST, '10.1.1.6', 17, damaged));
  expect(seen).toEqual([]);
});

it.each(['10.1.1.1', '10.1.1.6'])('%s tells of a packet of which a piece has not come in 30 s', async address => {
  const run = await pair();
  for (const each of [HOST, '10.1.1.6']) run.lab.hostAt(each);
  const large = encodeIcmp({ kind: 'echo', id: 1, sequence: 1, data: new Uint8Array(3000) });
  const pieces = fragment(packet(HOST, address, 1, large), 1500);
  const seen = run.watch(run.link('A FastEthernet0/1'));
  const target = run.link('A FastEthernet0/1').ports.find(port => port.addresses().includes(ipv4(address)));
  for (const piece of pieces.slice(0, -1)) target?.receive(piece);
  run.advance(29);
  expect(seen).toEqual([]);
  run.advance(2);
  expect(seen.map(each => [destinationOf(each), each[20], each[21]])).toEqual([[ipv4(HOST), 11, 1]]);
  for (const piece of pieces.slice(1)) target?.receive(piece);
  run.advance(60);
  expect(seen).toHaveLength(1);
});
