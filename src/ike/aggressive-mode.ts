/**
 * Phase 1, aggressive mode with pre-shared keys (RFC 2409 5.4): three messages, and the identities in the clear, so that a
 * key can be chosen by name.
 */
import { ProtocolError } from '../base/errors';
import { ExchangeType, Flag, IPSEC_DOI, NotifyType, SIT_IDENTITY_ONLY } from '../wire/isakmp/constants';
import { encodeMessage } from '../wire/isakmp/encode';
import { decodeHeader } from '../wire/isakmp/decode';
import type { IdBody, IsakmpMessage, Payload } from '../wire/isakmp/message';
import { checkRules } from '../wire/isakmp/rules';
import { IOS_VENDOR_ID } from '../wire/isakmp/ted';
import type { PresharedKey } from './configuration';
import type { IkeContext } from './context';
import { isOfIsakmp, ownIdentity, tellIdentity } from './identity';
import type { IkeDatagram, IkeTurn } from './ipsec-port';
import { keyForIdentity } from './keys';
import { requirePayload, tellVendorIds } from './payloads';
import { isGenuine, isInitialContact, ownHash } from './phase1-authentication';
import { establish } from './phase1-establishment';
import { acceptOffer, type ChosenTransform } from './phase1-judgement';
import { clearDh, deriveKeys, drawNonce, exchangeOf, makeKeyPair, newCookie } from './phase1-keys';
import { decrypt, headerOf } from './protection';
import type { IkeSa } from './sa';
import { deleteSa, makeRoom } from './sa-lifecycle';
import { sendPhase1 } from './transmission';

/** AM1 -> AM2. */
export function receiveAm1(context: IkeContext, turn: IkeTurn, datagram: IkeDatagram, message: IsakmpMessage): void {
  const { payloads } = message;
  checkRules('am1', payloads);
  makeRoom(context, turn);
  const sa = context.table.add({
    role: 'responder',
    local: datagram.destination,
    peer: datagram.source,
    peerPort: datagram.sourcePort,
    initiatorCookie: message.header.initiatorCookie.slice(),
    responderCookie: newCookie(turn),
    state: 'AG_NO_STATE',
  });
  sa.lastReceived = datagram.bytes;
  sa.saBody = (message.raw[0] as Uint8Array).slice(4);
  try {
    answerAm1(context, turn, sa, message);
  } catch (error) {
    // There is no AM2 to be sent again: nothing would ever end it.
    if (error instanceof ProtocolError) deleteSa(context, turn, sa, 'delete_me flag/throw');
    throw error;
  }
}

function answerAm1(context: IkeContext, turn: IkeTurn, sa: IkeSa, message: IsakmpMessage): void {
  const { payloads } = message;
  const connection = sa.connectionId;
  turn.emit({ kind: 'processing', connection, payload: 'SA', messageId: 0 });
  turn.emit({ kind: 'processing', connection, payload: 'ID', messageId: 0 });
  const { id } = requirePayload(payloads, 'id');
  if (!isOfIsakmp(id)) {
    turn.emit({ kind: 'identity-unknown', connection, peer: sa.peer, mode: 'Aggressive' });
    throw new ProtocolError('ID payload', `protocol ${id.protocol} port ${id.port}`, NotifyType.invalidIdInformation);
  }
  const key = keyOf(context, sa, id);
  // No Diffie-Hellman before a policy agrees: it is what an attacker would have us pay for.
  const chosen = acceptOffer(context, turn, sa, requirePayload(payloads, 'sa'), key, 'Aggressive');
  if (chosen === undefined) return;
  sa.policy = chosen.policy;
  makeKeyPair(context, turn, sa);
  if (!deriveKeys(context, turn, sa, payloads, () => key)) return;
  tellVendorIds(turn, sa, payloads);
  sa.peerId = bodyOfId(message);
  sa.state = 'AG_INIT_EXCH';
  sa.awaits = 'am3';
  sendAm2(context, turn, sa, chosen);
}

function keyOf({ env }: IkeContext, sa: IkeSa, id: IdBody): PresharedKey | undefined {
  return keyForIdentity(env.configuration(), id, sa.peer, name => env.hostAddress(name));
}

/** As it was sent: the hash covers it. */
function bodyOfId({ payloads, raw }: Pick<IsakmpMessage, 'payloads' | 'raw'>): Uint8Array {
  return (raw[payloads.findIndex(({ kind }) => kind === 'id')] as Uint8Array).slice(4);
}

function sendAm2(context: IkeContext, turn: IkeTurn, sa: IkeSa, chosen: ChosenTransform): void {
  drawNonce(turn, sa);
  const id = ownIdentity(context, sa.local);
  tellIdentity(turn, sa.connectionId, id, 'hash');
  const payloads: Payload[] = [
    { kind: 'sa', doi: IPSEC_DOI, situation: SIT_IDENTITY_ONLY, proposals: [chosen.proposal] },
    { kind: 'ke', data: exchangeOf(sa).pair.publicValue },
    { kind: 'nonce', data: sa.ownNonce },
    { kind: 'id', id },
    { kind: 'hash', data: ownHash(turn, sa, id) },
  ];
  if (context.traits.iosVendorId) payloads.push({ kind: 'vendor', data: IOS_VENDOR_ID });
  sendPhase1(turn, sa, encodeMessage(headerOf(sa, ExchangeType.aggressive, 0), payloads), true);
}

/** AM3: the initiator proves who it is. RFC 2409 5.4 leaves it to the initiator whether it is encrypted. */
export function receiveAggressiveMode(
  context: IkeContext,
  turn: IkeTurn,
  sa: IkeSa,
  datagram: IkeDatagram,
  decode: () => IsakmpMessage,
): void {
  if (sa.awaits !== 'am3' || sa.peerId === undefined) return;
  const encrypted = (decodeHeader(datagram.bytes).flags & Flag.encryption) !== 0;
  const { payloads, iv } = encrypted ? decrypt(sa, datagram.bytes, sa.iv) : { ...decode(), iv: sa.iv };
  if (encrypted) turn.spend('cipher');
  checkRules('am3', payloads);
  if (!isGenuine(turn, sa, payloads, sa.peerId)) return;
  sa.iv = iv;
  sa.state = 'AG_AUTH';
  turn.emit({ kind: 'authenticated', connection: sa.connectionId, peer: sa.peer });
  tellVendorIds(turn, sa, payloads);
  sa.awaits = undefined;
  sa.retransmission = undefined;
  sa.peerId = undefined;
  sa.lastReceived = datagram.bytes;
  // Nothing answers AM3.
  sa.lastSent = undefined;
  clearDh(context, turn, sa);
  sa.state = 'QM_IDLE';
  establish(context, turn, sa, isInitialContact(payloads));
}
