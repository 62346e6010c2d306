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
  /** `reverse-route`: routes to what the SAs protect. */
  reverseRoute: boolean;
}

export interface DynamicMapEntry extends EntryPolicy {
  readonly kind: 'template';
}

export interface IsakmpMapEntry extends EntryPolicy {
  readonly kind: 'ipsec-isakmp';
}

/** `set session-key`: what one direction of a manual entry is protected with. Keys are hexadecimal digits. */
export interface SessionKeys {
  ah: { readonly spi: number; readonly key: string } | undefined;
  esp:
    | { readonly spi: number; readonly cipher: string | undefined; readonly authenticator: string | undefined }
    | undefined;
}

/** `crypto map NAME SEQ ipsec-manual`: keys come from the configuration, nobody negotiates. */
export interface ManualMapEntry extends EntryPolicy {
  readonly kind: 'ipsec-manual';
  readonly inbound: SessionKeys;
  readonly outbound: SessionKeys;
}

/** `crypto map NAME SEQ ipsec-isakmp dynamic TEMPLATE [discover]`. */
export interface DynamicReference {
  readonly kind: 'dynamic';
  readonly sequence: number;
  template: string;
  discover: boolean;
}

export type CryptoMapEntry = IsakmpMapEntry | ManualMapEntry | DynamicReference;

export interface CryptoMap {
  readonly name: string;
  /** `crypto map NAME local-address IF`: full interface name. */
  localAddress: string | undefined;
  /** `client authentication list`: of methods that ask the user behind the peer (XAUTH). */
  clientAuthentication: string | undefined;
  /** `isakmp authorization list`: of methods that know what a client may have. */
  authorization: string | undefined;
  /** `client configuration address`: who begins to give the client its address. */
  readonly clientAddress: Set<'initiate' | 'respond'>;
  /** Keyed by sequence number; read in ascending order. */
  readonly entries: Map<number, CryptoMapEntry>;
}

/** `crypto ipsec df-bit` and `crypto ipsec fragmentation`, for the router or for one interface; undefined: not said. */
export interface TunnelSettings {
  dfBit: 'clear' | 'copy' | 'set' | undefined;
  fragmentation: 'before-encryption' | 'after-encryption' | undefined;
}

export interface IpsecConfiguration {
  readonly transformSets: Map<string, TransformSet>;
  readonly lifetime: SaLifetime;
  readonly tunnels: TunnelSettings;
  readonly dynamicMaps: Map<string, Map<number, DynamicMapEntry>>;
  readonly maps: Map<string, CryptoMap>;
}

export const DEFAULT_LIFETIME: Readonly<SaLifetime> = { seconds: 3600, kilobytes: 4608000 };

export function defaultIpsecConfiguration(): IpsecConfiguration {
  return {
    transformSets: new Map(),
    lifetime: { ...DEFAULT_LIFETIME },
    tunnels: { dfBit: undefined, fragmentation: undefined },
    dynamicMaps: new Map(),
    maps: new Map(),
  };
}

/** What crypto map entries and templates ask for, all of them. */
export function entryPolicies({ maps, dynamicMaps }: IpsecConfiguration): readonly EntryPolicy[] {
  const entries = [...maps.values()].flatMap(map => [...map.entries.values()]);
  const templates = [...dynamicMaps.values()].flatMap(map => [...map.values()]);
  return [...entries.flatMap(entry => (entry.kind === 'dynamic' ? [] : [entry])), ...templates];
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
    reverseRoute: false,
  };
}

export function newCryptoMap(name: string): CryptoMap {
  return {
    name,
    localAddress: undefined,
    clientAuthentication: undefined,
    authorization: undefined,
    clientAddress: new Set(),
    entries: new Map(),
  };
}

export function newManualEntry(sequence: number): ManualMapEntry {
  const none = (): SessionKeys => ({ ah: undefined, esp: undefined });
  return { kind: 'ipsec-manual', ...newEntryPolicy(sequence), inbound: none(), outbound: none() };
}
