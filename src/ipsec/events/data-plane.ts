import type { Ipv4 } from '../../base/ipv4-address';
import type { ProxyPair } from '../../ike/ipsec-port';

interface PacketName {
  readonly source: Ipv4;
  readonly destination: Ipv4;
  readonly protocol: number;
}

/** Packets that are not let through. */
export type DataPlaneEvent =
  | { readonly kind: 'clear-packet-refused'; readonly packet: PacketName }
  | { readonly kind: 'spi-unknown'; readonly packet: PacketName; readonly spi: number }
  | { readonly kind: 'mac-error'; readonly connectionId: number }
  | { readonly kind: 'replay-error'; readonly connectionId: number; readonly sequence: number }
  | {
      readonly kind: 'identity-mismatch';
      readonly packet: PacketName;
      readonly local: Ipv4;
      readonly remote: Ipv4;
      readonly proxies: ProxyPair;
    }
  /** Everything else that makes a received packet undeliverable: lengths, padding, what is inside. */
  | { readonly kind: 'packet-malformed'; readonly connectionId: number; readonly reason: string };
