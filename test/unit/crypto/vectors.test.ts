import { fromHex, latin1, toHex } from '../../../src/base/bytes';
import { ProtocolError } from '../../../src/base/errors';
import { SeededRng } from '../../../src/base/rng';
import { cipherFor } from '../../../src/crypto/cipher';
import { dhGroup, generateKeyPair, sharedSecret } from '../../../src/crypto/dh';
import { hashFor } from '../../../src/crypto/hash';

test('DES: the textbook block', () => {
  const des = cipherFor('des');
  const key = fromHex('133457799BBCDFF1');
  const iv = new Uint8Array(8);
  expect(toHex(des.encrypt(key, iv, fromHex('0123456789ABCDEF')))).toBe('85e813540f0ab405');
  expect(toHex(des.decrypt(key, iv, fromHex('85e813540f0ab405')))).toBe('0123456789abcdef');
});

test('AES-128-CBC: RFC 3602 cases 1 and 2', () => {
  const aes = cipherFor('aes-128');
  expect(
    toHex(
      aes.encrypt(
        fromHex('06a9214036b8a15b512e03d534120006'),
        fromHex('3dafba429d9eb430b422da802c9fac41'),
        latin1('Single block msg'),
      ),
    ),
  ).toBe('e353779c1079aeb82708942dbe77181a');
  expect(
    toHex(
      aes.decrypt(
        fromHex('c286696d887c9aa0611bbb3e2025a45a'),
        fromHex('562e17996d093d28ddb3ba695a2e6f58'),
        fromHex('d296cd94c2cccf8a3a863028b5e1dc0a7586602d253cfff91b8266bea6d61ab1'),
      ),
    ),
  ).toBe('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f');
});

test('3DES with one key three times is DES', () => {
  const key = fromHex('133457799BBCDFF1');
  const iv = fromHex('0011223344556677');
  const plain = fromHex('0123456789abcdef0123456789abcdef');
  const tripled = fromHex('133457799BBCDFF1133457799BBCDFF1133457799BBCDFF1');
  expect(cipherFor('3des').encrypt(tripled, iv, plain)).toEqual(cipherFor('des').encrypt(key, iv, plain));
});

test('data that is no whole number of blocks is the peer’s fault', () => {
  expect(() => cipherFor('des').decrypt(new Uint8Array(8), new Uint8Array(8), new Uint8Array(9))).toThrow(
    ProtocolError,
  );
});

const hmacs: readonly (readonly ['md5' | 'sha', string, string, string])[] = [
  ['md5', '0b'.repeat(16), toHex(latin1('Hi There')), '9294727a3638bb1c13f48ef8158bfc9d'],
  ['md5', toHex(latin1('Jefe')), toHex(latin1('what do ya want for nothing?')), '750c783e6ab0b503eaa86e310a5db738'],
  ['md5', 'aa'.repeat(16), 'dd'.repeat(50), '56be34521d144c88dbb8c733f0e8b3f6'],
  [
    'md5',
    'aa'.repeat(80),
    toHex(latin1('Test Using Larger Than Block-Size Key - Hash Key First')),
    '6b1ab7fe4bd7bf8f0b62e6ce61b9d0cd',
  ],
  ['sha', '0b'.repeat(20), toHex(latin1('Hi There')), 'b617318655057264e28bc0b6fb378c8ef146be00'],
  [
    'sha',
    toHex(latin1('Jefe')),
    toHex(latin1('what do ya want for nothing?')),
    'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79',
  ],
  ['sha', 'aa'.repeat(20), 'dd'.repeat(50), '125d7342b9ac11cd91a39af48aa17b4f63f175d3'],
];

test.each(hmacs)('HMAC-%s of RFC 2202 (key %s)', (name, key, data, digest) => {
  expect(toHex(hashFor(name).hmac(fromHex(key), fromHex(data)))).toBe(digest);
});

const groups: readonly (readonly [number, number])[] = [
  [1, 96],
  [2, 128],
  [5, 192],
];

test.each(groups)('group %d: both ends reach one secret, at full length', (id, bytes) => {
  const group = dhGroup(id)!;
  expect(group.bytes).toBe(bytes);
  const rng = new SeededRng(7);
  for (let i = 0; i < 20; i++) {
    const a = generateKeyPair(group, rng.bytes(32));
    const b = generateKeyPair(group, rng.bytes(32));
    expect(a.publicValue.length).toBe(bytes);
    const secret = sharedSecret(group, a.privateValue, b.publicValue);
    expect(secret.length).toBe(bytes);
    expect(sharedSecret(group, b.privateValue, a.publicValue)).toEqual(secret);
  }
});

test('g^1 and g^2: the smallest exponents show generator and padding', () => {
  const group = dhGroup(1)!;
  const { publicValue } = generateKeyPair(group, new Uint8Array([1]));
  expect(toHex(publicValue)).toBe(`${'00'.repeat(95)}02`);
  expect(toHex(sharedSecret(group, new Uint8Array([2]), publicValue))).toBe(`${'00'.repeat(95)}04`);
});

test('public values of tiny subgroups and of a wrong length are refused', () => {
  const group = dhGroup(1)!;
  const own = new Uint8Array([5]);
  const prime = fromHex(
    `ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404dd
     ef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a63a3620ffffffffffffffff`,
  );
  const one = new Uint8Array(96);
  one[95] = 1;
  const minusOne = prime.slice();
  minusOne[95] = 0xfe;
  for (const bad of [new Uint8Array(96), one, minusOne, prime, new Uint8Array(95), new Uint8Array(97)]) {
    expect(() => sharedSecret(group, own, bad)).toThrow(ProtocolError);
  }
});

test('an unknown group has no parameters', () => {
  expect(dhGroup(3)).toBeUndefined();
});
