/** Vendor IDs beside those of IOS and TED: what a peer that sends one understands. */
import { equalBytes, fromHex } from '../../base/bytes';

export const VENDOR_IDS = {
  /** Cisco Unity, version 1.0: the extensions of its VPN clients. */
  unity: fromHex('12f5f28c457168a9702d9fe274cc0100'),
  /** RFC 3706 5.1, version 1.0. */
  dpd: fromHex('afcad71368a1f1c96b8696fc77570100'),
  /** draft-beaulieu-ike-xauth. */
  xauth: fromHex('09002689dfd6b712'),
  /** RFC 3947 3.1. */
  natTRfc3947: fromHex('4a131c81070358455c5728f20e95452f'),
  /** draft-ietf-ipsec-nat-t-ike-03 */
  natTDraft03: fromHex('7d9419a65310ca6f2c179d9215529d56'),
  /** draft-ietf-ipsec-nat-t-ike-02, as all send it: with a line feed in what is hashed. */
  natTDraft02: fromHex('90cb80913ebb696e086381b5ec427b1f'),
} as const;

export type VendorName = keyof typeof VENDOR_IDS;

export function vendorNameOf(data: Uint8Array): VendorName | undefined {
  return (Object.keys(VENDOR_IDS) as VendorName[]).find(name => equalBytes(VENDOR_IDS[name], data));
}
