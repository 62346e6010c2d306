import { concat, fromHex, latin1, toHex } from '../../../src/base/bytes';
import { InternalError, ProtocolError } from '../../../src/base/errors';
import { BulkDecryptor, BulkEncryptor, bulkCipherSizes } from '../../../src/crypto/bulk-cipher';
import { cipherFor, type CbcCipherName, isWeakDesKey } from '../../../src/crypto/cipher';

const ZERO_IV = '0000000000000000';

/** name, what it is, key, IV, plaintext, ciphertext */
const vectors: readonly (readonly [CbcCipherName, string, string, string, string, string])[] = [
  ['des', 'the textbook block', '133457799BBCDFF1', ZERO_IV, '0123456789ABCDEF', '85E813540F0AB405'],
  [
    'des',
    'FIPS 81, CBC',
    '0123456789abcdef',
    '1234567890abcdef',
    toHex(latin1('Now is the time for all ')),
    'e5c7cdde872bf27c43e934008c389c0f683788499a7c05f6',
  ],
  [
    '3des',
    'SP 800-67, three keys, a block',
    '0123456789ABCDEF23456789ABCDEF01456789ABCDEF0123',
    ZERO_IV,
    toHex(latin1('The qufc')),
    'A826FD8CE53B855F',
  ],
  [
    'aes-128',
    'RFC 3602 case 1',
    '06a9214036b8a15b512e03d534120006',
    '3dafba429d9eb430b422da802c9fac41',
    toHex(latin1('Single block msg')),
    'e353779c1079aeb82708942dbe77181a',
  ],
  [
    'aes-128',
    'RFC 3602 case 2',
    'c286696d887c9aa0611bbb3e2025a45a',
    '562e17996d093d28ddb3ba695a2e6f58',
    '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',
    'd296cd94c2cccf8a3a863028b5e1dc0a7586602d253cfff91b8266bea6d61ab1',
  ],
  [
    'aes-128',
    'RFC 3602 case 3',
    '6c3ea0477630ce21a2ce334aa746c2cd',
    'c782dc4c098c66cbd9cd27d825682c81',
    toHex(latin1('This is a 48-byte message (exactly 3 AES blocks)')),
    'd0a02b3836451753d493665d33f0e8862dea54cdb293abc7506939276772f8d5021c19216bad525c8579695d83ba2684',
  ],
  [
    'aes-192',
    'SP 800-38A F.2.3, first block',
    '8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b',
    '000102030405060708090a0b0c0d0e0f',
    '6bc1bee22e409f96e93d7e117393172a',
    '4f021db243bc633d7178183a9fa071e8',
  ],
  [
    'aes-256',
    'SP 800-38A F.2.5, first block',
    '603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4',
    '000102030405060708090a0b0c0d0e0f',
    '6bc1bee22e409f96e93d7e117393172a',
    'f58c4c04d6e5f1ba779eabfb5f7bfbd6',
  ],
];

test.each(vectors)('%s: %s', (name, _what, key, iv, plain, encrypted) => {
  const cipher = cipherFor(name);
  expect(fromHex(key)).toHaveLength(cipher.keyBytes);
  expect(fromHex(iv)).toHaveLength(cipher.blockBytes);
  expect(toHex(cipher.encrypt(fromHex(key), fromHex(iv), fromHex(plain)))).toBe(encrypted.toLowerCase());
  expect(toHex(cipher.decrypt(fromHex(key), fromHex(iv), fromHex(encrypted)))).toBe(plain.toLowerCase());
});

test.each(vectors)(
  '%s running over many packets, %s: one packet’s bytes are those of a packet alone',
  (name, _w, key) => {
    const { blockBytes, keyBytes } = bulkCipherSizes(name);
    expect(fromHex(key)).toHaveLength(keyBytes);
    const encryptor = new BulkEncryptor(name, fromHex(key));
    const decryptor = new BulkDecryptor(name, fromHex(key));
    const ivs = new Set<string>();
    for (let packet = 0; packet < 4; packet++) {
      const plain = new Uint8Array(3 * blockBytes).fill(packet);
      const sent = encryptor.encrypt(concat([new Uint8Array(blockBytes), plain]));
      const iv = sent.slice(0, blockBytes);
      ivs.add(toHex(iv));
      expect(sent.subarray(blockBytes)).toEqual(cipherFor(name).encrypt(fromHex(key), iv, plain));
      expect(toHex(decryptor.decrypt(sent))).toBe(toHex(plain));
    }
    expect(ivs.size).toBe(4);
  },
);

test('packets that are lost or come out of order do not disturb a running decryptor', () => {
  const key = fromHex('133457799BBCDFF1');
  const encryptor = new BulkEncryptor('des', key);
  const decryptor = new BulkDecryptor('des', key);
  const sent = [1, 2, 3].map(value => encryptor.encrypt(concat([new Uint8Array(8), new Uint8Array(8).fill(value)])));
  expect([2, 0, 2].map(at => decryptor.decrypt(sent[at]!)[0])).toEqual([3, 1, 3]);
});

test('3DES with one key three times is DES', () => {
  const key = fromHex('133457799BBCDFF1');
  const iv = fromHex('0011223344556677');
  const plain = fromHex('0123456789abcdef0123456789abcdef');
  expect(cipherFor('3des').encrypt(concat([key, key, key]), iv, plain)).toEqual(
    cipherFor('des').encrypt(key, iv, plain),
  );
});

test('data that is no whole number of blocks: the peer’s fault when read, ours when sent', () => {
  const des = cipherFor('des');
  const eight = new Uint8Array(8);
  expect(() => des.decrypt(eight, eight, new Uint8Array(9))).toThrow(ProtocolError);
  expect(() => des.encrypt(eight, eight, new Uint8Array(9))).toThrow(InternalError);
  expect(des.decrypt(eight, eight, new Uint8Array(0))).toHaveLength(0);
});

/** RFC 2409 appendix A: the weak keys, then the semi-weak ones by pairs. */
const weak = ['0101010101010101', '1f1f1f1f0e0e0e0e', 'e0e0e0e0f1f1f1f1', 'fefefefefefefefe'];
const pairs: readonly (readonly [string, string])[] = [
  ['01fe01fe01fe01fe', 'fe01fe01fe01fe01'],
  ['1fe01fe00ef10ef1', 'e01fe01ff10ef10e'],
  ['01e001e001f101f1', 'e001e001f101f101'],
  ['1ffe1ffe0efe0efe', 'fe1ffe1ffe0efe0e'],
  ['011f011f010e010e', '1f011f010e010e01'],
  ['e0fee0fef1fef1fe', 'fee0fee0fef1fef1'],
];

const block = (key: string, plain: Uint8Array): Uint8Array =>
  cipherFor('des').encrypt(fromHex(key), new Uint8Array(8), plain);

test.each([...weak.map(key => [key, key] as const), ...pairs])('%s and %s undo each other, and are known', (a, b) => {
  const plain = fromHex('0123456789abcdef');
  expect(block(b, block(a, plain))).toEqual(plain);
  expect(isWeakDesKey(fromHex(a))).toBe(true);
  expect(isWeakDesKey(fromHex(b))).toBe(true);
  // The parity bits do not count.
  expect(isWeakDesKey(fromHex(a).map(byte => byte ^ 1))).toBe(true);
});

test('an ordinary key is not weak', () => {
  expect(isWeakDesKey(fromHex('133457799BBCDFF1'))).toBe(false);
  expect(isWeakDesKey(fromHex('0101010101010103'))).toBe(false);
});

it('more SAs than contexts are kept running: each still opens what its other end seals', () => {
  const pairs = Array.from({ length: 5000 }, (_, i) => {
    const key = Uint8Array.from({ length: 16 }, (__, at) => (i >> (at % 8)) ^ (at * 37));
    return { sealing: new BulkEncryptor('aes-128', key), opening: new BulkDecryptor('aes-128', key), i };
  });
  for (let round = 0; round < 3; round++) {
    for (const { sealing, opening, i } of pairs) {
      const plain = new Uint8Array(32).fill(i + round);
      const sent = sealing.encrypt(Uint8Array.from([...new Uint8Array(16).fill(round * 7 + i), ...plain]));
      expect(Buffer.compare(opening.decrypt(sent), plain)).toBe(0);
    }
  }
});
