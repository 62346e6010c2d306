/** A translator between two gateways: 12.2 dies of it, 12.2T and 12.4 go round it by port 4500 (RFC 3947, 3948). */
import { readU16, readU32, toHex } from '../../src/base/bytes';
import { ipv4 } from '../../src/base/ipv4-address';
import { decodeHeader, decodeMessage } from '../../src/wire/isakmp/decode';
import { destinationOf, headerLengthOf, protocolOf, sourceOf } from '../../src/wire/ipv4';
import { labOf, type LabRun } from '../support/lab';
import { typistAt } from '../support/typist';
import { type GatewayOptions, left, right } from './configs';

const [HOST, FAR] = ['10.1.1.5', '10.2.2.7'];
/** Where Middle shows all that comes from Left. */
const OUTSIDE = '192.168.9.1';
const RFC3947 = '4a131c81070358455c5728f20e95452f';
const DRAFT_03 = '7d9419a65310ca6f2c179d9215529d56';
const DRAFT_02 = '90cb80913ebb696e086381b5ec427b1f';

const OVERLOAD = [
  'access-list 1 permit 192.168.0.0 0.0.0.255',
  'ip nat inside source list 1 interface FastEthernet0/1 overload',
];

/** Left - Middle - Right. Middle translates Left's address, unless `nat` says otherwise. */
async function labWith(
  releases: { readonly Left: string; readonly Right: string },
  more: { readonly nat?: readonly string[]; readonly ours?: GatewayOptions; readonly theirs?: GatewayOptions } = {},
): Promise<LabRun> {
  const { nat = OVERLOAD } = more;
  const seen = nat.length === 0 ? '192.168.0.1' : OUTSIDE;
  return labOf(
    [
      left({ peer: '192.168.9.2', ...more.ours }),
      right({ peer: seen, ...more.theirs })
        .replace('192.168.0.2 255.255.255.0', '192.168.9.2 255.255.255.0')
        .replace('0.0.0.0 192.168.0.1', `0.0.0.0 ${OUTSIDE}`),
      [
        'hostname Middle',
        'interface FastEthernet0/0',
        ' ip address 192.168.0.2 255.255.255.0',
        ' ip nat inside',
        'interface FastEthernet0/1',
        ` ip address ${OUTSIDE} 255.255.255.0`,
        ' ip nat outside',
        ...nat,
        '',
      ].join('\n'),
    ],
    { releases },
  );
}

interface Udp {
  readonly packet: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly payload: Uint8Array;
}

const udpOf = (packets: readonly Uint8Array[]): readonly Udp[] =>
  packets
    .filter(packet => protocolOf(packet) === 17)
    .map(packet => {
      const at = headerLengthOf(packet);
      return { packet, from: readU16(packet, at), to: readU16(packet, at + 2), payload: packet.subarray(at + 8) };
    });

/** On port 4500: behind the marker. */
const messageOf = ({ to, from, payload }: Udp): Uint8Array =>
  to === 4500 || from === 4500 ? payload.subarray(4) : payload;
const isIke = ({ to, from, payload }: Udp): boolean =>
  payload.length > 4 && ((to !== 4500 && from !== 4500) || readU32(payload, 0) === 0);
const isEsp = (each: Udp): boolean => each.payload.length > 4 && !isIke(each);

const vendorIds = (message: Uint8Array): readonly string[] =>
  decodeMessage(message).payloads.flatMap(payload => (payload.kind === 'vendor' ? [toHex(payload.data)] : []));
const otherTypes = (message: Uint8Array): readonly number[] =>
  decodeMessage(message).payloads.flatMap(payload => (payload.kind === 'other' ? [payload.type] : []));

/** Copies: Middle translates where a packet stands. */
function packetsOn(run: LabRun, link: string): Uint8Array[] {
  const packets: Uint8Array[] = [];
  run.link(link).addTap((_, packet) => packets.push(new Uint8Array(packet)));
  return packets;
}
const inside = (run: LabRun): Uint8Array[] => packetsOn(run, 'Left FastEthernet0/0');
const outside = (run: LabRun): Uint8Array[] => packetsOn(run, 'Right FastEthernet0/0');

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

describe('a translator that forgets', () => {
  /** Middle gives Left's port 4500 another one from now on. */
  const forget = (run: LabRun): void => {
    const typist = typistAt(run, 'Middle');
    typist('clear ip nat translation *');
    typist('configure terminal', `ip nat inside source static udp 192.168.0.1 4500 ${OUTSIDE} 14500`, 'end');
  };

  it('the next authentic packet from inside shows the way, for ESP and ISAKMP alike', async () => {
    const run = await labWith({ Left: '12.4', Right: '12.4' });
    expect(run.ping(HOST, FAR, { count: 3 }).marks).toBe('.!!');
    forget(run);
    const link = outside(run);
    expect(run.ping(HOST, FAR, { count: 3 }).marks).toBe('!!!');
    expect(
      new Set(
        udpOf(link)
          .filter(isEsp)
          .map(({ from, to }) => `${from} ${to}`),
      ),
    ).toEqual(new Set(['14500 4500', '4500 14500']));
    // Right's own message finds Left there as well.
    link.length = 0;
    typistAt(run, 'Right')('clear crypto isakmp');
    run.advance(1);
    expect(udpOf(link).map(({ from, to }) => [from, to])).toEqual([[4500, 14500]]);
    expect(typistAt(run, 'Left')('show crypto isakmp sa')).not.toMatch(/QM_IDLE +1 +ACTIVE$/m);
  });

  it('a packet that is not authentic moves nothing', async () => {
    const run = await labWith({ Left: '12.4', Right: '12.4' });
    const link = outside(run);
    expect(run.ping(HOST, FAR, { count: 3 }).marks).toBe('.!!');
    const [genuine] = udpOf(link)
      .filter(isEsp)
      .filter(({ packet }) => sourceOf(packet) === ipv4(OUTSIDE));
    const message = udpOf(link).filter(isIke).at(-1);
    if (genuine === undefined || message === undefined) throw new Error('no ESP');
    const port = run.router('Right').interfaces.get('FastEthernet0/0');
    const elsewhere = (packet: Uint8Array): Uint8Array => {
      const copy = new Uint8Array(packet);
      copy.set([0x77, 0x77], headerLengthOf(copy));
      // Its UDP checksum would be wrong.
      copy.set([0, 0], headerLengthOf(copy) + 6);
      return copy;
    };
    const altered = elsewhere(genuine.packet);
    altered[altered.length - 1] = (altered[altered.length - 1] as number) ^ 1;
    // A replay, one whose MAC is wrong, and QM3 once more.
    for (const packet of [elsewhere(genuine.packet), altered, elsewhere(message.packet)]) port?.receive(packet);
    run.advance(1);
    link.length = 0;
    expect(run.ping(FAR, HOST, { count: 2 }).marks).toBe('!!');
    expect(new Set(udpOf(link).map(({ from, to }) => `${from} ${to}`))).toEqual(new Set(['4500 4500']));
  });
});

it('ESP of an SA that travels in UDP does not count without it', async () => {
  const run = await labWith({ Left: '12.4', Right: '12.4' });
  const link = outside(run);
  run.ping(HOST, FAR, { count: 3 });
  const [genuine] = udpOf(link).filter(isEsp);
  if (genuine === undefined) throw new Error('no ESP');
  const plain = Buffer.concat([genuine.packet.subarray(0, headerLengthOf(genuine.packet)), genuine.payload]);
  plain[9] = 50;
  plain.writeUInt16BE(plain.length, 2);
  plain.writeUInt16BE(0, 10);
  let sum = 0;
  for (let i = 0; i < 20; i += 2) sum += plain.readUInt16BE(i);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  plain.writeUInt16BE(~sum & 0xffff, 10);
  run.router('Right').interfaces.get('FastEthernet0/0')?.receive(plain);
  run.advance(1);
  expect(typistAt(run, 'Right')('show crypto ipsec sa detail')).toContain('#pkts invalid sa (rcv) 1');
});

describe('two gateways behind one address', () => {
  const hub = (release: string): Promise<LabRun> => {
    const spoke = (name: string, last: number, lan: string): string =>
      left({ peer: '192.168.9.2', accessList: [`permit ip ${lan}.0 0.0.0.255 10.2.2.0 0.0.0.255`] })
        .replace('hostname Left', `hostname ${name}`)
        .replace('192.168.0.1 255', `192.168.0.${last} 255`)
        .replace('10.1.1.1 255', `${lan}.1 255`);
    return labOf(
      [
        spoke('One', 1, '10.1.1'),
        spoke('Two', 3, '10.3.3'),
        right({ discover: false, accessList: ['permit ip 10.2.2.0 0.0.0.255 any'] })
          .replace('192.168.0.2 255.255.255.0', '192.168.9.2 255.255.255.0')
          .replace('0.0.0.0 192.168.0.1', `0.0.0.0 ${OUTSIDE}`),
        [
          'hostname Middle',
          'interface FastEthernet0/0',
          ' ip address 192.168.0.2 255.255.255.0',
          ' ip nat inside',
          'interface FastEthernet0/1',
          ` ip address ${OUTSIDE} 255.255.255.0`,
          ' ip nat outside',
          ...OVERLOAD,
          '',
        ].join('\n'),
      ],
      { releases: { One: release, Two: release, Right: release } },
    );
  };

  it.each(['12.2T', '12.4'])(
    '%s: each has a tunnel of its own; the second one`s INITIAL-CONTACT leaves the first',
    async release => {
      const run = await hub(release);
      expect(run.ping(HOST, FAR, { count: 4 }).marks).toBe('.!!!');
      expect(run.ping('10.3.3.5', FAR, { count: 4 }).marks).toBe('.!!!');
      expect(
        run
          .router('Right')
          .ike.sas()
          .map(({ deleted }) => deleted),
      ).toEqual([false, false]);
      expect(run.ping(HOST, FAR, { count: 3 }).marks).toBe('!!!');
      expect(run.ping(FAR, HOST, { count: 2 }).marks).toBe('!!');
      expect(run.ping(FAR, '10.3.3.5', { count: 2 }).marks).toBe('!!');
    },
  );
});

it('what both ends hold is gone when it is over', async () => {
  const run = await labWith({ Left: '12.4', Right: '12.2T' }, { ours: { extra: ['crypto isakmp nat keepalive 10'] } });
  const ends = ['Left', 'Right'].map(name => run.router(name));
  const before = ends.map(end => end.cryptoCensus());
  run.ping(HOST, FAR, { count: 3 });
  typistAt(run, 'Left')('clear crypto sa', 'clear crypto isakmp');
  run.advance(200);
  expect(ends.map(end => end.cryptoCensus())).toEqual(before);
});
