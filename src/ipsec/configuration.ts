import type { Ipv4 } from '../base/ipv4-address';
import type { GroupId } from '../ike/configuration';

/** What `crypto ipsec ...`, `crypto dynamic-map` and `crypto map` configure. Plain data; the configuration layer writes it. */

export type AhTransformName = 'ah-md5-hmac' | 'ah-sha-hmac';
export type EspCipherName = 'esp-des' | 'esp-3des' | 'esp-aes' | 'esp-aes 192' | 'esp-aes 256' | 'esp-null';
export type EspAuthName = 'esp-md5-hmac' | 'esp-sha-hmac';

/** `crypto ipsec transform-set NAME ...`. IOS prints the transforms in this order, a blank after each. */
export interface TransformSet {
  readonly name: string;
  ah: AhTransformName | undefined;
  esp: EspCipherName | undefined;
  espAuth: EspAuthName | undefined;
  compression: 'comp-lzs' | undefined;
  mode: 'tunnel' | 'transport';
}

export interface SaLifetime {
  /** 120..86400, default 3600. */
  seconds: number;
  /** 2560..536870912, default 4608000. */
  kilobytes: number;
}

/** What crypto map entries and dynamic templates have in common. */
export interface EntryPolicy {
  readonly sequence: number;
  description: string | undefined;
  /** `match address`: number or name of an access list. */
  match: string | undefined;
  /** In the order of `set peer`. */
  readonly peers: (Ipv4 | string)[];
  /** In the order of `set transform-set`, up to six names. */
  transformSets: string[];
  pfs: GroupId | undefined;
  seconds: number | undefined;
  kilobytes: number | undefined;
  perHost: boolean;
}

export interface DynamicMapEntry extends EntryPolicy {
  readonly kind: 'template';
}

export interface IsakmpMapEntry extends EntryPolicy {
  readonly kind: 'ipsec-isakmp';
}

/** `crypto map NAME SEQ ipsec-isakmp dynamic TEMPLATE [discover]`. */
export interface DynamicReference {
  readonly kind: 'dynamic';
  readonly sequence: number;
  template: string;
  discover: boolean;
}

export type CryptoMapEntry = IsakmpMapEntry | DynamicReference;

export interface CryptoMap {
  readonly name: string;
  /** `crypto map NAME local-address IF`: full interface name. */
  localAddress: string | undefined;
  /** Keyed by sequence number; read in ascending order. */
  readonly entries: Map<number, CryptoMapEntry>;
}

export interface IpsecConfiguration {
  readonly transformSets: Map<string, TransformSet>;
  readonly lifetime: SaLifetime;
  readonly dynamicMaps: Map<string, Map<number, DynamicMapEntry>>;
  readonly maps: Map<string, CryptoMap>;
}

export const DEFAULT_LIFETIME: Readonly<SaLifetime> = { seconds: 3600, kilobytes: 4608000 };

export function defaultIpsecConfiguration(): IpsecConfiguration {
  return { transformSets: new Map(), lifetime: { ...DEFAULT_LIFETIME }, dynamicMaps: new Map(), maps: new Map() };
}

export function newEntryPolicy(sequence: number): EntryPolicy {
  return {
    sequence,
    description: undefined,
    match: undefined,
    peers: [],
    transformSets: [],
    pfs: undefined,
    seconds: undefined,
    kilobytes: undefined,
    perHost: false,
  };
}
