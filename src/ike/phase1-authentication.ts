/** Phase 1: who the other end is. HASH_I and HASH_R (RFC 2409 5.4), and the identity that they cover. */
import { equalBytes } from '../base/bytes';
import { phase1Hash } from '../crypto/keymat';
import { NotifyType } from '../wire/isakmp/constants';
import { encodeIdBody } from '../wire/isakmp/encode';
import type { IdBody, Payload } from '../wire/isakmp/message';
import type { IkeTurn } from './ipsec-port';
import { requirePayload } from './payloads';
import { exchangeOf } from './phase1-keys';
import { keysOf } from './protection';
import type { IkeSa } from './sa';

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
