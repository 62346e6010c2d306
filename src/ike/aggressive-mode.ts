/**
 * Phase 1, aggressive mode with pre-shared keys (RFC 2409 5.4): three messages, and the identities in the clear, so that a
 * key can be chosen by name.
 */
import { ProtocolError } from '../base/errors';
import { BROADCAST, formatIpv4, type Ipv4, parseIpv4 } from '../base/ipv4-address';
import { ExchangeType, Flag, IPSEC_DOI, NotifyType, PORT_ISAKMP, SIT_IDENTITY_ONLY } from '../wire/isakmp/constants';
import { decodeHeader } from '../wire/isakmp/decode';
import { encodeMessage, encodePayloadBody } from '../wire/isakmp/encode';
import { fqdnId, ipv4Id, userFqdnId } from '../wire/isakmp/id';
import type { IdBody, IsakmpMessage, Payload } from '../wire/isakmp/message';
import { checkRules } from '../wire/isakmp/rules';
import type { IsakmpPeer, PresharedKey } from './configuration';
import type { IkeContext } from './context';
import { identityFits, isOfIsakmp, ownIdentity, tellIdentity, UDP } from './identity';
import type { IkeDatagram, IkeTurn, SaRequest } from './ipsec-port';
import { keyForIdentity, presharedKeyFor } from './keys';
import { agreeForm, detectNat, followPeer, moveToNatPort, natDetection, offeredForms } from './nat-traversal';
import { ownVendorIds, requirePayload, tellVendorIds } from './payloads';
import { initialContact, isGenuine, isInitialContact, ownHash, refuseIdentity } from './phase1-authentication';
import { establish } from './phase1-establishment';
import { acceptOffer, requireOneChoice, type ChosenTransform } from './phase1-judgement';
import { beginAsInitiator, beginAsResponder } from './phase1-beginning';
import { clearDh, deriveKeys, drawNonce, exchangeOf, makeKeyPair } from './phase1-keys';
import { offeredPolicies, phase1Proposal } from './phase1-proposal';
import { decrypt, encryptPayloads, headerOf } from './protection';
import { startQuickMode } from './quick-mode-initiator';
import type { IkeSa } from './sa';
import { deleteSa } from './sa-lifecycle';
import { sendPhase1 } from './transmission';

/** AM1 -> AM2. */
export function receiveAm1(context: IkeContext, turn: IkeTurn, datagram: IkeDatagram, message: IsakmpMessage): void {
  const { payloads } = message;
  checkRules('am1', payloads);
  const sa = beginAsResponder(context, turn, datagram, message, 'AG_NO_STATE');
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
  const form = agreeForm(context, sa, payloads);
  if (!isOfIsakmp(id, form.length > 0)) {
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
  tellVendorIds(turn, sa, payloads, context.traits);
  sa.peerId = bodyOfId(message);
  sa.state = 'AG_INIT_EXCH';
  sa.awaits = 'am3';
  sendAm2(context, turn, sa, chosen, form);
}

function keyOf({ env }: IkeContext, sa: IkeSa, id: IdBody): PresharedKey | undefined {
  return keyForIdentity(env.configuration(), id, sa.peer, name => env.hostAddress(name));
}

/** As it was sent: the hash covers it. */
function bodyOfId({ payloads, raw }: Pick<IsakmpMessage, 'payloads' | 'raw'>): Uint8Array {
  return (raw[payloads.findIndex(({ kind }) => kind === 'id')] as Uint8Array).slice(4);
}

function sendAm2(
  context: IkeContext,
  turn: IkeTurn,
  sa: IkeSa,
  chosen: ChosenTransform,
  form: readonly Payload[],
): void {
  drawNonce(turn, sa);
  const id = ownIdentity(context, sa.local);
  tellIdentity(turn, sa.connectionId, id, 'hash');
  const payloads: Payload[] = [
    { kind: 'sa', doi: IPSEC_DOI, situation: SIT_IDENTITY_ONLY, proposals: [chosen.proposal] },
    { kind: 'ke', data: exchangeOf(sa).pair.publicValue },
    { kind: 'nonce', data: sa.ownNonce },
    { kind: 'id', id },
    { kind: 'hash', data: ownHash(turn, sa, id) },
    ...ownVendorIds(context.traits),
    ...form,
    ...natDetection(sa),
  ];
  sendPhase1(turn, sa, encodeMessage(headerOf(sa, ExchangeType.aggressive, 0), payloads), true);
}

/** What `crypto isakmp peer` says of one: who we say we are to it, and a key for it alone. */
export interface AggressivePeer {
  readonly clientEndpoint: NonNullable<IsakmpPeer['clientEndpoint']>;
  readonly password: string | undefined;
}

/** Sends AM1. @returns undefined when there is nothing to offer or no key for the peer */
export function startAggressiveMode(
  context: IkeContext,
  turn: IkeTurn,
  request: SaRequest,
  peer: AggressivePeer,
  tellStart: (sa: IkeSa) => void,
): IkeSa | undefined {
  // One KE payload serves all transforms (RFC 2409 5.4): the group of the first choice.
  const [first, ...others] = offeredPolicies(context.env.configuration());
  const id = offeredIdentity(peer.clientEndpoint);
  if (first === undefined || id === undefined || keyToward(context, request.remote) === undefined) {
    turn.emit({ kind: 'no-credentials', peer: request.remote });
    return undefined;
  }
  const sa = beginAsInitiator(context, turn, request, 'AG_NO_STATE');
  sa.awaits = 'am2';
  const forms = offeredForms(context, turn, sa);
  tellStart(sa);
  makeKeyPair(context, turn, sa, first.group);
  drawNonce(turn, sa);
  const proposals = [phase1Proposal([first, ...others.filter(({ group }) => group === first.group)])];
  const offer: Payload = { kind: 'sa', doi: IPSEC_DOI, situation: SIT_IDENTITY_ONLY, proposals };
  sa.saBody = encodePayloadBody(offer);
  sa.ownId = id;
  tellIdentity(turn, sa.connectionId, id, 'vendor');
  sa.state = 'AG_INIT_EXCH';
  const payloads: Payload[] = [
    offer,
    { kind: 'ke', data: exchangeOf(sa).pair.publicValue },
    { kind: 'nonce', data: sa.ownNonce },
    { kind: 'id', id },
    ...ownVendorIds(context.traits),
    ...forms,
  ];
  sendPhase1(turn, sa, encodeMessage(headerOf(sa, ExchangeType.aggressive, 0), payloads), true);
  return sa;
}

/** Without a certificate there is no way to say anything else. @returns undefined for an address that is none */
function offeredIdentity({ type, name }: AggressivePeer['clientEndpoint']): IdBody | undefined {
  if (type === 'fqdn') return fqdnId(name, UDP, PORT_ISAKMP);
  if (type === 'user-fqdn') return userFqdnId(name, UDP, PORT_ISAKMP);
  const address = parseIpv4(name);
  return address === undefined ? undefined : ipv4Id(address, UDP, PORT_ISAKMP);
}

/** AM2 -> AM3. Whatever comes of it that is not genuine leaves the exchange as it was: AM2 is sent in the clear. */
function receiveAm2(
  context: IkeContext,
  turn: IkeTurn,
  sa: IkeSa,
  datagram: IkeDatagram,
  message: IsakmpMessage,
): void {
  checkRules('am2', message.payloads);
  if (!acceptAm2(context, turn, sa, datagram, message)) return;
  moveToNatPort(context, turn, sa);
  const payloads: Payload[] = [
    { kind: 'hash', data: ownHash(turn, sa, sa.ownId ?? ownIdentity(context, sa.local)) },
    ...initialContact(context, turn, sa),
    ...natDetection(sa),
  ];
  const { bytes, iv } = encryptPayloads(sa, ExchangeType.aggressive, 0, payloads, sa.iv);
  sa.iv = iv;
  sa.awaits = undefined;
  sa.ownId = undefined;
  sa.state = 'AG_AUTH';
  sendPhase1(turn, sa, bytes, false);
  sa.lastReceived = datagram.bytes;
  sa.state = 'QM_IDLE';
  establish(context, turn, sa, false);
  for (const request of sa.requests.splice(0)) startQuickMode(context, turn, sa, request);
  clearDh(context, turn, sa);
}

/** @returns whether the message proves that its sender has the key, and is who it must be */
function acceptAm2(
  context: IkeContext,
  turn: IkeTurn,
  sa: IkeSa,
  datagram: IkeDatagram,
  message: IsakmpMessage,
): boolean {
  const { payloads } = message;
  const connection = sa.connectionId;
  turn.emit({ kind: 'processing', connection, payload: 'SA', messageId: 0 });
  const answer = requirePayload(payloads, 'sa');
  requireOneChoice(answer.proposals);
  const key = keyToward(context, sa.peer);
  const chosen = acceptOffer(context, turn, sa, answer, key, 'Aggressive');
  if (chosen === undefined) return false;
  if (chosen.policy.group !== exchangeOf(sa).group.id) {
    throw new ProtocolError('SA payload', 'chooses another group', NotifyType.noProposalChosen);
  }
  const none = sa.responderCookie;
  sa.responderCookie = message.header.responderCookie.slice();
  sa.policy = chosen.policy;
  let genuine = false;
  try {
    if (!deriveKeys(context, turn, sa, payloads, () => key)) return false;
    tellVendorIds(turn, sa, payloads, context.traits);
    turn.emit({ kind: 'processing', connection, payload: 'ID', messageId: 0 });
    genuine = isGenuine(turn, sa, payloads, bodyOfId(message));
  } finally {
    if (!genuine) sa.responderCookie = none;
  }
  if (!genuine) return false;
  agreeForm(context, sa, payloads);
  detectNat(turn, sa, datagram, payloads);
  if (!identityFits(context.env, requirePayload(payloads, 'id').id, sa)) {
    refuseIdentity(context, turn, sa, 'Aggressive');
    return false;
  }
  turn.emit({ kind: 'authenticated', connection, peer: sa.peer });
  return true;
}

/** The password of the peer's own lines, else the key for its address. */
function keyToward(context: IkeContext, remote: Ipv4): PresharedKey | undefined {
  const { env } = context;
  const password = aggressivePeer(context, remote)?.password;
  return password === undefined
    ? presharedKeyFor(env.configuration(), remote, name => env.hostAddress(name))
    : { key: password, hidden: false, noXauth: false, peer: { kind: 'address', address: remote, mask: BROADCAST } };
}

/** `crypto isakmp peer` with an identity to offer, by address or by a name that leads there. */
export function aggressivePeer({ env, traits }: IkeContext, remote: Ipv4): AggressivePeer | undefined {
  if (!traits.initiatesAggressive) return undefined;
  for (const { by, name, clientEndpoint, password } of env.configuration().peers.values()) {
    if (clientEndpoint === undefined) continue;
    if (by === 'address' ? name === formatIpv4(remote) : env.hostAddress(name) === remote) {
      return { clientEndpoint, password };
    }
  }
  return undefined;
}

/** A message of aggressive mode for an SA that exists and that is no duplicate. @throws ProtocolError */
export function receiveAggressiveMode(
  context: IkeContext,
  turn: IkeTurn,
  sa: IkeSa,
  datagram: IkeDatagram,
  decode: () => IsakmpMessage,
): void {
  if (sa.awaits === 'am2') receiveAm2(context, turn, sa, datagram, decode());
  else if (sa.awaits === 'am3') receiveAm3(context, turn, sa, datagram, decode);
}

/** AM3: the initiator proves who it is. RFC 2409 5.4 leaves it to the initiator whether it is encrypted. */
function receiveAm3(
  context: IkeContext,
  turn: IkeTurn,
  sa: IkeSa,
  datagram: IkeDatagram,
  decode: () => IsakmpMessage,
): void {
  if (sa.peerId === undefined) return;
  const encrypted = (decodeHeader(datagram.bytes).flags & Flag.encryption) !== 0;
  const { payloads, iv } = encrypted ? decrypt(sa, datagram.bytes, sa.iv) : { ...decode(), iv: sa.iv };
  if (encrypted) turn.spend('cipher');
  checkRules('am3', payloads);
  if (!isGenuine(turn, sa, payloads, sa.peerId)) return;
  sa.iv = iv;
  detectNat(turn, sa, datagram, payloads);
  followPeer(context, turn, sa, datagram);
  sa.state = 'AG_AUTH';
  turn.emit({ kind: 'authenticated', connection: sa.connectionId, peer: sa.peer });
  tellVendorIds(turn, sa, payloads, context.traits);
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
