/** How long an ISAKMP SA lives when its two ends are of different opinions, and how it ends. */
import type { IkeSaView } from '../../src/ike/views';
import { labOf, type LabRun } from '../support/lab';
import { BothEnds } from '../support/both-ends';
import { left, right } from './configs';

const HOST = '10.1.1.5';
const FAR = '10.2.2.7';

const living = (run: LabRun, name: string): readonly IkeSaView[] =>
  run
    .router(name)
    .ike.sas()
    .filter(sa => sa.state === 'QM_IDLE' && !sa.deleted);

interface Pair {
  readonly run: LabRun;
  readonly ends: BothEnds;
  readonly logs: { readonly Left: readonly string[]; readonly Right: readonly string[] };
}

/** Static maps: no discovery between the lines. Left begins. */
async function pair(ours: number, theirs: number): Promise<Pair> {
  const run = await labOf([
    left({ peer: '192.168.0.2', policy: [`lifetime ${ours}`] }),
    right({ peer: '192.168.0.1', policy: [`lifetime ${theirs}`] }),
  ]);
  const ends = new BothEnds([run.router('Left'), run.router('Right')]);
  const logs = { Left: run.logOf('Left', 'crypto isakmp'), Right: run.logOf('Right', 'crypto isakmp') };
  run.ping(HOST, FAR, { count: 3 });
  return { run, ends, logs };
}

it('the responder with the shorter lifetime says so under a hash, and the initiator takes it over', async () => {
  const { run, ends, logs } = await pair(3000, 600);
  expect(ends.differences()).toEqual([]);
  expect(living(run, 'Left')[0]?.policy?.lifetime).toBe(600);
  expect(logs.Right).toContain('ISAKMP (0:1): sending NOTIFY RESPONDER_LIFETIME protocol 1');
  const at = logs.Left.indexOf('ISAKMP (0:1): processing NOTIFY RESPONDER_LIFETIME protocol 1');
  expect(logs.Left.slice(at + 1, at + 4)).toEqual([
    'ISAKMP (0:1): processing responder lifetime',
    'ISAKMP (0:1): start processing isakmp responder lifetime',
    'ISAKMP (0:1): restart ike sa timer to 600 secs',
  ]);
});

it.each([
  ['the initiator has the shorter one: its offer says it all', 600, 3000],
  ['both have the same', 900, 900],
])('%s', async (_, ours, theirs) => {
  const { run, ends, logs } = await pair(ours, theirs);
  expect(ends.differences()).toEqual([]);
  expect(living(run, 'Right')[0]?.policy?.lifetime).toBe(Math.min(ours, theirs));
  expect([...logs.Left, ...logs.Right].join('\n')).not.toContain('RESPONDER_LIFETIME');
});

it.each([
  [120, 600],
  [600, 120],
])('lifetimes %i and %i: both ends let the SA go at the same time, without a complaint', async (ours, theirs) => {
  const { run, logs } = await pair(ours, theirs);
  run.advance(110);
  expect(['Left', 'Right'].map(name => living(run, name).length)).toEqual([1, 1]);
  run.advance(11);
  expect(['Left', 'Right'].map(name => living(run, name).length)).toEqual([0, 0]);
  const lines = [...logs.Left, ...logs.Right];
  expect(lines.filter(line => line.includes('deleting SA reason "SA lifetime exceeded"')).length).toBeGreaterThan(0);
  expect(lines.filter(line => line.includes('IKMP_NO_SA'))).toEqual([]);
  run.advance(70);
  expect(['Left', 'Right'].map(name => run.router(name).ike.sas())).toEqual([[], []]);
  // The IPsec SAs need it no more; their successors make another.
  expect(run.ping(HOST, FAR, { count: 3 }).marks).toBe('!!!');
});

it('an initiator that never hears of the shorter lifetime loses the SA by the DELETE at its end', async () => {
  const run = await labOf([
    left({ peer: '192.168.0.2', policy: ['lifetime 3000'] }),
    right({ peer: '192.168.0.1', policy: ['lifetime 120'] }),
  ]);
  const port = run.router('Left').interfaces.get('FastEthernet0/0');
  if (port === undefined) throw new Error('no port');
  const pass = port.receive.bind(port);
  let lost = 0;
  // The first informational exchange (5) to the initiator is the NOTIFY.
  port.receive = packet => {
    if (packet[9] === 17 && packet[46] === 5 && lost === 0) lost++;
    else pass(packet);
  };
  run.ping(HOST, FAR, { count: 3 });
  expect([lost, living(run, 'Left')[0]?.policy?.lifetime]).toEqual([1, 3000]);
  run.advance(121);
  expect(['Left', 'Right'].map(name => living(run, name).length)).toEqual([0, 0]);
});
