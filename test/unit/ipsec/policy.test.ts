import { ipv4 } from '../../../src/base/ipv4-address';
import type { SaProposal } from '../../../src/ike/ipsec-port';
import { proxiesOf } from '../../../src/ipsec/selector';
import { suiteOf } from '../../../src/ipsec/transforms';
import { IP_PROTOCOL } from '../../../src/wire/ipv4';
import { A, A_TO_B, B, B_TO_A, DES_MD5, join, line, OUTSIDE, packet, Side, transformSet, tunnel } from './support';

const there = packet('13.13.13.14', '12.12.12.13');
const back = packet('12.12.12.13', '13.13.13.14');

describe('the way out', () => {
  test('traffic of no entry, and of an interface without a map, goes in the clear', () => {
    const { a } = tunnel();
    expect(a.send(packet('11.11.11.1', '12.12.12.13')).kind).toBe('clear');
    expect(a.ipsec.outbound(0, { name: 'FastEthernet0/1' }, there).kind).toBe('clear');
  });

  test('a deny line leads to the next entry, and to the clear after the last', () => {
    const a = new Side('a', A, B).static([line('deny', '13.13.13.14/32', '0.0.0.0/0'), A_TO_B]);
    expect(a.send(there).kind).toBe('clear');
    expect(a.send(packet('13.13.13.15', '12.12.12.13')).kind).toBe('drop');
    a.static([A_TO_B], { sequence: 20, list: '102' });
    expect(a.send(there).kind).toBe('drop');
  });

  test('an access list that changes works at once', () => {
    const { a } = tunnel();
    a.protect(there);
    a.accessLists.set('101', [line('deny', '13.13.13.14/32', '0.0.0.0/0'), A_TO_B]);
    a.changed();
    expect(a.send(there).kind).toBe('clear');
    a.protect(packet('13.13.13.15', '12.12.12.13'));
  });

  test('ports and protocols of a line count', () => {
    const telnet = line('permit', '13.13.13.0/24', '12.12.12.0/24', {
      protocol: IP_PROTOCOL.udp,
      remotePort: { operator: 'eq', port: 0x0203 },
    });
    const a = new Side('a', A, B).static([telnet]);
    // The payload counts up from 0: source port 0x0001, destination port 0x0203.
    expect(a.send(packet('13.13.13.1', '12.12.12.1', { protocol: IP_PROTOCOL.udp })).kind).toBe('drop');
    expect(a.send(packet('13.13.13.1', '12.12.12.1', { protocol: IP_PROTOCOL.tcp })).kind).toBe('clear');
    expect(a.identity().remote).toMatchObject({ protocol: 17, port: 0x0203 });
    a.accessLists.set('101', [{ ...telnet, remotePort: { operator: 'range', first: 1, last: 0x0202 } }]);
    a.changed();
    expect(a.send(packet('13.13.13.1', '12.12.12.1', { protocol: IP_PROTOCOL.udp })).kind).toBe('clear');
  });

  test('an entry without peer, transform set or access list protects nothing', () => {
    expect(new Side('a', A, B).static([A_TO_B], { peers: [] }).send(there).kind).toBe('clear');
    expect(new Side('a', A, B).dynamic(undefined).send(there).kind).toBe('clear');
  });
});

describe('the way in', () => {
  test('clear traffic that should have been protected is refused, other traffic passes', () => {
    const { a } = tunnel();
    expect(a.ipsec.arrivedClear(0, OUTSIDE, back)).toBe(false);
    expect(a.events.slice(-1)).toMatchObject([{ kind: 'clear-packet-refused', packet: { protocol: 1 } }]);
    expect(a.ipsec.arrivedClear(0, OUTSIDE, packet('11.11.11.2', '13.13.13.14'))).toBe(true);
    expect(a.ipsec.arrivedClear(0, 'FastEthernet0/1', back)).toBe(true);
  });

  test('a dynamic entry filters too, by its access list or by what its peers have set up', () => {
    expect(new Side('a', A, B).dynamic([A_TO_B]).ipsec.arrivedClear(0, OUTSIDE, back)).toBe(false);
    const b = new Side('b', B, A).dynamic(undefined, { discover: false });
    expect(b.ipsec.arrivedClear(0, OUTSIDE, there)).toBe(true);
    join(new Side('a', A, B).static([A_TO_B]), b, { suite: suiteOf(DES_MD5, 1), proxies: proxiesOf(A_TO_B) });
    expect(b.ipsec.arrivedClear(0, OUTSIDE, there)).toBe(false);
  });

  test('a flow of the map is one to look for a probe in, whatever its ports', () => {
    const a = new Side('a', A, B).dynamic([line('permit', '13.13.13.0/24', '12.12.12.0/24', { protocol: 6 })]);
    expect(a.ipsec.protects(OUTSIDE, packet('12.12.12.13', '13.13.13.14', { protocol: 17 }))).toBe(true);
    expect(a.ipsec.protects(OUTSIDE, packet('12.12.13.13', '13.13.13.14', { protocol: 17 }))).toBe(false);
    expect(a.ipsec.protects('FastEthernet0/1', back)).toBe(false);
  });
});

describe('a responder judges', () => {
  const proposal = (more: Partial<SaProposal> = {}): SaProposal => ({
    local: B,
    remote: A,
    proxies: proxiesOf(B_TO_A),
    suite: suiteOf(DES_MD5, 1),
    pfs: undefined,
    requestId: undefined,
    ...more,
  });

  function judged(b: Side, of: SaProposal): (string | undefined)[] {
    let first: string | undefined;
    let second: string | undefined;
    b.turn(turn => {
      first = b.ipsec.validateProposal(turn, of);
      second = b.ipsec.validateProposalRequest(turn, of);
    });
    return [first, second];
  }

  const responder = (): Side => new Side('b', B, A).static([B_TO_A]);

  test('what the entry asks for is taken, and told in the order of the real logs', () => {
    const b = responder();
    expect(judged(b, proposal())).toEqual([undefined, undefined]);
    expect(b.kinds()).toEqual(['validate-proposal', 'proposal-part', 'validate-proposal-request']);
  });

  test('another transform', () => {
    const b = responder();
    const suite = suiteOf(transformSet({ esp: 'esp-3des', espAuth: 'esp-sha-hmac' }), 1);
    expect(judged(b, proposal({ suite }))[0]).toBe('transform');
    expect(b.events[1]).toEqual({ kind: 'transform-not-supported', protocol: 'esp', transformId: 3, hmac: 2 });
  });

  test('more or fewer protocols than the set has', () => {
    const suite = suiteOf(transformSet({ ah: 'ah-md5-hmac', esp: 'esp-des', espAuth: 'esp-md5-hmac' }), 1);
    expect(judged(responder(), proposal({ suite }))[0]).toBe('transform');
    expect(judged(responder(), proposal({ suite: suite.slice(0, 1) }))[0]).toBe('transform');
  });

  test('AES without a key length is AES of 128 bits', () => {
    const b = responder();
    b.addSet(transformSet({ name: 'des-md5', esp: 'esp-aes', espAuth: 'esp-md5-hmac' }));
    const offer = { protocol: 'esp' as const, transformId: 12, hmac: 1, encapsulation: 1 };
    expect(judged(b, proposal({ suite: [{ ...offer, keyLength: 0 }] }))[0]).toBeUndefined();
    expect(judged(b, proposal({ suite: [{ ...offer, keyLength: 128 }] }))[0]).toBeUndefined();
    expect(judged(b, proposal({ suite: [{ ...offer, keyLength: 256 }] }))[0]).toBe('transform');
  });

  test('a subset of the access list is taken, a superset or another network is not', () => {
    const b = responder();
    const subset = proxiesOf(line('permit', '12.12.12.13/32', '13.13.13.0/25'));
    const superset = proxiesOf(line('permit', '12.12.0.0/16', '13.13.13.0/24'));
    const other = proxiesOf(line('permit', '12.12.13.0/24', '13.13.13.0/24'));
    const turned = proxiesOf(A_TO_B);
    expect(judged(b, proposal({ proxies: subset }))).toEqual([undefined, undefined]);
    expect(judged(b, proposal({ proxies: superset }))).toEqual([undefined, 'proxies']);
    expect(judged(b, proposal({ proxies: other }))).toEqual([undefined, 'proxies']);
    expect(judged(b, proposal({ proxies: turned }))).toEqual([undefined, 'proxies']);
    expect(b.kinds().slice(-1)).toEqual(['proxies-not-supported']);
  });

  test('another protocol than the line has', () => {
    const tcp = { protocol: 6 };
    const b = new Side('b', B, A).static([line('permit', '12.12.12.0/24', '13.13.13.0/24', tcp)]);
    expect(judged(b, proposal())[1]).toBe('proxies');
    expect(
      judged(b, proposal({ proxies: proxiesOf(line('permit', '12.12.12.0/24', '13.13.13.0/24', tcp)) }))[1],
    ).toBeUndefined();
  });

  test('a gateway that no entry names; a dynamic entry deals with any', () => {
    const stranger = ipv4('9.9.9.9');
    const b = responder();
    expect(judged(b, proposal({ remote: stranger }))[0]).toBe('peer');
    expect(b.events[1]).toEqual({ kind: 'peer-not-found', address: stranger });
    expect(judged(new Side('b', B, A).dynamic([B_TO_A]), proposal({ remote: stranger }))).toEqual([
      undefined,
      undefined,
    ]);
  });

  test('an address of ours that carries no map', () => {
    const b = responder();
    expect(judged(b, proposal({ local: ipv4('12.12.12.12') }))[0]).toBe('local-address');
    expect(b.events[1]).toMatchObject({ kind: 'invalid-local-address' });
  });

  test('a dynamic entry without an access list takes any proxies', () => {
    const b = new Side('b', B, A).dynamic(undefined);
    expect(judged(b, proposal({ proxies: proxiesOf(line('permit', '1.0.0.0/8', '2.0.0.0/8')) }))[1]).toBeUndefined();
  });

  test('PFS fails only where it is demanded; group 1, the default, is content with group 2', () => {
    const b = responder();
    expect(judged(b, proposal({ pfs: 2 }))[0]).toBeUndefined();
    const [entry] = b.config.maps.get('map')!.entries.values();
    if (entry?.kind !== 'ipsec-isakmp') throw new Error('a static entry');
    entry.pfs = 1;
    expect(judged(b, proposal())[0]).toBe('pfs');
    expect(judged(b, proposal({ pfs: 2 }))[0]).toBeUndefined();
    entry.pfs = 2;
    expect(judged(b, proposal({ pfs: 1 }))[0]).toBe('pfs');
  });

  test('a set of mode transport takes either mode, one of mode tunnel only tunnel', () => {
    const hosts = proxiesOf(line('permit', '11.11.11.2/32', '11.11.11.1/32'));
    const b = new Side('b', B, A).static([line('permit', '11.11.11.2/32', '11.11.11.1/32')]);
    const transport = proposal({ proxies: hosts, suite: suiteOf(DES_MD5, 2) });
    expect(judged(b, transport)[0]).toBe('mode');
    b.addSet({ ...DES_MD5, mode: 'transport' });
    expect(judged(b, transport)).toEqual([undefined, undefined]);
    expect(judged(b, proposal({ proxies: hosts }))).toEqual([undefined, undefined]);
    expect(judged(b, { ...transport, proxies: proxiesOf(B_TO_A) })[0]).toBe('mode');
  });
});

test('transport mode keeps the header and shields what it carries', () => {
  const set = transformSet({ name: 'transport', esp: 'esp-3des', espAuth: 'esp-sha-hmac', mode: 'transport' });
  const a = new Side('a', A, B);
  const b = new Side('b', B, A);
  for (const side of [a, b]) side.addSet(set);
  a.static([line('permit', '11.11.11.1/32', '11.11.11.2/32')], { set: 'transport' });
  b.static([line('permit', '11.11.11.2/32', '11.11.11.1/32')], { set: 'transport' });
  const { local, remote } = a.identity();
  a.send(packet('11.11.11.1', '11.11.11.2'));
  const [request] = a.requests;
  expect(request?.suites[0]?.[0]?.encapsulation).toBe(2);
  join(a, b, { suite: request!.suites[0]!, proxies: { local, remote } }, { requestId: request!.id });
  const original = packet('11.11.11.1', '11.11.11.2', { length: 61, tos: 16 });
  const outside = a.protect(original);
  expect(outside).toHaveLength(20 + 8 + 8 + 48 + 12);
  expect(Buffer.compare(b.open(outside), original)).toBe(0);
  expect(a.send(packet('11.11.11.1', '11.11.11.2', { mf: true })).kind).toBe('drop');
  expect(a.identity().inboundEsp[0]).toMatchObject({ mode: 'Transport' });
});
