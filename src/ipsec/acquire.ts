import type { Ms } from '../base/event-queue';
import type { Ipv4 } from '../base/ipv4-address';
import type { Discovered, Egress, ProxyPair, SaRequest, SuiteOffer } from '../ike/ipsec-port';
import type { Acquisition } from './acquisitions';
import type { SaLifetime } from './configuration';
import type { Identity } from './identity';
import { currentPeer } from './peer-list';
import { discoverMessage, keyMessage } from './messages';
import { transformSetsOf, transportPossible } from './policy-check';
import { hostProxy, normalProxy, permitAround, proxiesCover, proxiesOf, sameProxies } from './selector';
import type { SelectorRule, Traffic } from './selector';
import { peersOf, type SpdEntry } from './spd';
import type { IpsecState } from './state';
import { suiteOf, TRANSPORT, TUNNEL } from './transforms';
import type { IpsecTurn } from './turn';
import { sharedPort } from './udp-encapsulation';

/** Asking ISAKMP for SAs: when a packet needs some, when old ones are about to end, when a probe was answered. */

type FlowAddresses = SaRequest['flow'];

/** Configured lifetime of an entry: its own, else the router's. */
export function lifetimeOfEntry(state: IpsecState, entry: SpdEntry): SaLifetime {
  const { lifetime } = state.env.configuration();
  return {
    seconds: entry.policy.seconds ?? lifetime.seconds,
    kilobytes: entry.policy.kilobytes ?? lifetime.kilobytes,
  };
}

function suitesFor(state: IpsecState, entry: SpdEntry, proxies: ProxyPair, peer: Ipv4): readonly SuiteOffer[] {
  const possible = transportPossible(entry.localAddress, peer, proxies);
  return transformSetsOf(state, entry)
    .map(set => suiteOf(set, set.mode === 'transport' && possible ? TRANSPORT : TUNNEL))
    .filter(suite => suite.length > 0);
}

function egressOf(state: IpsecState, entry: SpdEntry, address: Ipv4): Egress {
  return state.env.egressTo(address) ?? { interfaceName: entry.interfaces[0] ?? '', nextHop: address };
}

function negotiateRequest(
  state: IpsecState,
  id: number,
  identity: Identity,
  peer: Ipv4,
  flow: FlowAddresses,
): SaRequest | undefined {
  const { entry, proxies } = identity;
  const suites = suitesFor(state, entry, proxies, peer);
  if (suites.length === 0) return undefined;
  return {
    kind: 'negotiate',
    id,
    local: entry.localAddress,
    remote: peer,
    flow,
    proxies,
    egress: egressOf(state, entry, peer),
    suites,
    lifetime: lifetimeOfEntry(state, entry),
    pfs: entry.policy.pfs,
    peerPort: sharedPort(identity.bundles.at(-1)?.udp),
  };
}

/**
 * Asks for SAs of an identity whose peer is known. Nothing happens while an earlier request or one of the peer is under way, or
 * while its SAs are being set up: a turn's clock runs ahead of the packets'.
 */
export function negotiate(state: IpsecState, now: Ms, identity: Identity, flow?: FlowAddresses): void {
  if (now < identity.peerNegotiatesUntil) return;
  if (identity.pending !== undefined || identity.bundles.some(({ usableFrom }) => now < usableFrom)) return;
  const peer = (identity.runTime === undefined ? currentPeer(state, identity.entry) : undefined) ?? identity.peer;
  if (peer === undefined) return;
  if (identity.bundles.length === 0) identity.peer = peer;
  const { local, remote } = identity.proxies;
  const asked = flow ?? { source: local.address, destination: remote.address, protocol: local.protocol };
  const id = state.acquisitions.nextId();
  const request = negotiateRequest(state, id, identity, peer, asked);
  if (request === undefined) return;
  const acquisition: Acquisition = {
    id,
    entry: identity.entry,
    flowKey: `negotiate ${id}`,
    request,
    phase: 'negotiating',
    identity,
    tries: 0,
    sentAt: now,
    spis: [],
  };
  state.acquisitions.add(acquisition);
  state.env.run(turn => send(state, turn, acquisition));
}

/** Asks for the successor of an identity's SAs, unless there is one already or the peer is at it. */
export function rekey(state: IpsecState, now: Ms, identity: Identity): void {
  if (now < identity.peerNegotiatesUntil) return;
  for (const bundle of identity.bundles) bundle.rekey = 'asked';
  negotiate(state, now, identity);
}

/** Sends a request, the first time or again. */
export function send(state: IpsecState, turn: IpsecTurn, acquisition: Acquisition): void {
  // The configuration may have taken it back before the processor came to it.
  if (state.acquisitions.get(acquisition.id) !== acquisition) return;
  acquisition.tries++;
  acquisition.sentAt = turn.now;
  const { request } = acquisition;
  const [suite] = request.suites;
  if (request.kind === 'discover') {
    const [offer] = suite ?? [];
    if (offer === undefined) return;
    turn.emit({ kind: 'tunnel-discover-request', message: discoverMessage(request, offer), egress: request.egress });
  } else {
    tellSaRequest(state, turn, acquisition, suite ?? []);
  }
  turn.defer(later => state.env.ike.request(later, acquisition.request));
}

/** The SPIs of a request are drawn when it is told, and handed out when ISAKMP asks for them. */
function tellSaRequest(state: IpsecState, turn: IpsecTurn, acquisition: Acquisition, suite: SuiteOffer): void {
  const { request, spis } = acquisition;
  const { local, remote, proxies, lifetime } = request;
  suite.forEach((offer, at) => {
    const spi = (spis[at] ??= state.sad.reserveSpi(turn.rng, offer.protocol));
    const message = keyMessage({ direction: 'OUTBOUND', local, remote, proxies, offer, lifetime, spi, request: true });
    turn.emit({ kind: 'sa-request', message });
  });
}

/** The request of a static entry with `level per-host`, or an ordinary one: what the permit line asks for. */
export function identityForRule(state: IpsecState, entry: SpdEntry, rule: SelectorRule, traffic: Traffic): Identity {
  const line = proxiesOf(rule);
  const proxies = entry.policy.perHost
    ? { local: hostProxy(traffic.local, line.local), remote: hostProxy(traffic.remote, line.remote) }
    : line;
  const known = entry.identities.find(identity => sameProxies(identity.proxies, proxies));
  if (known !== undefined) return known;
  return state.addIdentity(entry, proxies, currentPeer(state, entry) ?? 0);
}

function place({ sequence, dynamic }: SpdEntry): string {
  return `${sequence}/${dynamic?.templateSequence}`;
}

/**
 * Looks for the gateway of a flow: one negotiation a flow. Until it has ended further packets start nothing, except that an
 * unanswered probe may be sent again while traffic still asks.
 */
export function discover(state: IpsecState, now: Ms, entry: SpdEntry, rule: SelectorRule, traffic: Traffic): void {
  const flowKey = `discover ${entry.interfaces[0]} ${place(entry)} ${traffic.local} ${traffic.remote}`;
  const known = state.acquisitions.forFlow(flowKey);
  if (known !== undefined) {
    if (!state.acquisitions.mayProbeAgain(known, now)) return;
    known.sentAt = now;
    state.env.run(turn => send(state, turn, known));
    return;
  }
  const proxies = proxiesOf(rule);
  const suites = suitesFor(state, entry, proxies, 0);
  if (suites.length === 0 || state.acquisitions.full) return;
  const id = state.acquisitions.nextId();
  const request: SaRequest = {
    kind: 'discover',
    id,
    local: entry.localAddress,
    remote: 0,
    flow: { source: traffic.local, destination: traffic.remote, protocol: traffic.protocol },
    proxies,
    egress: egressOf(state, entry, traffic.remote),
    suites,
    lifetime: lifetimeOfEntry(state, entry),
    pfs: entry.policy.pfs,
  };
  const acquisition: Acquisition = {
    id,
    entry,
    flowKey,
    request,
    phase: 'probing',
    identity: undefined,
    tries: 0,
    sentAt: now,
    spis: [],
  };
  state.acquisitions.add(acquisition);
  state.env.run(turn => send(state, turn, acquisition));
}

/** A packet of which only the addresses and the protocol are known. */
function trafficOf({ source, destination, protocol }: FlowAddresses): Traffic {
  return { local: source, remote: destination, protocol, localPort: undefined, remotePort: undefined };
}

/** Nobody has answered the probe of this flow, but another flow's has found SAs that cover it. */
export function servedMeanwhile({ entry, request }: Acquisition, now: Ms): boolean {
  const traffic = trafficOf(request.flow);
  return entry.identities.some(
    identity => identity.current(now) !== undefined && proxiesCover(identity.proxies, traffic),
  );
}

/**
 * A probe was answered: what the answer offers must lie inside the permit line, hold the flow that asked, and name a gateway
 * that the entry deals with and that is not ourselves. Anything else opens nothing.
 */
export function acceptDiscovered(
  state: IpsecState,
  turn: IpsecTurn,
  requestId: number,
  peer: Ipv4,
  offered: ProxyPair,
): Discovered {
  const acquisition = state.acquisitions.get(requestId);
  if (acquisition?.phase !== 'probing') return 'late';
  const { entry, request } = acquisition;
  const proxies = { local: normalProxy(offered.local), remote: normalProxy(offered.remote) };
  if (peer === 0 || state.env.interfaces().some(port => port.address === peer)) return undefined;
  if (entry.policy.peers.length > 0 && !peersOf(state.env, entry.policy).includes(peer)) return undefined;
  if (entry.rules === undefined || permitAround(entry.rules, proxies) === undefined) return undefined;
  if (!proxiesCover(proxies, trafficOf(request.flow))) return undefined;
  const known = entry.identities.find(other => other.peer === peer && sameProxies(other.proxies, proxies));
  // Another flow of the same two networks was quicker: its SAs will do for this one.
  if (known !== undefined && (known.pending !== undefined || known.current(turn.now) !== undefined)) {
    state.forget(acquisition);
    return 'served';
  }
  const identity = known ?? state.addIdentity(entry, proxies, peer);
  const negotiation = negotiateRequest(state, requestId, identity, peer, request.flow);
  if (negotiation === undefined) {
    state.dropIfIdle(identity);
    return undefined;
  }
  identity.pending = requestId;
  acquisition.identity = identity;
  acquisition.request = negotiation;
  acquisition.phase = 'negotiating';
  acquisition.tries = 1;
  acquisition.sentAt = turn.now;
  return negotiation;
}
