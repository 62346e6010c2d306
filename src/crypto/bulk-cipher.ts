import { type Cipher, createCipheriv, createDecipheriv, type Decipher } from 'node:crypto';

/**
 * CBC under one key for many packets. Setting a cipher up costs node more than a packet's encryption does, so one context
 * is kept running: the IV of each packet is a ciphertext block of this very chain.
 */
const OPENSSL = {
  // OpenSSL 3 has single DES in its legacy provider only: the three-key form with one key is the same function.
  des: { name: 'des-ede3-cbc', keyBytes: 8, blockBytes: 8 },
  '3des': { name: 'des-ede3-cbc', keyBytes: 24, blockBytes: 8 },
  'aes-128': { name: 'aes-128-cbc', keyBytes: 16, blockBytes: 16 },
  'aes-192': { name: 'aes-192-cbc', keyBytes: 24, blockBytes: 16 },
  'aes-256': { name: 'aes-256-cbc', keyBytes: 32, blockBytes: 16 },
} as const;

export type BulkCipherName = keyof typeof OPENSSL;

/** Bytes. */
export function bulkCipherSizes(name: BulkCipherName): { readonly keyBytes: number; readonly blockBytes: number } {
  return OPENSSL[name];
}

function keyFor(name: BulkCipherName, key: Uint8Array): Uint8Array {
  if (name !== 'des') return key;
  const tripled = new Uint8Array(24);
  for (let at = 0; at < 24; at += 8) tripled.set(key, at);
  return tripled;
}

/** One direction, outbound. The context is set up by the first packet: many SAs never see one. */
export class BulkEncryptor {
  private context: Cipher | undefined;

  /** @param key of exactly `bulkCipherSizes(name).keyBytes` bytes */
  constructor(
    private readonly name: BulkCipherName,
    private readonly key: Uint8Array,
  ) {}

  /**
   * @param seeded a block of random bytes, then the plaintext, padded to whole blocks
   * @returns as many bytes: the IV (the encrypted random block, which nobody without the key can foresee), then the
   *          ciphertext under it
   */
  encrypt(seeded: Uint8Array): Uint8Array {
    return (this.context ??= this.setUp()).update(seeded);
  }

  private setUp(): Cipher {
    const { name, blockBytes } = OPENSSL[this.name];
    return createCipheriv(name, keyFor(this.name, this.key), new Uint8Array(blockBytes)).setAutoPadding(false);
  }
}

/** One direction, inbound. */
export class BulkDecryptor {
  private context: Decipher | undefined;

  /** @param key of exactly `bulkCipherSizes(name).keyBytes` bytes */
  constructor(
    private readonly name: BulkCipherName,
    private readonly key: Uint8Array,
  ) {}

  /**
   * @param data IV, then ciphertext in whole blocks (the caller has checked)
   * @returns the plaintext. What the IV itself decrypts to means nothing and is cut off.
   */
  decrypt(data: Uint8Array): Uint8Array {
    return (this.context ??= this.setUp()).update(data).subarray(OPENSSL[this.name].blockBytes);
  }

  private setUp(): Decipher {
    const { name, blockBytes } = OPENSSL[this.name];
    return createDecipheriv(name, keyFor(this.name, this.key), new Uint8Array(blockBytes)).setAutoPadding(false);
  }
}
