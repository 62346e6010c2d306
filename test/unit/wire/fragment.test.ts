import { fromHex, toHex, writeU16 } from '../../../src/base/bytes';
import { InternalError, ProtocolError } from '../../../src/base/errors';
import {
  checksum,
  decodeIpv4,
  encodeIpv4,
  fragment,
  fragmentOffsetOf,
  headerLengthOf,
  type Ipv4Header,
  Reassembler,
} from '../../../src/wire/ipv4';

const HEADER: Ipv4Header = {
  tos: 0x10,
  id: 7,
  df: false,
  mf: false,
  fragmentOffset: 0,
  ttl: 255,
  protocol: 1,
  source: 0x0b0b0b01,
  destination: 0x0c0c0c0d,
};

const counted = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => i);
const piece = (fragmentOffset: number, length: number, mf: boolean, id = 7): Uint8Array =>
  encodeIpv4(
    { ...HEADER, id, mf, fragmentOffset },
    counted(length).map(byte => byte + fragmentOffset),
  );

function summed(packet: Uint8Array): Uint8Array {
  writeU16(packet, 10, 0);
  writeU16(packet, 10, checksum(packet, 0, headerLengthOf(packet)));
  return packet;
}

test('1500 bytes over a link of 576: 552 bytes a piece, all on multiples of 8', () => {
  const parts = fragment(encodeIpv4(HEADER, counted(1480)), 576).map(decodeIpv4);
  expect(parts.map(({ header, totalLength }) => [header.fragmentOffset, totalLength, header.mf])).toEqual([
    [0, 572, true],
    [552, 572, true],
    [1104, 396, false],
  ]);
  for (const { header } of parts) expect(header).toMatchObject({ id: 7, tos: 0x10, ttl: 255 });
});

test('a packet as long as the MTU goes whole, one byte more in two', () => {
  const packet = encodeIpv4(HEADER, counted(80));
  expect(fragment(packet, 100)).toEqual([packet]);
  expect(fragment(packet, 99)).toHaveLength(2);
});

test('a fragment is cut again, and the pieces still know that more follows', () => {
  const parts = fragment(piece(800, 160, true), 100).map(part => decodeIpv4(part).header);
  expect(parts.map(({ fragmentOffset, mf }) => [fragmentOffset, mf])).toEqual([
    [800, true],
    [880, true],
  ]);
});

test('options: all in the first fragment, those marked for copying in the others, all back after reassembly', () => {
  // Record route (7) is not copied, router alert (148) is.
  const options = '0707040000000001 94040000';
  const packet = summed(fromHex(`48000000 00070000 ff010000 0b0b0b01 0c0c0c0d ${options} ${toHex(counted(64))}`));
  writeU16(packet, 2, packet.length);
  summed(packet);
  const parts = fragment(packet, 68);
  expect(parts.map(headerLengthOf)).toEqual([32, 24]);
  expect(toHex(parts[1]!.subarray(20, 24))).toBe('94040000');
  const reassembler = new Reassembler();
  expect(parts.reverse().map(part => reassembler.add(0, part))).toEqual([undefined, packet]);
});

test('an MTU without room for 8 bytes is our own fault', () => {
  expect(() => fragment(encodeIpv4(HEADER, counted(80)), 27)).toThrow(InternalError);
});

test('pieces that come twice, as over a link that duplicates, change nothing', () => {
  const reassembler = new Reassembler();
  expect(reassembler.add(0, piece(16, 8, false))).toBeUndefined();
  expect(reassembler.add(0, piece(16, 8, false))).toBeUndefined();
  expect(reassembler.add(0, piece(0, 16, true))).toEqual(piece(0, 24, false));
  expect(reassembler.size).toBe(0);
});

const contradictions: readonly (readonly [string, readonly Uint8Array[]])[] = [
  ['overlap', [piece(0, 16, true), piece(8, 16, true)]],
  ['cover one another', [piece(8, 8, true), piece(0, 24, true)]],
  ['come again with other contents', [piece(0, 16, true), encodeIpv4({ ...HEADER, mf: true }, new Uint8Array(16))]],
  ['come again as the last', [piece(8, 8, true), piece(8, 8, false)]],
  ['have two ends', [piece(16, 8, false), piece(32, 8, false)]],
  ['reach past the end', [piece(16, 8, false), piece(24, 8, true)]],
  ['end before what is there', [piece(16, 16, true), piece(8, 4, false)]],
  ['hold nothing', [piece(8, 0, true)]],
  ['break in the middle of 8 bytes', [piece(8, 9, true)]],
  ['reach past 65535 bytes', [piece(65_528, 8, false)]],
];

test.each(contradictions)('pieces that %s: the packet is given up', (_name, pieces) => {
  const reassembler = new Reassembler();
  const last = pieces[pieces.length - 1]!;
  for (const one of pieces.slice(0, -1)) expect(reassembler.add(0, one)).toBeUndefined();
  expect(() => reassembler.add(0, last)).toThrow(ProtocolError);
  expect(reassembler.size).toBe(0);
});

test('a packet whose options would carry it over 65535 bytes is refused when its head comes', () => {
  const reassembler = new Reassembler();
  expect(reassembler.add(0, encodeIpv4({ ...HEADER, fragmentOffset: 8 }, counted(65_504)))).toBeUndefined();
  const head = fromHex(`47000024 00072000 ff010000 0b0b0b01 0c0c0c0d 0101010101010100 ${toHex(counted(8))}`);
  expect(() => reassembler.add(0, summed(head))).toThrow(ProtocolError);
  expect(reassembler.size).toBe(0);
});

test('what has not come together in 30 s is forgotten', () => {
  const reassembler = new Reassembler();
  reassembler.add(1000, piece(0, 16, true));
  reassembler.add(30_999, piece(0, 16, true, 8));
  expect(reassembler.size).toBe(2);
  expect(reassembler.add(31_000, piece(16, 8, false))).toBeUndefined();
  expect(reassembler.size).toBe(2);
  expect(reassembler.add(31_000, piece(16, 8, false, 8))).toBeDefined();
});

test('a flood of beginnings holds 64 packets at most, the newest', () => {
  const reassembler = new Reassembler();
  for (let id = 0; id < 1000; id++) reassembler.add(0, piece(0, 16, true, id));
  expect(reassembler.size).toBe(64);
  expect(reassembler.add(0, piece(16, 8, false, 999))).toBeDefined();
});

test('packets of other ends, protocols and identifications do not mix', () => {
  const reassembler = new Reassembler();
  reassembler.add(0, piece(0, 16, true));
  for (const other of [{ source: 1 }, { destination: 1 }, { protocol: 17 }, { id: 8 }]) {
    const last = encodeIpv4({ ...HEADER, ...other, fragmentOffset: 16 }, counted(8));
    expect(reassembler.add(0, last)).toBeUndefined();
  }
  expect(fragmentOffsetOf(reassembler.add(0, piece(16, 8, false))!)).toBe(0);
});
