import { fromHex, latin1, toHex } from '../../../src/base/bytes';
import { ProtocolError } from '../../../src/base/errors';
import { ipv4 } from '../../../src/base/ipv4-address';
import { decodeUdp, encodeUdp } from '../../../src/wire/udp';

const source = ipv4('153.18.8.105');
const destination = ipv4('171.2.14.10');

/** "TESTING" from port 1087 to daytime: a checksum that textbooks work out by hand. */
const DATAGRAM = fromHex('043f000d000f691454455354494e47');

test('the textbook datagram, both ways', () => {
  const datagram = { sourcePort: 1087, destinationPort: 13, payload: latin1('TESTING') };
  expect(toHex(encodeUdp({ source, destination, ...datagram }))).toBe(toHex(DATAGRAM));
  expect(decodeUdp(source, destination, DATAGRAM)).toEqual(datagram);
});

test('the checksum covers the addresses: a datagram for somebody else is refused', () => {
  expect(() => decodeUdp(source, ipv4('171.2.14.11'), DATAGRAM)).toThrow(ProtocolError);
});

test('any flipped bit is seen', () => {
  for (let bit = 0; bit < DATAGRAM.length * 8; bit++) {
    const datagram = DATAGRAM.slice();
    datagram[bit >>> 3]! ^= 0x80 >>> (bit & 7);
    expect(() => decodeUdp(source, destination, datagram)).toThrow(ProtocolError);
  }
});

test('a checksum of zero means none; one that comes out as zero is sent as ffff', () => {
  const without = DATAGRAM.slice();
  without.set([0, 0], 6);
  expect(decodeUdp(source, destination, without).payload).toHaveLength(7);
  // The checksum of the datagram with two zero bytes, put into these bytes, makes it come out as zero.
  const options = { source, destination, sourcePort: 10, destinationPort: 10 };
  const payload = encodeUdp({ ...options, payload: new Uint8Array(2) }).slice(6, 8);
  const zero = encodeUdp({ ...options, payload });
  expect(toHex(zero.subarray(6, 8))).toBe('ffff');
  expect(decodeUdp(source, destination, zero).payload).toEqual(payload);
});

test('lengths: too short, longer than the packet, and bytes after the datagram', () => {
  expect(() => decodeUdp(source, destination, DATAGRAM.subarray(0, 7))).toThrow(/header/);
  expect(() => decodeUdp(source, destination, DATAGRAM.subarray(0, 9))).toThrow(/length/);
  const short = DATAGRAM.slice();
  short[5] = 7;
  expect(() => decodeUdp(source, destination, short)).toThrow(/length/);
  expect(decodeUdp(source, destination, new Uint8Array([...DATAGRAM, 1, 2])).payload).toHaveLength(7);
});
