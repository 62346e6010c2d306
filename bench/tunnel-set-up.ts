import {
  createCipheriv,
  createDecipheriv,
  createDiffieHellman,
  createHash,
  createHmac,
  getDiffieHellman,
  randomBytes,
} from 'node:crypto';

import type { Lab } from '../src/app/lab';
import { cpuMicroseconds, inTurns, row, type Row } from './measure';
import { defaultLab, ping, pinger } from './golden-lab';

/** Set-ups in one measurement. */
const BATCH = 20;

/**
 * CPU of a whole set-up (TED, main mode, quick mode, both ends; DES, SHA, group 1) against the calls that it cannot do
 * without. Each set-up happens in a lab of its own, made before the clock is read.
 */
export async function tunnelSetUp(): Promise<Row> {
  let labs: readonly Lab[] = [];
  let seed = 0;
  const bare = new BareSetUp();
  const figures = await inTurns(
    {
      prepare: async () => {
        labs = await Promise.all(Array.from({ length: BATCH }, () => defaultLab(seed++)));
        labs.forEach(pinger);
      },
      run: () => labs.forEach(setUp),
      check: () => labs.forEach(requireTunnel),
    },
    {
      run: () => {
        for (let i = 0; i < BATCH; i++) bare.run();
      },
    },
    { rounds: ROUNDS, warmUp: WARM_UP, clock: cpuMicroseconds, scale: 1 / BATCH },
  );
  return row('CPU of a tunnel set-up, against its bare crypto calls', figures, 'µs', 1.8);
}

const ROUNDS = 60;
/** The optimiser is done with code that runs once a set-up after some thousands of them. */
const WARM_UP = 400;

/** One lost ping starts it. */
function setUp(lab: Lab): void {
  ping(lab, pinger(lab), 1);
}

/** It has worked when both ends hold a pair of IPsec SAs. */
function requireTunnel(lab: Lab): void {
  for (const { router } of lab.routers) {
    if (router.ipsec.connections().length < 2) throw new Error(`${router.hostname} has no tunnel`);
  }
}

/** A message of phase 1 or 2, in whole DES blocks. */
const MESSAGE = 64;
const COOKIES_AND_KEYS = 96 + 96 + 8 + 8 + 60 + 8;

/**
 * What both ends together need, in plain calls of node:crypto:
 * - Diffie-Hellman, group 1, 32-byte exponents: a key pair and a shared secret each;
 * - HMAC-SHA-1: SKEYID and its three children on both ends (8), HASH_I and HASH_R made and checked (4), HASH(1..3) made
 *   and checked (6), KEYMAT of 24 bytes, which is two blocks, for both SAs on both ends (8);
 * - SHA-1: the IVs of both phases on both ends (4);
 * - DES: MM5, MM6, QM1, QM2, QM3 encrypted and decrypted (10).
 */
class BareSetUp {
  private readonly group = createDiffieHellman(getDiffieHellman('modp1').getPrime(), 2);
  private readonly key = randomBytes(20);
  private readonly cipherKey = Buffer.concat(Array.from({ length: 3 }, () => this.key.subarray(0, 8)));
  private readonly iv = randomBytes(8);
  private readonly message = randomBytes(MESSAGE);
  private readonly hashed = randomBytes(COOKIES_AND_KEYS);

  run(): void {
    const publics = [this.keyPair(), this.keyPair()] as const;
    this.group.computeSecret(publics[0]);
    this.group.computeSecret(publics[1]);
    for (let i = 0; i < 26; i++) createHmac('sha1', this.key).update(this.hashed).digest();
    for (let i = 0; i < 4; i++) createHash('sha1').update(this.hashed).digest();
    for (let i = 0; i < 5; i++) this.exchange();
  }

  private keyPair(): Buffer {
    this.group.setPrivateKey(randomBytes(32));
    return this.group.generateKeys();
  }

  private exchange(): void {
    const sealed = createCipheriv('des-ede3-cbc', this.cipherKey, this.iv).setAutoPadding(false).update(this.message);
    createDecipheriv('des-ede3-cbc', this.cipherKey, this.iv).setAutoPadding(false).update(sealed);
  }
}
