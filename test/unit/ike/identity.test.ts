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
  ])('fits: %s', (_, id) => expect(identityFits(env, id, PEER)).toBe(true));

  it.each([
    ['another address', ipv4Id(ipv4('11.11.11.3'), 17, 500)],
    ['a name that leads elsewhere', fqdnId('elsewhere', 17, 500)],
    ['another port', ipv4Id(PEER, 17, 4500)],
    ['another protocol', ipv4Id(PEER, 6, 500)],
    ['a port without its protocol', ipv4Id(PEER, 0, 500)],
  ])('does not fit: %s', (_, id) => expect(identityFits(env, id, PEER)).toBe(false));
});
