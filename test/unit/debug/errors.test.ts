/** `debug crypto isakmp error` and `debug crypto ipsec error`: why something failed, and nothing else. */
import { left, right } from '../../scenario/configs';
import { labOf } from '../../support/lab';

const [HOST, FAR] = ['10.1.1.5', '10.2.2.7'];

it('tells nothing where nothing fails', async () => {
  const run = await labOf([left({ peer: '192.168.0.2' }), right({ peer: '192.168.0.1' })]);
  const logs = ['Left', 'Right'].map(name => run.logOf(name, 'crypto isakmp error', 'crypto ipsec error'));
  expect(run.ping(HOST, FAR).marks).toBe('.!!!!');
  expect(logs).toEqual([[], []]);
});

it('tells the refusal of a transform, and once though the whole family is told too', async () => {
  const run = await labOf([
    left({ transform: 'esp-des esp-md5-hmac', peer: '192.168.0.2' }),
    right({ peer: '192.168.0.1' }),
  ]);
  const log = run.logOf('Right', 'crypto isakmp error', 'crypto ipsec error', 'crypto ipsec');
  run.ping(HOST, FAR, { count: 1 });
  expect(log).toEqual([
    'IPSEC(validate_proposal): transform proposal (prot 3, trans 2, hmac_alg 1) not supported',
    'ISAKMP (0:1): atts not acceptable. Next payload is 0',
    'ISAKMP (0:1): phase 2 SA not acceptable!',
    '%CRYPTO-6-IKMP_MODE_FAILURE: Processing of Quick mode failed with peer at 192.168.0.1',
  ]);
});

it('detail tells what both ends call the SA', async () => {
  const run = await labOf([left({ peer: '192.168.0.2' }), right({ peer: '192.168.0.1' })]);
  const logs = ['Left', 'Right'].map(name => run.logOf(name, 'crypto isakmp detail'));
  run.ping(HOST, FAR);
  expect(logs[0]).toEqual(logs[1]);
  expect(logs[0]).toHaveLength(1);
  expect(logs[0]?.[0]).toMatch(/^ISAKMP: cookies [0-9a-f]{16} \(I\) [0-9a-f]{16} \(R\)$/);
});
