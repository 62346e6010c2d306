import { checkIpv4, dfOf, isFragment, protocolOf, tosOf, ttlOf } from '../../../src/wire/ipv4';
import type { EspAuthName, EspCipherName } from '../../../src/ipsec/configuration';
import { hex, packet, type Side, transformSet, tunnel } from './support';

const CIPHERS: EspCipherName[] = ['esp-des', 'esp-3des', 'esp-aes', 'esp-aes 192', 'esp-aes 256', 'esp-null'];
const AUTHS: (EspAuthName | undefined)[] = ['esp-md5-hmac', 'esp-sha-hmac', undefined];
const PINGS = { there: ['13.13.13.14', '12.12.12.13'], back: ['12.12.12.13', '13.13.13.14'] } as const;

const suites = [
  ...CIPHERS.flatMap(esp => AUTHS.map(espAuth => transformSet({ name: `${esp} ${espAuth}`, esp, espAuth }))),
  transformSet({ name: 'ah-md5-hmac', ah: 'ah-md5-hmac' }),
  transformSet({ name: 'ah-sha-hmac', ah: 'ah-sha-hmac' }),
  transformSet({ name: 'ah and esp', ah: 'ah-sha-hmac', esp: 'esp-3des', espAuth: 'esp-md5-hmac' }),
  transformSet({ name: 'ah around esp without auth', ah: 'ah-md5-hmac', esp: 'esp-aes' }),
].filter(set => set.esp !== 'esp-null' || set.espAuth !== undefined);

describe.each(suites.map(set => [set.name, set] as const))('%s', (_name, set) => {
  test('what goes in at one end comes out at the other, of every length', () => {
    const { a, b } = tunnel(set);
    for (let length = 20; length < 120; length++) {
      const original = packet(...PINGS.there, { length });
      const outside = a.protect(original);
      checkIpv4(outside);
      expect(protocolOf(outside)).toBe(set.ah === undefined ? 50 : 51);
      expect(hex(b.open(outside))).toBe(hex(original));
      const answer = packet(...PINGS.back, { length });
      expect(hex(a.open(b.protect(answer)))).toBe(hex(answer));
    }
    expect(a.identity().counters).toMatchObject({ encaps: 100, decaps: 100, sendErrors: 0, receiveErrors: 0 });
  });
});

const authenticated = suites.filter(set => set.ah !== undefined || set.espAuth !== undefined);

describe.each(authenticated.map(set => [set.name, set] as const))('forged packets: %s', (_name, set) => {
  test('a flipped bit anywhere behind the outer header delivers nothing', () => {
    const { a, b } = tunnel(set);
    const outside = a.protect(packet(...PINGS.there, { length: 60 }));
    for (let bit = 20 * 8; bit < outside.length * 8; bit++) {
      const forged = Uint8Array.from(outside);
      forged[bit >> 3]! ^= 1 << (bit & 7);
      expect(b.receive(forged).kind).toBe('drop');
    }
    expect(b.open(outside)).toHaveLength(60);
    expect(b.identity().counters.decaps).toBe(1);
  });

  test('a packet cut short anywhere delivers nothing', () => {
    const { a, b } = tunnel(set);
    const outside = a.protect(packet(...PINGS.there, { length: 60 }));
    for (let length = 20; length < outside.length; length++) {
      expect(b.receive(outside.subarray(0, length)).kind).toBe('drop');
    }
  });
});

describe('the outer header', () => {
  test('TOS and DF are copied, the TTL is 255, the identification counts', () => {
    const { a } = tunnel();
    const first = a.protect(packet(...PINGS.there, { tos: 0xb8, df: true }));
    const second = a.protect(packet(...PINGS.there, { tos: 0, df: false }));
    expect([tosOf(first), dfOf(first), ttlOf(first)]).toEqual([0xb8, true, 255]);
    expect([tosOf(second), dfOf(second), isFragment(second)]).toEqual([0, false, false]);
    const id = (bytes: Uint8Array): number => Buffer.from(bytes).readUInt16BE(4);
    expect(id(second)).toBe((id(first) + 1) & 0xffff);
  });

  test('a 100-byte ping in ESP-DES with HMAC-MD5 is 152 bytes', () => {
    // 20 outer header, 8 SPI and sequence, 8 IV, 100 + 2 padded to 104, 12 ICV
    expect(tunnel().a.protect(packet(...PINGS.there))).toHaveLength(152);
  });
});

describe('packets too large', () => {
  function largest(a: Side): number {
    const verdict = a.send(packet(...PINGS.there, { length: 1500, df: true }));
    if (verdict.kind !== 'too-big') throw new Error(verdict.kind);
    return verdict.mtu;
  }

  test.each(suites.map(set => [set.name, set] as const))(
    '%s: the MTU that is told fits, one more does not',
    (_n, set) => {
      const { a } = tunnel(set);
      const mtu = largest(a);
      expect(a.protect(packet(...PINGS.there, { length: mtu, df: true })).length).toBeLessThanOrEqual(1500);
      expect(a.send(packet(...PINGS.there, { length: mtu + 1, df: true })).kind).toBe('too-big');
    },
  );

  test('without DF they are encrypted whole, for the router to fragment', () => {
    const { a, b } = tunnel();
    const original = packet(...PINGS.there, { length: 1500 });
    const outside = a.protect(original);
    expect(outside.length).toBeGreaterThan(1500);
    expect(hex(b.open(outside))).toBe(hex(original));
  });

  test('what cannot be an IPv4 packet any more is an error of the sender', () => {
    const { a } = tunnel();
    expect(a.send(packet(...PINGS.there, { length: 65530 })).kind).toBe('drop');
    expect(a.identity().counters.sendErrors).toBe(1);
  });

  test('ICMP "fragmentation needed" about an SA lowers its path MTU for ten minutes', () => {
    const { a, b } = tunnel();
    const outside = a.protect(packet(...PINGS.there, { length: 1440 }));
    const icmp = (mtu: number, about: Uint8Array): Uint8Array =>
      Uint8Array.from([
        ...packet('11.11.11.9', '11.11.11.1', { length: 20 }),
        3,
        4,
        0,
        0,
        0,
        0,
        mtu >> 8,
        mtu & 255,
        ...about,
      ]);
    a.ipsec.pathMtu(a.now, icmp(1400, b.protect(packet(...PINGS.back, { length: 1440 })).subarray(0, 28)));
    expect(a.identity().pathMtu).toBe(1500);
    // Without an MTU (before RFC 1191): the plateau under the length of the packet.
    a.ipsec.pathMtu(a.now, icmp(0, outside.subarray(0, 28)));
    expect(a.identity().pathMtu).toBe(1492);
    a.ipsec.pathMtu(a.now, icmp(1400, outside.subarray(0, 28)));
    expect(a.identity()).toMatchObject({ pathMtu: 1400, mediaMtu: 1500 });
    expect(largest(a)).toBeLessThan(1400);
    // Nothing but time raises it.
    a.ipsec.pathMtu(a.now, icmp(1450, outside.subarray(0, 28)));
    expect(a.identity().pathMtu).toBe(1400);
    a.ipsec.pathMtu(a.now, icmp(30, outside.subarray(0, 28)));
    expect(a.identity().pathMtu).toBe(256);
    a.now += 600_000;
    expect(a.identity().pathMtu).toBe(1500);
  });
});

test('every packet has an IV of its own', () => {
  const { a } = tunnel(transformSet({ name: 'aes', esp: 'esp-aes', espAuth: 'esp-sha-hmac' }));
  const ivs = new Set(Array.from({ length: 50 }, () => hex(a.protect(packet(...PINGS.there)).subarray(28, 44))));
  expect(ivs.size).toBe(50);
});
