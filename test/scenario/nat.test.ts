/** Address translation, judged by what stands on the links on both sides and by who gets an answer. */
import { formatIpv4, ipv4 } from '../../src/base/ipv4-address';
import { decodeIcmp, encodeIcmp } from '../../src/wire/icmp';
import {
  checkIpv4,
  destinationOf,
  encodeIpv4,
  isFragment,
  headerLengthOf,
  protocolOf,
  sourceOf,
} from '../../src/wire/ipv4';
import { decodeUdp, encodeUdp } from '../../src/wire/udp';
import { brief, labOf, type LabRun } from '../support/lab';

/** 10.1.1.0/24 inside, 192.0.2.0/24 outside, 198.51.100.0/24 behind a router out there that knows no way to 10.1.1.0. */
const lab = async (...nat: readonly string[]): Promise<LabRun> =>
  labOf([
    [
      'hostname N',
      'interface FastEthernet0/0',
      ' ip address 192.0.2.1 255.255.255.0',
      ' ip nat outside',
      'interface FastEthernet0/1',
      ' ip address 10.1.1.1 255.255.255.0',
      ' ip nat inside',
      'ip route 0.0.0.0 0.0.0.0 192.0.2.2',
      'access-list 1 permit 10.1.1.0 0.0.0.255',
      ...nat,
      '',
    ].join('\n'),
    [
      'hostname Far',
      'interface FastEthernet0/0',
      ' ip address 192.0.2.2 255.255.255.0',
      'interface FastEthernet0/1',
      ' ip address 198.51.100.1 255.255.255.0',
      '',
    ].join('\n'),
  ]);

const [HOST, OTHER, FAR] = ['10.1.1.5', '10.1.1.6', '198.51.100.9'];
const OVERLOAD = 'ip nat inside source list 1 interface FastEthernet0/0 overload';
const inside = (run: LabRun): Uint8Array[] => run.watch(run.link('N FastEthernet0/1'));
const outside = (run: LabRun): Uint8Array[] => run.watch(run.link('N FastEthernet0/0'));

const HEADER = { tos: 0, id: 7, df: false, mf: false, fragmentOffset: 0, ttl: 20 };

interface Udp {
  readonly source: string;
  readonly destination: string;
  readonly ports: readonly [number, number];
}

const udp = ({ source, destination, ports }: Udp, payload = Uint8Array.of(1, 2, 3)): Uint8Array => {
  const ends = { source: ipv4(source), destination: ipv4(destination) };
  const datagram = encodeUdp({ ...ends, sourcePort: ports[0], destinationPort: ports[1], payload });
  return encodeIpv4({ ...HEADER, protocol: 17, ...ends }, datagram);
};

/** Puts a packet in as if it came from the link of that interface. */
const put = (run: LabRun, name: string, packet: Uint8Array): void => {
  run.router('N').interfaces.get(name)?.receive(packet);
  run.advance(0.5);
};

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
    put(run, 'FastEthernet0/1', udp({ source: HOST, destination: FAR, ports: [2000, 69] }));
    const [error] = near;
    allSound(near);
    const message = decodeIcmp((error as Uint8Array).subarray(20));
    expect(brief(error as Uint8Array)).toBe(`${FAR} > ${HOST} icmp`);
    if (message.kind !== 'unreachable') throw new Error(message.kind);
    checkIpv4(padded(message.original));
    expect(brief(message.original)).toBe(`${HOST} > ${FAR} udp`);
    expect([...message.original.subarray(20, 24)]).toEqual([2000 >> 8, 2000 & 255, 0, 69]);
  });

  it('large pings cross in fragments', async () => {
    const run = await lab(OVERLOAD);
    const far = outside(run);
    expect(run.ping(HOST, FAR, { size: 4000, validate: true, count: 2 }).marks).toBe('!!');
    expect(new Set(briefs(far))).toEqual(new Set([`192.0.2.1 > ${FAR} icmp`, `${FAR} > 192.0.2.1 icmp`]));
    allSound(far);
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
