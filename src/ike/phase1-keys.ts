/** Phase 1: cookies, Diffie-Hellman and the keys made of them (RFC 2409 5, 5.4). */
import { isZero, latin1 } from '../base/bytes';
import { ProtocolError } from '../base/errors';
import { cipherFor } from '../crypto/cipher';
import { dhGroup, generateKeyPair, sharedSecret } from '../crypto/dh';
import { hashFor } from '../crypto/hash';
import { cipherKey, deriveSkeyids, phase1Iv, skeyidPsk } from '../crypto/keymat';
import { NotifyType } from '../wire/isakmp/constants';
import type { Payload } from '../wire/isakmp/message';
import type { PresharedKey } from './configuration';
import type { IkeContext } from './context';
import { ownIdentityType } from './identity';
import type { IkeTurn } from './ipsec-port';
import { requireNonce, requirePayload } from './payloads';
import type { IkeSa, KeyExchange } from './sa';
import { deleteSa } from './sa-lifecycle';

const NONCE_BYTES = 20;
const PRIVATE_VALUE_BYTES = 32;

export function newCookie(turn: IkeTurn): Uint8Array {
  const cookie = turn.rng.bytes(8);
  // A zero cookie means "none yet".
  if (isZero(cookie)) cookie[0] = 1;
  return cookie;
}

/** @param id the group; aggressive mode begins with it before a policy is agreed */
export function makeKeyPair(context: IkeContext, turn: IkeTurn, sa: IkeSa, id = sa.policy?.group): void {
  const group = id && dhGroup(id);
  if (group === undefined) throw new ProtocolError('SA payload', 'names no group', NotifyType.noProposalChosen);
  turn.emit({ kind: 'dh-computing' });
  const pair = generateKeyPair(group, turn.rng.bytes(PRIVATE_VALUE_BYTES));
  turn.spend('dh-generate');
  turn.emit({ kind: 'dh-status' });
  turn.emit({ kind: 'dh-status' });
  turn.emit({ kind: 'psk-authentication', connection: sa.connectionId, idType: ownIdentityType(context) });
  sa.exchange = { group, pair, number: context.dhNumbers.take(), madeAt: turn.now };
}

/** Once for an exchange; a responder's keys need it before it is sent. */
export function drawNonce(turn: IkeTurn, sa: IkeSa): void {
  if (sa.ownNonce.length === 0) sa.ownNonce = turn.rng.bytes(NONCE_BYTES);
}

/** The peer's KE and NONCE make the keys. @returns false when there is no pre-shared key for the peer */
export function deriveKeys(
  context: IkeContext,
  turn: IkeTurn,
  sa: IkeSa,
  payloads: readonly Payload[],
  findKey: () => PresharedKey | undefined,
): boolean {
  const connection = sa.connectionId;
  const peerPublic = requirePayload(payloads, 'ke').data.slice();
  const peerNonce = requireNonce(payloads);
  turn.emit({ kind: 'processing', connection, payload: 'KE', messageId: 0 });
  turn.emit({ kind: 'dh-computing' });
  const { group, pair } = exchangeOf(sa);
  const gxy = sharedSecret(group, pair.privateValue, peerPublic);
  turn.spend('dh-compute');
  turn.emit({ kind: 'processing', connection, payload: 'NONCE', messageId: 0 });
  const preshared = findKey();
  if (preshared === undefined) {
    turn.emit({ kind: 'key-missing', connection, peer: sa.peer });
    deleteSa(context, turn, sa, 'no policy or key for the peer');
    return false;
  }
  turn.emit({ kind: 'key-found', connection, peer: sa.peer });
  turn.emit({ kind: 'skeyid-computing', connection });
  drawNonce(turn, sa);
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
  if (policy === undefined) throw new ProtocolError('phase 1', 'no policy was agreed');
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

export function clearDh(context: IkeContext, turn: IkeTurn, sa: IkeSa): void {
  const { number } = exchangeOf(sa);
  context.dhNumbers.release(number);
  sa.exchange = undefined;
  turn.emit({ kind: 'dh-cleared', number });
}

export function exchangeOf(sa: IkeSa): KeyExchange {
  if (sa.exchange === undefined) throw new ProtocolError('phase 1', 'key exchange before the SA payload');
  return sa.exchange;
}
