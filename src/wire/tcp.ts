import { readU16, readU32, writeU16, writeU32 } from '../base/bytes';
import { ProtocolError } from '../base/errors';
import type { Ipv4 } from '../base/ipv4-address';
import { checksum, IP_PROTOCOL } from './ipv4';

/** RFC 793 3.1. Sequence numbers are 32 bits and wrap. */
export interface TcpSegment {
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly sequence: number;
  /** Counts when the ACK flag is set. */
  readonly acknowledgment: number;
  /** A sum of `TCP_FLAG`. */
  readonly flags: number;
  /** Bytes that the sender of the segment takes from `acknowledgment` on. */
  readonly window: number;
  /** The maximum segment size option, which a SYN may bear. */
  readonly mss: number | undefined;
  readonly payload: Uint8Array;
}

export const TCP_FLAG = { fin: 1, syn: 2, rst: 4, psh: 8, ack: 16, urg: 32 } as const;

const HEADER_BYTES = 20;
const OPTION = { end: 0, noOperation: 1, mss: 2 } as const;
const MSS_BYTES = 4;

/** Header, options and payload, the checksum over the pseudo-header too. */
export function encodeTcp(segment: TcpSegment & { readonly source: Ipv4; readonly destination: Ipv4 }): Uint8Array {
  const { source, destination, mss, payload } = segment;
  const headerLength = HEADER_BYTES + (mss === undefined ? 0 : MSS_BYTES);
  const bytes = new Uint8Array(headerLength + payload.length);
  writeU16(bytes, 0, segment.sourcePort);
  writeU16(bytes, 2, segment.destinationPort);
  writeU32(bytes, 4, segment.sequence);
  writeU32(bytes, 8, segment.acknowledgment);
  bytes[12] = (headerLength / 4) << 4;
  bytes[13] = segment.flags;
  writeU16(bytes, 14, segment.window);
  if (mss !== undefined) {
    bytes[20] = OPTION.mss;
    bytes[21] = MSS_BYTES;
    writeU16(bytes, 22, mss);
  }
  bytes.set(payload, headerLength);
  writeU16(bytes, 16, checksum(bytes, 0, bytes.length, pseudoHeader(source, destination, bytes.length)));
  return bytes;
}

/** @throws ProtocolError on a wrong length, data offset, option or checksum */
export function decodeTcp(source: Ipv4, destination: Ipv4, bytes: Uint8Array): TcpSegment {
  if (bytes.length < HEADER_BYTES) throw new ProtocolError('TCP header', `${bytes.length} bytes`);
  const headerLength = ((bytes[12] as number) >>> 4) * 4;
  if (headerLength < HEADER_BYTES || headerLength > bytes.length)
    throw new ProtocolError('TCP data offset', `${headerLength} of ${bytes.length} bytes`);
  if (checksum(bytes, 0, bytes.length, pseudoHeader(source, destination, bytes.length)) !== 0)
    throw new ProtocolError('TCP checksum', 'wrong');
  return {
    sourcePort: readU16(bytes, 0),
    destinationPort: readU16(bytes, 2),
    sequence: readU32(bytes, 4),
    acknowledgment: readU32(bytes, 8),
    flags: bytes[13] as number,
    window: readU16(bytes, 14),
    mss: maximumSegmentSize(bytes.subarray(HEADER_BYTES, headerLength)),
    payload: bytes.subarray(headerLength),
  };
}

function maximumSegmentSize(options: Uint8Array): number | undefined {
  for (let at = 0; at < options.length;) {
    const kind = options[at] as number;
    if (kind === OPTION.end) return undefined;
    if (kind === OPTION.noOperation) {
      at++;
      continue;
    }
    const length = options[at + 1] ?? 0;
    if (length < 2 || at + length > options.length) throw new ProtocolError('TCP option length', `${length}`);
    if (kind === OPTION.mss) {
      if (length !== MSS_BYTES) throw new ProtocolError('TCP maximum segment size', `${length} bytes`);
      return readU16(options, at + 2);
    }
    at += length;
  }
  return undefined;
}

function pseudoHeader(source: Ipv4, destination: Ipv4, length: number): number {
  return (source >>> 16) + (source & 0xffff) + (destination >>> 16) + (destination & 0xffff) + IP_PROTOCOL.tcp + length;
}
