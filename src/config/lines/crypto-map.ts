import type { Ipv4 } from '../../base/ipv4-address';
import {
  newEntryPolicy,
  type CryptoMap,
  type CryptoMapEntry,
  type DynamicMapEntry,
  type EntryPolicy,
} from '../../ipsec/configuration';
import type { RouterConfig } from '../../router/model/router-config';
import { address, integer, word } from '../../syntax/argument-types';
import {
  alternatives,
  argument,
  enumeration,
  flag,
  keyword,
  keywords,
  optional,
  repeated,
  rest,
  sequence,
  type Syntax,
} from '../../syntax/grammar';
import { interfaceName } from '../interface-name';
import { line, type ConfigLine, type Refusal } from '../line';
import { lifetimeUnits } from './ipsec';

const CRYPTO = ['crypto', 'Encryption module'] as const;
const sequenceNumber = argument('sequence', integer(1, 65535), 'Sequence to insert into crypto map entry');

const dynamicMap = line<RouterConfig, { readonly name: string; readonly sequence: number }>({
  mode: 'config',
  section: 'dynamic-map',
  syntax: sequence(
    keywords(CRYPTO, ['dynamic-map', 'Specify a dynamic crypto map template']),
    argument('name', word, 'Dynamic crypto map template tag'),
    sequenceNumber,
  ),
  apply: ({ ipsec }, { name, sequence }) => {
    const entries = ipsec.dynamicMaps.get(name) ?? new Map<number, DynamicMapEntry>();
    ipsec.dynamicMaps.set(name, entries);
    if (!entries.has(sequence)) entries.set(sequence, { kind: 'template', ...newEntryPolicy(sequence) });
  },
  no: ({ ipsec }, { name, sequence }) => {
    if (name === undefined) return;
    const entries = ipsec.dynamicMaps.get(name);
    if (sequence !== undefined) entries?.delete(sequence);
    if (sequence === undefined || entries?.size === 0) ipsec.dynamicMaps.delete(name);
  },
  read: ({ ipsec }) =>
    [...ipsec.dynamicMaps].flatMap(([name, entries]) =>
      [...entries.keys()].sort((a, b) => a - b).map(sequence => ({ name, sequence })),
    ),
  block: ({ ipsec }, { name, sequence }) => {
    const target = ipsec.dynamicMaps.get(name)?.get(sequence);
    return target && { mode: 'config-crypto-map', target };
  },
});

const mapName = argument('name', word, 'Crypto map tag');

function mapOf({ ipsec }: RouterConfig, name: string): CryptoMap {
  const known = ipsec.maps.get(name);
  if (known !== undefined) return known;
  const map: CryptoMap = { name, localAddress: undefined, entries: new Map() };
  ipsec.maps.set(name, map);
  return map;
}

interface LocalAddressValue {
  readonly name: string;
  readonly what: 'local-address';
  readonly interfaceName: string;
}

const localAddress = line<RouterConfig, LocalAddressValue>({
  mode: 'config',
  section: 'crypto-map',
  syntax: sequence(
    keywords(CRYPTO, ['map', 'Enter a crypto map']),
    mapName,
    enumeration('what', { 'local-address': 'Interface to use for local address for this crypto map' }),
    argument('interfaceName', interfaceName, ''),
  ),
  apply: (config, { name, interfaceName }) => {
    mapOf(config, name).localAddress = interfaceName;
  },
  no: ({ ipsec }, { name, what }) => {
    const map = name === undefined ? undefined : ipsec.maps.get(name);
    if (map === undefined) return;
    // `no crypto map NAME` stops before the word that makes the difference: it means the whole map.
    if (what === undefined) ipsec.maps.delete(map.name);
    else map.localAddress = undefined;
  },
  read: ({ ipsec }) =>
    [...ipsec.maps.values()].flatMap(({ name, localAddress }) =>
      localAddress === undefined ? [] : [{ name, what: 'local-address', interfaceName: localAddress }],
    ),
});

interface MapValue {
  readonly name: string;
  readonly sequence: number;
  readonly kind?: 'ipsec-isakmp';
  readonly template?: string;
  readonly discover?: true;
}

const NEW_MAP_NOTE = [
  '% NOTE: This new crypto map will remain disabled until a peer',
  '\tand a valid access list have been configured.',
];

const mapEntry = line<RouterConfig, MapValue>({
  mode: 'config',
  section: 'crypto-map',
  syntax: sequence(
    keywords(CRYPTO, ['map', 'Enter a crypto map']),
    mapName,
    sequenceNumber,
    optional(
      sequence(
        enumeration('kind', { 'ipsec-isakmp': 'IPSEC w/ISAKMP' }),
        optional(
          sequence(
            keyword('dynamic', 'Enter a Dynamic-map'),
            argument('template', word, 'Name of dynamic-map template'),
            flag('discover', 'discover', 'Enable Tunnel Endpoint Discovery'),
          ),
        ),
      ),
    ),
  ),
  apply: (config, value, context): Refusal | undefined => {
    const { entries } = mapOf(config, value.name);
    const known = entries.get(value.sequence);
    if (value.template !== undefined) {
      const { sequence, template, discover } = value;
      entries.set(sequence, { kind: 'dynamic', sequence, template, discover: discover === true });
    } else if (known === undefined) {
      entries.set(value.sequence, { kind: 'ipsec-isakmp', ...newEntryPolicy(value.sequence) });
      context.reply(...NEW_MAP_NOTE);
    } else if (known.kind === 'dynamic' && value.kind !== undefined) {
      return { refused: ['Attempt to change dynamic map tag for existing crypto map is not allowed.', ''] };
    }
    return undefined;
  },
  no: ({ ipsec }, { name, sequence }) => {
    const map = name === undefined ? undefined : ipsec.maps.get(name);
    if (map === undefined) return;
    if (sequence !== undefined) map.entries.delete(sequence);
    if (sequence === undefined || (map.entries.size === 0 && map.localAddress === undefined))
      ipsec.maps.delete(map.name);
  },
  read: ({ ipsec }) => [...ipsec.maps.values()].flatMap(map => inOrder(map).map(entry => mapValue(map.name, entry))),
  block: ({ ipsec }, { name, sequence }) => {
    const target = ipsec.maps.get(name)?.entries.get(sequence);
    return target?.kind === 'ipsec-isakmp' ? { mode: 'config-crypto-map', target } : undefined;
  },
  print: (text, { template }) => (template === undefined ? `${text} ` : text),
});

function inOrder(map: CryptoMap): readonly CryptoMapEntry[] {
  return [...map.entries.values()].sort((a, b) => a.sequence - b.sequence);
}

function mapValue(name: string, entry: CryptoMapEntry): MapValue {
  const { sequence } = entry;
  if (entry.kind === 'ipsec-isakmp') return { name, sequence, kind: 'ipsec-isakmp' };
  const { template, discover } = entry;
  return { name, sequence, kind: 'ipsec-isakmp', template, ...(discover && { discover: true as const }) };
}

type PolicyField = 'description' | 'match' | 'pfs';

/** A line of a map entry or template that sets one field. */
function setting<Value>(declaration: {
  readonly syntax: Syntax<Value>;
  apply(target: EntryPolicy, value: Value): void;
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
    alternatives(
      argument('peer', address, 'IP address of peer'),
      argument('peer', word, 'Host name of the peer'),
    ) as Syntax<{
      readonly peer: Ipv4 | string;
    }>,
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
  apply: (target, { names }) => {
    target.transformSets = [...new Set(names)];
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
  read: target =>
    (['kilobytes', 'seconds'] as const).flatMap(unit => {
      const amount = target[unit];
      return amount === undefined ? [] : [{ unit, amount }];
    }),
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

export const CRYPTO_MAP_LINES: readonly ConfigLine[] = [
  dynamicMap,
  localAddress,
  mapEntry,
  description,
  peer,
  lifetime,
  perHost,
  transformSets,
  pfs,
  matchAddress,
];
