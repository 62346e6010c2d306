import { KEPT_HELP } from '../kept';
import type { ConfigLine } from '../line';
import type { ModeName } from '../mode-names';
import type { Section } from '../sections';
import { stored, type Family } from './stored';
import { kept } from './stored-blocks';

/** Crypto families of certificates, clients and later releases: kept with their blocks, without effect. */

const CRYPTO = ['crypto', 'Encryption module'] as const;
const ISAKMP = ['isakmp', 'Configure ISAKMP policy'] as const;
const IPSEC = ['ipsec', 'Configure IPSEC policy'] as const;

type Words = Family['words'];

function family(section: Section, words: Words, block?: ModeName): Family {
  return { words: [CRYPTO, ...words], section, ...(block !== undefined && { block }) };
}

const FAMILIES: readonly Family[] = [
  family('names', [['ca', 'Certification authority']], 'config-stored'),
  family('names', [['pki', 'Public Key components']], 'config-stored'),
  family('names', [['key', 'Long term key operations']], 'config-stored'),
  family('names', [['engine', 'Enter a crypto engine configurable menu']]),
  family('names', [['mib', 'Configure Crypto-related MIB Parameters']]),
  family('names', [['logging', 'logging messages']]),
  family('names', [['call', 'Configure Crypto Call Admission Control']]),
  family('isakmp', [['keyring', 'Key ring commands']], 'config-stored'),
  family('isakmp', [['identity', 'Enter a crypto identity list']], 'config-stored'),
  family('isakmp', [ISAKMP, ['aggressive-mode', 'Disable ISAKMP aggressive mode']]),
  family(
    'isakmp',
    [
      ISAKMP,
      ['client', 'Set client configuration policy'],
      ['configuration', 'Set client mode configuration'],
      ['group', 'Set group profile attributes'],
    ],
    'config-stored',
  ),
  family('isakmp', [ISAKMP, ['profile', 'Define ISAKMP Profiles']], 'config-stored'),
  family('isakmp', [ISAKMP, ['fragmentation', 'IKE Fragmentation enabled if required']]),
  family('isakmp', [ISAKMP, ['invalid-spi-recovery', 'Initiate IKE and send Invalid SPI Notify']]),
  family('isakmp', [ISAKMP, ['xauth', 'Set Extended Authentication values']]),
  family('transform-set', [IPSEC, ['optional', 'Enable optional encryption for IPSec']]),
  family('transform-set', [IPSEC, ['nat-transparency', 'IPsec NAT transparency model']]),
  family('transform-set', [IPSEC, ['profile', 'Configure an ipsec policy profile']], 'config-stored'),
  family('transform-set', [IPSEC, ['client', 'Configure a client']], 'config-stored'),
];

/** Of trust points, certificate chains, key chains, client groups and profiles. */
const BLOCK_WORDS = [
  'accounting',
  'acl',
  'address',
  'addressed-key',
  'auto-enroll',
  'backup-gateway',
  'ca',
  'client',
  'connect',
  'dns',
  'domain',
  'fqdn',
  'group',
  'group-lock',
  'include-local-lan',
  'initiate',
  'ip-address',
  'isakmp',
  'keepalive',
  'key',
  'keyring',
  'local',
  'local-address',
  'max-users',
  'mode',
  'named-key',
  'netmask',
  'password',
  'peer',
  'pool',
  'pre-shared-key',
  'query',
  'root',
  'rsakeypair',
  'save-password',
  'self-identity',
  'serial-number',
  'usage',
  'virtual-template',
  'vrf',
  'wins',
  'xauth',
] as const;

const SET = ['set', 'Set values for encryption/decryption'] as const;

const MAP_FAMILIES: readonly Words[] = [
  [['qos', 'Quality of Service related commands']],
  [SET, ['identity', 'Identity restriction.']],
  [SET, ['ip', 'Interface Internet Protocol config commands']],
  [SET, ['isakmp-profile', 'Specify isakmp Profile']],
  [SET, ['nat', 'Set NAT translation']],
];

export const STORED_CRYPTO_LINES: readonly ConfigLine[] = [
  ...FAMILIES.map(stored),
  ...BLOCK_WORDS.map(word => kept('config-stored', [[word, KEPT_HELP]])),
  ...MAP_FAMILIES.map(words => kept('config-crypto-map', words)),
];
