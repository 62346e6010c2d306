import { proxiesOf } from '../../../src/ipsec/selector';
import { suiteOf } from '../../../src/ipsec/transforms';
import { A, A_TO_B, B, B_TO_A, DES_MD5, join, line, OUTSIDE, packet, Side, transformSet, tunnel } from './support';

function discovered(): { a: Side; b: Side } {
  const a = new Side('a', A, B).dynamic([A_TO_B]);
  const b = new Side('b', B, A).dynamic([B_TO_A]);
  a.send(packet('13.13.13.14', '12.12.12.13'));
  a.turn(turn => a.ipsec.acceptDiscovered(turn, 1, B, proxiesOf(A_TO_B)));
  join(a, b, { suite: suiteOf(DES_MD5, 1), proxies: proxiesOf(A_TO_B) }, { requestId: 1 });
  return { a, b };
}

test('show crypto ipsec sa: an identity that discovery made, after nine pings', () => {
  const { a, b } = discovered();
  for (let count = 0; count < 9; count++) {
    b.open(a.protect(packet('13.13.13.14', '12.12.12.13')));
    a.open(b.protect(packet('12.12.12.13', '13.13.13.14')));
  }
  const views = a.ipsec.identities(1_076_000);
  expect(views).toHaveLength(1);
  const [view] = views;
  expect(view).toMatchObject({
    interfaceName: OUTSIDE,
    mapName: 'map',
    localAddress: A,
    local: proxiesOf(A_TO_B).local,
    remote: proxiesOf(A_TO_B).remote,
    peer: B,
    flags: [],
    counters: { encaps: 9, encrypt: 9, digest: 9, decaps: 9, decrypt: 9, verify: 9, sendErrors: 0, receiveErrors: 0 },
    pathMtu: 1500,
    mediaMtu: 1500,
    inboundAh: [],
    inboundIpcomp: [],
    outboundIpcomp: [],
    outboundAh: [],
  });
  const common = { transform: 'esp-des esp-md5-hmac', mode: 'Tunnel', slot: 0, mapName: 'map', remainingSeconds: 2524 };
  expect(view!.inboundEsp).toMatchObject([
    { ...common, connectionId: 2000, flowId: 1, ivBytes: 8, replayDetection: true },
  ]);
  expect(view!.outboundEsp).toMatchObject([{ ...common, connectionId: 2001, flowId: 2 }]);
  expect(view!.outboundEsp[0]!.spi).toBe(view!.currentOutboundSpi);
  expect(view!.inboundEsp[0]!.remainingKilobytes).toBe(view!.outboundEsp[0]!.remainingKilobytes);
  expect(a.ipsec.connections()).toEqual([
    {
      connectionId: 2000,
      interfaceName: OUTSIDE,
      address: A,
      algorithm: 'HMAC_MD5+DES_56_CBC',
      encrypt: 0,
      decrypt: 9,
    },
    {
      connectionId: 2001,
      interfaceName: OUTSIDE,
      address: A,
      algorithm: 'HMAC_MD5+DES_56_CBC',
      encrypt: 9,
      decrypt: 0,
    },
  ]);
});

test('both ends agree: SPIs crossed, counters equal', () => {
  const { a, b } = discovered();
  b.open(a.protect(packet('13.13.13.14', '12.12.12.13')));
  const [ours, theirs] = [a.identity(), b.identity()];
  expect(ours.inboundEsp[0]!.spi).toBe(theirs.outboundEsp[0]!.spi);
  expect(ours.outboundEsp[0]!.spi).toBe(theirs.inboundEsp[0]!.spi);
  expect([ours.counters.encaps, ours.counters.decaps]).toEqual([theirs.counters.decaps, theirs.counters.encaps]);
});

test('the same keys stand in the key events of both ends', () => {
  const { a, b } = discovered();
  const keys = (side: Side): string[] =>
    side.events.flatMap(event =>
      event.kind === 'esp-keys'
        ? [
            `${event.spi} ${Buffer.from(event.encryptionKey).toString('hex')} ${Buffer.from(event.authenticationKey).toString('hex')}`,
          ]
        : [],
    );
  expect(keys(a)).toHaveLength(2);
  expect(keys(a).sort()).toEqual(keys(b).sort());
});

test('every permit line of a static entry is an identity, with SAs or without', () => {
  const a = new Side('a', A, B).static([
    A_TO_B,
    line('deny', '1.1.1.1/32', '0.0.0.0/0'),
    line('permit', '1.0.0.0/8', '2.0.0.0/8'),
  ]);
  expect(a.ipsec.identities(0).map(view => [view.flags, view.peer, view.inboundEsp])).toEqual([
    [['origin_is_acl'], B, []],
    [['origin_is_acl'], B, []],
  ]);
});

test('ESP and AH stand in paragraphs of their own', () => {
  const { a } = tunnel(transformSet({ name: 'both', ah: 'ah-sha-hmac', esp: 'esp-aes 256', espAuth: 'esp-sha-hmac' }));
  const view = a.identity();
  expect(view.inboundEsp).toMatchObject([{ transform: 'esp-256-aes esp-sha-hmac', ivBytes: 16, connectionId: 2002 }]);
  expect(view.inboundAh).toMatchObject([{ transform: 'ah-sha-hmac', ivBytes: 0, connectionId: 2000 }]);
  expect(a.ipsec.connections().map(connection => connection.algorithm)).toEqual([
    'HMAC_SHA',
    'HMAC_SHA',
    'HMAC_SHA+AES_CBC',
    'HMAC_SHA+AES_CBC',
  ]);
});

test('a map that does not exist has no entries', () => {
  expect(new Side('a', A, B).ipsec.mapEntries('nowhere')).toEqual([]);
});
