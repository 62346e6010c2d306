/** Quick mode (RFC 2409 5.5), the responder's half: QM1 -> QM2, and QM3. */
import { ProtocolError } from '../base/errors';
import { BROADCAST } from '../base/ipv4-address';
import { dhGroup, generateKeyPair } from '../crypto/dh';
import { quickModeHash2, quickModeHash3 } from '../crypto/keymat';
import { ExchangeType, IPSEC_DOI, NotifyType, SIT_IDENTITY_ONLY } from '../wire/isakmp/constants';
import type { IdBody, Payload } from '../wire/isakmp/message';
import { checkRules } from '../wire/isakmp/rules';
import { hasCommitBit } from './commit-bit';
import type { IkeContext } from './context';
import type { IkeDatagram, IkeTurn, IpsecRefusal, ProxyPair, SaProposal } from './ipsec-port';
import { sendNotify, sendProtectedError } from './informational';
import { heardFrom } from './liveness';
import { followPeer, goesInUdp, udpTunnelOf } from './nat-traversal';
import { payloadsOf, requireNonce, requirePayload } from './payloads';
import { choicesOf, groupsOf, readChoice, spiBytes, type Choice, type ReadSuite } from './phase2-proposal';
import { lesser, lifetimeNotifies } from './phase2-lifetime';
import { isGroup } from './phase1-proposal';
import { decrypt, encryptHashed, exchangeIv, keysOf, plainHash, rawRest, requireHash } from './protection';
import { finishQuickMode } from './quick-mode-end';
import { newQuickMode, type AcceptedSuite, type QuickMode } from './quick-mode-exchange';
import { installSas, negotiatedSas, sharedSecretOf, tellChoice } from './quick-mode-keys';
import type { IkeSa } from './sa';
import { proxyOf } from './ted';
import { sendPhase2 } from './transmission';

const NONCE_BYTES = 20;
const PRIVATE_VALUE_BYTES = 32;

/** QM1: judged, then IPsec is asked for our SPIs; QM2 follows when they are there. @throws ProtocolError */
export function receiveQm1(
  context: IkeContext,
  turn: IkeTurn,
  sa: IkeSa,
  datagram: IkeDatagram,
  messageId: number,
): void {
  const connection = sa.connectionId;
  const { payloads, raw, iv } = decrypt(sa, datagram.bytes, exchangeIv(sa, messageId));
  turn.spend('cipher');
  turn.emit({ kind: 'hmac-context', connection });
  turn.spend('hmac-context');
  checkRules('qm1', payloads);
  requireHash(payloads, plainHash(sa, messageId, rawRest(raw)));
  sa.usedMessageIds.add(messageId);
  followPeer(context, turn, sa, datagram);
  heardFrom(context, turn, sa);
  turn.emit({ kind: 'processing', connection, payload: 'HASH', messageId });
  turn.emit({ kind: 'processing', connection, payload: 'SA', messageId });
  const ids = payloadsOf(payloads, 'id').map(({ id }) => id);
  const [ke] = payloadsOf(payloads, 'ke');
  const accepted = judgeProposals(context, turn, sa, requirePayload(payloads, 'sa'), proxiesFrom(sa, ids));
  if (typeof accepted === 'string') {
    turn.emit({ kind: 'phase2-not-acceptable', connection, peer: sa.peer, byPolicy: accepted === 'policy' });
    return;
  }
  const exchange = newQuickMode(messageId, 'responder', turn.now, iv, undefined);
  exchange.accepted = accepted;
  exchange.awaitsConnected = hasCommitBit(datagram);
  exchange.ids = ids;
  exchange.lastReceived = datagram.bytes;
  turn.emit({ kind: 'processing', connection, payload: 'NONCE', messageId });
  exchange.peerNonce = requireNonce(payloads);
  answerKe(turn, sa, exchange, accepted, ke?.data);
  ids.forEach(() => turn.emit({ kind: 'processing', connection, payload: 'ID', messageId }));
  sa.quickModes.set(messageId, exchange);
  turn.emit({ kind: 'spis-wanted', connection, count: accepted.proposal.suite.length });
  const handle = context.nextHandle++;
  context.awaitingSpis.set(handle, { sa, exchange });
  context.env.ipsec.getSpis(turn, handle, accepted.proposal);
}

/** Seen from here: the initiator's identity is the remote side. */
function proxiesFrom(sa: IkeSa, ids: readonly IdBody[]): ProxyPair {
  const [initiator, responder] = ids;
  const host = { type: 1 as const, mask: BROADCAST, protocol: 0, port: 0 };
  return {
    local: responder === undefined ? { ...host, address: sa.local } : proxyOf(responder),
    remote: initiator === undefined ? { ...host, address: sa.peer } : proxyOf(initiator),
  };
}

/** What stands in the way: the suite itself, or what the policy says of proxies, peer and address. */
type Refused = 'suite' | 'policy';

/** The initiator's proposals in order; the first that IPsec takes. Sends the NOTIFY when it takes none. */
function judgeProposals(
  context: IkeContext,
  turn: IkeTurn,
  sa: IkeSa,
  offer: Extract<Payload, { readonly kind: 'sa' }>,
  proxies: ProxyPair,
): AcceptedSuite | Refused {
  const connection = sa.connectionId;
  let refused: Refused = 'suite';
  let firstSpi: { readonly protocol: 'esp' | 'ah'; readonly spi: number } | undefined;
  for (const group of groupsOf(offer.proposals)) {
    for (const choice of choicesOf(group)) {
      tellChoice(turn, connection, group.number, choice);
      const read = readChoice(choice, udpTunnelOf(sa));
      if (read === undefined) {
        turn.emit({ kind: 'proposal-refused', connection, more: choice.more });
        continue;
      }
      const protocol = read.spis.esp === undefined ? 'ah' : 'esp';
      firstSpi ??= { protocol, spi: read.spis[protocol] ?? 0 };
      const accepted = judgeChoice(context, turn, sa, choice, read, proxies);
      if (typeof accepted !== 'string') return accepted;
      if (accepted === 'policy') refused = accepted;
    }
  }
  if (firstSpi !== undefined) sendNotify(turn, sa, NotifyType.noProposalChosen, firstSpi.protocol, firstSpi.spi);
  else sendProtectedError(turn, sa, NotifyType.noProposalChosen);
  return refused;
}

function judgeChoice(
  context: IkeContext,
  turn: IkeTurn,
  sa: IkeSa,
  choice: Choice,
  read: ReadSuite,
  proxies: ProxyPair,
): AcceptedSuite | Refused {
  const connection = sa.connectionId;
  const pfs = read.group;
  const knownGroup = pfs === undefined || isGroup(pfs);
  const proposal: SaProposal = {
    local: sa.local,
    remote: sa.peer,
    proxies,
    suite: read.suite,
    pfs: pfs !== undefined && isGroup(pfs) ? pfs : undefined,
    requestId: undefined,
  };
  const refuse = (refusal: IpsecRefusal | 'group'): Refused => {
    const byPolicy = refusal === 'proxies' || refusal === 'peer' || refusal === 'local-address';
    if (byPolicy) turn.emit({ kind: 'policy-invalidated-proposal', connection });
    else turn.emit({ kind: 'proposal-refused', connection, more: choice.more });
    return byPolicy ? 'policy' : 'suite';
  };
  // Where addresses are translated ESP gets through in UDP alone; elsewhere it has no use for it.
  if (read.udp !== goesInUdp(sa, read.suite)) return refuse('mode');
  const suiteRefusal = knownGroup ? context.env.ipsec.validateProposal(turn, proposal) : 'group';
  if (suiteRefusal !== undefined) return refuse(suiteRefusal);
  turn.emit({ kind: 'proposal-acceptable', connection });
  const refusal = context.env.ipsec.validateProposalRequest(turn, proposal);
  if (refusal !== undefined) return refuse(refusal);
  const own = context.env.ipsec.lifetimeFor(proposal);
  return {
    proposal,
    lifetime: lesser(own, read.lifetime),
    offeredLifetime: read.lifetime,
    peerSpis: read.spis,
    bodies: choice.bodies.map(({ body, transform }) => ({ ...body, transforms: [transform] })),
  };
}

/** Perfect forward secrecy: the group of the attributes and a KE payload belong together. @throws ProtocolError */
function answerKe(
  turn: IkeTurn,
  sa: IkeSa,
  exchange: QuickMode,
  accepted: AcceptedSuite,
  peerPublic: Uint8Array | undefined,
): void {
  const { pfs } = accepted.proposal;
  const group = pfs === undefined ? undefined : dhGroup(pfs);
  if ((group === undefined) !== (peerPublic === undefined)) {
    throw new ProtocolError('KE payload', 'does not go with the group of the proposal', NotifyType.payloadMalformed);
  }
  if (group === undefined || peerPublic === undefined) return;
  exchange.dh = { group, pair: generateKeyPair(group, turn.rng.bytes(PRIVATE_VALUE_BYTES)) };
  turn.spend('dh-generate');
  exchange.secret = sharedSecretOf(turn, sa, exchange, peerPublic);
}

/** The SPIs are there: QM2. */
export function sendQm2(turn: IkeTurn, sa: IkeSa, exchange: QuickMode): void {
  const { accepted, messageId, spis } = exchange;
  if (accepted === undefined) return;
  exchange.ownNonce = turn.rng.bytes(NONCE_BYTES);
  const proposals = accepted.bodies.map((body, i) => {
    const protocol = accepted.proposal.suite[i]?.protocol ?? 'esp';
    return { ...body, spi: spiBytes(protocol, spis[protocol] ?? 0) };
  });
  const payloads: Payload[] = [
    { kind: 'sa', doi: IPSEC_DOI, situation: SIT_IDENTITY_ONLY, proposals },
    { kind: 'nonce', data: exchange.ownNonce },
  ];
  if (exchange.dh !== undefined) payloads.push({ kind: 'ke', data: exchange.dh.pair.publicValue });
  for (const id of exchange.ids) payloads.push({ kind: 'id', id });
  payloads.push(...lifetimeNotifies(turn, sa, accepted, spis));
  const { hash, skeyidA } = keysOf(sa);
  turn.emit({ kind: 'hmac-context', connection: sa.connectionId });
  turn.spend('hmac-context');
  const { bytes, iv } = encryptHashed(sa, ExchangeType.quickMode, messageId, payloads, exchange.iv, rest =>
    quickModeHash2(hash, skeyidA, messageId, exchange.peerNonce, rest),
  );
  turn.spend('cipher');
  exchange.iv = iv;
  exchange.step = 'awaits-qm3';
  sendPhase2(turn, sa, exchange, bytes, true);
}

/** QM3: the initiator is alive and has the keys, so the SAs stand. @throws ProtocolError */
export function receiveQm3(
  context: IkeContext,
  turn: IkeTurn,
  sa: IkeSa,
  exchange: QuickMode,
  datagram: IkeDatagram,
): void {
  const connection = sa.connectionId;
  const { messageId, accepted } = exchange;
  if (accepted === undefined) return;
  const { hash, skeyidA } = keysOf(sa);
  const { payloads, iv } = decrypt(sa, datagram.bytes, exchange.iv);
  turn.spend('cipher');
  turn.emit({ kind: 'hmac-context', connection });
  turn.spend('hmac-context');
  checkRules('qm3', payloads);
  requireHash(payloads, quickModeHash3(hash, skeyidA, messageId, exchange.peerNonce, exchange.ownNonce));
  followPeer(context, turn, sa, datagram);
  heardFrom(context, turn, sa);
  exchange.iv = iv;
  exchange.awaitsConnected ||= hasCommitBit(datagram);
  const sas = negotiatedSas(context, turn, sa, exchange, accepted);
  exchange.lastReceived = datagram.bytes;
  exchange.lastSent = undefined;
  finishQuickMode(turn, sa, exchange, 'quick mode done (await())');
  installSas(context, turn, sas);
}
