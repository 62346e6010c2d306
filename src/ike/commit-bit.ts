/**
 * The commit bit (RFC 2408 3.1, 4.6), which is never set here. Whoever has set it says CONNECTED under a hash when its SAs
 * are in place, and until then nothing may be sent by ours. The bit itself nobody authenticates: IPsec waits for a while
 * at most.
 */
import { readU32 } from '../base/bytes';
import { Flag, NotifyType } from '../wire/isakmp/constants';
import { checkRules } from '../wire/isakmp/rules';
import type { IkeContext } from './context';
import type { IkeDatagram, IkeTurn } from './ipsec-port';
import type { Notify } from './notify-handlers';
import { decrypt, plainHash, rawRest, requireHash } from './protection';
import type { QuickMode } from './quick-mode-exchange';
import type { IkeSa } from './sa';

const FLAGS_AT = 19;

export function hasCommitBit({ bytes }: IkeDatagram): boolean {
  return ((bytes[FLAGS_AT] ?? 0) & Flag.commit) !== 0;
}

/** RFC 2408 4.6: CONNECTED bears the message id of the exchange that it is about. */
export function isCommit(sa: IkeSa, messageId: number): boolean {
  return sa.quickModes.get(messageId)?.awaitsConnected === true;
}

/** The exchange that a NOTIFY under the message id of another exchange is about: by its SPI, or the only one that waits. */
export function receiveConnected(context: IkeContext, turn: IkeTurn, sa: IkeSa, { spi }: Notify): void {
  const waiting = [...sa.quickModes.values()].filter(({ awaitsConnected }) => awaitsConnected);
  const number = spi.length === 4 ? readU32(spi, 0) : undefined;
  const named = waiting.filter(({ spis, peerSpis }) =>
    [spis, peerSpis].some(of => of.esp === number || of.ah === number),
  );
  for (const exchange of named.length > 0 ? named : waiting.length === 1 ? waiting : []) {
    connected(context, turn, sa, exchange);
  }
}

/** Some send CONNECTED as one more message of quick mode itself. @throws ProtocolError */
export function receiveFourth(
  context: IkeContext,
  turn: IkeTurn,
  sa: IkeSa,
  exchange: QuickMode,
  datagram: IkeDatagram,
): void {
  const { messageId } = exchange;
  const { payloads, raw } = decrypt(sa, datagram.bytes, exchange.iv);
  turn.spend('cipher');
  checkRules('qm3', payloads);
  requireHash(payloads, plainHash(sa, messageId, rawRest(raw)));
  for (const payload of payloads) {
    if (payload.kind !== 'notify') continue;
    const { type, protocol } = payload;
    turn.emit({ kind: 'notify-received', connection: sa.connectionId, messageId, type, protocol });
    if (type === NotifyType.connected) connected(context, turn, sa, exchange);
  }
}

function connected(context: IkeContext, turn: IkeTurn, sa: IkeSa, exchange: QuickMode): void {
  exchange.awaitsConnected = false;
  for (const protocol of ['ah', 'esp'] as const) {
    const spi = exchange.spis[protocol];
    if (spi !== undefined) context.env.ipsec.peerConnected(turn, sa.local, protocol, spi);
  }
}
