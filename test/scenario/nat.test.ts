/** Address translation, judged by what stands on the links on both sides and by who gets an answer. */
import { formatIpv4, ipv4 } from '../../src/base/ipv4-address';
import { SeededRng } from '../../src/base/rng';
import { decodeIcmp, encodeIcmp } from '../../src/wire/icmp';
import {
  checkIpv4,
  checksum,
  destinationOf,
  encodeIpv4,
  isFragment,
  headerLengthOf,
  protocolOf,
  sourceOf,
} from '../../src/wire/ipv4';
import { decodeUdp } from '../../src/wire/udp';
import { brief } from '../support/lab';
import { typistAt } from '../support/typist';
import { FAR, HEADER, HOST, inside, lab, OTHER, outside, OVERLOAD, put, udp } from './nat-lab';

/** `source:port > destination:port`; throws when a checksum is wrong. */
const datagramOf = (packet: Uint8Array | undefined): string => {
  if (packet === undefined) return 'nothing';
  checkIpv4(packet);
  const [source, destination] = [sourceOf(packet), destinationOf(packet)];
  const { sourcePort, destinationPort } = decodeUdp(source, destination, packet.subarray(headerLengthOf(packet)));
  return `${formatIpv4(source)}:${sourcePort} > ${formatIpv4(destination)}:${destinationPort}`;
};

const briefs = (packets: readonly Uint8Array[]): string[] => packets.map(brief);

/** IP and ICMP checksums of all packets hold. */
const allSound = (packets: readonly Uint8Array[]): void => {
  for (const packet of packets) {
    checkIpv4(packet);
    if (protocolOf(packet) === 1 && !isFragment(packet)) decodeIcmp(packet.subarray(headerLengthOf(packet)));
  }
};

describe('many behind one address', () => {
  it('a ping leaves from the address of the interface and its answer finds the host', async () => {
    const run = await lab(OVERLOAD);
    const [near, far] = [inside(run), outside(run)];
    expect(run.ping(HOST, FAR, { count: 1 }).marks).toBe('!');
    expect(briefs(near)).toEqual([`${HOST} > ${FAR} icmp`, `${FAR} > ${HOST} icmp`]);
    expect(briefs(far)).toEqual([`192.0.2.1 > ${FAR} icmp`, `${FAR} > 192.0.2.1 icmp`]);
    allSound([...near, ...far]);
  });

  it('the router that translates pings on its own at the same time', async () => {
    const run = await lab(OVERLOAD);
    expect(run.ping(HOST, FAR, { count: 2 }).marks).toBe('!!');
    expect(typistAt(run, 'N')(`ping ${FAR}`)).toContain('Success rate is 100 percent (5/5)');
  });

  it('two hosts with one port: the second gets the next of its group, and each its own answer', async () => {
    const run = await lab(OVERLOAD);
    const [near, far] = [inside(run), outside(run)];
    put(run, 'FastEthernet0/1', udp({ source: HOST, destination: FAR, ports: [2000, 69] }));
    put(run, 'FastEthernet0/1', udp({ source: OTHER, destination: FAR, ports: [2000, 69] }));
    put(run, 'FastEthernet0/1', udp({ source: OTHER, destination: FAR, ports: [600, 69] }));
    put(run, 'FastEthernet0/1', udp({ source: HOST, destination: FAR, ports: [600, 69] }));
    const out = far.filter(packet => protocolOf(packet) === 17);
    expect(out.map(datagramOf)).toEqual([
      `192.0.2.1:2000 > ${FAR}:69`,
      `192.0.2.1:1024 > ${FAR}:69`,
      `192.0.2.1:600 > ${FAR}:69`,
      `192.0.2.1:512 > ${FAR}:69`,
    ]);
    near.length = 0;
    put(run, 'FastEthernet0/0', udp({ source: FAR, destination: '192.0.2.1', ports: [69, 1024] }));
    put(run, 'FastEthernet0/0', udp({ source: FAR, destination: '192.0.2.1', ports: [69, 2000] }));
    expect(near.filter(packet => protocolOf(packet) === 17).map(datagramOf)).toEqual([
      `${FAR}:69 > ${OTHER}:2000`,
      `${FAR}:69 > ${HOST}:2000`,
    ]);
  });

  it('nobody outside gets in by a port that was opened for somebody else', async () => {
    const run = await lab(OVERLOAD);
    put(run, 'FastEthernet0/1', udp({ source: HOST, destination: FAR, ports: [2000, 69] }));
    const near = inside(run);
    put(run, 'FastEthernet0/0', udp({ source: '198.51.100.66', destination: '192.0.2.1', ports: [69, 2000] }));
    expect(near).toEqual([]);
  });

  it('an unreachable from outside comes to the host that sent, with its packet in it', async () => {
    const run = await lab(OVERLOAD);
    const near = inside(run);
    run.lab.hostAt(HOST);
    put(run, 'FastEthernet0/1', udp({ source: HOST, destination: FAR, ports: [2000, 9] }));
    const [error] = near;
    allSound(near);
    const message = decodeIcmp((error as Uint8Array).subarray(20));
    expect(brief(error as Uint8Array)).toBe(`${FAR} > ${HOST} icmp`);
    if (message.kind !== 'unreachable') throw new Error(message.kind);
    checkIpv4(padded(message.original));
    expect(brief(message.original)).toBe(`${HOST} > ${FAR} udp`);
    expect([...message.original.subarray(20, 24)]).toEqual([2000 >> 8, 2000 & 255, 0, 9]);
  });

  it('large pings cross in fragments', async () => {
    const run = await lab(OVERLOAD);
    const far = outside(run);
    expect(run.ping(HOST, FAR, { size: 4000, validate: true, count: 2 }).marks).toBe('!!');
    expect(new Set(briefs(far))).toEqual(new Set([`192.0.2.1 > ${FAR} icmp`, `${FAR} > 192.0.2.1 icmp`]));
    allSound(far);
  });

  it('what is too large for the way out comes back to the host that sent it, as it sent it', async () => {
    const run = await lab(OVERLOAD, 'interface FastEthernet0/0', ' ip mtu 600');
    const near = inside(run);
    expect(run.ping(HOST, FAR, { size: 1400, df: true, count: 1 }).marks).toBe('M');
    const message = decodeIcmp((near[1] as Uint8Array).subarray(20));
    if (message.kind !== 'unreachable') throw new Error(message.kind);
    expect([brief(near[1] as Uint8Array), brief(message.original)]).toEqual([
      `10.1.1.1 > ${HOST} icmp`,
      `${HOST} > ${FAR} icmp`,
    ]);
  });

  it('traceroute through it: each hop outside is seen', async () => {
    const run = await lab(OVERLOAD);
    const near = inside(run);
    run.lab.hostAt(HOST);
    const ends = { source: ipv4(HOST), destination: ipv4(FAR) };
    const echo = encodeIcmp({ kind: 'echo', id: 9, sequence: 1, data: new Uint8Array(8) });
    put(run, 'FastEthernet0/1', encodeIpv4({ ...HEADER, ttl: 2, protocol: 1, ...ends }, echo));
    expect(briefs(near)).toEqual([`192.0.2.2 > ${HOST} icmp`]);
    const message = decodeIcmp((near[0] as Uint8Array).subarray(20));
    if (message.kind !== 'time-exceeded') throw new Error(message.kind);
    expect(brief(message.original)).toBe(`${HOST} > ${FAR} icmp`);
  });
});

/** A quoted packet ends early: its header alone is whole. */
const padded = (quoted: Uint8Array): Uint8Array => {
  const whole = new Uint8Array(((quoted[2] as number) << 8) | (quoted[3] as number));
  whole.set(quoted);
  return whole;
};

describe('one address for each', () => {
  const POOL = ['ip nat pool P 192.0.2.50 192.0.2.51 netmask 255.255.255.0', 'ip nat inside source list 1 pool P'];

  it('addresses are given in order and kept; who finds none is told so', async () => {
    const run = await lab(...POOL);
    const far = outside(run);
    const [a, b, c] = [HOST, OTHER, '10.1.1.7'];
    expect([a, b, a].map(host => run.ping(host, FAR, { count: 1 }).marks)).toEqual(['!', '!', '!']);
    expect(briefs(far).filter(each => each.startsWith('192.0.2.5'))).toEqual([
      `192.0.2.50 > ${FAR} icmp`,
      `192.0.2.51 > ${FAR} icmp`,
      `192.0.2.50 > ${FAR} icmp`,
    ]);
    expect(run.ping(c, FAR, { count: 1 }).marks).toBe('U');
    run.advance(86_401);
    expect(run.ping(c, FAR, { count: 1 }).marks).toBe('!');
  });

  it('while it is known, the address may be reached from outside; before that the router answers for it', async () => {
    const run = await lab(...POOL);
    const near = inside(run);
    expect(run.ping(FAR, '192.0.2.50', { count: 1 }).marks).toBe('!');
    expect(near).toEqual([]);
    run.ping(HOST, FAR, { count: 1 });
    near.length = 0;
    expect(run.ping(FAR, '192.0.2.50', { count: 1 }).marks).toBe('!');
    expect(briefs(near)).toEqual([`${FAR} > ${HOST} icmp`, `${HOST} > ${FAR} icmp`]);
  });

  it('the network address and the broadcast address of a pool are given to nobody', async () => {
    const run = await lab(
      'ip nat pool P 203.0.113.0 203.0.113.3 prefix-length 30',
      'ip nat inside source list 1 pool P',
    );
    const far = outside(run);
    for (const host of [HOST, OTHER]) run.ping(host, '192.0.2.2', { count: 1, timeout: 100 });
    expect(briefs(far).filter(each => each.endsWith('> 192.0.2.2 icmp'))).toEqual([
      '203.0.113.1 > 192.0.2.2 icmp',
      '203.0.113.2 > 192.0.2.2 icmp',
    ]);
  });
});

describe('static', () => {
  it('an address, in both directions', async () => {
    const run = await lab('ip nat inside source static 10.1.1.5 192.0.2.77');
    const [near, far] = [inside(run), outside(run)];
    expect(run.ping(FAR, '192.0.2.77', { count: 1 }).marks).toBe('!');
    expect(run.ping(HOST, FAR, { count: 1 }).marks).toBe('!');
    expect(briefs(near)).toEqual([
      `${FAR} > ${HOST} icmp`,
      `${HOST} > ${FAR} icmp`,
      `${HOST} > ${FAR} icmp`,
      `${FAR} > ${HOST} icmp`,
    ]);
    expect(briefs(far)).toContain(`192.0.2.77 > ${FAR} icmp`);
    allSound([...near, ...far]);
  });

  it('a port of the interface leads to a port inside, others to the router itself', async () => {
    const run = await lab('ip nat inside source static udp 10.1.1.5 69 interface FastEthernet0/0 1069');
    const near = inside(run);
    run.lab.hostAt(HOST);
    put(run, 'FastEthernet0/0', udp({ source: FAR, destination: '192.0.2.1', ports: [4000, 1069] }));
    expect(datagramOf(near[0])).toBe(`${FAR}:4000 > ${HOST}:69`);
    const count = near.length;
    put(run, 'FastEthernet0/0', udp({ source: FAR, destination: '192.0.2.1', ports: [4000, 1070] }));
    expect(near).toHaveLength(count);
    const far = outside(run);
    put(run, 'FastEthernet0/1', udp({ source: HOST, destination: FAR, ports: [69, 4000] }));
    expect(datagramOf(far[0])).toBe(`192.0.2.1:1069 > ${FAR}:4000`);
  });

  it('a subnet, host for host', async () => {
    const run = await lab('ip nat inside source static network 10.1.1.0 203.0.113.0 /24');
    const far = outside(run);
    run.ping(HOST, FAR, { count: 1, timeout: 100 });
    put(run, 'FastEthernet0/0', udp({ source: FAR, destination: '203.0.113.6', ports: [1, 2] }));
    expect(briefs(far)[0]).toBe(`203.0.113.5 > ${FAR} icmp`);
    expect(typistAt(run, 'N')('show ip nat translations')).toContain('--- 203.0.113.6        10.1.1.6 ');
  });

  it('an outside address is known inside by another', async () => {
    const run = await lab(
      'ip nat outside source static 198.51.100.9 10.99.0.9',
      'ip nat inside source static 10.1.1.5 192.0.2.77',
    );
    const [near, far] = [inside(run), outside(run)];
    expect(run.ping(HOST, '10.99.0.9', { count: 1 }).marks).toBe('!');
    expect(briefs(far)).toEqual([`192.0.2.77 > ${FAR} icmp`, `${FAR} > 192.0.2.77 icmp`]);
    expect(briefs(near)).toEqual([`${HOST} > 10.99.0.9 icmp`, `10.99.0.9 > ${HOST} icmp`]);
    allSound([...near, ...far]);
  });
});

describe('who is translated', () => {
  it('a deny in the list, and what does not go from inside to outside, is not', async () => {
    const run = await lab(
      'access-list 100 deny ip any host 198.51.100.9',
      'access-list 100 permit ip 10.1.1.0 0.0.0.255 any',
      'ip nat inside source list 100 interface FastEthernet0/0 overload',
    );
    const far = outside(run);
    run.ping(HOST, FAR, { count: 1, timeout: 100 });
    run.ping(HOST, '198.51.100.10', { count: 1 });
    expect(briefs(far).slice(0, 2)).toEqual([`${HOST} > ${FAR} icmp`, '192.0.2.1 > 198.51.100.10 icmp']);
    expect(typistAt(run, 'N')('show access-lists')).toContain('deny ip any host 198.51.100.9 (1 match)');
  });

  it('the packets of the router itself are, where the list permits their address', async () => {
    const run = await lab(OVERLOAD);
    const far = outside(run);
    const type = typistAt(run, 'N');
    expect(type('ping', 'ip', FAR, '1', '', '', 'y', '10.1.1.1', '', '', '', '', '', '')).toContain('100 percent');
    expect(type(`ping 192.0.2.2`)).toContain('100 percent');
    expect(new Set(briefs(far).filter(each => each.includes('192.0.2.1 >')))).toEqual(
      new Set([`192.0.2.1 > ${FAR} icmp`, '192.0.2.1 > 192.0.2.2 icmp']),
    );
    expect(briefs(far).some(each => each.includes('10.1.1.1'))).toBe(false);
  });

  it('the output list sees addresses of the outside', async () => {
    const run = await lab(
      OVERLOAD,
      'access-list 120 deny icmp host 192.0.2.1 any',
      'access-list 120 permit ip any any',
      'interface FastEthernet0/0',
      ' ip access-group 120 out',
    );
    const near = inside(run);
    expect(run.ping(HOST, FAR, { count: 1 }).marks).toBe('U');
    expect(briefs(near)[1]).toBe(`10.1.1.1 > ${HOST} icmp`);
  });

  it('and the input list too, on the way back', async () => {
    const run = await lab(
      OVERLOAD,
      'access-list 120 permit icmp any host 192.0.2.1',
      'interface FastEthernet0/0',
      ' ip access-group 120 in',
    );
    expect(run.ping(HOST, FAR, { count: 1 }).marks).toBe('!');
  });
});

it('a Telnet session of a router behind it crosses, and the far router knows the caller by the outside address', async () => {
  const run = await lab(OVERLOAD);
  const type = typistAt(run, 'N');
  typistAt(run, 'Far')('configure terminal', 'line vty 0 4', 'no login', 'end');
  const far = outside(run);
  type('telnet 192.0.2.2 /source-interface FastEthernet0/1', 'show clock');
  expect(typistAt(run, 'Far')('show users')).toMatch(/vty 0 .* 192\.0\.2\.1\n/);
  expect(type('exit')).toContain('closed by foreign host');
  expect(new Set(briefs(far))).toEqual(new Set(['192.0.2.1 > 192.0.2.2 6', '192.0.2.2 > 192.0.2.1 6']));
  expect(type('show ip nat translations tcp')).toContain('192.0.2.2:23       192.0.2.2:23');
  run.advance(61);
  expect(type('show ip nat translations tcp')).toBe('');
});

it('any bytes from either side: nothing is thrown, what leaves is sound, and pings go on', async () => {
  const run = await lab(OVERLOAD, 'ip nat inside source static 10.1.1.9 192.0.2.99');
  const far = outside(run);
  run.ping(HOST, FAR, { count: 1 });
  const samples = far.slice();
  const rng = new SeededRng(5, 'noise');
  for (let i = 0; i < 3000; i++) {
    const packet = (samples[i % 2] as Uint8Array).slice(0, i % 3 === 0 ? rng.between(20, 60) : undefined);
    for (let flips = rng.between(1, 4); flips > 0; flips--)
      packet[rng.between(8, packet.length - 1)] = rng.between(0, 255);
    const length = packet.length;
    packet.set([0x45, 0, length >> 8, length & 255]);
    if (rng.between(0, 1) === 0) packet.set(ipv4Bytes(HOST), 12);
    packet.set([0, 0], 10);
    const sum = checksum(packet, 0, 20);
    packet.set([sum >> 8, sum & 255], 10);
    run
      .router('N')
      .interfaces.get(`FastEthernet0/${rng.between(0, 1)}`)
      ?.receive(packet);
  }
  run.advance(1);
  for (const packet of far) checkIpv4(packet);
  expect(run.ping(HOST, FAR, { count: 1 }).marks).toBe('!');
});

const ipv4Bytes = (address: string): readonly number[] => address.split('.').map(Number);
