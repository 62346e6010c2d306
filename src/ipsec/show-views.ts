import type { Ms } from '../base/event-queue';
import { lifetimeOfEntry } from './acquire';
import type { CryptoMapEntry } from './configuration';
import type { Identity } from './identity';
import { isEndless, remainingKilobytes, remainingSeconds } from './lifetimes';
import type { SaBundle } from './sa-bundle';
import type { SecurityAssociation } from './security-association';
import type { InterfacePolicy } from './spd';
import { currentPeer } from './peer-list';
import type { IpsecState } from './state';
import { engineAlgorithm, shownTransform } from './transforms';
import type { ConnectionView, IdentityView, MapEntryView, SaView } from './views';

/** Snapshots of the databases for `show`. */

function modeOf({ udp }: SaBundle, { tunnel }: SecurityAssociation): SaView['mode'] {
  if (!tunnel) return 'Transport';
  return udp === undefined ? 'Tunnel' : 'Tunnel UDP-Encaps';
}

function saView(now: Ms, mapName: string, bundle: SaBundle, sa: SecurityAssociation): SaView {
  return {
    spi: sa.spi,
    transform: shownTransform(sa.offer),
    mode: modeOf(bundle, sa),
    slot: 0,
    connectionId: sa.connectionId,
    flowId: sa.flowId,
    mapName,
    remainingKilobytes: remainingKilobytes(bundle.lifetime, sa.bytes),
    remainingSeconds: remainingSeconds(bundle.lifetime, now),
    timed: !isEndless(bundle.lifetime),
    ivBytes: sa.ivBytes,
    replayDetection: sa.antiReplay,
  };
}

function identityView(now: Ms, policy: InterfacePolicy, identity: Identity): IdentityView {
  const { bundles } = identity;
  const views = (pick: (bundle: SaBundle) => SecurityAssociation | undefined): SaView[] =>
    bundles.flatMap(bundle => {
      const sa = pick(bundle);
      return sa === undefined ? [] : [saView(now, policy.mapName, bundle, sa)];
    });
  const newest = identity.current(now);
  const flags: string[] = [];
  if (identity.entry.dynamic === undefined) flags.push('origin_is_acl');
  if (identity.pending !== undefined) flags.push('ipsec_sa_request_sent');
  return {
    interfaceName: policy.name,
    mapName: policy.mapName,
    localAddress: policy.localAddress,
    local: identity.proxies.local,
    remote: identity.proxies.remote,
    peer: identity.peer,
    flags,
    counters: { ...identity.counters },
    pathMtu: identity.pathMtu(now, policy.mtu),
    mediaMtu: policy.mtu,
    currentOutboundSpi: (newest?.outboundEsp ?? newest?.outboundAh)?.spi ?? 0,
    inboundEsp: views(bundle => bundle.inboundEsp),
    inboundAh: views(bundle => bundle.inboundAh),
    outboundEsp: views(bundle => bundle.outboundEsp),
    outboundAh: views(bundle => bundle.outboundAh),
    inboundIpcomp: views(bundle => bundle.inboundIpcomp),
    outboundIpcomp: views(bundle => bundle.outboundIpcomp),
  };
}

/** Identities in the order of interfaces and map entries. Run-time ones are shown as soon as they have SAs. */
export function identityViews(state: IpsecState, now: Ms): readonly IdentityView[] {
  const views: IdentityView[] = [];
  for (const policy of state.spd.values()) {
    for (const { identities } of policy.entries) {
      for (const identity of identities) {
        if (identity.fromAccessList || identity.bundles.length > 0) views.push(identityView(now, policy, identity));
      }
    }
  }
  return views;
}

function configuredView(
  state: IpsecState,
  mapName: string,
  entry: CryptoMapEntry,
  interfaces: readonly string[],
): MapEntryView {
  const { sequence } = entry;
  if (entry.kind === 'dynamic') {
    const { template, discover } = entry;
    return { kind: 'dynamic', mapName, sequence, template, discover, interfaces };
  }
  const compiled = [...state.entries()].find(
    candidate => candidate.mapName === mapName && candidate.sequence === sequence && candidate.dynamic === undefined,
  );
  const { lifetime } = state.env.configuration();
  const view = {
    mapName,
    sequence,
    description: entry.description,
    peers: [...entry.peers],
    accessList: entry.match,
    proxies: undefined,
    createdFrom: undefined,
    currentPeer: (compiled && currentPeer(state, compiled)) ?? entry.peers[0],
    lifetime: { seconds: entry.seconds ?? lifetime.seconds, kilobytes: entry.kilobytes ?? lifetime.kilobytes },
    pfs: entry.pfs,
    transformSets: [...entry.transformSets],
    perHost: entry.perHost,
    interfaces,
  };
  return entry.kind === 'ipsec-manual'
    ? { kind: entry.kind, ...view, inbound: entry.inbound, outbound: entry.outbound }
    : { kind: entry.kind, ...view };
}

function runTimeView(state: IpsecState, identity: Identity, interfaces: readonly string[]): MapEntryView | undefined {
  const { entry, runTime, peer } = identity;
  if (runTime === undefined) return undefined;
  return {
    kind: 'ipsec-isakmp',
    mapName: entry.mapName,
    sequence: runTime.sequence,
    description: undefined,
    peers: peer === undefined ? [] : [peer],
    accessList: undefined,
    proxies: identity.proxies,
    createdFrom: { template: runTime.template, sequence: runTime.templateSequence },
    currentPeer: peer,
    lifetime: lifetimeOfEntry(state, entry),
    pfs: entry.policy.pfs,
    transformSets: [...entry.policy.transformSets],
    perHost: entry.policy.perHost,
    interfaces,
  };
}

/** The entries of a map, configured and made at run time, by number. Empty when there is no such map. */
export function mapEntryViews(state: IpsecState, mapName: string): readonly MapEntryView[] {
  const map = state.env.configuration().maps.get(mapName);
  if (map === undefined) return [];
  const carrying = state.env.interfaces().filter(port => port.cryptoMap === mapName);
  const interfaces = carrying.map(port => port.name);
  const views = [...map.entries.values()].map(entry => configuredView(state, mapName, entry, interfaces));
  for (const entry of state.entries()) {
    if (entry.mapName !== mapName) continue;
    for (const identity of entry.identities) {
      const view = runTimeView(state, identity, interfaces);
      if (view !== undefined) views.push(view);
    }
  }
  return views.sort((a, b) => a.sequence - b.sequence);
}

/** Every SA with what it has carried, by connection id. */
export function connectionViews(state: IpsecState): readonly ConnectionView[] {
  const views: ConnectionView[] = [];
  for (const [bundle, identity] of state.sad.all()) {
    const { interfaces } = identity.entry;
    const egress = interfaces.length > 1 ? state.env.egressTo(bundle.peer)?.interfaceName : undefined;
    const interfaceName = interfaces.find(name => name === egress) ?? interfaces[0] ?? '';
    const common = { interfaceName, address: bundle.local };
    for (const sa of bundle.inbound) {
      const { connectionId, packets } = sa;
      views.push({ ...common, connectionId, algorithm: engineAlgorithm(sa.offer), encrypt: 0, decrypt: packets });
    }
    for (const sa of bundle.outbound) {
      const { connectionId, packets } = sa;
      views.push({ ...common, connectionId, algorithm: engineAlgorithm(sa.offer), encrypt: packets, decrypt: 0 });
    }
  }
  return views.sort((a, b) => a.connectionId - b.connectionId);
}
