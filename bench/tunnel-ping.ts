import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

import { defaultLab, ping, pinger } from './golden-lab';
import { cpuMicroseconds, inTurns, row, type Row } from './measure';

/** Pings in one measurement. */
const BATCH = 500;

/** A 100-byte ping through the tunnel and back (ESP-DES, HMAC-MD5), against the bare cipher and MAC calls. */
export async function tunnelPing(): Promise<Row> {
  const lab = await defaultLab(1);
  const host = pinger(lab);
  ping(lab, host, 5);
  const bare = new BarePing();
  const figures = await inTurns(
    {
      run: () => {
        const { received } = ping(lab, host, BATCH);
        if (received !== BATCH) throw new Error(`${received} of ${BATCH} pings came back`);
      },
    },
    {
      run: () => {
        for (let i = 0; i < BATCH; i++) bare.run();
      },
    },
    { rounds: 40, warmUp: 20, clock: cpuMicroseconds, scale: 1 / BATCH },
  );
  return row('ping through the tunnel and back, against its bare crypto calls', figures, 'µs', 2);
}

/** 100 bytes and the trailer of 2, in whole blocks of 8. */
const PADDED = 104;
const ESP_HEADER_AND_IV = 16;

/** Four packets' crossings: encrypt and MAC, MAC and decrypt, there and back. */
class BarePing {
  private readonly cipherKey: Buffer;
  private readonly macKey = randomBytes(16);
  private readonly iv = randomBytes(8);
  private readonly plain = randomBytes(PADDED);
  private readonly covered = randomBytes(ESP_HEADER_AND_IV + PADDED);

  constructor() {
    const key = randomBytes(8);
    this.cipherKey = Buffer.concat([key, key, key]);
  }

  run(): void {
    for (let way = 0; way < 2; way++) {
      const sealed = createCipheriv('des-ede3-cbc', this.cipherKey, this.iv).setAutoPadding(false).update(this.plain);
      createHmac('md5', this.macKey).update(this.covered).digest();
      createHmac('md5', this.macKey).update(this.covered).digest();
      createDecipheriv('des-ede3-cbc', this.cipherKey, this.iv).setAutoPadding(false).update(sealed);
    }
  }
}
