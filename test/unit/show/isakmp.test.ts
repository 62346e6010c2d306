import { ipv4 } from '../../../src/base/ipv4-address';
import { defaultIsakmpPolicy, type IsakmpPolicy, type PresharedKey } from '../../../src/ike/configuration';
import { isakmpKeys, isakmpPolicies } from '../../../src/show/isakmp-policy';
import { isakmpSas } from '../../../src/show/isakmp-sa';
import { goldenShow, withoutEnd } from './golden-shows';

const established = {
  destination: ipv4('11.11.11.2'),
  source: ipv4('11.11.11.1'),
  state: 'QM_IDLE',
  connectionId: 2,
  slot: 0,
  deleted: false,
} as const;

const HEADING = 'dst             src             state           conn-id    slot';

describe('show crypto isakmp sa', () => {
  test('one SA reads byte for byte as on the real router', () => {
    expect(withoutEnd(isakmpSas([established]))).toEqual(goldenShow('show crypto isakmp sa'));
  });

  test('none', () => {
    expect(isakmpSas([])).toEqual([HEADING, '']);
  });

  test('half-open, discovering and deleted SAs keep the columns', () => {
    expect(
      isakmpSas([
        { ...established, state: 'MM_KEY_EXCH', connectionId: 1234, destination: ipv4('100.100.100.100') },
        { ...established, state: 'PEER_DISCOVERY', connectionId: 1 },
        { ...established, state: 'MM_NO_STATE', connectionId: 3, deleted: true },
      ]),
    ).toEqual([
      HEADING,
      '100.100.100.100 11.11.11.1      MM_KEY_EXCH        1234       0',
      '11.11.11.2      11.11.11.1      PEER_DISCOVERY        1       0',
      '11.11.11.2      11.11.11.1      MM_NO_STATE           3       0 (deleted)',
      '',
    ]);
  });
});

const DEFAULT_SUITE = [
  'Default protection suite',
  '\tencryption algorithm:\tDES - Data Encryption Standard (56 bit keys).',
  '\thash algorithm:\t\tSecure Hash Standard',
  '\tauthentication method:\tRivest-Shamir-Adleman Signature',
  '\tDiffie-Hellman group:\t#1 (768 bit)',
  '\tlifetime:\t\t86400 seconds, no volume limit',
];

function policies(...all: readonly IsakmpPolicy[]): { readonly policies: Map<number, IsakmpPolicy> } {
  return { policies: new Map(all.map(policy => [policy.priority, policy])) };
}

describe('show crypto isakmp policy', () => {
  test('without a policy the default suite alone', () => {
    expect(isakmpPolicies(policies())).toEqual(DEFAULT_SUITE);
  });

  test('policies in the order in which they are tried, whatever the order of configuration', () => {
    const strong: IsakmpPolicy = {
      priority: 10,
      encryption: 'aes-256',
      hash: 'md5',
      authentication: 'pre-share',
      group: 5,
      lifetime: 3600,
    };
    expect(isakmpPolicies(policies(defaultIsakmpPolicy(20), strong))).toEqual([
      'Protection suite of priority 10',
      '\tencryption algorithm:\tAES - Advanced Encryption Standard (256 bit keys).',
      '\thash algorithm:\t\tMessage Digest 5',
      '\tauthentication method:\tPre-Shared Key',
      '\tDiffie-Hellman group:\t#5 (1536 bit)',
      '\tlifetime:\t\t3600 seconds, no volume limit',
      'Protection suite of priority 20',
      ...DEFAULT_SUITE.slice(1),
      ...DEFAULT_SUITE,
    ]);
  });
});

describe('show crypto isakmp key', () => {
  test('hosts, masks and names', () => {
    const key = (text: string, peer: PresharedKey['peer']): PresharedKey => ({
      key: text,
      peer,
      noXauth: false,
      hidden: false,
    });
    const keys = [
      key('abc123', { kind: 'address', address: 0, mask: 0 }),
      key('secret', { kind: 'address', address: ipv4('10.10.10.2'), mask: ipv4('255.255.255.255') }),
      key('other', { kind: 'hostname', hostname: 'fred.example.com' }),
    ];
    expect(isakmpKeys({ keys })).toEqual([
      'Hostname/Address                            Preshared Key',
      '0.0.0.0        [0.0.0.0        ]            abc123',
      '10.10.10.2                                  secret',
      'fred.example.com                            other',
    ]);
  });
});
