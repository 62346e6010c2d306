import { proxiesOf } from '../../../src/ipsec/selector';
import { suiteOf } from '../../../src/ipsec/transforms';
import { A, A_TO_B, B, B_TO_A, DES_MD5, hex, join, line, packet, Side, tunnel } from './support';

const there = packet('13.13.13.14', '12.12.12.13');
const back = packet('12.12.12.13', '13.13.13.14');
const SECOND = 1000;
const offer = { suite: suiteOf(DES_MD5, 1), proxies: proxiesOf(A_TO_B) };

describe('by time', () => {
  test('30 s before the end the next pair is asked for, if traffic has passed', () => {
    const { a } = tunnel();
    a.protect(there);
    a.advance(3569 * SECOND);
    expect(a.requests).toEqual([]);
    a.advance(3570 * SECOND);
    expect(a.kinds().slice(-1)).toEqual(['sa-request']);
    expect(a.requests).toMatchObject([{ kind: 'negotiate', remote: B, proxies: proxiesOf(A_TO_B) }]);
  });

  test('received traffic counts as well', () => {
    const { a, b } = tunnel();
    a.open(b.protect(back));
    a.advance(3570 * SECOND);
    expect(a.requests).toHaveLength(1);
  });

  test('no traffic, no successor: the next packet starts it and is lost', () => {
    const { a } = tunnel();
    a.advance(3600 * SECOND);
    expect(a.requests).toEqual([]);
    expect(a.identity()).toMatchObject({ inboundEsp: [], currentOutboundSpi: 0 });
    expect(a.kinds().slice(-2)).toEqual(['ipsec-sa-deleted', 'ipsec-sa-deleted']);
    expect(a.send(there).kind).toBe('drop');
    expect(a.requests).toHaveLength(1);
  });

  test('traffic in the last 30 s alone asks at once, and is still carried', () => {
    const { a } = tunnel();
    a.advance(3580 * SECOND);
    a.protect(there);
    a.protect(there);
    expect(a.requests).toHaveLength(1);
  });

  test('at the end both directions go, and the peer is told', () => {
    const { a } = tunnel();
    const [sa] = a.identity().inboundEsp;
    a.advance(3600 * SECOND);
    expect(a.deletes).toEqual([{ peer: B, protocol: 'esp', spis: [sa!.spi] }]);
    expect(a.ipsec.connections()).toEqual([]);
    expect(a.ipsec.nextTimeout()).toBeUndefined();
  });

  test('remaining seconds go down', () => {
    const { a } = tunnel();
    const at = (time: number): number => a.ipsec.identities(time)[0]!.inboundEsp[0]!.remainingSeconds;
    expect([at(0), at(1500), at(1_076_000), at(3_600_000)]).toEqual([3600, 3598, 2524, 0]);
  });

  test('an agreed lifetime shorter than the lead of a rekey', () => {
    const { a } = tunnel(DES_MD5, { lifetime: { seconds: 20, kilobytes: 4608000 } });
    a.protect(there);
    a.advance(10 * SECOND);
    expect(a.requests).toHaveLength(1);
  });
});

describe('by volume', () => {
  test('the start is drawn once a pair, both directions count down from it alike', () => {
    const { a, b } = tunnel();
    const [inbound] = a.identity().inboundEsp;
    const [outbound] = a.identity().outboundEsp;
    expect(inbound!.remainingKilobytes).toBe(outbound!.remainingKilobytes);
    expect(inbound!.remainingKilobytes).toBeGreaterThanOrEqual(4400000);
    expect(inbound!.remainingKilobytes).toBeLessThanOrEqual(4608000);
    for (let count = 0; count < 20; count++) a.open(b.protect(packet('12.12.12.13', '13.13.13.14', { length: 1024 })));
    expect(a.identity().inboundEsp[0]!.remainingKilobytes).toBe(inbound!.remainingKilobytes - 20);
    expect(a.identity().outboundEsp[0]!.remainingKilobytes).toBe(outbound!.remainingKilobytes);
  });

  test('256 kB before the end the next pair is asked for; at the end the old one goes', () => {
    const { a, b } = tunnel(DES_MD5, { lifetime: { seconds: 3600, kilobytes: 2560 } });
    const volume = a.identity().outboundEsp[0]!.remainingKilobytes;
    const kilobyte = packet('13.13.13.14', '12.12.12.13', { length: 1024 });
    for (let sent = 1; sent <= volume - 257; sent++) b.open(a.protect(kilobyte));
    expect(a.requests).toEqual([]);
    b.open(a.protect(kilobyte));
    expect(a.requests).toHaveLength(1);
    // All that was agreed, and as much more as may pass while the peer is asked for others.
    for (let sent = volume - 255; sent <= 2560 + 256; sent++) a.protect(kilobyte);
    expect(a.identity().outboundEsp).toEqual([]);
    expect(a.deletes).toHaveLength(1);
    expect(a.send(kilobyte).kind).toBe('drop');
    expect(a.requests).toHaveLength(1);
  });

  test('who answered leaves it to the other end, whatever either started with, and asks in time if that does not', () => {
    const { a, b } = tunnel(DES_MD5, { lifetime: { seconds: 3600, kilobytes: 2560 } });
    const kilobyte = packet('12.12.12.13', '13.13.13.14', { length: 1024 });
    for (let sent = 1; sent < 2560 - 64; sent++) a.open(b.protect(kilobyte));
    expect([a.requests.length, b.requests.length]).toEqual([1, 0]);
    b.protect(kilobyte);
    expect(b.requests).toHaveLength(1);
  });
});

describe('rekeying', () => {
  test('no packet is lost: the new SAs are used once the peer has shown that it has them, the old ones still open what is under way', () => {
    const { a, b } = tunnel();
    const before = a.protect(there);
    const answerBefore = b.protect(back);
    a.advance(3570 * SECOND);
    b.advance(3570 * SECOND);
    join(a, b, offer, { requestId: a.requests[0]!.id });
    const [oldSa, newSa] = a.identity().outboundEsp;
    expect(a.identity().currentOutboundSpi).toBe(oldSa!.spi);
    expect(Buffer.from(a.protect(there)).readUInt32BE(20)).toBe(oldSa!.spi);
    expect(hex(a.open(b.protect(back)))).toBe(hex(back));
    expect(a.identity().currentOutboundSpi).toBe(newSa!.spi);
    expect([oldSa!.connectionId, newSa!.connectionId]).toEqual([2001, 2003]);
    const after = a.protect(there);
    expect(Buffer.from(after).readUInt32BE(20)).toBe(newSa!.spi);
    for (const outside of [before, after]) expect(hex(b.open(outside))).toBe(hex(there));
    for (const outside of [answerBefore, b.protect(back)]) expect(hex(a.open(outside))).toBe(hex(back));
    a.advance(3600 * SECOND);
    expect(a.identity().outboundEsp.map(sa => sa.connectionId)).toEqual([2003]);
    a.protect(there);
  });

  test('connection numbers and flows are the lowest that are free', () => {
    const { a, b } = tunnel();
    join(a, b, offer);
    expect(a.ipsec.connections().map(c => c.connectionId)).toEqual([2000, 2001, 2002, 2003]);
    a.advance(3599 * SECOND);
    const [first] = a.identity().inboundEsp;
    a.turn(turn => a.ipsec.clear(turn, { kind: 'entry', destination: A, protocol: 'esp', spi: first!.spi }));
    join(a, b, offer);
    expect(a.identity().inboundEsp.map(sa => [sa.connectionId, sa.flowId])).toEqual([
      [2002, 3],
      [2000, 1],
    ]);
  });

  test('while the peer is at it we do not ask too', () => {
    const { a, b } = tunnel();
    b.open(a.protect(there));
    b.advance(3569 * SECOND);
    const theirs = { local: B, remote: A, proxies: proxiesOf(B_TO_A), suite: offer.suite, pfs: undefined };
    b.turn(turn => b.ipsec.getSpis(turn, 3, { ...theirs, requestId: undefined }));
    b.advance(3571 * SECOND);
    expect(b.requests).toEqual([]);
    b.advance(3580 * SECOND);
    expect(b.requests).toHaveLength(1);
  });

  test('a pair that has a successor is not rekeyed, whoever asked for it', () => {
    const { a, b } = tunnel();
    b.open(a.protect(there));
    for (const side of [a, b]) side.advance(3000 * SECOND);
    join(a, b, offer);
    a.open(b.protect(back));
    for (const side of [a, b]) side.advance(3599 * SECOND);
    expect([a.requests, b.requests]).toEqual([[], []]);
  });

  test('a failed one is asked for again by the next packet', () => {
    const { a } = tunnel();
    a.protect(there);
    a.advance(3570 * SECOND);
    a.ipsec.negotiationEnded(a.requests[0]!.id, 'unanswered');
    expect(a.requests).toHaveLength(1);
    a.protect(there);
    expect(a.requests).toHaveLength(2);
  });

  test('generations are bounded', () => {
    const { a, b } = tunnel();
    for (let count = 0; count < 20; count++) join(a, b, offer);
    expect(a.identity().inboundEsp).toHaveLength(8);
    b.open(a.protect(there));
  });
});

describe('deleting', () => {
  test('a DELETE of the peer takes both directions, and none of another peer', () => {
    const { a } = tunnel();
    const { currentOutboundSpi: spi } = a.identity();
    a.turn(turn => a.ipsec.deleteOutbound(turn, B + 1, 'esp', [spi]));
    a.turn(turn => a.ipsec.deleteOutbound(turn, B, 'ah', [spi]));
    expect(a.identity().inboundEsp).toHaveLength(1);
    a.events.length = 0;
    a.turn(turn => a.ipsec.deleteOutbound(turn, B, 'esp', [spi]));
    expect(a.kinds()).toEqual(['key-engine-event', 'delete-notify-received', 'ipsec-sa-deleted', 'ipsec-sa-deleted']);
    expect(a.identity()).toMatchObject({ inboundEsp: [], outboundEsp: [] });
    expect(a.deletes).toEqual([]);
  });

  test('INITIAL-CONTACT takes all of the peer', () => {
    const { a, b } = tunnel();
    join(a, b, offer);
    a.turn(turn => a.ipsec.deleteOlder(turn, A, B, Infinity));
    expect(a.identity().inboundEsp).toEqual([]);
    expect(a.deletes).toEqual([]);
  });

  test.each([
    ['peer', { kind: 'peer', address: B }, true],
    ['another peer', { kind: 'peer', address: A }, false],
    ['map', { kind: 'map', name: 'map' }, true],
    ['another map', { kind: 'map', name: 'other' }, false],
    ['all', { kind: 'all' }, true],
  ] as const)('clear crypto sa: %s', (_name, what, gone) => {
    const { a } = tunnel();
    a.turn(turn => a.ipsec.clear(turn, what));
    expect(a.identity().inboundEsp).toHaveLength(gone ? 0 : 1);
    expect(a.deletes).toHaveLength(gone ? 1 : 0);
  });

  test('clear crypto sa counters only zeroes counters', () => {
    const { a } = tunnel();
    a.protect(there);
    a.turn(turn => a.ipsec.clear(turn, { kind: 'counters' }));
    expect(a.identity().counters.encaps).toBe(0);
    a.protect(there);
  });
});

describe('a change of configuration', () => {
  function after(change: (a: Side) => unknown): Side {
    const { a } = tunnel();
    change(a);
    return a.changed();
  }

  test.each([
    ['the map off the interface', (a: Side) => (a.interfaces = [{ ...a.interfaces[0]!, cryptoMap: undefined }])],
    ['the interface down', (a: Side) => (a.interfaces = [{ ...a.interfaces[0]!, up: false }])],
    ['another address', (a: Side) => (a.interfaces = [{ ...a.interfaces[0]!, address: A + 9 }])],
    ['the entry gone', (a: Side) => a.config.maps.get('map')!.entries.clear()],
    ['the map gone', (a: Side) => a.config.maps.clear()],
    ['the line gone', (a: Side) => a.accessLists.set('101', [line('permit', '1.0.0.0/8', '2.0.0.0/8')])],
    ['another peer', (a: Side) => a.static([A_TO_B], { peers: [B + 1] })],
  ])('%s: the SAs go, and the peer is told', (_name, change) => {
    const a = after(change);
    expect(a.ipsec.connections()).toEqual([]);
    expect(a.deletes).toHaveLength(1);
  });

  test.each([
    ['lifetimes', (a: Side) => (a.config.lifetime.seconds = 120)],
    ['transforms', (a: Side) => a.addSet({ ...DES_MD5, esp: 'esp-3des' })],
    ['a line more', (a: Side) => a.accessLists.get('101')!.push(line('permit', '1.0.0.0/8', '2.0.0.0/8'))],
    ['the MTU', (a: Side) => (a.interfaces = [{ ...a.interfaces[0]!, mtu: 1400 }])],
  ])('%s: what stands, stands', (_name, change) => {
    const a = after(change);
    expect(a.ipsec.connections()).toHaveLength(2);
    a.protect(there);
  });

  test('a request whose entry is gone is forgotten, and what comes of it is not installed', () => {
    const a = new Side('a', A, B).static([A_TO_B]);
    const b = new Side('b', B, A).static([B_TO_A]);
    a.send(there);
    a.config.maps.get('map')!.entries.clear();
    a.changed();
    expect(a.ipsec.nextTimeout()).toBeUndefined();
    join(a, b, offer, { requestId: a.requests[0]!.id });
    expect(a.ipsec.connections()).toEqual([]);
    expect(a.deletes).toHaveLength(1);
  });
});
