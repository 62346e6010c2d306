import { getDiffieHellman } from 'node:crypto';

import { fromHex, toHex } from '../../../src/base/bytes';
import { InternalError, ProtocolError } from '../../../src/base/errors';
import { SeededRng } from '../../../src/base/rng';
import { dhGroup, type DhGroup, generateKeyPair, sharedSecret } from '../../../src/crypto/dh';
import { modpPrime } from '../../../src/crypto/modp-primes';
import { NotifyType } from '../../../src/wire/isakmp/constants';

function group(id: number): DhGroup {
  const known = dhGroup(id);
  if (known === undefined) throw new Error(`no group ${id}`);
  return known;
}

const big = (bytes: Uint8Array): bigint => BigInt(`0x${toHex(bytes)}`);
const bytesOf = (value: bigint, length: number): Uint8Array => fromHex(value.toString(16).padStart(2 * length, '0'));

/** floor(2^bits * pi) by Machin's formula, with 64 bits to spare for rounding. */
function piTimes(bits: bigint): bigint {
  const one = 1n << (bits + 64n);
  const arctanOfInverse = (x: bigint): bigint => {
    let sum = 0n;
    let power = one / x;
    for (let k = 1n; power > 0n; k += 2n) {
      sum += k % 4n === 1n ? power / k : -power / k;
      power /= x * x;
    }
    return sum;
  };
  return (4n * (4n * arctanOfInverse(5n) - arctanOfInverse(239n))) >> 64n;
}

/** id, bits, the summand k of 2^n - 2^(n-64) - 1 + 2^64 * (floor(2^(n-130) pi) + k), OpenSSL's name */
const groups: readonly (readonly [number, bigint, bigint, string])[] = [
  [1, 768n, 149_686n, 'modp1'],
  [2, 1024n, 129_093n, 'modp2'],
  [5, 1536n, 741_804n, 'modp5'],
  [14, 2048n, 124_476n, 'modp14'],
];

test.each(groups)('group %d: the prime of %d bits is the RFC’s formula, and OpenSSL’s', (id, bits, k, name) => {
  const prime = modpPrime(id)!;
  expect(big(prime)).toBe((1n << bits) - (1n << (bits - 64n)) - 1n + ((piTimes(bits - 130n) + k) << 64n));
  expect(toHex(prime)).toBe(getDiffieHellman(name).getPrime('hex'));
});

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let rest = exponent, square = base % modulus; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

test.each(groups)('group %d: both ends reach the secret that arithmetic says', id => {
  const { bytes } = group(id);
  const prime = big(modpPrime(id)!);
  const rng = new SeededRng(7).fork(String(id));
  for (let i = 0; i < 3; i++) {
    const a = generateKeyPair(group(id), rng.bytes(32));
    const b = generateKeyPair(group(id), rng.bytes(48));
    expect(toHex(a.publicValue)).toBe(toHex(bytesOf(power(2n, big(a.privateValue), prime), bytes)));
    const secret = sharedSecret(group(id), a.privateValue, b.publicValue);
    expect(toHex(secret)).toBe(toHex(bytesOf(power(2n, big(a.privateValue) * big(b.privateValue), prime), bytes)));
    expect(toHex(sharedSecret(group(id), b.privateValue, a.publicValue))).toBe(toHex(secret));
  }
});

test('exchanges that overlap do not disturb each other: the private value stays with its exchange', () => {
  const rng = new SeededRng(9);
  const pairs = Array.from({ length: 4 }, () => generateKeyPair(group(1), rng.bytes(32)));
  const [a, b, c, d] = pairs as [(typeof pairs)[0], (typeof pairs)[0], (typeof pairs)[0], (typeof pairs)[0]];
  const ab = sharedSecret(group(1), a.privateValue, b.publicValue);
  const cd = sharedSecret(group(1), d.privateValue, c.publicValue);
  expect(sharedSecret(group(1), b.privateValue, a.publicValue)).toEqual(ab);
  expect(sharedSecret(group(1), c.privateValue, d.publicValue)).toEqual(cd);
});

test('short numbers are padded on the left: g^1, and g^2 as a secret', () => {
  const { publicValue } = generateKeyPair(group(1), new Uint8Array([1]));
  expect(toHex(publicValue)).toBe(`${'00'.repeat(95)}02`);
  expect(toHex(sharedSecret(group(1), new Uint8Array([2]), publicValue))).toBe(`${'00'.repeat(95)}04`);
});

test('about one public value in 256 is short by nature, and none is sent short', () => {
  const rng = new SeededRng(3);
  let padded = 0;
  for (let i = 0; i < 2000; i++) {
    const { publicValue } = generateKeyPair(group(1), rng.bytes(32));
    expect(publicValue).toHaveLength(96);
    if (publicValue[0] === 0) padded++;
  }
  expect(padded).toBeGreaterThan(0);
});

const refused: readonly (readonly [string, (prime: bigint, bytes: number) => Uint8Array])[] = [
  ['zero', (_prime, bytes) => bytesOf(0n, bytes)],
  ['one', (_prime, bytes) => bytesOf(1n, bytes)],
  ['p-1', (prime, bytes) => bytesOf(prime - 1n, bytes)],
  ['p', (prime, bytes) => bytesOf(prime, bytes)],
  ['p+1', (prime, bytes) => bytesOf(prime + 1n, bytes)],
  ['all ones', (_prime, bytes) => new Uint8Array(bytes).fill(0xff)],
  ['a byte too few', (_prime, bytes) => bytesOf(4n, bytes - 1)],
  ['a byte too many', (_prime, bytes) => bytesOf(4n, bytes + 1)],
  ['nothing', () => new Uint8Array(0)],
];

describe.each([1, 2, 5, 14])('group %d', id => {
  test.each(refused)('a public value is refused: %s', (_name, value) => {
    const { bytes } = group(id);
    let error: unknown;
    try {
      sharedSecret(group(id), new Uint8Array([5]), value(big(modpPrime(id)!), bytes));
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ProtocolError);
    expect(error).toMatchObject({ notify: NotifyType.invalidKeyInformation });
  });

  test('2 and p-2 are the ends of what is accepted', () => {
    const { bytes } = group(id);
    const prime = big(modpPrime(id)!);
    const cube = (value: bigint): string => toHex(sharedSecret(group(id), new Uint8Array([3]), bytesOf(value, bytes)));
    expect(cube(2n)).toBe(toHex(bytesOf(8n, bytes)));
    expect(cube(prime - 2n)).toBe(toHex(bytesOf(prime - 8n, bytes)));
  });
});

test('an unknown group has no parameters; to use one is our own fault', () => {
  expect(dhGroup(3)).toBeUndefined();
  expect(() => generateKeyPair({ id: 3, bytes: 96 }, new Uint8Array(32))).toThrow(InternalError);
});
