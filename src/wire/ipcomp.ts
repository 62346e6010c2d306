import { readU16, writeU16 } from '../base/bytes';
import { ProtocolError } from '../base/errors';

/** The layout of IPComp (RFC 3173 3.3), the bytes after the IP header or inside ESP or AH. */
export interface IpcompPacket {
  /** IP protocol of what comes out. */
  readonly nextHeader: number;
  /** Compression parameter index: which agreement says how. */
  readonly cpi: number;
  /** A view. */
  readonly compressed: Uint8Array;
}

/** Next header, flags, CPI. */
export const IPCOMP_HEADER_BYTES = 4;

export function encodeIpcomp({ nextHeader, cpi, compressed }: IpcompPacket): Uint8Array {
  const bytes = new Uint8Array(IPCOMP_HEADER_BYTES + compressed.length);
  bytes[0] = nextHeader;
  writeU16(bytes, 2, cpi);
  bytes.set(compressed, IPCOMP_HEADER_BYTES);
  return bytes;
}

/** The flags are reserved, and ignored. @throws ProtocolError when there is not even a header */
export function decodeIpcomp(bytes: Uint8Array): IpcompPacket {
  if (bytes.length < IPCOMP_HEADER_BYTES) throw new ProtocolError('IPComp', `${bytes.length} bytes`);
  return { nextHeader: bytes[0] as number, cpi: readU16(bytes, 2), compressed: bytes.subarray(IPCOMP_HEADER_BYTES) };
}
