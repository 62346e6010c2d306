import { ipv4 } from '../../../src/base/ipv4-address';
import { identityFits } from '../../../src/ike/identity';
import { fqdnId, ipv4Id } from '../../../src/wire/isakmp/id';

const PEER = ipv4('11.11.11.2');
const env = { hostAddress: (name: string) => (name === 'elsewhere' ? ipv4('1.2.3.4') : undefined) };

describe('the identity of phase 1', () => {
  it.each([
    ['the address, for ISAKMP', ipv4Id(PEER, 17, 500)],
    ['the address, for anything', ipv4Id(PEER)],
    ['a name that nobody knows', fqdnId('fred', 17, 500)],
  ])('fits: %s', (_, id) => expect(identityFits(env, id, { peer: PEER, natTraversal: undefined })).toBe(true));

  it.each([
    ['another address', ipv4Id(ipv4('11.11.11.3'), 17, 500)],
    ['a name that leads elsewhere', fqdnId('elsewhere', 17, 500)],
    ['another port', ipv4Id(PEER, 17, 4500)],
    ['UDP without a port', ipv4Id(PEER, 17, 0)],
    ['another protocol', ipv4Id(PEER, 6, 500)],
    ['a port without its protocol', ipv4Id(PEER, 0, 500)],
  ])('does not fit: %s', (_, id) => expect(identityFits(env, id, { peer: PEER, natTraversal: undefined })).toBe(false));

  describe('with an end that knows NAT traversal', () => {
    const known = { form: 'natTDraft03', inside: false, peerInside: false, keepaliveAt: undefined } as const;
    const inside = ipv4Id(ipv4('10.0.0.1'), 17, 0);

    it('UDP may stand without a port (RFC 3947 4)', () => {
      expect(identityFits(env, ipv4Id(PEER, 17, 0), { peer: PEER, natTraversal: known })).toBe(true);
    });

    it('the address is another only where it is translated', () => {
      expect(identityFits(env, inside, { peer: PEER, natTraversal: known })).toBe(false);
      expect(identityFits(env, inside, { peer: PEER, natTraversal: { ...known, peerInside: true } })).toBe(true);
    });
  });
});
