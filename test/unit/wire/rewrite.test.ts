/** A rewritten packet is the packet that would have been made with these addresses and ports in the first place. */
import fc from 'fast-check';

import { checksum, encodeIpv4, headerLengthOf } from '../../../src/wire/ipv4';
import { encodeIcmp } from '../../../src/wire/icmp';
import { errorRewritten, rewritten } from '../../../src/wire/rewrite';
import { encodeUdp } from '../../../src/wire/udp';

const address = fc.integer({ min: 0, max: 0xffffffff });
const port = fc.integer({ min: 0, max: 0xffff });
const ends = fc.record({ source: address, destination: address, sourcePort: port, destinationPort: port });
type Ends = typeof ends extends fc.Arbitrary<infer T> ? T : never;
const payload = fc.uint8Array({ maxLength: 40 });

const HEADER = { tos: 0, id: 3, df: false, mf: false, fragmentOffset: 0, ttl: 9 };

const udp = (each: Ends, data: Uint8Array): Uint8Array =>
  encodeIpv4({ ...HEADER, protocol: 17, ...each }, encodeUdp({ ...each, payload: data }));

/** RFC 793 3.1: ports, 12 bytes, then the checksum over pseudo-header, header and data. */
const tcp = ({ source, destination, sourcePort, destinationPort }: Ends, data: Uint8Array): Uint8Array => {
  const segment = new Uint8Array(20 + data.length);
  segment.set([sourcePort >>> 8, sourcePort & 255, destinationPort >>> 8, destinationPort & 255]);
  segment[12] = 0x50;
  segment.set(data, 20);
  const half = (each: number): number => (each >>> 16) + (each & 0xffff);
  const sum = checksum(segment, 0, segment.length, half(source) + half(destination) + 6 + segment.length);
  segment.set([sum >>> 8, sum & 255], 16);
  return encodeIpv4({ ...HEADER, protocol: 6, source, destination }, segment);
};

const echo = ({ source, destination, sourcePort: id }: Ends, data: Uint8Array): Uint8Array =>
  encodeIpv4({ ...HEADER, protocol: 1, source, destination }, encodeIcmp({ kind: 'echo', id, sequence: 1, data }));

test.each([
  ['udp', udp],
  ['tcp', tcp],
  ['icmp', echo],
])('%s', (name, make) => {
  fc.assert(
    fc.property(ends, ends, payload, (before, after, data) => {
      const wanted = name === 'icmp' ? { ...after, destinationPort: after.sourcePort } : after;
      // A sum of all zeros and one of all ones are the same: which one stands there is no matter.
      const [is, should] = [rewritten(make(before, data), wanted), make(after, data)];
      expect(sameBut(is, should)).toBe(true);
      expect(checksum(is, 0, headerLengthOf(is))).toBe(0);
    }),
  );
});

const sameBut = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i] || isOtherZero(a, b, i));

const isOtherZero = (a: Uint8Array, b: Uint8Array, i: number): boolean => {
  const at = i & ~1;
  const word = (bytes: Uint8Array): number => ((bytes[at] as number) << 8) | (bytes[at + 1] as number);
  return word(a) % 0xffff === 0 && word(b) % 0xffff === 0;
};

test('an ICMP error is rewritten with the packet that it quotes, cut off or not', () => {
  fc.assert(
    fc.property(ends, ends, fc.integer({ min: 20, max: 58 }), (before, after, length) => {
      const error = (quoted: Ends, own: Ends): Uint8Array => {
        const original = udp(quoted, new Uint8Array(30)).subarray(0, length);
        const message = encodeIcmp({ kind: 'unreachable', code: 3, mtu: 0, original });
        return encodeIpv4({ ...HEADER, protocol: 1, source: own.source, destination: own.destination }, message);
      };
      const is = errorRewritten(error(before, before), after, after);
      expect(checksum(is, 20)).toBe(0);
      expect(is.subarray(28).length).toBe(length);
      if (length >= 28) expect(sameBut(is.subarray(28), error(after, after).subarray(28))).toBe(true);
    }),
  );
});

test('damaged stays damaged', () => {
  fc.assert(
    fc.property(ends, ends, payload, fc.integer({ min: 1, max: 255 }), (before, after, data, flip) => {
      const packet = udp(before, data);
      packet[8] = (packet[8] as number) ^ flip;
      expect(checksum(rewritten(packet, after), 0, 20)).not.toBe(0);
    }),
  );
});

test('a datagram without a checksum gets none', () => {
  const packet = udp({ source: 1, destination: 2, sourcePort: 3, destinationPort: 4 }, new Uint8Array(4));
  packet.set([0, 0], 26);
  expect([...rewritten(packet, { source: 9, sourcePort: 9 }).subarray(26, 28)]).toEqual([0, 0]);
});
