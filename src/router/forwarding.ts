import { ProtocolError } from '../base/errors';
import type { Ms } from '../base/event-queue';
import { BROADCAST, type Ipv4, isForwardable, isSourceAddress } from '../base/ipv4-address';
import type { IkeDatagram } from '../ike/ipsec-port';
import type { EgressInterface, InboundVerdict, OutboundVerdict } from '../ipsec/verdicts';
import { icmpErrorAbout, type IcmpErrorKind } from '../net/icmp-error';
import type { Clock } from '../net/simulator';
import { UNREACHABLE } from '../wire/icmp';
import {
  checkIpv4,
  decrementTtl,
  destinationOf,
  dfOf,
  encodeIpv4,
  fragment,
  IP_PROTOCOL,
  sourceOf,
  totalLengthOf,
  ttlOf,
} from '../wire/ipv4';
import type { AccessFilter } from './access-filter';
import type { AccessLog } from './access-log';
import type { Interface } from './interface';
import { isNull } from './interface-kinds';
import { carriesIke, carriesNatTraversal, ikePacket, isTed, readIke } from './ike-datagram';
import type { CpuUsage } from './cpu-usage';
import { countIcmp, type IpTraffic } from './ip-traffic';
import type { PacketDebug } from './packet-debug';
import type { Platform } from './platform';
import type { RoutingTable } from './routing-table';

/** IPsec as the forwarding path uses it. */
export interface PacketProtection {
  outbound(now: Ms, egress: EgressInterface, packet: Uint8Array): OutboundVerdict;
  inbound(now: Ms, interfaceName: string, packet: Uint8Array): InboundVerdict;
  arrivedClear(now: Ms, interfaceName: string, packet: Uint8Array): boolean;
  protects(interfaceName: string, packet: Uint8Array): boolean;
}

/** Address translation as the forwarding path uses it. */
export interface PacketTranslation {
  /** @returns undefined: it cannot be translated, and is dropped */
  outbound(packet: Uint8Array): Uint8Array | undefined;
  inbound(packet: Uint8Array): Uint8Array | undefined;
  /** What `outbound` has made, as it was. */
  restored(packet: Uint8Array): Uint8Array;
}

/** What the way of a packet needs of its router. */
export interface ForwardingNode {
  readonly clock: Clock;
  readonly config: { readonly routing: boolean };
  readonly platform: Platform;
  readonly cpu: CpuUsage;
  readonly interfaces: ReadonlyMap<string, Interface>;
  readonly routes: RoutingTable;
  readonly filter: AccessFilter;
  readonly accessLog: AccessLog;
  readonly ipsec: PacketProtection;
  readonly traffic: IpTraffic;
  readonly packetDebug: PacketDebug;
  readonly nat: PacketTranslation;
  isLocal(address: Ipv4): boolean;
  /** The broadcast for all, or that of a subnet that we are on. */
  isBroadcast(address: Ipv4): boolean;
  /** Does ISAKMP wait for this datagram though it is addressed to the flow's host: an old answer to our probe? */
  awaitsAnswer(datagram: IkeDatagram): boolean;
  readonly isakmpRuns: boolean;
  readonly natTraversal: boolean;
  /** Do the lists of an interface see what goes into its tunnels and comes out of them? Else what carries it. */
  readonly listsSeeInside: boolean;
  receiveIke(datagram: IkeDatagram): void;
  /** A packet for the router itself. */
  deliver(on: Interface, packet: Uint8Array): void;
}

/** A packet that the router makes itself. */
export interface OwnPacket {
  readonly source: Ipv4;
  readonly destination: Ipv4;
  readonly protocol: number;
  readonly tos?: number;
  readonly df?: boolean;
  readonly ttl?: number;
  readonly payload: Uint8Array;
}

const OWN_TTL = 255;

/** One ICMP unreachable in this time, as on IOS, those about the size apart from all others: hence `U.U.U`. */
const UNREACHABLE_INTERVAL: Ms = 500;

/**
 * A packet's way through the router: `arrived` -> probe or clear-text check -> `forward` -> `leave` (crypto map) ->
 * `emit` on the link. What is for the router itself goes to `deliver`; what it makes itself comes in at `originate`.
 */
export class Forwarding {
  private nextId: number;
  private engineFreeAt: Ms = 0;
  private readonly lastUnreachable: Record<'size' | 'other', Ms> = { size: -Infinity, other: -Infinity };

  constructor(
    private readonly node: ForwardingNode,
    firstId: number,
  ) {
    this.nextId = firstId;
  }

  /** A packet, any bytes, has come in on an interface. */
  arrived(on: Interface, bytes: Uint8Array): void {
    const { traffic } = this.node;
    let packet: Uint8Array;
    traffic.received++;
    try {
      checkIpv4(bytes);
      const length = totalLengthOf(bytes);
      packet = length === bytes.length ? bytes : bytes.subarray(0, length);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      on.counters.inputErrors++;
      traffic.formatErrors++;
      return;
    }
    const source = sourceOf(packet);
    if (!isSourceAddress(source) || this.node.isBroadcast(source)) return;
    if (this.filtered(on.config.accessGroupIn, on, packet)) return;
    const local = this.isForUs(packet);
    if (!local && this.caughtTed(on, packet)) return;
    if (!(local && this.isSecured(packet)) && !this.node.ipsec.arrivedClear(this.node.clock.now, on.name, packet))
      return;
    this.route(on, packet, local);
  }

  /** A packet that came out of a tunnel goes on as if it had come in on the interface of its crypto map. */
  decapsulated(interfaceName: string, packet: Uint8Array): void {
    const on = this.node.interfaces.get(interfaceName);
    if (on === undefined) return;
    if (this.node.listsSeeInside && this.filtered(on.config.accessGroupIn, on, packet)) return;
    this.route(on, packet, this.isForUs(packet));
  }

  /** Sends a packet of the router's own, by way of the crypto map of the interface that it leaves by. */
  originate(own: OwnPacket): void {
    const packet = this.make(own);
    this.countOwn(own);
    if (this.node.isLocal(own.destination)) {
      const [first] = this.node.interfaces.values();
      if (first !== undefined) this.node.clock.schedule(0, () => this.node.deliver(first, packet));
      return;
    }
    const hop = this.node.routes.lookup(own.destination, own.source);
    if (hop === undefined) this.node.packetDebug.packet('unroutable', packet, {});
    const out = hop && this.translated(undefined, hop.interfaceName, packet);
    if (hop !== undefined && out !== undefined) this.leave(hop.interfaceName, hop.neighbour, out, undefined);
  }

  /** Sends the same to everybody on every LAN, each time from the address of the interface that it leaves by. */
  broadcast(make: (source: Ipv4) => Omit<OwnPacket, 'source' | 'destination'>): void {
    for (const { name, address, isUp } of this.node.interfaces.values()) {
      if (address === undefined || !isUp) continue;
      const packet = this.make({ ...make(address), source: address, destination: BROADCAST });
      this.leave(name, BROADCAST, packet, undefined);
    }
  }

  /** ISAKMP's datagrams pass the crypto map by, a probe too, which looks like the flow that it protects. */
  originateIke(datagram: IkeDatagram): void {
    const packet = ikePacket(datagram, { id: this.takeId(), ttl: OWN_TTL });
    this.node.traffic.generated++;
    this.node.traffic.udpSent++;
    const hop = this.node.routes.lookup(datagram.destination);
    const out = hop && this.translated(undefined, hop.interfaceName, packet);
    if (out !== undefined) this.sendPlain(out, undefined);
  }

  /** Tells the source of a packet what became of it. @param on where the packet came in */
  refuse(on: Interface, packet: Uint8Array, error: IcmpErrorKind): void {
    if (error.kind === 'unreachable' && !on.config.unreachables) return;
    if (this.node.isBroadcast(destinationOf(packet))) return;
    const answer = icmpErrorAbout(on.config.nat === 'inside' ? this.node.nat.restored(packet) : packet, error);
    const source = on.address;
    if (answer === undefined || source === undefined || !this.mayTell(error)) return;
    const { destination, message } = answer;
    this.originate({ source, destination, protocol: IP_PROTOCOL.icmp, payload: message });
  }

  private mayTell(error: IcmpErrorKind): boolean {
    if (error.kind !== 'unreachable') return true;
    const kind = error.code === UNREACHABLE.fragmentationNeeded ? 'size' : 'other';
    const { now } = this.node.clock;
    if (now - this.lastUnreachable[kind] < UNREACHABLE_INTERVAL) return false;
    this.lastUnreachable[kind] = now;
    return true;
  }

  /** Time in which one packet after the other goes through. @param cost milliseconds */
  private after(cost: Ms, go: () => void): void {
    if (cost === 0) {
      go();
      return;
    }
    const { clock, cpu } = this.node;
    cpu.charge('IP Input', cost);
    this.engineFreeAt = Math.max(this.engineFreeAt, clock.now) + cost;
    clock.schedule(this.engineFreeAt - clock.now, go);
  }

  /** Broadcasts of all subnets that we are on are for us, and for nobody beyond us (RFC 2644). */
  private isForUs(packet: Uint8Array): boolean {
    const destination = destinationOf(packet);
    return this.node.isLocal(destination) || this.node.isBroadcast(destination);
  }

  /** Probes are for whoever protects their flow, wherever they go; the answers of old versions for whoever asked. */
  private caughtTed(on: Interface, packet: Uint8Array): boolean {
    if (!this.node.isakmpRuns || !carriesIke(packet)) return false;
    const datagram = readIke(packet, on.name);
    if (datagram === undefined) return false;
    const ted = isTed(datagram.bytes);
    const caught =
      (ted === 'probe' && this.node.ipsec.protects(on.name, packet)) ||
      (ted === 'answer' && this.node.awaitsAnswer(datagram));
    if (caught) this.node.receiveIke(datagram);
    return caught;
  }

  /** What comes in outside is translated before it is routed. */
  private route(on: Interface, arrived: Uint8Array, forUs: boolean): void {
    const packet = on.config.nat === 'outside' ? this.node.nat.inbound(arrived) : arrived;
    if (packet === undefined) return;
    const local = packet === arrived ? forUs : this.isForUs(packet);
    if (local) {
      const fate = this.node.isLocal(destinationOf(packet)) ? 'rcvd 3' : 'rcvd 2';
      this.node.packetDebug.packet(fate, packet, { from: on, to: on });
      if (fate === 'rcvd 2') this.explode(on, packet);
      this.node.deliver(on, packet);
    } else if (this.node.config.routing) this.after(this.node.platform.forward, () => this.forward(on, packet));
  }

  /** `ip directed-broadcast`: a broadcast for another subnet of ours is let out there (RFC 2644). */
  private explode(on: Interface, packet: Uint8Array): void {
    const destination = destinationOf(packet);
    if (ttlOf(packet) <= 1) return;
    for (const port of this.node.interfaces.values()) {
      if (port === on || !port.config.directedBroadcast || !port.subnetBroadcasts().includes(destination)) continue;
      this.node.traffic.forwarded++;
      port.transmit(destination, decrementTtl(packet), on);
    }
  }

  private forward(on: Interface, packet: Uint8Array): void {
    const destination = destinationOf(packet);
    if (!isForwardable(destination)) return;
    if (ttlOf(packet) <= 1) {
      this.node.traffic.badHopCount++;
      this.refuse(on, packet, { kind: 'time-exceeded', code: 0 });
      return;
    }
    const hop = this.node.routes.lookup(destination);
    const egress = hop && this.node.interfaces.get(hop.interfaceName);
    if (hop === undefined || isNull(hop.interfaceName)) {
      this.node.traffic.noRoute++;
      this.node.packetDebug.packet('unroutable', packet, { from: on });
      if (egress?.config.unreachables !== false) {
        this.refuse(on, packet, { kind: 'unreachable', code: UNREACHABLE.host });
      }
      return;
    }
    if (egress === undefined) return;
    const out = this.translated(on, hop.interfaceName, packet);
    if (out === undefined) this.refuse(on, packet, { kind: 'unreachable', code: UNREACHABLE.host });
    else if (this.listComesLater(egress) || !this.filtered(egress.config.accessGroupOut, on, out)) {
      this.node.traffic.forwarded++;
      if (egress === on) this.redirect(on, packet, hop.neighbour);
      this.leave(hop.interfaceName, hop.neighbour, decrementTtl(out), on);
    }
  }

  /** A packet goes back to the LAN that it came from: its source could have sent it to the neighbour itself. */
  private redirect(on: Interface, packet: Uint8Array, gateway: Ipv4): void {
    const { kind, config } = on;
    if (kind.medium !== 'ethernet' || !config.redirects || config.nat !== undefined || config.cryptoMap !== undefined) {
      return;
    }
    const source = sourceOf(packet);
    if (source !== gateway && on.isOnSubnet(source) && on.isOnSubnet(gateway)) {
      this.refuse(on, packet, { kind: 'redirect', gateway });
    }
  }

  /**
   * What leaves outside and came in inside, or is our own, is translated once it is routed: the output list and the
   * crypto map see the addresses of the outside.
   * @returns undefined: it cannot be translated
   */
  private translated(from: Interface | undefined, egress: string, packet: Uint8Array): Uint8Array | undefined {
    if (from !== undefined && from.config.nat !== 'inside') return packet;
    if (this.node.interfaces.get(egress)?.config.nat !== 'outside') return packet;
    return this.node.nat.outbound(packet);
  }

  /** @param from where the packet came in; undefined: it is our own */
  private leave(interfaceName: string, neighbour: Ipv4, packet: Uint8Array, from: Interface | undefined): void {
    const egress = this.node.interfaces.get(interfaceName);
    if (egress === undefined) return;
    if (from === undefined) this.node.packetDebug.packet('sending', packet, { to: egress });
    else this.node.packetDebug.packet('forward', packet, { from, to: egress, gateway: neighbour });
    if (egress.config.cryptoMap === undefined) {
      this.emit(egress, neighbour, packet, from);
      return;
    }
    const verdict = this.node.ipsec.outbound(this.node.clock.now, egress, packet);
    switch (verdict.kind) {
      case 'clear':
        if (!this.stoppedLater(egress, packet, from)) this.emit(egress, neighbour, packet, from);
        return;
      case 'protected':
        this.after(this.node.platform.crypt, () => this.sendPlain(verdict.packet, from));
        return;
      case 'in-pieces':
        this.node.traffic.fragmented++;
        for (const piece of verdict.packets) this.after(this.node.platform.crypt, () => this.sendPlain(piece, from));
        return;
      case 'too-big':
        this.tooBig(packet, verdict.mtu, from);
        return;
      case 'drop':
    }
  }

  private sendPlain(packet: Uint8Array, from: Interface | undefined): void {
    const hop = this.node.routes.lookup(destinationOf(packet));
    const egress = hop === undefined ? undefined : this.node.interfaces.get(hop.interfaceName);
    if (hop === undefined || egress === undefined) return;
    if (this.stoppedLater(egress, packet, from)) return;
    this.node.packetDebug.packet('sending', packet, { from, to: egress });
    this.emit(egress, hop.neighbour, packet, from);
  }

  private listComesLater(egress: Interface): boolean {
    return !this.node.listsSeeInside && egress.config.cryptoMap !== undefined;
  }

  /** What the crypto map has seen, and maybe changed, meets the output list; our own packets never do. */
  private stoppedLater(egress: Interface, packet: Uint8Array, from: Interface | undefined): boolean {
    if (from === undefined || !this.listComesLater(egress)) return false;
    return this.filtered(egress.config.accessGroupOut, from, packet);
  }

  private emit(egress: Interface, neighbour: Ipv4, packet: Uint8Array, from: Interface | undefined): void {
    const { mtu } = egress;
    if (packet.length <= mtu) egress.transmit(neighbour, packet, from);
    else if (dfOf(packet)) this.tooBig(packet, mtu, from);
    else {
      this.node.traffic.fragmented++;
      for (const piece of fragment(packet, mtu)) egress.transmit(neighbour, piece, from);
    }
  }

  private tooBig(packet: Uint8Array, mtu: number, from: Interface | undefined): void {
    const error: IcmpErrorKind = { kind: 'unreachable', code: UNREACHABLE.fragmentationNeeded, mtu };
    this.node.traffic.couldNotFragment++;
    if (from !== undefined) {
      this.refuse(from, packet, error);
      return;
    }
    // Our own packet: whoever sent it here is told as by a router on the way.
    const about = icmpErrorAbout(packet, error);
    const [first] = this.node.interfaces.values();
    if (about === undefined || first === undefined) return;
    const { destination, message } = about;
    const answer = this.make({ source: destination, destination, protocol: IP_PROTOCOL.icmp, payload: message });
    this.node.clock.schedule(0, () => this.node.deliver(first, answer));
  }

  /** @returns whether the access list of that name stops the packet */
  private filtered(name: string | undefined, on: Interface, packet: Uint8Array): boolean {
    if (name === undefined) return false;
    const { action, rule, list } = this.node.filter.check(name, packet);
    if (rule?.log !== undefined && list !== undefined) this.node.accessLog.note(list, rule, packet, on.name);
    if (action === 'permit') return false;
    this.node.packetDebug.packet('access denied', packet, { from: on });
    this.refuse(on, packet, { kind: 'unreachable', code: UNREACHABLE.administrativelyProhibited });
    return true;
  }

  private countOwn({ source, destination, protocol, payload }: OwnPacket): void {
    const { packetDebug, traffic } = this.node;
    traffic.generated++;
    if (protocol === IP_PROTOCOL.icmp) {
      countIcmp(traffic.icmpSent, payload);
      packetDebug.icmp('icmp-sent', source, destination, payload);
    } else if (protocol === IP_PROTOCOL.udp) traffic.udpSent++;
    else if (protocol === IP_PROTOCOL.tcp) traffic.tcpSent++;
  }

  private make({ source, destination, protocol, tos = 0, df = false, ttl = OWN_TTL, payload }: OwnPacket): Uint8Array {
    const id = this.takeId();
    return encodeIpv4({ tos, id, df, mf: false, fragmentOffset: 0, ttl, protocol, source, destination }, payload);
  }

  /** ESP, AH and ISAKMP for the router itself need no tunnel around them. */
  private isSecured(packet: Uint8Array): boolean {
    const protocol = packet[9];
    if (protocol === IP_PROTOCOL.esp || protocol === IP_PROTOCOL.ah || carriesIke(packet)) return true;
    return this.node.natTraversal && carriesNatTraversal(packet);
  }

  private takeId(): number {
    const id = this.nextId;
    this.nextId = (id + 1) & 0xffff;
    return id;
  }
}
