/** Phase 1, main mode with pre-shared keys (RFC 2409 5.4): one function a message, in order. */
import { equalBytes, isZero, latin1 } from '../base/bytes';
import { ProtocolError } from '../base/errors';
import { cipherFor } from '../crypto/cipher';
import { dhGroup, generateKeyPair, sharedSecret } from '../crypto/dh';
import { hashFor } from '../crypto/hash';
import { cipherKey, deriveSkeyids, phase1Hash, phase1Iv, skeyidPsk } from '../crypto/keymat';
import { ExchangeType, IPSEC_DOI, NotifyType, SIT_IDENTITY_ONLY } from '../wire/isakmp/constants';
import { encodeIdBody, encodeMessage, encodePayloadBody } from '../wire/isakmp/encode';
import type { IsakmpMessage, Payload, ProposalBody } from '../wire/isakmp/message';
import { checkRules } from '../wire/isakmp/rules';
import { IOS_VENDOR_ID } from '../wire/isakmp/ted';
import type { IkeContext } from './context';
import type { IkeDatagram, IkeTurn, SaRequest } from './ipsec-port';
import { identityFits, ownIdentity, tellIdentity } from './identity';
import { sendClearNotify } from './informational';
import { presharedKeyFor } from './keys';
import { requireNonce, requirePayload, tellVendorIds } from './payloads';
import { offeredPolicies, phase1Proposal } from './phase1-proposal';
import { judgeOffer } from './phase1-judgement';
import { decrypt, encryptPayloads, headerOf, keysOf } from './protection';
import { startQuickMode } from './quick-mode-initiator';
import type { IkeSa } from './sa';
import { deleteSa, makeRoom } from './sa-lifecycle';
import { sendPhase1 } from './transmission';

const NONCE_BYTES = 20;
const PRIVATE_VALUE_BYTES = 32;

/** Sends MM1. @returns undefined when there is nothing to offer or no key for the peer */
export function startMainMode(
  context: IkeContext,
  turn: IkeTurn,
  request: SaRequest,
  tellStart: (sa: IkeSa) => void,
): IkeSa | undefined {
  const { env, table } = context;
  const policies = offeredPolicies(env.configuration());
  const key = presharedKeyFor(env.configuration(), request.remote, name => env.hostAddress(name));
  if (policies.length === 0 || key === undefined) {
    turn.emit({ kind: 'no-credentials', peer: request.remote });
    return undefined;
  }
  const sa = table.add({
    role: 'initiator',
    local: request.local,
    peer: request.remote,
    peerPort: 500,
    initiatorCookie: newCookie(turn),
    responderCookie: new Uint8Array(8),
    state: 'MM_NO_STATE',
  });
  sa.requests.push(request);
  tellStart(sa);
  const offer: Payload = {
    kind: 'sa',
    doi: IPSEC_DOI,
    situation: SIT_IDENTITY_ONLY,
    proposals: [phase1Proposal(policies)],
  };
  sa.saBody = encodePayloadBody(offer);
  sa.awaits = 2;
  sendPhase1(turn, sa, encodeMessage(headerOf(sa, ExchangeType.mainMode, 0), [offer]), true);
  return sa;
}

/** MM1 -> MM2. */
export function receiveMm1(context: IkeContext, turn: IkeTurn, datagram: IkeDatagram, message: IsakmpMessage): void {
  checkRules('mm1', message.payloads);
  makeRoom(context, turn);
  const sa = context.table.add({
    role: 'responder',
    local: datagram.destination,
    peer: datagram.source,
    peerPort: datagram.sourcePort,
    initiatorCookie: message.header.initiatorCookie.slice(),
    responderCookie: newCookie(turn),
    state: 'MM_NO_STATE',
  });
  sa.lastReceived = datagram.bytes;
  sa.saBody = (message.raw[0] as Uint8Array).slice(4);
  turn.emit({ kind: 'processing', connection: sa.connectionId, payload: 'SA', messageId: 0 });
  const chosen = judgeOffer(context, turn, sa, requirePayload(message.payloads, 'sa'));
  if (chosen === undefined) {
    turn.emit({ kind: 'no-offers-accepted', connection: sa.connectionId, peer: sa.peer });
    sendClearNotify(turn, sa, NotifyType.noProposalChosen);
    deleteSa(context, turn, sa, 'delete_me flag/throw');
    return;
  }
  sa.policy = chosen.policy;
  makeKeyPair(context, turn, sa);
  sa.state = 'MM_SA_SETUP';
  sa.awaits = 3;
  const answer: Payload = { kind: 'sa', doi: IPSEC_DOI, situation: SIT_IDENTITY_ONLY, proposals: [chosen.proposal] };
  sendPhase1(turn, sa, encodeMessage(headerOf(sa, ExchangeType.mainMode, 0), [answer]), true);
}

/** MM2 -> MM3. */
function receiveMm2(context: IkeContext, turn: IkeTurn, sa: IkeSa, message: IsakmpMessage): void {
  checkRules('mm2', message.payloads);
  turn.emit({ kind: 'processing', connection: sa.connectionId, payload: 'SA', messageId: 0 });
  const answer = requirePayload(message.payloads, 'sa');
  requireOneChoice(answer.proposals);
  const chosen = judgeOffer(context, turn, sa, answer);
  if (chosen === undefined) {
    turn.emit({ kind: 'no-offers-accepted', connection: sa.connectionId, peer: sa.peer });
    return;
  }
  sa.responderCookie = message.header.responderCookie.slice();
  sa.policy = chosen.policy;
  makeKeyPair(context, turn, sa);
  sa.state = 'MM_SA_SETUP';
  sa.awaits = 4;
  sendKeyExchange(context, turn, sa);
}

/** RFC 2409 5: the responder must send one proposal with one transform back. @throws ProtocolError */
function requireOneChoice(proposals: readonly ProposalBody[]): void {
  if (proposals.length === 1 && proposals[0]?.transforms.length === 1) return;
  throw new ProtocolError('SA payload', 'does not choose one transform', NotifyType.badProposalSyntax);
}

/** MM3 -> MM4. */
function receiveMm3(context: IkeContext, turn: IkeTurn, sa: IkeSa, message: IsakmpMessage): void {
  checkRules('mm3', message.payloads);
  if (!deriveKeys(context, turn, sa, message)) return;
  tellVendorIds(turn, sa, message.payloads);
  sa.state = 'MM_KEY_EXCH';
  sa.awaits = 5;
  sendKeyExchange(context, turn, sa);
}

/** MM4 -> MM5. */
function receiveMm4(context: IkeContext, turn: IkeTurn, sa: IkeSa, message: IsakmpMessage): void {
  checkRules('mm4', message.payloads);
  if (!deriveKeys(context, turn, sa, message)) return;
  tellVendorIds(turn, sa, message.payloads);
  sa.state = 'MM_KEY_EXCH';
  sa.awaits = 6;
  sendIdentity(context, turn, sa, true);
}

/** MM5 -> MM6: the initiator proves who it is, then we do. */
function receiveMm5(context: IkeContext, turn: IkeTurn, sa: IkeSa, datagram: IkeDatagram): boolean {
  const contact = authenticate(context, turn, sa, datagram, 'mm5');
  if (contact === undefined) return false;
  sa.state = 'QM_IDLE';
  sa.awaits = 0;
  sendIdentity(context, turn, sa, false);
  establish(context, turn, sa, contact);
  return true;
}

/** MM6: phase 1 is done, and what waited for it begins. */
function receiveMm6(context: IkeContext, turn: IkeTurn, sa: IkeSa, datagram: IkeDatagram): boolean {
  const contact = authenticate(context, turn, sa, datagram, 'mm6');
  if (contact === undefined) return false;
  sa.state = 'QM_IDLE';
  sa.awaits = 0;
  sa.retransmission = undefined;
  establish(context, turn, sa, contact);
  for (const request of sa.requests.splice(0)) startQuickMode(context, turn, sa, request);
  clearDh(context, turn, sa);
  return true;
}

/** A message of main mode for an SA that exists and that is no duplicate. @throws ProtocolError */
export function receiveMainMode(
  context: IkeContext,
  turn: IkeTurn,
  sa: IkeSa,
  datagram: IkeDatagram,
  decode: () => IsakmpMessage,
): void {
  switch (sa.awaits) {
    case 2:
      receiveMm2(context, turn, sa, decode());
      break;
    case 3:
      receiveMm3(context, turn, sa, decode());
      break;
    case 4:
      receiveMm4(context, turn, sa, decode());
      break;
    case 5:
      if (!receiveMm5(context, turn, sa, datagram)) return;
      break;
    case 6:
      if (!receiveMm6(context, turn, sa, datagram)) return;
      break;
    case 0:
      return;
  }
  sa.lastReceived = datagram.bytes;
}

function newCookie(turn: IkeTurn): Uint8Array {
  const cookie = turn.rng.bytes(8);
  // A zero cookie means "none yet".
  if (isZero(cookie)) cookie[0] = 1;
  return cookie;
}

function makeKeyPair(context: IkeContext, turn: IkeTurn, sa: IkeSa): void {
  const group = sa.policy && dhGroup(sa.policy.group);
  if (group === undefined) throw new ProtocolError('SA payload', 'names no group', NotifyType.noProposalChosen);
  turn.emit({ kind: 'dh-computing' });
  const pair = generateKeyPair(group, turn.rng.bytes(PRIVATE_VALUE_BYTES));
  turn.spend('dh-generate');
  turn.emit({ kind: 'dh-status' });
  turn.emit({ kind: 'dh-status' });
  turn.emit({ kind: 'psk-authentication', connection: sa.connectionId });
  sa.exchange = { group, pair, number: context.dhNumbers.take() };
}

/** KE, NONCE and, as 12.2 does, the IOS vendor ID. */
function sendKeyExchange(context: IkeContext, turn: IkeTurn, sa: IkeSa): void {
  // A responder has drawn its nonce already: the keys needed it.
  if (sa.ownNonce.length === 0) sa.ownNonce = turn.rng.bytes(NONCE_BYTES);
  const payloads: Payload[] = [
    { kind: 'ke', data: exchangeOf(sa).pair.publicValue },
    { kind: 'nonce', data: sa.ownNonce },
  ];
  if (context.traits.iosVendorId) payloads.push({ kind: 'vendor', data: IOS_VENDOR_ID });
  sendPhase1(turn, sa, encodeMessage(headerOf(sa, ExchangeType.mainMode, 0), payloads), true);
}

/** The peer's KE and NONCE make the keys. @returns false when the peer's pre-shared key is gone */
function deriveKeys(context: IkeContext, turn: IkeTurn, sa: IkeSa, message: IsakmpMessage): boolean {
  const connection = sa.connectionId;
  const peerPublic = requirePayload(message.payloads, 'ke').data.slice();
  const peerNonce = requireNonce(message.payloads);
  turn.emit({ kind: 'processing', connection, payload: 'KE', messageId: 0 });
  turn.emit({ kind: 'dh-computing' });
  const { group, pair } = exchangeOf(sa);
  const gxy = sharedSecret(group, pair.privateValue, peerPublic);
  turn.spend('dh-compute');
  turn.emit({ kind: 'processing', connection, payload: 'NONCE', messageId: 0 });
  const { env } = context;
  const preshared = presharedKeyFor(env.configuration(), sa.peer, name => env.hostAddress(name));
  if (preshared === undefined) {
    turn.emit({ kind: 'key-missing', connection, peer: sa.peer });
    deleteSa(context, turn, sa, 'no policy or key for the peer');
    return false;
  }
  turn.emit({ kind: 'key-found', connection, peer: sa.peer });
  turn.emit({ kind: 'skeyid-computing', connection });
  if (sa.ownNonce.length === 0) sa.ownNonce = turn.rng.bytes(NONCE_BYTES);
  setKeys(turn, sa, latin1(preshared.key), gxy, peerPublic, peerNonce);
  turn.spend('skeyid');
  turn.emit({ kind: 'skeyid-ready', connection });
  return true;
}

function setKeys(
  turn: IkeTurn,
  sa: IkeSa,
  presharedKey: Uint8Array,
  gxy: Uint8Array,
  peerPublic: Uint8Array,
  peerNonce: Uint8Array,
): void {
  const { policy } = sa;
  if (policy === undefined) throw new ProtocolError('main mode', 'no policy was agreed');
  const ownPublic = exchangeOf(sa).pair.publicValue;
  const initiates = sa.role === 'initiator';
  const hash = hashFor(policy.hash);
  const cipher = cipherFor(policy.encryption);
  const skeyid = skeyidPsk(
    hash,
    presharedKey,
    initiates ? sa.ownNonce : peerNonce,
    initiates ? peerNonce : sa.ownNonce,
  );
  const { d, a, e } = deriveSkeyids(hash, skeyid, gxy, sa.initiatorCookie, sa.responderCookie);
  const key = cipherKey(hash, e, cipher.keyBytes);
  sa.keys = { hash, cipher, skeyid, skeyidD: d, skeyidA: a, key };
  sa.peerPublic = peerPublic;
  sa.iv = phase1Iv(hash, initiates ? ownPublic : peerPublic, initiates ? peerPublic : ownPublic, cipher.blockBytes);
  turn.emit({
    kind: 'phase1-keys',
    initiatorCookie: sa.initiatorCookie,
    responderCookie: sa.responderCookie,
    cipher: policy.encryption,
    key,
  });
}

/** MM5 or MM6: ID and HASH. */
function sendIdentity(context: IkeContext, turn: IkeTurn, sa: IkeSa, untilAnswered: boolean): void {
  const id = ownIdentity(context, sa.local);
  tellIdentity(turn, sa.connectionId, id, 'hash');
  const { hash, skeyid } = keysOf(sa);
  turn.emit({ kind: 'hmac-context', connection: sa.connectionId });
  turn.spend('hmac-context');
  const initiates = sa.role === 'initiator';
  const data = phase1Hash(hash, skeyid, {
    ownPublic: exchangeOf(sa).pair.publicValue,
    peerPublic: sa.peerPublic,
    ownCookie: initiates ? sa.initiatorCookie : sa.responderCookie,
    peerCookie: initiates ? sa.responderCookie : sa.initiatorCookie,
    saBody: sa.saBody,
    idBody: encodeIdBody(id),
  });
  if (!initiates) clearDh(context, turn, sa);
  const payloads: Payload[] = [
    { kind: 'id', id },
    { kind: 'hash', data },
  ];
  const { bytes, iv } = encryptPayloads(sa, ExchangeType.mainMode, 0, payloads, sa.iv);
  sa.iv = iv;
  sendPhase1(turn, sa, bytes, untilAnswered);
}

/** What a genuine peer said beside its name; undefined when it is not genuine. */
interface Contact {
  readonly initial: boolean;
}

/** Checks the peer's HASH: nothing of the message counts before. @throws ProtocolError when it does not even decode */
function authenticate(
  context: IkeContext,
  turn: IkeTurn,
  sa: IkeSa,
  datagram: IkeDatagram,
  name: 'mm5' | 'mm6',
): Contact | undefined {
  const connection = sa.connectionId;
  const { hash, skeyid } = keysOf(sa);
  const { payloads, raw, iv } = decrypt(sa, datagram.bytes, sa.iv);
  turn.spend('cipher');
  checkRules(name, payloads);
  turn.emit({ kind: 'processing', connection, payload: 'ID', messageId: 0 });
  turn.emit({ kind: 'processing', connection, payload: 'HASH', messageId: 0 });
  turn.emit({ kind: 'hmac-context', connection });
  turn.spend('hmac-context');
  const initiates = sa.role === 'initiator';
  const idAt = payloads.findIndex(payload => payload.kind === 'id');
  const expected = phase1Hash(hash, skeyid, {
    ownPublic: sa.peerPublic,
    peerPublic: exchangeOf(sa).pair.publicValue,
    ownCookie: initiates ? sa.responderCookie : sa.initiatorCookie,
    peerCookie: initiates ? sa.initiatorCookie : sa.responderCookie,
    saBody: sa.saBody,
    idBody: (raw[idAt] as Uint8Array).subarray(4),
  });
  if (!equalBytes(requirePayload(payloads, 'hash').data, expected)) {
    turn.emit({ kind: 'authentication-failed', connection, peer: sa.peer });
    turn.emit({ kind: 'error-counted', connection, reason: 'authentication failure' });
    return undefined;
  }
  if (!identityFits(context.env, requirePayload(payloads, 'id').id, sa.peer)) {
    turn.emit({ kind: 'identity-unknown', connection, peer: sa.peer });
    return undefined;
  }
  sa.iv = iv;
  turn.emit({ kind: 'authenticated', connection, peer: sa.peer });
  const initial = payloads.some(payload => payload.kind === 'notify' && payload.type === NotifyType.initialContact);
  return { initial };
}

function establish(context: IkeContext, turn: IkeTurn, sa: IkeSa, contact: Contact): void {
  sa.establishedAt = turn.now;
  sa.expiresAt = turn.now + (sa.policy?.lifetime ?? 0) * 1000;
  if (!contact.initial) return;
  turn.emit({ kind: 'initial-contact', connection: sa.connectionId, peer: sa.peer });
  for (const other of [...context.table.all()]) {
    if (other !== sa && other.peer === sa.peer && other.establishedAt !== undefined) {
      deleteSa(context, turn, other, 'P1 delete notify (in)');
    }
  }
  context.env.ipsec.deleteAll(turn, sa.peer);
}

function clearDh(context: IkeContext, turn: IkeTurn, sa: IkeSa): void {
  const { number } = exchangeOf(sa);
  context.dhNumbers.release(number);
  sa.exchange = undefined;
  turn.emit({ kind: 'dh-cleared', number });
}

function exchangeOf(sa: IkeSa): NonNullable<IkeSa['exchange']> {
  if (sa.exchange === undefined) throw new ProtocolError('main mode', 'key exchange before the SA payload');
  return sa.exchange;
}
