/** Packets that are too long for the way: where they are cut, and who is told of it (RFC 1191, RFC 2401 6.1, RFC 3948). */
import { readU16, readU32, writeU16, writeU32 } from '../../src/base/bytes';
import { ipv4 } from '../../src/base/ipv4-address';
import { dfOf, fragmentOffsetOf, headerLengthOf, isFragment, protocolOf, totalLengthOf } from '../../src/wire/ipv4';
import { labOf, type LabRun } from '../support/lab';
import { typistAt } from '../support/typist';
import { left, right } from './configs';
import { FAR, HOST, isEsp, isIke, labWith, udpOf } from './nat-traversal-lab';

/** Overhead of ESP in tunnel mode with 3DES and SHA-1 makes more than 1500 of it, but less than two packets. */
const LONG = 1480;

const twoOf = (release: string, ours: readonly string[] = []): Promise<LabRun> =>
  labOf([left({ peer: '192.168.0.2', extra: ours }), right({ peer: '192.168.0.1' })], {
    releases: { Left: release, Right: release },
  });

const isFirst = (packet: Uint8Array): boolean => fragmentOffsetOf(packet) === 0;

describe('where a packet is cut that does not fit the tunnel', () => {
  it.each<[string, readonly string[], 'before' | 'after']>([
    ['12.2', [], 'after'],
    ['12.2T', [], 'before'],
    ['12.4', [], 'before'],
    ['12.2T', ['crypto ipsec fragmentation after-encryption'], 'after'],
    ['12.2', ['crypto ipsec fragmentation before-encryption'], 'before'],
    ['12.4', ['interface FastEthernet0/0', ' crypto ipsec fragmentation after-encryption'], 'after'],
  ])('%s %j: %s encryption', async (release, lines, when) => {
    const run = await twoOf(release, lines);
    run.ping(HOST, FAR, { count: 2 });
    const between = run.watch(run.link('Left FastEthernet0/0'));
    const behind = run.watch(run.link('Right FastEthernet0/1'));
    expect(run.ping(HOST, FAR, { count: 3, size: LONG }).marks).toBe('!!!');
    const out = between.filter(packet => readU32(packet, 12) === ipv4('192.168.0.1') && protocolOf(packet) === 50);
    expect(out).toHaveLength(6);
    expect(out.every(({ length }) => length <= 1500)).toBe(true);
    const delivered = behind.filter(packet => readU32(packet, 16) === ipv4(FAR) && protocolOf(packet) === 1);
    if (when === 'after') {
      // Two pieces of one ESP packet, which Right puts together: the host gets what was sent.
      expect(out.filter(isFragment)).toHaveLength(6);
      expect(delivered.map(totalLengthOf)).toEqual([LONG, LONG, LONG]);
    } else {
      // Each piece is a packet with a sequence number of its own, which Right need not wait for; the host puts them together.
      expect(out.filter(isFragment)).toEqual([]);
      const sequences = out.map(packet => readU32(packet, headerLengthOf(packet) + 4));
      expect(new Set(sequences).size).toBe(6);
      expect(delivered.map(isFragment)).toEqual(Array<boolean>(6).fill(true));
      expect(delivered.filter(isFirst)).toHaveLength(3);
    }
    expect(run.router('Right').traffic.reassembled).toBe(when === 'after' ? 3 : 0);
  });

  it('what must not be cut is not: its source is told how long it may be, and that much goes through', async () => {
    const run = await twoOf('12.2T');
    run.ping(HOST, FAR, { count: 2 });
    const inside = run.watch(run.link('Left FastEthernet0/1'));
    expect(run.ping(HOST, FAR, { count: 2, size: LONG, df: true }).marks).toMatch(/^M/);
    const told = inside.find(packet => protocolOf(packet) === 1 && packet[20] === 3) as Uint8Array;
    const room = readU16(told, 26);
    const outside = run.watch(run.link('Left FastEthernet0/0'));
    expect(run.ping(HOST, FAR, { count: 1, size: room, df: true }).marks).toBe('!');
    const [first] = outside;
    expect(first === undefined ? undefined : [dfOf(first), isFragment(first)]).toEqual([true, false]);
    expect(run.ping(HOST, FAR, { count: 2, size: room + 1, df: true }).marks).toMatch(/^M/);
  });

  it('where DF is to be cleared it is cut before encryption all the same', async () => {
    const run = await twoOf('12.2T', ['crypto ipsec df-bit clear']);
    run.ping(HOST, FAR, { count: 2 });
    const outside = run.watch(run.link('Left FastEthernet0/0'));
    run.ping(HOST, FAR, { count: 1, size: LONG, df: true });
    const ours = outside.filter(packet => readU32(packet, 12) === ipv4('192.168.0.1'));
    expect(ours.map(packet => [isFragment(packet), dfOf(packet)])).toEqual([
      [false, false],
      [false, false],
    ]);
  });

  it('compressed, in AH, and of AH and ESP: the same', async () => {
    for (const transform of ['esp-3des esp-sha-hmac comp-lzs', 'ah-sha-hmac', 'ah-md5-hmac esp-aes 256 esp-sha-hmac']) {
      const run = await labOf([left({ peer: '192.168.0.2', transform }), right({ peer: '192.168.0.1', transform })], {
        releases: { Left: '12.4', Right: '12.4' },
      });
      run.ping(HOST, FAR, { count: 2 });
      const outside = run.watch(run.link('Left FastEthernet0/0'));
      expect(run.ping(HOST, FAR, { count: 3, size: 1499 }).marks).toBe('!!!');
      expect(run.ping(FAR, HOST, { count: 3, size: 5000 }).marks).toBe('!!!');
      expect(outside.filter(isFragment)).toEqual([]);
    }
  });
});

describe('a way that is narrow beyond a translator', () => {
  const narrow = async (): Promise<LabRun> => {
    const run = await labWith({ Left: '12.4', Right: '12.4' });
    typistAt(run, 'Middle')('configure terminal', 'interface FastEthernet0/1', 'ip mtu 1300', 'end');
    expect(run.ping(HOST, FAR, { count: 3 }).marks).toBe('.!!');
    return run;
  };

  it('the error about ESP in UDP, which quotes no SPI, lowers the path MTU of its SAs', async () => {
    const run = await narrow();
    const log = run.logOf('Left', 'crypto ipsec');
    expect(run.ping(HOST, FAR, { count: 3, size: 1400, df: true, timeout: 2000 }).marks).toBe('.M.');
    expect(log).toContain('IPSEC(path_mtu): path mtu to 192.168.9.2 is 1300');
    const beyond = run.watch(run.link('Right FastEthernet0/0'));
    expect(run.ping(HOST, FAR, { count: 2, size: 1230, df: true }).marks).toBe('!!');
    expect(run.ping(HOST, FAR, { count: 2, size: 1400 }).marks).toBe('!!');
    const sent = udpOf(beyond.filter(packet => readU32(packet, 16) === ipv4('192.168.9.2')));
    expect(sent.filter(isIke)).toEqual([]);
    expect(sent.filter(isEsp)).toHaveLength(6);
    expect(sent.every(({ packet }) => packet.length <= 1300 && !isFragment(packet))).toBe(true);
  });

  it('is tried anew after ten minutes, and that is told', async () => {
    const run = await narrow();
    run.ping(HOST, FAR, { count: 2, size: 1400, df: true });
    const log = run.logOf('Left', 'crypto ipsec');
    run.advance(601);
    run.ping(HOST, FAR, { count: 1 });
    expect(log).toContain('IPSEC(path_mtu): path mtu to 192.168.9.2 aged out, 1500 is tried again');
    expect(run.ping(HOST, FAR, { count: 2, size: 1400, df: true }).marks).toBe('.M');
  });
});

describe('an error that somebody has made up', () => {
  /** About a packet of Left as it was on the cable, from the address of nobody. */
  const forged = (about: Uint8Array, mtu: number): Uint8Array => {
    const payload = new Uint8Array(8 + 28);
    payload.set([3, 4]);
    writeU16(payload, 6, mtu);
    payload.set(about.subarray(0, 28), 8);
    let sum = 0;
    for (let i = 0; i < payload.length; i += 2) sum += readU16(payload, i);
    while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
    writeU16(payload, 2, ~sum & 0xffff);
    return payload;
  };

  const victim = async () => {
    const run = await twoOf('12.2T');
    run.ping(HOST, FAR, { count: 2 });
    const outside = run.watch(run.link('Left FastEthernet0/0'));
    run.ping(HOST, FAR, { count: 1, size: 1400 });
    const esp = outside.find(
      packet => protocolOf(packet) === 50 && readU32(packet, 12) === ipv4('192.168.0.1'),
    ) as Uint8Array;
    const log = run.logOf('Left', 'crypto ipsec');
    const send = (about: Uint8Array, mtu: number): void => {
      const [source, destination] = [ipv4('192.168.0.2'), ipv4('192.168.0.1')];
      run.router('Right').forwarding.originate({ source, destination, protocol: 1, payload: forged(about, mtu) });
      run.advance(1);
    };
    return { run, esp, log, send };
  };

  const changed = (packet: Uint8Array, change: (copy: Uint8Array) => void): Uint8Array => {
    const copy = packet.slice();
    change(copy);
    return copy;
  };

  it.each([0, 1, 68, 255, 256])('that says %i: what is left is enough, and traffic goes on', async mtu => {
    const { run, esp, send, log } = await victim();
    for (let i = 0; i < 50; i++) send(esp, mtu);
    expect(log.filter(line => line.includes('path mtu'))).toHaveLength(1);
    const outside = run.watch(run.link('Left FastEthernet0/0'));
    expect(run.ping(HOST, FAR, { count: 3, size: 1400 }).marks).toBe('!!!');
    const longest = Math.max(
      ...outside.filter(packet => readU32(packet, 12) === ipv4('192.168.0.1')).map(totalLengthOf),
    );
    expect(longest).toBeGreaterThan(200);
    // And it passes.
    run.advance(601);
    run.ping(HOST, FAR, { count: 1, size: 1400 });
    expect(Math.max(...outside.map(totalLengthOf))).toBeGreaterThan(1400);
  });

  it.each<[string, (packet: Uint8Array) => Uint8Array, number]>([
    ['an SPI that we do not send by', about => changed(about, copy => writeU32(copy, 20, 0x12345678)), 600],
    ['a packet of another source', about => changed(about, copy => writeU32(copy, 12, ipv4('10.9.9.9'))), 600],
    ['a packet to another peer', about => changed(about, copy => writeU32(copy, 16, ipv4('10.9.9.9'))), 600],
    ['a packet that would have fitted', about => changed(about, copy => writeU16(copy, 2, 500)), 600],
    ['ESP in UDP, which these SAs do not use', about => changed(about, copy => copy.set([17], 9)), 600],
  ])('about %s changes nothing', async (_, change, mtu) => {
    const { run, esp, send, log } = await victim();
    send(change(esp), mtu);
    expect(log.filter(line => line.includes('path mtu'))).toEqual([]);
    const outside = run.watch(run.link('Left FastEthernet0/0'));
    run.ping(HOST, FAR, { count: 1, size: 1400 });
    expect(Math.max(...outside.map(totalLengthOf))).toBeGreaterThan(1400);
  });
});
