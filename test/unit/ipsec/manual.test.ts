import { ipv4 } from '../../../src/base/ipv4-address';
import { newEntryPolicy, type ManualMapEntry } from '../../../src/ipsec/configuration';
import { SecurityAssociation } from '../../../src/ipsec/security-association';
import { line, Side } from './support';

const LEFT = ipv4('192.168.0.1');
const RIGHT = ipv4('192.168.0.2');
const KEY = '0123456789abcdef0123456789abcdef01234567';

function withTypedKeys(): Side {
  const side = new Side('left', LEFT, RIGHT);
  side.accessLists.set('101', [line('permit', '10.1.1.0/24', '10.2.2.0/24')]);
  const entry: ManualMapEntry = {
    ...newEntryPolicy(10),
    kind: 'ipsec-manual',
    match: '101',
    transformSets: ['des-md5'],
    inbound: { ah: undefined, esp: { spi: 300, cipher: KEY, authenticator: KEY } },
    outbound: { ah: undefined, esp: { spi: 301, cipher: KEY, authenticator: KEY } },
  };
  entry.peers.push(RIGHT);
  side.config.maps.get('map')?.entries.set(10, entry);
  return side.changed();
}

const standing = (side: Side): number => side.ipsec.connections().length;

it('a DELETE of the peer that names their SPI ends no SAs of typed keys, nor does its INITIAL-CONTACT', () => {
  const side = withTypedKeys();
  expect(standing(side)).toBe(2);
  side.turn(turn => side.ipsec.deleteOutbound(turn, RIGHT, 'esp', [301]));
  side.turn(turn => side.ipsec.deleteOlder(turn, LEFT, RIGHT, Infinity));
  expect(standing(side)).toBe(2);
  expect(side.deletes).toEqual([]);
});

it('nothing is due for them, now or ever', () => {
  const side = withTypedKeys();
  expect(side.ipsec.nextTimeout()).toBeUndefined();
  side.now = 1e12;
  side.turn(turn => side.ipsec.handleTimeout(turn));
  expect(standing(side)).toBe(2);
});

it('sequence numbers that are used up start anew where nobody negotiates, and only there (RFC 2406 3.3.3)', () => {
  const make = (manual: boolean): SecurityAssociation => {
    const sa = new SecurityAssociation({
      direction: 'outbound',
      offer: { protocol: 'ah', transformId: 2, hmac: 1, keyLength: 0, encapsulation: 1 },
      keys: { protocol: 'ah', spi: 300, encryptionKey: new Uint8Array(0), authenticationKey: new Uint8Array(16) },
      source: LEFT,
      destination: RIGHT,
      connectionId: 2001,
      flowId: 2,
      manual,
    });
    Object.assign(sa, { sequence: 0xfffffffe });
    return sa;
  };
  const typed = make(true);
  expect([typed.nextSequence(), typed.exhausted, typed.nextSequence()]).toEqual([0xffffffff, false, 1]);
  const negotiated = make(false);
  expect([negotiated.nextSequence(), negotiated.exhausted]).toEqual([0xffffffff, true]);
  expect(() => negotiated.nextSequence()).toThrow('must never cycle');
});
