import { createHmac, hash as digestOf } from 'node:crypto';

import { concat } from '../base/bytes';

export type HashName = 'md5' | 'sha';

/** A hash and its HMAC (RFC 2104), as IKE uses them: `prf(key, data)` is the HMAC. */
export interface Hash {
  readonly name: HashName;
  /** Length of a digest: 16 or 20. */
  readonly bytes: number;
  digest(...parts: readonly Uint8Array[]): Uint8Array;
  hmac(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array;
}

function hash(name: HashName, algorithm: string, bytes: number): Hash {
  return {
    name,
    bytes,
    digest: (...parts) => digestOf(algorithm, joined(parts), 'buffer'),
    hmac: (key, ...parts) => createHmac(algorithm, key).update(joined(parts)).digest(),
  };
}

/** Handing bytes over to OpenSSL costs more than joining them: it gets them in one piece. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts;
  return first !== undefined && parts.length === 1 ? first : concat(parts);
}

const HASHES: Readonly<Record<HashName, Hash>> = { md5: hash('md5', 'md5', 16), sha: hash('sha', 'sha1', 20) };

export function hashFor(name: HashName): Hash {
  return HASHES[name];
}
