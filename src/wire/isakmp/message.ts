/**
 * The decoded form of an ISAKMP message (RFC 2408 3), what the engine works with. Codecs: decode.ts, encode.ts.
 * Numbers are those of the wire; their names stand in constants.ts.
 */
import type { Attribute } from './attributes';

export interface IsakmpHeader {
  /** 8 bytes each. */
  readonly initiatorCookie: Uint8Array;
  readonly responderCookie: Uint8Array;
  /** 0x10 for version 1.0. */
  readonly version: number;
  readonly exchangeType: number;
  /** Flag.encryption | Flag.commit | Flag.authOnly */
  readonly flags: number;
  /** Unsigned 32 bits. */
  readonly messageId: number;
}

export interface TransformBody {
  readonly number: number;
  /** KEY_IKE in phase 1; ESP or AH transform identifier in phase 2 (RFC 2407 4.4). */
  readonly id: number;
  readonly attributes: readonly Attribute[];
}

export interface ProposalBody {
  readonly number: number;
  /** PROTO_ISAKMP 1, PROTO_IPSEC_AH 2, PROTO_IPSEC_ESP 3, PROTO_IPCOMP 4 */
  readonly protocol: number;
  readonly spi: Uint8Array;
  readonly transforms: readonly TransformBody[];
}

export type Payload =
  | {
      readonly kind: 'sa';
      readonly doi: number;
      readonly situation: number;
      readonly proposals: readonly ProposalBody[];
    }
  | { readonly kind: 'ke'; readonly data: Uint8Array }
  | { readonly kind: 'id'; readonly id: IdBody }
  | { readonly kind: 'hash'; readonly data: Uint8Array }
  | { readonly kind: 'nonce'; readonly data: Uint8Array }
  | {
      readonly kind: 'notify';
      readonly doi: number;
      readonly protocol: number;
      readonly type: number;
      readonly spi: Uint8Array;
      readonly data: Uint8Array;
    }
  | { readonly kind: 'delete'; readonly doi: number; readonly protocol: number; readonly spis: readonly Uint8Array[] }
  | { readonly kind: 'vendor'; readonly data: Uint8Array }
  /** Payload 239 of a TED answer. */
  | { readonly kind: 'ted-proxies'; readonly body: TedProxies }
  /** Any type without a form here: kept as bytes, so that an exchange may ignore or refuse it. */
  | { readonly kind: 'other'; readonly type: number; readonly data: Uint8Array };

/** RFC 2407 4.6.2. `data` is the identification data as it stands on the wire (an address, an address and a mask, a name ...). */
export interface IdBody {
  readonly type: number;
  /** IP protocol, 0: any */
  readonly protocol: number;
  /** UDP or TCP port, 0: any */
  readonly port: number;
  readonly data: Uint8Array;
}

export interface TedProxies {
  readonly version: number;
  /** IP protocol, 0: any */
  readonly protocol: number;
  /** IPV4_ADDR_SUBNET identities (a host keeps type 4 with mask 255.255.255.255). */
  readonly initiator: IdBody;
  readonly responder: IdBody;
}

export interface IsakmpMessage {
  readonly header: IsakmpHeader;
  readonly payloads: readonly Payload[];
  /**
   * Each payload's bytes with its generic header, in the order of `payloads`: RFC 2409 hashes payloads as they were
   * sent (SAi_b, the phase 2 HASH(1..3)), never as somebody encoded them again.
   */
  readonly raw: readonly Uint8Array[];
}
