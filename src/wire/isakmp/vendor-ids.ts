/** Vendor IDs beside those of IOS and TED: what a peer that sends one understands. */
import { equalBytes, fromHex } from '../../base/bytes';

export const VENDOR_IDS = {
  /** Cisco Unity, version 1.0: the extensions of its VPN clients. */
  unity: fromHex('12f5f28c457168a9702d9fe274cc0100'),
  /** RFC 3706 5.1, version 1.0. */
  dpd: fromHex('afcad71368a1f1c96b8696fc77570100'),
  /** draft-beaulieu-ike-xauth. */
  xauth: fromHex('09002689dfd6b712'),
} as const;

export type VendorName = keyof typeof VENDOR_IDS;

export function vendorNameOf(data: Uint8Array): VendorName | undefined {
  return (Object.keys(VENDOR_IDS) as VendorName[]).find(name => equalBytes(VENDOR_IDS[name], data));
}
