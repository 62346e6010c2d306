import { BROADCAST, inSubnet, type Ipv4, network } from '../base/ipv4-address';
import type { Link, Port } from '../net/link';
import type { InterfaceConfig } from './model/router-config';

export type InterfaceStatus = 'up' | 'down' | 'administratively down';

export interface InterfaceCounters {
  packetsIn: number;
  bytesIn: number;
  packetsOut: number;
  bytesOut: number;
  /** Damaged packets. */
  errorsIn: number;
}

function newCounters(): InterfaceCounters {
  return { packetsIn: 0, bytesIn: 0, packetsOut: 0, bytesOut: 0, errorsIn: 0 };
}

/** What an interface asks of its router. */
export interface InterfaceOwner {
  readonly hostname: string;
  /** Off, or not yet started: no interface works. */
  readonly running: boolean;
  arrived(on: Interface, packet: Uint8Array): void;
  cableChanged(on: Interface): void;
  /** Does the router answer for an address that is no interface's? */
  isAlias(address: Ipv4): boolean;
  /** Proxy ARP: is there a way to this address through another interface? */
  reachesBeyond(on: Interface, address: Ipv4): boolean;
}

/** Interfaces that live in the router itself and never lack a carrier. */
const VIRTUAL = /^(Loopback|Null)/i;
/** Lines whose carrier counts for the interface itself, not for its line protocol alone. */
const SERIAL = /^(Serial|BRI|Async|Dialer|Tunnel|ATM|POS)/i;

const ETHERNET_MTU = 1500;

/** The interface that swallows all: always there, with or without a line of its own. */
export function isNull(interfaceName: string): boolean {
  return interfaceName.startsWith('Null');
}

/** A running interface: its configuration, what it is plugged into, its state and its counters. */
export class Interface implements Port {
  counters: InterfaceCounters = newCounters();
  status: InterfaceStatus = 'down';
  /** Line protocol. */
  protocol: 'up' | 'down' = 'down';
  link: Link | undefined;
  private config_: InterfaceConfig;
  private owned: readonly Ipv4[] = [];
  private broadcasts: readonly Ipv4[] = [];

  constructor(
    private readonly owner: InterfaceOwner,
    config: InterfaceConfig,
  ) {
    this.config_ = config;
    this.configure(config);
  }

  get config(): InterfaceConfig {
    return this.config_;
  }

  get device(): string {
    return this.owner.hostname;
  }

  get name(): string {
    return this.config_.name;
  }

  /** Up and its line protocol up: packets may pass. */
  get isUp(): boolean {
    return this.protocol === 'up';
  }

  /** Primary address. */
  get address(): Ipv4 | undefined {
    return this.config_.address?.address;
  }

  /** Largest IP packet in bytes. */
  get mtu(): number {
    return this.config_.ipMtu ?? this.config_.mtu ?? this.link?.mtu ?? ETHERNET_MTU;
  }

  addresses(): readonly Ipv4[] {
    return this.owned;
  }

  /** The first and the last address of each of its subnets: broadcasts, the first in an old form (RFC 1812 4.2.3.1). */
  subnetBroadcasts(): readonly Ipv4[] {
    return this.broadcasts;
  }

  /** Takes over what the configuration says now. The state follows with `settle`. */
  configure(config: InterfaceConfig): void {
    this.config_ = config;
    const all = config.address === undefined ? [] : [config.address, ...config.secondaries];
    this.owned = all.map(each => each.address);
    this.broadcasts = all
      .filter(each => each.mask < 0xfffffffe)
      .flatMap(({ address, mask }) => [(address | ~mask) >>> 0, network(address, mask)]);
  }

  /** Brings status and line protocol in line with configuration and cable. @returns what they were */
  settle(): { readonly status: InterfaceStatus; readonly protocol: 'up' | 'down' } {
    const before = { status: this.status, protocol: this.protocol };
    const carrier = VIRTUAL.test(this.name) || (this.link?.isUpFor(this) ?? false);
    if (!this.owner.running) this.status = 'down';
    else if (this.config_.shutdown) this.status = 'administratively down';
    else this.status = carrier || !SERIAL.test(this.name) ? 'up' : 'down';
    this.protocol = this.status === 'up' && carrier ? 'up' : 'down';
    return before;
  }

  clearCounters(): void {
    this.counters = newCounters();
  }

  receive(packet: Uint8Array): void {
    if (this.protocol === 'down') return;
    this.counters.packetsIn++;
    this.counters.bytesIn += packet.length;
    this.owner.arrived(this, packet);
  }

  linkChanged(): void {
    this.owner.cableChanged(this);
  }

  answersFor(address: Ipv4): boolean {
    if (this.protocol === 'down') return false;
    if (SERIAL.test(this.name)) return true;
    if (this.isOnLink(address) && this.owner.isAlias(address)) return true;
    return this.config_.proxyArp && this.owner.reachesBeyond(this, address);
  }

  private isOnLink(address: Ipv4): boolean {
    const { address: own, secondaries } = this.config_;
    return own !== undefined && [own, ...secondaries].some(each => inSubnet(address, each.address, each.mask));
  }

  /** Puts a packet that is not larger than the MTU on the link, or loses it when there is none. */
  transmit(neighbour: Ipv4, packet: Uint8Array): void {
    if (this.protocol === 'down' || this.link === undefined) return;
    const nextHop = this.broadcasts.includes(neighbour) ? BROADCAST : neighbour;
    if (!this.link.transmit(this, nextHop, packet)) return;
    this.counters.packetsOut++;
    this.counters.bytesOut += packet.length;
  }
}
