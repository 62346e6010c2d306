import { readU16 } from '../base/bytes';
import type { Ipv4 } from '../base/ipv4-address';
import {
  destinationOf,
  fragmentOffsetOf,
  headerLengthOf,
  IP_PROTOCOL,
  protocolOf,
  sourceOf,
  totalLengthOf,
} from './ipv4';

/** What access lists and selectors look at. Ports and ICMP types stand in a first fragment only, and only if it is long enough. */
export interface PacketPorts {
  readonly protocol: number;
  readonly source: Ipv4;
  readonly destination: Ipv4;
  readonly sourcePort: number | undefined;
  readonly destinationPort: number | undefined;
  readonly icmpType: number | undefined;
  readonly icmpCode: number | undefined;
  /** FIN 1, SYN 2, RST 4, PSH 8, ACK 16, URG 32 */
  readonly tcpFlags: number | undefined;
}

/** @param packet one that has passed `checkIpv4` */
export function portsOf(packet: Uint8Array): PacketPorts {
  const protocol = protocolOf(packet);
  const at = headerLengthOf(packet);
  const there = fragmentOffsetOf(packet) === 0 ? totalLengthOf(packet) - at : 0;
  const hasPorts = (protocol === IP_PROTOCOL.udp || protocol === IP_PROTOCOL.tcp) && there >= 4;
  const isIcmp = protocol === IP_PROTOCOL.icmp && there >= 2;
  return {
    protocol,
    source: sourceOf(packet),
    destination: destinationOf(packet),
    sourcePort: hasPorts ? readU16(packet, at) : undefined,
    destinationPort: hasPorts ? readU16(packet, at + 2) : undefined,
    icmpType: isIcmp ? packet[at] : undefined,
    icmpCode: isIcmp ? packet[at + 1] : undefined,
    tcpFlags: protocol === IP_PROTOCOL.tcp && there >= 14 ? packet[at + 13] : undefined,
  };
}
