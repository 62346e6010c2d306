import type { Ms } from '../base/event-queue';
import { InternalError } from '../base/errors';
import type { ConnectionIds, NegotiatedSas, SaKeys, SaProposal, TransformOffer } from '../ike/ipsec-port';
import type { Identity } from './identity';
import { isEndless, lifetimeOf, startVolume } from './lifetimes';
import { keyMessage, saName } from './messages';
import { peerAnswered } from './peer-list';
import { judge } from './policy-check';
import { SaBundle } from './sa-bundle';
import { SecurityAssociation } from './security-association';
import { normalProxy, sameProxies } from './selector';
import type { IpsecState } from './state';
import { succeed } from './succession';
import { espAlgorithms } from './transforms';
import { sharedPort } from './udp-encapsulation';
import type { IpsecTurn } from './turn';

/** SAs come and go here, each with its sibling of the other direction. */

/** An identity keeps so many generations of SAs: a peer that rekeys without end must not eat the memory. */
const MOST_GENERATIONS = 8;

/** A peer that sets the commit bit and never says CONNECTED must not stop the traffic for good. */
const LONGEST_COMMIT: Ms = 10_000;

/** The identity that asked, or for a responder the one that the policy gives it. Undefined: the policy has changed since. */
function identityFor(state: IpsecState, proposal: SaProposal): Identity | undefined {
  const asked = state.acquisitions.get(proposal.requestId)?.identity;
  if (asked !== undefined) return asked;
  const judgement = judge(state, { ...proposal, requestId: undefined });
  if (!judgement.accepted) return undefined;
  const { entry } = judgement;
  const proxies = { local: normalProxy(proposal.proxies.local), remote: normalProxy(proposal.proxies.remote) };
  const known = entry.identities.find(
    identity =>
      sameProxies(identity.proxies, proxies) && (entry.dynamic === undefined || identity.peer === proposal.remote),
  );
  if (known === undefined) return state.addIdentity(entry, proxies, proposal.remote);
  known.peer = proposal.remote;
  return known;
}

function keysOf(all: readonly SaKeys[], offer: TransformOffer): SaKeys {
  const keys = all.find(candidate => candidate.protocol === offer.protocol);
  if (keys === undefined) throw new InternalError(`no keys for ${offer.protocol}`);
  return keys;
}

export function allocateConnections(state: IpsecState, turn: IpsecTurn, protocols: number): ConnectionIds {
  const inbound: number[] = [];
  const outbound: number[] = [];
  for (let at = 0; at < protocols; at++) {
    const pair = state.sad.allocateConnectionPair();
    inbound.push(pair.inbound);
    outbound.push(pair.outbound);
  }
  inbound.forEach((connection, at) => {
    turn.emit({ kind: 'flow-allocated', flowId: state.sad.flowOf(connection) });
    turn.emit({ kind: 'flow-allocated', flowId: state.sad.flowOf(outbound[at] as number) });
  });
  return { inbound, outbound };
}

/** What the SAs of a bundle are made of. */
export type SaMaterial = Pick<NegotiatedSas, 'proposal' | 'inbound' | 'outbound' | 'connections' | 'lifetime'>;

export function makeSas(
  state: IpsecState,
  sas: SaMaterial,
  manual = false,
): { inbound: SecurityAssociation[]; outbound: SecurityAssociation[] } {
  const { local, remote, suite } = sas.proposal;
  const make = (offer: TransformOffer, at: number, direction: 'inbound' | 'outbound'): SecurityAssociation => {
    const connectionId = sas.connections[direction][at];
    if (connectionId === undefined) throw new InternalError('fewer connections than protocols');
    const [source, destination] = direction === 'inbound' ? [remote, local] : [local, remote];
    const keys = keysOf(sas[direction], offer);
    const flowId = state.sad.flowOf(connectionId);
    return new SecurityAssociation({ direction, offer, keys, source, destination, connectionId, flowId, manual });
  };
  return {
    inbound: suite.map((offer, at) => make(offer, at, 'inbound')),
    outbound: suite.map((offer, at) => make(offer, at, 'outbound')),
  };
}

export function installBundle(state: IpsecState, turn: IpsecTurn, sas: NegotiatedSas): void {
  const { proposal } = sas;
  const identity = identityFor(state, proposal);
  if (identity === undefined) {
    discard(state, turn, sas);
    return;
  }
  const { inbound, outbound } = makeSas(state, sas);
  const volume = startVolume(turn.rng, sas.lifetime.kilobytes);
  const lifetime = lifetimeOf(sas.lifetime, Math.max(turn.now, sas.establishedAt), volume, sas.role);
  const bundle = new SaBundle(proposal.local, proposal.remote, inbound, outbound, lifetime, sas.role, sas.udp);
  tellInitialization(turn, sas, bundle);
  if (sas.awaitsConnected) bundle.heldUntil = lifetime.establishedAt + LONGEST_COMMIT;
  succeed(identity, bundle, sas.beganAt);
  state.sad.install(identity, bundle);
  peerAnswered(state, identity.entry, proposal.remote);
  identity.peerNegotiatesUntil = 0;
  tellInstalled(turn, sas, bundle);
  const oldest = identity.bundles[0];
  if (identity.bundles.length > MOST_GENERATIONS && oldest !== undefined)
    endBundle(state, turn, oldest, identity, true);
}

export function tellInitialization(turn: IpsecTurn, sas: SaMaterial, bundle: SaBundle): void {
  const { local, remote, proxies } = sas.proposal;
  const tell = (direction: 'INBOUND' | 'OUTBOUND', sa: SecurityAssociation): void => {
    const { offer, spi, connectionId } = sa;
    const { lifetime } = sas;
    const message = keyMessage({ direction, local, remote, proxies, offer, lifetime, spi, connectionId });
    turn.emit({ kind: 'initialize-sa', message });
  };
  bundle.inbound.forEach((sa, at) => {
    tell('INBOUND', sa);
    tell('OUTBOUND', bundle.outbound[at] as SecurityAssociation);
  });
}

export function tellInstalled(turn: IpsecTurn, sas: SaMaterial, bundle: SaBundle): void {
  bundle.inbound.forEach((sa, at) => {
    turn.emit({ kind: 'ipsec-sa-created', sa: saName(sa) });
    turn.emit({ kind: 'ipsec-sa-created', sa: saName(bundle.outbound[at] as SecurityAssociation) });
  });
  tellKeys(turn, sas, bundle);
}

/** For key files: whoever may read an event of the router may read its traffic. */
function tellKeys(turn: IpsecTurn, sas: SaMaterial, bundle: SaBundle): void {
  const both = [
    { sa: bundle.inboundEsp, all: sas.inbound },
    { sa: bundle.outboundEsp, all: sas.outbound },
  ];
  for (const { sa, all } of both) {
    const algorithms = sa && espAlgorithms(sa.offer);
    if (sa === undefined || algorithms === undefined) continue;
    const keys = keysOf(all, sa.offer);
    turn.emit({
      kind: 'esp-keys',
      source: sa.source,
      destination: sa.destination,
      spi: sa.spi,
      cipher: algorithms.cipher.bulk,
      encryptionKey: keys.encryptionKey,
      auth: algorithms.auth?.hash ?? 'none',
      authenticationKey: keys.authenticationKey,
    });
  }
}

/** The policy no longer wants what was negotiated: the peer is told that our ends of it do not exist. */
function discard(state: IpsecState, turn: IpsecTurn, sas: NegotiatedSas): void {
  const { local, remote } = sas.proposal;
  for (const connection of [...sas.connections.inbound, ...sas.connections.outbound]) {
    state.sad.freeConnection(connection);
  }
  for (const { protocol, spi } of sas.inbound) {
    state.sad.releaseSpi(spi);
    state.env.ike.sendDelete(turn, local, remote, protocol, [spi], sharedPort(sas.udp));
  }
}

/** @param tellPeer send a DELETE; not when the peer itself has deleted them */
export function endBundle(
  state: IpsecState,
  turn: IpsecTurn,
  bundle: SaBundle,
  identity: Identity,
  tellPeer: boolean,
): void {
  if (!state.sad.has(bundle)) return;
  state.sad.remove(bundle);
  bundle.inbound.forEach((sa, at) => {
    turn.emit({ kind: 'ipsec-sa-deleted', sa: saName(sa) });
    turn.emit({ kind: 'ipsec-sa-deleted', sa: saName(bundle.outbound[at] as SecurityAssociation) });
  });
  if (tellPeer && !isEndless(bundle.lifetime)) {
    for (const sa of bundle.inbound) {
      state.env.ike.sendDelete(turn, bundle.local, bundle.peer, sa.protocol, [sa.spi], sharedPort(bundle.udp));
    }
  }
  // Whatever was asked for is gone with it: what is left needs a successor yet.
  const left = identity.bundles.at(-1);
  if (
    identity.pending === undefined &&
    identity.bundles.every(({ rekey }) => rekey === 'asked') &&
    left !== undefined
  ) {
    left.rekey = 'later';
  }
  state.dropIfIdle(identity);
}
