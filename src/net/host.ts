import { ProtocolError } from '../base/errors';
import type { Ms } from '../base/event-queue';
import { BROADCAST, formatIpv4, inSubnet, type Ipv4, isSourceAddress, prefixLength } from '../base/ipv4-address';
import type { Rng } from '../base/rng';
import { type ArpMessage, decodeArp, encodeArp } from '../wire/arp';
import { decodeIcmp, encodeIcmp, UNREACHABLE } from '../wire/icmp';
import {
  checkIpv4,
  destinationOf,
  encodeIpv4,
  fragment,
  headerLengthOf,
  IP_PROTOCOL,
  protocolOf,
  sourceOf,
  tosOf,
  totalLengthOf,
} from '../wire/ipv4';
import { decodeTcp, encodeTcp } from '../wire/tcp';
import { decodeUdp, encodeUdp } from '../wire/udp';
import { ArpCache, type ArpPort } from './arp-cache';
import { BROADCAST_HARDWARE, type HardwareAddress, hostHardware } from './hardware-address';
import { icmpErrorAbout, type IcmpErrorKind, REASSEMBLY_TIME_EXCEEDED } from './icmp-error';
import type { Link, Port } from './link';
import { type EchoPacket, PingDesk } from './ping-desk';
import type { PingCallbacks, PingOptions, PingRun } from './ping-run';
import { Reassembly } from './reassembly';
import type { Clock } from './simulator';
import { resetOf } from './tcp/reset';
import { UdpDesk } from './udp-desk';

export interface HostOptions {
  readonly simulator: Clock;
  readonly address: Ipv4;
  readonly mask: Ipv4;
  /** Undefined: it reaches its own LAN alone. */
  readonly gateway: Ipv4 | undefined;
  readonly rng: Rng;
}

/** As long as a router's: a host that forgets at every pause would only make noise. */
const ARP_TIMEOUT: Ms = 14_400_000;
/** For each next hop. */
const MOST_WAITING = 3;
const TTL = 64;

/** An end host: pings, answers pings, and refuses all else but what is for the ports that somebody has opened on it. */
export class Host implements Port, ArpPort {
  readonly address: Ipv4;
  readonly gateway: Ipv4 | undefined;
  readonly name = 'eth0';
  readonly hardwareAddress: HardwareAddress;
  readonly arpTimeout = ARP_TIMEOUT;
  link: Link | undefined;
  private readonly clock: Clock;
  private readonly mask: Ipv4;
  private readonly owned: readonly Ipv4[];
  readonly udp: UdpDesk;
  private readonly desk: PingDesk;
  private readonly reassembly: Reassembly;
  private readonly arp: ArpCache;
  /** Packets that wait for the MAC address of their next hop (RFC 1122 2.3.2.2). */
  private readonly waiting = new Map<Ipv4, Uint8Array[]>();
  private nextId = 1;

  constructor({ simulator, address, mask, gateway, rng }: HostOptions) {
    this.clock = simulator;
    this.address = address;
    this.mask = mask;
    this.gateway = gateway;
    this.owned = [address];
    this.hardwareAddress = hostHardware(address);
    this.arp = new ArpCache({
      clock: simulator,
      resolved: (_, neighbour) => this.sendWaiting(neighbour),
    });
    this.arp.open(this, true);
    this.reassembly = new Reassembly(simulator, first => this.refuse(first, REASSEMBLY_TIME_EXCEEDED));
    // Routers begin at 1. A host that did would get the answers to the pings of the router that translates it.
    const firstPing = rng.fork(`ping ${formatIpv4(address)}`).between(0x100, 0xffff);
    this.desk = new PingDesk(simulator, packet => this.send(IP_PROTOCOL.icmp, packet), firstPing);
    this.udp = new UdpDesk(({ destination, ...datagram }) => {
      const message = encodeUdp({ ...datagram, destination });
      this.send(IP_PROTOCOL.udp, { destination, tos: 0, df: false, message });
    });
  }

  get device(): string {
    return 'host';
  }

  addresses(): readonly Ipv4[] {
    return this.owned;
  }

  attach(link: Link): void {
    this.link = link;
    link.attach(this);
  }

  ping(options: Omit<PingOptions, 'source'>, callbacks: PingCallbacks): PingRun {
    return this.desk.start({ ...options, source: this.address }, callbacks);
  }

  receive(packet: Uint8Array): void {
    try {
      checkIpv4(packet);
      const whole = this.reassembly.add(packet.subarray(0, totalLengthOf(packet)));
      if (whole !== undefined && this.isForMe(whole)) this.deliver(whole);
    } catch (error) {
      // What is damaged is dropped, as a host drops it.
      if (!(error instanceof ProtocolError)) throw error;
    }
  }

  receiveArp(bytes: Uint8Array): void {
    try {
      this.arp.received(this, decodeArp(bytes));
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
    }
  }

  isOnSubnet(address: Ipv4): boolean {
    return inSubnet(address, this.address, this.mask);
  }

  answersFor(): boolean {
    return false;
  }

  sendArp(to: HardwareAddress, message: ArpMessage): void {
    this.link?.transmitArp(this, to, encodeArp(message));
  }

  oldNeighbour(address: Ipv4): HardwareAddress | undefined {
    const neighbour = this.link?.neighbour(this, address);
    return neighbour?.isOld === false ? undefined : neighbour?.hardwareAddress;
  }

  oldNeighbours(): readonly Ipv4[] {
    return [];
  }

  private isForMe(packet: Uint8Array): boolean {
    const source = sourceOf(packet);
    if (!isSourceAddress(source) || this.isBroadcast(source)) return false;
    const destination = destinationOf(packet);
    return destination === this.address || this.isBroadcast(destination);
  }

  private isBroadcast(address: Ipv4): boolean {
    if (address === BROADCAST) return true;
    return address === this.broadcast && (prefixLength(this.mask) ?? 32) < 31;
  }

  private get broadcast(): Ipv4 {
    return (this.address | ~this.mask) >>> 0;
  }

  private deliver(packet: Uint8Array): void {
    const protocol = protocolOf(packet);
    if (protocol === IP_PROTOCOL.icmp) this.receiveIcmp(packet);
    else if (protocol === IP_PROTOCOL.udp) this.receiveUdp(packet);
    else if (protocol === IP_PROTOCOL.tcp) this.receiveTcp(packet);
    else this.refuse(packet, { kind: 'unreachable', code: UNREACHABLE.protocol });
  }

  private receiveIcmp(packet: Uint8Array): void {
    const message = decodeIcmp(packet.subarray(headerLengthOf(packet)));
    if (message.kind === 'echo') {
      const reply = encodeIcmp({ ...message, kind: 'echo-reply' });
      this.send(IP_PROTOCOL.icmp, { destination: sourceOf(packet), tos: tosOf(packet), df: false, message: reply });
    } else {
      this.desk.received(sourceOf(packet), message);
      this.udp.received(message);
    }
  }

  /** Where nobody listens, a datagram that is whole is refused. */
  private receiveUdp(packet: Uint8Array): void {
    const [source, destination] = [sourceOf(packet), destinationOf(packet)];
    const datagram = decodeUdp(source, destination, packet.subarray(headerLengthOf(packet)));
    if (!this.udp.receive({ ...datagram, source, destination }))
      this.refuse(packet, { kind: 'unreachable', code: UNREACHABLE.port });
  }

  /** Whoever asks for a connection is refused. */
  private receiveTcp(packet: Uint8Array): void {
    const [source, destination] = [destinationOf(packet), sourceOf(packet)];
    const reset = resetOf(decodeTcp(destination, source, packet.subarray(headerLengthOf(packet))));
    if (reset === undefined || this.isBroadcast(source)) return;
    const message = encodeTcp({ ...reset, source, destination });
    this.send(IP_PROTOCOL.tcp, { destination, tos: 0, df: false, message });
  }

  private refuse(packet: Uint8Array, error: IcmpErrorKind): void {
    if (this.isBroadcast(destinationOf(packet))) return;
    const answer = icmpErrorAbout(packet, error);
    if (answer !== undefined) this.send(IP_PROTOCOL.icmp, { ...answer, tos: 0, df: false });
  }

  private send(protocol: number, { destination, tos, df, message }: Omit<EchoPacket, 'source'>): void {
    const { link } = this;
    if (link === undefined) return;
    const nextHop = inSubnet(destination, this.address, this.mask) ? destination : this.gateway;
    if (nextHop === undefined) return;
    const packet = encodeIpv4(
      {
        tos,
        id: this.nextId,
        df,
        mf: false,
        fragmentOffset: 0,
        ttl: TTL,
        protocol,
        source: this.address,
        destination,
      },
      message,
    );
    this.nextId = (this.nextId % 0xffff) + 1;
    if (packet.length > link.mtu && df) {
      this.clock.schedule(0, () => this.tooBig(packet, link.mtu));
      return;
    }
    for (const piece of fragment(packet, link.mtu)) this.transmit(link, nextHop, piece);
  }

  private transmit(link: Link, nextHop: Ipv4, packet: Uint8Array): void {
    const to = this.isBroadcast(nextHop) ? BROADCAST_HARDWARE : this.arp.resolve(this, nextHop);
    if (to !== undefined) link.transmit(this, to, packet);
    else {
      const waiting = this.waiting.get(nextHop) ?? [];
      this.waiting.set(nextHop, [...waiting, packet].slice(-MOST_WAITING));
    }
  }

  private sendWaiting(neighbour: Ipv4): void {
    const packets = this.waiting.get(neighbour) ?? [];
    this.waiting.delete(neighbour);
    for (const packet of packets) if (this.link !== undefined) this.transmit(this.link, neighbour, packet);
  }

  /** Its own packet does not fit: the ping that it belongs to hears what a router on the way would tell. */
  private tooBig(packet: Uint8Array, mtu: number): void {
    const error = { kind: 'unreachable', code: UNREACHABLE.fragmentationNeeded, mtu } as const;
    const about = icmpErrorAbout(packet, error);
    if (about !== undefined) this.desk.received(this.address, decodeIcmp(about.message));
  }
}
