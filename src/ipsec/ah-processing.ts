import { readU32, writeU16, writeU32 } from '../base/bytes';
import { AH_FIXED_BYTES, ahCovered } from '../wire/ah';
import { icvAgrees, malformed, type OpenFailure, type Opened } from './esp-processing';
import type { SecurityAssociation } from './security-association';

/** AH, RFC 2402: next header, length, SPI, sequence number, ICV over the whole packet less what changes on the way. */

/** Bytes of the AH of this SA. */
export function ahLength(sa: SecurityAssociation): number {
  return AH_FIXED_BYTES + sa.icvBytes;
}

/** Writes AH at `at` into a packet that is whole but for AH and the header checksum. */
export function writeAh(sa: SecurityAssociation, out: Uint8Array, at: number, nextHeader: number): void {
  out[at] = nextHeader;
  out[at + 1] = ahLength(sa) / 4 - 2;
  writeU16(out, at + 2, 0);
  writeU32(out, at + 4, sa.spi);
  writeU32(out, at + 8, sa.nextSequence());
  out.set(sa.authenticate(ahCovered(out, at, sa.icvBytes)).subarray(0, sa.icvBytes), at + AH_FIXED_BYTES);
}

/** @param at where AH stands in `packet`: right behind the IPv4 header */
export function openAh(sa: SecurityAssociation, packet: Uint8Array, at: number): Opened | OpenFailure {
  const length = ahLength(sa);
  if (packet.length < at + length || ((packet[at + 1] as number) + 2) * 4 !== length) {
    return malformed('AH length', 'invalidLength');
  }
  if (!icvAgrees(sa, ahCovered(packet, at, sa.icvBytes), packet, at + AH_FIXED_BYTES)) return { kind: 'mac' };
  const sequence = readU32(packet, at + 8);
  if (sa.replay !== undefined) {
    if (!sa.replay.accepts(sequence)) return { kind: 'replay', sequence };
    sa.replay.mark(sequence);
  }
  return { kind: 'opened', payload: packet.subarray(at + length), nextHeader: packet[at] as number };
}
