/** Which exchange a message belongs to, and whether it may go on there: what is left goes to the exchange itself. */
import { isZero } from '../base/bytes';
import { ProtocolError } from '../base/errors';
import { ExchangeType, Flag, NotifyType } from '../wire/isakmp/constants';
import { decodeMessage } from '../wire/isakmp/decode';
import type { IsakmpHeader, IsakmpMessage } from '../wire/isakmp/message';
import { receiveAggressiveMode, receiveAm1 } from './aggressive-mode';
import { isCommit, receiveFourth } from './commit-bit';
import type { IkeContext } from './context';
import { receiveClear, receiveProtected, sendDeleteSpis } from './informational';
import type { IkeDatagram, IkeTurn } from './ipsec-port';
import { receiveMainMode, receiveMm1 } from './main-mode';
import type { QuickMode } from './quick-mode-exchange';
import { receiveQm2 } from './quick-mode-initiator';
import { receiveQm1, receiveQm3 } from './quick-mode-responder';
import { isDeleted, isDiscovery, isEstablished, type IkeSa } from './sa';
import { receiveAnswer, receiveProbe } from './ted';
import { answerDuplicate } from './transmission';

/** `sa`: the SA that the message's cookies name. @throws ProtocolError */
type Handler = (
  context: IkeContext,
  turn: IkeTurn,
  sa: IkeSa | undefined,
  datagram: IkeDatagram,
  header: IsakmpHeader,
) => void;

const EXCHANGES: ReadonlyMap<number, Handler> = new Map([
  [ExchangeType.tedProbe, receiveTedProbe],
  [ExchangeType.tedAnswer, receiveTedAnswer],
  [ExchangeType.mainMode, phase1({ first: receiveMm1, next: receiveMainMode })],
  [ExchangeType.aggressive, phase1({ first: receiveAm1, next: receiveAggressiveMode })],
  [ExchangeType.quickMode, receiveQuickMode],
  [ExchangeType.informational, receiveInformational],
]);

export const dispatch: Handler = (context, turn, sa, datagram, header) => {
  const handler = EXCHANGES.get(header.exchangeType);
  if (handler !== undefined) handler(context, turn, sa, datagram, header);
  else {
    const { exchangeType } = header;
    throw new ProtocolError('ISAKMP header exchange type', String(exchangeType), NotifyType.unsupportedExchangeType);
  }
};

function receiveTedProbe(...[context, turn, sa, datagram, header]: Parameters<Handler>): void {
  // A probe that we know was answered already; our own, turned back, is none of ours to answer.
  if (sa !== undefined) turn.emit({ kind: 'duplicate', connection: sa.connectionId, phase: 1, answered: false });
  else if (!context.table.isOurs(header.initiatorCookie)) {
    receiveProbe(context, turn, datagram, decodeMessage(datagram.bytes));
  }
}

function receiveTedAnswer(...[context, turn, sa, datagram]: Parameters<Handler>): void {
  if (sa === undefined) turn.emit({ kind: 'no-sa', from: datagram.source });
  else receiveAnswer(context, turn, sa, datagram, decodeMessage(datagram.bytes));
}

/** An exchange of phase 1: its first message, which makes the SA, and those that follow, which are no duplicates. */
interface Phase1Exchange {
  first(context: IkeContext, turn: IkeTurn, datagram: IkeDatagram, message: IsakmpMessage): void;
  next(context: IkeContext, turn: IkeTurn, sa: IkeSa, datagram: IkeDatagram, decode: () => IsakmpMessage): void;
}

function phase1({ first, next }: Phase1Exchange): Handler {
  return (context, turn, sa, datagram, header) => {
    // RFC 2408 3.1: a message id belongs to phase 2.
    if (header.messageId !== 0) {
      throw new ProtocolError('ISAKMP header message id', 'not zero in phase 1', NotifyType.invalidMessageId);
    }
    const decode = (): IsakmpMessage => decodeMessage(datagram.bytes);
    if (sa === undefined) {
      // Nobody can have keys yet.
      if ((header.flags & Flag.encryption) !== 0 && isZero(header.responderCookie)) {
        throw new ProtocolError('ISAKMP header flags', 'encrypted before there are keys', NotifyType.invalidFlags);
      }
      const begins = isZero(header.responderCookie);
      // Taking our own first message for a peer's would put the exchange that it began out of reach.
      if (begins && context.table.isOurs(header.initiatorCookie)) return;
      if (begins) first(context, turn, datagram, decode());
      else turn.emit({ kind: 'no-sa', from: datagram.source });
      return;
    }
    if (isDeleted(sa) || isDiscovery(sa) || datagram.source !== sa.peer) return;
    if (sa.lastReceived !== undefined && Buffer.compare(sa.lastReceived, datagram.bytes) === 0) {
      answerDuplicate(turn, sa, 1, 0, sa);
      return;
    }
    const encrypted = (header.flags & Flag.encryption) !== 0;
    // The last message of aggressive mode may be either.
    if (sa.awaits !== 'am3' && encrypted !== (sa.awaits === 'mm5' || sa.awaits === 'mm6')) {
      if (!encrypted) turn.emit({ kind: 'not-encrypted', from: datagram.source });
      return;
    }
    next(context, turn, sa, datagram, decode);
  };
}

function receiveQuickMode(...[context, turn, sa, datagram, header]: Parameters<Handler>): void {
  const { source } = datagram;
  if (sa === undefined || isDeleted(sa) || source !== sa.peer) {
    turn.emit({ kind: 'no-sa', from: source });
    return;
  }
  if (!isEstablished(sa)) {
    turn.emit({ kind: 'not-authenticated', from: source });
    return;
  }
  if ((header.flags & Flag.encryption) === 0) {
    turn.emit({ kind: 'not-encrypted', from: source });
    return;
  }
  const { messageId } = header;
  const exchange = sa.quickModes.get(messageId);
  if (exchange === undefined) {
    if (messageId === 0 || sa.usedMessageIds.has(messageId))
      turn.emit({ kind: 'duplicate', connection: sa.connectionId, phase: 2, answered: false });
    else receiveQm1(context, turn, sa, datagram, messageId);
    return;
  }
  continueQuickMode(context, turn, sa, exchange, datagram);
}

function continueQuickMode(
  context: IkeContext,
  turn: IkeTurn,
  sa: IkeSa,
  exchange: QuickMode,
  datagram: IkeDatagram,
): void {
  if (exchange.lastReceived !== undefined && Buffer.compare(exchange.lastReceived, datagram.bytes) === 0) {
    answerDuplicate(turn, sa, 2, exchange.messageId, exchange);
    if (exchange.role === 'initiator' && exchange.step === 'done') repeatedQm2(context, turn, sa, exchange);
  } else if (exchange.step === 'awaits-qm2') receiveQm2(context, turn, sa, exchange, datagram);
  else if (exchange.step === 'awaits-qm3') receiveQm3(context, turn, sa, exchange, datagram);
  else if (exchange.awaitsConnected) receiveFourth(context, turn, sa, exchange, datagram);
}

/** QM3 was lost. What we have deleted meanwhile the peer is about to install: its DELETE came too early. */
function repeatedQm2(context: IkeContext, turn: IkeTurn, sa: IkeSa, { spis }: QuickMode): void {
  for (const protocol of ['ah', 'esp'] as const) {
    const spi = spis[protocol];
    if (spi === undefined || context.env.ipsec.notConfirmed(turn, sa.local, protocol, spi)) continue;
    sendDeleteSpis(context, turn, sa.local, sa.peer, protocol, [spi]);
  }
}

function receiveInformational(...[context, turn, sa, datagram, header]: Parameters<Handler>): void {
  if (sa === undefined || datagram.source !== sa.peer) {
    turn.emit({ kind: 'no-sa', from: datagram.source });
    return;
  }
  // Two ends that let an SA go at the same time tell each other so: there is nothing left to do.
  if (isDeleted(sa)) return;
  if ((header.flags & Flag.encryption) === 0) receiveClear(turn, sa, decodeMessage(datagram.bytes));
  else if (!isEstablished(sa)) turn.emit({ kind: 'not-authenticated', from: datagram.source });
  else if (sa.usedMessageIds.has(header.messageId) && !isCommit(sa, header.messageId)) {
    turn.emit({ kind: 'duplicate', connection: sa.connectionId, phase: 2, answered: false });
  } else receiveProtected(context, turn, sa, datagram, header.messageId);
}
