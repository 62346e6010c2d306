import { fromHex, toHex } from '../../../src/base/bytes';
import { ProtocolError } from '../../../src/base/errors';
import { decodeIcmp, encodeIcmp, ICMP_TYPE, type IcmpMessage, isIcmpError, UNREACHABLE } from '../../../src/wire/icmp';
import { encodeIpv4 } from '../../../src/wire/ipv4';

const original = fromHex('4500001c00010000ff01000011111111222222220800f7fd00010001');

const messages: readonly (readonly [string, IcmpMessage, string])[] = [
  ['echo', { kind: 'echo', id: 1, sequence: 9, data: fromHex('6162') }, '08009693000100096162'],
  ['echo reply', { kind: 'echo-reply', id: 1, sequence: 9, data: fromHex('6162') }, '00009e93000100096162'],
  [
    'fragmentation needed, with the MTU of RFC 1191',
    { kind: 'unreachable', code: UNREACHABLE.fragmentationNeeded, mtu: 1400, original: new Uint8Array(0) },
    '0304f78300000578',
  ],
  ['source quench', { kind: 'source-quench', original: new Uint8Array(0) }, '0400fbff00000000'],
  ['time exceeded in reassembly', { kind: 'time-exceeded', code: 1, original: new Uint8Array(0) }, '0b01f4fe00000000'],
  ['a timestamp', { kind: 'other', type: 13, code: 0, rest: fromHex('00010002') }, '0d00f2fc00010002'],
];

test.each(messages)('%s, both ways', (_name, message, hex) => {
  expect(toHex(encodeIcmp(message))).toBe(hex);
  expect(decodeIcmp(fromHex(hex))).toEqual(message);
});

test('an error quotes the packet that it is about', () => {
  const error = encodeIcmp({ kind: 'unreachable', code: UNREACHABLE.port, mtu: 0, original });
  expect(decodeIcmp(error)).toEqual({ kind: 'unreachable', code: 3, mtu: 0, original });
});

test('any flipped bit is seen', () => {
  const echo = encodeIcmp({ kind: 'echo', id: 1, sequence: 2, data: new Uint8Array(72).fill(0xab) });
  for (let bit = 0; bit < echo.length * 8; bit++) {
    const flipped = echo.slice();
    flipped[bit >>> 3]! ^= 0x80 >>> (bit & 7);
    expect(() => decodeIcmp(flipped)).toThrow(ProtocolError);
  }
});

test('less than a header is refused', () => {
  expect(() => decodeIcmp(encodeIcmp({ kind: 'other', type: 9, code: 0, rest: new Uint8Array(3) }))).toThrow(/header/);
});

test('no error about an error (RFC 1122): what counts as one', () => {
  const header = { tos: 0, id: 1, df: false, mf: false, fragmentOffset: 0, ttl: 9, source: 1, destination: 2 };
  const packet = (protocol: number, type: number): Uint8Array =>
    encodeIpv4({ ...header, protocol }, fromHex(`${toHex(new Uint8Array([type]))}00000000000000`));
  const errors = [3, 4, 5, 11, 12];
  for (let type = 0; type < 20; type++) expect(isIcmpError(packet(1, type))).toBe(errors.includes(type));
  expect(isIcmpError(packet(17, ICMP_TYPE.unreachable))).toBe(false);
});
