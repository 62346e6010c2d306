import type { Ipv4 } from '../../base/ipv4-address';
import type { EntryPolicy, ManualMapEntry, SessionKeys } from '../../ipsec/configuration';
import { hostOrAddress, integer, word, wordMatching } from '../../syntax/argument-types';
import {
  argument,
  choice,
  enumeration,
  keyword,
  keywords,
  optional,
  repeated,
  rest,
  sequence,
  type Syntax,
} from '../../syntax/grammar';
import { line, type ConfigLine, type LineContext, type Refusal } from '../line';
import { lifetimeUnits } from './ipsec';

/** The lines inside a crypto map entry or a template. */

type PolicyField = 'description' | 'match' | 'pfs';

/** A line of a map entry or template that sets one field. */
function setting<Value>(declaration: {
  readonly syntax: Syntax<Value>;
  readonly support?: 'partial';
  readonly reason?: string;
  apply(target: EntryPolicy, value: Value, context: LineContext): Refusal | undefined | void;
  no(target: EntryPolicy, value: Partial<Value>): void;
  read(target: EntryPolicy): readonly Value[];
  print?(text: string): string;
}): ConfigLine {
  return line<EntryPolicy, Value>({ mode: 'config-crypto-map', section: 'block', ...declaration });
}

const SET = ['set', 'Set values for encryption/decryption'] as const;

const description = setting<{ readonly text: string }>({
  syntax: sequence(
    keyword('description', 'Description of the crypto map statement policy'),
    rest('text', 'Description'),
  ),
  apply: (target, { text }) => {
    target.description = text;
  },
  no: clear('description'),
  read: ({ description: text }) => (text === undefined ? [] : [{ text }]),
});

function clear(field: PolicyField): (target: EntryPolicy) => void {
  return target => {
    target[field] = undefined;
  };
}

const peer = setting<{ readonly peer: Ipv4 | string }>({
  syntax: sequence(
    keywords(SET, ['peer', 'Allowed Encryption/Decryption peer.']),
    argument('peer', hostOrAddress('IP address of peer', 'Host name of the peer'), ''),
  ),
  apply: ({ peers }, { peer }) => {
    if (!peers.includes(peer)) peers.push(peer);
  },
  no: ({ peers }, { peer }) => {
    if (peer === undefined) peers.length = 0;
    else if (peers.includes(peer)) peers.splice(peers.indexOf(peer), 1);
  },
  read: ({ peers }) => peers.map(each => ({ peer: each })),
});

const transformSets = setting<{ readonly names: readonly string[] }>({
  syntax: sequence(
    keywords(SET, ['transform-set', 'Specify list of transform sets in priority order']),
    repeated('names', word, 'Proposal tag', { min: 1, max: 6 }),
  ),
  apply: (target, { names }, { config, interactive }): Refusal | undefined => {
    const missing = names.find(name => !config.ipsec.transformSets.has(name));
    if (interactive && missing !== undefined)
      return { refused: [`ERROR: transform set with tag "${missing}" does not exist.`] };
    target.transformSets = names.length === 1 ? [...names] : [...new Set(names)];
    return undefined;
  },
  no: target => {
    target.transformSets = [];
  },
  read: ({ transformSets: names }) => (names.length === 0 ? [] : [{ names }]),
  print: text => `${text} `,
});

const pfs = setting<{ readonly group?: 'group1' | 'group2' | 'group5' }>({
  syntax: sequence(
    keywords(SET, ['pfs', 'Specify pfs settings']),
    optional(
      enumeration('group', {
        group1: 'D-H Group1 (768-bit modp)',
        group2: 'D-H Group2 (1024-bit modp)',
        group5: 'D-H Group5 (1536-bit modp)',
      }),
    ),
  ),
  apply: (target, { group }) => {
    target.pfs = group === 'group2' ? 2 : group === 'group5' ? 5 : 1;
  },
  no: clear('pfs'),
  read: ({ pfs }) => (pfs === undefined ? [] : pfs === 1 ? [{}] : [{ group: pfs === 2 ? 'group2' : 'group5' }]),
});

const lifetime = setting<{ readonly unit: 'seconds' | 'kilobytes'; readonly amount: number }>({
  syntax: sequence(
    keywords(
      SET,
      ['security-association', 'Security association parameters'],
      ['lifetime', 'security association lifetime'],
    ),
    lifetimeUnits,
  ),
  apply: (target, { unit, amount }) => {
    target[unit] = amount;
  },
  no: (target, { unit }) => {
    if (unit !== 'kilobytes') target.seconds = undefined;
    if (unit !== 'seconds') target.kilobytes = undefined;
  },
  read: ({ kilobytes, seconds }) => {
    if (kilobytes === undefined && seconds === undefined) return [];
    return [
      ...(kilobytes === undefined ? [] : [{ unit: 'kilobytes' as const, amount: kilobytes }]),
      ...(seconds === undefined ? [] : [{ unit: 'seconds' as const, amount: seconds }]),
    ];
  },
});

const perHost = setting<unknown>({
  syntax: keywords(
    SET,
    ['security-association', 'Security association parameters'],
    ['level', 'specify a security association granularity level for identities'],
    ['per-host', 'Specify per-host granularity'],
  ),
  apply: target => {
    target.perHost = true;
  },
  no: target => {
    target.perHost = false;
  },
  read: ({ perHost }) => (perHost ? [undefined] : []),
});

const matchAddress = setting<{ readonly list: string }>({
  syntax: sequence(
    keywords(['match', 'Match values.'], ['address', 'Match address of packets to encrypt.']),
    argument('list', word, 'Access-list number or name'),
  ),
  apply: (target, { list }) => {
    target.match = list;
  },
  no: clear('match'),
  read: ({ match: list }) => (list === undefined ? [] : [{ list }]),
});

const reverseRoute = setting<unknown>({
  support: 'partial',
  reason: 'no routes are made of SAs',
  syntax: keyword('reverse-route', 'Reverse Route Injection.'),
  apply: target => {
    target.reverseRoute = true;
  },
  no: target => {
    target.reverseRoute = false;
  },
  read: ({ reverseRoute }) => (reverseRoute ? [undefined] : []),
});

type Direction = 'inbound' | 'outbound';

interface SessionKeyValue {
  readonly direction: Direction;
  readonly protocol: 'ah' | 'esp';
  readonly spi: number;
  readonly key?: string;
  readonly cipher?: string;
  readonly authenticator?: string;
}

const hexKey = wordMatching('HEX', /^(0x)?[0-9a-fA-F]+$/);
const spi = argument('spi', integer(256, 0xffffffff), 'Security parameter index');

function isManual(target: EntryPolicy): target is ManualMapEntry {
  return (target as Partial<ManualMapEntry>).kind === 'ipsec-manual';
}

function keysOf(direction: Direction, { ah, esp }: SessionKeys): readonly SessionKeyValue[] {
  const { spi = 0, cipher, authenticator } = esp ?? {};
  return [
    ...(ah === undefined ? [] : [{ direction, protocol: 'ah' as const, ...ah }]),
    ...(esp === undefined
      ? []
      : [
          {
            direction,
            protocol: 'esp' as const,
            spi,
            ...(cipher !== undefined && { cipher }),
            ...(authenticator !== undefined && { authenticator }),
          },
        ]),
  ];
}

const sessionKey = setting<SessionKeyValue>({
  syntax: sequence(
    keywords(SET, ['session-key', 'Manual session keys']),
    enumeration('direction', { inbound: 'Inbound session keys', outbound: 'Outbound session keys' }),
    choice('protocol', {
      ah: sequence(
        keyword('ah', 'Authentication Header protocol'),
        spi,
        argument('key', hexKey, 'Session key in hexadecimal'),
      ),
      esp: sequence(
        keyword('esp', 'Encapsulation Security Payload protocol'),
        spi,
        optional(
          sequence(keyword('cipher', 'Key for the cipher'), argument('cipher', hexKey, 'Session key in hexadecimal')),
        ),
        optional(
          sequence(
            keyword('authenticator', 'Key for the authenticator'),
            argument('authenticator', hexKey, 'Session key in hexadecimal'),
          ),
        ),
      ),
    }),
  ),
  apply: (target, { direction, protocol, spi, key, cipher, authenticator }): Refusal | undefined => {
    if (!isManual(target)) return { refused: ['% Session keys are for crypto maps of type ipsec-manual.'] };
    if (protocol === 'ah') target[direction].ah = { spi, key: key ?? '' };
    else target[direction].esp = { spi, cipher, authenticator };
    return undefined;
  },
  no: (target, { direction, protocol }) => {
    if (!isManual(target)) return;
    for (const each of direction === undefined ? (['inbound', 'outbound'] as const) : [direction]) {
      if (protocol !== 'esp') target[each].ah = undefined;
      if (protocol !== 'ah') target[each].esp = undefined;
    }
  },
  read: target =>
    isManual(target) ? [...keysOf('inbound', target.inbound), ...keysOf('outbound', target.outbound)] : [],
});

/** In the order in which IOS prints them. */
export const MAP_ENTRY_LINES: readonly ConfigLine[] = [
  description,
  peer,
  lifetime,
  perHost,
  sessionKey,
  transformSets,
  pfs,
  matchAddress,
  reverseRoute,
];
