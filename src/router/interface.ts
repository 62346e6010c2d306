import { ProtocolError } from '../base/errors';
import type { Ms } from '../base/event-queue';
import { BROADCAST, inSubnet, type Ipv4, network } from '../base/ipv4-address';
import type { ArpCache, ArpPort } from '../net/arp-cache';
import { BROADCAST_HARDWARE, burntInAddress, type HardwareAddress } from '../net/hardware-address';
import type { Link, Port } from '../net/link';
import type { Clock } from '../net/simulator';
import { type ArpMessage, decodeArp, encodeArp } from '../wire/arp';
import { InterfaceCounters } from './interface-counters';
import { type InterfaceKind, kindOf } from './interface-kinds';
import type { PacketDebug } from './packet-debug';
import type { Ports } from './ports';
import type { Tunnels } from './tunnels';
import { greHeaderBytes } from '../wire/gre';
import { IPV4_HEADER_BYTES } from '../wire/ipv4';
import type { IpTraffic } from './ip-traffic';
import type { InterfaceAddress, InterfaceConfig } from './model/router-config';

export type InterfaceStatus = 'up' | 'down' | 'administratively down';

/** Where an interface has its address from: nobody has said anything of it, the startup configuration, or whoever typed it. */
export type AddressOrigin = 'unset' | 'NVRAM' | 'manual';

/** What an interface asks of its router. */
export interface InterfaceOwner {
  readonly hostname: string;
  readonly clock: Clock;
  readonly arp: ArpCache;
  readonly traffic: IpTraffic;
  readonly packetDebug: PacketDebug;
  readonly tunnels: Pick<Tunnels, 'carries' | 'send'>;
  readonly ports: Pick<Ports, 'portOf' | 'subinterfacesOf' | 'addressOf'>;
  /** Off, or not yet started: no interface works. */
  readonly running: boolean;
  arrived(on: Interface, packet: Uint8Array): void;
  cableChanged(on: Interface): void;
  /** Does the router answer for an address that is no interface's? */
  isAlias(address: Ipv4): boolean;
  /** Proxy ARP: is there a way to this address through another interface? */
  reachesBeyond(on: Interface, address: Ipv4): boolean;
}

const ETHERNET_MTU = 1500;
/** The shortest frame, without its checksum. */
const ARP_FRAME_BYTES = 60;
/** `arp timeout` in seconds. */
const USUAL_ARP_TIMEOUT = 14_400;

function addressSaid({ address, unnumbered }: Pick<InterfaceConfig, 'address' | 'unnumbered'>): string {
  return `${address?.address ?? ''} ${unnumbered ?? ''}`;
}

const NOTHING_SAID = addressSaid({ address: undefined, unnumbered: undefined });

/** A running interface: its configuration, what it is plugged into, its state and its counters. */
export class Interface implements Port, ArpPort {
  readonly kind: InterfaceKind;
  readonly hardwareAddress: HardwareAddress | undefined;
  readonly counters = new InterfaceCounters();
  status: InterfaceStatus = 'down';
  /** Line protocol. */
  protocol: 'up' | 'down' = 'down';
  link: Link | undefined;
  /** It has been up with these addresses since the lab began: its neighbours have known it for hours. */
  isOld = true;
  /** That it has none may have been said, too. */
  addressOrigin: AddressOrigin = 'unset';
  private saidOfAddress = NOTHING_SAID;
  private config_: InterfaceConfig;
  private owned: readonly Ipv4[] = [];
  private broadcasts: readonly Ipv4[] = [];

  constructor(
    private readonly owner: InterfaceOwner,
    config: InterfaceConfig,
  ) {
    this.config_ = config;
    this.kind = kindOf(config.name);
    // A subinterface has the address of its port.
    const port = config.name.split('.')[0] ?? config.name;
    this.hardwareAddress = this.kind.medium === 'ethernet' ? burntInAddress(owner.hostname, port) : undefined;
    this.configure(config);
    // It cannot be down: all that there is to tell of a new one is its line protocol.
    if (this.kind.medium === 'virtual') this.status = 'up';
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

  get isEnabled(): boolean {
    return this.owner.running && this.status !== 'administratively down';
  }

  /** Primary address, or the one that it borrows. */
  get address(): Ipv4 | undefined {
    const { address, unnumbered } = this.config_;
    return address?.address ?? (unnumbered === undefined ? undefined : this.owner.ports.addressOf(unnumbered));
  }

  /** Largest IP packet in bytes. */
  get mtu(): number {
    const { ipMtu, mtu, tunnel } = this.config_;
    if (this.kind.medium !== 'tunnel') return ipMtu ?? mtu ?? this.link?.mtu ?? this.kind.mtu;
    return ipMtu ?? ETHERNET_MTU - IPV4_HEADER_BYTES - greHeaderBytes(tunnel.key, tunnel.checksum);
  }

  addresses(): readonly Ipv4[] {
    return this.owned;
  }

  /** The first and the last address of each of its subnets: broadcasts, the first in an old form (RFC 1812 4.2.3.1). */
  subnetBroadcasts(): readonly Ipv4[] {
    return this.broadcasts;
  }

  isOnSubnet(address: Ipv4): boolean {
    return this.subnets().some(each => inSubnet(address, each.address, each.mask));
  }

  get arpTimeout(): Ms {
    return (this.config_.arpTimeout ?? USUAL_ARP_TIMEOUT) * 1000;
  }

  sendArp(to: HardwareAddress, message: ArpMessage): void {
    if (
      this.protocol === 'down' ||
      this.link?.transmitArp(this, to, encodeArp(message), this.config_.vlan?.id) !== true
    )
      return;
    this.counters.output.add(this.owner.clock.now, ARP_FRAME_BYTES);
  }

  oldNeighbour(address: Ipv4): HardwareAddress | undefined {
    const neighbour = this.link?.neighbour(this, address);
    return neighbour?.isOld === false ? undefined : neighbour?.hardwareAddress;
  }

  oldNeighbours(): readonly Ipv4[] {
    const others = this.link?.ports.filter(port => port !== this && port.isOld !== false) ?? [];
    return others.flatMap(port => port.addresses());
  }

  /** Takes over what the configuration says now. The state follows with `settle`. */
  configure(config: InterfaceConfig): void {
    this.config_ = config;
    const said = addressSaid(config);
    if (said !== this.saidOfAddress) this.addressOrigin = 'manual';
    this.saidOfAddress = said;
    const all = this.subnets();
    this.owned = all.map(each => each.address);
    this.broadcasts = all
      .filter(each => each.mask < 0xfffffffe)
      .flatMap(({ address, mask }) => [(address | ~mask) >>> 0, network(address, mask)]);
  }

  /** Brings status and line protocol in line with configuration and cable. @returns what they were */
  settle(): { readonly status: InterfaceStatus; readonly protocol: 'up' | 'down' } {
    const before = { status: this.status, protocol: this.protocol };
    const carrier = this.hasCarrier();
    if (!this.owner.running) this.status = 'down';
    else if (this.config_.shutdown || this.owner.ports.portOf(this)?.config.shutdown === true)
      this.status = 'administratively down';
    else this.status = carrier || !this.isLine ? 'up' : 'down';
    this.protocol = this.status === 'up' && carrier ? 'up' : 'down';
    if (this.protocol !== before.protocol) this.counters.transitions++;
    return before;
  }

  private hasCarrier(): boolean {
    if (this.kind.medium === 'virtual') return true;
    if (this.kind.medium === 'tunnel') return this.owner.tunnels.carries(this);
    const port = this.owner.ports.portOf(this);
    if (port?.link?.isUpFor(port) === false) return false;
    if (this.kind.medium === 'line' && this.link?.hasFarEnd(this) === false) return false;
    return (
      this.ownCable || (this.link === undefined && this.owner.ports.subinterfacesOf(this).some(each => each.ownCable))
    );
  }

  /** Is what it is plugged into itself whole? Each VLAN, each circuit of a port has a link of its own. */
  private get ownCable(): boolean {
    return this.link?.isUpFor(this) ?? false;
  }

  receive(packet: Uint8Array, vlan?: number): void {
    if (this.protocol === 'down' || this.isOtherVlan(vlan)) return;
    this.counters.input.add(this.owner.clock.now, packet.length + this.kind.header);
    this.owner.arrived(this, packet);
  }

  linkChanged(): void {
    this.owner.cableChanged(this);
  }

  answersFor(address: Ipv4): boolean {
    if (this.protocol === 'down') return false;
    if (this.isOnSubnet(address) && this.owner.isAlias(address)) return true;
    return this.config_.proxyArp && this.owner.reachesBeyond(this, address);
  }

  receiveArp(bytes: Uint8Array, vlan?: number): void {
    if (this.protocol === 'down' || this.isOtherVlan(vlan)) return;
    this.counters.input.add(this.owner.clock.now, ARP_FRAME_BYTES);
    try {
      const message = decodeArp(bytes);
      if (message.targetHardware !== this.hardwareAddress) this.counters.input.broadcasts++;
      this.owner.arp.received(this, message);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.counters.inputErrors++;
    }
  }

  /** Puts a packet that is not larger than the MTU on the link, or loses it when there is none or ARP finds nobody. */
  transmit(neighbour: Ipv4, packet: Uint8Array, from?: Interface): void {
    if (this.protocol === 'down' || !this.put(neighbour, packet, from)) return;
    this.counters.output.add(this.owner.clock.now, packet.length + this.kind.header);
  }

  private put(neighbour: Ipv4, packet: Uint8Array, from: Interface | undefined): boolean {
    if (this.kind.medium === 'tunnel') return this.owner.tunnels.send(this, packet);
    const { link } = this;
    if (link === undefined) return false;
    if (this.hardwareAddress === undefined) return link.transmitOnLine(this, neighbour, packet);
    if (neighbour === BROADCAST || this.broadcasts.includes(neighbour)) {
      return link.transmit(this, BROADCAST_HARDWARE, packet, this.config_.vlan?.id);
    }
    const to = this.owner.arp.resolve(this, neighbour);
    if (to === undefined) {
      this.owner.traffic.encapsulationFailed++;
      this.owner.packetDebug.packet('encapsulation failed', packet, { from, to: this });
    }
    return to !== undefined && link.transmit(this, to, packet, this.config_.vlan?.id);
  }

  /** Between two trunks that disagree; a switch takes the tag off for whoever has none. */
  private isOtherVlan(vlan: number | undefined): boolean {
    const own = this.config_.vlan;
    return vlan !== undefined && own !== undefined && vlan !== own.id;
  }

  private get isLine(): boolean {
    return this.kind.medium === 'line' || this.kind.medium === 'tunnel';
  }

  private subnets(): readonly InterfaceAddress[] {
    const { address, secondaries } = this.config_;
    return address === undefined ? [] : [address, ...secondaries];
  }
}
