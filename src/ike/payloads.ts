import { ProtocolError } from '../base/errors';
import { NotifyType, PayloadType } from '../wire/isakmp/constants';
import type { Payload } from '../wire/isakmp/message';
import { IOS_VENDOR_ID, isIosVendorId } from '../wire/isakmp/ted';
import { VENDOR_IDS, vendorNameOf } from '../wire/isakmp/vendor-ids';
import type { IkeTurn } from './ipsec-port';
import type { ReleaseTraits } from './release';
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
export function tellVendorIds(
  turn: IkeTurn,
  sa: IkeSa,
  payloads: readonly Payload[],
  traits: Pick<ReleaseTraits, 'laterVendorIds'> = { laterVendorIds: false },
): void {
  for (const payload of payloads) {
    if (payload.kind === 'vendor') {
      tellVendorId(turn, sa, payload.data);
      const vendor = traits.laterVendorIds ? vendorNameOf(payload.data) : undefined;
      if (vendor === 'dpd') sa.peerAnswersDpd = true;
      if (vendor !== undefined) turn.emit({ kind: 'vendor-id-known', connection: sa.connectionId, vendor });
    } else if (payload.kind === 'other') turn.emit({ kind: 'payload-type', type: payload.type });
    else if (payload.kind === 'ted-proxies') turn.emit({ kind: 'payload-type', type: PayloadType.tedProxies });
  }
}

export function tellVendorId(turn: IkeTurn, sa: IkeSa, data: Uint8Array): void {
  turn.emit({ kind: 'processing-vendor-id', connection: sa.connectionId });
  if (isIosVendorId(data)) turn.emit({ kind: 'ios-peer', connection: sa.connectionId });
}

/** What goes out with a key exchange of phase 1. */
export function ownVendorIds({ iosVendorId, laterVendorIds }: ReleaseTraits): readonly Payload[] {
  const later = laterVendorIds ? [VENDOR_IDS.unity, VENDOR_IDS.dpd] : [];
  const ios = iosVendorId ? [IOS_VENDOR_ID] : [];
  const last = laterVendorIds ? [VENDOR_IDS.xauth] : [];
  return [...later, ...ios, ...last].map(data => ({ kind: 'vendor', data }));
}
