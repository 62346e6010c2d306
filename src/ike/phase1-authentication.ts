/** Phase 1: who the other end is. HASH_I and HASH_R (RFC 2409 5.4), and the identity that they cover. */
import { equalBytes } from '../base/bytes';
import { phase1Hash } from '../crypto/keymat';
import { NotifyType } from '../wire/isakmp/constants';
import { encodeIdBody } from '../wire/isakmp/encode';
import type { IdBody, Payload } from '../wire/isakmp/message';
import type { IkeContext } from './context';
import type { Phase1Mode } from './events/states';
import { sendClearNotify, sendDeleteIsakmp, sendProtectedError, statusNotify } from './informational';
import type { IkeTurn } from './ipsec-port';
import { requirePayload } from './payloads';
import { exchangeOf } from './phase1-keys';
import { keysOf } from './protection';
import type { IkeSa } from './sa';
import { deleteSa } from './sa-lifecycle';

/** Told and worked out: the hash that proves us to be who `id` says. */
export function ownHash(turn: IkeTurn, sa: IkeSa, id: IdBody): Uint8Array {
  const { hash, skeyid } = keysOf(sa);
  turn.emit({ kind: 'hmac-context', connection: sa.connectionId });
  turn.spend('hmac-context');
  const initiates = sa.role === 'initiator';
  return phase1Hash(hash, skeyid, {
    ownPublic: exchangeOf(sa).pair.publicValue,
    peerPublic: sa.peerPublic,
    ownCookie: initiates ? sa.initiatorCookie : sa.responderCookie,
    peerCookie: initiates ? sa.responderCookie : sa.initiatorCookie,
    saBody: sa.saBody,
    idBody: encodeIdBody(id),
  });
}

/**
 * Is the message that brings these payloads from one who has the key? @param idBody the peer's ID payload as it was sent,
 * without its generic header
 */
export function isGenuine(turn: IkeTurn, sa: IkeSa, payloads: readonly Payload[], idBody: Uint8Array): boolean {
  const connection = sa.connectionId;
  const { hash, skeyid } = keysOf(sa);
  turn.emit({ kind: 'processing', connection, payload: 'HASH', messageId: 0 });
  turn.emit({ kind: 'hmac-context', connection });
  turn.spend('hmac-context');
  const initiates = sa.role === 'initiator';
  const expected = phase1Hash(hash, skeyid, {
    ownPublic: sa.peerPublic,
    peerPublic: exchangeOf(sa).pair.publicValue,
    ownCookie: initiates ? sa.responderCookie : sa.initiatorCookie,
    peerCookie: initiates ? sa.initiatorCookie : sa.responderCookie,
    saBody: sa.saBody,
    idBody,
  });
  if (equalBytes(requirePayload(payloads, 'hash').data, expected)) return true;
  turn.emit({ kind: 'authentication-failed', connection, peer: sa.peer });
  turn.emit({ kind: 'error-counted', connection, reason: 'authentication failure' });
  return false;
}

/** RFC 2407 4.6.3.3: the peer says that this is its first SA with us since it started. */
export function isInitialContact(payloads: readonly Payload[]): boolean {
  return payloads.some(payload => payload.kind === 'notify' && payload.type === NotifyType.initialContact);
}

/** RFC 2407 4.6.3.3: with the proof of the first SA with a peer since we started goes that we know of none before it. */
export function initialContact(context: IkeContext, turn: IkeTurn, sa: IkeSa): readonly Payload[] {
  if (sa.role === 'responder' || !context.traits.initialContact || context.contacted.has(sa.peer)) return [];
  turn.emit({ kind: 'initial-contact-sent', connection: sa.connectionId });
  return [statusNotify(sa, NotifyType.initialContact)];
}

/**
 * Whoever has the key but is not who he says is told so, and it is over. A responder says it in the clear, because the
 * initiator has no SA yet (RFC 2409 5.7), and so does the initiator of aggressive mode; that of main mode under the keys of the
 * SA that the responder takes for made.
 */
export function refuseIdentity(context: IkeContext, turn: IkeTurn, sa: IkeSa, mode: Phase1Mode): void {
  const { connectionId: connection, peer } = sa;
  turn.emit({ kind: 'identity-unknown', connection, peer, mode });
  if (sa.role === 'responder' || mode === 'Aggressive') sendClearNotify(turn, sa, NotifyType.invalidIdInformation);
  else {
    sendProtectedError(turn, sa, NotifyType.invalidIdInformation);
    sendDeleteIsakmp(turn, sa);
  }
  deleteSa(context, turn, sa, 'delete_me flag/throw');
}
