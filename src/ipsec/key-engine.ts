import type { Ms } from '../base/event-queue';
import type { Ipv4 } from '../base/ipv4-address';
import type {
  ConnectionIds,
  Discovered,
  IpsecPort,
  IpsecRefusal,
  NegotiatedSas,
  NegotiationOutcome,
  Proxy,
  ProxyPair,
  ReceivedProbe,
  SaProposal,
  SecurityProtocol,
} from '../ike/ipsec-port';
import { acceptDiscovered, lifetimeOfEntry, rekey, send, servedMeanwhile } from './acquire';
import type { SaLifetime } from './configuration';
import type { IpsecEvent } from './events';
import type { Identity } from './identity';
import { allocateConnections, endBundle, installBundle } from './installation';
import { isEndless, shortened } from './lifetimes';
import { keyMessage } from './messages';
import { peerFailed } from './peer-list';
import { dealsWith, type Judgement, judge, judgeAnswer, judgeSuite } from './policy-check';
import type { SaBundle } from './sa-bundle';
import { normalProxy, proxiesOf, sameProxies } from './selector';
import { entryForAddresses, type SpdEntry } from './spd';
import type { IpsecState } from './state';
import { confirmLater } from './succession';
import type { IpsecTurn } from './turn';
import { movePeer } from './udp-encapsulation';

/** While a peer's quick mode with us is under way we do not start one for the same proxies. */
const PEER_NEGOTIATION: Ms = 10_000;

/**
 * The process that ISAKMP talks to ("IPSEC(key_engine)"). Its methods take the wider IpsecTurn: the router's turns all are
 * (see turn.ts).
 */
export class KeyEngine implements IpsecPort {
  constructor(protected readonly state: IpsecState) {}

  validateProposal(turn: IpsecTurn, proposal: SaProposal): IpsecRefusal | undefined {
    turn.emit({ kind: 'validate-proposal' });
    const answer = proposal.requestId === undefined ? undefined : judgeAnswer(this.state, proposal);
    const refusal =
      answer === undefined ? judgeSuite(this.state, proposal) : answer.accepted ? undefined : answer.refusal;
    if (refusal === undefined || refusal === 'proxies') return undefined;
    tellRefusal(turn, proposal, refusal);
    return refusal;
  }

  validateProposalRequest(turn: IpsecTurn, proposal: SaProposal): IpsecRefusal | undefined {
    const { local, remote, proxies } = proposal;
    proposal.suite.forEach((offer, at) => {
      const message = keyMessage({ direction: 'INBOUND', local, remote, proxies, offer });
      turn.emit({ kind: 'proposal-part', part: at + 1, message });
    });
    const judgement = this.judgementOf(proposal);
    if (!judgement.accepted) {
      tellRefusal(turn, proposal, judgement.refusal);
      return judgement.refusal;
    }
    turn.emit({ kind: 'validate-proposal-request' });
    return undefined;
  }

  lifetimeFor(proposal: SaProposal): SaLifetime {
    const judgement = this.judgementOf(proposal);
    return judgement.accepted
      ? lifetimeOfEntry(this.state, judgement.entry)
      : { ...this.state.env.configuration().lifetime };
  }

  getSpis(turn: IpsecTurn, handle: number, proposal: SaProposal): void {
    const { local, remote } = proposal;
    const acquisition = this.state.acquisitions.get(proposal.requestId);
    if (acquisition === undefined) this.peerNegotiates(turn.now, proposal);
    turn.defer(later => {
      later.emit({ kind: 'key-engine-event' });
      const spis = proposal.suite.map(({ protocol }, at) => {
        const spi = acquisition?.spis[at] ?? this.state.sad.reserveSpi(later.rng, protocol);
        if (acquisition !== undefined) acquisition.spis[at] = spi;
        later.emit({ kind: 'spi-response', spi, local, remote, protocol });
        return spi;
      });
      later.defer(last => this.state.env.ike.spiResponse(last, handle, spis));
    });
  }

  allocateConnections(turn: IpsecTurn, protocols: readonly SecurityProtocol[]): ConnectionIds {
    return allocateConnections(this.state, turn, protocols.length);
  }

  install(turn: IpsecTurn, sas: NegotiatedSas): void {
    turn.defer(later => {
      later.emit({ kind: 'key-engine-event' });
      installBundle(this.state, later, sas);
    });
  }

  releaseSpis(spis: readonly number[]): void {
    for (const spi of spis) this.state.sad.releaseSpi(spi);
  }

  negotiationEnded(requestId: number, outcome: NegotiationOutcome): void {
    const acquisition = this.state.acquisitions.get(requestId);
    if (acquisition === undefined) return;
    const { identity, request } = acquisition;
    // SPIs that SAs have are not reserved any more; those of protocols that the peer did not choose are free again.
    this.state.forget(acquisition);
    if (outcome === 'established' || identity === undefined) return;
    // A peer that refuses these proxies and protects others is the right one.
    const failed = outcome === 'unanswered' || (outcome === 'refused' && !hasSasWith(identity.entry, request.remote));
    if (failed) {
      peerFailed(this.state, identity.entry, request.remote);
    }
    const newest = identity.bundles.at(-1);
    if (newest !== undefined && identity.bundles.every(({ rekey }) => rekey === 'asked')) newest.rekey = 'on-traffic';
    this.state.dropIfIdle(identity);
  }

  notConfirmed(turn: IpsecTurn, local: Ipv4, protocol: SecurityProtocol, spi: number): boolean {
    const installed = this.state.sad.inbound(local, protocol, spi);
    if (installed !== undefined) confirmLater(installed.bundle, turn.now);
    return installed !== undefined;
  }

  peerConnected(turn: IpsecTurn, local: Ipv4, protocol: SecurityProtocol, spi: number): void {
    // Behind the installation in the queue.
    turn.defer(() => {
      const bundle = this.state.sad.inbound(local, protocol, spi)?.bundle;
      if (bundle === undefined) return;
      bundle.heldUntil = 0;
      bundle.unconfirmedUntil = undefined;
    });
  }

  shorten(turn: IpsecTurn, peer: Ipv4, protocol: SecurityProtocol, spi: number, lifetime: SaLifetime): void {
    const bundle = this.state.sad.outbound(peer, protocol, spi)?.bundle;
    if (bundle?.role === 'initiator' && turn.now >= bundle.lifetime.establishedAt) {
      bundle.lifetime = shortened(bundle.lifetime, lifetime, bundle.role);
    }
  }

  servedByPeer(requestId: number): boolean {
    const acquisition = this.state.acquisitions.get(requestId);
    const fresh = acquisition?.identity?.bundles.some(({ role, rekey }) => role === 'responder' && rekey === 'later');
    if (acquisition === undefined || fresh !== true) return false;
    this.state.forget(acquisition);
    return true;
  }

  deleteOutbound(turn: IpsecTurn, peer: Ipv4, protocol: SecurityProtocol, spis: readonly number[]): void {
    turn.defer(later => {
      later.emit({ kind: 'key-engine-event' });
      later.emit({ kind: 'delete-notify-received' });
      for (const spi of spis) {
        const found = this.state.sad.outbound(peer, protocol, spi);
        if (found !== undefined && !isEndless(found.bundle.lifetime))
          endBundle(this.state, later, found.bundle, found.identity, false);
      }
    });
  }

  deleteOlder(turn: IpsecTurn, local: Ipv4, peer: Ipv4, madeBefore: Ms, peerPort?: number): void {
    turn.defer(later => void this.endShared(later, local, peer, madeBefore, peerPort));
  }

  portChanged(local: Ipv4, peer: Ipv4, from: number, to: number): void {
    movePeer(this.state, local, peer, from, to);
  }

  lastTraffic(local: Ipv4, peer: Ipv4, peerPort?: number): { readonly heardAt: Ms; readonly sentAt: Ms } {
    let [heardAt, sentAt] = [-Infinity, -Infinity];
    for (const [bundle] of this.state.sad.all()) {
      if (bundle.peer !== peer || bundle.local !== local) continue;
      if (peerPort !== undefined && bundle.udp?.peerPort !== peerPort) continue;
      if (bundle.isAuthentic) heardAt = Math.max(heardAt, bundle.heardAt);
      sentAt = Math.max(sentAt, bundle.sentAt);
    }
    return { heardAt, sentAt };
  }

  peerDied(turn: IpsecTurn, local: Ipv4, peer: Ipv4, peerPort?: number): void {
    turn.defer(later => {
      for (const identity of this.endShared(later, local, peer, Infinity, peerPort)) {
        peerFailed(this.state, identity.entry, peer);
      }
    });
  }

  /** @returns the identities that have lost SAs */
  private endShared(
    turn: IpsecTurn,
    local: Ipv4,
    peer: Ipv4,
    madeBefore: Ms,
    peerPort: number | undefined,
  ): ReadonlySet<Identity> {
    const ended = new Set<Identity>();
    turn.emit({ kind: 'key-engine-event' });
    turn.emit({ kind: 'delete-all-shared', peer });
    for (const [bundle, identity] of [...this.state.sad.all()]) {
      const { lifetime } = bundle;
      if (bundle.peer !== peer || bundle.local !== local || isEndless(lifetime)) continue;
      if (lifetime.establishedAt >= madeBefore) continue;
      if (peerPort !== undefined && bundle.udp?.peerPort !== peerPort) continue;
      endBundle(this.state, turn, bundle, identity, false);
      ended.add(identity);
    }
    return ended;
  }

  answerProbe(_turn: IpsecTurn, probe: ReceivedProbe): { readonly local: Proxy; readonly gateway: Ipv4 } | undefined {
    const policy = this.state.spd.get(probe.interfaceName);
    if (policy === undefined) return undefined;
    const { source, destination } = probe.flow;
    const found = entryForAddresses(policy, destination, source, entry => dealsWith(this.state, entry, probe.gateway));
    return found && { local: proxiesOf(found.rule).local, gateway: policy.localAddress };
  }

  acceptDiscovered(turn: IpsecTurn, requestId: number, peer: Ipv4, proxies: ProxyPair): Discovered {
    return acceptDiscovered(this.state, turn, requestId, peer, proxies);
  }

  nextTimeout(): Ms | undefined {
    let earliest = this.state.acquisitions.nextTimeout();
    for (const [bundle, identity] of this.state.sad.all()) {
      const { lifetime, rekey } = bundle;
      const due =
        rekey === 'later'
          ? Math.max(lifetime.rekeyAt, identity.peerNegotiatesUntil)
          : (bundle.yielding?.at ?? Infinity);
      const next = Math.min(due, lifetime.expiresAt);
      if (earliest === undefined || next < earliest) earliest = next;
    }
    return earliest === Infinity ? undefined : earliest;
  }

  handleTimeout(turn: IpsecTurn): void {
    this.handleAcquisitions(turn);
    for (const [bundle, identity] of [...this.state.sad.all()]) {
      const { lifetime } = bundle;
      if (lifetime.expiresAt <= turn.now) endBundle(this.state, turn, bundle, identity, true);
      else if (bundle.yielding !== undefined && bundle.yielding.at <= turn.now) this.yield(turn, bundle, identity);
      else if (bundle.rekey === 'later' && Math.max(lifetime.rekeyAt, identity.peerNegotiatesUntil) <= turn.now) {
        bundle.rekey = 'on-traffic';
        // No traffic in all its life: then the next packet may ask, or nobody.
        if (bundle.carriedTraffic) rekey(this.state, turn.now, identity);
      }
    }
  }

  /** Both ends have made SAs at the same time: one pair is enough, if it is still there. */
  private yield(turn: IpsecTurn, bundle: SaBundle, identity: Identity): void {
    const { yielding } = bundle;
    if (yielding === undefined) return;
    const stands = this.state.sad.has(yielding.to);
    if (stands && turn.now < yielding.atLast && !yielding.to.inbound.some(sa => sa.packets > 0)) {
      yielding.at = yielding.atLast;
      return;
    }
    bundle.yielding = undefined;
    if (stands) endBundle(this.state, turn, bundle, identity, true);
    else if (identity.pending === undefined) bundle.rekey = 'later';
  }

  private handleAcquisitions(turn: IpsecTurn): void {
    const { acquisitions } = this.state;
    for (const acquisition of [...acquisitions.all()]) {
      if (acquisitions.dueAt(acquisition) > turn.now) continue;
      const { identity, request, tries } = acquisition;
      if (acquisition.phase === 'negotiating') {
        const { local, remote, proxies } = request;
        turn.emit({ kind: 'request-timer-fired', count: tries, local, remote, proxies });
      } else if (!servedMeanwhile(acquisition, turn.now)) {
        turn.emit({ kind: 'discovery-abandoned', flow: request.flow, probes: tries });
      }
      if (acquisitions.whenDue(acquisition) === 'ask-again') send(this.state, turn, acquisition);
      else this.negotiationEnded(acquisition.id, 'unanswered');
      if (identity !== undefined) this.state.dropIfIdle(identity);
    }
  }

  private judgementOf(proposal: SaProposal): Judgement {
    return proposal.requestId === undefined ? judge(this.state, proposal) : judgeAnswer(this.state, proposal);
  }

  private peerNegotiates(now: Ms, proposal: SaProposal): void {
    const judgement = judge(this.state, proposal);
    if (!judgement.accepted) return;
    const proxies = { local: normalProxy(proposal.proxies.local), remote: normalProxy(proposal.proxies.remote) };
    for (const identity of judgement.entry.identities) {
      if (identity.peer === proposal.remote && sameProxies(identity.proxies, proxies)) {
        identity.peerNegotiatesUntil = now + PEER_NEGOTIATION;
      }
    }
  }
}

function hasSasWith({ identities }: SpdEntry, peer: Ipv4): boolean {
  return identities.some(({ bundles }) => bundles.some(bundle => bundle.peer === peer));
}

function tellRefusal(turn: IpsecTurn, proposal: SaProposal, refusal: IpsecRefusal): void {
  const event = refusalEvent(proposal, refusal);
  if (event !== undefined) turn.emit(event);
}

function refusalEvent({ local, remote, suite }: SaProposal, refusal: IpsecRefusal): IpsecEvent | undefined {
  switch (refusal) {
    case 'local-address':
      return { kind: 'invalid-local-address', address: local };
    case 'peer':
      return { kind: 'peer-not-found', address: remote };
    case 'proxies':
      return { kind: 'proxies-not-supported' };
    case 'transform':
    case 'mode':
    case 'pfs': {
      const [offer] = suite;
      if (offer === undefined) return undefined;
      const { protocol, transformId, hmac } = offer;
      return { kind: 'transform-not-supported', protocol, transformId, hmac };
    }
  }
}
