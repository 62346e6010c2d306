/** A router answers aggressive mode (RFC 2409 5.4): an initiator built by hand, whose keys and hashes are its own. */
import { ipv4 } from '../../src/base/ipv4-address';
import { fqdnId, ipv4Id } from '../../src/wire/isakmp/id';
import type { IdBody } from '../../src/wire/isakmp/message';
import { AggressiveInitiator } from '../support/aggressive-initiator';
import type { GatewayOptions } from './configs';
import { LEFT, responder } from './responder';

const SUITE = ['encr 3des', 'group 2'];
/** No wildcard key. */
const KEYS = (...lines: readonly string[]): GatewayOptions => ({
  policy: SUITE,
  key: 'unused address 9.9.9.9\ncrypto isakmp key unused',
  extra: ['no crypto isakmp key unused address 0.0.0.0 0.0.0.0', ...lines],
});

const address = ipv4Id(LEFT, 17, 500);

describe.each([true, false])('AM3 encrypted: %s', encrypted => {
  it.each<[string, IdBody, GatewayOptions]>([
    ['by its address', address, KEYS('crypto isakmp key secret address 192.168.0.1')],
    [
      'by a name with a key of its own',
      fqdnId('spoke.example.com', 17, 500),
      KEYS('crypto isakmp key secret hostname spoke.example.com', 'crypto isakmp key other address 0.0.0.0 0.0.0.0'),
    ],
    ['by a name without one: the key of where it comes from', fqdnId('spoke', 0, 0), { policy: SUITE }],
    [
      'by an address behind a translation that has a key',
      ipv4Id(ipv4('10.9.9.9'), 17, 500),
      KEYS('crypto isakmp key secret address 10.9.9.9'),
    ],
  ])('a peer is known %s, and the SA serves both', async (_, id, options) => {
    const { exchange, states, log } = await responder(options);
    const peer = new AggressiveInitiator(id, 'secret');
    const [am2, ...others] = exchange(peer.am1());
    expect(others).toEqual([]);
    expect(states()).toEqual(['AG_INIT_EXCH']);
    expect(peer.readAm2(am2 as Uint8Array)).toBe(true);
    // The peer offers an hour, we have a day: there is nothing to say about lifetimes.
    expect(exchange(peer.am3(encrypted))).toEqual([]);
    expect(states()).toEqual(['QM_IDLE']);
    expect(log).toContain('ISAKMP (0:1): SA has been authenticated with 192.168.0.1');
    exchange(peer.deleteIsakmp(77));
    expect(states()).toEqual(['MM_NO_STATE (deleted)']);
  });

  it('a peer with another key is not let in, and goes when nothing better comes', async () => {
    const { run, exchange, states, log } = await responder({ policy: SUITE });
    const peer = new AggressiveInitiator(address, 'wrong');
    const [am2] = exchange(peer.am1());
    expect(peer.readAm2(am2 as Uint8Array)).toBe(false);
    exchange(peer.am3(encrypted));
    expect(states()).toEqual(['AG_INIT_EXCH']);
    expect(log.join('\n')).not.toContain('SA has been authenticated');
    run.advance(61);
    expect(states()).toEqual(['AG_NO_STATE (deleted)']);
    expect(log).toContain(
      'ISAKMP (0:1): deleting SA reason "death by retransmission P1" state (R) AG_INIT_EXCH (peer 192.168.0.1) input queue 0',
    );
    run.advance(61);
    expect(Object.entries(run.router('Right').cryptoCensus()).filter(([, count]) => count !== 0)).toEqual([]);
  });
});

it('a HASH_I that is altered authenticates nobody; the right one still does', async () => {
  const { exchange, states, log } = await responder({ policy: SUITE });
  const peer = new AggressiveInitiator(address, 'secret');
  peer.readAm2(exchange(peer.am1())[0] as Uint8Array);
  exchange(peer.am3(false, hash => hash.map((byte, i) => (i === 3 ? byte ^ 1 : byte))));
  expect(states()).toEqual(['AG_INIT_EXCH']);
  expect(log).toContain('%CRYPTO-6-IKMP_AUTH_FAIL: Authentication method 1 failed with host 192.168.0.1');
  exchange(peer.am3(true));
  expect(states()).toEqual(['QM_IDLE']);
});

it('AM1 that comes twice is answered with the same AM2, once a second at most', async () => {
  const { run, exchange, states } = await responder({ policy: SUITE });
  const peer = new AggressiveInitiator(address, 'secret');
  const [first] = exchange(peer.am1());
  run.advance(2);
  expect(exchange(peer.am1())).toEqual([first]);
  expect(exchange(peer.am1())).toEqual([]);
  expect(states()).toHaveLength(1);
});

describe('no Diffie-Hellman and nothing left behind for', () => {
  it.each<[string, AggressiveInitiator, RegExp]>([
    ['a policy that is none of ours', new AggressiveInitiator(address, 'secret', 1), /Hash algorithm offered/],
    [
      'an identity of another port',
      new AggressiveInitiator(ipv4Id(LEFT, 17, 4500), 'secret'),
      /ID payload does not match/,
    ],
  ])('%s', async (_, peer, line) => {
    const { run, exchange, states, log } = await responder({ policy: SUITE });
    run.router('Right').debugFlags.add('crypto engine');
    exchange(peer.am1());
    expect(states()).toEqual(['AG_NO_STATE (deleted)']);
    expect(log.join('\n')).toMatch(line);
    expect(log.join('\n')).not.toContain('generate alg parameter');
    expect(log).toContain('%CRYPTO-6-IKMP_MODE_FAILURE: Processing of Aggressive mode failed with peer at 192.168.0.1');
    run.advance(61);
    expect(Object.entries(run.router('Right').cryptoCensus()).filter(([, count]) => count !== 0)).toEqual([]);
  });

  it('a public value out of range', async () => {
    const { run, exchange, states, log } = await responder({ policy: SUITE });
    exchange(new AggressiveInitiator(address, 'secret').am1(new Uint8Array(128)));
    expect(states()).toEqual(['AG_NO_STATE (deleted)']);
    expect(log.join('\n')).toContain('IKMP_BAD_MESSAGE');
    run.advance(61);
    expect(Object.entries(run.router('Right').cryptoCensus()).filter(([, count]) => count !== 0)).toEqual([]);
  });
});
