import { createHmac } from 'node:crypto';

import { concat, fromHex, latin1, toHex } from '../../../src/base/bytes';
import { hashFor } from '../../../src/crypto/hash';
import {
  cipherKey,
  deriveSkeyids,
  ipsecKeymat,
  messageHash,
  phase1Hash,
  phase1Iv,
  phase2Iv,
  quickModeHash2,
  quickModeHash3,
  skeyidPsk,
} from '../../../src/crypto/keymat';

const sha = hashFor('sha');
const md5 = hashFor('md5');

/**
 * Two handshakes with a foreign responder (pre-shared key "AAAA", AES-128, SHA, group 2), recorded with all their secrets
 * by the authors of IPsec-StateMachineExtractor (Ruhr University Bochum).
 */
const handshakes = [
  {
    initiatorCookie: '7116900aa5c2880d',
    responderCookie: '047ad6f8b3d0abb7',
    initiatorNonce: '4654fdd74594982a',
    responderNonce: '3673e64987b4956dbb8b933399251a5abf88f557a723b802b345f838667e9a4e',
    gxi: `75fb75db0749d4b15d9bb067b63399f790246dd7919d0c0a88fc34dd76eb9ad204e162b261914c0966a2d32d05178d4c0f0ec3817692
      fca675678f2fd2a6869188b943e33ad44cc859a5af98d6d5332c538cff4174ee737c8624de910cc40bd953f7940d1b2d8a681cee03c851
      99fbe773bfa100ffea5fcb82eed25a399b0b3e`,
    gxr: `2096a31ff922e5224d9d19f06a41e2d9aebe1180d4e5cbc3d6ea166e2b8810d5ddd048375025ae9bf895ad40c508cd8b9398bded0d00
      ae7e77c1a1eb31930495106892630152a926a45037606cda4651340082fc10558786b4d8c4e6d72222d580d9a30d9c3b7fe9c348a6eadc
      5e79a24fe4b4364297b5ff71914ef8a6980e73`,
    gxy: `19B67B23EB5F792EC9D7E11D16501CA20F2A2D0B230D525CD824DFB16867B515DC2CE9560B20B2149BFB360C1662C26A5AD7FE1FAA86
      E66213238C80B2ED46CCB821BF5043093027EB6E32C71685A093306DF20C24190C7F93947FA21E56D10E4C5B7063B2B4DC1747F1DF0BD4
      6975D1825EEDE335E3ACBAD71A063CECF866C7`,
    skeyid: '49856BC53F30DB8CE55F5BEFAE9E42431279550C',
    d: 'E5D7368180A8766F09C90CC9AC15182D3CD492EE',
    a: '92DE109FE83047C95812B600820F1476CD24AA49',
    e: 'DE5D24679AD21491E63E2D7173017769CD7B9BC5',
    key: 'DE5D24679AD21491E63E2D7173017769',
    iv: '139568606DF1337CBCBC8FA7D201C8A8',
    hashR: 'BA8C49CFD796BDC78E63FF6B5A858FC289DAD933',
  },
  {
    initiatorCookie: 'dc3f1d7452b2c376',
    responderCookie: '5f17969262b7829b',
    initiatorNonce: '18eeeee5b29ef938',
    responderNonce: 'cf6306dcc088a94c1983462f97a3128ecdefbe4a1925cffddedd526215648099',
    gxi: `a8b04c567a6bb3ab17da6a07f3f1667e6c70fb992ffe0a01dccc0877214c1936cc13a66aa97e4cd9ebfd61f6a7119859bba763255b54
      364d37a59f969d230f877cce6d77ca843e5f0cb24e354d51a429aabf75238f5a17ef5801f3b02d9f35dcd3562c35e6aeff67e9c71961f9
      313b6306c2c1adb428d6e70e713f894d9b7eda`,
    gxr: `7947cdf90ed5f07ca325c9c9e6de95a82e5728b2e1daf44866100723ad2bed0f09e8383cf89c7645c805c2942d4aebfa1b6c351a9666
      faa1f4988c3a557cb411a3b73fd3e094144e646ef5eb85118a61f06c6359e0f19b43a99720b49ae322155d462004be5e09140cfc843e06
      22c6735bc90ab730577fc311b23b25a8d283fa`,
    gxy: `9FC4267E99D40EE7AA19492615990548621EBED0AE925A0810C2F4BF30A100F6B13201BAC4595281E5F2FB6FAF56F9CDA292991B40B4
      1A48CFBA7713140DE1784DBD525C0CB88A4D3B4B46D7CABD539CDD1E79EDE000420CFFE9ED8BCA0B2FE09208D9D3145F55F68CE0E3C6C4
      79616B64F3EB451CD4CE268310BCDC766BA8A2`,
    skeyid: '505E91CA4127FE30D9CAD15F6176E8C504D2D612',
    d: '571D06B00EDA6D375310377F3B3E0994A936E0F2',
    a: '1DE7B88B63DEEA0BB41374C6F9514F64B894E083',
    e: '84FAF4DF7DCEC32AC45F13A485E732632160F596',
    key: '84FAF4DF7DCEC32AC45F13A485E73263',
    iv: '0E09ED33BAC3584D1D10762A9BD026C1',
    hashR: 'DDB2CF1067913E83EA6633B8B174BC8CE559B9D1',
  },
] as const;

const SA_BODY = fromHex(
  '00000001000000010000002c01010001000000240101000080010007800e0080800200028004000280030001800b0001800c7080',
);
const ID_BODY = fromHex('010000000a00030a');

test.each(handshakes)('a recorded handshake, cookie $initiatorCookie: keys, IV and HASH_R', recorded => {
  const { initiatorCookie, responderCookie, gxi, gxr } = recorded;
  const skeyid = skeyidPsk(sha, latin1('AAAA'), fromHex(recorded.initiatorNonce), fromHex(recorded.responderNonce));
  expect(toHex(skeyid)).toBe(recorded.skeyid.toLowerCase());
  const keys = deriveSkeyids(sha, skeyid, fromHex(recorded.gxy), fromHex(initiatorCookie), fromHex(responderCookie));
  expect(toHex(keys.d)).toBe(recorded.d.toLowerCase());
  expect(toHex(keys.a)).toBe(recorded.a.toLowerCase());
  expect(toHex(keys.e)).toBe(recorded.e.toLowerCase());
  expect(toHex(cipherKey(sha, keys.e, 16))).toBe(recorded.key.toLowerCase());
  expect(toHex(phase1Iv(sha, fromHex(gxi), fromHex(gxr), 16))).toBe(recorded.iv.toLowerCase());
  const hashR = phase1Hash(sha, skeyid, {
    ownPublic: fromHex(gxr),
    peerPublic: fromHex(gxi),
    ownCookie: fromHex(responderCookie),
    peerCookie: fromHex(initiatorCookie),
    saBody: SA_BODY,
    idBody: ID_BODY,
  });
  expect(toHex(hashR)).toBe(recorded.hashR.toLowerCase());
});

test('the same handshake: the IV of an informational exchange', () => {
  // Nothing had been encrypted before: the IV of phase 1 stands in for the last block.
  const iv = phase2Iv(sha, fromHex('0E09ED33BAC3584D1D10762A9BD026C1'), 0xd8029d42, 16);
  expect(toHex(iv)).toBe('0bf60ed4c34fea8a12077a204dfd413f');
});

const prf = (algorithm: string, key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array =>
  createHmac(algorithm, key).update(concat(parts)).digest();

const key = latin1('a key');
const ni = fromHex('000102030405060708090a0b0c0d0e0f');
const nr = fromHex('f0f1f2f3f4f5f6f7');
const messageId = fromHex('89382474');
const payloads = fromHex('0a00000812345678');

test('the hashes of quick mode and informational exchanges cover what RFC 2409 5.5 and 5.7 say', () => {
  expect(messageHash(sha, key, 0x89382474, payloads)).toEqual(prf('sha1', key, messageId, payloads));
  expect(quickModeHash2(md5, key, 0x89382474, ni, payloads)).toEqual(prf('md5', key, messageId, ni, payloads));
  expect(quickModeHash3(sha, key, 0x89382474, ni, nr)).toEqual(prf('sha1', key, fromHex('00'), messageId, ni, nr));
});

test('3DES takes more than SKEYID_e has: Ka begins from a single zero octet (appendix B)', () => {
  const k1 = prf('md5', key, fromHex('00'));
  const k2 = prf('md5', key, k1);
  expect(cipherKey(md5, key, 24)).toEqual(new Uint8Array(concat([k1, k2]).subarray(0, 24)));
  const e = sha.digest(key);
  const s1 = prf('sha1', e, fromHex('00'));
  expect(toHex(cipherKey(sha, e, 24))).toBe(toHex(concat([s1, prf('sha1', e, s1)]).subarray(0, 24)));
});

test('a key as long as SKEYID_e, or shorter, is its beginning', () => {
  const e = md5.digest(key);
  expect(toHex(cipherKey(md5, e, 16))).toBe(toHex(e));
  expect(toHex(cipherKey(md5, e, 8))).toBe(toHex(e.subarray(0, 8)));
});

test('a weak DES key is passed over: the next eight bytes are the key', () => {
  const e = fromHex('0101010101010101 133457799BBCDFF1 00000000');
  expect(toHex(cipherKey(sha, e, 8))).toBe('133457799bbcdff1');
});

const spi = fromHex('f800d61f');
const ESP = 3;

test('KEYMAT: one block, several blocks, and the secret of a fresh Diffie-Hellman in front', () => {
  const seed = [fromHex('03'), spi, ni, nr];
  const k1 = prf('md5', key, ...seed);
  const k2 = prf('md5', key, k1, ...seed);
  const k3 = prf('md5', key, k2, ...seed);
  expect(toHex(ipsecKeymat(md5, key, ESP, 0xf800d61f, ni, nr, 40))).toBe(toHex(concat([k1, k2, k3]).subarray(0, 40)));
  expect(toHex(ipsecKeymat(md5, key, ESP, 0xf800d61f, ni, nr, 16))).toBe(toHex(k1));
  const gxy = new Uint8Array(96).fill(7);
  expect(toHex(ipsecKeymat(sha, key, ESP, 0xf800d61f, ni, nr, 20, gxy))).toBe(toHex(prf('sha1', key, gxy, ...seed)));
});
