import { createCipheriv, createDecipheriv } from 'node:crypto';

import { concat } from '../base/bytes';
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
