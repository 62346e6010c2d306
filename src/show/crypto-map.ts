import { formatIpv4, invert, type Ipv4 } from '../base/ipv4-address';
import type { GroupId } from '../ike/configuration';
import type { Proxy, ProxyPair } from '../ike/ipsec-port';
import type { DynamicMapEntry, SaLifetime } from '../ipsec/configuration';
import type { MapEntryView } from '../ipsec/views';
import type { AccessList, AccessRule, AddressMatch, PortMatch } from '../router/model/access-list';
import { accessRuleText } from './access-rule';
import { lifetimeText } from './transform-sets';

/** One crypto map with its entries, configured and made at run time. */
export interface ShownCryptoMap {
  readonly name: string;
  /** `crypto map NAME local-address IF` */
  readonly localAddress: { readonly interfaceName: string; readonly address: Ipv4 } | undefined;
  readonly entries: readonly MapEntryView[];
}

type AccessLists = ReadonlyMap<string, AccessList>;

const INDENT = '        ';

/** `show crypto map [tag NAME | interface IF]`: interfaces stand once, under the last entry of each map. */
export function cryptoMaps(maps: readonly ShownCryptoMap[], accessLists: AccessLists): readonly string[] {
  if (maps.length === 0) return ['No crypto maps found.'];
  return maps.flatMap(map => [
    ...localAddressLines(map),
    ...map.entries.flatMap((entry, index) => [
      `Crypto Map "${map.name}" ${entry.sequence} ${entry.kind === 'dynamic' ? 'ipsec-isakmp' : entry.kind}`,
      ...entryLines(entry, accessLists).map(line => INDENT + line),
      ...(index === map.entries.length - 1 ? interfaceLines(map.name, entry.interfaces) : []),
      '',
    ]),
  ]);
}

function localAddressLines({ name, localAddress }: ShownCryptoMap): readonly string[] {
  if (localAddress === undefined) return [];
  const { interfaceName, address } = localAddress;
  return [`Crypto Map: "${name}" idb: ${interfaceName} local address: ${formatIpv4(address)}`, ''];
}

function interfaceLines(mapName: string, interfaces: readonly string[]): readonly string[] {
  return [`${INDENT}Interfaces using crypto map ${mapName}:`, ...interfaces.map(name => INDENT + INDENT + name)];
}

function entryLines(entry: MapEntryView, accessLists: AccessLists): readonly string[] {
  if (entry.kind === 'dynamic') {
    return [`Dynamic map template tag: ${entry.template}`, ...(entry.discover ? ['Discover enabled'] : [])];
  }
  return [
    ...(entry.description === undefined ? [] : [`Description: ${entry.description}`]),
    ...entry.peers.map(peer => `Peer = ${peerText(peer)}`),
    ...(entry.proxies === undefined ? matchLines(entry.accessList, accessLists) : proxyLines(entry.proxies)),
    ...createdFromLines(entry.createdFrom),
    `Current peer: ${peerText(entry.currentPeer ?? 0)}`,
    ...(entry.kind === 'ipsec-manual' ? manualLines(entry) : policyLines(entry)),
  ];
}

type ManualEntryView = Extract<MapEntryView, { readonly kind: 'ipsec-manual' }>;

/** Keys that are typed stand in the clear; a protocol without any has SPI 0. */
function manualLines({ transformSets, inbound, outbound }: ManualEntryView): readonly string[] {
  return [setsLine(transformSets), ...sessionKeyLines('Inbound', inbound), ...sessionKeyLines('Outbound', outbound)];
}

function sessionKeyLines(direction: string, { ah, esp }: ManualEntryView['inbound']): readonly string[] {
  return [
    `${direction} esp spi: ${esp?.spi ?? 0},`,
    ` cipher key: ${esp?.cipher ?? ''},`,
    ` auth_key: ${esp?.authenticator ?? ''},`,
    `${direction} ah spi: ${ah?.spi ?? 0},`,
    `    key: ${ah?.key ?? ''},`,
  ];
}

function setsLine(names: readonly string[]): string {
  return `Transform sets={ ${names.map(name => `${name}, `).join('')}}`;
}

function peerText(peer: Ipv4 | string): string {
  return typeof peer === 'string' ? peer : formatIpv4(peer);
}

function matchLines(name: string | undefined, accessLists: AccessLists): readonly string[] {
  if (name === undefined) return ['No matching address list set.'];
  const rules = (accessLists.get(name)?.entries ?? []).filter(entry => entry.kind === 'rule');
  return [`Extended IP access list ${name}`, ...rules.map(rule => `    access-list ${name} ${accessRuleText(rule)}`)];
}

/** A run-time entry has an access list of its own, without a name, that permits its proxies. */
function proxyLines(proxies: ProxyPair): readonly string[] {
  return ['Extended IP access list ', `    access-list  ${accessRuleText(permitOf(proxies))}`];
}

function permitOf({ local, remote }: ProxyPair): AccessRule {
  return {
    kind: 'rule',
    action: 'permit',
    protocol: local.protocol === 0 ? undefined : local.protocol,
    source: addressMatch(local),
    destination: addressMatch(remote),
    sourcePort: portMatch(local),
    destinationPort: portMatch(remote),
    icmpType: undefined,
    icmpCode: undefined,
    log: undefined,
    options: undefined,
  };
}

function addressMatch({ address, mask }: Proxy): AddressMatch {
  return { address, wildcard: invert(mask) };
}

function portMatch({ port }: Proxy): PortMatch | undefined {
  return port === 0 ? undefined : { operator: 'eq', port };
}

function createdFromLines(
  createdFrom: { readonly template: string; readonly sequence: number } | undefined,
): readonly string[] {
  if (createdFrom === undefined) return [];
  return [`    dynamic (created from dynamic map ${createdFrom.template}/${createdFrom.sequence})`];
}

interface ShownPolicy {
  readonly lifetime: Readonly<SaLifetime>;
  readonly pfs: GroupId | undefined;
  readonly transformSets: readonly string[];
}

function policyLines({ lifetime, pfs, transformSets }: ShownPolicy): readonly string[] {
  return [
    lifetimeText(lifetime),
    `PFS (Y/N): ${pfs === undefined ? 'N' : 'Y'}`,
    ...(pfs === undefined ? [] : [`DH group:  group${pfs}`]),
    setsLine(transformSets),
  ];
}

/** `show crypto dynamic-map [tag NAME]`: the templates by name and number. */
export function dynamicMaps(
  maps: ReadonlyMap<string, ReadonlyMap<number, DynamicMapEntry>>,
  lifetime: Readonly<SaLifetime>,
  accessLists: AccessLists,
): readonly string[] {
  if (maps.size === 0) return ['No crypto maps found.'];
  return [...maps].flatMap(([name, entries]) =>
    [...entries.values()]
      .sort((a, b) => a.sequence - b.sequence)
      .flatMap(entry => [
        `Crypto Map Template"${name}" ${entry.sequence}`,
        ...templateLines(entry, lifetime, accessLists).map(line => INDENT + line),
        '',
      ]),
  );
}

function templateLines(
  entry: DynamicMapEntry,
  { seconds, kilobytes }: Readonly<SaLifetime>,
  accessLists: AccessLists,
): readonly string[] {
  return [
    ...(entry.description === undefined ? [] : [`Description: ${entry.description}`]),
    ...entry.peers.map(peer => `Peer = ${peerText(peer)}`),
    ...matchLines(entry.match, accessLists),
    `Current peer: ${peerText(entry.peers[0] ?? 0)}`,
    ...policyLines({
      lifetime: { seconds: entry.seconds ?? seconds, kilobytes: entry.kilobytes ?? kilobytes },
      pfs: entry.pfs,
      transformSets: entry.transformSets,
    }),
  ];
}
