import type { Ipv4 } from '../../base/ipv4-address';

/** What `ip nat` lines of the global mode say. */
export interface NatConfig {
  readonly pools: Map<string, NatPool>;
  /** In the order of the configuration: the first whose list permits a packet translates it. */
  readonly rules: NatRule[];
  readonly statics: StaticTranslation[];
  /** Seconds; Infinity: never. Those that are not here are the usual ones. */
  readonly timeouts: Map<NatTimeout, number>;
  maxEntries: number | undefined;
}

export const NAT_TIMEOUTS = [
  'timeout',
  'udp-timeout',
  'dns-timeout',
  'tcp-timeout',
  'finrst-timeout',
  'syn-timeout',
  'icmp-timeout',
] as const;
export type NatTimeout = (typeof NAT_TIMEOUTS)[number];

export type NatSide = 'inside' | 'outside';

export interface NatPool {
  readonly name: string;
  readonly mask: Ipv4;
  /** Written as `prefix-length` rather than `netmask`. */
  readonly asLength: boolean;
  readonly type: 'generic' | 'match-host' | 'rotary';
  /** Declared with `address` lines of its own rather than in one line. */
  readonly block: boolean;
  readonly ranges: AddressRange[];
}

export interface AddressRange {
  readonly start: Ipv4;
  readonly end: Ipv4;
}

/** `ip nat inside|outside source list|route-map ...`: translations are made as packets ask for them. */
export interface NatRule {
  readonly side: NatSide;
  readonly by: 'list' | 'route-map';
  /** Of the access list or route map. */
  readonly name: string;
  /** Undefined: the address of the interface. */
  readonly pool: string | undefined;
  readonly interfaceName: string | undefined;
  readonly vrf: string | undefined;
  /** Many addresses share one, told apart by ports. */
  readonly overload: boolean;
}

/** `ip nat inside|outside source static ...` */
export interface StaticTranslation {
  readonly side: NatSide;
  readonly protocol: 'tcp' | 'udp' | undefined;
  /** Set: a whole subnet, host for host. */
  readonly mask: Ipv4 | undefined;
  readonly local: Ipv4;
  readonly localPort: number | undefined;
  /** Undefined: the address of `interfaceName`. */
  readonly global: Ipv4 | undefined;
  readonly interfaceName: string | undefined;
  readonly globalPort: number | undefined;
  readonly vrf: string | undefined;
  readonly routeMap: string | undefined;
  readonly extendable: boolean;
  readonly noAlias: boolean;
}

export function newNatConfig(): NatConfig {
  return { pools: new Map(), rules: [], statics: [], timeouts: new Map(), maxEntries: undefined };
}
