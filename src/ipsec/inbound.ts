import { newBytes, readU32, writeU16 } from '../base/bytes';
import type { Ms } from '../base/event-queue';
import type { SecurityProtocol } from '../ike/ipsec-port';
import {
  checksum,
  destinationOf,
  headerLengthOf,
  IP_PROTOCOL,
  IPV4_HEADER_BYTES,
  protocolOf,
  sourceOf,
  totalLengthOf,
} from '../wire/ipv4';
import { openAh } from './ah-processing';
import { malformed, openEsp, type OpenFailure, type Opened } from './esp-processing';
import { watchLifetime } from './outbound';
import { decompress } from './ipcomp';
import type { PacketLog } from './packet-log';
import type { Installed } from './sad';
import { arriving, proxiesCover } from './selector';
import type { IpsecState } from './state';
import { movePeer } from './udp-encapsulation';
import type { InboundVerdict } from './verdicts';

/** The way in: from an ESP or AH packet for us to what it carried. Nothing of a forged packet gets through. */

const DROP: InboundVerdict = { kind: 'drop' };
const IPV4_IN_IPV4 = 4;
const AH_BEFORE_SPI = 4;

function packetName(packet: Uint8Array): { source: number; destination: number; protocol: number } {
  return { source: sourceOf(packet), destination: destinationOf(packet), protocol: protocolOf(packet) };
}

export class Inbound {
  constructor(
    private readonly state: IpsecState,
    private readonly log: PacketLog,
  ) {}

  /**
   * @param packet reassembled, with a checked IPv4 header, protocol 50 or 51
   * @param port the one that ESP in UDP came from
   */
  inbound(now: Ms, interfaceName: string, packet: Uint8Array, port?: number): InboundVerdict {
    const header = headerLengthOf(packet);
    const isAh = protocolOf(packet) === IP_PROTOCOL.ah;
    const installed = this.find(now, packet, isAh ? 'ah' : 'esp', isAh ? header + AH_BEFORE_SPI : header);
    if (installed === undefined) return DROP;
    const opened = isAh
      ? this.openAhAndEsp(now, installed, packet, header)
      : openAlone(installed, packet, header, port);
    if (opened === undefined) return DROP;
    if (opened.kind !== 'opened') return this.refuse(now, installed, opened);
    if (port !== undefined && port !== installed.bundle.udp?.peerPort) this.follow(installed, port);
    const { inboundIpcomp } = installed.bundle;
    const isCompressed = inboundIpcomp !== undefined && opened.nextHeader === IP_PROTOCOL.ipcomp;
    const load = isCompressed ? decompress(inboundIpcomp, opened) : opened;
    if (load.kind !== 'opened') return this.refuse(now, installed, load);
    const inner = installed.bundle.tunnel
      ? fromTunnel(load)
      : fromTransport(packet.subarray(0, header), load.payload, load.nextHeader);
    if (inner === undefined)
      return this.refuse(now, installed, malformed('what the packet carries', 'invalidProtocol'));
    return this.deliver(now, installed, interfaceName, inner, isCompressed);
  }

  /** RFC 3948 appendix, RFC 3947 7: the answer goes to where the last authentic packet came from. */
  private follow({ sa, bundle }: Installed, port: number): void {
    const { udp, local, peer } = bundle;
    if (udp === undefined || !udp.follows || sa.icvBytes === 0) return;
    movePeer(this.state, local, peer, udp.peerPort, port);
    this.state.env.run(() => this.state.env.ike.portChanged(local, peer, udp.peerPort, port));
  }

  private find(now: Ms, packet: Uint8Array, protocol: SecurityProtocol, spiAt: number): Installed | undefined {
    if (packet.length < spiAt + 8) return undefined;
    const spi = readU32(packet, spiAt);
    const installed = this.state.sad.inbound(destinationOf(packet), protocol, spi);
    if (installed !== undefined) return installed;
    const name = packetName(packet);
    const ipProtocol = protocol === 'ah' ? IP_PROTOCOL.ah : IP_PROTOCOL.esp;
    this.log.tell(now, { kind: 'spi-unknown', packet: { ...name, protocol: ipProtocol }, spi });
    return undefined;
  }

  /** AH around ESP is one bundle: both must be there, and of the same negotiation. */
  private openAhAndEsp(now: Ms, outer: Installed, packet: Uint8Array, at: number): Opened | OpenFailure | undefined {
    const ah = openAh(outer.sa, packet, at);
    const { inboundEsp } = outer.bundle;
    if (ah.kind !== 'opened' || inboundEsp === undefined) return ah;
    if (ah.nextHeader !== IP_PROTOCOL.esp) return malformed('no ESP inside AH', 'invalidProtocol');
    const espAt = packet.length - ah.payload.length;
    const inner = this.find(now, packet, 'esp', espAt);
    if (inner === undefined) return undefined;
    return inner.bundle === outer.bundle
      ? openEsp(inner.sa, packet, espAt)
      : malformed('ESP of another bundle', 'invalidSa');
  }

  private deliver(
    now: Ms,
    installed: Installed,
    interfaceName: string,
    inner: Uint8Array,
    isCompressed: boolean,
  ): InboundVerdict {
    const { identity, bundle } = installed;
    // Whoever sends by it has it.
    bundle.unconfirmedUntil = undefined;
    bundle.heardAt = now;
    bundle.heldUntil = 0;
    if (!proxiesCover(identity.proxies, arriving(inner))) {
      identity.counters.receiveErrors++;
      identity.counters.invalidIdentity++;
      this.log.tell(now, {
        kind: 'identity-mismatch',
        packet: packetName(inner),
        local: bundle.local,
        remote: bundle.peer,
        proxies: identity.proxies,
      });
      return DROP;
    }
    const { counters } = identity;
    const { inboundEsp: esp, inboundAh: ah } = bundle;
    counters.decaps++;
    if (esp !== undefined) {
      counters.decrypt++;
      esp.count(inner.length);
    }
    if (ah !== undefined || (esp !== undefined && esp.icvBytes > 0)) counters.verify++;
    ah?.count(inner.length);
    if (isCompressed) {
      counters.decompressed++;
      bundle.inboundIpcomp?.count(inner.length);
    } else if (bundle.inboundIpcomp !== undefined) counters.notDecompressed++;
    watchLifetime(this.state, now, identity, bundle);
    return { kind: 'decapsulated', packet: inner, interfaceName };
  }

  private refuse(now: Ms, { identity, sa }: Installed, failure: OpenFailure): InboundVerdict {
    identity.counters.receiveErrors++;
    const { connectionId } = sa;
    switch (failure.kind) {
      case 'mac':
        identity.counters.verifyFailed++;
        this.log.tell(now, { kind: 'mac-error', connectionId });
        break;
      case 'replay':
        identity.counters.replayFailed++;
        this.log.tell(now, { kind: 'replay-error', connectionId, sequence: failure.sequence });
        break;
      case 'malformed':
        identity.counters[failure.counter]++;
        this.state.env.report(now, { kind: 'packet-malformed', connectionId, reason: failure.reason });
        break;
    }
    return DROP;
  }
}

function openAlone(
  { sa, bundle }: Installed,
  packet: Uint8Array,
  at: number,
  port: number | undefined,
): Opened | OpenFailure {
  if ((port === undefined) !== (bundle.udp === undefined)) return malformed('ESP in UDP, or not', 'invalidSa');
  // What was agreed to come in AH too must not come without.
  return bundle.inboundAh === undefined ? openEsp(sa, packet, at) : malformed('ESP without its AH', 'invalidSa');
}

/** A whole IPv4 packet, or undefined. Bytes behind its total length are padding. */
function fromTunnel({ payload, nextHeader }: Opened): Uint8Array | undefined {
  if (nextHeader !== IPV4_IN_IPV4 || payload.length < IPV4_HEADER_BYTES) return undefined;
  const version = (payload[0] as number) >>> 4;
  const header = headerLengthOf(payload);
  const total = totalLengthOf(payload);
  if (version !== 4 || header < IPV4_HEADER_BYTES || total < header || total > payload.length) return undefined;
  return payload.subarray(0, total);
}

/** Transport mode: the packet's own header, around what was inside. */
function fromTransport(header: Uint8Array, payload: Uint8Array, protocol: number): Uint8Array {
  const packet = newBytes(header.length + payload.length);
  packet.set(header);
  packet.set(payload, header.length);
  writeU16(packet, 2, packet.length);
  packet[9] = protocol;
  writeU16(packet, 10, 0);
  writeU16(packet, 10, checksum(packet, 0, header.length));
  return packet;
}
