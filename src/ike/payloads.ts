import { ProtocolError } from '../base/errors';
import { NotifyType, PayloadType } from '../wire/isakmp/constants';
import type { Payload } from '../wire/isakmp/message';
import { isIosVendorId } from '../wire/isakmp/ted';
import type { IkeTurn } from './ipsec-port';
import type { IkeSa } from './sa';

type OfKind<Kind extends Payload['kind']> = Extract<Payload, { readonly kind: Kind }>;

export function payloadsOf<Kind extends Payload['kind']>(
  payloads: readonly Payload[],
  kind: Kind,
): readonly OfKind<Kind>[] {
  return payloads.filter((payload): payload is OfKind<Kind> => payload.kind === kind);
}

/** The first payload of a kind. @throws ProtocolError when there is none */
export function requirePayload<Kind extends Payload['kind']>(payloads: readonly Payload[], kind: Kind): OfKind<Kind> {
  const [first] = payloadsOf(payloads, kind);
  if (first === undefined)
    throw new ProtocolError('ISAKMP message', `has no ${kind} payload`, NotifyType.payloadMalformed);
  return first;
}

/** RFC 2409 5. */
const NONCE_LIMITS = { least: 8, most: 256 } as const;

/** A copy of the nonce of either phase. @throws ProtocolError when it is missing, too short or too long */
export function requireNonce(payloads: readonly Payload[]): Uint8Array {
  const { data } = requirePayload(payloads, 'nonce');
  if (data.length < NONCE_LIMITS.least || data.length > NONCE_LIMITS.most) {
    throw new ProtocolError('NONCE payload', `${data.length} bytes`, NotifyType.payloadMalformed);
  }
  return data.slice();
}

/** Vendor IDs and payloads that this release does not know are told, in order, and change nothing. */
export function tellVendorIds(turn: IkeTurn, sa: IkeSa, payloads: readonly Payload[]): void {
  for (const payload of payloads) {
    if (payload.kind === 'vendor') tellVendorId(turn, sa, payload.data);
    else if (payload.kind === 'other') turn.emit({ kind: 'payload-type', type: payload.type });
    else if (payload.kind === 'ted-proxies') turn.emit({ kind: 'payload-type', type: PayloadType.tedProxies });
  }
}

export function tellVendorId(turn: IkeTurn, sa: IkeSa, data: Uint8Array): void {
  turn.emit({ kind: 'processing-vendor-id', connection: sa.connectionId });
  if (isIosVendorId(data)) turn.emit({ kind: 'ios-peer', connection: sa.connectionId });
}
