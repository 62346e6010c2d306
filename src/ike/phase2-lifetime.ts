/** RESPONDER-LIFETIME of phase 2 (RFC 2407 4.5.4, 4.6.3.1): what the responder grants, where it is less than what was offered. */
import { ByteWriter, readU32, u32Bytes } from '../base/bytes';
import { basic, decodeAttributes, lifeDurationAttribute, writeAttributes } from '../wire/isakmp/attributes';
import { IPSEC_DOI, IpsecAttribute, LifeType, NotifyType } from '../wire/isakmp/constants';
import type { Payload } from '../wire/isakmp/message';
import type { IkeTurn } from './ipsec-port';
import { lifetimeOf, PROTOCOL_NUMBER, type Lifetime, type Spis } from './phase2-proposal';
import type { AcceptedSuite, QuickMode } from './quick-mode-exchange';
import type { IkeSa } from './sa';

type Notify = Extract<Payload, { readonly kind: 'notify' }>;

function isLess(a: Lifetime, b: Lifetime): boolean {
  return a.seconds < b.seconds || a.kilobytes < b.kilobytes;
}

export function lesser(a: Lifetime, b: Lifetime): Lifetime {
  return { seconds: Math.min(a.seconds, b.seconds), kilobytes: Math.min(a.kilobytes, b.kilobytes) };
}

/** Responder, for QM2: one for each protocol, with the SPI by which it will receive. */
export function lifetimeNotifies(turn: IkeTurn, sa: IkeSa, accepted: AcceptedSuite, spis: Spis): readonly Notify[] {
  const { lifetime, offeredLifetime, proposal } = accepted;
  if (!isLess(lifetime, offeredLifetime)) return [];
  const type = NotifyType.responderLifetime;
  return proposal.suite.map(({ protocol }) => {
    turn.emit({ kind: 'notify-sent', connection: sa.connectionId, type, protocol: PROTOCOL_NUMBER[protocol] });
    const spi = u32Bytes(spis[protocol] ?? 0);
    return { kind: 'notify', doi: IPSEC_DOI, protocol: PROTOCOL_NUMBER[protocol], type, spi, data: encoded(lifetime) };
  });
}

function encoded({ seconds, kilobytes }: Lifetime): Uint8Array {
  const data = new ByteWriter();
  writeAttributes(data, [
    basic(IpsecAttribute.lifeType, LifeType.seconds),
    lifeDurationAttribute(IpsecAttribute.lifeDuration, seconds),
    basic(IpsecAttribute.lifeType, LifeType.kilobytes),
    lifeDurationAttribute(IpsecAttribute.lifeDuration, kilobytes),
  ]);
  return data.whole();
}

/** What a NOTIFY grants; what it does not name, or names as nothing, is not limited by it. @throws ProtocolError */
export function grantedBy({ data }: Notify): Lifetime {
  const { seconds, kilobytes } = lifetimeOf(decodeAttributes(data));
  return { seconds: seconds || Infinity, kilobytes: kilobytes || Infinity };
}

/** Initiator, of QM2: the least that the answer grants. @throws ProtocolError */
export function grantedLifetime(
  turn: IkeTurn,
  sa: IkeSa,
  { messageId }: QuickMode,
  payloads: readonly Payload[],
  peerSpis: Spis,
): Lifetime {
  let granted: Lifetime = { seconds: Infinity, kilobytes: Infinity };
  for (const payload of payloads) {
    if (payload.kind !== 'notify') continue;
    const { type, protocol, spi } = payload;
    turn.emit({ kind: 'notify-received', connection: sa.connectionId, messageId, type, protocol });
    if (type !== NotifyType.responderLifetime || spi.length !== 4) continue;
    if (Object.values(peerSpis).includes(readU32(spi, 0))) granted = lesser(granted, grantedBy(payload));
  }
  return granted;
}
