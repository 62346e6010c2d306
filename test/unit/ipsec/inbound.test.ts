import * as fc from 'fast-check';

import { writeU16, writeU32 } from '../../../src/base/bytes';
import { encodeIpv4 } from '../../../src/wire/ipv4';
import { ipv4 } from '../../../src/base/ipv4-address';
import { suiteOf } from '../../../src/ipsec/transforms';
import { A, B, B_TO_A, DES_MD5, hex, join, line, packet, Side, transformSet, tunnel } from './support';

const there = (): Uint8Array => packet('13.13.13.14', '12.12.12.13');

test('a replayed packet is dropped, and logged once a minute', () => {
  const { a, b } = tunnel();
  const outside = a.protect(there());
  b.open(outside);
  for (let round = 0; round < 3; round++) expect(b.receive(outside).kind).toBe('drop');
  expect(b.events.filter(event => event.kind === 'replay-error')).toEqual([
    { kind: 'replay-error', connectionId: 2000, sequence: 1 },
  ]);
  b.now += 60_000;
  b.receive(outside);
  expect(b.count('replay-error')).toBe(2);
  expect(b.identity().counters).toMatchObject({ decaps: 1, receiveErrors: 4, replayFailed: 4 });
});

test('packets may overtake each other within the window', () => {
  const { a, b } = tunnel();
  const packets = Array.from({ length: 65 }, () => a.protect(there()));
  b.open(packets[64]!);
  expect(b.receive(packets[0]!).kind).toBe('drop');
  for (const outside of packets.slice(1, 64).reverse()) b.open(outside);
});

test('a forged sequence number does not move the window', () => {
  const { a, b } = tunnel();
  const outside = a.protect(there());
  const forged = Uint8Array.from(outside);
  writeU32(forged, 24, 5000);
  expect(b.receive(forged).kind).toBe('drop');
  expect(b.kinds().slice(-1)).toEqual(['mac-error']);
  b.open(outside);
});

test('an SPI that nobody has', () => {
  const { a, b } = tunnel();
  const outside = Uint8Array.from(a.protect(there()));
  writeU32(outside, 20, 0x72662541);
  expect(b.receive(outside).kind).toBe('drop');
  const name = { source: A, destination: B, protocol: 50 };
  expect(b.events.slice(-1)).toEqual([{ kind: 'spi-unknown', packet: name, spi: 0x72662541 }]);
});

test('an SPI of ours under the other protocol, or for another of our addresses', () => {
  const { a, b } = tunnel();
  const esp = a.protect(there()).subarray(20);
  const under = (protocol: number, destination: number, payload: Uint8Array): Uint8Array =>
    encodeIpv4(
      { tos: 0, id: 1, df: false, mf: false, fragmentOffset: 0, ttl: 9, protocol, source: A, destination },
      payload,
    );
  expect(b.receive(under(50, B + 1, esp)).kind).toBe('drop');
  b.now += 60_000;
  expect(b.receive(under(51, B, Uint8Array.from([50, 4, 0, 0, ...esp]))).kind).toBe('drop');
  expect(b.count('spi-unknown')).toBe(2);
  b.open(under(50, B, esp));
});

test('what comes out must be what the SA is for', () => {
  const a = new Side('a', A, B).static([line('permit', '13.13.0.0/16', '12.12.12.0/24')]);
  const b = new Side('b', B, A).static([B_TO_A]);
  const { local, remote } = a.identity();
  const { local: ours, remote: theirs } = b.identity();
  join(
    a,
    b,
    { suite: suiteOf(DES_MD5, 1), proxies: { local, remote } },
    { responderProxies: { local: ours, remote: theirs } },
  );
  expect(b.receive(a.protect(packet('13.13.14.1', '12.12.12.13'))).kind).toBe('drop');
  expect(b.events.slice(-1)).toMatchObject([
    { kind: 'identity-mismatch', packet: { source: ipv4('13.13.14.1'), protocol: 1 }, local: B, remote: A },
  ]);
  expect(b.identity().counters).toMatchObject({ decaps: 0, receiveErrors: 1, invalidIdentity: 1 });
  b.open(a.protect(there()));
});

test('ESP alone where AH around it was agreed', () => {
  const { a, b } = tunnel(transformSet({ name: 'both', ah: 'ah-sha-hmac', esp: 'esp-des', espAuth: 'esp-md5-hmac' }));
  const whole = a.protect(there());
  const bare = encodeIpv4(
    { tos: 0, id: 1, df: false, mf: false, fragmentOffset: 0, ttl: 9, protocol: 50, source: A, destination: B },
    whole.subarray(44),
  );
  expect(b.receive(bare).kind).toBe('drop');
  expect(b.events.slice(-1)).toMatchObject([{ kind: 'packet-malformed', reason: 'ESP without its AH' }]);
  b.open(whole);
});

test('bytes of any kind behind an IPv4 header throw nothing and deliver nothing', () => {
  const { b } = tunnel();
  const spi = b.identity().inboundEsp[0]!.spi;
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(50, 51), fc.boolean(), (bytes, protocol, known) => {
      const payload = Uint8Array.from(bytes);
      if (known && payload.length >= 8) writeU32(payload, protocol === 50 ? 0 : 4, spi);
      const forged = encodeIpv4(
        { tos: 0, id: 1, df: false, mf: false, fragmentOffset: 0, ttl: 9, protocol, source: A, destination: B },
        payload,
      );
      expect(b.receive(forged).kind).toBe('drop');
    }),
    { numRuns: 2000, seed: 1 },
  );
});

test('nothing authenticates: random ciphertext throws nothing, and only a packet of the SA comes out', () => {
  const { b } = tunnel(transformSet({ name: 'des alone', esp: 'esp-des' }));
  const spi = b.identity().inboundEsp[0]!.spi;
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 8, maxLength: 160 }), bytes => {
      const payload = Uint8Array.from(bytes);
      writeU32(payload, 0, spi);
      const forged = encodeIpv4(
        { tos: 0, id: 1, df: false, mf: false, fragmentOffset: 0, ttl: 9, protocol: 50, source: A, destination: B },
        payload,
      );
      expect(b.receive(forged).kind).toBe('drop');
    }),
    { numRuns: 2000, seed: 2 },
  );
});

describe('esp-null shows what is inside', () => {
  const NULL = transformSet({ name: 'null', esp: 'esp-null', espAuth: 'esp-sha-hmac' });

  test('the packet stands in the clear, padded 1, 2, 3 ...', () => {
    const { a } = tunnel(NULL);
    const inner = packet('13.13.13.14', '12.12.12.13', { length: 61 });
    const outside = a.protect(inner);
    expect(hex(outside.subarray(28, 89))).toBe(hex(inner));
    expect(hex(outside.subarray(89, 92))).toBe('010104');
    expect(outside).toHaveLength(20 + 8 + 64 + 12);
  });
});

test('a mangled ICMP error changes no path MTU and throws nothing', () => {
  const { a } = tunnel();
  const outside = a.protect(there());
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), bytes => {
      const error = Uint8Array.from([...packet('1.1.1.1', '11.11.11.1', { length: 20 }), 3, 4, 0, 0, ...bytes]);
      writeU16(error, 2, error.length);
      a.ipsec.pathMtu(0, error);
      expect(a.identity().pathMtu).toBe(1500);
    }),
    { numRuns: 300, seed: 3 },
  );
  expect(outside).toHaveLength(152);
});
