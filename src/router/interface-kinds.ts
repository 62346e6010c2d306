/** What a port is by its name: each part of the program that must know asks here. */
export interface InterfaceKind {
  /** What its name begins with. */
  readonly type: string;
  /** Ethernets have MAC addresses and ARP; a line has one far end; virtual ones live in the router itself. */
  readonly medium: 'ethernet' | 'line' | 'tunnel' | 'virtual';
  /** Does a cable, or a circuit, go into it? */
  readonly cabled: boolean;
  /** As `show interfaces` names it. */
  readonly hardware: string;
  /** kbit/s */
  readonly bandwidth: number;
  /** microseconds */
  readonly delay: number;
  /** As shown; for tunnels not what IP uses. */
  readonly mtu: number;
  /** What the plug of an Ethernet is called; those without a name say nothing of it, nor of duplex, by themselves. */
  readonly plug?: string;
  readonly encapsulation: string;
  /** Bytes of a frame that are not the packet's. */
  readonly header: number;
}

const ETHERNET = { medium: 'ethernet', cabled: true, mtu: 1500, encapsulation: 'ARPA', header: 14 } as const;
const LINE = { medium: 'line', cabled: true, mtu: 1500, encapsulation: 'HDLC', header: 4 } as const;
const VIRTUAL = { medium: 'virtual', cabled: false, header: 0 } as const;
const DIALED = { hardware: 'Unknown', bandwidth: 56, delay: 20000, ...LINE, cabled: false } as const;

const KINDS: readonly InterfaceKind[] = [
  { type: 'FastEthernet', hardware: 'AmdFE', bandwidth: 100_000, delay: 100, plug: '100BaseTX/FX', ...ETHERNET },
  {
    type: 'GigabitEthernet',
    hardware: 'BCM1250 Internal MAC',
    bandwidth: 1_000_000,
    delay: 10,
    plug: 'media type is RJ45',
    ...ETHERNET,
  },
  { type: 'TenGigabitEthernet', hardware: 'Ten Gigabit Ethernet', bandwidth: 10_000_000, delay: 10, ...ETHERNET },
  { type: 'Ethernet', hardware: 'AmdP2', bandwidth: 10_000, delay: 1000, ...ETHERNET },
  { type: 'Vlan', hardware: 'EtherSVI', bandwidth: 1_000_000, delay: 10, ...ETHERNET },
  { type: 'Port-channel', hardware: 'FEChannel', bandwidth: 100_000, delay: 100, ...ETHERNET },
  { type: 'TokenRing', hardware: 'TMS380', bandwidth: 16_000, delay: 630, ...ETHERNET },
  { type: 'Service-Engine', hardware: 'I82559FE', bandwidth: 100_000, delay: 100, ...ETHERNET },
  { type: 'BVI', hardware: 'BVI', bandwidth: 10_000, delay: 5000, ...ETHERNET, cabled: false },
  {
    type: 'Loopback',
    hardware: 'Loopback',
    bandwidth: 8_000_000,
    delay: 5000,
    mtu: 1514,
    encapsulation: 'LOOPBACK',
    ...VIRTUAL,
  },
  { type: 'Null', hardware: 'Unknown', bandwidth: 10_000_000, delay: 0, mtu: 1500, encapsulation: 'ARPA', ...VIRTUAL },
  {
    type: 'Tunnel',
    hardware: 'Tunnel',
    bandwidth: 9,
    delay: 500_000,
    mtu: 1514,
    encapsulation: 'TUNNEL',
    medium: 'tunnel',
    cabled: false,
    header: 0,
  },
  { type: 'Dialer', ...DIALED },
  { type: 'Virtual-Template', ...DIALED, hardware: 'Virtual Template interface', bandwidth: 100_000 },
  { type: 'Virtual-Access', ...DIALED, hardware: 'Virtual Access interface', bandwidth: 100_000 },
  { type: 'Group-Async', ...DIALED },
  { type: 'Multilink', ...DIALED, hardware: 'multilink group interface', bandwidth: 1544 },
];

/** Serial, and all else that has one far end. */
const SERIAL: InterfaceKind = { type: '', hardware: 'PowerQUICC Serial', bandwidth: 1544, delay: 20_000, ...LINE };

export function kindOf(interfaceName: string): InterfaceKind {
  return KINDS.find(({ type }) => interfaceName.startsWith(type)) ?? SERIAL;
}

interface PortSettings {
  readonly bandwidth: number | undefined;
  readonly delay: number | undefined;
  readonly speed: string | undefined;
}

const FAST = 100;
const SLOW_DELAY = 1000;

/** Mbit/s that an Ethernet port was told to run at; undefined: it finds out. */
export function forcedSpeed(kind: InterfaceKind, { speed }: PortSettings): number | undefined {
  return kind.medium === 'ethernet' && speed !== undefined && /^\d+$/.test(speed) ? Number(speed) : undefined;
}

/** @returns kbit/s and microseconds, as metrics and loads count them */
export function paceOf(
  kind: InterfaceKind,
  config: PortSettings,
): { readonly bandwidth: number; readonly delay: number } {
  const forced = forcedSpeed(kind, config);
  const delay = forced === undefined ? kind.delay : forced < FAST ? SLOW_DELAY : Math.min(kind.delay, 100);
  return {
    bandwidth: config.bandwidth ?? (forced === undefined ? kind.bandwidth : forced * 1000),
    delay: config.delay === undefined ? delay : config.delay * 10,
  };
}

/** The interface that swallows all: always there, with or without a line of its own. */
export function isNull(interfaceName: string): boolean {
  return interfaceName.startsWith('Null');
}
