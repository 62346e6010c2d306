import { formatIpv4 } from '../base/ipv4-address';
import {
  type CipherName,
  defaultIsakmpPolicy,
  type GroupId,
  type HashName,
  type IsakmpConfiguration,
  type IsakmpPolicy,
  type PresharedKey,
} from '../ike/configuration';

const CIPHERS: Readonly<Record<CipherName, string>> = {
  des: 'DES - Data Encryption Standard (56 bit keys).',
  '3des': 'Three key triple DES',
  'aes-128': 'AES - Advanced Encryption Standard (128 bit keys).',
  'aes-192': 'AES - Advanced Encryption Standard (192 bit keys).',
  'aes-256': 'AES - Advanced Encryption Standard (256 bit keys).',
};

const HASHES: Readonly<Record<HashName, string>> = {
  sha: 'Secure Hash Standard',
  md5: 'Message Digest 5',
};

const METHODS: Readonly<Record<IsakmpPolicy['authentication'], string>> = {
  'pre-share': 'Pre-Shared Key',
  'rsa-sig': 'Rivest-Shamir-Adleman Signature',
  'rsa-encr': 'Rivest-Shamir-Adleman Encryption',
};

const GROUPS: Readonly<Record<GroupId, string>> = {
  1: '#1 (768 bit)',
  2: '#2 (1024 bit)',
  5: '#5 (1536 bit)',
};

/** What a responder falls back to after its own policies. */
const DEFAULT_SUITE = 65535;

/** `show crypto isakmp policy`: the configured suites in the order in which they are tried, then the default one. */
export function isakmpPolicies({ policies }: Pick<IsakmpConfiguration, 'policies'>): readonly string[] {
  const ascending = [...policies.values()].sort((a, b) => a.priority - b.priority);
  return [
    ...ascending.flatMap(policy => [`Protection suite of priority ${policy.priority}`, ...suite(policy)]),
    'Default protection suite',
    ...suite(defaultIsakmpPolicy(DEFAULT_SUITE)),
  ];
}

function suite(policy: IsakmpPolicy): readonly string[] {
  return [
    `\tencryption algorithm:\t${CIPHERS[policy.encryption]}`,
    `\thash algorithm:\t\t${HASHES[policy.hash]}`,
    `\tauthentication method:\t${METHODS[policy.authentication]}`,
    `\tDiffie-Hellman group:\t${GROUPS[policy.group]}`,
    `\tlifetime:\t\t${policy.lifetime} seconds, no volume limit`,
  ];
}

const PEER_WIDTH = 44;
const HOST_MASK = 0xffffffff;

/** `show crypto isakmp key`: a key for more than one address shows its mask in brackets. */
export function isakmpKeys({ keys }: Pick<IsakmpConfiguration, 'keys'>): readonly string[] {
  const rows = keys.map(({ peer, key }) => peerText(peer).padEnd(PEER_WIDTH) + key);
  return [`${'Hostname/Address'.padEnd(PEER_WIDTH)}Preshared Key`, ...rows];
}

function peerText(peer: PresharedKey['peer']): string {
  if (peer.kind === 'hostname') return peer.hostname;
  const address = formatIpv4(peer.address);
  return peer.mask === HOST_MASK ? address : `${address.padEnd(15)}[${formatIpv4(peer.mask).padEnd(15)}]`;
}
