import { createHash } from 'node:crypto';

const ALPHABET = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ROUNDS = 1000;

/**
 * MD5-crypt, the hash behind `enable secret 5 $1$salt$...` (Poul-Henning Kamp's scheme, as `openssl passwd -1` has it).
 * @param salt up to 8 characters
 * @returns `$1$salt$` and 22 characters
 */
export function md5Crypt(password: string, salt: string): string {
  const secret = Buffer.from(password, 'latin1');
  const seasoning = Buffer.from(salt.slice(0, 8), 'latin1');
  let digest = firstDigest(secret, seasoning);
  for (let round = 0; round < ROUNDS; round++) digest = nextDigest(round, digest, secret, seasoning);
  return `$1$${seasoning.toString('latin1')}$${encode(digest)}`;
}

function md5(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('md5');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function firstDigest(secret: Buffer, salt: Buffer): Buffer {
  const mixed = md5(secret, salt, secret);
  const parts: Uint8Array[] = [secret, Buffer.from('$1$'), salt];
  for (let left = secret.length; left > 0; left -= 16) parts.push(mixed.subarray(0, Math.min(16, left)));
  for (let bits = secret.length; bits > 0; bits >>>= 1) {
    parts.push((bits & 1) === 1 ? Buffer.alloc(1) : secret.subarray(0, 1));
  }
  return md5(...parts);
}

function nextDigest(round: number, digest: Buffer, secret: Buffer, salt: Buffer): Buffer {
  const odd = round % 2 === 1;
  const parts: Uint8Array[] = [odd ? secret : digest];
  if (round % 3 !== 0) parts.push(salt);
  if (round % 7 !== 0) parts.push(secret);
  parts.push(odd ? digest : secret);
  return md5(...parts);
}

/** Bytes are taken in this order, three at a time, six bits a character. */
const ORDER = [0, 6, 12, 1, 7, 13, 2, 8, 14, 3, 9, 15, 4, 10, 5] as const;

function encode(digest: Buffer): string {
  let text = '';
  for (let i = 0; i < ORDER.length; i += 3) {
    const [high = 0, middle = 0, low = 0] = ORDER.slice(i, i + 3).map(at => digest[at] ?? 0);
    text += sixBits((high << 16) | (middle << 8) | low, 4);
  }
  return text + sixBits(digest[11] ?? 0, 2);
}

function sixBits(value: number, count: number): string {
  let text = '';
  for (let i = 0; i < count; i++) text += ALPHABET.charAt((value >>> (6 * i)) & 63);
  return text;
}
