import { concat, readU16, readU32, writeU16, writeU32 } from '../base/bytes';
import { ProtocolError } from '../base/errors';
import { checksum } from './ipv4';

/** GRE with IPv4 inside (RFC 2784, key and sequence number of RFC 2890). */
export interface GrePacket {
  readonly key: number | undefined;
  /** Written with a checksum; read: it had one, and it is right. */
  readonly checksum: boolean;
  readonly payload: Uint8Array;
}

const PROTOCOL_IPV4 = 0x0800;
const HAS_CHECKSUM = 0x8000;
const HAS_KEY = 0x2000;
const HAS_SEQUENCE = 0x1000;
/** Routing, and version numbers other than 0: of RFC 1701 and of PPTP. */
const NOT_OURS = 0x4007;

/** Bytes of the header in front of the payload. */
export function greHeaderBytes(key: number | undefined, withChecksum: boolean): number {
  return 4 + (withChecksum ? 4 : 0) + (key === undefined ? 0 : 4);
}

export function encodeGre({ key, checksum: summed, payload }: GrePacket): Uint8Array {
  const header = new Uint8Array(greHeaderBytes(key, summed));
  writeU16(header, 0, (summed ? HAS_CHECKSUM : 0) | (key === undefined ? 0 : HAS_KEY));
  writeU16(header, 2, PROTOCOL_IPV4);
  if (key !== undefined) writeU32(header, summed ? 8 : 4, key);
  const packet = concat([header, payload]);
  if (summed) writeU16(packet, 4, checksum(packet, 0, packet.length));
  return packet;
}

/** @throws ProtocolError */
export function decodeGre(bytes: Uint8Array): GrePacket {
  if (bytes.length < 4) throw new ProtocolError('GRE', `${bytes.length} bytes`);
  const flags = readU16(bytes, 0);
  if ((flags & NOT_OURS) !== 0) throw new ProtocolError('GRE', `flags 0x${flags.toString(16)}`);
  if (readU16(bytes, 2) !== PROTOCOL_IPV4)
    throw new ProtocolError('GRE', `protocol 0x${readU16(bytes, 2).toString(16)}`);
  const summed = (flags & HAS_CHECKSUM) !== 0;
  const keyAt = summed ? 8 : 4;
  const keyed = (flags & HAS_KEY) !== 0;
  const length = keyAt + (keyed ? 4 : 0) + ((flags & HAS_SEQUENCE) === 0 ? 0 : 4);
  if (bytes.length < length) throw new ProtocolError('GRE', `${bytes.length} bytes`);
  if (summed && checksum(bytes, 0, bytes.length) !== 0) throw new ProtocolError('GRE', 'checksum');
  return { key: keyed ? readU32(bytes, keyAt) : undefined, checksum: summed, payload: bytes.subarray(length) };
}
