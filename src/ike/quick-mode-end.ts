import type { IkeContext } from './context';
import type { IkeTurn, NegotiationOutcome } from './ipsec-port';
import type { QuickMode } from './quick-mode-exchange';
import type { IkeSa } from './sa';

/** How long a finished node is remembered. */
const PURGE_NODE_AFTER = 50_000;

/** The exchange has done its work: it is remembered for a while, to answer duplicates. */
export function finishQuickMode(turn: IkeTurn, sa: IkeSa, exchange: QuickMode, reason: string): void {
  exchange.step = 'done';
  exchange.retransmission = undefined;
  exchange.purgeAt = turn.now + PURGE_NODE_AFTER;
  const { messageId } = exchange;
  turn.emit({ kind: 'node-deleted', connection: sa.connectionId, messageId, error: false, reason });
}

/** The exchange has failed; IPsec may ask again. */
export function failQuickMode(
  context: IkeContext,
  turn: IkeTurn,
  sa: IkeSa,
  exchange: QuickMode,
  reason: string,
  outcome: NegotiationOutcome,
): void {
  if (exchange.step === 'done') return;
  forgetQuickMode(context, exchange, outcome);
  exchange.purgeAt = turn.now + PURGE_NODE_AFTER;
  const { messageId } = exchange;
  turn.emit({ kind: 'node-deleted', connection: sa.connectionId, messageId, error: true, reason });
}

/** Gives back what the exchange holds, without a word. */
export function forgetQuickMode(context: IkeContext, exchange: QuickMode, outcome: NegotiationOutcome): void {
  if (exchange.step === 'done') return;
  exchange.step = 'done';
  exchange.retransmission = undefined;
  for (const [handle, waiting] of context.awaitingSpis)
    if (waiting.exchange === exchange) context.awaitingSpis.delete(handle);
  const spis = Object.values(exchange.spis);
  if (spis.length > 0) context.env.ipsec.releaseSpis(spis);
  if (exchange.request !== undefined) context.env.ipsec.negotiationEnded(exchange.request.id, outcome);
}
