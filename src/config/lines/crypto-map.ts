import {
  newCryptoMap,
  newEntryPolicy,
  newManualEntry,
  type CryptoMap,
  type CryptoMapEntry,
  type DynamicMapEntry,
} from '../../ipsec/configuration';
import type { RouterConfig } from '../../router/model/router-config';
import { integer, word } from '../../syntax/argument-types';
import {
  argument,
  choice,
  enumeration,
  flag,
  keyword,
  keywords,
  nested,
  optional,
  sequence,
  type Syntax,
} from '../../syntax/grammar';
import { interfaceName } from '../interface-name';
import { type Block, line, type ConfigLine, type Refusal } from '../line';
import { MAP_ENTRY_LINES } from './crypto-map-entry';

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
  const map = newCryptoMap(name);
  ipsec.maps.set(name, map);
  return map;
}

/** A map goes when nothing is left that says something of it. */
function dropIfEmpty({ ipsec }: RouterConfig, map: CryptoMap): void {
  const { localAddress, clientAuthentication, authorization, clientAddress, entries } = map;
  const said = [localAddress, clientAuthentication, authorization].some(each => each !== undefined);
  if (!said && clientAddress.size === 0 && entries.size === 0) ipsec.maps.delete(map.name);
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
  no: (config, { name, what }) => {
    const map = name === undefined ? undefined : config.ipsec.maps.get(name);
    if (map === undefined) return;
    // `no crypto map NAME` stops before the word that makes the difference: it means the whole map.
    if (what === undefined) config.ipsec.maps.delete(map.name);
    else {
      map.localAddress = undefined;
      dropIfEmpty(config, map);
    }
  },
  read: ({ ipsec }) =>
    [...ipsec.maps.values()].flatMap(({ name, localAddress }) =>
      localAddress === undefined ? [] : [{ name, what: 'local-address', interfaceName: localAddress }],
    ),
});

/** What a map says of clients as a whole: one field of it. */
function clientLine<Value>(declaration: {
  readonly words: Syntax<Value>;
  set(map: CryptoMap, value: Value): void;
  clear(map: CryptoMap, value: Partial<Value>): void;
  read(map: CryptoMap): readonly Value[];
}): ConfigLine {
  return line<RouterConfig, { readonly name: string; readonly client: Value }>({
    mode: 'config',
    section: 'crypto-map',
    support: 'partial',
    reason: 'clients are neither asked for a user nor given an address',
    syntax: sequence(keywords(CRYPTO, ['map', 'Enter a crypto map']), mapName, nested('client', declaration.words)),
    apply: (config, { name, client }) => declaration.set(mapOf(config, name), client),
    no: (config, { name, client }) => {
      const map = name === undefined ? undefined : config.ipsec.maps.get(name);
      if (map === undefined) return;
      declaration.clear(map, client ?? {});
      dropIfEmpty(config, map);
    },
    read: ({ ipsec }) =>
      [...ipsec.maps.values()].flatMap(map => declaration.read(map).map(client => ({ name: map.name, client }))),
  });
}

const CLIENT = ['client', 'Specify client configuration settings'] as const;

const clientAuthentication = clientLine<{ readonly list: string }>({
  words: sequence(
    keywords(CLIENT, ['authentication', 'Extended authentication'], ['list', 'AAA authentication list to use']),
    argument('list', word, 'Named authentication list'),
  ),
  set: (map, { list }) => {
    map.clientAuthentication = list;
  },
  clear: map => {
    map.clientAuthentication = undefined;
  },
  read: ({ clientAuthentication: list }) => (list === undefined ? [] : [{ list }]),
});

const authorization = clientLine<{ readonly list: string }>({
  words: sequence(
    keywords(
      ['isakmp', 'Specify isakmp configuration settings'],
      ['authorization', 'Authorization parameters.'],
      ['list', 'AAA authorization list to use'],
    ),
    argument('list', word, 'Named authorization list'),
  ),
  set: (map, { list }) => {
    map.authorization = list;
  },
  clear: map => {
    map.authorization = undefined;
  },
  read: ({ authorization: list }) => (list === undefined ? [] : [{ list }]),
});

const clientAddress = clientLine<{ readonly who: 'initiate' | 'respond' }>({
  words: sequence(
    keywords(CLIENT, ['configuration', 'Specify client mode configuration'], ['address', 'Address configuration']),
    enumeration('who', { initiate: 'Push the address to the client', respond: 'Answer requests of the client' }),
  ),
  set: ({ clientAddress }, { who }) => void clientAddress.add(who),
  clear: ({ clientAddress }, { who }) => {
    if (who === undefined) clientAddress.clear();
    else clientAddress.delete(who);
  },
  read: ({ clientAddress }) => [...clientAddress].sort().map(who => ({ who })),
});

interface MapValue {
  readonly name: string;
  readonly sequence: number;
  readonly kind?: 'ipsec-isakmp' | 'ipsec-manual';
  readonly template?: string;
  readonly discover?: true;
  /** Of a record that was read from the model. */
  readonly entry?: CryptoMapEntry;
}

const NEW_MAP_NOTE = [
  '% NOTE: This new crypto map will remain disabled until a peer',
  '\tand a valid access list have been configured.',
];

const TAG_CHANGE = ['Attempt to change dynamic map tag for existing crypto map is not allowed.', ''];
const TYPE_CHANGE = ['Attempt to change type of existing crypto map is not allowed.', ''];

/** What stands in the way of a typed line that names an entry. */
function refusedEntry(known: CryptoMapEntry | undefined, { kind, template }: MapValue): Refusal | undefined {
  if (kind === undefined) return known === undefined ? { refused: ['% Incomplete command.', ''] } : undefined;
  if (known === undefined) return undefined;
  if (known.kind === 'dynamic' && kind === 'ipsec-isakmp')
    return template === known.template ? undefined : { refused: TAG_CHANGE };
  if (template !== undefined) return { refused: TAG_CHANGE };
  return known.kind === kind ? undefined : { refused: TYPE_CHANGE };
}

const mapEntry = line<RouterConfig, MapValue>({
  mode: 'config',
  section: 'crypto-map',
  syntax: sequence(
    keywords(CRYPTO, ['map', 'Enter a crypto map']),
    mapName,
    sequenceNumber,
    optional(
      choice('kind', {
        'ipsec-isakmp': sequence(
          keyword('ipsec-isakmp', 'IPSEC w/ISAKMP'),
          optional(
            sequence(
              keyword('dynamic', 'Enter a Dynamic-map'),
              argument('template', word, 'Name of dynamic-map template'),
              flag('discover', 'discover', 'Enable Tunnel Endpoint Discovery'),
            ),
          ),
        ),
        'ipsec-manual': keyword('ipsec-manual', 'IPSEC w/manual keying'),
      }),
    ),
  ),
  apply: (config, value, { interactive, reply }): Refusal | Block | undefined => {
    const { sequence, kind, template, discover } = value;
    const map = config.ipsec.maps.get(value.name);
    const known = map?.entries.get(sequence);
    const refusal = interactive ? refusedEntry(known, value) : undefined;
    if (refusal !== undefined) return refusal;
    const { entries } = map ?? mapOf(config, value.name);
    if (template !== undefined) {
      entries.set(sequence, { kind: 'dynamic', sequence, template, discover: discover === true });
      return undefined;
    }
    if (known !== undefined) return blockOf(known);
    const entry = newEntry(sequence, kind);
    entries.set(sequence, entry);
    reply(...NEW_MAP_NOTE);
    return blockOf(entry);
  },
  no: (config, { name, sequence }) => {
    const map = name === undefined ? undefined : config.ipsec.maps.get(name);
    if (map === undefined) return;
    if (sequence === undefined) config.ipsec.maps.delete(map.name);
    else {
      map.entries.delete(sequence);
      dropIfEmpty(config, map);
    }
  },
  read: ({ ipsec }) => [...ipsec.maps.values()].flatMap(map => inOrder(map).map(entry => mapValue(map.name, entry))),
  block: ({ ipsec }, { name, sequence, entry = ipsec.maps.get(name)?.entries.get(sequence) }) =>
    entry && blockOf(entry),
  print: (text, { template }) => (template === undefined ? `${text} ` : text),
});

function newEntry(sequence: number, kind: MapValue['kind']): CryptoMapEntry {
  return kind === 'ipsec-manual' ? newManualEntry(sequence) : { kind: 'ipsec-isakmp', ...newEntryPolicy(sequence) };
}

function blockOf(target: CryptoMapEntry): Block | undefined {
  return target.kind === 'dynamic' ? undefined : { mode: 'config-crypto-map', target };
}

function inOrder(map: CryptoMap): readonly CryptoMapEntry[] {
  return [...map.entries.values()].sort((a, b) => a.sequence - b.sequence);
}

function mapValue(name: string, entry: CryptoMapEntry): MapValue {
  const { sequence } = entry;
  if (entry.kind !== 'dynamic') return { name, sequence, kind: entry.kind, entry };
  const { template, discover } = entry;
  return { name, sequence, kind: 'ipsec-isakmp', template, ...(discover && { discover: true as const }) };
}

export const CRYPTO_MAP_LINES: readonly ConfigLine[] = [
  dynamicMap,
  localAddress,
  clientAuthentication,
  authorization,
  clientAddress,
  mapEntry,
  ...MAP_ENTRY_LINES,
];
