import type { IkeContext } from './context';
import type { DeletionReason } from './events/lifecycle';
import type { IkeTurn, NegotiationOutcome } from './ipsec-port';
import { forgetQuickMode } from './quick-mode-end';
import { isDiscovery, roleLetter, type IkeSa } from './sa';

/** A deleted SA is purged after this: at once for a discovery (golden logs), a minute for the others. */
const PURGE_AFTER_DISCOVERY = 1_000;
const PURGE_AFTER = 60_000;

/** What the end of an SA says of the peer to whoever waits for it; nothing, where it is not named. */
const OUTCOMES: Readonly<Partial<Record<DeletionReason, NegotiationOutcome>>> = {
  'death by retransmission P1': 'unanswered',
  'death by retransmission P2': 'unanswered',
  'peers alive': 'unanswered',
  'no policy or key for the peer': 'refused',
  'delete_me flag/throw': 'refused',
};

/**
 * Marks an SA for deletion. What waits for it fails; the IPsec SAs that it made live on (they need it no more until they
 * are renewed).
 */
export function deleteSa(context: IkeContext, turn: IkeTurn, sa: IkeSa, reason: DeletionReason): void {
  if (sa.purgeAt !== undefined) return;
  const discovery = isDiscovery(sa);
  turn.emit({
    kind: 'sa-deleted',
    connection: sa.connectionId,
    reason,
    role: roleLetter(sa),
    state: sa.state,
    peer: sa.peer,
  });
  sa.purgeAt = turn.now + (discovery ? PURGE_AFTER_DISCOVERY : PURGE_AFTER);
  sa.retransmission = undefined;
  sa.liveness = undefined;
  sa.awaits = undefined;
  if (!discovery) sa.state = sa.state.startsWith('AG_') ? 'AG_NO_STATE' : 'MM_NO_STATE';
  if (sa.exchange !== undefined) context.dhNumbers.release(sa.exchange.number);
  const outcome = OUTCOMES[reason] ?? 'cancelled';
  for (const exchange of sa.quickModes.values()) forgetQuickMode(context, exchange, outcome);
  // A discovery's request has gone over to the SA that serves it.
  if (!discovery) for (const request of sa.requests.splice(0)) context.env.ipsec.negotiationEnded(request.id, outcome);
}

/** The SA goes, and its connection id is free. */
export function purgeSa(context: IkeContext, turn: IkeTurn, sa: IkeSa): void {
  const connection = sa.connectionId;
  turn.emit({ kind: 'sa-purged', connection, pointer: turn.rng.u32() });
  if (sa.hasNodeZero) turn.emit({ kind: 'node-purged', connection, messageId: 0 });
  for (const exchange of sa.quickModes.values()) {
    turn.emit({ kind: 'node-purged', connection, messageId: exchange.messageId });
  }
  turn.emit({ kind: 'connection-deleted', connection });
  context.table.remove(sa);
}

/**
 * Before a peer's first message is taken: whoever floods us with them pushes out his own, not the genuine peer, who comes
 * after him and goes on at once.
 */
export function makeRoom(context: IkeContext, turn: IkeTurn): void {
  const surplus = context.table.surplus();
  if (surplus === undefined) return;
  deleteSa(context, turn, surplus, 'delete_me flag/throw');
  purgeSa(context, turn, surplus);
}

/** Another message id for an exchange of this SA: unique in it, and not zero. */
export function newMessageId(turn: IkeTurn, sa: IkeSa): number {
  let messageId: number;
  do messageId = turn.rng.u32();
  while (messageId === 0 || sa.usedMessageIds.has(messageId));
  sa.usedMessageIds.add(messageId);
  return messageId;
}
