/** What a peer's NOTIFY under a hash does, by its type (RFC 2408 3.14.1, RFC 2407 4.6.3). */
import { equalBytes, readU32 } from '../base/bytes';
import { NotifyType, Protocol } from '../wire/isakmp/constants';
import type { Payload } from '../wire/isakmp/message';
import { receiveConnected } from './commit-bit';
import type { IkeContext } from './context';
import type { IkeTurn } from './ipsec-port';
import { receiveAnswerTo, receiveQuestion } from './liveness';
import { forgetEarlier, takeLifetime } from './phase1-establishment';
import { grantedBy } from './phase2-lifetime';
import { failQuickMode } from './quick-mode-end';
import type { IkeSa } from './sa';

export type Notify = Extract<Payload, { readonly kind: 'notify' }>;

/** @throws ProtocolError when what the NOTIFY carries does not decode */
type NotifyHandler = (context: IkeContext, turn: IkeTurn, sa: IkeSa, notify: Notify) => void;

const HANDLERS: ReadonlyMap<number, NotifyHandler> = new Map<number, NotifyHandler>([
  [NotifyType.initialContact, (context, turn, sa) => forgetEarlier(context, turn, sa)],
  [NotifyType.connected, receiveConnected],
  [NotifyType.responderLifetime, receiveLifetime],
  [NotifyType.rUThere, (_context, turn, sa, notify) => receiveQuestion(turn, sa, notify)],
  [NotifyType.rUThereAck, (context, turn, sa, notify) => receiveAnswerTo(context, turn, sa, notify)],
]);

/** The first type that is no error (RFC 2408 3.14.1). */
const FIRST_STATUS = 16384;

export function handleNotify(...[context, turn, sa, notify]: Parameters<NotifyHandler>): void {
  const { type } = notify;
  const handler = HANDLERS.get(type) ?? (type < FIRST_STATUS ? receiveError : undefined);
  handler?.(context, turn, sa, notify);
}

/** Of phase 2 it stands in QM2 as a rule. */
function receiveLifetime(...[context, turn, sa, notify]: Parameters<NotifyHandler>): void {
  const { protocol, spi, data } = notify;
  if (protocol === Protocol.isakmp) {
    if (namesSa(sa, spi)) takeLifetime(turn, sa, data);
    return;
  }
  const named = protocol === Protocol.esp ? 'esp' : protocol === Protocol.ah ? 'ah' : undefined;
  if (named === undefined || spi.length !== 4) return;
  context.env.ipsec.shorten(turn, sa.peer, named, readU32(spi, 0), grantedBy(notify));
}

/** Both cookies, or nothing where only this SA can be meant. */
function namesSa(sa: IkeSa, spi: Uint8Array): boolean {
  if (spi.length !== 16) return spi.length === 0;
  return equalBytes(spi.subarray(0, 8), sa.initiatorCookie) && equalBytes(spi.subarray(8), sa.responderCookie);
}

/** An error of phase 2 names the SPI of our offer, or none where only one can be meant. */
function receiveError(...[context, turn, sa, notify]: Parameters<NotifyHandler>): void {
  if (notify.protocol === Protocol.isakmp) return;
  const spi = notify.spi.length === 4 ? readU32(notify.spi, 0) : undefined;
  const open = [...sa.quickModes.values()].filter(({ role, step }) => role === 'initiator' && step === 'awaits-qm2');
  const named = open.filter(({ spis }) => spi !== undefined && Object.values(spis).includes(spi));
  for (const exchange of named.length > 0 ? named : open.length === 1 ? open : []) {
    failQuickMode(context, turn, sa, exchange, 'notify from the peer', 'refused');
  }
}
