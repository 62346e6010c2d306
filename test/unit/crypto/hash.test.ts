import { fromHex, latin1, toHex } from '../../../src/base/bytes';
import { hashFor, type HashName } from '../../../src/crypto/hash';

const text = (value: string): string => toHex(latin1(value));

/** RFC 2202, cases 1 to 7 of each: key, data, digest. */
const hmacs: readonly (readonly [HashName, number, string, string, string])[] = [
  ['md5', 1, '0b'.repeat(16), text('Hi There'), '9294727a3638bb1c13f48ef8158bfc9d'],
  ['md5', 2, text('Jefe'), text('what do ya want for nothing?'), '750c783e6ab0b503eaa86e310a5db738'],
  ['md5', 3, 'aa'.repeat(16), 'dd'.repeat(50), '56be34521d144c88dbb8c733f0e8b3f6'],
  ['md5', 4, '0102030405060708090a0b0c0d0e0f10111213141516171819', 'cd'.repeat(50), '697eaf0aca3a3aea3a75164746ffaa79'],
  ['md5', 5, '0c'.repeat(16), text('Test With Truncation'), '56461ef2342edc00f9bab995690efd4c'],
  [
    'md5',
    6,
    'aa'.repeat(80),
    text('Test Using Larger Than Block-Size Key - Hash Key First'),
    '6b1ab7fe4bd7bf8f0b62e6ce61b9d0cd',
  ],
  [
    'md5',
    7,
    'aa'.repeat(80),
    text('Test Using Larger Than Block-Size Key and Larger Than One Block-Size Data'),
    '6f630fad67cda0ee1fb1f562db3aa53e',
  ],
  ['sha', 1, '0b'.repeat(20), text('Hi There'), 'b617318655057264e28bc0b6fb378c8ef146be00'],
  ['sha', 2, text('Jefe'), text('what do ya want for nothing?'), 'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79'],
  ['sha', 3, 'aa'.repeat(20), 'dd'.repeat(50), '125d7342b9ac11cd91a39af48aa17b4f63f175d3'],
  [
    'sha',
    4,
    '0102030405060708090a0b0c0d0e0f10111213141516171819',
    'cd'.repeat(50),
    '4c9007f4026250c6bc8414f9bf50c86c2d7235da',
  ],
  ['sha', 5, '0c'.repeat(20), text('Test With Truncation'), '4c1a03424b55e07fe7f27be1d58bb9324a9a5a04'],
  [
    'sha',
    6,
    'aa'.repeat(80),
    text('Test Using Larger Than Block-Size Key - Hash Key First'),
    'aa4ae5e15272d00e95705637ce8a3b55ed402112',
  ],
  [
    'sha',
    7,
    'aa'.repeat(80),
    text('Test Using Larger Than Block-Size Key and Larger Than One Block-Size Data'),
    'e8e99d0f45237d786d6bbaa7965c7808bbff1a91',
  ],
];

test.each(hmacs)('HMAC-%s of RFC 2202, case %d', (name, _case, key, data, digest) => {
  const hash = hashFor(name);
  expect(toHex(hash.hmac(fromHex(key), fromHex(data)))).toBe(digest);
  expect(hash.bytes).toBe(digest.length / 2);
});

/** RFC 2403 and RFC 2404 cut the same MACs to 96 bits. */
test('the 96 bits that ESP and AH send', () => {
  const data = latin1('Test With Truncation');
  const cut = (name: HashName, bytes: number): string =>
    toHex(hashFor(name).hmac(new Uint8Array(bytes).fill(0x0c), data).subarray(0, 12));
  expect(cut('md5', 16)).toBe('56461ef2342edc00f9bab995');
  expect(cut('sha', 20)).toBe('4c1a03424b55e07fe7f27be1');
});

test('parts are hashed as their concatenation', () => {
  const parts = ['', 'a', '', 'bc'].map(latin1);
  // RFC 1321 A.5 and RFC 3174 test 1.
  expect(toHex(hashFor('md5').digest(...parts))).toBe('900150983cd24fb0d6963f7d28e17f72');
  expect(toHex(hashFor('sha').digest(...parts))).toBe('a9993e364706816aba3e25717850c26c9cd0d89d');
  const key = latin1('Jefe');
  expect(hashFor('sha').hmac(key, ...parts)).toEqual(hashFor('sha').hmac(key, latin1('abc')));
});
