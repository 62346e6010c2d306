import { ByteWriter, newBytes, toHex } from '../../../src/base/bytes';

test.each([1, 64, 65, 1500, 3000, 70_000])('new bytes, %i of them, are zero and nobody else has them', length => {
  const all = Array.from({ length: 20 }, () => newBytes(length));
  expect(all.every(bytes => bytes.length === length && bytes.every(byte => byte === 0))).toBe(true);
  all.forEach((bytes, i) => bytes.fill(i + 1));
  expect(all.every((bytes, i) => bytes.every(byte => byte === i + 1))).toBe(true);
});

test('a writer whose first room is not enough keeps what was written, and a length is filled in later', () => {
  const out = new ByteWriter();
  out.u16(0);
  for (let i = 0; i < 500; i++) out.u32(i);
  out.u16At(0, out.length);
  const bytes = out.whole();
  expect(bytes.length).toBe(2002);
  expect(toHex(bytes.subarray(0, 10))).toBe('07d20000000000000001');
  expect(toHex(bytes.subarray(1994))).toBe('000001f2000001f3');
});
