import { ByteWriter } from '../base/bytes';
import {
  attributeValue,
  basic,
  decodeAttributes,
  lifeDurationAttribute,
  writeAttributes,
} from '../wire/isakmp/attributes';
import { IkeAttribute, IpsecAttribute, LifeType, NotifyType } from '../wire/isakmp/constants';
import type { IkeContext } from './context';
import { sendStatus } from './informational';
import type { IkeTurn } from './ipsec-port';
import { watchPeer } from './liveness';
import { isAt, sharedPort } from './nat-traversal';
import { ANSWERS_DUPLICATES } from './phase1-end';
import { forgetPhase1, type IkeSa } from './sa';
import { deleteSa } from './sa-lifecycle';

/** Phase 1 is done. `initial`: the peer has just started, and knows nothing of what it shared with us before. */
export function establish(context: IkeContext, turn: IkeTurn, sa: IkeSa, initial: boolean): void {
  const { policy } = sa;
  context.contacted.add(sa.peer);
  forgetPhase1(sa);
  sa.establishedAt = turn.now;
  sa.expiresAt = turn.now + (policy?.lifetime ?? 0) * 1000;
  sa.settlesAt = turn.now + ANSWERS_DUPLICATES;
  watchPeer(context, turn, sa);
  if (initial) forgetEarlier(context, turn, sa);
  if (sa.role === 'responder' && policy !== undefined && policy.lifetime < policy.offeredLifetime) {
    sendLifetime(turn, sa, policy.lifetime);
  }
}

/** INITIAL-CONTACT (RFC 2407 4.6.3.3): what the peer had with this address of ours before `sa` is nothing to it any more. */
export function forgetEarlier(context: IkeContext, turn: IkeTurn, sa: IkeSa): void {
  turn.emit({ kind: 'initial-contact', connection: sa.connectionId, peer: sa.peer });
  // What came about while the peer was at this exchange it knows.
  const began = sa.beganAt ?? turn.now;
  const port = sharedPort(sa);
  for (const other of [...context.table.all()]) {
    if (
      other === sa ||
      other.peer !== sa.peer ||
      other.local !== sa.local ||
      !isAt(other, port) ||
      (other.establishedAt ?? Infinity) >= began
    )
      continue;
    deleteSa(context, turn, other, 'P1 delete notify (in)');
  }
  context.env.ipsec.deleteOlder(turn, sa.local, sa.peer, began, port);
}

/** RFC 2407 4.6.3.1: the initiator is told that the SA will not live as long as it offered. */
function sendLifetime(turn: IkeTurn, sa: IkeSa, seconds: number): void {
  const data = new ByteWriter();
  writeAttributes(data, [
    basic(IkeAttribute.lifeType, LifeType.seconds),
    lifeDurationAttribute(IkeAttribute.lifeDuration, seconds),
  ]);
  sendStatus(turn, sa, NotifyType.responderLifetime, data.whole());
}

/** The responder's lifetime, if it is the shorter one, counts from when the SA was made. @throws ProtocolError */
export function takeLifetime(turn: IkeTurn, sa: IkeSa, data: Uint8Array): void {
  const seconds = secondsIn(data);
  const { policy, establishedAt } = sa;
  if (seconds === undefined || policy === undefined || establishedAt === undefined) return;
  const lifetime = Math.min(policy.lifetime, seconds);
  if (sa.role === 'initiator' && lifetime > 0) {
    sa.policy = { ...policy, lifetime };
    sa.expiresAt = establishedAt + lifetime * 1000;
  }
  turn.emit({ kind: 'responder-lifetime', connection: sa.connectionId, seconds: sa.policy?.lifetime ?? lifetime });
}

/** The attributes of phase 1 (RFC 2409 appendix A) or those of the DOI (RFC 2407 4.5): implementations differ. */
function secondsIn(data: Uint8Array): number | undefined {
  let type: number | undefined;
  for (const attribute of decodeAttributes(data)) {
    if (attribute.type === IkeAttribute.lifeType || attribute.type === IpsecAttribute.lifeType) {
      type = attributeValue(attribute);
    } else if (attribute.type === IkeAttribute.lifeDuration || attribute.type === IpsecAttribute.lifeDuration) {
      if (type === LifeType.seconds) return attributeValue(attribute);
    }
  }
  return undefined;
}
