import { readU32, writeU32 } from '../base/bytes';
import type { Rng } from '../base/rng';
import { ESP_HEADER_BYTES } from '../wire/esp';
import type { SecurityAssociation } from './security-association';

/** ESP, RFC 2406: SPI, sequence number, IV, payload, padding, pad length, next header, ICV. */

const TRAILER_BYTES = 2;

function paddedLength(sa: SecurityAssociation, payload: number): number {
  return Math.ceil((payload + TRAILER_BYTES) / sa.alignment) * sa.alignment;
}

/** Bytes of ESP, header to ICV, around a payload of so many bytes. */
export function espLength(sa: SecurityAssociation, payload: number): number {
  return ESP_HEADER_BYTES + sa.ivBytes + paddedLength(sa, payload) + sa.icvBytes;
}

/** The largest payload whose ESP fits into so many bytes. */
export function espCapacity(sa: SecurityAssociation, room: number): number {
  const forPadded = room - ESP_HEADER_BYTES - sa.ivBytes - sa.icvBytes;
  return Math.floor(forPadded / sa.alignment) * sa.alignment - TRAILER_BYTES;
}

/** Writes ESP around `payload` into `out` from `at`, `espLength` bytes. */
export function writeEsp(
  sa: SecurityAssociation,
  out: Uint8Array,
  at: number,
  payload: Uint8Array,
  nextHeader: number,
  rng: Rng,
): void {
  writeU32(out, at, sa.spi);
  writeU32(out, at + 4, sa.nextSequence());
  const body = at + ESP_HEADER_BYTES;
  const padded = paddedLength(sa, payload.length);
  const icvAt = body + sa.ivBytes + padded;
  // The plaintext is laid out where its ciphertext will stand, after the random block that becomes the IV.
  if (sa.ivBytes > 0) out.set(rng.bytes(sa.ivBytes), body);
  out.set(payload, body + sa.ivBytes);
  const padBytes = padded - payload.length - TRAILER_BYTES;
  let tail = body + sa.ivBytes + payload.length;
  for (let pad = 1; pad <= padBytes; pad++) out[tail++] = pad;
  out[tail] = padBytes;
  out[tail + 1] = nextHeader;
  if (sa.encryptor !== undefined) out.set(sa.encryptor.encrypt(out.subarray(body, icvAt)), body);
  if (sa.icvBytes > 0) out.set(sa.authenticate(out.subarray(at, icvAt)).subarray(0, sa.icvBytes), icvAt);
}

/** What is wrong with a packet that an SA should have opened. */
export type OpenFailure =
  | { readonly kind: 'mac' }
  | { readonly kind: 'replay'; readonly sequence: number }
  | { readonly kind: 'malformed'; readonly reason: string; readonly counter: MalformedCounter };

/** How `show crypto ipsec sa detail` sorts what is authentic, or would be, and still cannot be used. */
export type MalformedCounter = 'decompressFailed' | 'malformed' | 'invalidLength' | 'invalidProtocol' | 'invalidSa';

export interface Opened {
  readonly kind: 'opened';
  readonly payload: Uint8Array;
  readonly nextHeader: number;
}

export function malformed(reason: string, counter: MalformedCounter = 'malformed'): OpenFailure {
  return { kind: 'malformed', reason, counter };
}

const MAC_FAILURE: OpenFailure = { kind: 'mac' };

/** Is the ICV at `icvAt` the one of these bytes? Compared without an early exit. */
export function icvAgrees(sa: SecurityAssociation, covered: Uint8Array, bytes: Uint8Array, icvAt: number): boolean {
  const mac = sa.authenticate(covered);
  let difference = 0;
  for (let i = 0; i < sa.icvBytes; i++) difference |= (mac[i] as number) ^ (bytes[icvAt + i] as number);
  return difference === 0;
}

/** The ICV comes first: nothing that is not authentic is decrypted, moves the replay window or is told apart further. */
export function openEsp(sa: SecurityAssociation, bytes: Uint8Array, at: number): Opened | OpenFailure {
  const body = at + ESP_HEADER_BYTES;
  const icvAt = bytes.length - sa.icvBytes;
  const ciphered = icvAt - body - sa.ivBytes;
  if (ciphered < TRAILER_BYTES || ciphered % sa.alignment !== 0)
    return malformed('length of the ESP payload', 'invalidLength');
  if (sa.icvBytes > 0 && !icvAgrees(sa, bytes.subarray(at, icvAt), bytes, icvAt)) return MAC_FAILURE;
  if (sa.replay !== undefined) {
    const sequence = readU32(bytes, at + 4);
    if (!sa.replay.accepts(sequence)) return { kind: 'replay', sequence };
    sa.replay.mark(sequence);
  }
  const covered = bytes.subarray(body, icvAt);
  return unpad(sa.decryptor === undefined ? covered : sa.decryptor.decrypt(covered));
}

/** RFC 2406 2.4: padding counts 1, 2, 3 ... */
function unpad(plain: Uint8Array): Opened | OpenFailure {
  const padAt = plain.length - TRAILER_BYTES;
  const padBytes = plain[padAt] as number;
  const length = padAt - padBytes;
  if (length < 0) return malformed('ESP pad length');
  for (let pad = 1; pad <= padBytes; pad++) {
    if (plain[length + pad - 1] !== pad) return malformed('ESP padding');
  }
  return { kind: 'opened', payload: plain.subarray(0, length), nextHeader: plain[padAt + 1] as number };
}
