import { ProtocolError } from '../base/errors';
import type { Ms } from '../base/event-queue';
import { icmpErrorAbout, REASSEMBLY_TIME_EXCEEDED } from '../net/icmp-error';
import type { PingDesk } from '../net/ping-desk';
import { Reassembly } from '../net/reassembly';
import type { Clock } from '../net/simulator';
import type { TcpStack } from '../net/tcp/stack';
import type { TraceDesk } from '../net/trace-desk';
import type { UdpDesk } from '../net/udp-desk';
import { PORT_ISAKMP, PORT_NAT_T } from '../wire/isakmp/constants';
import { decodeIcmp, encodeIcmp, isIcmpError, UNREACHABLE } from '../wire/icmp';
import { destinationOf, headerLengthOf, IP_PROTOCOL, isFragment, protocolOf, sourceOf, tosOf } from '../wire/ipv4';
import type { Forwarding } from './forwarding';
import { readDatagram, readNatTraversal } from './ike-datagram';
import type { Interface } from './interface';
import { countIcmp, type IpTraffic } from './ip-traffic';
import type { PacketDebug } from './packet-debug';
import type { Platform } from './platform';
import type { IkeDatagram } from '../ike/ipsec-port';
import type { InboundVerdict } from '../ipsec/verdicts';

/** What the router itself makes of packets that are addressed to it. */
export interface LocalNode {
  readonly clock: Clock;
  readonly platform: Platform;
  readonly forwarding: Forwarding;
  readonly pings: PingDesk;
  readonly traces: TraceDesk;
  readonly udp: UdpDesk;
  readonly tcp: TcpStack;
  readonly ipsec: {
    inbound(now: Ms, interfaceName: string, packet: Uint8Array): InboundVerdict;
    inboundUdp(now: Ms, interfaceName: string, packet: Uint8Array): InboundVerdict;
    pathMtu(now: Ms, packet: Uint8Array): void;
  };
  readonly traffic: IpTraffic;
  readonly packetDebug: PacketDebug;
  readonly tunnels: { receive(packet: Uint8Array): boolean };
  isLocal(address: number): boolean;
  /** Otherwise nobody listens to its port. */
  readonly isakmpRuns: boolean;
  /** ISAKMP listens to port 4500 too. */
  readonly natTraversal: boolean;
  receiveIke(datagram: IkeDatagram): void;
}

/** Takes what is for the router: fragments are put together first, ESP and AH are opened, ISAKMP goes to its process. */
export class LocalDelivery {
  private readonly reassembly: Reassembly;

  constructor(private readonly node: LocalNode) {
    this.reassembly = new Reassembly(node.clock, first => this.incomplete(first));
  }

  /** @param packet one that has passed `checkIpv4` */
  deliver(on: Interface, packet: Uint8Array): void {
    try {
      const whole = isFragment(packet) ? this.reassembly.add(packet) : packet;
      if (whole === undefined) return;
      if (whole !== packet) this.node.traffic.reassembled++;
      this.take(on, whole);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      on.counters.inputErrors++;
      this.node.traffic.formatErrors++;
    }
  }

  private incomplete(first: Uint8Array): void {
    this.node.traffic.reassemblyTimeouts++;
    const source = destinationOf(first);
    const answer = this.node.isLocal(source) ? icmpErrorAbout(first, REASSEMBLY_TIME_EXCEEDED) : undefined;
    if (answer === undefined) return;
    const { destination, message } = answer;
    this.node.forwarding.originate({ source, destination, protocol: IP_PROTOCOL.icmp, payload: message });
  }

  private take(on: Interface, packet: Uint8Array): void {
    const { forwarding, traffic } = this.node;
    traffic.delivered++;
    if (!this.node.isLocal(destinationOf(packet))) {
      traffic.broadcastsReceived++;
      on.counters.input.broadcasts++;
    }
    switch (protocolOf(packet)) {
      case IP_PROTOCOL.esp:
      case IP_PROTOCOL.ah:
        this.open(on, packet);
        return;
      case IP_PROTOCOL.icmp:
        this.receiveIcmp(on, packet);
        return;
      case IP_PROTOCOL.udp: {
        const datagram = readDatagram(packet, on.name);
        traffic.udpReceived++;
        if (datagram.destinationPort === PORT_ISAKMP && this.node.isakmpRuns) this.node.receiveIke(datagram);
        else if (datagram.destinationPort === PORT_NAT_T && this.node.natTraversal) {
          this.receiveNatTraversal(on, packet, datagram);
        } else if (!this.node.udp.receive({ ...datagram, payload: datagram.bytes })) {
          traffic.udpNoPort++;
          forwarding.refuse(on, packet, { kind: 'unreachable', code: UNREACHABLE.port });
        }
        return;
      }
      case IP_PROTOCOL.tcp:
        traffic.tcpReceived++;
        this.node.tcp.receive(packet);
        return;
      case IP_PROTOCOL.gre:
        if (this.node.tunnels.receive(packet)) return;
        forwarding.refuse(on, packet, { kind: 'unreachable', code: UNREACHABLE.protocol });
        return;
      default:
        traffic.unknownProtocol++;
        forwarding.refuse(on, packet, { kind: 'unreachable', code: UNREACHABLE.protocol });
    }
  }

  private receiveNatTraversal(on: Interface, packet: Uint8Array, datagram: IkeDatagram): void {
    const read = readNatTraversal(datagram);
    if (read === 'keepalive') return;
    if (read === 'esp') this.opened(this.node.ipsec.inboundUdp(this.node.clock.now, on.name, packet));
    else this.node.receiveIke(read.ike);
  }

  private open(on: Interface, packet: Uint8Array): void {
    this.opened(this.node.ipsec.inbound(this.node.clock.now, on.name, packet));
  }

  private opened(verdict: InboundVerdict): void {
    const { clock, forwarding, platform } = this.node;
    if (verdict.kind === 'drop') return;
    if (platform.crypt === 0) forwarding.decapsulated(verdict.interfaceName, verdict.packet);
    else clock.schedule(platform.crypt, () => forwarding.decapsulated(verdict.interfaceName, verdict.packet));
  }

  private receiveIcmp(on: Interface, packet: Uint8Array): void {
    const { clock, forwarding, ipsec, pings, tcp, traces, udp } = this.node;
    const bytes = packet.subarray(headerLengthOf(packet));
    const message = decodeIcmp(bytes);
    countIcmp(this.node.traffic.icmpReceived, bytes);
    this.node.packetDebug.icmp('icmp-received', sourceOf(packet), destinationOf(packet), bytes);
    if (message.kind === 'echo') {
      // A broadcast is answered from the interface's own address.
      const asked = destinationOf(packet);
      const source = this.node.isLocal(asked) ? asked : on.address;
      if (source === undefined) return;
      forwarding.originate({
        source,
        destination: sourceOf(packet),
        protocol: IP_PROTOCOL.icmp,
        tos: tosOf(packet),
        payload: encodeIcmp({ ...message, kind: 'echo-reply' }),
      });
      return;
    }
    if (isIcmpError(packet)) ipsec.pathMtu(clock.now, packet);
    pings.received(sourceOf(packet), message);
    traces.received(sourceOf(packet), message);
    udp.received(message);
    if (message.kind === 'unreachable') tcp.unreachable(message.original);
  }
}
