import {
  DEFAULT_LIFETIME,
  entryPolicies,
  type AhTransformName,
  type EspAuthName,
  type EspCipherName,
  type SaLifetime,
  type TransformSet,
} from '../../ipsec/configuration';
import type { RouterConfig } from '../../router/model/router-config';
import { integer, word } from '../../syntax/argument-types';
import { anyOrder, argument, choice, enumeration, keyword, keywords, optional, sequence } from '../../syntax/grammar';
import { line, type ConfigLine, type Refusal } from '../line';
import { tunnelSettings } from './tunnel-settings';

const IPSEC = [
  ['crypto', 'Encryption module'],
  ['ipsec', 'Configure IPSEC policy'],
] as const;

interface SetValue {
  readonly name: string;
  readonly ah?: AhTransformName;
  readonly esp?: 'esp-des' | 'esp-3des' | 'esp-aes' | 'esp-null';
  readonly bits?: '192' | '256' | '128';
  readonly espAuth?: EspAuthName;
  readonly compression?: 'comp-lzs';
}

function cipherOf({ esp, bits }: Partial<SetValue>): EspCipherName | undefined {
  return esp === 'esp-aes' && (bits === '192' || bits === '256') ? `esp-aes ${bits}` : esp;
}

/** At most one of each kind; IOS prints them in this order, with a blank after each. */
const transformSet = line<RouterConfig, SetValue>({
  mode: 'config',
  section: 'transform-set',
  partly: ({ ah, esp, espAuth, compression }) =>
    compression !== undefined && (ah ?? esp ?? espAuth) === undefined
      ? 'a set of compression alone protects nothing, and is not offered'
      : undefined,
  syntax: sequence(
    keywords(...IPSEC, ['transform-set', 'Define transform and settings']),
    argument('name', word, 'Transform set tag'),
    anyOrder(
      enumeration('ah', { 'ah-md5-hmac': 'AH-HMAC-MD5 transform', 'ah-sha-hmac': 'AH-HMAC-SHA transform' }),
      choice('esp', {
        'esp-3des': keyword('esp-3des', 'ESP transform using 3DES(EDE) cipher (168 bits)'),
        'esp-aes': sequence(
          keyword('esp-aes', 'ESP transform using AES cipher'),
          optional(enumeration('bits', { 128: '128 bit keys.', 192: '192 bit keys.', 256: '256 bit keys.' })),
        ),
        'esp-des': keyword('esp-des', 'ESP transform using DES cipher (56 bits)'),
        'esp-null': keyword('esp-null', 'ESP transform w/o cipher'),
      }),
      enumeration('espAuth', {
        'esp-md5-hmac': 'ESP transform using HMAC-MD5 auth',
        'esp-sha-hmac': 'ESP transform using HMAC-SHA auth',
      }),
      enumeration('compression', { 'comp-lzs': 'IP Compression using the LZS compression algorithm' }),
    ),
  ),
  apply: ({ ipsec }, value): Refusal | undefined => {
    const { name, ah, espAuth, compression } = value;
    const esp = cipherOf(value);
    const named = ah !== undefined || esp !== undefined || espAuth !== undefined || compression !== undefined;
    const known = ipsec.transformSets.get(name);
    // Without transforms the line enters a set that exists.
    if (!named) return known === undefined ? { refused: ['% Incomplete command.', ''] } : undefined;
    const set: TransformSet = { name, ah, esp, espAuth, compression, mode: known?.mode ?? 'tunnel' };
    ipsec.transformSets.set(name, set);
    return undefined;
  },
  no: ({ ipsec }, { name }, { interactive }): Refusal | undefined => {
    if (name === undefined) return undefined;
    if (interactive && entryPolicies(ipsec).some(each => each.transformSets.includes(name)))
      return { refused: [`Transform set ${name} is in use.`] };
    ipsec.transformSets.delete(name);
    return undefined;
  },
  read: ({ ipsec }) =>
    [...ipsec.transformSets.values()].map(({ name, ah, esp, espAuth, compression }) => {
      const [cipher, bits] = (esp ?? '').split(' ');
      return {
        name,
        ...(ah !== undefined && { ah }),
        ...(esp !== undefined && { esp: cipher as NonNullable<SetValue['esp']> }),
        ...(bits !== undefined && { bits: bits as NonNullable<SetValue['bits']> }),
        ...(espAuth !== undefined && { espAuth }),
        ...(compression !== undefined && { compression }),
      };
    }),
  block: ({ ipsec }, { name }) => {
    const target = ipsec.transformSets.get(name);
    return target && { mode: 'cfg-crypto-trans', target };
  },
  print: text => `${text} `,
});

const mode = line<TransformSet, { readonly mode: 'tunnel' | 'transport' }>({
  mode: 'cfg-crypto-trans',
  section: 'block',
  syntax: sequence(
    keyword('mode', 'encapsulation mode (transport/tunnel)'),
    enumeration('mode', {
      transport: 'transport (payload encapsulation) mode',
      tunnel: 'tunnel (datagram encapsulation) mode',
    }),
  ),
  apply: (target, { mode }) => {
    target.mode = mode;
  },
  no: target => {
    target.mode = 'tunnel';
  },
  read: ({ mode }) => (mode === 'tunnel' ? [] : [{ mode }]),
});

interface LifetimeValue {
  readonly unit: 'seconds' | 'kilobytes';
  readonly amount: number;
}

/** Two lines of one command: one by time, one by volume. */
export const lifetimeUnits = choice('unit', {
  kilobytes: sequence(
    keyword('kilobytes', 'Volume-based key duration'),
    argument('amount', integer(2560, 536870912), 'Security association duration in kilobytes encrypted'),
  ),
  seconds: sequence(
    keyword('seconds', 'Time-based key duration'),
    argument('amount', integer(120, 86400), 'Security association duration in seconds'),
  ),
});

const lifetime = line<RouterConfig, LifetimeValue>({
  mode: 'config',
  section: 'transform-set',
  syntax: sequence(
    keywords(
      ...IPSEC,
      ['security-association', 'Security association parameters'],
      ['lifetime', 'security association lifetime'],
    ),
    lifetimeUnits,
  ),
  apply: ({ ipsec }, { unit, amount }) => {
    ipsec.lifetime[unit] = amount;
  },
  no: ({ ipsec }, { unit }) => {
    if (unit !== undefined) ipsec.lifetime[unit] = DEFAULT_LIFETIME[unit];
  },
  read: ({ ipsec }) => unusual(ipsec.lifetime),
});

function unusual(lifetime: SaLifetime): readonly LifetimeValue[] {
  return (['kilobytes', 'seconds'] as const)
    .filter(unit => lifetime[unit] !== DEFAULT_LIFETIME[unit])
    .map(unit => ({ unit, amount: lifetime[unit] }));
}

export const IPSEC_LINES: readonly ConfigLine[] = [
  lifetime,
  transformSet,
  mode,
  ...tunnelSettings<RouterConfig>({ mode: 'config', section: 'transform-set' }, ({ ipsec }) => ipsec.tunnels),
];
