/** Dead peer detection (RFC 3706) between gateways: who is there says so, who is not is given up with all that is shared. */
import { labOf, type LabRun } from '../support/lab';
import { left, right } from './configs';

const HOST = '10.1.1.5';
const FAR = '10.2.2.7';
const KEEPALIVE = 'crypto isakmp keepalive 10 3';

interface Pair {
  readonly run: LabRun;
  readonly log: { readonly Left: readonly string[]; readonly Right: readonly string[] };
  /** Of what goes from one to the other; 1: nothing arrives. */
  lose(share: number): void;
}

/** Static maps, a tunnel that Left began. */
async function pair(
  releases: { readonly Left: string; readonly Right: string },
  ours: readonly string[],
  theirs: readonly string[] = [],
): Promise<Pair> {
  const configs = [left({ peer: '192.168.0.2', extra: ours }), right({ peer: '192.168.0.1', extra: theirs })];
  const run = await labOf(configs, { releases });
  const log = { Left: run.logOf('Left', 'crypto isakmp'), Right: run.logOf('Right', 'crypto isakmp') };
  expect(run.ping(HOST, FAR, { count: 3 }).marks).toBe('.!!');
  const link = run.link('Left FastEthernet0/0');
  return {
    run,
    log,
    lose: share => {
      for (const name of ['Left', 'Right']) {
        const port = run.router(name).interfaces.get('FastEthernet0/0');
        if (port === undefined) throw new Error('no port');
        link.impair(port, { loss: share });
      }
    },
  };
}

const held = (run: LabRun, name: string): readonly number[] => [
  run
    .router(name)
    .ike.sas()
    .filter(({ deleted }) => !deleted).length,
  run.router(name).ipsec.connections().length,
];

const count = (lines: readonly string[], part: string): number => lines.filter(line => line.includes(part)).length;

it('a peer that is there answers each question with its number, whether it asks itself or not', async () => {
  const { run, log } = await pair({ Left: '12.2T', Right: '12.4' }, [KEEPALIVE]);
  run.advance(100);
  expect(held(run, 'Left')).toEqual([1, 2]);
  const numbers = (lines: readonly string[], what: string): readonly string[] =>
    lines.flatMap(line => (line.includes(`${what} received from peer`) ? [line.slice(line.indexOf('0x'))] : []));
  const asked = numbers(log.Right, 'DPD/R_U_THERE');
  expect(asked.length).toBeGreaterThanOrEqual(9);
  expect(asked.length).toBeLessThanOrEqual(10);
  expect(numbers(log.Left, 'DPD/R_U_THERE_ACK')).toEqual(asked);
  const values = asked.map(Number);
  expect(values.map((value, i) => value - i)).toEqual(values.map(() => values[0]));
  expect(count(log.Left, 'DPD/R_U_THERE received')).toBe(0);
  expect(log.Right).toContain('ISAKMP (0:1): sending NOTIFY DPD/R_U_THERE_ACK protocol 1');
});

it('a peer that is gone is given up after the interval and five questions, and its SAs with it', async () => {
  const { run, log, lose } = await pair({ Left: '12.2T', Right: '12.2T' }, [KEEPALIVE], [KEEPALIVE]);
  run.advance(5);
  lose(1);
  run.advance(14);
  expect(held(run, 'Left')).toEqual([1, 2]);
  // Two seconds for the pings, whose answers were the last that was heard of the peer.
  run.advance(6);
  expect([held(run, 'Left'), held(run, 'Right')]).toEqual([
    [0, 0],
    [0, 0],
  ]);
  const at = log.Left.indexOf('ISAKMP (0:1): DPD incrementing error counter (5/5)');
  expect(log.Left.slice(at + 1, at + 5)).toEqual([
    'ISAKMP (0:1): peer 192.168.0.2 not responding!',
    'ISAKMP (0:1): deleting IPSec SAs with peer at 192.168.0.2',
    'ISAKMP (0:1): peer does not do paranoid keepalives.',
    'ISAKMP (0:1): deleting SA reason "peers alive" state (I) QM_IDLE (peer 192.168.0.2) input queue 0',
  ]);
  run.advance(61);
  for (const name of ['Left', 'Right']) {
    expect(Object.entries(run.router(name).cryptoCensus()).filter(([, held]) => held !== 0)).toEqual([]);
  }
  lose(0);
  expect(run.ping(HOST, FAR, { count: 3 }).marks).toBe('.!!');
});

it('a peer that was out of reach for less than that is not', async () => {
  const { run, log, lose } = await pair({ Left: '12.2T', Right: '12.2T' }, [KEEPALIVE]);
  lose(1);
  run.advance(17);
  lose(0);
  run.advance(60);
  expect(held(run, 'Left')).toEqual([1, 2]);
  expect(count(log.Left, 'DPD incrementing error counter')).toBeGreaterThan(0);
  expect(count(log.Left, 'not responding')).toBe(0);
  expect(run.ping(HOST, FAR, { count: 3 }).marks).toBe('!!!');
});

it.each([
  ['12.2', '12.2T', 'the asker is of 12.2'],
  ['12.2T', '12.2', 'the peer has not said that it knows of it'],
])('%s with %s asks nothing: %s', async (Left, Right) => {
  const { run, log, lose } = await pair({ Left, Right }, [KEEPALIVE]);
  lose(1);
  run.advance(100);
  expect(held(run, 'Left')).toEqual([1, 2]);
  expect(count(log.Left, 'DPD/')).toBe(0);
});

it('no crypto isakmp keepalive ends the questions of SAs that live', async () => {
  const { run, log } = await pair({ Left: '12.2T', Right: '12.2T' }, [KEEPALIVE]);
  run.advance(15);
  run.router('Left').config.isakmp.keepalive = undefined;
  const before = count(log.Left, 'DPD/');
  run.advance(60);
  expect(count(log.Left, 'DPD/')).toBe(before);
});

it('the next of several peers takes the place of one that is dead, without a wait', async () => {
  const configs = [
    left({ peer: '192.168.0.2', mapLines: [' set peer 192.168.0.3'], extra: [KEEPALIVE] }),
    right({ peer: '192.168.0.1' }),
  ];
  const run = await labOf(configs, { releases: { Left: '12.2T', Right: '12.2T' } });
  expect(run.ping(HOST, FAR, { count: 3 }).marks).toBe('.!!');
  const port = run.router('Left').interfaces.get('FastEthernet0/0');
  if (port === undefined) throw new Error('no port');
  run.link('Left FastEthernet0/0').impair(port, { loss: 1 });
  run.advance(60);
  expect(held(run, 'Left')).toEqual([0, 0]);
  const log = run.logOf('Left', 'crypto isakmp');
  run.ping(HOST, FAR, { count: 1 });
  expect(log.find(line => line.includes('sending packet'))).toMatch(/sending packet to 192.168.0.3 \(I\) MM_NO_STATE$/);
});

describe('signs of life', () => {
  const questions = (log: readonly string[]): number => count(log, 'sending NOTIFY DPD/R_U_THERE protocol 1');

  /** A ping each five seconds, for a minute. */
  const talk = (run: LabRun): void => {
    for (let i = 0; i < 12; i++) {
      expect(run.ping(HOST, FAR, { count: 1 }).marks).toBe('!');
      run.advance(5);
    }
  };

  it.each(['12.2T', '12.4'])('%s: a peer whose packets come is not asked', async release => {
    const { run, log } = await pair({ Left: release, Right: release }, [KEEPALIVE]);
    talk(run);
    expect(questions(log.Left)).toBe(0);
  });

  it('packets that anybody could have made are none', async () => {
    const transform = 'esp-3des';
    const configs = [
      left({ peer: '192.168.0.2', transform, extra: [KEEPALIVE] }),
      right({ peer: '192.168.0.1', transform }),
    ];
    const run = await labOf(configs, { releases: { Left: '12.2T', Right: '12.2T' } });
    const log = run.logOf('Left', 'crypto isakmp');
    run.ping(HOST, FAR, { count: 3 });
    talk(run);
    expect(questions(log)).toBeGreaterThan(4);
  });

  it('periodic: a peer is asked whatever comes', async () => {
    const { run, log } = await pair({ Left: '12.4', Right: '12.4' }, [`${KEEPALIVE} periodic`]);
    talk(run);
    expect(questions(log.Left)).toBeGreaterThan(4);
    expect(held(run, 'Left')).toEqual([1, 2]);
  });

  it.each([
    ['12.4', ''],
    ['12.4', ' on-demand'],
    ['12.2T', ' on-demand'],
  ])('%s%s: a peer that nothing is sent to may be silent, one that is sent to may not', async (release, form) => {
    const { run, log, lose } = await pair({ Left: release, Right: release }, [KEEPALIVE + form]);
    run.advance(200);
    expect(questions(log.Left)).toBe(0);
    lose(1);
    run.advance(200);
    expect(held(run, 'Left')).toEqual([1, 2]);
    expect(run.ping(HOST, FAR, { count: 1 }).marks).toBe('.');
    run.advance(40);
    expect(count(log.Left, 'not responding')).toBe(1);
    expect(held(run, 'Left')).toEqual([0, 0]);
  });

  it('one packet of the peer ends the questions that are open', async () => {
    const { run, log, lose } = await pair({ Left: '12.2T', Right: '12.2T' }, [KEEPALIVE]);
    // What Left asks is lost, what Right sends comes.
    const port = run.router('Left').interfaces.get('FastEthernet0/0');
    if (port === undefined) throw new Error('no port');
    run.link('Left FastEthernet0/0').impair(port, { loss: 1 });
    for (let i = 0; i < 20; i++) {
      run.ping(FAR, HOST, { count: 1, timeout: 100 });
      run.advance(5);
    }
    expect(held(run, 'Left')).toEqual([1, 2]);
    expect(count(log.Left, 'not responding')).toBe(0);
    lose(1);
    run.advance(60);
    expect(count(log.Left, 'not responding')).toBe(1);
  });
});
