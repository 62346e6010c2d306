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

/** A context of OpenSSL takes a kilobyte: so many are kept running, however many SAs there are. */
const MOST_RUNNING = 4096;

/** What can set its context up again, and has the same result. */
interface Resting {
  /** Has it run since it was last asked? */
  wasUsed(): boolean;
  rest(): void;
}

/** Those with a context, in a ring: who comes takes the place of the next that has not run for a whole round. */
class RunningContexts {
  private readonly ring: WeakRef<Resting>[] = [];
  private hand = 0;

  add(one: Resting): void {
    if (this.ring.length < MOST_RUNNING) {
      this.ring.push(new WeakRef(one));
      return;
    }
    while (this.ring[this.hand]?.deref()?.wasUsed() === true) this.hand = (this.hand + 1) % MOST_RUNNING;
    this.ring[this.hand]?.deref()?.rest();
    this.ring[this.hand] = new WeakRef(one);
    this.hand = (this.hand + 1) % MOST_RUNNING;
  }
}

const RUNNING = new RunningContexts();

/** One direction of one SA. The context is set up by the first packet: many SAs never see one. */
abstract class Bulk<Context> implements Resting {
  private context: Context | undefined;
  private used = false;

  /** @param key of exactly `bulkCipherSizes(name).keyBytes` bytes */
  constructor(
    protected readonly name: BulkCipherName,
    protected readonly key: Uint8Array,
  ) {}

  wasUsed(): boolean {
    const { used } = this;
    this.used = false;
    return used;
  }

  rest(): void {
    this.context = undefined;
  }

  protected get running(): Context {
    this.used = true;
    if (this.context === undefined) {
      this.context = this.setUp();
      RUNNING.add(this);
    }
    return this.context;
  }

  protected abstract setUp(): Context;
}

export class BulkEncryptor extends Bulk<Cipher> {
  /**
   * @param seeded a block of random bytes, then the plaintext, padded to whole blocks
   * @returns as many bytes: the IV (the encrypted random block, which nobody without the key can foresee), then the
   *          ciphertext under it
   */
  encrypt(seeded: Uint8Array): Uint8Array {
    return this.running.update(seeded);
  }

  protected setUp(): Cipher {
    const { name, blockBytes } = OPENSSL[this.name];
    return createCipheriv(name, keyFor(this.name, this.key), new Uint8Array(blockBytes)).setAutoPadding(false);
  }
}

export class BulkDecryptor extends Bulk<Decipher> {
  /**
   * @param data IV, then ciphertext in whole blocks (the caller has checked)
   * @returns the plaintext. What the IV itself decrypts to means nothing and is cut off.
   */
  decrypt(data: Uint8Array): Uint8Array {
    return this.running.update(data).subarray(OPENSSL[this.name].blockBytes);
  }

  protected setUp(): Decipher {
    const { name, blockBytes } = OPENSSL[this.name];
    return createDecipheriv(name, keyFor(this.name, this.key), new Uint8Array(blockBytes)).setAutoPadding(false);
  }
}
