import { createDiffieHellman, type DiffieHellman } from 'node:crypto';

import { InternalError, ProtocolError } from '../base/errors';
import { NotifyType } from '../wire/isakmp/constants';
import { modpPrime } from './modp-primes';

/** A MODP group (RFC 2409 6, RFC 3526): generator 2 and a safe prime. */
export interface DhGroup {
  /** IKE group description: 1, 2, 5 or 14. */
  readonly id: number;
  /** Length of the prime and of every public value. */
  readonly bytes: number;
}

export interface KeyPair {
  readonly privateValue: Uint8Array;
  /** Left-padded to the length of the prime. */
  readonly publicValue: Uint8Array;
}

interface Context extends DhGroup {
  readonly object: DiffieHellman;
  readonly primeMinusOne: Uint8Array;
}

/** One object a group, made on first use: making one costs 20 to 40 ms, because the prime is checked again. */
const contexts = new Map<number, Context>();

/** @returns undefined for a group that is not known here */
export function dhGroup(id: number): DhGroup | undefined {
  const known = contexts.get(id);
  if (known !== undefined) return known;
  const bytes = modpPrime(id)?.length;
  return bytes === undefined ? undefined : { id, bytes };
}

/** @param privateValue the exponent: 32 random bytes or more, from the caller's Rng */
export function generateKeyPair(group: DhGroup, privateValue: Uint8Array): KeyPair {
  const { object, bytes } = contextOf(group.id);
  object.setPrivateKey(privateValue);
  return { privateValue, publicValue: padded(object.generateKeys(), bytes) };
}

/**
 * g^xy, left-padded to the length of the prime (RFC 2409 5).
 * @throws ProtocolError INVALID-KEY-INFORMATION for a peer's value that is out of 2..p-2 or of another length
 */
export function sharedSecret(group: DhGroup, privateValue: Uint8Array, peerPublic: Uint8Array): Uint8Array {
  const { object, bytes, primeMinusOne } = contextOf(group.id);
  const refuse = (reason: string): never => {
    throw new ProtocolError('KE payload', reason, NotifyType.invalidKeyInformation);
  };
  if (peerPublic.length !== bytes) refuse(`${peerPublic.length} bytes, group ${group.id} has ${bytes}`);
  // 0, 1 and p-1 are members of tiny subgroups: whoever sends them knows the secret.
  if (isAtMostOne(peerPublic) || Buffer.compare(peerPublic, primeMinusOne) >= 0) refuse('public value out of range');
  object.setPrivateKey(privateValue);
  return padded(object.computeSecret(peerPublic), bytes);
}

function contextOf(id: number): Context {
  const known = contexts.get(id);
  if (known !== undefined) return known;
  const prime = modpPrime(id);
  if (prime === undefined) throw new InternalError(`no Diffie-Hellman group ${id}`);
  const primeMinusOne = Uint8Array.from(prime);
  primeMinusOne[prime.length - 1] = (prime[prime.length - 1] as number) - 1;
  const context = { id, bytes: prime.length, object: createDiffieHellman(prime, 2), primeMinusOne };
  contexts.set(id, context);
  return context;
}

function isAtMostOne(value: Uint8Array): boolean {
  return value.every((byte, at) => byte === 0 || (at === value.length - 1 && byte === 1));
}

/** OpenSSL drops leading zero bytes; RFC 2409 hashes values at the full length of the prime. */
function padded(value: Uint8Array, bytes: number): Uint8Array {
  if (value.length === bytes) return value;
  const whole = new Uint8Array(bytes);
  whole.set(value, bytes - value.length);
  return whole;
}
