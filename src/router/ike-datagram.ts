import { isZero, newBytes, readU16 } from '../base/bytes';
import { ProtocolError } from '../base/errors';
import type { IkeDatagram } from '../ike/ipsec-port';
import { ExchangeType, PORT_ISAKMP, PORT_NAT_T } from '../wire/isakmp/constants';
import {
  destinationOf,
  headerLengthOf,
  IP_PROTOCOL,
  IPV4_HEADER_BYTES,
  isFragment,
  protocolOf,
  sourceOf,
  writeIpv4Header,
} from '../wire/ipv4';
import { decodeUdp, udpLength, writeUdp } from '../wire/udp';

const EXCHANGE_TYPE_AT = 18;

/** A whole UDP packet to port 500. The packet has passed `checkIpv4`. */
export function carriesIke(packet: Uint8Array): boolean {
  if (protocolOf(packet) !== IP_PROTOCOL.udp || isFragment(packet)) return false;
  const at = headerLengthOf(packet);
  return packet.length >= at + 8 && readU16(packet, at + 2) === PORT_ISAKMP;
}

/** A UDP packet, whole or its beginning, to the port that ISAKMP and ESP share where addresses are translated. */
export function carriesNatTraversal(packet: Uint8Array): boolean {
  const at = headerLengthOf(packet);
  return protocolOf(packet) === IP_PROTOCOL.udp && packet.length >= at + 8 && readU16(packet, at + 2) === PORT_NAT_T;
}

/** RFC 3948 2.2: where an SPI would stand, ISAKMP has zeros on port 4500. */
const NON_ESP_MARKER = 4;

/** What has come to port 4500 (RFC 3948 2). */
export function readNatTraversal(datagram: IkeDatagram): 'esp' | 'keepalive' | { readonly ike: IkeDatagram } {
  const { bytes } = datagram;
  if (bytes.length < NON_ESP_MARKER) return 'keepalive';
  if (!isZero(bytes.subarray(0, NON_ESP_MARKER))) return 'esp';
  return { ike: { ...datagram, bytes: bytes.subarray(NON_ESP_MARKER) } };
}

/** As it goes out: a message is marked, a keepalive, which is one byte long, is none. */
function payloadOf({ sourcePort, bytes }: IkeDatagram): Uint8Array {
  if (sourcePort !== PORT_NAT_T || bytes.length === 1) return bytes;
  const payload = newBytes(NON_ESP_MARKER + bytes.length);
  payload.fill(0, 0, NON_ESP_MARKER);
  payload.set(bytes, NON_ESP_MARKER);
  return payload;
}

/** A whole UDP packet. @throws ProtocolError when the UDP header is damaged or the checksum wrong */
export function readDatagram(packet: Uint8Array, interfaceName: string): IkeDatagram {
  const source = sourceOf(packet);
  const destination = destinationOf(packet);
  const { sourcePort, destinationPort, payload } = decodeUdp(
    source,
    destination,
    packet.subarray(headerLengthOf(packet)),
  );
  return { source, destination, sourcePort, destinationPort, bytes: payload, interfaceName };
}

/** @returns undefined when the UDP header is damaged */
export function readIke(packet: Uint8Array, interfaceName: string): IkeDatagram | undefined {
  try {
    return readDatagram(packet, interfaceName);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return undefined;
  }
}

/** What an ISAKMP message is to Tunnel Endpoint Discovery. */
export function isTed(message: Uint8Array): 'probe' | 'answer' | undefined {
  switch (message[EXCHANGE_TYPE_AT]) {
    case ExchangeType.tedProbe:
      return 'probe';
    case ExchangeType.tedAnswer:
      return 'answer';
    default:
      return undefined;
  }
}

/** The whole packet that carries a datagram. */
export function ikePacket(datagram: IkeDatagram, header: { readonly id: number; readonly ttl: number }): Uint8Array {
  const { source, destination, sourcePort, destinationPort } = datagram;
  const payload = payloadOf(datagram);
  const packet = newBytes(IPV4_HEADER_BYTES + udpLength(payload));
  writeUdp(packet, IPV4_HEADER_BYTES, { source, destination, sourcePort, destinationPort, payload });
  writeIpv4Header(packet, {
    tos: 0,
    id: header.id,
    df: false,
    mf: false,
    fragmentOffset: 0,
    ttl: header.ttl,
    protocol: IP_PROTOCOL.udp,
    source,
    destination,
  });
  return packet;
}
