import { fromHex, toHex, writeU16 } from '../../../src/base/bytes';
import { ProtocolError } from '../../../src/base/errors';
import { ahCovered, decodeAh, encodeAh } from '../../../src/wire/ah';
import { decodeEsp, encodeEsp, spiOf } from '../../../src/wire/esp';
import { checksum, decrementTtl, encodeIpv4, IP_PROTOCOL } from '../../../src/wire/ipv4';

const ESP = fromHex('f800d61f 00000007 0102030405060708 a0a1a2a3a4a5a6a7 c0c1c2c3c4c5c6c7c8c9cacb');

test('ESP: header, IV, ciphertext, ICV, both ways', () => {
  const packet = decodeEsp(ESP, 8, 12);
  expect(packet.spi).toBe(0xf800d61f);
  expect(packet.sequence).toBe(7);
  expect([packet.iv, packet.ciphertext, packet.icv].map(toHex)).toEqual([
    '0102030405060708',
    'a0a1a2a3a4a5a6a7',
    'c0c1c2c3c4c5c6c7c8c9cacb',
  ]);
  expect(packet.authenticated).toEqual(ESP.subarray(0, 24));
  expect(encodeEsp(packet.spi, packet.sequence, packet.iv, packet.ciphertext, packet.icv)).toEqual(ESP);
  expect(spiOf(ESP)).toBe(0xf800d61f);
});

test('ESP: too short for an SPI, or for IV and ICV', () => {
  expect(() => spiOf(ESP.subarray(0, 7))).toThrow(ProtocolError);
  expect(() => decodeEsp(ESP.subarray(0, 27), 8, 12)).toThrow(ProtocolError);
  expect(decodeEsp(ESP.subarray(0, 28), 8, 12).ciphertext).toHaveLength(0);
});

const ICV = fromHex('c0c1c2c3c4c5c6c7c8c9cacb');

test('AH: six words, length 4, both ways', () => {
  const bytes = encodeAh(IP_PROTOCOL.icmp, 0x1234, 9, ICV, fromHex('0800'));
  expect(toHex(bytes)).toBe('010400000000123400000009c0c1c2c3c4c5c6c7c8c9cacb0800');
  expect(decodeAh(bytes, 12)).toEqual({ nextHeader: 1, spi: 0x1234, sequence: 9, icv: ICV, payload: fromHex('0800') });
});

test('AH: cut off, or of another length than the SA’s', () => {
  const bytes = encodeAh(1, 2, 3, ICV, new Uint8Array(0));
  expect(() => decodeAh(bytes.subarray(0, 23), 12)).toThrow(ProtocolError);
  bytes[1] = 5;
  expect(() => decodeAh(bytes, 12)).toThrow(/says 28/);
});

function packetWith(options: string): Uint8Array {
  const head = fromHex(`40000000 00010000 40330000 0b0b0b01 0b0b0b02 ${options}`);
  const packet = new Uint8Array([...head, ...encodeAh(IP_PROTOCOL.icmp, 1, 1, ICV, fromHex('0800f7ff00000000'))]);
  packet[0] = 0x40 | (head.length / 4);
  writeU16(packet, 2, packet.length);
  writeU16(packet, 10, checksum(packet, 0, head.length));
  return packet;
}

test('AH covers what a router on the way does not touch', () => {
  const packet = packetWith('');
  const covered = ahCovered(packet, 20, 12);
  expect(toHex(covered.subarray(0, 20))).toBe('450000340001000000330000' + '0b0b0b010b0b0b02');
  expect(toHex(covered.subarray(20, 44))).toBe('01040000' + '00000001' + '00000001' + '00'.repeat(12));
  expect(covered.subarray(44)).toEqual(packet.subarray(44));
  expect(ahCovered(decrementTtl(packet), 20, 12)).toEqual(covered);
  const marked = packet.slice();
  marked[1] = 0xb8;
  expect(ahCovered(marked, 20, 12)).toEqual(covered);
});

test('AH covers every bit that may not change', () => {
  const packet = packetWith('');
  const covered = toHex(ahCovered(packet, 20, 12));
  const mutable = new Set([1, 6, 7, 8, 10, 11, ...ICV.map((_, i) => 32 + i)]);
  for (let at = 1; at < packet.length; at++) {
    const flipped = packet.slice();
    flipped[at]! ^= 1;
    expect(toHex(ahCovered(flipped, 20, 12)) === covered).toBe(mutable.has(at));
  }
});

test('AH: options that change on the way count as zeroes, the others as they are (RFC 2402 A1)', () => {
  // No operation, router alert; record route.
  const packet = packetWith('01 94040000 0707040b0b0b01');
  expect(toHex(ahCovered(packet, 32, 12).subarray(20, 32))).toBe('019404000000000000000000');
});

test('AH: what stands behind the end of the options is padding, not an option', () => {
  expect(toHex(ahCovered(packetWith('0007040b'), 24, 12).subarray(20, 24))).toBe('0007040b');
});

test('an option that claims more than the header holds ends with the header', () => {
  const packet = packetWith('07ff0000');
  expect(toHex(ahCovered(packet, 24, 12).subarray(20, 28))).toBe('0000000001040000');
});

test('AH around a whole packet is protocol 51', () => {
  const header = { tos: 0, id: 1, df: false, mf: false, fragmentOffset: 0, ttl: 9, source: 1, destination: 2 };
  const packet = encodeIpv4({ ...header, protocol: IP_PROTOCOL.ah }, encodeAh(4, 1, 1, ICV, new Uint8Array(20)));
  expect(decodeAh(packet.subarray(20), 12).nextHeader).toBe(4);
});
