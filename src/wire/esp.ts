import { readU32, writeU32 } from '../base/bytes';
import { ProtocolError } from '../base/errors';

/** The layout of an ESP packet (RFC 2406 2), the bytes after the IP header. All fields are views. */
export interface EspPacket {
  readonly spi: number;
  readonly sequence: number;
  readonly iv: Uint8Array;
  readonly ciphertext: Uint8Array;
  readonly icv: Uint8Array;
  /** What the ICV covers: everything before it. */
  readonly authenticated: Uint8Array;
}

/** SPI and sequence number. */
export const ESP_HEADER_BYTES = 8;

/** @param ciphertext payload, padding, pad length and next header, encrypted */
export function encodeEsp(
  spi: number,
  sequence: number,
  iv: Uint8Array,
  ciphertext: Uint8Array,
  icv: Uint8Array,
): Uint8Array {
  const bodyAt = ESP_HEADER_BYTES + iv.length;
  const bytes = new Uint8Array(bodyAt + ciphertext.length + icv.length);
  writeU32(bytes, 0, spi);
  writeU32(bytes, 4, sequence);
  bytes.set(iv, ESP_HEADER_BYTES);
  bytes.set(ciphertext, bodyAt);
  bytes.set(icv, bodyAt + ciphertext.length);
  return bytes;
}

/** @throws ProtocolError when the packet is too short for header, IV and ICV */
export function decodeEsp(bytes: Uint8Array, ivLength: number, icvLength: number): EspPacket {
  const end = bytes.length - icvLength;
  if (end < ESP_HEADER_BYTES + ivLength) throw new ProtocolError('ESP packet', `${bytes.length} bytes`);
  return {
    spi: readU32(bytes, 0),
    sequence: readU32(bytes, 4),
    iv: bytes.subarray(ESP_HEADER_BYTES, ESP_HEADER_BYTES + ivLength),
    ciphertext: bytes.subarray(ESP_HEADER_BYTES + ivLength, end),
    icv: bytes.subarray(end),
    authenticated: bytes.subarray(0, end),
  };
}

/** The SPI of an ESP packet. @throws ProtocolError when there is none */
export function spiOf(bytes: Uint8Array): number {
  if (bytes.length < ESP_HEADER_BYTES) throw new ProtocolError('ESP header', `${bytes.length} bytes`);
  return readU32(bytes, 0);
}
