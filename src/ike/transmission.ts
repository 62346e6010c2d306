import type { Ms } from '../base/event-queue';
import type { IkeState } from './events/states';
import type { IkeContext } from './context';
import type { IkeDatagram, IkeTurn } from './ipsec-port';
import type { QuickMode } from './quick-mode-exchange';
import { roleLetter, type IkeSa, type Retransmission } from './sa';
import { deleteSa } from './sa-lifecycle';
import { failQuickMode } from './quick-mode-end';

/** Sent once and up to five times more, 10 s apart: what fingerprints of IOS show. */
export const RETRANSMISSION_INTERVAL = 10_000;
const MOST_RETRANSMISSIONS = 5;

export function datagramFor(sa: IkeSa, bytes: Uint8Array): IkeDatagram {
  return {
    source: sa.local,
    destination: sa.peer,
    sourcePort: sa.localPort,
    destinationPort: sa.peerPort,
    bytes,
  };
}

/** The peer's port may have moved since it was first sent: what was a translator's then leads nowhere now. */
function readdressed(sa: IkeSa, datagram: IkeDatagram): IkeDatagram {
  return sa.natTraversal === undefined
    ? datagram
    : { ...datagram, sourcePort: sa.localPort, destinationPort: sa.peerPort };
}

/** Tells of it and sends it. */
export function transmit(turn: IkeTurn, sa: IkeSa, datagram: IkeDatagram, state: IkeState = sa.state): void {
  turn.emit({
    kind: 'sending',
    connection: sa.connectionId,
    to: datagram.destination,
    role: roleLetter(sa),
    state,
    ...(sa.via === undefined ? {} : { via: sa.via }),
  });
  turn.spend('send-ike');
  turn.send(datagram);
}

/** Sends a phase 1 message in the SA's new state; it is sent again until the peer's next one comes. */
export function sendPhase1(turn: IkeTurn, sa: IkeSa, bytes: Uint8Array, untilAnswered: boolean): void {
  const datagram = datagramFor(sa, bytes);
  transmit(turn, sa, datagram);
  sa.lastSent = datagram;
  sa.retransmission = untilAnswered ? retransmissionOf(turn, datagram) : undefined;
}

/** The same for a message of quick mode. */
export function sendPhase2(
  turn: IkeTurn,
  sa: IkeSa,
  exchange: QuickMode,
  bytes: Uint8Array,
  untilAnswered: boolean,
): void {
  const datagram = datagramFor(sa, bytes);
  transmit(turn, sa, datagram);
  exchange.lastSent = datagram;
  exchange.retransmission = untilAnswered ? retransmissionOf(turn, datagram) : undefined;
}

function retransmissionOf(turn: IkeTurn, datagram: IkeDatagram): Retransmission {
  return { datagram, nextAt: turn.now + RETRANSMISSION_INTERVAL, attempts: 0 };
}

/** What answering duplicates needs of a phase 1 SA or of a quick mode. */
interface Answering {
  readonly lastSent: IkeDatagram | undefined;
  duplicateAnsweredAt: Ms | undefined;
}

/** Two ends that answer each other's duplicates at once would never stop. */
const LEAST_BETWEEN_ANSWERS: Ms = 1000;

/** The peer sent its last message again: ours must have been lost. */
export function answerDuplicate(turn: IkeTurn, sa: IkeSa, phase: 1 | 2, messageId: number, exchange: Answering): void {
  const { lastSent, duplicateAnsweredAt: before } = exchange;
  const answered = lastSent !== undefined && (before === undefined || turn.now - before >= LEAST_BETWEEN_ANSWERS);
  turn.emit({ kind: 'duplicate', connection: sa.connectionId, phase, answered });
  if (!answered) return;
  exchange.duplicateAnsweredAt = turn.now;
  turn.emit({ kind: 'retransmitting', connection: sa.connectionId, phase, state: sa.state, messageId });
  transmit(turn, sa, readdressed(sa, lastSent));
}

/** A phase 1 message was not answered in time. */
export function retransmitPhase1(context: IkeContext, turn: IkeTurn, sa: IkeSa, retransmission: Retransmission): void {
  const { connectionId: connection, state } = sa;
  turn.emit({ kind: 'retransmitting', connection, phase: 1, state, messageId: 0 });
  if (retransmission.attempts >= MOST_RETRANSMISSIONS) {
    deleteSa(context, turn, sa, 'death by retransmission P1');
    return;
  }
  again(turn, sa, retransmission, 1, 0);
}

/** @returns whether it was sent again; false: the peer does not answer any more */
export function retransmitPhase2(
  context: IkeContext,
  turn: IkeTurn,
  sa: IkeSa,
  exchange: QuickMode,
  retransmission: Retransmission,
): boolean {
  const { connectionId: connection, state } = sa;
  turn.emit({ kind: 'retransmitting', connection, phase: 2, state, messageId: exchange.messageId });
  if (retransmission.attempts >= MOST_RETRANSMISSIONS) {
    failQuickMode(context, turn, sa, exchange, 'death by retransmission P2', 'unanswered');
    return false;
  }
  again(turn, sa, retransmission, 2, exchange.messageId);
  return true;
}

function again(turn: IkeTurn, sa: IkeSa, retransmission: Retransmission, phase: 1 | 2, messageId: number): void {
  const { connectionId: connection, state } = sa;
  turn.emit({ kind: 'error-counted', connection, reason: `retransmit phase ${phase}` });
  turn.emit({ kind: 'retransmitted', connection, phase, state, messageId });
  retransmission.attempts++;
  retransmission.nextAt = turn.now + RETRANSMISSION_INTERVAL;
  transmit(turn, sa, readdressed(sa, retransmission.datagram));
}
