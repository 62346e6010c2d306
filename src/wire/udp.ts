import { newBytes, readU16, writeU16 } from '../base/bytes';
import { ProtocolError } from '../base/errors';
import type { Ipv4 } from '../base/ipv4-address';
import { checksum, IP_PROTOCOL } from './ipv4';

export interface UdpDatagram {
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly payload: Uint8Array;
}

const HEADER_BYTES = 8;

/** RFC 768: header and payload, the checksum over the pseudo-header too. */
export function encodeUdp(datagram: UdpDatagram & { readonly source: Ipv4; readonly destination: Ipv4 }): Uint8Array {
  const bytes = newBytes(HEADER_BYTES + datagram.payload.length);
  writeUdp(bytes, 0, datagram);
  return bytes;
}

/** Room that `writeUdp` needs for a payload. */
export function udpLength(payload: Uint8Array): number {
  return HEADER_BYTES + payload.length;
}

/** Writes the datagram into `bytes` from `start` to their end: a packet in one piece is copied once less. */
export function writeUdp(
  bytes: Uint8Array,
  start: number,
  datagram: UdpDatagram & { readonly source: Ipv4; readonly destination: Ipv4 },
): void {
  const length = bytes.length - start;
  writeU16(bytes, start, datagram.sourcePort);
  writeU16(bytes, start + 2, datagram.destinationPort);
  writeU16(bytes, start + 4, length);
  bytes.set(datagram.payload, start + HEADER_BYTES);
  writeU16(bytes, start + 6, 0);
  const sum = checksum(bytes, start, bytes.length, pseudoHeader(datagram.source, datagram.destination, length));
  // 0 stands for "no checksum"; the other zero of one's complement takes its place.
  writeU16(bytes, start + 6, sum === 0 ? 0xffff : sum);
}

/** @throws ProtocolError on a wrong length or checksum (0: none was computed) */
export function decodeUdp(source: Ipv4, destination: Ipv4, bytes: Uint8Array): UdpDatagram {
  if (bytes.length < HEADER_BYTES) throw new ProtocolError('UDP header', `${bytes.length} bytes`);
  const length = readU16(bytes, 4);
  if (length < HEADER_BYTES || length > bytes.length)
    throw new ProtocolError('UDP length', `${length} of ${bytes.length}`);
  if (readU16(bytes, 6) !== 0 && checksum(bytes, 0, length, pseudoHeader(source, destination, length)) !== 0) {
    throw new ProtocolError('UDP checksum', 'wrong');
  }
  return {
    sourcePort: readU16(bytes, 0),
    destinationPort: readU16(bytes, 2),
    payload: bytes.subarray(HEADER_BYTES, length),
  };
}

function pseudoHeader(source: Ipv4, destination: Ipv4, length: number): number {
  return (source >>> 16) + (source & 0xffff) + (destination >>> 16) + (destination & 0xffff) + IP_PROTOCOL.udp + length;
}
