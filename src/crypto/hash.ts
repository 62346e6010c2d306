import { createHash, createHmac } from 'node:crypto';

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
    digest: (...parts) => {
      const running = createHash(algorithm);
      for (const part of parts) running.update(part);
      return running.digest();
    },
    hmac: (key, ...parts) => {
      const running = createHmac(algorithm, key);
      for (const part of parts) running.update(part);
      return running.digest();
    },
  };
}

const HASHES: Readonly<Record<HashName, Hash>> = { md5: hash('md5', 'md5', 16), sha: hash('sha', 'sha1', 20) };

export function hashFor(name: HashName): Hash {
  return HASHES[name];
}
