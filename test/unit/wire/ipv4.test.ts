import { fromHex, toHex } from '../../../src/base/bytes';
import { InternalError, ProtocolError } from '../../../src/base/errors';
import { ipv4 } from '../../../src/base/ipv4-address';
import {
  checkIpv4,
  checksum,
  decodeIpv4,
  decrementTtl,
  destinationOf,
  dfOf,
  encodeIpv4,
  fragmentOffsetOf,
  headerLengthOf,
  IP_PROTOCOL,
  isFragment,
  type Ipv4Header,
  protocolOf,
  sourceOf,
  tosOf,
  totalLengthOf,
  ttlOf,
} from '../../../src/wire/ipv4';

/** A header that textbooks compute the checksum of: it is b1e6. */
const TEXTBOOK = fromHex('4500003c 1c464000 4006b1e6 ac100a63 ac100a0c');
const PACKET = fromHex(`${toHex(TEXTBOOK)}${'ab'.repeat(40)}`);

const HEADER: Ipv4Header = {
  tos: 0,
  id: 0x1c46,
  df: true,
  mf: false,
  fragmentOffset: 0,
  ttl: 64,
  protocol: IP_PROTOCOL.tcp,
  source: ipv4('172.16.10.99'),
  destination: ipv4('172.16.10.12'),
};

test('the textbook header, both ways', () => {
  expect(decodeIpv4(PACKET)).toEqual({
    header: HEADER,
    headerLength: 20,
    totalLength: 60,
    payload: PACKET.subarray(20),
  });
  expect(encodeIpv4(HEADER, PACKET.subarray(20))).toEqual(PACKET);
});

test('the checksum of RFC 1071, over even and odd lengths', () => {
  expect(checksum(fromHex('0001f203f4f5f6f7'))).toBe(~0xddf2 & 0xffff);
  expect(checksum(fromHex('0001f203f4f5f6'))).toBe(~0xdcfb & 0xffff);
  expect(checksum(new Uint8Array(0))).toBe(0xffff);
  expect(checksum(fromHex('aaaa0001f203f4f5f6f7bbbb'), 2, 10)).toBe(~0xddf2 & 0xffff);
  expect(checksum(fromHex('f203f4f5f6f7'), 0, 6, 0x0001)).toBe(~0xddf2 & 0xffff);
});

test('single fields are read in place', () => {
  expect(sourceOf(PACKET)).toBe(HEADER.source);
  expect(destinationOf(PACKET)).toBe(HEADER.destination);
  expect([tosOf(PACKET), ttlOf(PACKET), protocolOf(PACKET)]).toEqual([0, 64, 6]);
  expect([headerLengthOf(PACKET), totalLengthOf(PACKET), fragmentOffsetOf(PACKET)]).toEqual([20, 60, 0]);
  expect([dfOf(PACKET), isFragment(PACKET)]).toEqual([true, false]);
});

test('a hop takes one from a copy', () => {
  const next = decrementTtl(PACKET);
  expect(ttlOf(PACKET)).toBe(64);
  expect(decodeIpv4(next).header).toEqual({ ...HEADER, ttl: 63 });
  expect(next.subarray(20)).toEqual(PACKET.subarray(20));
});

test('bytes after the total length belong to the link', () => {
  expect(decodeIpv4(new Uint8Array([...PACKET, 0, 0, 0])).payload).toHaveLength(40);
});

test('options are carried', () => {
  const withOptions = fromHex(`46000018 00000000 01010000 0a000001 0a000002 94040000`);
  const sum = checksum(withOptions);
  withOptions.set([sum >>> 8, sum & 255], 10);
  expect(decodeIpv4(withOptions)).toMatchObject({ headerLength: 24, totalLength: 24 });
});

function changed(at: number, value: number): Uint8Array {
  const packet = PACKET.slice();
  packet[at] = value;
  packet.set([0, 0], 10);
  const sum = checksum(packet, 0, 20);
  packet.set([sum >>> 8, sum & 255], 10);
  return packet;
}

const wrong: readonly (readonly [string, Uint8Array, RegExp])[] = [
  ['19 bytes', PACKET.subarray(0, 19), /header/],
  ['version 6', changed(0, 0x65), /version/],
  ['a header of 16 bytes', changed(0, 0x44), /header length/],
  ['a header longer than the packet', changed(3, 19), /header length/],
  ['a packet cut off', PACKET.subarray(0, 59), /total length/],
];

test.each(wrong)('refused: %s', (_name, packet, reason) => {
  expect(() => checkIpv4(packet)).toThrow(ProtocolError);
  expect(() => decodeIpv4(packet)).toThrow(reason);
});

test('any flipped bit of the header is seen', () => {
  for (let bit = 0; bit < 160; bit++) {
    const packet = PACKET.slice();
    packet[bit >>> 3]! ^= 0x80 >>> (bit & 7);
    expect(() => decodeIpv4(packet)).toThrow(ProtocolError);
  }
});

test('a packet over 65535 bytes is our own fault', () => {
  expect(() => encodeIpv4(HEADER, new Uint8Array(65_516))).toThrow(InternalError);
  expect(encodeIpv4(HEADER, new Uint8Array(65_515))).toHaveLength(65_535);
});
