import type { Ipv4 } from '../../base/ipv4-address';
import type { Egress, Proxy, ProxyPair, SecurityProtocol } from '../../ike/ipsec-port';

/** A "key eng. msg.": how IOS tells what is asked, offered or installed. */
export interface KeyMessage {
  readonly direction: 'INBOUND' | 'OUTBOUND';
  readonly local: Ipv4;
  readonly remote: Ipv4;
  readonly localProxy: Proxy;
  readonly remoteProxy: Proxy;
  readonly protocol: SecurityProtocol;
  /** Names of the transforms as they are configured: `esp-des esp-md5-hmac`. */
  readonly transform: string;
  readonly seconds: number;
  readonly kilobytes: number;
  readonly spi: number;
  readonly connectionId: number;
  /** Bits, for ciphers of several key lengths; else 0. */
  readonly keySize: number;
  /** KEY_FLAG bits. */
  readonly flags: number;
}

export const KEY_FLAG = { tunnel: 0x4, outbound: 0x8, request: 0x4000 } as const;

/** An SA as IOS names it in passing. */
export interface SaName {
  readonly destination: Ipv4;
  readonly protocol: SecurityProtocol;
  readonly spi: number;
  readonly transform: string;
  readonly connectionId: number;
}

/** Requests, proposals and SAs between IPsec and ISAKMP. */
export type KeyEngineEvent =
  | { readonly kind: 'tunnel-discover-request'; readonly message: KeyMessage; readonly egress: Egress }
  | { readonly kind: 'sa-request'; readonly message: KeyMessage }
  | {
      readonly kind: 'request-timer-fired';
      readonly count: number;
      readonly local: Ipv4;
      readonly remote: Ipv4;
      readonly proxies: ProxyPair;
    }
  /** Something from ISAKMP came out of the queue between the two. */
  | { readonly kind: 'key-engine-event' }
  | {
      readonly kind: 'spi-response';
      readonly spi: number;
      readonly local: Ipv4;
      readonly remote: Ipv4;
      readonly protocol: SecurityProtocol;
    }
  | { readonly kind: 'validate-proposal' }
  | { readonly kind: 'proposal-part'; readonly part: number; readonly message: KeyMessage }
  | { readonly kind: 'validate-proposal-request' }
  | {
      readonly kind: 'transform-not-supported';
      readonly protocol: SecurityProtocol;
      readonly transformId: number;
      readonly hmac: number;
    }
  | { readonly kind: 'proxies-not-supported' }
  | { readonly kind: 'invalid-local-address'; readonly address: Ipv4 }
  | { readonly kind: 'peer-not-found'; readonly address: Ipv4 }
  | { readonly kind: 'flow-allocated'; readonly flowId: number }
  | { readonly kind: 'initialize-sa'; readonly message: KeyMessage }
  | { readonly kind: 'ipsec-sa-created'; readonly sa: SaName }
  | { readonly kind: 'ipsec-sa-deleted'; readonly sa: SaName }
  | { readonly kind: 'delete-notify-received' }
  | { readonly kind: 'delete-all-shared'; readonly peer: Ipv4 }
  /** Names as Wireshark's esp_sa table has them are the key file's business: these are ours. */
  | {
      readonly kind: 'esp-keys';
      readonly source: Ipv4;
      readonly destination: Ipv4;
      readonly spi: number;
      readonly cipher: 'des' | '3des' | 'aes-128' | 'aes-192' | 'aes-256' | 'null';
      readonly encryptionKey: Uint8Array;
      readonly auth: 'md5' | 'sha' | 'none';
      readonly authenticationKey: Uint8Array;
    };
