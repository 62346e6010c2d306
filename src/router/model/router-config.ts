import type { Ipv4 } from '../../base/ipv4-address';
import { defaultIsakmpConfiguration, type IsakmpConfiguration } from '../../ike/configuration';
import { defaultIpsecConfiguration, type IpsecConfiguration, type TunnelSettings } from '../../ipsec/configuration';
import type { SummerTime, TimeZone } from '../time-zone';
import type { AccessList } from './access-list';
import type { Aaa } from './aaa';
import type { LineConfig } from './line-config';
import { type LoggingConfig, newLoggingConfig } from './logging-config';
import type { Password, PrivilegeRule, User } from './users';
import { type NatConfig, type NatSide, newNatConfig } from './nat';
import { HostTable } from './host-table';

/**
 * A router's running configuration as plain data: what the lines of the configuration layer write and read back.
 * The running router reads it; nothing of what runs (SAs, counters, timers) stands here.
 */
export interface RouterConfig {
  version: string;
  hostname: string;
  readonly services: Services;
  timeZone: TimeZone | undefined;
  summerTime: SummerTime | undefined;
  /** By privilege level. */
  readonly enablePasswords: Map<number, Password>;
  readonly enableSecrets: Map<number, Password>;
  readonly users: Map<string, User>;
  /** Replaced as a whole by each change. */
  privileges: readonly PrivilegeRule[];
  subnetZero: boolean;
  classless: boolean;
  /** False: it is an IP host, that knows its networks and a gateway alone. */
  routing: boolean;
  /** Used while it does not route. */
  defaultGateway: Ipv4 | undefined;
  domainLookup: boolean;
  domainName: string | undefined;
  /** Seconds that a TCP connection may take to open. */
  tcpSynWait: number;
  readonly nameServers: Ipv4[];
  httpServer: boolean;
  /** `ip host` */
  readonly hosts: HostTable;
  /** Keyed by full name ("FastEthernet0/0"), in the order of the configuration. */
  readonly interfaces: Map<string, InterfaceConfig>;
  readonly routes: StaticRoute[];
  /** `arp A.B.C.D H.H.H ARPA`: the MAC address is a 48-bit number. */
  readonly arps: Map<Ipv4, number>;
  /** Keyed by number or name. */
  readonly accessLists: Map<string, AccessList>;
  readonly nat: NatConfig;
  readonly isakmp: IsakmpConfiguration;
  readonly ipsec: IpsecConfiguration;
  readonly aaa: Aaa;
  readonly logging: LoggingConfig;
  readonly banners: Map<BannerKind, string>;
  /** `alias exec` */
  readonly aliases: Map<string, string>;
  readonly lines: LineConfig[];
  /** Switches that are in their usual state, and of which the file says so. */
  readonly said: Set<string>;
  /** Lines that are kept and printed back without effect, and unknown ones. */
  readonly kept: KeptLine[];
  /** The same inside blocks, by the model object of the block. */
  readonly keptIn: Map<object, KeptLine[]>;
}

/** What IOS waits for a TCP connection to open, in seconds. */
export const TCP_SYN_WAIT = 30;

/** In the order of their names, as they are printed. */
export const BANNER_KINDS = ['exec', 'incoming', 'login', 'motd', 'prompt-timeout', 'slip-ppp'] as const;
export type BannerKind = (typeof BANNER_KINDS)[number];

export interface Services {
  debugTimestamps: Timestamps | undefined;
  logTimestamps: Timestamps | undefined;
  passwordEncryption: boolean;
  sequenceNumbers: boolean;
}

/** `service timestamps debug|log uptime` or `datetime [msec] [localtime] [show-timezone] [year]`. */
export type Timestamps =
  | { readonly form: 'uptime' }
  | {
      readonly form: 'datetime';
      readonly msec: boolean;
      readonly localtime: boolean;
      readonly showTimezone: boolean;
      readonly year: boolean;
    };

export interface InterfaceConfig {
  readonly name: string;
  /** Of a subinterface, as it was made; of a template `tunnel`, where it says `type tunnel`. */
  linkType: 'point-to-point' | 'multipoint' | 'mpls' | 'tag-switching' | 'tunnel' | undefined;
  description: string | undefined;
  address: InterfaceAddress | undefined;
  readonly secondaries: InterfaceAddress[];
  /** Who should give an address, which nobody does here. */
  addressFrom: AddressSource | undefined;
  /** False for a port of a file that does not speak of its address, as a switch's: then nothing says that it has none. */
  addressSaid: boolean;
  shutdown: boolean;
  mtu: number | undefined;
  ipMtu: number | undefined;
  bandwidth: number | undefined;
  duplex: string | undefined;
  speed: string | undefined;
  accessGroupIn: string | undefined;
  accessGroupOut: string | undefined;
  cryptoMap: string | undefined;
  /** `crypto map ... redundancy`: the standby group whose address it uses. */
  cryptoStandby: string | undefined;
  readonly tunnels: TunnelSettings;
  unreachables: boolean;
  proxyArp: boolean;
  /** Which side of address translation it is on. */
  nat: NatSide | undefined;
  /** Tens of microseconds. */
  delay: number | undefined;
  /** `encapsulation dot1Q`. */
  vlan: { readonly id: number; readonly native: boolean } | undefined;
  /** Of a serial line. */
  encapsulation: 'ppp' | undefined;
  /** The interface whose address it borrows. */
  unnumbered: string | undefined;
  readonly tunnel: TunnelConfig;
  redirects: boolean;
  directedBroadcast: boolean;
  /** `no ip route-cache`: each packet takes the processor, where `debug ip packet` sees it. */
  routeCache: boolean;
  /** Seconds, 14400 by default; 0: entries do not age. */
  arpTimeout: number | undefined;
}

/** `ip address dhcp` and its like. */
export interface AddressSource {
  readonly protocol: 'dhcp' | 'negotiated' | 'pool' | 'slarp';
  readonly more: string | undefined;
}

/** GRE over IP. */
export interface TunnelConfig {
  /** An address of the router, or the full name of an interface. */
  source: string | undefined;
  destination: Ipv4 | undefined;
  key: number | undefined;
  checksum: boolean;
  /** Undefined: GRE over IP; else the word for what it would be. */
  mode: string | undefined;
}

export interface InterfaceAddress {
  readonly address: Ipv4;
  readonly mask: Ipv4;
}

export interface StaticRoute {
  readonly network: Ipv4;
  readonly mask: Ipv4;
  readonly nextHop: Ipv4 | undefined;
  readonly interfaceName: string | undefined;
  /** Administrative distance, 1 by default. */
  readonly distance: number;
  readonly name: string | undefined;
  readonly tag: number | undefined;
  /** Number of a tracked object; nothing is tracked here. */
  readonly track?: number | undefined;
  /** It stays when its way is gone. */
  readonly permanent: boolean;
}

/** A line without effect here, with the lines of its block. */
export interface KeptLine {
  readonly state: 'stored' | 'unknown';
  readonly text: string;
  /** Where it stands among the sections of `show running-config`: the rank of its declaration, or of the line before it. */
  readonly rank: number;
  readonly children: KeptLine[];
  /** The lines of its block stand no deeper than it does: so releases before 12.4T print address families. */
  flat?: true;
  /** It stands under a line that opens no block: `bridge 1 route ip` under `bridge 1 protocol ieee`. */
  hung?: true;
}

export function newRouterConfig(): RouterConfig {
  return {
    version: '12.2',
    hostname: 'Router',
    services: {
      debugTimestamps: undefined,
      logTimestamps: undefined,
      passwordEncryption: false,
      sequenceNumbers: false,
    },
    timeZone: undefined,
    summerTime: undefined,
    enablePasswords: new Map(),
    enableSecrets: new Map(),
    users: new Map(),
    privileges: [],
    subnetZero: false,
    classless: true,
    routing: true,
    defaultGateway: undefined,
    domainLookup: true,
    tcpSynWait: TCP_SYN_WAIT,
    domainName: undefined,
    nameServers: [],
    httpServer: false,
    hosts: new HostTable(),
    interfaces: new Map(),
    routes: [],
    arps: new Map(),
    accessLists: new Map(),
    nat: newNatConfig(),
    isakmp: defaultIsakmpConfiguration(),
    ipsec: defaultIpsecConfiguration(),
    logging: newLoggingConfig(),
    aaa: { newModel: false, loginLists: new Map(), enableMethods: undefined },
    banners: new Map(),
    aliases: new Map(),
    lines: [],
    said: new Set(),
    kept: [],
    keptIn: new Map(),
  };
}

export function newInterface(name: string): InterfaceConfig {
  return {
    name,
    linkType: undefined,
    description: undefined,
    address: undefined,
    secondaries: [],
    addressFrom: undefined,
    addressSaid: true,
    shutdown: false,
    mtu: undefined,
    ipMtu: undefined,
    bandwidth: undefined,
    duplex: undefined,
    speed: undefined,
    accessGroupIn: undefined,
    accessGroupOut: undefined,
    cryptoMap: undefined,
    cryptoStandby: undefined,
    tunnels: { dfBit: undefined, fragmentation: undefined },
    unreachables: true,
    proxyArp: true,
    nat: undefined,
    delay: undefined,
    vlan: undefined,
    encapsulation: undefined,
    unnumbered: undefined,
    tunnel: { source: undefined, destination: undefined, key: undefined, checksum: false, mode: undefined },
    redirects: true,
    directedBroadcast: false,
    routeCache: true,
    arpTimeout: undefined,
  };
}
