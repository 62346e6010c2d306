import { readU16, writeU16 } from '../../../src/base/bytes';
import { SeededRng } from '../../../src/base/rng';
import { ipv4 } from '../../../src/base/ipv4-address';
import { espLength, writeEsp } from '../../../src/ipsec/esp-processing';
import { SecurityAssociation } from '../../../src/ipsec/security-association';
import { suiteOf } from '../../../src/ipsec/transforms';
import { encodeIpv4 } from '../../../src/wire/ipv4';
import { compressLzs } from '../../../src/wire/lzs';
import { A, B, hex, keysFor, type Side, transformSet, tunnel } from './support';

/** Nothing is ciphered, so that a test sees what ESP holds. */
const NULL = transformSet({ name: 'null', esp: 'esp-null', espAuth: 'esp-sha-hmac', compression: 'comp-lzs' });
const ESP_AT = 20;
const LOAD_AT = ESP_AT + 8;

function carrying(payload: Uint8Array, more: { df?: boolean } = {}): Uint8Array {
  const [source, destination] = [ipv4('13.13.13.14'), ipv4('12.12.12.13')];
  const fields = { tos: 0, id: 1, df: more.df ?? false, mf: false, fragmentOffset: 0, ttl: 9, source, destination };
  return encodeIpv4({ ...fields, protocol: 17 }, payload);
}

const words = (bytes: number): Uint8Array => Buffer.from('permit ip any any\n'.repeat(bytes)).subarray(0, bytes);
const noise = (bytes: number, seed = 1): Uint8Array => new SeededRng(seed, 'noise').bytes(bytes);
/** ESP's next header: the second byte of its trailer, in front of the ICV. */
const nextHeader = (packet: Uint8Array): number => packet[packet.length - 13]!;

describe('on the way out', () => {
  test('what shrinks goes under the CPI that the other end has chosen, and comes out as it was', () => {
    const { a, b } = tunnel(NULL);
    const inner = carrying(words(1000));
    const outside = a.protect(inner);
    expect(nextHeader(outside)).toBe(108);
    expect(outside.length).toBeLessThan(300);
    expect([outside[LOAD_AT], outside[LOAD_AT + 1]]).toEqual([4, 0]);
    expect(readU16(outside, LOAD_AT + 2)).toBe(b.identity().inboundIpcomp[0]!.spi);
    expect(hex(b.open(outside))).toBe(hex(inner));
    expect(a.identity().counters).toMatchObject({ encaps: 1, compressed: 1, notCompressed: 0, compressionFailed: 0 });
    expect(b.identity().counters).toMatchObject({ decaps: 1, decompressed: 1, notDecompressed: 0 });
  });

  test.each([
    ['too small to be tried', carrying(words(60)), { notCompressed: 1, compressionFailed: 0 }],
    ['would not shrink', carrying(noise(500)), { notCompressed: 0, compressionFailed: 1 }],
  ])('%s: it goes as it is, not one byte longer', (_name, inner, counters) => {
    const { a, b } = tunnel(NULL);
    const outside = a.protect(inner);
    expect(nextHeader(outside)).toBe(4);
    expect(hex(outside.subarray(LOAD_AT, LOAD_AT + inner.length))).toBe(hex(inner));
    expect(hex(b.open(outside))).toBe(hex(inner));
    expect(a.identity().counters).toMatchObject({ compressed: 0, ...counters });
    expect(b.identity().counters).toMatchObject({ decompressed: 0, notDecompressed: 1, receiveErrors: 0 });
  });

  test('after a row of packets in vain it rests for a while, and then finds what shrinks again', () => {
    const { a, b } = tunnel(NULL);
    for (let packet = 0; packet < 8; packet++) b.open(a.protect(carrying(noise(400, packet))));
    let waited = 0;
    while (nextHeader(a.protect(carrying(words(400)))) === 4) waited++;
    expect(waited).toBe(32);
    expect(a.identity().counters).toMatchObject({ compressionFailed: 8, notCompressed: 32, compressed: 1 });
  });

  test('DF: a packet that fits once it is compressed needs no fragmentation', () => {
    const { a } = tunnel(NULL);
    expect(a.send(carrying(words(1470), { df: true })).kind).toBe('protected');
    expect(a.send(carrying(noise(1470), { df: true })).kind).toBe('too-big');
  });

  test('AH alone can carry it as well as ESP inside AH', () => {
    for (const more of [{ ah: 'ah-sha-hmac' as const }, { ah: 'ah-md5-hmac' as const, esp: 'esp-3des' as const }]) {
      const { a, b } = tunnel(transformSet({ name: 'ah', compression: 'comp-lzs', ...more }));
      const inner = carrying(words(700));
      const outside = a.protect(inner);
      expect(outside.length).toBeLessThan(300);
      expect(hex(b.open(outside))).toBe(hex(inner));
    }
  });
});

describe('on the way in, authentic but wrong', () => {
  /** ESP with right MACs around anything. */
  function arrives(b: Side, load: Uint8Array, next: number): string {
    const [offer] = suiteOf(NULL, 1);
    const [keys] = keysFor([offer!], [b.identity().inboundEsp[0]!.spi]);
    const common = { direction: 'outbound' as const, source: A, destination: B, connectionId: 1, flowId: 1 };
    const sa = new SecurityAssociation({ ...common, offer: offer!, keys: keys! });
    const esp = new Uint8Array(espLength(sa, load.length));
    writeEsp(sa, esp, 0, load, next, new SeededRng(1));
    const fields = { tos: 0, id: 1, df: false, mf: false, fragmentOffset: 0, ttl: 9, source: A, destination: B };
    const verdict = b.receive(encodeIpv4({ ...fields, protocol: 50 }, esp));
    return verdict.kind === 'drop' ? JSON.stringify(b.events[b.events.length - 1]) : hex(verdict.packet);
  }

  function ipcomp(b: Side, compressed: Uint8Array, more: { cpi?: number; next?: number } = {}): Uint8Array {
    const bytes = Uint8Array.from([more.next ?? 4, 0, 0, 0, ...compressed]);
    writeU16(bytes, 2, more.cpi ?? b.identity().inboundIpcomp[0]!.spi);
    return bytes;
  }

  const inner = carrying(words(300));
  const good = compressLzs(inner, 1000)!;

  test('the forge is good', () => {
    const { b } = tunnel(NULL);
    expect(arrives(b, ipcomp(b, good), 108)).toBe(hex(inner));
  });

  test.each([
    ['a CPI that was not agreed', (b: Side) => ipcomp(b, good, { cpi: 3 }), 'a CPI that was not agreed'],
    ['no header', () => Uint8Array.from([4, 0]), 'IPComp: 2 bytes'],
    ['a stream without its end', (b: Side) => ipcomp(b, good.subarray(0, good.length - 3)), 'no end marker'],
    ['a bomb', (b: Side) => ipcomp(b, compressLzs(new Uint8Array(70_000), 9000)!), 'more than 65535 bytes'],
  ])('%s', (_name, load, fault) => {
    const { b } = tunnel(NULL);
    expect(arrives(b, load(b), 108)).toContain(fault);
    expect(b.identity().counters).toMatchObject({ decaps: 0, receiveErrors: 1, decompressFailed: 1 });
  });

  test('what comes out must be a packet of the SA, like everything else', () => {
    const { b } = tunnel(NULL);
    expect(arrives(b, ipcomp(b, compressLzs(words(300), 1000)!), 108)).toContain('what the packet carries');
    expect(arrives(tunnel(NULL).b, ipcomp(b, good, { next: 108 }), 108)).not.toBe(hex(inner));
  });

  test('IPComp where none was agreed is nothing that a tunnel carries', () => {
    const { b } = tunnel(transformSet({ ...NULL, compression: undefined }));
    expect(arrives(b, Uint8Array.from([4, 0, 0, 3, ...good]), 108)).toContain('what the packet carries');
  });
});

test('CPIs are of 16 bits, free for negotiation, and go with their pair', () => {
  const { a, b } = tunnel(NULL);
  for (const side of [a, b]) {
    const [cpi] = side.identity().inboundIpcomp;
    expect(cpi!.spi).toBeGreaterThanOrEqual(256);
    expect(cpi!.spi).toBeLessThanOrEqual(61_439);
    side.turn(turn => side.ipsec.clear(turn, { kind: 'all' }));
    expect(side.ipsec.census()).toMatchObject({ bundles: 0, spis: 0, reservedSpis: 0, connections: 0, flows: 0 });
    expect(side.deletes).toContainEqual(expect.objectContaining({ protocol: 'ipcomp', spis: [cpi!.spi] }));
  }
});

test('a set of compression alone asks for nothing', () => {
  expect(suiteOf(transformSet({ compression: 'comp-lzs' }), 1)).toEqual([]);
});
