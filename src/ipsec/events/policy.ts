import type { Ipv4 } from '../../base/ipv4-address';
import type { SaRequest, SecurityProtocol } from '../../ike/ipsec-port';

interface OfTypedKey {
  readonly peer: Ipv4;
  readonly protocol: SecurityProtocol;
  readonly spi: number;
}

/** What the crypto maps ask for and nobody gives. */
export type PolicyEvent =
  /** A packet met an `ipsec-manual` entry that lacks a key; SPI 0: there is no `set session-key` for it. */
  | ({ readonly kind: 'manual-key-missing' } & OfTypedKey)
  /** Another SA has the inbound SPI of an `ipsec-manual` entry already. */
  | ({ readonly kind: 'manual-spi-taken' } & OfTypedKey)
  /** No answer that we could use came to any of our probes for a flow. */
  | { readonly kind: 'discovery-abandoned'; readonly flow: SaRequest['flow']; readonly probes: number };
