import fc from 'fast-check';

import { ByteWriter, readU16, writeU16, writeU32 } from '../../src/base/bytes';
import { ProtocolError } from '../../src/base/errors';
import { ahCovered, decodeAh, encodeAh } from '../../src/wire/ah';
import { decodeEsp, encodeEsp, spiOf } from '../../src/wire/esp';
import { decodeIcmp, encodeIcmp } from '../../src/wire/icmp';
import { checksum, decodeIpv4, decrementTtl, encodeIpv4, fragment, Reassembler } from '../../src/wire/ipv4';
import { attributeValue, decodeAttributes, writeAttributes, type Attribute } from '../../src/wire/isakmp/attributes';
import { decodeHeader, decodeMessage, decodePayloads } from '../../src/wire/isakmp/decode';
import { encodeMessage } from '../../src/wire/isakmp/encode';
import type { IdBody, Payload } from '../../src/wire/isakmp/message';
import { portsOf } from '../../src/wire/ports';
import { decodeUdp, encodeUdp } from '../../src/wire/udp';

const bytes = (minLength: number, maxLength: number): fc.Arbitrary<Uint8Array> =>
  fc.uint8Array({ minLength, maxLength, size: 'max' });
const u8 = fc.integer({ min: 0, max: 255 });
const u16 = fc.integer({ min: 0, max: 65535 });
const u32 = fc.integer({ min: 0, max: 0xffffffff });

const attribute: fc.Arbitrary<Attribute> = fc.oneof(
  fc.record({ type: fc.integer({ min: 0, max: 0x7fff }), form: fc.constant('basic' as const), value: u16 }),
  fc.record({ type: fc.integer({ min: 0, max: 0x7fff }), form: fc.constant('variable' as const), value: bytes(0, 12) }),
);
const id: fc.Arbitrary<IdBody> = fc.record({ type: u8, protocol: u8, port: u16, data: bytes(0, 20) });
const subnet: fc.Arbitrary<IdBody> = fc.record({ type: fc.constant(4), protocol: u8, port: u16, data: bytes(8, 8) });
const transform = fc.record({ number: u8, id: u8, attributes: fc.array(attribute, { maxLength: 5 }) });
const proposal = fc.record({
  number: u8,
  protocol: u8,
  spi: bytes(0, 8),
  transforms: fc.array(transform, { minLength: 1, maxLength: 4 }),
});
const payload: fc.Arbitrary<Payload> = fc.oneof(
  fc.record({
    kind: fc.constant('sa' as const),
    doi: fc.constant(1),
    situation: fc.constant(1),
    proposals: fc.array(proposal, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constantFrom('ke' as const, 'hash' as const, 'nonce' as const, 'vendor' as const),
    data: bytes(0, 40),
  }),
  fc.record({ kind: fc.constant('id' as const), id }),
  fc.record({
    kind: fc.constant('notify' as const),
    doi: u32,
    protocol: u8,
    type: u16,
    spi: bytes(0, 8),
    data: bytes(0, 9),
  }),
  fc.record({
    kind: fc.constant('delete' as const),
    doi: u32,
    protocol: u8,
    spis: fc.array(bytes(4, 4), { maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('ted-proxies' as const),
    body: fc.record({ version: u8, protocol: u8, initiator: subnet, responder: subnet }),
  }),
  fc.record({ kind: fc.constant('other' as const), type: fc.integer({ min: 128, max: 200 }), data: bytes(0, 20) }),
);
const header = fc.record({
  initiatorCookie: bytes(8, 8),
  responderCookie: bytes(8, 8),
  version: fc.constant(0x10),
  exchangeType: u8,
  flags: u8,
  messageId: u32,
});
const ipHeader = fc.record({
  tos: u8,
  id: u16,
  df: fc.constant(false),
  mf: fc.constant(false),
  fragmentOffset: fc.constant(0),
  ttl: fc.integer({ min: 1, max: 255 }),
  protocol: u8,
  source: u32,
  destination: u32,
});

test('an ISAKMP message survives encoding and decoding', () => {
  fc.assert(
    fc.property(header, fc.array(payload, { maxLength: 6 }), (head, payloads) => {
      const decoded = decodeMessage(encodeMessage(head, payloads));
      expect(decoded.header).toMatchObject(head);
      expect(decoded.payloads).toEqual(payloads);
    }),
  );
});

test('attributes survive, and any length has a value', () => {
  fc.assert(
    fc.property(fc.array(attribute), list => {
      const out = new ByteWriter();
      writeAttributes(out, list);
      expect(decodeAttributes(out.whole())).toEqual(list);
      for (const one of list) expect(attributeValue(one)).toBeLessThanOrEqual(0xffffffff);
    }),
  );
});

test('IPv4, UDP and ICMP survive, with right checksums', () => {
  fc.assert(
    fc.property(ipHeader, u16, u16, bytes(0, 100), (head, sourcePort, destinationPort, data) => {
      const udp = encodeUdp({
        source: head.source,
        destination: head.destination,
        sourcePort,
        destinationPort,
        payload: data,
      });
      const packet = encodeIpv4(head, udp);
      const decoded = decodeIpv4(packet);
      expect(decoded.header).toEqual(head);
      expect(decodeUdp(head.source, head.destination, decoded.payload)).toEqual({
        sourcePort,
        destinationPort,
        payload: data,
      });
      expect(checksum(packet, 0, 20)).toBe(0);
      const echo = { kind: 'echo' as const, id: sourcePort, sequence: destinationPort, data };
      expect(decodeIcmp(encodeIcmp(echo))).toEqual(echo);
    }),
  );
});

test('ESP and AH survive', () => {
  fc.assert(
    fc.property(u32, u32, bytes(0, 16), bytes(0, 64), fc.constantFrom(0, 12), (spi, sequence, iv, data, icvLength) => {
      const icv = new Uint8Array(icvLength).fill(0xcc);
      const esp = decodeEsp(encodeEsp(spi, sequence, iv, data, icv), iv.length, icvLength);
      expect(esp).toMatchObject({ spi, sequence, iv, ciphertext: data, icv });
      const ah = decodeAh(encodeAh(4, spi, sequence, icv, data), icvLength);
      expect(ah).toEqual({ nextHeader: 4, spi, sequence, icv, payload: data });
    }),
  );
});

test('any options of a header are walked to their end: AH, fragments and ports read them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 }), bytes(40, 40), bytes(24, 200), (words, options, data) => {
      const headerLength = 20 + 4 * words;
      const packet = encodeIpv4(
        { tos: 0, id: 1, df: false, mf: false, fragmentOffset: 0, ttl: 9, protocol: 6, source: 1, destination: 2 },
        new Uint8Array([...options.subarray(0, 4 * words), ...data]),
      );
      packet[0] = 0x45 + words;
      writeU16(packet, 10, 0);
      writeU16(packet, 10, checksum(packet, 0, headerLength));
      expect(ahCovered(packet, headerLength, 12).subarray(headerLength + 24)).toEqual(
        packet.subarray(headerLength + 24),
      );
      expect(portsOf(packet).sourcePort).toBe(readU16(packet, headerLength));
      const reassembler = new Reassembler();
      const whole = fragment(packet, 68).map(part => reassembler.add(0, part));
      expect(whole[whole.length - 1]).toEqual(packet);
    }),
  );
});

test('a packet with a lower TTL still has a right checksum', () => {
  fc.assert(
    fc.property(ipHeader, head => {
      const lower = decodeIpv4(decrementTtl(encodeIpv4(head, new Uint8Array(4))));
      expect(lower.header).toEqual({ ...head, ttl: head.ttl - 1 });
    }),
  );
});

test('fragments of any size, in any order, come together again; a lost one leaves nothing', () => {
  fc.assert(
    fc.property(
      ipHeader,
      bytes(1, 3000),
      fc.integer({ min: 28, max: 1600 }),
      fc.infiniteStream(u16),
      (head, data, mtu, order) => {
        const packet = encodeIpv4(head, data);
        const parts = fragment(packet, mtu);
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(Math.max(mtu, 28));
        const keys = parts.map(() => Number(order.next().value));
        const shuffled = parts.map((part, i) => ({ part, key: keys[i]! })).sort((a, b) => a.key - b.key);
        const reassembler = new Reassembler();
        const whole = shuffled.map(({ part }) => reassembler.add(0, part)).filter(result => result !== undefined);
        expect(whole).toEqual([packet]);
        expect(reassembler.size).toBe(0);
        const lossy = new Reassembler();
        for (const { part } of shuffled.slice(1)) expect(lossy.add(0, part)).toBeUndefined();
        lossy.add(60_000, fragment(encodeIpv4({ ...head, id: head.id ^ 1 }, new Uint8Array(100)), 60)[0]!);
        expect(lossy.size).toBe(1);
      },
    ),
    { numRuns: 50 },
  );
});

test('fragments at any place and of any length end in a packet, in nothing, or in a ProtocolError', () => {
  const piece = fc.record({
    at: fc.integer({ min: 0, max: 12 }),
    length: fc.integer({ min: 0, max: 40 }),
    mf: fc.boolean(),
  });
  const far = fc.record({
    at: fc.integer({ min: 8100, max: 8191 }),
    length: fc.integer({ min: 0, max: 800 }),
    mf: fc.boolean(),
  });
  fc.assert(
    fc.property(
      ipHeader,
      fc.array(fc.oneof({ weight: 9, arbitrary: piece }, far), { maxLength: 12 }),
      (head, pieces) => {
        const reassembler = new Reassembler();
        for (const { at, length, mf } of pieces) {
          onlyProtocolErrors(
            data => {
              const whole = reassembler.add(0, data);
              if (whole !== undefined) expect(decodeIpv4(whole).header).toMatchObject({ mf: false, fragmentOffset: 0 });
            },
            encodeIpv4({ ...head, fragmentOffset: 8 * at, mf }, new Uint8Array(length)),
          );
        }
      },
    ),
    { numRuns: 1000 },
  );
});

/** Random bytes behind a header that says what it must, so that they reach the decoder of what follows. */
function asIsakmp(data: Uint8Array): Uint8Array {
  const message = new Uint8Array(28 + data.length);
  message.set(data, 28);
  message.set([(data[0] ?? 0) % 16, 0x10], 16);
  writeU32(message, 24, message.length);
  for (let at = 29; at < message.length; at += 1 + (message[at]! & 31)) message[at] = 0;
  return message;
}

function asIpv4(data: Uint8Array): Uint8Array {
  if (data.length < 60) return data;
  const packet = data.slice();
  packet[0] = 0x45 + (packet[0]! % 11);
  writeU16(packet, 2, packet.length);
  packet[6] = packet[6]! & 0x21;
  writeU16(packet, 10, 0);
  writeU16(packet, 10, checksum(packet, 0, (packet[0] & 15) * 4));
  return packet;
}

const decoders: readonly (readonly [string, (data: Uint8Array) => unknown])[] = [
  ['ISAKMP message', decodeMessage],
  ['ISAKMP payloads', data => decodePayloads((data[0] ?? 1) % 14, data)],
  ['attributes', decodeAttributes],
  ['IPv4', decodeIpv4],
  ['UDP', data => decodeUdp(1, 2, data)],
  ['ICMP', decodeIcmp],
  ['ESP', data => decodeEsp(data, 8, 12)],
  ['SPI', spiOf],
  ['AH', data => decodeAh(data, 12)],
  ['ISAKMP header', decodeHeader],
  ['fragmentation', data => fragment(data, 68)],
  ['framed ISAKMP message', data => decodeMessage(asIsakmp(data))],
  ['framed fragmentation', data => fragment(asIpv4(data), 68)],
  ['framed reassembly', data => new Reassembler().add(0, asIpv4(data))],
];

function onlyProtocolErrors(decode: (data: Uint8Array) => unknown, data: Uint8Array): void {
  try {
    decode(data);
  } catch (error) {
    expect(error).toBeInstanceOf(ProtocolError);
  }
}

test.each(decoders)('%s: random bytes throw nothing but ProtocolError', (_name, decode) => {
  fc.assert(
    fc.property(bytes(0, 200), data => onlyProtocolErrors(decode, data)),
    { numRuns: 2000 },
  );
});

test('mutated messages throw nothing but ProtocolError', () => {
  fc.assert(
    fc.property(
      header,
      fc.array(payload, { minLength: 1, maxLength: 5 }),
      fc.array(fc.tuple(u16, u8)),
      u16,
      (head, payloads, flips, cut) => {
        const message = encodeMessage(head, payloads);
        for (const [at, value] of flips) message[at % message.length] = value;
        onlyProtocolErrors(decodeMessage, message);
        onlyProtocolErrors(decodeMessage, message.subarray(0, cut % message.length));
        onlyProtocolErrors(data => decodePayloads(message[16]!, data), message.subarray(28));
      },
    ),
    { numRuns: 1000 },
  );
});
