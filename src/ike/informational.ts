/** Informational exchanges (RFC 2409 5.7): NOTIFY and DELETE, under a hash once there are keys. */
import { concat } from '../base/bytes';
import type { Ipv4 } from '../base/ipv4-address';
import { ExchangeType, IPSEC_DOI, Protocol } from '../wire/isakmp/constants';
import { encodeMessage } from '../wire/isakmp/encode';
import type { IsakmpMessage, Payload } from '../wire/isakmp/message';
import { checkRules } from '../wire/isakmp/rules';
import type { IkeContext } from './context';
import type { IkeDatagram, IkeTurn, SecurityProtocol } from './ipsec-port';
import { heardFrom } from './liveness';
import { followPeer } from './nat-traversal';
import { handleNotify, type Notify } from './notify-handlers';
import { PROTOCOL_NUMBER, protocolOfNumber, readSpi, spiBytes } from './phase2-proposal';
import { decrypt, encryptHashed, exchangeIv, headerOf, plainHash, rawRest, requireHash } from './protection';
import { isEstablished, type IkeSa } from './sa';
import { deleteSa, newMessageId } from './sa-lifecycle';
import { datagramFor, transmit } from './transmission';

/** A NOTIFY before there are keys: the peer may believe it or not. */
export function sendClearNotify(turn: IkeTurn, sa: IkeSa, type: number): void {
  turn.emit({ kind: 'notify-sent', connection: sa.connectionId, type, protocol: Protocol.isakmp });
  const header = headerOf(sa, ExchangeType.informational, newMessageId(turn, sa));
  transmit(turn, sa, datagramFor(sa, encodeMessage(header, [isakmpError(type)])));
}

/** The SPI may be left out: the cookies of the header name the SA (RFC 2408 3.14). */
export function isakmpError(type: number): Payload {
  const none = new Uint8Array(0);
  return { kind: 'notify', doi: IPSEC_DOI, protocol: Protocol.isakmp, type, spi: none, data: none };
}

/** NOTIFY or DELETE under a hash. */
export function sendProtected(turn: IkeTurn, sa: IkeSa, payload: Payload): void {
  const messageId = newMessageId(turn, sa);
  const { bytes } = encryptHashed(
    sa,
    ExchangeType.informational,
    messageId,
    [payload],
    exchangeIv(sa, messageId),
    rest => plainHash(sa, messageId, rest),
  );
  transmit(turn, sa, datagramFor(sa, bytes));
  turn.emit({ kind: 'node-purged', connection: sa.connectionId, messageId });
}

export function sendNotify(turn: IkeTurn, sa: IkeSa, type: number, protocol: SecurityProtocol, spi: number): void {
  const number = PROTOCOL_NUMBER[protocol];
  turn.emit({ kind: 'notify-sent', connection: sa.connectionId, type, protocol: number });
  sendProtected(turn, sa, {
    kind: 'notify',
    doi: IPSEC_DOI,
    protocol: number,
    type,
    spi: spiBytes(protocol, spi),
    data: new Uint8Array(0),
  });
}

/** An SPI of ISAKMP: both cookies (RFC 2408 3.14). */
export function cookiesOf(sa: IkeSa): Uint8Array {
  return concat([sa.initiatorCookie, sa.responderCookie]);
}

/** NOTIFY that is about the ISAKMP SA itself. */
export function statusNotify(sa: IkeSa, type: number, data: Uint8Array = new Uint8Array(0)): Payload {
  return { kind: 'notify', doi: IPSEC_DOI, protocol: Protocol.isakmp, type, spi: cookiesOf(sa), data };
}

/** The same, under a hash. */
export function sendStatus(turn: IkeTurn, sa: IkeSa, type: number, data: Uint8Array): void {
  turn.emit({ kind: 'notify-sent', connection: sa.connectionId, type, protocol: Protocol.isakmp });
  sendProtected(turn, sa, statusNotify(sa, type, data));
}

/** An error of ISAKMP itself, under a hash. */
export function sendProtectedError(turn: IkeTurn, sa: IkeSa, type: number): void {
  turn.emit({ kind: 'notify-sent', connection: sa.connectionId, type, protocol: Protocol.isakmp });
  sendProtected(turn, sa, isakmpError(type));
}

/** DELETE for IPsec SAs: our inbound SPIs. Without an ISAKMP SA with the peer it cannot be said. */
export function sendDeleteSpis(
  context: IkeContext,
  turn: IkeTurn,
  local: Ipv4,
  peer: Ipv4,
  protocol: SecurityProtocol,
  spis: readonly number[],
  peerPort?: number,
): void {
  const sa = context.table.established(peer, local, peerPort);
  if (sa === undefined || spis.length === 0) return;
  sendProtected(turn, sa, {
    kind: 'delete',
    doi: IPSEC_DOI,
    protocol: PROTOCOL_NUMBER[protocol],
    spis: spis.map(spi => spiBytes(protocol, spi)),
  });
}

/** DELETE for an ISAKMP SA: both its cookies (RFC 2408 3.15). */
export function sendDeleteIsakmp(turn: IkeTurn, sa: IkeSa): void {
  sendProtected(turn, sa, {
    kind: 'delete',
    doi: IPSEC_DOI,
    protocol: Protocol.isakmp,
    spis: [cookiesOf(sa)],
  });
}

/** In the clear it proves nothing: told, and without effect. */
export function receiveClear(turn: IkeTurn, sa: IkeSa, message: IsakmpMessage): void {
  checkRules('informational-clear', message.payloads);
  turn.emit({ kind: 'notify-without-hash', connection: sa.connectionId });
}

/** @throws ProtocolError when the hash is wrong: then nothing happens */
export function receiveProtected(
  context: IkeContext,
  turn: IkeTurn,
  sa: IkeSa,
  datagram: IkeDatagram,
  messageId: number,
): void {
  const connection = sa.connectionId;
  const { payloads, raw } = decrypt(sa, datagram.bytes, exchangeIv(sa, messageId));
  turn.spend('cipher');
  checkRules('informational', payloads);
  requireHash(payloads, plainHash(sa, messageId, rawRest(raw)));
  turn.emit({ kind: 'processing', connection, payload: 'HASH', messageId });
  sa.usedMessageIds.add(messageId);
  followPeer(context, turn, sa, datagram);
  heardFrom(context, turn, sa);
  for (const payload of payloads) {
    if (payload.kind === 'notify') receiveNotify(context, turn, sa, payload, messageId);
    if (payload.kind === 'delete') receiveDelete(context, turn, sa, payload, messageId);
  }
  turn.emit({ kind: 'node-deleted', connection, messageId, error: false, reason: 'informational (in) state 1' });
}

function receiveNotify(context: IkeContext, turn: IkeTurn, sa: IkeSa, notify: Notify, messageId: number): void {
  const { type, protocol } = notify;
  turn.emit({ kind: 'notify-received', connection: sa.connectionId, messageId, type, protocol });
  handleNotify(context, turn, sa, notify);
}

function receiveDelete(
  context: IkeContext,
  turn: IkeTurn,
  sa: IkeSa,
  payload: Extract<Payload, { readonly kind: 'delete' }>,
  messageId: number,
): void {
  turn.emit({ kind: 'processing', connection: sa.connectionId, payload: 'DELETE', messageId });
  if (payload.protocol === Protocol.isakmp) {
    for (const spi of payload.spis) {
      if (spi.length !== 16) continue;
      const named = context.table.find(spi.subarray(0, 8), spi.subarray(8));
      // A peer may delete what it shares with us, nothing else.
      if (named?.peer === sa.peer && isEstablished(named)) deleteSa(context, turn, named, 'P1 delete notify (in)');
    }
    return;
  }
  const protocol = protocolOfNumber(payload.protocol);
  if (protocol === undefined) return;
  const spis = payload.spis.flatMap(spi => readSpi(protocol, spi) ?? []);
  if (spis.length > 0) context.env.ipsec.deleteOutbound(turn, sa.peer, protocol, spis);
}
