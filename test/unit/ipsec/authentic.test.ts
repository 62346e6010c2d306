import { readU32, writeU16 } from '../../../src/base/bytes';
import { SeededRng } from '../../../src/base/rng';
import { openEsp, writeEsp, espLength } from '../../../src/ipsec/esp-processing';
import { ahLength, writeAh } from '../../../src/ipsec/ah-processing';
import { SecurityAssociation } from '../../../src/ipsec/security-association';
import type { SaBundle } from '../../../src/ipsec/sa-bundle';
import { suiteOf } from '../../../src/ipsec/transforms';
import { proxiesOf } from '../../../src/ipsec/selector';
import type { TransformOffer } from '../../../src/ike/ipsec-port';
import { encodeIpv4 } from '../../../src/wire/ipv4';
import { A, A_TO_B, B, hex, join, keysFor, packet, type Side, transformSet, tunnel } from './support';

/** Packets with right MACs and wrong contents: from a peer that has the keys and a bug, or bad intentions. */

const NULL = transformSet({ name: 'null', esp: 'esp-null', espAuth: 'esp-sha-hmac' });
const BOTH = transformSet({ name: 'both', ah: 'ah-md5-hmac', esp: 'esp-des', espAuth: 'esp-md5-hmac' });

/** An outbound SA with the keys of the pair under this SPI: a second sender with numbers of its own. */
function sender(offer: TransformOffer, spi: number): SecurityAssociation {
  const [keys] = keysFor([offer], [spi]);
  const common = { direction: 'outbound' as const, source: A, destination: B, connectionId: 1, flowId: 1 };
  return new SecurityAssociation({ ...common, offer, keys: keys! });
}

function outer(protocol: number, payload: Uint8Array): Uint8Array {
  const fields = { tos: 0, id: 1, df: false, mf: false, fragmentOffset: 0, ttl: 9, source: A, destination: B };
  return encodeIpv4({ ...fields, protocol }, payload);
}

function esp(sa: SecurityAssociation, payload: Uint8Array, nextHeader: number): Uint8Array {
  const out = new Uint8Array(espLength(sa, payload.length));
  writeEsp(sa, out, 0, payload, nextHeader, new SeededRng(1));
  return out;
}

function reason(side: Side, bytes: Uint8Array): string {
  expect(side.receive(bytes).kind).toBe('drop');
  const last = side.events[side.events.length - 1]!;
  return last.kind === 'packet-malformed' ? last.reason : last.kind;
}

describe('what a tunnel carries', () => {
  const inner = packet('13.13.13.14', '12.12.12.13', { length: 60 });

  function carried(payload: Uint8Array, nextHeader = 4): string {
    const { b, suite } = tunnel(NULL);
    return reason(b, outer(50, esp(sender(suite[0]!, b.identity().inboundEsp[0]!.spi), payload, nextHeader)));
  }

  function changed(at: number, value: number): Uint8Array {
    const copy = Uint8Array.from(inner);
    copy[at] = value;
    return copy;
  }

  test('the forge is good: an inner packet that is right comes out', () => {
    const { b, suite } = tunnel(NULL);
    const forged = outer(50, esp(sender(suite[0]!, b.identity().inboundEsp[0]!.spi), inner, 4));
    expect(hex(b.open(forged))).toBe(hex(inner));
  });

  test.each([
    ['another protocol than IPv4', inner, 41],
    ['IPv6', changed(0, 0x65), 4],
    ['a header of 16 bytes', changed(0, 0x44), 4],
    ['a total length below the header', changed(3, 19), 4],
    ['a total length beyond the payload', changed(3, 61), 4],
    ['half a header', inner.subarray(0, 12), 4],
    ['nothing', new Uint8Array(0), 4],
  ] as const)('%s is not delivered', (_name, payload, next) => {
    expect(carried(Uint8Array.from(payload), next)).toBe('what the packet carries');
  });

  test('bytes behind the total length are cut off', () => {
    const { b, suite } = tunnel(NULL);
    const longer = Uint8Array.from([...inner, 1, 2, 3, 4, 5]);
    const forged = outer(50, esp(sender(suite[0]!, b.identity().inboundEsp[0]!.spi), longer, 4));
    expect(hex(b.open(forged))).toBe(hex(inner));
  });
});

describe('padding', () => {
  function padded(tail: number[]): string {
    const [offer] = suiteOf(transformSet({ esp: 'esp-null' }), 1);
    const keys = keysFor([offer!], [4000])[0]!;
    const common = { direction: 'inbound' as const, source: A, destination: B, connectionId: 1, flowId: 1 };
    const bytes = Uint8Array.from([0, 0, 15, 160, 0, 0, 0, 1, ...tail]);
    const result = openEsp(new SecurityAssociation({ ...common, offer: offer!, keys }), bytes, 0);
    return result.kind === 'malformed' ? result.reason : result.kind;
  }

  test('counts 1, 2, 3 ...', () => {
    expect(padded([9, 9, 9, 9, 1, 2, 2, 4])).toBe('opened');
    expect(padded([9, 9, 9, 9, 1, 1, 2, 4])).toBe('ESP padding');
  });

  test('cannot be longer than what there is', () => {
    expect(padded([1, 2, 2, 4])).toBe('opened');
    expect(padded([1, 2, 3, 4])).toBe('ESP pad length');
    expect(padded([1, 2, 255, 4])).toBe('ESP pad length');
  });
});

describe('AH around ESP', () => {
  function nested(ah: SecurityAssociation, inside: Uint8Array, next: number): Uint8Array {
    const out = outer(51, new Uint8Array([...new Uint8Array(ahLength(ah)), ...inside]));
    writeAh(ah, out, 20, next);
    return out;
  }

  test('ESP of another pair in it, or none, is refused', () => {
    const { a, b, suite } = tunnel(BOTH);
    join(a, b, { suite, proxies: proxiesOf(A_TO_B) });
    const view = b.identity();
    const [ahOffer, espOffer] = suite;
    const ah = sender(ahOffer!, view.inboundAh[0]!.spi);
    const inner = packet('13.13.13.14', '12.12.12.13');
    const right = esp(sender(espOffer!, view.inboundEsp[0]!.spi), inner, 4);
    const other = esp(sender(espOffer!, view.inboundEsp[1]!.spi), inner, 4);
    expect(reason(b, nested(ah, other, 50))).toBe('ESP of another bundle');
    expect(reason(b, nested(ah, inner, 4))).toBe('no ESP inside AH');
    expect(hex(b.open(nested(ah, right, 50)))).toBe(hex(inner));
    expect(b.identity().counters).toMatchObject({ receiveErrors: 2, invalidSa: 1, invalidProtocol: 1, malformed: 0 });
  });

  test('a length that is not the one of the MAC', () => {
    const { a, b } = tunnel(BOTH);
    const outside = Uint8Array.from(a.protect(packet('13.13.13.14', '12.12.12.13')));
    outside[21] = 5;
    expect(reason(b, outside)).toBe('AH length');
    expect(b.identity().counters).toMatchObject({ receiveErrors: 1, invalidLength: 1, malformed: 0 });
  });

  test('what changes on the way may change: TOS, TTL, checksum', () => {
    const { a, b } = tunnel(BOTH);
    const outside = Uint8Array.from(a.protect(packet('13.13.13.14', '12.12.12.13')));
    outside[1] = 4;
    outside[8] = 3;
    writeU16(outside, 10, 0x1234);
    expect(b.open(outside)).toHaveLength(100);
  });

  test('options that nobody changes on the way are covered, those that routers write into are not', () => {
    const [offer] = suiteOf(transformSet({ ah: 'ah-sha-hmac' }), 1);
    const inner = packet('13.13.13.14', '12.12.12.13');
    // Record route (mutable), router alert (not), each of a word, behind the 20 bytes that outer() has made.
    const withOptions = (change: (bytes: Uint8Array) => void): string => {
      const { b } = tunnel(transformSet({ name: 'ah', ah: 'ah-sha-hmac' }));
      const ah = sender(offer!, b.identity().inboundAh[0]!.spi);
      const plain = outer(51, new Uint8Array([...new Uint8Array(ahLength(ah)), ...inner]));
      const bytes = Uint8Array.from([...plain.subarray(0, 20), 7, 4, 4, 0, 148, 4, 0, 0, ...plain.subarray(20)]);
      bytes[0] = 0x47;
      writeU16(bytes, 2, bytes.length);
      writeAh(ah, bytes, 28, 4);
      change(bytes);
      const verdict = b.receive(bytes);
      return verdict.kind === 'decapsulated' ? hex(verdict.packet) : b.kinds().slice(-1).join();
    };
    expect(withOptions(() => undefined)).toBe(hex(inner));
    expect(withOptions(bytes => (bytes[23]! ^= 8))).toBe(hex(inner));
    expect(withOptions(bytes => (bytes[27]! ^= 1))).toBe('mac-error');
  });

  test('addresses may not', () => {
    const { a, b } = tunnel(BOTH);
    const outside = Uint8Array.from(a.protect(packet('13.13.13.14', '12.12.12.13')));
    outside[15]! ^= 1;
    expect(reason(b, outside)).toBe('mac-error');
  });
});

test('an SA whose sequence numbers are used up sends nothing more', () => {
  const [offer] = suiteOf(NULL, 1);
  const sa = sender(offer!, 4000);
  Object.assign(sa, { sequence: 0xfffffffe });
  expect([sa.exhausted, sa.nextSequence(), sa.exhausted]).toEqual([false, 0xffffffff, true]);
  expect(() => sa.nextSequence()).toThrow('must never cycle');
});

test('a successor is asked for while there are numbers left, and not one is used twice', () => {
  const { a, b, suite } = tunnel();
  const [[bundle]] = [...a.ipsec['state'].sad.all()] as [[SaBundle, unknown]];
  const there = packet('13.13.13.14', '12.12.12.13');
  Object.assign(bundle.outbound[0]!, { sequence: 0xfffffffd - 0xffff });
  b.open(a.protect(there));
  expect(a.requests).toEqual([]);
  for (let round = 0; round < 3; round++) b.open(a.protect(there));
  expect(a.requests).toHaveLength(1);
  join(a, b, { suite, proxies: proxiesOf(A_TO_B) }, { requestId: a.requests[0]!.id });
  a.open(b.protect(packet('12.12.12.13', '13.13.13.14')));
  const next = a.protect(there);
  expect([readU32(next, 20) === bundle.outbound[0]!.spi, readU32(next, 24)]).toEqual([false, 1]);
  b.open(next);
});

test('a pair that may not send any more is left alone, and its successor asked for', () => {
  const { a, b } = tunnel();
  const [[bundle]] = [...a.ipsec['state'].sad.all()] as [[SaBundle, unknown]];
  Object.assign(bundle.outbound[0]!, { sequence: 0xffffffff });
  expect(a.send(packet('13.13.13.14', '12.12.12.13')).kind).toBe('drop');
  expect(a.requests).toHaveLength(1);
  expect(a.identity().counters).toMatchObject({ sendErrors: 1, noSa: 1, sequenceEnded: 1 });
  expect(a.open(b.protect(packet('12.12.12.13', '13.13.13.14')))).toHaveLength(100);
});
