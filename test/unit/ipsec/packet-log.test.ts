import { ipv4 } from '../../../src/base/ipv4-address';
import { writeU32 } from '../../../src/base/bytes';
import { OUTSIDE, packet, tunnel } from './support';

/** A flood of bad packets of each kind at one router, a packet a second for two and a half minutes. */
function flood(make: (round: number, good: () => Uint8Array) => Uint8Array): ReturnType<typeof tunnel>['b'] {
  const { a, b } = tunnel();
  const good = (): Uint8Array => a.protect(packet('13.13.13.14', '12.12.12.13'));
  for (let round = 0; round < 150; round++, a.now += 1000, b.now += 1000) b.receive(make(round, good));
  return b;
}

describe('one line a minute and kind, whoever sends', () => {
  test('wrong MACs', () => {
    const b = flood((_, good) => {
      const bytes = Uint8Array.from(good());
      bytes[bytes.length - 1]! ^= 1;
      return bytes;
    });
    expect(b.count('mac-error')).toBe(3);
    expect(b.identity().counters).toMatchObject({ receiveErrors: 150, verifyFailed: 150 });
  });

  test('SPIs of nobody, each time another', () => {
    const b = flood((round, good) => {
      const bytes = Uint8Array.from(good());
      writeU32(bytes, 20, 0x72662541 + round);
      return bytes;
    });
    expect(b.count('spi-unknown')).toBe(3);
  });

  test('packets in the clear', () => {
    const { b } = tunnel();
    for (let second = 0; second < 150; second++) {
      const clear = packet('13.13.13.14', '12.12.12.13', { length: 100 + second });
      expect(b.ipsec.arrivedClear(second * 1000, OUTSIDE, clear)).toBe(false);
    }
    expect(b.count('clear-packet-refused')).toBe(3);
  });

  test('a flood of one kind does not hide the first of another', () => {
    const b = flood((round, good) => {
      const bytes = Uint8Array.from(good());
      if (round === 30) writeU32(bytes, 20, 0x72662541);
      else bytes[bytes.length - 1]! ^= 1;
      return bytes;
    });
    expect([b.count('mac-error'), b.count('spi-unknown')]).toEqual([3, 1]);
    expect(b.events.find(event => event.kind === 'spi-unknown')).toMatchObject({
      packet: { destination: ipv4('11.11.11.2') },
    });
  });
});
