/** The SA of a phase 1 that begins, in either mode. */
import { PORT_ISAKMP } from '../wire/isakmp/constants';
import type { IsakmpMessage } from '../wire/isakmp/message';
import type { IkeContext } from './context';
import type { IkeState } from './events/states';
import type { IkeDatagram, IkeTurn, SaRequest } from './ipsec-port';
import { newCookie } from './phase1-keys';
import type { IkeSa } from './sa';
import { makeRoom } from './sa-lifecycle';

/** Of an exchange that we begin for IPsec. */
export function beginAsInitiator(context: IkeContext, turn: IkeTurn, request: SaRequest, state: IkeState): IkeSa {
  const sa = context.table.add({
    role: 'initiator',
    local: request.local,
    peer: request.remote,
    peerPort: PORT_ISAKMP,
    initiatorCookie: newCookie(turn),
    responderCookie: new Uint8Array(8),
    state,
  });
  sa.requests.push(request);
  return sa;
}

/** Of a peer's first message, which has passed the rules: its SA payload stands first. */
export function beginAsResponder(
  context: IkeContext,
  turn: IkeTurn,
  datagram: IkeDatagram,
  { header, raw }: IsakmpMessage,
  state: IkeState,
): IkeSa {
  makeRoom(context, turn);
  const sa = context.table.add({
    role: 'responder',
    local: datagram.destination,
    localPort: datagram.destinationPort,
    peer: datagram.source,
    peerPort: datagram.sourcePort,
    initiatorCookie: header.initiatorCookie.slice(),
    responderCookie: newCookie(turn),
    state,
  });
  sa.beganAt = turn.now;
  sa.lastReceived = datagram.bytes;
  sa.saBody = (raw[0] as Uint8Array).slice(4);
  return sa;
}
