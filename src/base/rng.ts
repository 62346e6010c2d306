import { createHash } from 'node:crypto';

import { readU32 } from './bytes';

/** The one source of randomness of a world: seeded in a simulated lab, the operating system's on a real socket. */
export interface Rng {
  bytes(length: number): Uint8Array;
  /** 0 .. 2^32-1 */
  u32(): number;
  /** lo .. hi, both included */
  between(lo: number, hi: number): number;
  /** 0 <= x < 1, 32 bits of it */
  fraction(): number;
  /** An independent stream that depends on this one's seed and `name` alone, not on what was drawn before. */
  fork(name: string): Rng;
}

/** Bytes drawn at a time: a tunnel's set-up needs less on each side. */
const BLOCK_BYTES = 512;

/** SHAKE256 over (seed, name, counter): the same on every machine, and forks do not disturb each other. */
export class SeededRng implements Rng {
  private counter = 0;
  private block = new Uint8Array(0);
  private used = 0;

  constructor(
    private readonly seed: number,
    private readonly name = '',
  ) {}

  bytes(length: number): Uint8Array {
    const out = new Uint8Array(length);
    for (let done = 0; done < length; done++) {
      if (this.used === this.block.length) this.refill();
      out[done] = this.block[this.used++] as number;
    }
    return out;
  }

  u32(): number {
    return readU32(this.bytes(4), 0);
  }

  between(lo: number, hi: number): number {
    return lo + Math.floor(this.fraction() * (hi - lo + 1));
  }

  fraction(): number {
    return this.u32() / 0x100000000;
  }

  fork(name: string): Rng {
    return new SeededRng(this.seed, `${this.name}/${name}`);
  }

  private refill(): void {
    const hash = createHash('shake256', { outputLength: BLOCK_BYTES });
    this.block = hash.update(`${this.seed}|${this.name}|${this.counter++}`).digest();
    this.used = 0;
  }
}
