/** Phase 1, main mode with pre-shared keys (RFC 2409 5.4): one function a message, in order. */
import { ExchangeType, IPSEC_DOI, PORT_ISAKMP, SIT_IDENTITY_ONLY } from '../wire/isakmp/constants';
import { encodeMessage, encodePayloadBody } from '../wire/isakmp/encode';
import type { IsakmpMessage, Payload } from '../wire/isakmp/message';
import { checkRules } from '../wire/isakmp/rules';
import type { PresharedKey } from './configuration';
import type { IkeContext } from './context';
import type { IkeDatagram, IkeTurn, SaRequest } from './ipsec-port';
import { identityFits, ownIdentity, tellIdentity } from './identity';
import { presharedKeyFor } from './keys';
import {
  agreeForm,
  detectNat,
  followPeer,
  isTranslated,
  moveToNatPort,
  natDetection,
  offeredForms,
} from './nat-traversal';
import { ownVendorIds, requirePayload, tellVendorIds } from './payloads';
import { initialContact, isGenuine, isInitialContact, ownHash, refuseIdentity } from './phase1-authentication';
import { establish } from './phase1-establishment';
import { beginAsInitiator, beginAsResponder } from './phase1-beginning';
import { clearDh, deriveKeys, drawNonce, exchangeOf, makeKeyPair } from './phase1-keys';
import { offeredPolicies, phase1Proposal } from './phase1-proposal';
import { acceptOffer, requireOneChoice } from './phase1-judgement';
import { decrypt, encryptPayloads, headerOf } from './protection';
import { startQuickMode } from './quick-mode-initiator';
import type { IkeSa } from './sa';
import { sendPhase1 } from './transmission';

/** Sends MM1. @returns undefined when there is nothing to offer or no key for the peer */
export function startMainMode(
  context: IkeContext,
  turn: IkeTurn,
  request: SaRequest,
  tellStart: (sa: IkeSa) => void,
): IkeSa | undefined {
  const { env } = context;
  const policies = offeredPolicies(env.configuration());
  const key = presharedKeyFor(env.configuration(), request.remote, name => env.hostAddress(name));
  if (policies.length === 0 || key === undefined) {
    turn.emit({ kind: 'no-credentials', peer: request.remote });
    return undefined;
  }
  const sa = beginAsInitiator(context, turn, request, 'MM_NO_STATE');
  const forms = offeredForms(context, turn, sa);
  tellStart(sa);
  const offer: Payload = {
    kind: 'sa',
    doi: IPSEC_DOI,
    situation: SIT_IDENTITY_ONLY,
    proposals: [phase1Proposal(policies)],
  };
  sa.saBody = encodePayloadBody(offer);
  sa.awaits = 'mm2';
  sendPhase1(turn, sa, encodeMessage(headerOf(sa, ExchangeType.mainMode, 0), [offer, ...forms]), true);
  return sa;
}

/** MM1 -> MM2. */
export function receiveMm1(context: IkeContext, turn: IkeTurn, datagram: IkeDatagram, message: IsakmpMessage): void {
  checkRules('mm1', message.payloads);
  const sa = beginAsResponder(context, turn, datagram, message, 'MM_NO_STATE');
  turn.emit({ kind: 'processing', connection: sa.connectionId, payload: 'SA', messageId: 0 });
  const offer = requirePayload(message.payloads, 'sa');
  tellVendorIds(turn, sa, message.payloads, context.traits);
  const chosen = acceptOffer(context, turn, sa, offer, keyOf(context, sa), 'Main');
  if (chosen === undefined) return;
  sa.policy = chosen.policy;
  const form = agreeForm(context, sa, message.payloads);
  makeKeyPair(context, turn, sa);
  sa.state = 'MM_SA_SETUP';
  sa.awaits = 'mm3';
  const answer: Payload = { kind: 'sa', doi: IPSEC_DOI, situation: SIT_IDENTITY_ONLY, proposals: [chosen.proposal] };
  sendPhase1(turn, sa, encodeMessage(headerOf(sa, ExchangeType.mainMode, 0), [answer, ...form]), true);
}

/** MM2 -> MM3. */
function receiveMm2(context: IkeContext, turn: IkeTurn, sa: IkeSa, message: IsakmpMessage): void {
  checkRules('mm2', message.payloads);
  turn.emit({ kind: 'processing', connection: sa.connectionId, payload: 'SA', messageId: 0 });
  const answer = requirePayload(message.payloads, 'sa');
  requireOneChoice(answer.proposals);
  tellVendorIds(turn, sa, message.payloads, context.traits);
  const chosen = acceptOffer(context, turn, sa, answer, keyOf(context, sa), 'Main');
  if (chosen === undefined) return;
  sa.responderCookie = message.header.responderCookie.slice();
  sa.policy = chosen.policy;
  agreeForm(context, sa, message.payloads);
  makeKeyPair(context, turn, sa);
  sa.state = 'MM_SA_SETUP';
  sa.awaits = 'mm4';
  sendKeyExchange(context, turn, sa);
}

/** What MM3 and MM4 have in common. @returns false when there is no key for the peer any more @throws ProtocolError */
function takeKeyExchange(
  context: IkeContext,
  turn: IkeTurn,
  sa: IkeSa,
  datagram: IkeDatagram,
  { payloads }: IsakmpMessage,
  name: 'mm3' | 'mm4',
): boolean {
  checkRules(name, payloads);
  if (!deriveKeys(context, turn, sa, payloads, () => keyOf(context, sa))) return false;
  tellVendorIds(turn, sa, payloads, context.traits);
  detectNat(turn, sa, datagram, payloads);
  return true;
}

/** MM3 -> MM4. */
function receiveMm3(
  context: IkeContext,
  turn: IkeTurn,
  sa: IkeSa,
  datagram: IkeDatagram,
  message: IsakmpMessage,
): void {
  if (!takeKeyExchange(context, turn, sa, datagram, message, 'mm3')) return;
  sa.state = 'MM_KEY_EXCH';
  sa.awaits = 'mm5';
  sendKeyExchange(context, turn, sa);
}

/** MM4 -> MM5. */
function receiveMm4(
  context: IkeContext,
  turn: IkeTurn,
  sa: IkeSa,
  datagram: IkeDatagram,
  message: IsakmpMessage,
): void {
  if (!takeKeyExchange(context, turn, sa, datagram, message, 'mm4')) return;
  moveToNatPort(context, turn, sa);
  sa.state = 'MM_KEY_EXCH';
  sa.awaits = 'mm6';
  sendIdentity(context, turn, sa, true);
}

/** MM5 -> MM6: the initiator proves who it is, then we do. */
function receiveMm5(context: IkeContext, turn: IkeTurn, sa: IkeSa, datagram: IkeDatagram): boolean {
  const contact = authenticate(context, turn, sa, datagram, 'mm5');
  if (contact === undefined) return false;
  sa.state = 'QM_IDLE';
  sa.awaits = undefined;
  sendIdentity(context, turn, sa, false);
  establish(context, turn, sa, contact.initial);
  return true;
}

/** MM6: phase 1 is done, and what waited for it begins. */
function receiveMm6(context: IkeContext, turn: IkeTurn, sa: IkeSa, datagram: IkeDatagram): boolean {
  const contact = authenticate(context, turn, sa, datagram, 'mm6');
  if (contact === undefined) return false;
  sa.state = 'QM_IDLE';
  sa.awaits = undefined;
  sa.retransmission = undefined;
  establish(context, turn, sa, contact.initial);
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
    case 'mm2':
      receiveMm2(context, turn, sa, decode());
      break;
    case 'mm3':
      receiveMm3(context, turn, sa, datagram, decode());
      break;
    case 'mm4':
      receiveMm4(context, turn, sa, datagram, decode());
      break;
    case 'mm5':
      if (!receiveMm5(context, turn, sa, datagram)) return;
      break;
    case 'mm6':
      if (!receiveMm6(context, turn, sa, datagram)) return;
      break;
    default:
      return;
  }
  sa.lastReceived = datagram.bytes;
}

/** Main mode has nothing but the peer's address to choose a key by. */
function keyOf({ env }: IkeContext, sa: IkeSa): PresharedKey | undefined {
  return presharedKeyFor(env.configuration(), sa.peer, name => env.hostAddress(name));
}

/** KE, NONCE and, as 12.2 does, the IOS vendor ID. */
function sendKeyExchange(context: IkeContext, turn: IkeTurn, sa: IkeSa): void {
  drawNonce(turn, sa);
  const payloads: Payload[] = [
    { kind: 'ke', data: exchangeOf(sa).pair.publicValue },
    { kind: 'nonce', data: sa.ownNonce },
  ];
  payloads.push(...ownVendorIds(context.traits), ...natDetection(sa));
  sendPhase1(turn, sa, encodeMessage(headerOf(sa, ExchangeType.mainMode, 0), payloads), true);
}

/** MM5 or MM6: ID and HASH. */
function sendIdentity(context: IkeContext, turn: IkeTurn, sa: IkeSa, untilAnswered: boolean): void {
  const id = ownIdentity(context, sa.local, isTranslated(sa) ? 0 : PORT_ISAKMP);
  tellIdentity(turn, sa.connectionId, id, 'hash');
  const data = ownHash(turn, sa, id);
  if (sa.role === 'responder') clearDh(context, turn, sa);
  const payloads: Payload[] = [{ kind: 'id', id }, { kind: 'hash', data }, ...initialContact(context, turn, sa)];
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
  const { payloads, raw, iv } = decrypt(sa, datagram.bytes, sa.iv);
  turn.spend('cipher');
  checkRules(name, payloads);
  turn.emit({ kind: 'processing', connection, payload: 'ID', messageId: 0 });
  const idAt = payloads.findIndex(payload => payload.kind === 'id');
  if (!isGenuine(turn, sa, payloads, (raw[idAt] as Uint8Array).subarray(4))) return undefined;
  if (!identityFits(context.env, requirePayload(payloads, 'id').id, sa)) {
    sa.iv = iv;
    refuseIdentity(context, turn, sa, 'Main');
    return undefined;
  }
  sa.iv = iv;
  followPeer(context, turn, sa, datagram);
  turn.emit({ kind: 'authenticated', connection, peer: sa.peer });
  return { initial: isInitialContact(payloads) };
}
