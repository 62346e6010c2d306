/** Encryption and hashes of ISAKMP messages (RFC 2409 5 and appendix B). */
import { concat, equalBytes, newBytes } from '../base/bytes';
import { InternalError, ProtocolError } from '../base/errors';
import { messageHash, phase2Iv } from '../crypto/keymat';
import { Flag, ISAKMP_VERSION, NotifyType, PayloadType } from '../wire/isakmp/constants';
import { decodePayloads, type DecodedPayloads } from '../wire/isakmp/decode';
import { encodeEncrypted, encodePayloads, payloadTypeOf } from '../wire/isakmp/encode';
import type { IsakmpHeader, Payload } from '../wire/isakmp/message';
import type { IkeSa, Phase1Keys } from './sa';

const HEADER_BYTES = 28;
const GENERIC_BYTES = 4;

export function headerOf(sa: IkeSa, exchangeType: number, messageId: number, flags = 0): IsakmpHeader {
  return {
    initiatorCookie: sa.initiatorCookie,
    responderCookie: sa.responderCookie,
    version: ISAKMP_VERSION,
    exchangeType,
    flags,
    messageId,
  };
}

export function keysOf(sa: IkeSa): Phase1Keys {
  if (sa.keys === undefined) throw new InternalError(`ISAKMP SA ${sa.connectionId} has no keys`);
  return sa.keys;
}

export interface Encrypted {
  readonly bytes: Uint8Array;
  /** The next IV: the last block of ciphertext. */
  readonly iv: Uint8Array;
}

/** Payloads padded with zeros to whole blocks and encrypted under `iv`. */
export function encrypt(
  sa: IkeSa,
  exchangeType: number,
  messageId: number,
  firstType: number,
  plain: Uint8Array,
  iv: Uint8Array,
): Encrypted {
  const { cipher, key } = keysOf(sa);
  const padded = newBytes(Math.ceil(plain.length / cipher.blockBytes) * cipher.blockBytes);
  padded.set(plain);
  const ciphertext = cipher.encrypt(key, iv, padded);
  const header = headerOf(sa, exchangeType, messageId, Flag.encryption);
  return {
    bytes: encodeEncrypted(header, firstType, ciphertext),
    iv: ciphertext.subarray(ciphertext.length - cipher.blockBytes),
  };
}

export function encryptPayloads(
  sa: IkeSa,
  exchangeType: number,
  messageId: number,
  payloads: readonly Payload[],
  iv: Uint8Array,
): Encrypted {
  const [first] = payloads;
  if (first === undefined) throw new InternalError('a message without payloads');
  return encrypt(sa, exchangeType, messageId, payloadTypeOf(first), encodePayloads(payloads), iv);
}

/** A message that begins with a hash over what follows it. `hashOf` gets the payloads after the hash, as encoded. */
export function encryptHashed(
  sa: IkeSa,
  exchangeType: number,
  messageId: number,
  payloads: readonly Payload[],
  iv: Uint8Array,
  hashOf: (rest: Uint8Array) => Uint8Array,
): Encrypted {
  const { hash } = keysOf(sa);
  const plain = encodePayloads([{ kind: 'hash', data: new Uint8Array(hash.bytes) }, ...payloads]);
  plain.set(hashOf(plain.subarray(GENERIC_BYTES + hash.bytes)), GENERIC_BYTES);
  return encrypt(sa, exchangeType, messageId, PayloadType.hash, plain, iv);
}

export interface Decrypted extends DecodedPayloads {
  /** The next IV, to be kept once the message has proved genuine. */
  readonly iv: Uint8Array;
}

/** @throws ProtocolError for a body that is no whole number of blocks or does not decode: mostly a wrong key */
export function decrypt(sa: IkeSa, datagram: Uint8Array, iv: Uint8Array): Decrypted {
  const { cipher, key } = keysOf(sa);
  const ciphertext = datagram.subarray(HEADER_BYTES);
  if (ciphertext.length === 0)
    throw new ProtocolError('ISAKMP message', 'has no payloads', NotifyType.payloadMalformed);
  const plain = cipher.decrypt(key, iv, ciphertext);
  const { payloads, raw } = decodePayloads(datagram[16] as number, plain);
  return { payloads, raw, iv: ciphertext.subarray(ciphertext.length - cipher.blockBytes) };
}

/** The first IV of an exchange of phase 2. */
export function exchangeIv(sa: IkeSa, messageId: number): Uint8Array {
  const { hash, cipher } = keysOf(sa);
  return phase2Iv(hash, sa.iv, messageId, cipher.blockBytes);
}

/** HASH(1) and the hash of informational messages. */
export function plainHash(sa: IkeSa, messageId: number, rest: Uint8Array): Uint8Array {
  const { hash, skeyidA } = keysOf(sa);
  return messageHash(hash, skeyidA, messageId, rest);
}

/** The payloads after the first one, as they were sent. */
export function rawRest(raw: readonly Uint8Array[]): Uint8Array {
  return concat(raw.slice(1));
}

/** @throws ProtocolError INVALID-HASH-INFORMATION unless the first payload is this hash */
export function requireHash(payloads: readonly Payload[], expected: Uint8Array): void {
  const [first] = payloads;
  if (first?.kind !== 'hash' || !equalBytes(first.data, expected)) {
    throw new ProtocolError('HASH payload', 'hash does not agree', NotifyType.invalidHashInformation);
  }
}
