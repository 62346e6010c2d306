import type { Ipv4 } from '../base/ipv4-address';

/** What `crypto isakmp ...` configures, as the engine reads it. Plain data; the configuration layer writes it. */

export type CipherName = 'des' | '3des' | 'aes-128' | 'aes-192' | 'aes-256';
export type HashName = 'md5' | 'sha';
export type GroupId = 1 | 2 | 5;
export type AuthenticationMethod = 'rsa-sig' | 'rsa-encr' | 'pre-share';

/** `crypto isakmp policy`: defaults des, sha, rsa-sig, group 1, 86400 s. */
export interface IsakmpPolicy {
  /** 1 (first choice) .. 10000; 65535 is the default protection suite. */
  readonly priority: number;
  encryption: CipherName;
  hash: HashName;
  authentication: AuthenticationMethod;
  group: GroupId;
  /** Seconds, 60..86400. */
  lifetime: number;
}

export function defaultIsakmpPolicy(priority: number): IsakmpPolicy {
  return { priority, encryption: 'des', hash: 'sha', authentication: 'rsa-sig', group: 1, lifetime: 86400 };
}

/** `crypto isakmp key STRING address A [MASK]` or `... hostname H`. */
export interface PresharedKey {
  key: string;
  /** Encrypted under a key that no configuration shows (type 6). */
  hidden: boolean;
  readonly peer:
    | { readonly kind: 'address'; readonly address: Ipv4; readonly mask: Ipv4 }
    | { readonly kind: 'hostname'; readonly hostname: string };
  noXauth: boolean;
}

/** What is offered to one peer in aggressive mode: who we say we are, and the key for it. */
export interface IsakmpPeer {
  readonly by: 'address' | 'hostname';
  readonly name: string;
  clientEndpoint: { readonly type: 'ipv4-address' | 'fqdn' | 'user-fqdn'; readonly name: string } | undefined;
  password: string | undefined;
}

/** Ask at each interval; or only a peer that was sent something and has been silent since. */
export type KeepaliveForm = 'periodic' | 'on-demand';

export interface IsakmpConfiguration {
  enabled: boolean;
  /** Without certificates a distinguished name is the address. */
  identity: 'address' | 'hostname' | 'dn';
  /** Seconds between keepalives and between retries, and when to ask; undefined: as the release does. */
  keepalive:
    { readonly interval: number; readonly retry: number; readonly form?: KeepaliveForm | undefined } | undefined;
  /** `crypto ipsec nat-transparency udp-encapsulation`: NAT traversal, where the release has it. */
  natTransparency: boolean;
  /** `crypto isakmp nat keepalive`: seconds between packets that keep a translation alive. */
  natKeepalive: number | undefined;
  /** `crypto isakmp client configuration address-pool local`: where the addresses of clients come from. */
  clientPool: string | undefined;
  /** `crypto isakmp peer`, by the text of the address or name. */
  readonly peers: Map<string, IsakmpPeer>;
  /** Keyed by priority; read in ascending order. */
  readonly policies: Map<number, IsakmpPolicy>;
  readonly keys: PresharedKey[];
}

export function defaultIsakmpConfiguration(): IsakmpConfiguration {
  return {
    enabled: true,
    identity: 'address',
    keepalive: undefined,
    natTransparency: true,
    natKeepalive: undefined,
    clientPool: undefined,
    peers: new Map(),
    policies: new Map(),
    keys: [],
  };
}

/** Which IOS release a router behaves like on the wire and in its shows. */
export type Release = '12.2' | '12.2T' | '12.4';
