/** Phase 1 that fails for who the other end is or what it has: told on both consoles, and over on both. */
import { basic } from '../../src/wire/isakmp/attributes';
import { decodeMessage } from '../../src/wire/isakmp/decode';
import { encodeMessage } from '../../src/wire/isakmp/encode';
import { labOf, type LabRun } from '../support/lab';
import { left, right, type GatewayOptions } from './configs';
import { responder } from './responder';

const HOST = '10.1.1.5';
const FAR = '10.2.2.7';

interface Pair {
  readonly run: LabRun;
  readonly log: { readonly Left: readonly string[]; readonly Right: readonly string[] };
}

/** Static maps. Left begins. */
async function pair(ours: GatewayOptions, theirs: GatewayOptions): Promise<Pair> {
  const run = await labOf([left({ peer: '192.168.0.2', ...ours }), right({ peer: '192.168.0.1', ...theirs })]);
  return { run, log: { Left: run.logOf('Left', 'crypto isakmp'), Right: run.logOf('Right', 'crypto isakmp') } };
}

const isakmp = (run: LabRun, name: string): readonly string[] =>
  run
    .router(name)
    .ike.sas()
    .filter(({ deleted }) => !deleted)
    .map(({ state }) => state);

const BY_NAME = 'crypto isakmp identity hostname';

describe('an identity by hostname', () => {
  it('goes with its domain, and fits where the name leads to the peer', async () => {
    const names = ['ip domain-name example.com', BY_NAME];
    const { run, log } = await pair({ extra: names }, { extra: ['ip host Left.example.com 192.168.0.1', ...names] });
    expect(run.ping(HOST, FAR, { count: 3 }).marks).toBe('.!!');
    expect(log.Left).toContain('ISAKMP (0:1): SA is doing pre-shared key authentication using id type ID_FQDN');
    // Type 2, and 4 bytes more than "Left.example.com" has.
    expect(log.Left.find(line => line.includes('ID payload\n'))).toMatch(/type +: 2\n.*\n.*\n +length +: 20$/);
  });

  it('of the initiator that leads elsewhere: the responder says so and ends it, the initiator dies waiting', async () => {
    const { run, log } = await pair({ extra: [BY_NAME] }, { extra: ['ip host Left 9.9.9.9'] });
    expect(run.ping(HOST, FAR, { count: 2 }).stats.received).toBe(0);
    expect(isakmp(run, 'Right')).toEqual([]);
    const refused = log.Right.indexOf('ISAKMP (0:1): ID payload does not match peer 192.168.0.1');
    expect(log.Right.slice(refused + 1, refused + 3)).toEqual([
      '%CRYPTO-6-IKMP_MODE_FAILURE: Processing of Main mode failed with peer at 192.168.0.1',
      'ISAKMP (0:1): sending NOTIFY INVALID_ID_INFORMATION protocol 1',
    ]);
    expect(log.Left).toContain('ISAKMP (0:1): Notify has no hash. Rejected.');
    run.advance(75);
    expect(log.Left.join('\n')).toMatch(/deleting SA reason "death by retransmission P1" state \(I\) MM_KEY_EXCH/);
  });

  it('of the responder that leads elsewhere: the initiator says so under the keys, and both ends are rid of it', async () => {
    const { run, log } = await pair({ extra: ['ip host Right 9.9.9.9'] }, { extra: [BY_NAME] });
    expect(run.ping(HOST, FAR, { count: 2 }).stats.received).toBe(0);
    expect([isakmp(run, 'Left'), isakmp(run, 'Right')]).toEqual([[], []]);
    expect(log.Left).toContain('ISAKMP (0:1): ID payload does not match peer 192.168.0.2');
    expect(log.Left).toContain('%CRYPTO-6-IKMP_MODE_FAILURE: Processing of Main mode failed with peer at 192.168.0.2');
    expect(log.Right.join('\n')).toContain('processing NOTIFY INVALID_ID_INFORMATION protocol 1');
    expect(log.Right.join('\n')).toContain('deleting SA reason "P1 delete notify (in)" state (R) QM_IDLE');
    expect(run.router('Right').ipsec.connections()).toEqual([]);
  });
});

it.each([
  ['rsa-sig', 3],
  ['rsa-encr', 4],
])('a responder whose policy wants %s agrees and has no keys for it', async (name, method) => {
  const { run, exchange, states, log } = await responder({ policy: [`authentication ${name}`] });
  const attributes = [basic(1, 1), basic(2, 2), basic(4, 1), basic(3, method), basic(11, 1), basic(12, 3600)];
  const header = {
    initiatorCookie: Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]),
    responderCookie: new Uint8Array(8),
    version: 0x10,
    exchangeType: 2,
    flags: 0,
    messageId: 0,
  };
  const proposal = { number: 1, protocol: 1, spi: new Uint8Array(0), transforms: [{ number: 1, id: 1, attributes }] };
  const answer = exchange(encodeMessage(header, [{ kind: 'sa', doi: 1, situation: 1, proposals: [proposal] }]));
  expect(answer.map(bytes => decodeMessage(bytes).payloads.map(({ kind }) => kind))).toEqual([['notify']]);
  const at = log.indexOf('ISAKMP (0:1): atts are acceptable. Next payload is 0');
  expect(log.slice(at + 1, at + 3)).toEqual([
    '%CRYPTO-3-IKMP_QUERY_KEY: Querying key pair failed.',
    '%CRYPTO-6-IKMP_MODE_FAILURE: Processing of Main mode failed with peer at 192.168.0.1',
  ]);
  expect(states()).toEqual(['MM_NO_STATE (deleted)']);
  run.advance(61);
  expect(states()).toEqual([]);
});

it('of ciphers with keys of several lengths the length is told with the cipher, before the hash', async () => {
  const { run, log } = await pair({ policy: ['encr aes 256', 'hash md5'] }, { policy: ['encr aes 128'] });
  run.ping(HOST, FAR, { count: 1 });
  expect(log.Right).toContain('ISAKMP (0:1): Proposed key length does not match policy');
  expect(log.Right.join('\n')).not.toContain('Hash algorithm offered');
});
