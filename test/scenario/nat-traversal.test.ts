/** A translator between two gateways: 12.2 dies of it, 12.2T and 12.4 go round it by port 4500 (RFC 3947, 3948). */
import { readU16 } from '../../src/base/bytes';
import { ipv4 } from '../../src/base/ipv4-address';
import { decodeHeader } from '../../src/wire/isakmp/decode';
import { destinationOf, headerLengthOf, protocolOf, sourceOf } from '../../src/wire/ipv4';
import { typistAt } from '../support/typist';
import {
  DRAFT_02,
  DRAFT_03,
  FAR,
  HOST,
  OUTSIDE,
  RFC3947,
  type Udp,
  inside,
  isEsp,
  isIke,
  labWith,
  messageOf,
  otherTypes,
  outside,
  udpOf,
  vendorIds,
} from './nat-traversal-lab';

describe('12.2 behind a translator', () => {
  it.each([
    ['12.2', '12.2'],
    ['12.2', '12.4'],
    ['12.2T', '12.2'],
  ])('%s to %s: nobody knows of it, and no packet gets through', async (Left, Right) => {
    const run = await labWith({ Left, Right });
    const link = outside(run);
    expect(run.ping(HOST, FAR, { count: 6 }).marks).toBe('......');
    expect(udpOf(link).filter(({ from, to }) => from === 4500 || to === 4500)).toEqual([]);
  });

  it('nobody listens to port 4500: its packets are refused', async () => {
    const run = await labWith({ Left: '12.2T', Right: '12.2' });
    const link = outside(run);
    const { Middle } = { Middle: run.router('Middle') };
    Middle.forwarding.originate({
      source: ipv4(OUTSIDE),
      destination: ipv4('192.168.9.2'),
      protocol: 17,
      payload: Uint8Array.of(0x11, 0x94, 0x11, 0x94, 0, 9, 0, 0, 0xff),
    });
    run.advance(1);
    expect(link.map(packet => [protocolOf(packet), packet[20]])).toContainEqual([1, 3]);
  });
});

describe.each([
  ['12.2T', '12.2T', DRAFT_03, 130],
  ['12.2T', '12.4', DRAFT_03, 130],
  ['12.4', '12.2T', DRAFT_03, 130],
  ['12.4', '12.4', RFC3947, 20],
])('%s behind a translator, to %s', (Left, Right, agreed, natD) => {
  it('comes up on port 4500 and carries traffic, which no plain ESP does', async () => {
    const run = await labWith({ Left, Right });
    const [before, behind] = [inside(run), outside(run)];
    expect(run.ping(HOST, FAR, { count: 6 }).marks).toMatch(/^\.!!!!!$/);
    expect(run.ping(FAR, HOST, { count: 3 }).marks).toBe('!!!');
    expect([...before, ...behind].filter(packet => protocolOf(packet) === 50)).toEqual([]);
    const all = udpOf(before);
    const messages = all.filter(isIke);
    // MM1 to MM4 on 500; what comes after NAT has been found on 4500.
    expect(messages.slice(0, 4).map(({ from, to }) => [from, to])).toEqual([
      [500, 500],
      [500, 500],
      [500, 500],
      [500, 500],
    ]);
    expect(messages.slice(4).map(({ from, to }) => [from, to])).toEqual(messages.slice(4).map(() => [4500, 4500]));
    expect(messages.length).toBe(9);
    const offered = Left === '12.4' ? [RFC3947, DRAFT_03, DRAFT_02] : [DRAFT_03, DRAFT_02];
    expect(vendorIds(messageOf(messages[0] as Udp))).toEqual(offered);
    expect(vendorIds(messageOf(messages[1] as Udp))).toEqual([agreed]);
    for (const at of [2, 3]) expect(otherTypes(messageOf(messages[at] as Udp))).toEqual([natD, natD]);
    // ESP: no checksum (RFC 3948 2.1), and the pings of both directions.
    const esp = all.filter(isEsp);
    expect(esp).toHaveLength(16);
    for (const { packet } of esp) expect(readU16(packet, headerLengthOf(packet) + 6)).toBe(0);
    expect(
      new Set(
        udpOf(behind)
          .filter(isEsp)
          .map(({ packet }) => sourceOf(packet)),
      ),
    ).toEqual(new Set([ipv4(OUTSIDE), ipv4('192.168.9.2')]));
    expect(messages.slice(4, 6).map(({ payload }) => decodeHeader(payload.subarray(4)).exchangeType)).toEqual([2, 2]);
  });

  it('what is compressed goes that way too', async () => {
    const compressing = { transform: 'esp-3des esp-sha-hmac comp-lzs' };
    const run = await labWith({ Left, Right }, { ours: compressing, theirs: compressing });
    const link = outside(run);
    expect(run.ping(HOST, FAR, { count: 3, size: 1000 }).marks).toBe('.!!');
    expect(run.ping(FAR, HOST, { count: 3, size: 1000 }).marks).toBe('!!!');
    const esp = udpOf(link).filter(isEsp);
    expect(esp).toHaveLength(10);
    for (const { packet } of esp) expect(packet.length).toBeLessThan(500);
  });

  it('each end says where the translator stands', async () => {
    const run = await labWith({ Left, Right });
    const ours = run.logOf('Left', 'crypto isakmp');
    const theirs = run.logOf('Right', 'crypto isakmp');
    run.ping(HOST, FAR, { count: 3 });
    expect(ours).toContain('ISAKMP (0:1): NAT found, the node inside NAT');
    expect(theirs).toContain('ISAKMP (0:1): His hash no match - this node outside NAT');
    expect(theirs.some(line => line.includes('moved from port'))).toBe(true);
  });
});

it('no translator between: both say so, and nothing moves', async () => {
  const run = await labWith(
    { Left: '12.4', Right: '12.4' },
    { nat: ['ip route 10.1.1.0 255.255.255.0 192.168.0.1', 'ip route 10.2.2.0 255.255.255.0 192.168.9.2'] },
  );
  const link = inside(run);
  // The second one, of the map's peer, is Left itself.
  typistAt(run, 'Right')(
    'configure terminal',
    'crypto map outside 10',
    'set peer 192.168.0.1',
    `no set peer ${OUTSIDE}`,
    'end',
  );
  const logs = [run.logOf('Left', 'crypto isakmp'), run.logOf('Right', 'crypto isakmp')];
  expect(run.ping(HOST, FAR, { count: 4 }).marks).toBe('.!!!');
  for (const log of logs) expect(log).toContain('ISAKMP (0:1): No NAT Found for self or peer');
  expect(link.filter(packet => protocolOf(packet) === 50).length).toBe(6);
  expect(udpOf(link).filter(({ to }) => to === 4500)).toEqual([]);
});

it('a responder whose address is translated is met on port 4500 too', async () => {
  const run = await labWith(
    { Left: '12.4', Right: '12.2T' },
    { nat: ['ip nat inside source static 192.168.0.1 192.168.9.77'], theirs: { peer: '192.168.9.77' } },
  );
  const link = outside(run);
  expect(run.ping(FAR, HOST, { count: 5 }).marks).toBe('.!!!!');
  expect(run.ping(HOST, FAR, { count: 2 }).marks).toBe('!!');
  const messages = udpOf(link).filter(isIke);
  expect(messages.slice(4).every(({ from, to }) => from === 4500 && to === 4500)).toBe(true);
  expect(udpOf(link).filter(isEsp).length).toBe(12);
});

it('aggressive mode moves with its third message', async () => {
  const run = await labWith(
    { Left: '12.2T', Right: '12.4' },
    {
      ours: {
        extra: [
          'crypto isakmp peer address 192.168.9.2',
          ' set aggressive-mode client-endpoint fqdn spoke.example.com',
        ],
      },
    },
  );
  const link = inside(run);
  expect(run.ping(HOST, FAR, { count: 5 }).marks).toBe('.!!!!');
  const messages = udpOf(link).filter(isIke);
  expect(messages.slice(0, 3).map(each => [decodeHeader(messageOf(each)).exchangeType, each.to])).toEqual([
    [4, 500],
    [4, 500],
    [4, 4500],
  ]);
  expect(udpOf(link).filter(isEsp).length).toBe(8);
});

it('a set of transport mode is proposed in tunnel mode: the addresses that it would cover are other ones elsewhere', async () => {
  const run = await labWith(
    { Left: '12.4', Right: '12.4' },
    {
      ours: { transformMode: 'transport', accessList: ['permit ip host 192.168.0.1 host 192.168.9.2'] },
      theirs: { transformMode: 'transport', accessList: ['permit ip host 192.168.9.2 host 192.168.0.1'] },
    },
  );
  expect(typistAt(run, 'Left')('ping 192.168.9.2')).toMatch(/^\.!!!!$/m);
  expect(typistAt(run, 'Left')('show crypto ipsec sa')).toContain('in use settings ={Tunnel UDP-Encaps, }');
});

it('no crypto ipsec nat-transparency: the release does as 12.2 does', async () => {
  const run = await labWith(
    { Left: '12.4', Right: '12.4' },
    { ours: { extra: ['no crypto ipsec nat-transparency udp-encaps'] } },
  );
  const link = outside(run);
  expect(run.ping(HOST, FAR, { count: 4 }).marks).toBe('....');
  expect(vendorIds(messageOf(udpOf(link)[0] as Udp))).toEqual([]);
  expect(udpOf(link).every(({ to }) => to !== 4500)).toBe(true);
  expect(typistAt(run, 'Left')('show running-config')).toContain(
    '\nno crypto ipsec nat-transparency udp-encapsulation\n',
  );
});

it('AH does not get through a translator, whatever knows of it', async () => {
  const run = await labWith(
    { Left: '12.4', Right: '12.4' },
    { ours: { transform: 'ah-sha-hmac' }, theirs: { transform: 'ah-sha-hmac' } },
  );
  const link = outside(run);
  expect(run.ping(HOST, FAR, { count: 4 }).marks).toBe('....');
  expect(udpOf(link).filter(isEsp)).toEqual([]);
});

it('a byte keeps the translation alive, from inside alone, where it is configured', async () => {
  const run = await labWith(
    { Left: '12.4', Right: '12.4' },
    { ours: { extra: ['crypto isakmp nat keepalive 20'] }, theirs: { extra: ['crypto isakmp nat keepalive 20'] } },
  );
  run.ping(HOST, FAR, { count: 3 });
  const link = inside(run);
  run.advance(65);
  const kept = udpOf(link).filter(({ payload }) => payload.length === 1);
  expect(kept.map(({ from, to, payload, packet }) => [from, to, payload[0], destinationOf(packet)])).toEqual(
    Array.from({ length: 3 }, () => [4500, 4500, 0xff, ipv4('192.168.9.2')]),
  );
  expect(run.ping(FAR, HOST, { count: 2 }).marks).toBe('!!');
});
