/**
 * Two gateways and everything that may happen to them while they agree on SAs, and after: once it is over, traffic passes, both ends
 * hold the same, and when all is cleared nothing stays.
 */
import type { Impairment } from '../../src/net/impairment';
import type { Link } from '../../src/net/link';
import type { Interface } from '../../src/router/interface';
import { protocolOf } from '../../src/wire/ipv4';
import { BothEnds, leftBehind } from '../support/both-ends';
import { labOf, type LabRun } from '../support/lab';
import { typistAt } from '../support/typist';
import { type GatewayOptions, left, right } from './configs';

const [HOST, FAR] = ['10.1.1.5', '10.2.2.7'];
const UDP = 17;
const NAMES = ['Left', 'Right'] as const;

/** With peers that are named, or found by discovery. */
const KINDS = { static: ['192.168.0.2', '192.168.0.1'], discovery: [undefined, undefined] } as const;
type Kind = keyof typeof KINDS;

interface Pair extends LabRun {
  readonly ends: BothEnds;
  readonly between: Link;
}

async function pair(kind: Kind, seed = 1, options: GatewayOptions = {}): Promise<Pair> {
  const peer = (i: 0 | 1): GatewayOptions => {
    const address = KINDS[kind][i];
    return { ...options, ...(address === undefined ? {} : { peer: address }) };
  };
  const run = await labOf([left(peer(0)), right(peer(1))], { seed });
  const ends = new BothEnds([run.router('Left'), run.router('Right')]);
  return { ...run, ends, between: run.link('Left FastEthernet0/0') };
}

function port(run: Pair, name: string): Interface {
  const found = run.router(name).interfaces.get('FastEthernet0/0');
  if (found === undefined) throw new Error('no port');
  return found;
}

/** Traffic both ways, both ends alike, and nothing behind when it is cleared. */
function expectWhole(run: Pair): void {
  // What was lost on the way before need not be counted at both ends.
  for (const name of NAMES) run.router(name).clearIpsec({ kind: 'counters' });
  expect(run.ping(HOST, FAR).marks).toMatch(/^\.?!{4,5}$/);
  expect(run.ping(FAR, HOST).marks).toBe('!!!!!');
  expect(run.ends.differencesInUse().filter(line => !/ read \d+ of /.test(line))).toEqual([]);
  expect(
    leftBehind(
      run.lab.simulator,
      NAMES.map(name => run.router(name)),
    ),
  ).toEqual([]);
}

/** Waits, with a packet a second both ways, until the tunnel carries one each way. @returns after how many seconds */
function recovers(run: Pair, seconds: number): number | undefined {
  const once = { count: 1, timeout: 1000 };
  for (let passed = 0; passed < seconds; passed++) {
    const [there, back] = [run.ping(HOST, FAR, once).marks, run.ping(FAR, HOST, once).marks];
    if (there === '!' && back === '!') return passed;
  }
  return undefined;
}

const TROUBLES: Readonly<Record<string, Partial<Impairment>>> = {
  'loss of 30 %': { loss: 0.3 },
  'every second packet twice': { duplicate: 0.5 },
  'every second packet overtaken': { reorder: 0.5 },
  'jitter of 200 ms': { delay: 200, jitter: 200 },
  'all of it': { loss: 0.2, duplicate: 0.2, reorder: 0.2, delay: 50, jitter: 50 },
};

describe.each(Object.entries(TROUBLES))('%s', (_, trouble) => {
  it.each([
    ['static', 1],
    ['static', 2],
    ['static', 3],
    ['discovery', 4],
    ['discovery', 5],
    ['discovery', 6],
  ] as const)('%s, seed %i', async (kind, seed) => {
    const run = await pair(kind, seed);
    for (const name of NAMES) run.between.impair(port(run, name), trouble);
    expect(run.ping(HOST, FAR, { count: 60, timeout: 3000 }).stats.received).toBeGreaterThan(0);
    for (const name of NAMES)
      run.between.impair(port(run, name), { loss: 0, duplicate: 0, reorder: 0, delay: 0, jitter: 0 });
    // What is still being repeated comes to its end.
    run.advance(70);
    expectWhole(run);
  });
});

/** Does it when the `nth` message of ISAKMP is on the cable. */
function atMessage(run: Pair, nth: number, what: () => void): void {
  let seen = 0;
  run.between.addTap((_, packet) => {
    if (protocolOf(packet) === UDP && ++seen === nth) run.lab.simulator.schedule(0, what);
  });
}

/** Main mode and quick mode. */
const MESSAGES = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Longer than a death by repetition, and the request after it. */
const TIMERS = 160;

describe.each(MESSAGES)('at message %i', nth => {
  it.each(NAMES)('%s reloads', async name => {
    const run = await pair('static');
    atMessage(run, nth, () => run.router(name).reload());
    run.ping(HOST, FAR, { count: 1 });
    const other = name === 'Left' ? 'Right' : 'Left';
    const log = run.logOf(name);
    if (recovers(run, TIMERS) === undefined) {
      // The other end took the SAs for good, and knows no better until they end or are cleared: the log says so.
      expect(run.router(other).ipsec.connections().length).toBeGreaterThan(0);
      expect(log.join('\n')).toContain('%CRYPTO-4-RECVD_PKT_INV_SPI');
    }
    run.router(other).clearIpsec({ kind: 'all' });
    run.router(other).clearIsakmp();
    run.advance(70);
    expect(recovers(run, TIMERS)).toBeDefined();
    expectWhole(run);
  });

  it('Right reloads, and never sends by itself', async () => {
    const run = await pair('static');
    atMessage(run, nth, () => run.router('Right').reload());
    run.ping(HOST, FAR, { count: 1 });
    const log = run.logOf('Right');
    const { marks } = run.ping(HOST, FAR, { count: TIMERS, timeout: 1000 });
    // From message 8 on Left has SAs, which Right has forgotten: it goes on to send by them.
    if (nth < 8) expect(marks).toMatch(/!{20}$/);
    else expect([marks, log.at(-1)]).toEqual([expect.stringMatching(/^\.+$/), expect.stringContaining('invalid spi')]);
  });

  it.each(NAMES)('%s clears all', async name => {
    const run = await pair('static');
    atMessage(run, nth, () => {
      run.router(name).clearIpsec({ kind: 'all' });
      run.router(name).clearIsakmp();
    });
    run.ping(HOST, FAR, { count: 1 });
    expect(recovers(run, TIMERS)).toBeDefined();
    run.advance(70);
    expectWhole(run);
  });

  it.each(NAMES)('the interface of %s is down for three seconds', async name => {
    const run = await pair('static');
    atMessage(run, nth, () => {
      run.between.setUp(false, port(run, name));
      run.lab.simulator.schedule(3000, () => run.between.setUp(true, port(run, name)));
    });
    run.ping(HOST, FAR, { count: 1 });
    expect(recovers(run, TIMERS)).toBeDefined();
    run.advance(70);
    expectWhole(run);
  });
});

describe('the clock', () => {
  it.each(['23:59:00 31 December 2029', '00:00:00 1 January 1993'])(
    'set to %s changes no lifetime and no timer',
    async time => {
      const run = await pair('static', 1, { mapLines: [' set security-association lifetime seconds 120'] });
      expect(run.ping(HOST, FAR).marks).toBe('.!!!!');
      const remaining = (): number | undefined =>
        run.router('Left').ipsec.identities(run.lab.now)[0]?.inboundEsp[0]?.remainingSeconds;
      const before = remaining();
      for (const name of NAMES) typistAt(run, name)(`clock set ${time}`);
      expect(remaining()).toBe(before);
      for (let minutes = 0; minutes < 10; minutes++) {
        run.advance(58);
        expect(run.ping(HOST, FAR, { count: 1 }).marks).toBe('!');
      }
      expectWhole(run);
    },
  );
});
