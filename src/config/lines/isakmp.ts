import { BROADCAST, formatIpv4, type Ipv4 } from '../../base/ipv4-address';
import {
  defaultIsakmpPolicy,
  type CipherName,
  type IsakmpPolicy,
  type KeepaliveForm,
  type PresharedKey,
} from '../../ike/configuration';
import type { RouterConfig } from '../../router/model/router-config';
import { address, integer, word } from '../../syntax/argument-types';
import { argument, choice, enumeration, flag, keyword, keywords, optional, sequence } from '../../syntax/grammar';
import { line, type ConfigLine, type Refusal } from '../line';
import { toggle } from '../toggle';

const ISAKMP = [
  ['crypto', 'Encryption module'],
  ['isakmp', 'Configure ISAKMP policy'],
] as const;

const enable = toggle<RouterConfig>({
  mode: 'config',
  section: 'isakmp',
  words: [...ISAKMP, ['enable', 'Enable ISAKMP']],
  usual: true,
  get: ({ isakmp }) => isakmp.enabled,
  set: ({ isakmp }, on) => {
    isakmp.enabled = on;
  },
});

const policy = line<RouterConfig, { readonly priority: number }>({
  mode: 'config',
  section: 'isakmp',
  syntax: sequence(
    keywords(...ISAKMP, ['policy', 'Set policy for an ISAKMP protection suite']),
    argument('priority', integer(1, 10000), 'Priority of protection suite'),
  ),
  apply: ({ isakmp }, { priority }) => {
    if (!isakmp.policies.has(priority)) isakmp.policies.set(priority, defaultIsakmpPolicy(priority));
  },
  no: ({ isakmp }, { priority }) => {
    if (priority === undefined) isakmp.policies.clear();
    else isakmp.policies.delete(priority);
  },
  read: ({ isakmp }) => [...isakmp.policies.keys()].sort((a, b) => a - b).map(priority => ({ priority })),
  block: ({ isakmp }, { priority }) => {
    const target = isakmp.policies.get(priority);
    return target && { mode: 'config-isakmp', target };
  },
});

interface KeyValue {
  readonly form?: '0' | '6';
  readonly key: string;
  readonly by: 'address' | 'hostname';
  readonly address?: Ipv4;
  readonly mask?: Ipv4;
  readonly hostname?: string;
  readonly noXauth?: true;
}

function samePeer(a: PresharedKey['peer'], b: PresharedKey['peer']): boolean {
  if (a.kind === 'hostname') return b.kind === 'hostname' && a.hostname === b.hostname;
  return b.kind === 'address' && a.address === b.address && a.mask === b.mask;
}

function peerOf(value: Partial<KeyValue>): PresharedKey['peer'] {
  return value.by === 'hostname'
    ? { kind: 'hostname', hostname: value.hostname ?? '' }
    : { kind: 'address', address: value.address ?? 0, mask: value.mask ?? BROADCAST };
}

const key = line<RouterConfig, KeyValue>({
  mode: 'config',
  section: 'isakmp',
  partly: ({ form }) => (form === '6' ? 'nobody can read a key that another router has encrypted' : undefined),
  syntax: sequence(
    keywords(...ISAKMP, ['key', 'Set pre-shared key for remote peer']),
    optional(
      enumeration('form', {
        0: 'Specifies an UNENCRYPTED key will follow',
        6: 'Specifies an ENCRYPTED key will follow',
      }),
    ),
    argument('key', word, 'pre-shared key'),
    choice('by', {
      address: sequence(
        keyword('address', 'define shared key with IP address'),
        argument('address', address, 'Peer IP address'),
        optional(argument('mask', address, 'Peer IP subnet mask')),
      ),
      hostname: sequence(
        keyword('hostname', 'define shared key with hostname'),
        argument('hostname', word, 'Peer hostname'),
      ),
    }),
    flag('noXauth', 'no-xauth', 'Bypasses XAuth for this peer'),
  ),
  apply: ({ isakmp }, value, { interactive }): Refusal | undefined => {
    const peer = peerOf(value);
    const known = isakmp.keys.find(each => samePeer(each.peer, peer));
    if (known !== undefined && known.key !== value.key && interactive && peer.kind === 'address') {
      const text = `${formatIpv4(peer.address)} ${formatIpv4(peer.mask)}`;
      return { refused: [`A pre-shared key for address mask ${text} already exists!`, ''] };
    }
    const hidden = value.form === '6';
    if (known === undefined) isakmp.keys.push({ key: value.key, hidden, peer, noXauth: value.noXauth === true });
    else {
      known.key = value.key;
      known.hidden = hidden;
      known.noXauth = value.noXauth === true;
    }
    return undefined;
  },
  no: ({ isakmp }, value) => {
    const peer = peerOf(value);
    const at = isakmp.keys.findIndex(
      each => each.key === value.key && (value.by === undefined || samePeer(each.peer, peer)),
    );
    if (at >= 0) isakmp.keys.splice(at, 1);
  },
  read: ({ isakmp }) =>
    isakmp.keys.map(({ key, hidden, peer, noXauth }) => ({
      ...(hidden && { form: '6' as const }),
      key,
      ...(peer.kind === 'hostname'
        ? { by: 'hostname' as const, hostname: peer.hostname }
        : { by: 'address' as const, address: peer.address, ...(peer.mask !== BROADCAST && { mask: peer.mask }) }),
      ...(noXauth && { noXauth: true as const }),
    })),
});

const identity = line<RouterConfig, { readonly identity: 'address' | 'dn' | 'hostname' }>({
  mode: 'config',
  section: 'isakmp',
  syntax: sequence(
    keywords(...ISAKMP, ['identity', 'Set the identity which ISAKMP will use']),
    enumeration('identity', {
      address: 'Use the IP address of the interface for the identity',
      dn: 'Use the distinguished name of the router cert for the identity',
      hostname: 'Use the hostname of the router for the identity',
    }),
  ),
  partly: ({ identity }) =>
    identity === 'dn' ? 'there are no certificates: the address identifies the router' : undefined,
  apply: ({ isakmp }, { identity }) => {
    isakmp.identity = identity;
  },
  no: ({ isakmp }) => {
    isakmp.identity = 'address';
  },
  read: ({ isakmp }) => (isakmp.identity === 'address' ? [] : [{ identity: isakmp.identity }]),
});

interface KeepaliveValue {
  readonly interval: number;
  readonly retry?: number;
  readonly form?: KeepaliveForm;
}

/** `periodic` and `on-demand` are of 12.3(7)T and later. */
const keepalive = line<RouterConfig, KeepaliveValue>({
  mode: 'config',
  section: 'isakmp',
  syntax: sequence(
    keywords(...ISAKMP, ['keepalive', 'Set a keepalive interval for use with IOS peers']),
    argument('interval', integer(10, 3600), 'Number of seconds between keep alives'),
    optional(argument('retry', integer(2, 60), 'Number of seconds between retries if keep alive fails')),
    optional(
      enumeration('form', {
        'on-demand': 'On-demand keepalive mode',
        periodic: 'Periodic keepalive mode',
      }),
    ),
  ),
  apply: ({ isakmp }, { interval, retry, form }) => {
    isakmp.keepalive = { interval, retry: retry ?? 2, form };
  },
  no: ({ isakmp }) => {
    isakmp.keepalive = undefined;
  },
  read: ({ isakmp: { keepalive } }) =>
    keepalive === undefined
      ? []
      : [
          {
            interval: keepalive.interval,
            ...(keepalive.retry !== 2 && { retry: keepalive.retry }),
            ...(keepalive.form !== undefined && { form: keepalive.form }),
          },
        ],
});

interface EncryptionValue {
  readonly cipher: 'des' | '3des' | 'aes';
  readonly bits?: '128' | '192' | '256';
}

function cipherOf({ cipher, bits }: EncryptionValue): CipherName {
  if (cipher !== 'aes') return cipher;
  return bits === undefined ? 'aes-128' : `aes-${bits}`;
}

/** `encr` is what 12.2 prints; either way of writing is taken. */
const encryption = line<IsakmpPolicy, EncryptionValue>({
  mode: 'config-isakmp',
  section: 'block',
  syntax: sequence(
    keyword('encryption', 'Set encryption algorithm for protection suite'),
    choice('cipher', {
      des: keyword('des', 'DES - Data Encryption Standard (56 bit keys).'),
      '3des': keyword('3des', 'Three key triple DES'),
      aes: sequence(
        keyword('aes', 'AES - Advanced Encryption Standard.'),
        optional(enumeration('bits', { 128: '128 bit keys.', 192: '192 bit keys.', 256: '256 bit keys.' })),
      ),
    }),
  ),
  apply: (target, value) => {
    target.encryption = cipherOf(value);
  },
  no: target => {
    target.encryption = 'des';
  },
  read: ({ encryption }): readonly EncryptionValue[] => {
    if (encryption === 'des') return [];
    if (encryption === '3des') return [{ cipher: '3des' }];
    return [{ cipher: 'aes', ...(encryption !== 'aes-128' && { bits: encryption === 'aes-192' ? '192' : '256' }) }];
  },
  print: text => text.replace(/^encryption/, 'encr'),
});

const hash = line<IsakmpPolicy, { readonly hash: 'sha' | 'md5' }>({
  mode: 'config-isakmp',
  section: 'block',
  syntax: sequence(
    keyword('hash', 'Set hash algorithm for protection suite'),
    enumeration('hash', { md5: 'Message Digest 5', sha: 'Secure Hash Standard' }),
  ),
  apply: (target, { hash }) => {
    target.hash = hash;
  },
  no: target => {
    target.hash = 'sha';
  },
  read: ({ hash }) => (hash === 'sha' ? [] : [{ hash }]),
});

const authentication = line<IsakmpPolicy, { readonly method: 'rsa-sig' | 'rsa-encr' | 'pre-share' }>({
  mode: 'config-isakmp',
  section: 'block',
  syntax: sequence(
    keyword('authentication', 'Set authentication method for protection suite'),
    enumeration('method', {
      'pre-share': 'Pre-Shared Key',
      'rsa-encr': 'Rivest-Shamir-Adleman Encryption',
      'rsa-sig': 'Rivest-Shamir-Adleman Signature',
    }),
  ),
  apply: (target, { method }) => {
    target.authentication = method;
  },
  no: target => {
    target.authentication = 'rsa-sig';
  },
  read: ({ authentication: method }) => (method === 'rsa-sig' ? [] : [{ method }]),
});

const group = line<IsakmpPolicy, { readonly group: '1' | '2' | '5' }>({
  mode: 'config-isakmp',
  section: 'block',
  syntax: sequence(
    keyword('group', 'Set the Diffie-Hellman group'),
    enumeration('group', { 1: 'Diffie-Hellman group 1', 2: 'Diffie-Hellman group 2', 5: 'Diffie-Hellman group 5' }),
  ),
  apply: (target, { group }) => {
    target.group = group === '1' ? 1 : group === '2' ? 2 : 5;
  },
  no: target => {
    target.group = 1;
  },
  read: ({ group }) => (group === 1 ? [] : [{ group: group === 2 ? '2' : '5' }]),
});

const lifetime = line<IsakmpPolicy, { readonly seconds: number }>({
  mode: 'config-isakmp',
  section: 'block',
  syntax: sequence(
    keyword('lifetime', 'Set lifetime for ISAKMP security association'),
    argument('seconds', integer(60, 86400), 'lifetime in seconds'),
  ),
  apply: (target, { seconds }) => {
    target.lifetime = seconds;
  },
  no: target => {
    target.lifetime = 86400;
  },
  read: ({ lifetime: seconds }) => (seconds === 86400 ? [] : [{ seconds }]),
});

export const ISAKMP_LINES: readonly ConfigLine[] = [
  enable,
  policy,
  encryption,
  hash,
  authentication,
  group,
  lifetime,
  key,
  identity,
  keepalive,
];
