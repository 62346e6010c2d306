import type { Ipv4 } from '../base/ipv4-address';
import type { CryptoMap, EntryPolicy, IpsecConfiguration, ManualMapEntry } from './configuration';
import type { CryptoInterface, IpsecEnvironment } from './environment';
import type { Identity } from './identity';
import { firstMatch, permitForAddresses, proxiesCover, type SelectorRule, type Traffic } from './selector';

/**
 * The security policy database: the crypto map of an interface, compiled to what a packet is compared with. It is made anew
 * from the configuration whenever that changes; identities (and their SAs) are then carried over.
 */

/**
 * One static entry, or one template of a dynamic map where the map refers to it. Each interface has its own, except that
 * those of a map with a `local-address` share one: its SAs outlive the interface that their packets went by.
 */
export interface SpdEntry {
  readonly mapName: string;
  readonly sequence: number;
  /** The interfaces that are up and use it, in the router's order. */
  readonly interfaces: readonly string[];
  readonly shared: boolean;
  readonly localAddress: Ipv4;
  /** The template and whether to look for its peers; undefined: a static entry. */
  readonly dynamic:
    { readonly template: string; readonly templateSequence: number; readonly discover: boolean } | undefined;
  /** The keys of an `ipsec-manual` entry; undefined: ISAKMP negotiates. */
  readonly manual: ManualMapEntry | undefined;
  readonly policy: EntryPolicy;
  /** undefined: no `match address`; empty: the access list does not exist. */
  readonly rules: readonly SelectorRule[] | undefined;
  readonly identities: Identity[];
  /** Of a static entry with several peers: whose turn it is; undefined: the first one's. */
  readonly peering: { current: Ipv4 | undefined };
}

/** What an interface with a crypto map applies. */
export interface InterfacePolicy {
  readonly name: string;
  readonly mapName: string;
  readonly localAddress: Ipv4;
  readonly mtu: number;
  /** Of outer headers (RFC 2401 6.1). */
  readonly dfBit: 'clear' | 'copy' | 'set';
  /** What is too long for a tunnel is cut before it is encrypted: the peer need not put it together. */
  readonly cutsFirst: boolean;
  /** In the order in which they are tried. */
  readonly entries: readonly SpdEntry[];
}

export type Spd = ReadonlyMap<string, InterfacePolicy>;

/** The same place in the configuration, before and after a change. */
export function sameEntry(a: SpdEntry, b: SpdEntry): boolean {
  return (
    a.mapName === b.mapName &&
    a.sequence === b.sequence &&
    a.shared === b.shared &&
    (a.shared || a.interfaces[0] === b.interfaces[0]) &&
    a.localAddress === b.localAddress &&
    (a.manual === undefined) === (b.manual === undefined) &&
    a.dynamic?.template === b.dynamic?.template &&
    a.dynamic?.templateSequence === b.dynamic?.templateSequence
  );
}

export function compileSpd(env: IpsecEnvironment): Spd {
  const configuration = env.configuration();
  const interfaces = env.interfaces();
  const spd = new Map<string, InterfacePolicy>();
  const shared = new Map<string, readonly SpdEntry[]>();
  for (const port of interfaces) {
    const map = port.cryptoMap === undefined ? undefined : configuration.maps.get(port.cryptoMap);
    if (map === undefined || !port.up) continue;
    const localAddress = localAddressOf(map, port, interfaces);
    if (localAddress === undefined) continue;
    let entries = shared.get(map.name);
    if (entries === undefined) {
      const using = map.localAddress === undefined ? [port] : interfaces.filter(each => each.up && uses(each, map));
      const names = using.map(({ name }) => name);
      entries = compileEntries(env, configuration, map, { interfaces: names, localAddress });
      if (map.localAddress !== undefined) shared.set(map.name, entries);
    }
    const dfBit = port.dfBit ?? configuration.tunnels.dfBit ?? 'copy';
    const fragmentation = port.fragmentation ?? configuration.tunnels.fragmentation;
    const cutsFirst = fragmentation === undefined ? env.cutsFirst === true : fragmentation === 'before-encryption';
    const { name, mtu } = port;
    spd.set(name, { name, mapName: map.name, localAddress, mtu, dfBit, cutsFirst, entries });
  }
  return spd;
}

function uses(port: CryptoInterface, map: CryptoMap): boolean {
  return port.cryptoMap === map.name;
}

/** `crypto map NAME local-address IF`: that interface's address stands for all. */
function localAddressOf(
  map: CryptoMap,
  port: CryptoInterface,
  interfaces: readonly CryptoInterface[],
): Ipv4 | undefined {
  if (map.localAddress === undefined) return port.address;
  return interfaces.find(other => other.name === map.localAddress)?.address;
}

function compileEntries(
  env: IpsecEnvironment,
  configuration: IpsecConfiguration,
  map: CryptoMap,
  where: Pick<SpdEntry, 'interfaces' | 'localAddress'>,
): SpdEntry[] {
  const entries: SpdEntry[] = [];
  const ascending = [...map.entries.values()].sort((a, b) => a.sequence - b.sequence);
  for (const entry of ascending) {
    const place = { mapName: map.name, sequence: entry.sequence, shared: map.localAddress !== undefined, ...where };
    if (entry.kind !== 'dynamic') {
      const all = entry.peers.length > 0 ? rulesOf(env, entry) : undefined;
      const manual = entry.kind === 'ipsec-manual' ? entry : undefined;
      const rules = manual === undefined ? all : all && firstPermit(all);
      entries.push({
        ...place,
        dynamic: undefined,
        manual,
        policy: entry,
        rules,
        identities: [],
        peering: { current: undefined },
      });
      continue;
    }
    const { template, discover } = entry;
    const templates = [...(configuration.dynamicMaps.get(template)?.values() ?? [])];
    for (const policy of templates.sort((a, b) => a.sequence - b.sequence)) {
      const dynamic = { template, templateSequence: policy.sequence, discover };
      const rules = rulesOf(env, policy);
      entries.push({
        ...place,
        dynamic,
        manual: undefined,
        policy,
        rules,
        identities: [],
        peering: { current: undefined },
      });
    }
  }
  return entries;
}

/** Without transform sets (or, for a static entry, peers) an entry is incomplete and disabled. */
function rulesOf(env: IpsecEnvironment, policy: EntryPolicy): readonly SelectorRule[] | undefined {
  if (policy.transformSets.length === 0) return [];
  return policy.match === undefined ? undefined : (env.accessList(policy.match) ?? []);
}

/** Typed keys are one pair of SAs, so they serve one permit line: the lines behind the first one are ignored. */
function firstPermit(rules: readonly SelectorRule[]): readonly SelectorRule[] {
  const at = rules.findIndex(({ action }) => action === 'permit');
  return at < 0 ? rules : rules.slice(0, at + 1);
}

/** Does any entry, by its access list or by SAs that a peer has set up, protect this traffic? A deny leads to the next entry. */
export function isProtected(policy: InterfacePolicy, traffic: Traffic): boolean {
  return policy.entries.some(({ rules, identities }) =>
    rules === undefined
      ? identities.some(({ bundles, proxies }) => bundles.length > 0 && proxiesCover(proxies, traffic))
      : firstMatch(rules, traffic)?.action === 'permit',
  );
}

/** The permit line for a flow of which only the addresses count: one that a probe asks about. */
export function entryForAddresses(
  policy: InterfacePolicy,
  local: Ipv4,
  remote: Ipv4,
  mayUse: (entry: SpdEntry) => boolean,
): { readonly entry: SpdEntry; readonly rule: SelectorRule } | undefined {
  for (const entry of policy.entries) {
    const rule = entry.rules === undefined ? undefined : permitForAddresses(entry.rules, local, remote);
    if (rule !== undefined && mayUse(entry)) return { entry, rule };
  }
  return undefined;
}

/** `set peer`, with names looked up. */
export function peersOf(env: IpsecEnvironment, policy: EntryPolicy): readonly Ipv4[] {
  const peers: Ipv4[] = [];
  for (const peer of policy.peers) {
    const address = typeof peer === 'number' ? peer : env.hostAddress?.(peer);
    if (address !== undefined) peers.push(address);
  }
  return peers;
}
