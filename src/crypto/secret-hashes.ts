import { createHash, pbkdf2Sync, scryptSync } from 'node:crypto';

/** The hashes of secrets that later releases than 12.2 write: their configurations load here too. */

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const CRYPT64 = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const DIGEST_BYTES = 32;
const PBKDF2_ROUNDS = 20_000;
const SCRYPT_COST = { N: 16_384, r: 1, p: 1 };

/** Type 4: SHA-256 without salt. @returns 43 characters */
export function type4(secret: string): string {
  return crypt64(createHash('sha256').update(secret, 'latin1').digest());
}

/** Type 8: PBKDF2 with SHA-256. @returns `$8$salt$` and 43 characters */
export function type8(secret: string, salt: string): string {
  return `$8$${salt}$${crypt64(pbkdf2Sync(secret, salt, PBKDF2_ROUNDS, DIGEST_BYTES, 'sha256'))}`;
}

/** Type 9: scrypt. @returns `$9$salt$` and 43 characters */
export function type9(secret: string, salt: string): string {
  return `$9$${salt}$${crypt64(scryptSync(secret, salt, DIGEST_BYTES, SCRYPT_COST))}`;
}

/** Base 64 in the alphabet of crypt(3), without padding. */
function crypt64(bytes: Buffer): string {
  return bytes
    .toString('base64')
    .replace(/=+$/, '')
    .replace(/./g, each => CRYPT64.charAt(BASE64.indexOf(each)));
}
