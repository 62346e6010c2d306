/** IKE's key derivation: RFC 2409 5, 5.5 and appendix B. `prf` is the HMAC of the negotiated hash. */
import { concat, u32Bytes } from '../base/bytes';
import { isWeakDesKey } from './cipher';
import type { Hash } from './hash';

const DES_KEY_BYTES = 8;

const ZERO = new Uint8Array([0]);
const ONE = new Uint8Array([1]);
const TWO = new Uint8Array([2]);

/** SKEYID for pre-shared keys: prf(pre-shared-key, Ni_b | Nr_b). */
export function skeyidPsk(
  hash: Hash,
  key: Uint8Array,
  initiatorNonce: Uint8Array,
  responderNonce: Uint8Array,
): Uint8Array {
  return hash.hmac(key, initiatorNonce, responderNonce);
}

export interface Skeyids {
  readonly d: Uint8Array;
  readonly a: Uint8Array;
  readonly e: Uint8Array;
}

/** SKEYID_d, SKEYID_a, SKEYID_e. */
export function deriveSkeyids(
  hash: Hash,
  skeyid: Uint8Array,
  gxy: Uint8Array,
  initiatorCookie: Uint8Array,
  responderCookie: Uint8Array,
): Skeyids {
  const d = hash.hmac(skeyid, gxy, initiatorCookie, responderCookie, ZERO);
  const a = hash.hmac(skeyid, d, gxy, initiatorCookie, responderCookie, ONE);
  const e = hash.hmac(skeyid, a, gxy, initiatorCookie, responderCookie, TWO);
  return { d, a, e };
}

/**
 * Ka: the first bytes of SKEYID_e, expanded from a single zero octet where the cipher needs more than it has (appendix B).
 * @param keyBytes 8 means DES, whose weak keys are passed over
 */
export function cipherKey(hash: Hash, skeyidE: Uint8Array, keyBytes: number): Uint8Array {
  if (keyBytes === DES_KEY_BYTES) return firstStrongDesKey(skeyidE);
  if (skeyidE.length >= keyBytes) return skeyidE.subarray(0, keyBytes);
  return expand(hash, keyBytes, previous => hash.hmac(skeyidE, previous ?? ZERO));
}

/** "The first eight non-weak and non-semi-weak bytes" of SKEYID_e (appendix B), which has room for two keys. */
function firstStrongDesKey(skeyidE: Uint8Array): Uint8Array {
  const first = skeyidE.subarray(0, DES_KEY_BYTES);
  return isWeakDesKey(first) ? skeyidE.subarray(DES_KEY_BYTES, 2 * DES_KEY_BYTES) : first;
}

/** The IV of the first encrypted message of phase 1: hash(g^xi | g^xr). */
export function phase1Iv(hash: Hash, gxi: Uint8Array, gxr: Uint8Array, blockBytes: number): Uint8Array {
  return hash.digest(gxi, gxr).subarray(0, blockBytes);
}

/** The IV of the first message of a phase 2 exchange: hash(last phase 1 ciphertext block | M-ID). */
export function phase2Iv(hash: Hash, lastPhase1Block: Uint8Array, messageId: number, blockBytes: number): Uint8Array {
  return hash.digest(lastPhase1Block, u32Bytes(messageId)).subarray(0, blockBytes);
}

/** What HASH_I and HASH_R cover; `ownPublic` and `ownCookie` are those of the side that sends the hash. */
export interface Phase1HashInput {
  readonly ownPublic: Uint8Array;
  readonly peerPublic: Uint8Array;
  readonly ownCookie: Uint8Array;
  readonly peerCookie: Uint8Array;
  /** Body of the initiator's SA payload, without the generic header. */
  readonly saBody: Uint8Array;
  /** Body of the sender's ID payload. */
  readonly idBody: Uint8Array;
}

/** HASH_I when the initiator's values are `own`, HASH_R when the responder's are. */
export function phase1Hash(hash: Hash, skeyid: Uint8Array, input: Phase1HashInput): Uint8Array {
  return hash.hmac(
    skeyid,
    input.ownPublic,
    input.peerPublic,
    input.ownCookie,
    input.peerCookie,
    input.saBody,
    input.idBody,
  );
}

/** HASH(1) and the hash of an informational exchange: prf(SKEYID_a, M-ID | payloads after the hash). */
export function messageHash(hash: Hash, skeyidA: Uint8Array, messageId: number, payloads: Uint8Array): Uint8Array {
  return hash.hmac(skeyidA, u32Bytes(messageId), payloads);
}

/** HASH(2): the initiator's nonce comes in between. */
export function quickModeHash2(
  hash: Hash,
  skeyidA: Uint8Array,
  messageId: number,
  initiatorNonce: Uint8Array,
  payloads: Uint8Array,
): Uint8Array {
  return hash.hmac(skeyidA, u32Bytes(messageId), initiatorNonce, payloads);
}

/** HASH(3): prf(SKEYID_a, 0 | M-ID | Ni_b | Nr_b). */
export function quickModeHash3(
  hash: Hash,
  skeyidA: Uint8Array,
  messageId: number,
  initiatorNonce: Uint8Array,
  responderNonce: Uint8Array,
): Uint8Array {
  return hash.hmac(skeyidA, ZERO, u32Bytes(messageId), initiatorNonce, responderNonce);
}

/** KEYMAT (RFC 2409 5.5): K1 = prf(SKEYID_d, [g(qm)^xy |] protocol | SPI | Ni_b | Nr_b), K2 = prf(SKEYID_d, K1 | ...). */
export function ipsecKeymat(
  hash: Hash,
  skeyidD: Uint8Array,
  protocol: number,
  spi: number,
  initiatorNonce: Uint8Array,
  responderNonce: Uint8Array,
  length: number,
  gxy?: Uint8Array,
): Uint8Array {
  const seed = concat([
    ...(gxy === undefined ? [] : [gxy]),
    new Uint8Array([protocol]),
    u32Bytes(spi),
    initiatorNonce,
    responderNonce,
  ]);
  return expand(hash, length, previous =>
    previous === undefined ? hash.hmac(skeyidD, seed) : hash.hmac(skeyidD, previous, seed),
  );
}

function expand(hash: Hash, length: number, next: (previous: Uint8Array | undefined) => Uint8Array): Uint8Array {
  const out = new Uint8Array(length);
  let block: Uint8Array | undefined;
  for (let done = 0; done < length; done += hash.bytes) {
    block = next(block);
    out.set(block.subarray(0, Math.min(block.length, length - done)), done);
  }
  return out;
}
