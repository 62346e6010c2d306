import { fromHex, toHex } from '../../../src/base/bytes';
import { ProtocolError } from '../../../src/base/errors';
import { decodeGre, encodeGre } from '../../../src/wire/gre';

const payload = fromHex('45000014000000004001');

it('is written with what is configured, and read with all that RFC 2890 allows', () => {
  expect(toHex(encodeGre({ key: undefined, checksum: false, payload }))).toBe(`00000800${toHex(payload)}`);
  expect(toHex(encodeGre({ key: 77, checksum: false, payload }))).toBe(`200008000000004d${toHex(payload)}`);
  for (const checksum of [false, true]) {
    for (const key of [undefined, 0, 0xffffffff]) {
      expect(decodeGre(encodeGre({ key, checksum, payload }))).toEqual({ key, checksum, payload });
    }
  }
  const sequenced = fromHex(`300008000000004d00000009${toHex(payload)}`);
  expect(decodeGre(sequenced)).toEqual({ key: 77, checksum: false, payload });
});

it('the checksum is the one of RFC 1071 over header and payload', () => {
  const packet = encodeGre({ key: undefined, checksum: true, payload });
  let sum = 0;
  for (let i = 0; i < packet.length; i += 2) sum += ((packet[i] ?? 0) << 8) | (packet[i + 1] ?? 0);
  expect((sum & 0xffff) + (sum >> 16)).toBe(0xffff);
  packet[packet.length - 1] = (packet[packet.length - 1] ?? 0) ^ 1;
  expect(() => decodeGre(packet)).toThrow(ProtocolError);
});

it.each([
  ['nothing', ''],
  ['half a header', '000008'],
  ['another protocol', '000086dd00'],
  ['PPTP', '3001880b00000000'],
  ['source routes', '40000800000000000000'],
  ['a key that is not there', '2000080000'],
])('%s: refused', (_, bytes) => {
  expect(() => decodeGre(fromHex(bytes))).toThrow(ProtocolError);
});
