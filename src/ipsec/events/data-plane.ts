import type { Ipv4 } from '../../base/ipv4-address';
import type { ProxyPair } from '../../ike/ipsec-port';

interface PacketName {
  readonly source: Ipv4;
  readonly destination: Ipv4;
  readonly protocol: number;
}

/** Packets that are not let through, and how long those may be that are. */
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
  /** ICMP told that the way to the peer has no room for more. */
  | { readonly kind: 'path-mtu-learned'; readonly peer: Ipv4; readonly mtu: number }
  /** It is forgotten again: the way may have changed. */
  | { readonly kind: 'path-mtu-aged'; readonly peer: Ipv4; readonly mtu: number }
  /** Everything else that makes a received packet undeliverable: lengths, padding, what is inside. */
  | { readonly kind: 'packet-malformed'; readonly connectionId: number; readonly reason: string };
