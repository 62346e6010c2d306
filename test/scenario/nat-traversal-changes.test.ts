/** Tunnels through a translator that live on: mappings that change, neighbours, renewals, death, and what is no peer's. */
import { SeededRng } from '../../src/base/rng';
import { ipv4 } from '../../src/base/ipv4-address';
import { decodeHeader } from '../../src/wire/isakmp/decode';
import { destinationOf, headerLengthOf, sourceOf } from '../../src/wire/ipv4';
import { labOf, type LabRun } from '../support/lab';
import { typistAt } from '../support/typist';
import { left, right } from './configs';
import {
  FAR,
  HOST,
  MIDDLE,
  OUTSIDE,
  type Udp,
  isEsp,
  isIke,
  labWith,
  messageOf,
  outside,
  resized,
  udpOf,
} from './nat-traversal-lab';

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
        MIDDLE,
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

it.each(['Left', 'Right'])('SAs that end are renewed through the translator, when %s sends', async sender => {
  const lifetime = ['crypto ipsec security-association lifetime seconds 120'];
  const run = await labWith(
    { Left: '12.4', Right: '12.4' },
    { ours: { extra: lifetime }, theirs: { extra: lifetime } },
  );
  expect(run.ping(HOST, FAR, { count: 3 }).marks).toBe('.!!');
  const link = outside(run);
  const [from, to] = sender === 'Left' ? [HOST, FAR] : [FAR, HOST];
  let marks = '';
  for (let i = 0; i < 50; i++) {
    run.advance(10);
    marks += run.ping(from, to, { count: 1 }).marks;
  }
  expect(marks).toBe('!'.repeat(50));
  const quickModes = udpOf(link).filter(each => isIke(each) && decodeHeader(messageOf(each)).exchangeType === 32);
  expect(quickModes.length).toBeGreaterThanOrEqual(9);
  expect(udpOf(link).every(({ from: source, to: target }) => source === 4500 && target === 4500)).toBe(true);
});

it('who is dead behind a translator is found out, and his neighbour behind it lives on', async () => {
  const extra = ['crypto isakmp keepalive 10 3 periodic'];
  const spoke = (name: string, last: number, lan: string): string =>
    left({ peer: '192.168.9.2', extra, accessList: [`permit ip ${lan}.0 0.0.0.255 10.2.2.0 0.0.0.255`] })
      .replace('hostname Left', `hostname ${name}`)
      .replace('192.168.0.1 255', `192.168.0.${last} 255`)
      .replace('10.1.1.1 255', `${lan}.1 255`);
  const run = await labOf(
    [
      spoke('One', 1, '10.1.1'),
      spoke('Two', 3, '10.3.3'),
      right({ discover: false, extra, accessList: ['permit ip 10.2.2.0 0.0.0.255 any'] })
        .replace('192.168.0.2 255.255.255.0', '192.168.9.2 255.255.255.0')
        .replace('0.0.0.0 192.168.0.1', `0.0.0.0 ${OUTSIDE}`),
      MIDDLE,
    ],
    { releases: { One: '12.4', Two: '12.4', Right: '12.4' } },
  );
  run.ping(HOST, FAR, { count: 3 });
  run.ping('10.3.3.5', FAR, { count: 3 });
  typistAt(run, 'One')('configure terminal', 'interface FastEthernet0/0', 'shutdown', 'end');
  run.advance(60);
  const sas = run.router('Right').ike.sas();
  expect(sas.filter(({ deleted }) => !deleted)).toHaveLength(1);
  expect(run.router('Right').cryptoCensus().bundles).toBe(1);
  expect(run.ping(FAR, '10.3.3.5', { count: 2 }).marks).toBe('!!');
});

it('whatever comes to port 4500 opens nothing and stays without effect', async () => {
  const run = await labWith({ Left: '12.4', Right: '12.4' });
  const link = outside(run);
  run.ping(HOST, FAR, { count: 4 });
  const right = run.router('Right');
  const port = right.interfaces.get('FastEthernet0/0');
  const before = right.cryptoCensus();
  const rng = new SeededRng(9);
  const genuine = udpOf(link).filter(({ from, to }) => from === 4500 && to === 4500);
  for (let i = 0; i < 3000; i++) {
    const { packet } = genuine[rng.between(0, genuine.length - 1)] as Udp;
    const altered = new Uint8Array(packet);
    // No UDP checksum, and some bytes behind the UDP header.
    altered.set([0, 0], 26);
    for (let n = rng.between(1, 4); n > 0; n--) altered[rng.between(28, altered.length - 1)] = rng.between(0, 255);
    const cut = rng.between(28, altered.length);
    const short = rng.between(0, 3) === 0 ? resized(altered, cut) : altered;
    if (destinationOf(short) === ipv4('192.168.9.2')) port?.receive(short);
  }
  run.advance(120);
  expect(right.cryptoCensus().bundles).toBe(before.bundles);
  expect(right.ike.sas().filter(({ establishedAt }) => establishedAt !== undefined)).toHaveLength(1);
  expect(run.ping(HOST, FAR, { count: 2 }).marks).toBe('!!');
  expect(run.ping(FAR, HOST, { count: 2 }).marks).toBe('!!');
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
