/** What becomes of a packet that leaves through an interface. */
export type OutboundVerdict =
  | { readonly kind: 'clear' }
  | { readonly kind: 'drop' }
  /** A new IPv4 packet from gateway to gateway, to be routed and, where it must, fragmented by the router. */
  | { readonly kind: 'protected'; readonly packet: Uint8Array }
  /** The same of a packet that was cut before it was protected. */
  | { readonly kind: 'in-pieces'; readonly packets: readonly Uint8Array[] }
  /** DF is set: the source must be told the largest packet that still fits. */
  | { readonly kind: 'too-big'; readonly mtu: number };

/** What becomes of an ESP or AH packet for one of our addresses. */
export type InboundVerdict =
  | { readonly kind: 'decapsulated'; readonly packet: Uint8Array; readonly interfaceName: string }
  | { readonly kind: 'drop' };

/** The interface that a packet is about to leave by. */
export interface EgressInterface {
  readonly name: string;
}

/** `clear crypto sa ...` */
export type ClearRequest =
  | { readonly kind: 'all' }
  | { readonly kind: 'peer'; readonly address: number }
  | { readonly kind: 'map'; readonly name: string }
  | { readonly kind: 'entry'; readonly destination: number; readonly protocol: 'ah' | 'esp'; readonly spi: number }
  | { readonly kind: 'counters' };
