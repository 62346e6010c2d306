/** How long IPsec SAs live when the two ends are of different opinions: both take the shorter life, whoever asks. */
import { BothEnds } from '../support/both-ends';
import { labOf, type LabRun } from '../support/lab';
import { left, right } from './configs';

const HOST = '10.1.1.5';
const FAR = '10.2.2.7';

interface Life {
  readonly seconds: number;
  readonly kilobytes: number;
}

const lines = ({ seconds, kilobytes }: Life): readonly string[] => [
  ` set security-association lifetime seconds ${seconds}`,
  ` set security-association lifetime kilobytes ${kilobytes}`,
];

async function pair(
  ours: Life,
  theirs: Life,
  transform = 'esp-3des esp-sha-hmac',
): Promise<{ run: LabRun; ends: BothEnds; logs: Record<'Left' | 'Right', readonly string[]> }> {
  const run = await labOf([
    left({ peer: '192.168.0.2', transform, mapLines: lines(ours) }),
    right({ peer: '192.168.0.1', transform, mapLines: lines(theirs) }),
  ]);
  const ends = new BothEnds([run.router('Left'), run.router('Right')]);
  const logs = { Left: run.logOf('Left', 'crypto isakmp'), Right: run.logOf('Right', 'crypto isakmp') };
  run.ping(HOST, FAR, { count: 3 });
  return { run, ends, logs };
}

/** Of each SA of a router: seconds from when it was made, and the kilobytes from which it began. */
function lives(run: LabRun, name: string): readonly Life[] {
  return run
    .router(name)
    .ipsec.identities(run.lab.now)
    .flatMap(({ inboundEsp, outboundEsp, inboundAh, outboundAh }) =>
      [...inboundEsp, ...outboundEsp, ...inboundAh, ...outboundAh].map(sa => ({
        seconds: sa.remainingSeconds + 2,
        kilobytes: sa.remainingKilobytes,
      })),
    );
}

const LONG = { seconds: 3000, kilobytes: 4608000 };

describe.each(['esp-3des esp-sha-hmac', 'ah-md5-hmac esp-des', 'ah-sha-hmac'])('%s', transform => {
  it.each([
    ['the responder has fewer seconds', LONG, { ...LONG, seconds: 600 }],
    ['the responder has fewer kilobytes', LONG, { ...LONG, kilobytes: 100000 }],
    ['the responder has fewer of both', LONG, { seconds: 120, kilobytes: 2560 }],
    [
      'the responder has fewer seconds, the initiator fewer kilobytes',
      { ...LONG, kilobytes: 9000 },
      { ...LONG, seconds: 700 },
    ],
    ['the initiator has fewer of both', { seconds: 120, kilobytes: 2560 }, LONG],
    ['the initiator has fewer seconds', { ...LONG, seconds: 600 }, LONG],
    ['both have the same', LONG, LONG],
  ])('%s', async (_, ours: Life, theirs: Life) => {
    const { run, ends, logs } = await pair(ours, theirs, transform);
    expect(ends.differences()).toEqual([]);
    const least = {
      seconds: Math.min(ours.seconds, theirs.seconds),
      kilobytes: Math.min(ours.kilobytes, theirs.kilobytes),
    };
    const found = ['Left', 'Right'].flatMap(name => lives(run, name));
    expect(found).toHaveLength(
      4 * transform.split(' ').filter(name => !name.endsWith('sha-hmac') || name.startsWith('ah')).length,
    );
    for (const { seconds, kilobytes } of found) {
      expect(Math.abs(seconds - least.seconds)).toBeLessThanOrEqual(2);
      expect(kilobytes).toBeLessThanOrEqual(least.kilobytes);
      expect(kilobytes).toBeGreaterThan(least.kilobytes * 0.95);
    }
    const told = theirs.seconds < ours.seconds || theirs.kilobytes < ours.kilobytes;
    expect(logs.Right.join('\n').includes('sending NOTIFY RESPONDER_LIFETIME protocol')).toBe(told);
    expect(logs.Left.join('\n').includes('processing NOTIFY RESPONDER_LIFETIME protocol')).toBe(told);
    expect(logs.Left).toContain(`        lifetime of ${least.seconds} seconds`);
    expect(logs.Left).toContain(`        lifetime of ${least.kilobytes} kilobytes`);
    // Either end may ask for the next ones: the one that was told knows when.
    run.advance(least.seconds - 10);
    expect(run.ping(HOST, FAR, { count: 3 }).marks).toBe('!!!');
    run.advance(12);
    expect(run.ping(FAR, HOST, { count: 3 }).marks).toBe('!!!');
    expect(ends.differencesInUse()).toEqual([]);
  });
});
