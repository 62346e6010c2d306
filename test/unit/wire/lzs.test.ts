import * as fc from 'fast-check';

import { fromHex, toHex } from '../../../src/base/bytes';
import { ProtocolError } from '../../../src/base/errors';
import { compressLzs, decompressLzs } from '../../../src/wire/lzs';

/** A decoder written after the grammar of RFC 2395 2.2 alone: on a string of '0' and '1', token by token, no bounds kept. */
function grammar(compressed: Uint8Array): number[] {
  let bits = [...compressed].map(byte => byte.toString(2).padStart(8, '0')).join('');
  const out: number[] = [];
  const cut = (pattern: RegExp): RegExpExecArray | undefined => {
    const found = pattern.exec(bits) ?? undefined;
    if (found !== undefined) bits = bits.slice(found[0].length);
    return found;
  };
  const lengths = ['00', '01', '10', '1100', '1101', '1110'];
  for (;;) {
    const raw = cut(/^0([01]{8})/);
    if (raw !== undefined) {
      out.push(parseInt(raw[1]!, 2));
      continue;
    }
    if (cut(/^110000000/) !== undefined) {
      expect(bits).toMatch(/^0{0,7}$/);
      return out;
    }
    const offset = parseInt((cut(/^11([01]{7})/) ?? cut(/^10([01]{11})/))![1]!, 2);
    const long = cut(/^1111((?:1111)*)((?!1111)[01]{4})/);
    const length =
      long === undefined
        ? lengths.indexOf(cut(/^(?:00|01|10|1100|1101|1110)/)![0]) + 2
        : 8 + (long[1]!.length / 4) * 15 + parseInt(long[2]!, 2);
    for (let i = 0; i < length; i++) out.push(out[out.length - offset]!);
  }
}

const ROOM = 100_000;
const text = (value: string): Uint8Array => Buffer.from(value, 'latin1');

/** Bytes as packets have them: runs, words that come again, and noise. */
const packets = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.tuple(fc.nat(255), fc.integer({ min: 1, max: 3000 })).map(([byte, times]) => new Uint8Array(times).fill(byte)),
      fc
        .tuple(
          fc.constantFrom('GET / HTTP/1.0\r\n', 'abab', 'interface FastEthernet0/0\n'),
          fc.integer({ min: 1, max: 9 }),
        )
        .map(([word, times]) => text(word.repeat(times))),
    ),
    { maxLength: 12 },
  )
  .map(parts => Uint8Array.from(parts.flatMap(part => [...part])));

describe('the examples', () => {
  test.each([
    // The worked example of the QIC-122 standard, which first described LZS.
    ['ABAAAAAACABABABA', '209088381c21e25c1580'],
    // By hand: literal 61, offset 1 length 2 + end marker; lengths 8, 22 and 23.
    ['aaa', '30e04c00'],
    ['a' + 'a'.repeat(8), '30e07c3000'],
    ['a' + 'a'.repeat(22), '30e07fb000'],
    ['a' + 'a'.repeat(23), '30e07fc300'],
    ['', 'c000'],
  ])('%s', (plain, compressed) => {
    expect(toHex(compressLzs(text(plain), ROOM)!)).toBe(compressed);
    expect(toHex(decompressLzs(fromHex(compressed), ROOM))).toBe(toHex(text(plain)));
    expect(grammar(fromHex(compressed))).toEqual([...text(plain)]);
  });
});

test('whatever goes in comes out, by our decoder and by the grammar', () => {
  fc.assert(
    fc.property(packets, plain => {
      const compressed = compressLzs(plain, ROOM)!;
      expect(grammar(compressed)).toEqual([...plain]);
      expect(toHex(decompressLzs(compressed, plain.length))).toBe(toHex(plain));
    }),
    { numRuns: 200 },
  );
});

test('a string is found as far back as the window goes, and no further', () => {
  const noise = (length: number, seed: number): number[] =>
    Array.from({ length }, (_, i) => (i * i * 31 + i * seed + (i >> 3)) & 0xff);
  const needle = text('ZyXwVuTsRqPo');
  const size = (gap: number): number => {
    const plain = Uint8Array.from([...needle, ...noise(gap - needle.length, 7), ...needle]);
    const compressed = compressLzs(plain, ROOM)!;
    expect(grammar(compressed)).toEqual([...plain]);
    return compressed.length;
  };
  expect(size(2048) - size(2047)).toBeGreaterThan(5);
});

test('text becomes much smaller', () => {
  const plain = text('permit ip host 10.1.1.1 host 10.2.2.2\n'.repeat(30));
  expect(compressLzs(plain, ROOM)!.length).toBeLessThan(plain.length / 10);
});

test('what does not fit is not made', () => {
  const plain = text('the quick brown fox jumps over the lazy dog');
  const { length } = compressLzs(plain, ROOM)!;
  expect(compressLzs(plain, length)).toHaveLength(length);
  expect(compressLzs(plain, length - 1)).toBeUndefined();
  expect(compressLzs(plain, 0)).toBeUndefined();
});

describe('bytes that are no stream', () => {
  test.each([
    ['nothing', '', 'no end marker'],
    ['cut off in a byte', '30', 'no end marker'],
    ['cut off before the end marker', '30e04c', 'no end marker'],
    ['a string from before the beginning', 'c0c000', 'before the beginning'],
    // Literal 61, then 11 bits of offset that are zero.
    ['a long offset of zero', '30c0006000', 'before the beginning'],
  ])('%s', (_name, bytes, fault) => {
    expect(() => decompressLzs(fromHex(bytes), ROOM)).toThrow(fault);
  });

  test('a few bytes that stand for very many', () => {
    const bomb = compressLzs(new Uint8Array(60_000), ROOM)!;
    expect(bomb.length).toBeLessThan(2100);
    expect(() => decompressLzs(bomb, 1500)).toThrow('more than 1500 bytes');
    expect(() => decompressLzs(Uint8Array.from([0, 0x70, ...new Uint8Array(4000).fill(0xff)]), 1500)).toThrow(
      ProtocolError,
    );
  });

  test('anything at all: bytes or a ProtocolError, never more than was allowed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(300), (bytes, most) => {
        try {
          expect(decompressLzs(bytes, most).length).toBeLessThanOrEqual(most);
        } catch (error) {
          expect(error).toBeInstanceOf(ProtocolError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
