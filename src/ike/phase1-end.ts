import { concat } from '../base/bytes';
import type { Ms } from '../base/event-queue';
import type { CbcCipher } from '../crypto/cipher';
import type { Hash } from '../crypto/hash';
import type { IkeSa, Phase1Keys } from './sa';

/** So long the peer may still send its last message of phase 1 again (transmission.ts). */
export const ANSWERS_DUPLICATES: Ms = 50_000;

const NONE = new Uint8Array(0);

/** What phase 2 needs of the keys, in one piece: an array of bytes costs ten times what a key is long. */
class KeptKeys implements Phase1Keys {
  readonly hash: Hash;
  readonly cipher: CbcCipher;
  readonly skeyid = NONE;
  private readonly bytes: Uint8Array;

  constructor({ hash, cipher, skeyidD, skeyidA, key }: Phase1Keys) {
    this.hash = hash;
    this.cipher = cipher;
    this.bytes = new Uint8Array(concat([skeyidD, skeyidA, key]));
  }

  get skeyidD(): Uint8Array {
    return this.bytes.slice(0, this.hash.bytes);
  }

  get skeyidA(): Uint8Array {
    return this.bytes.slice(this.hash.bytes, 2 * this.hash.bytes);
  }

  get key(): Uint8Array {
    return this.bytes.slice(2 * this.hash.bytes);
  }
}

/** Phase 1 is long done: of what it took, an SA keeps what phase 2 needs. Its bytes are parts of larger pieces until now. */
export function settle(sa: IkeSa): void {
  sa.settlesAt = undefined;
  sa.peerId = undefined;
  sa.ownId = undefined;
  sa.lastReceived = undefined;
  sa.lastSent = undefined;
  sa.iv = new Uint8Array(sa.iv);
  if (sa.keys !== undefined) sa.keys = new KeptKeys(sa.keys);
}
