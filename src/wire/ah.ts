import { readU32, writeU16, writeU32 } from '../base/bytes';
import { ProtocolError } from '../base/errors';
import { zeroMutableOptions } from './ipv4-options';

/** The layout of AH (RFC 2402 2), the bytes after the IP header. All fields are views. */
export interface AhPacket {
  /** IP protocol of `payload`. */
  readonly nextHeader: number;
  readonly spi: number;
  readonly sequence: number;
  readonly icv: Uint8Array;
  readonly payload: Uint8Array;
}

/** Next header, length, reserved, SPI, sequence number; the ICV follows. */
export const AH_FIXED_BYTES = 12;

/** AH and what it protects. @param icv a multiple of 4 bytes */
export function encodeAh(
  nextHeader: number,
  spi: number,
  sequence: number,
  icv: Uint8Array,
  payload: Uint8Array,
): Uint8Array {
  const length = AH_FIXED_BYTES + icv.length;
  const bytes = new Uint8Array(length + payload.length);
  bytes[0] = nextHeader;
  // In words, less two (RFC 2402 2.2).
  bytes[1] = length / 4 - 2;
  writeU32(bytes, 4, spi);
  writeU32(bytes, 8, sequence);
  bytes.set(icv, AH_FIXED_BYTES);
  bytes.set(payload, length);
  return bytes;
}

/** @throws ProtocolError when the packet is too short, or its length field does not fit an ICV of that length */
export function decodeAh(bytes: Uint8Array, icvLength: number): AhPacket {
  const length = AH_FIXED_BYTES + icvLength;
  if (bytes.length < length) throw new ProtocolError('AH', `${bytes.length} bytes`);
  const says = ((bytes[1] as number) + 2) * 4;
  if (says !== length) throw new ProtocolError('AH length', `says ${says}, the SA has ${length}`);
  return {
    nextHeader: bytes[0] as number,
    spi: readU32(bytes, 4),
    sequence: readU32(bytes, 8),
    icv: bytes.subarray(AH_FIXED_BYTES, length),
    payload: bytes.subarray(length),
  };
}

/**
 * What the ICV covers: the whole packet, with zeroes for the ICV itself and for all that may change on the way
 * (RFC 2402 3.3.3.1): TOS, flags and offset, TTL, header checksum, mutable options.
 * @param packet an IPv4 packet, whole
 * @param ahAt   where AH begins in it: the length of its IPv4 header
 */
export function ahCovered(packet: Uint8Array, ahAt: number, icvLength: number): Uint8Array {
  // Not slice(): of a Buffer that would be the packet itself.
  const covered = new Uint8Array(packet);
  covered[1] = 0;
  writeU16(covered, 6, 0);
  covered[8] = 0;
  writeU16(covered, 10, 0);
  zeroMutableOptions(covered, ahAt);
  covered.fill(0, ahAt + AH_FIXED_BYTES, ahAt + AH_FIXED_BYTES + icvLength);
  return covered;
}
