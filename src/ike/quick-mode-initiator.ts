/** Quick mode (RFC 2409 5.5), the initiator's half: QM1, and QM2 -> QM3. */
import { ProtocolError } from '../base/errors';
import { dhGroup, generateKeyPair } from '../crypto/dh';
import { quickModeHash2, quickModeHash3 } from '../crypto/keymat';
import { ExchangeType, IPSEC_DOI, NotifyType, SIT_IDENTITY_ONLY } from '../wire/isakmp/constants';
import { ipv4Id, subnetId } from '../wire/isakmp/id';
import type { IdBody, Payload } from '../wire/isakmp/message';
import { checkRules } from '../wire/isakmp/rules';
import { hasCommitBit } from './commit-bit';
import type { IkeContext } from './context';
import type { IkeDatagram, IkeTurn, Proxy, SaProposal, SaRequest, SuiteOffer, TransformOffer } from './ipsec-port';
import { heardFrom } from './liveness';
import { followPeer, goesInUdp, udpTunnelOf, withoutTransport } from './nat-traversal';
import { grantedLifetime, lesser } from './phase2-lifetime';
import { payloadsOf, requireNonce, requirePayload } from './payloads';
import { choicesOf, groupsOf, phase2Proposals, readChoice, sameSuite, type ReadSuite } from './phase2-proposal';
import { decrypt, encryptHashed, exchangeIv, keysOf, plainHash, rawRest, requireHash } from './protection';
import { finishQuickMode } from './quick-mode-end';
import { newQuickMode, type QuickMode } from './quick-mode-exchange';
import { installSas, negotiatedSas, sharedSecretOf, tellChoice } from './quick-mode-keys';
import type { IkeSa } from './sa';
import { newMessageId } from './sa-lifecycle';
import { sendPhase2 } from './transmission';

const NONCE_BYTES = 20;
const PRIVATE_VALUE_BYTES = 32;

/** Begins with asking IPsec for our SPIs; QM1 follows when they are there. */
export function startQuickMode(context: IkeContext, turn: IkeTurn, sa: IkeSa, wanted: SaRequest): void {
  // The peer was quicker than our phase 1.
  if (context.env.ipsec.servedByPeer(wanted.id)) return;
  const request = withoutTransport(sa, wanted);
  const connection = sa.connectionId;
  const messageId = newMessageId(turn, sa);
  const exchange = newQuickMode(messageId, 'initiator', turn.now, exchangeIv(sa, messageId), request);
  exchange.ids = [idOf(request.proxies.local), idOf(request.proxies.remote)];
  sa.quickModes.set(messageId, exchange);
  const widest = widestSuite(request.suites);
  turn.emit({ kind: 'quick-mode-begins', connection, messageId });
  turn.emit({ kind: 'spis-wanted', connection, count: widest.length });
  turn.emit({ kind: 'spis-pending', connection });
  const handle = context.nextHandle++;
  context.awaitingSpis.set(handle, { sa, exchange });
  context.env.ipsec.getSpis(turn, handle, proposalOf(request, widest));
}

/** One SPI a protocol serves all suites of the offer: only one of them will be taken. */
export function widestSuite(suites: readonly SuiteOffer[]): SuiteOffer {
  const widest: TransformOffer[] = [];
  for (const suite of suites) {
    for (const offer of suite) if (!widest.some(({ protocol }) => protocol === offer.protocol)) widest.push(offer);
  }
  return widest;
}

function proposalOf(request: SaRequest, suite: SuiteOffer): SaProposal {
  const { local, remote, proxies, pfs, id } = request;
  return { local, remote, proxies, suite, pfs, requestId: id };
}

/** A host is an address, a network a subnet (RFC 2407 4.6.2). */
function idOf(proxy: Proxy): IdBody {
  const { type, address, mask, protocol, port } = proxy;
  return type === 1 ? ipv4Id(address, protocol, port) : subnetId(address, mask, protocol, port);
}

/** The SPIs are there: QM1. */
export function sendQm1(turn: IkeTurn, sa: IkeSa, exchange: QuickMode): void {
  const { request, messageId, spis } = exchange;
  if (request === undefined) return;
  const group = request.pfs === undefined ? undefined : dhGroup(request.pfs);
  exchange.ownNonce = turn.rng.bytes(NONCE_BYTES);
  const payloads: Payload[] = [
    {
      kind: 'sa',
      doi: IPSEC_DOI,
      situation: SIT_IDENTITY_ONLY,
      proposals: phase2Proposals(request.suites, spis, request.lifetime, group?.id, udpTunnelOf(sa)),
    },
    { kind: 'nonce', data: exchange.ownNonce },
  ];
  if (group !== undefined) {
    turn.emit({ kind: 'dh-computing' });
    exchange.dh = { group, pair: generateKeyPair(group, turn.rng.bytes(PRIVATE_VALUE_BYTES)) };
    turn.spend('dh-generate');
    payloads.push({ kind: 'ke', data: exchange.dh.pair.publicValue });
  }
  for (const id of exchange.ids) payloads.push({ kind: 'id', id });
  turn.emit({ kind: 'hmac-context', connection: sa.connectionId });
  turn.spend('hmac-context');
  const { bytes, iv } = encryptHashed(sa, ExchangeType.quickMode, messageId, payloads, exchange.iv, rest =>
    plainHash(sa, messageId, rest),
  );
  turn.spend('cipher');
  exchange.iv = iv;
  exchange.step = 'awaits-qm2';
  sendPhase2(turn, sa, exchange, bytes, true);
}

/** QM2 -> QM3. @throws ProtocolError; the exchange then still waits for a good one */
export function receiveQm2(
  context: IkeContext,
  turn: IkeTurn,
  sa: IkeSa,
  exchange: QuickMode,
  datagram: IkeDatagram,
): void {
  const connection = sa.connectionId;
  const { messageId, request } = exchange;
  if (request === undefined) return;
  const { hash, skeyidA } = keysOf(sa);
  const { payloads, raw, iv } = decrypt(sa, datagram.bytes, exchange.iv);
  turn.spend('cipher');
  turn.emit({ kind: 'hmac-context', connection });
  turn.spend('hmac-context');
  checkRules('qm2', payloads);
  requireHash(payloads, quickModeHash2(hash, skeyidA, messageId, exchange.ownNonce, rawRest(raw)));
  followPeer(context, turn, sa, datagram);
  heardFrom(context, turn, sa);
  turn.emit({ kind: 'processing', connection, payload: 'HASH', messageId });
  const chosen = judgeAnswer(context, turn, sa, exchange, request, requirePayload(payloads, 'sa'));
  turn.emit({ kind: 'processing', connection, payload: 'NONCE', messageId });
  exchange.peerNonce = requireNonce(payloads);
  const [ke] = payloadsOf(payloads, 'ke');
  if ((ke === undefined) !== (exchange.dh === undefined)) {
    throw new ProtocolError('KE payload', 'is not what was agreed', NotifyType.payloadMalformed);
  }
  if (ke !== undefined) exchange.secret = sharedSecretOf(turn, sa, exchange, ke.data);
  requireSameIds(
    turn,
    sa,
    exchange,
    payloadsOf(payloads, 'id').map(({ id }) => id),
  );
  const granted = grantedLifetime(turn, sa, exchange, payloads, chosen.spis);
  exchange.iv = iv;
  exchange.awaitsConnected = hasCommitBit(datagram);
  const sas = negotiatedSas(context, turn, sa, exchange, {
    proposal: proposalOf(request, chosen.suite),
    lifetime: lesser(lesser(request.lifetime, chosen.lifetime), granted),
    offeredLifetime: request.lifetime,
    peerSpis: chosen.spis,
    bodies: [],
  });
  sendQm3(turn, sa, exchange);
  exchange.lastReceived = datagram.bytes;
  finishQuickMode(turn, sa, exchange, '');
  installSas(context, turn, sas);
  // Behind the installation in the queue: a packet that comes before it must not find the negotiation ended and no SA.
  turn.defer(() => context.env.ipsec.negotiationEnded(request.id, 'established'));
}

/** @throws ProtocolError when the peer chose what was not offered */
function judgeAnswer(
  context: IkeContext,
  turn: IkeTurn,
  sa: IkeSa,
  exchange: QuickMode,
  request: SaRequest,
  answer: Extract<Payload, { readonly kind: 'sa' }>,
): ReadSuite {
  const connection = sa.connectionId;
  turn.emit({ kind: 'processing', connection, payload: 'SA', messageId: exchange.messageId });
  const [group, ...otherGroups] = groupsOf(answer.proposals);
  const [choice, ...others] = group === undefined ? [] : choicesOf(group);
  // RFC 2408 4.2: one proposal, with one transform of each of its protocols.
  if (otherGroups.length > 0 || others.length > 0) {
    throw new ProtocolError('SA payload', 'leaves the choice to us', NotifyType.badProposalSyntax);
  }
  const read = choice && readChoice(choice, udpTunnelOf(sa));
  if (group === undefined || choice === undefined || read === undefined) {
    throw new ProtocolError('SA payload', 'chooses nothing', NotifyType.badProposalSyntax);
  }
  tellChoice(turn, connection, group.number, choice);
  const proposal = proposalOf(request, read.suite);
  const offered =
    request.suites.some(suite => sameSuite(suite, read.suite)) &&
    read.group === request.pfs &&
    read.udp === goesInUdp(sa, read.suite);
  const refusal = context.env.ipsec.validateProposal(turn, proposal);
  if (!offered || refusal !== undefined) {
    turn.emit({ kind: 'proposal-refused', connection, more: false });
    throw new ProtocolError('SA payload', 'chooses what was not offered', NotifyType.noProposalChosen);
  }
  turn.emit({ kind: 'proposal-acceptable', connection });
  if (context.env.ipsec.validateProposalRequest(turn, proposal) !== undefined) {
    throw new ProtocolError('SA payload', 'does not fit our policy any more', NotifyType.noProposalChosen);
  }
  return read;
}

/** RFC 2409 5.5: the responder sends the identities back as they came. @throws ProtocolError */
function requireSameIds(turn: IkeTurn, sa: IkeSa, exchange: QuickMode, ids: readonly IdBody[]): void {
  const { messageId } = exchange;
  ids.forEach(() => turn.emit({ kind: 'processing', connection: sa.connectionId, payload: 'ID', messageId }));
  const same = ids.length === exchange.ids.length && ids.every((id, i) => sameId(id, exchange.ids[i]));
  if (!same)
    throw new ProtocolError('ID payload', 'is not the identity that was sent', NotifyType.invalidIdInformation);
}

function sameId(a: IdBody, b: IdBody | undefined): boolean {
  if (b === undefined || a.type !== b.type || a.protocol !== b.protocol || a.port !== b.port) return false;
  return a.data.length === b.data.length && a.data.every((byte, i) => byte === b.data[i]);
}

function sendQm3(turn: IkeTurn, sa: IkeSa, exchange: QuickMode): void {
  const { hash, skeyidA } = keysOf(sa);
  const { messageId } = exchange;
  const { bytes, iv } = encryptHashed(sa, ExchangeType.quickMode, messageId, [], exchange.iv, () =>
    quickModeHash3(hash, skeyidA, messageId, exchange.ownNonce, exchange.peerNonce),
  );
  exchange.iv = iv;
  sendPhase2(turn, sa, exchange, bytes, false);
}
