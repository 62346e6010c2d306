/**
 * Dead peer detection (RFC 3706): a peer from which nothing genuine came for an interval is asked whether it is there, again
 * and again when it does not answer, and given up with all SAs that are shared with it.
 */
import { equalBytes, readU32, u32Bytes } from '../base/bytes';
import type { Ms } from '../base/event-queue';
import { NotifyType, Protocol } from '../wire/isakmp/constants';
import type { IsakmpConfiguration } from './configuration';
import type { IkeContext } from './context';
import { cookiesOf, sendStatus } from './informational';
import type { IkeTurn } from './ipsec-port';
import type { Notify } from './notify-handlers';
import { isAt, sharedPort } from './nat-traversal';
import { isEstablished, type IkeSa, type Liveness } from './sa';
import { deleteSa } from './sa-lifecycle';

/** Questions without an answer, before the peer counts as dead. */
const MOST_QUESTIONS = 5;

/** RFC 3706 6.2: the first sequence number is drawn, with its highest bit zero. */
const HIGHEST_FIRST = 0x7fffffff;

/** Phase 1 is done: both ends have said that they know of this (RFC 3706 5.1). */
export function watchPeer(context: IkeContext, turn: IkeTurn, sa: IkeSa): void {
  const { keepalive } = context.env.configuration();
  if (keepalive === undefined || !sa.peerAnswersDpd) return;
  const sequence = (turn.rng.u32() & HIGHEST_FIRST) >>> 0;
  const nextAt = turn.now + keepalive.interval * 1000;
  sa.liveness = { nextAt, sequence, unanswered: 0, heardAt: turn.now, askedAt: Infinity };
}

/** Something genuine has come: there is no need to ask. */
export function heardFrom(context: IkeContext, turn: IkeTurn, sa: IkeSa): void {
  const { keepalive } = context.env.configuration();
  if (sa.liveness === undefined || keepalive === undefined) return;
  sa.liveness.unanswered = 0;
  sa.liveness.heardAt = turn.now;
  sa.liveness.nextAt = turn.now + keepalive.interval * 1000;
}

/** It is time to ask, or to ask again, or to give up. */
export function askPeer(context: IkeContext, turn: IkeTurn, sa: IkeSa): void {
  const { keepalive } = context.env.configuration();
  const { liveness, connectionId: connection } = sa;
  if (liveness === undefined || keepalive === undefined) {
    sa.liveness = undefined;
    return;
  }
  const wait = patience(context, turn, sa, liveness, keepalive);
  if (wait !== undefined) {
    liveness.unanswered = 0;
    liveness.nextAt = wait;
    return;
  }
  if (liveness.unanswered > 0) {
    turn.emit({ kind: 'dpd-unanswered', connection, count: liveness.unanswered, most: MOST_QUESTIONS });
  }
  if (liveness.unanswered >= MOST_QUESTIONS) {
    giveUp(context, turn, sa);
    return;
  }
  if (liveness.unanswered++ === 0) liveness.askedAt = turn.now;
  liveness.nextAt = turn.now + keepalive.retry * 1000;
  liveness.sequence = (liveness.sequence + 1) >>> 0;
  send(turn, sa, NotifyType.rUThere, liveness.sequence);
}

/**
 * RFC 3706 5.4, 5.5: whatever is authentic proves the peer, and who has nothing to send need not know.
 * @returns until when there is no need to ask
 */
function patience(
  { env, traits }: IkeContext,
  turn: IkeTurn,
  sa: IkeSa,
  liveness: Liveness,
  keepalive: NonNullable<IsakmpConfiguration['keepalive']>,
): Ms | undefined {
  const interval = keepalive.interval * 1000;
  const traffic = env.ipsec.lastTraffic(sa.local, sa.peer, sharedPort(sa));
  const heardAt = Math.max(traffic.heardAt, liveness.heardAt);
  if (liveness.unanswered > 0) return heardAt > liveness.askedAt ? turn.now + interval : undefined;
  if (keepalive.form === 'periodic') return undefined;
  if (heardAt + interval > turn.now) return heardAt + interval;
  const onDemand = keepalive.form === 'on-demand' || traits.asksOnDemand;
  return onDemand && traffic.sentAt <= heardAt ? turn.now + interval : undefined;
}

function giveUp(context: IkeContext, turn: IkeTurn, sa: IkeSa): void {
  const { local, peer } = sa;
  const port = sharedPort(sa);
  turn.emit({ kind: 'peer-dead', connection: sa.connectionId, peer });
  for (const other of [...context.table.all()]) {
    if (other.peer === peer && other.local === local && isEstablished(other) && isAt(other, port)) {
      deleteSa(context, turn, other, 'peers alive');
    }
  }
  context.env.ipsec.peerDied(turn, local, peer, port);
}

/** R-U-THERE: answered with its own number. One that is not newer than the last is a replay (RFC 3706 6.2). */
export function receiveQuestion(turn: IkeTurn, sa: IkeSa, notify: Notify): void {
  const sequence = sequenceOf(sa, notify);
  if (sequence === undefined || !sa.peerAnswersDpd) return;
  turn.emit({ kind: 'dpd-received', connection: sa.connectionId, peer: sa.peer, answer: false, sequence });
  if (sa.lastQuestion !== undefined && sequence <= sa.lastQuestion) return;
  sa.lastQuestion = sequence;
  send(turn, sa, NotifyType.rUThereAck, sequence);
}

/** R-U-THERE-ACK: of the question that is open alone. */
export function receiveAnswerTo(context: IkeContext, turn: IkeTurn, sa: IkeSa, notify: Notify): void {
  const sequence = sequenceOf(sa, notify);
  if (sequence === undefined) return;
  turn.emit({ kind: 'dpd-received', connection: sa.connectionId, peer: sa.peer, answer: true, sequence });
  if (sequence === sa.liveness?.sequence) heardFrom(context, turn, sa);
}

/** RFC 3706 5.3: the SPI are both cookies, the data is the number. */
function sequenceOf(sa: IkeSa, { protocol, spi, data }: Notify): number | undefined {
  return protocol === Protocol.isakmp && equalBytes(spi, cookiesOf(sa)) && data.length === 4
    ? readU32(data, 0)
    : undefined;
}

function send(turn: IkeTurn, sa: IkeSa, type: number, sequence: number): void {
  sendStatus(turn, sa, type, u32Bytes(sequence));
}
