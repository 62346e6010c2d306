import { createCipheriv, createDecipheriv } from 'node:crypto';

import { concat, fromHex, toHex } from '../base/bytes';
import { InternalError, ProtocolError } from '../base/errors';

/** A block cipher in CBC mode without padding: whoever calls pads by his own protocol's rule. */
export interface CbcCipher {
  readonly name: 'des' | '3des' | 'aes';
  readonly blockBytes: number;
  readonly keyBytes: number;
  /** @throws InternalError when `plain` is no multiple of the block */
  encrypt(key: Uint8Array, iv: Uint8Array, plain: Uint8Array): Uint8Array;
  /** @throws ProtocolError when `data` is no multiple of the block */
  decrypt(key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array;
}

export type CbcCipherName = 'des' | '3des' | 'aes-128' | 'aes-192' | 'aes-256';

function cipher(
  name: CbcCipher['name'],
  algorithm: string,
  blockBytes: number,
  keyBytes: number,
  keyOf: (key: Uint8Array) => Uint8Array = key => key,
): CbcCipher {
  return {
    name,
    blockBytes,
    keyBytes,
    encrypt: (key, iv, plain) => {
      if (plain.length % blockBytes !== 0)
        throw new InternalError(`${name}: ${plain.length} bytes are no whole blocks`);
      const running = createCipheriv(algorithm, keyOf(key), iv).setAutoPadding(false);
      return running.update(plain);
    },
    decrypt: (key, iv, data) => {
      if (data.length % blockBytes !== 0)
        throw new ProtocolError(`${name} data`, `${data.length} bytes are no whole blocks`);
      const running = createDecipheriv(algorithm, keyOf(key), iv).setAutoPadding(false);
      return running.update(data);
    },
  };
}

/** OpenSSL 3 has no DES by default; two- and three-key EDE with one key three times is DES. */
const thrice = (key: Uint8Array): Uint8Array => concat([key, key, key]);

const CIPHERS: Readonly<Record<CbcCipherName, CbcCipher>> = {
  des: cipher('des', 'des-ede3-cbc', 8, 8, thrice),
  '3des': cipher('3des', 'des-ede3-cbc', 8, 24),
  'aes-128': cipher('aes', 'aes-128-cbc', 16, 16),
  'aes-192': cipher('aes', 'aes-192-cbc', 16, 24),
  'aes-256': cipher('aes', 'aes-256-cbc', 16, 32),
};

export function cipherFor(name: CbcCipherName): CbcCipher {
  return CIPHERS[name];
}

/**
 * RFC 2409 appendix A, without parity bits: the four weak keys, that turn DES into its own inverse, and the six pairs of
 * semi-weak ones, that undo each other.
 */
const WEAK_DES_KEYS: ReadonlySet<string> = new Set(
  [
    '0101010101010101',
    '1f1f1f1f0e0e0e0e',
    'e0e0e0e0f1f1f1f1',
    'fefefefefefefefe',
    '01fe01fe01fe01fe',
    '1fe01fe00ef10ef1',
    '01e001e001f101f1',
    '1ffe1ffe0efe0efe',
    '011f011f010e010e',
    'e0fee0fef1fef1fe',
    'fe01fe01fe01fe01',
    'e01fe01ff10ef10e',
    'e001e001f101f101',
    'fe1ffe1ffe0efe0e',
    '1f011f010e010e01',
    'fee0fee0fef1fef1',
  ].map(key => withoutParity(fromHex(key))),
);

/** All but one key in 32 are told apart by their first byte. */
const WEAK_BEGINNINGS: ReadonlySet<number> = new Set([0x00, 0x1e, 0xe0, 0xfe]);

/** @param key 8 bytes; the parity bits do not count */
export function isWeakDesKey(key: Uint8Array): boolean {
  return WEAK_BEGINNINGS.has((key[0] as number) & 0xfe) && WEAK_DES_KEYS.has(withoutParity(key));
}

function withoutParity(key: Uint8Array): string {
  return toHex(key.map(byte => byte & 0xfe));
}
