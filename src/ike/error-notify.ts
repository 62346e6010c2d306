/** What a peer is told of a message of its that breaks the rules (RFC 2408 5.2 to 5.14). */
import { isZero } from '../base/bytes';
import type { ProtocolError } from '../base/errors';
import type { Ms } from '../base/event-queue';
import type { Ipv4 } from '../base/ipv4-address';
import { ExchangeType, Flag, ISAKMP_VERSION, NotifyType, Protocol } from '../wire/isakmp/constants';
import { encodeMessage } from '../wire/isakmp/encode';
import { isakmpError, sendClearNotify, sendProtectedError } from './informational';
import type { IkeDatagram, IkeTurn } from './ipsec-port';
import { isDeleted, isEstablished, type IkeSa } from './sa';

/** Who sends rubbish in a stream, or has it sent in another's name, gets no stream back. */
const LEAST_BETWEEN: Ms = 1000;
/** So many peers are told something within a second. */
const MOST_TOLD = 64;

const HEADER_BYTES = 28;
const EXCHANGE_TYPE_AT = 18;
const FLAGS_AT = 19;

/** Never answered: what is itself an answer (RFC 2408 5.1), and probes, whose source is a host's. */
const UNANSWERED: ReadonlySet<number> = new Set([
  ExchangeType.informational,
  ExchangeType.tedProbe,
  ExchangeType.tedAnswer,
]);

export class ErrorNotifier {
  private readonly toldAt = new Map<Ipv4, Ms>();

  /** @param sa the SA that the message's cookies name */
  answer(turn: IkeTurn, sa: IkeSa | undefined, datagram: IkeDatagram, { notify: type }: ProtocolError): void {
    const { bytes, source } = datagram;
    if (type === undefined || bytes.length < HEADER_BYTES) return;
    if (UNANSWERED.has(bytes[EXCHANGE_TYPE_AT] as number)) return;
    if (sa !== undefined && (isDeleted(sa) || sa.peer !== source)) return;
    const encrypted = ((bytes[FLAGS_AT] as number) & Flag.encryption) !== 0;
    // Under keys that are not proved yet it is most likely the key that is wrong: the sender cannot be told.
    if (encrypted && (sa === undefined || !isEstablished(sa))) return;
    // Quick mode tells its refusals itself, with the SPI that they are about.
    if (encrypted && type === NotifyType.noProposalChosen) return;
    if (!this.mayTell(turn.now, source)) return;
    if (sa === undefined) sendStray(turn, datagram, type);
    else if (!isEstablished(sa)) sendClearNotify(turn, sa, type);
    else if (encrypted) sendProtectedError(turn, sa, type);
  }

  private mayTell(now: Ms, peer: Ipv4): boolean {
    const before = this.toldAt.get(peer);
    if (before !== undefined && now - before < LEAST_BETWEEN) return false;
    if (this.toldAt.size >= MOST_TOLD) {
      for (const [other, at] of this.toldAt) if (now - at >= LEAST_BETWEEN) this.toldAt.delete(other);
    }
    if (this.toldAt.size >= MOST_TOLD) return false;
    this.toldAt.set(peer, now);
    return true;
  }
}

/** To one with whom there is no SA, under the cookies that it used. */
function sendStray(turn: IkeTurn, datagram: IkeDatagram, type: number): void {
  const { bytes, source, sourcePort, destination, destinationPort } = datagram;
  const initiatorCookie = bytes.slice(0, 8);
  if (isZero(initiatorCookie)) return;
  let messageId = turn.rng.u32();
  if (messageId === 0) messageId = 1;
  const header = {
    initiatorCookie,
    responderCookie: bytes.slice(8, 16),
    version: ISAKMP_VERSION,
    exchangeType: ExchangeType.informational,
    flags: 0,
    messageId,
  };
  turn.emit({ kind: 'notify-sent', connection: 0, type, protocol: Protocol.isakmp });
  turn.spend('send-ike');
  turn.send({
    source: destination,
    destination: source,
    sourcePort: destinationPort,
    destinationPort: sourcePort,
    bytes: encodeMessage(header, [isakmpError(type)]),
  });
}
