/** SAs that take the place of others: no packet may be lost by it, and two ends that begin at once end with one pair. */
import { readU32 } from '../../src/base/bytes';
import { ipv4 } from '../../src/base/ipv4-address';
import type { Port } from '../../src/net/link';
import { PING_DEFAULTS } from '../../src/net/ping-run';
import { ExchangeType } from '../../src/wire/isakmp/constants';
import { destinationOf, headerLengthOf, IP_PROTOCOL, protocolOf } from '../../src/wire/ipv4';
import { BothEnds, leftBehind } from '../support/both-ends';
import { labOf, type LabRun } from '../support/lab';
import { left, right } from './configs';

const HOST = '10.1.1.5';
const FAR = '10.2.2.7';
const LIFE = ['set security-association lifetime seconds 120'];

interface Tunnel {
  readonly run: LabRun;
  readonly ends: BothEnds;
}

async function tunnel(seed = 1, mapLines: readonly string[] = LIFE, platform = 'ideal'): Promise<Tunnel> {
  const run = await labOf(
    [
      left({ peer: '192.168.0.2', mapLines: mapLines.map(line => ` ${line}`) }),
      right({ peer: '192.168.0.1', mapLines: mapLines.map(line => ` ${line}`) }),
    ],
    { seed, platform },
  );
  return { run, ends: new BothEnds([run.router('Left'), run.router('Right')]) };
}

/** The message id of quick mode in a packet; undefined: it is something else. */
function quickModeOf(packet: Uint8Array): number | undefined {
  const isakmp = headerLengthOf(packet) + 8;
  if (protocolOf(packet) !== IP_PROTOCOL.udp || packet[isakmp + 18] !== ExchangeType.quickMode) return undefined;
  return readU32(packet, isakmp + 20);
}

/** What reaches the outside of either router is shown to `passes` first. */
function filter(run: LabRun, passes: (packet: Uint8Array, at: string) => boolean): void {
  for (const name of ['Left', 'Right']) {
    const port = outside(run, name);
    const receive = port.receive.bind(port);
    port.receive = (packet, vlan) => (passes(packet, name) ? receive(packet, vlan) : undefined);
  }
}

function outside(run: LabRun, name: string): Port {
  const port = run.router(name).interfaces.get('FastEthernet0/0');
  if (port === undefined) throw new Error('no port');
  return port;
}

/** Of the quick mode messages from now on, the first is number 1: these are lost. */
function loseQuickMode(run: LabRun, ...lost: readonly number[]): { seen: number } {
  const count = { seen: 0 };
  filter(run, packet => quickModeOf(packet) === undefined || !lost.includes(++count.seen));
  return count;
}

/** A ping of one packet each 100 ms. @returns how many were lost */
function lostIn(run: LabRun, seconds: number, source = HOST, destination = FAR, timeout = 90): number {
  let lost = 0;
  for (let i = 0; i < seconds * 10; i++) {
    run.advance(0.1);
    if (run.ping(source, destination, { count: 1, timeout }).marks !== '!') lost++;
  }
  return lost;
}

/** SPIs by which a router can receive. */
const inboundSpis = (run: LabRun, name: string): readonly number[] =>
  run
    .router(name)
    .ipsec.identities(run.lab.now)
    .flatMap(identity => identity.inboundEsp.map(({ spi }) => spi));

const currentSpi = (run: LabRun, name: string): number | undefined =>
  run.router(name).ipsec.identities(run.lab.now)[0]?.currentOutboundSpi;

describe('a rekey with traffic loses no packet', () => {
  it.each([
    ['nothing is lost', []],
    ['QM1 is lost', [1]],
    ['QM2 is lost', [2]],
    ['QM3 is lost', [3]],
    ['QM3 is lost, and once more', [3, 5]],
    ['QM1 and QM3 are lost', [1, 4]],
  ])('%s', async (_, gone) => {
    const { run, ends } = await tunnel();
    expect(run.ping(HOST, FAR, { count: 3 }).marks).toMatch(/!$/);
    const first = inboundSpis(run, 'Left');
    const count = loseQuickMode(run, ...gone);
    expect(lostIn(run, 130)).toBe(0);
    expect(count.seen).toBeGreaterThan(2);
    expect(inboundSpis(run, 'Left')).not.toEqual(first);
    expect(ends.differences()).toEqual([]);
  });

  it.each([
    ['all of it arrives', []],
    ['QM3 is lost', [3]],
    ['QM3 is lost, and once more', [3, 5]],
  ])('that goes one way only: %s', async (_, gone) => {
    const { run } = await tunnel();
    run.ping(HOST, FAR, { count: 3 });
    const before = currentSpi(run, 'Left');
    loseQuickMode(run, ...gone);
    filter(run, (packet, at) => at !== 'Left' || protocolOf(packet) !== IP_PROTOCOL.esp);
    const arrived = run.watch(run.link('Right FastEthernet0/1'));
    const sent = lostIn(run, 119);
    expect(sent).toBe(1190);
    expect(arrived.filter(packet => destinationOf(packet) === ipv4(FAR)).length).toBe(sent);
    expect(currentSpi(run, 'Left')).not.toBe(before);
  });

  it.each([1, 2, 3])(
    'as fast as a router can, by volume: one end asks, and no packet comes too late (seed %i)',
    async seed => {
      const { run, ends } = await tunnel(seed, ['set security-association lifetime kilobytes 2560'], 'c2600xm');
      run.ping(HOST, FAR, { count: 3 });
      const quickModes = new Set<number>();
      filter(run, packet => {
        const id = quickModeOf(packet);
        if (id !== undefined) quickModes.add(id);
        return true;
      });
      const log = ['Left', 'Right'].map(name => run.logOf(name));
      expect(run.ping(HOST, FAR, { size: 14_000, count: 380 }).marks).not.toContain('.');
      expect(inboundSpis(run, 'Left')).toHaveLength(3);
      expect(quickModes.size).toBe(2);
      expect(log.flat().filter(line => line.includes('RECVD_PKT_INV_SPI'))).toEqual([]);
      expect(ends.differences()).toEqual([]);
    },
  );

  it('what has been sent for long goes by the new SAs though nobody has answered by them', async () => {
    const { run } = await tunnel(3, ['set security-association lifetime kilobytes 2560']);
    run.ping(HOST, FAR, { count: 3 });
    const before = currentSpi(run, 'Left');
    const [first] = inboundSpis(run, 'Left');
    const isEsp = (packet: Uint8Array): boolean => protocolOf(packet) === IP_PROTOCOL.esp;
    filter(run, (packet, at) => at === 'Right' || !isEsp(packet) || readU32(packet, headerLengthOf(packet)) === first);
    while (inboundSpis(run, 'Left').length < 2) run.ping(HOST, FAR, { size: 1400, count: 1, timeout: 10 });
    expect(currentSpi(run, 'Left')).toBe(before);
    run.advance(31);
    expect(currentSpi(run, 'Left')).toBe(before);
    run.advance(2);
    expect(currentSpi(run, 'Left')).not.toBe(before);
  });
});

describe('both ends begin at once', () => {
  it.each([0, 1, 5, 20, 50, 100, 200, 400])('%i ms from each other: one pair is left, and it is used', async delay => {
    const { run, ends } = await tunnel(1, []);
    const link = run.link('Left FastEthernet0/0');
    for (const name of ['Left', 'Right']) link.impair(outside(run, name), { delay });
    for (const [from, to] of [
      [HOST, FAR],
      [FAR, HOST],
    ] as const) {
      const options = { ...PING_DEFAULTS, count: 20, timeout: 1000, destination: ipv4(to) };
      run.lab.hostAt(from)?.ping(options, { onMark: () => undefined, onDone: () => undefined });
    }
    run.advance(delay / 100 + 0.1);
    const atFirst = [inboundSpis(run, 'Left').length, inboundSpis(run, 'Right').length];
    expect(atFirst).toEqual([2, 2]);
    run.advance(40);
    expect([inboundSpis(run, 'Left').length, inboundSpis(run, 'Right').length]).toEqual([1, 1]);
    expect(ends.differencesInUse()).toEqual([]);
    expect(lostIn(run, 20, HOST, FAR, 90 + 2 * delay)).toBe(0);
    expect(leftBehind(run.lab.simulator, [run.router('Left'), run.router('Right')])).toEqual([]);
  });
});
