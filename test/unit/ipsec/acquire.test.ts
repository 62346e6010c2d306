import { ipv4 } from '../../../src/base/ipv4-address';
import type { Discovered, ProxyPair, SaRequest } from '../../../src/ike/ipsec-port';
import { proxiesOf } from '../../../src/ipsec/selector';
import { A, A_TO_B, B, B_TO_A, join, line, OUTSIDE, packet, Side } from './support';

const there = packet('13.13.13.14', '12.12.12.13');
const SECOND = 1000;

function discoverer(rules = [A_TO_B]): Side {
  return new Side('a', A, B).dynamic(rules);
}

function judged(a: Side, request: SaRequest, proxies: ProxyPair, peer = B): Discovered {
  let judgement: Discovered;
  a.turn(turn => {
    judgement = a.ipsec.acceptDiscovered(turn, request.id, peer, proxies);
  });
  return judgement;
}

function accept(a: Side, request: SaRequest, proxies: ProxyPair, peer = B): SaRequest | undefined {
  const judgement = judged(a, request, proxies, peer);
  return typeof judgement === 'string' ? undefined : judgement;
}

describe('a dynamic entry with discover', () => {
  test('the packet is lost and a discovery asked for, with the whole remote side of the line', () => {
    const a = discoverer();
    expect(a.send(there).kind).toBe('drop');
    expect(a.kinds()).toEqual(['tunnel-discover-request']);
    expect(a.requests).toMatchObject([
      {
        kind: 'discover',
        local: A,
        remote: 0,
        flow: { source: ipv4('13.13.13.14'), destination: ipv4('12.12.12.13'), protocol: 1 },
        proxies: proxiesOf(A_TO_B),
        egress: { interfaceName: OUTSIDE, nextHop: B },
        lifetime: { seconds: 3600, kilobytes: 4608000 },
      },
    ]);
  });

  test('one probe a flow: more packets are lost silently, another flow asks for itself', () => {
    const a = discoverer();
    for (let count = 0; count < 4; count++) a.send(there);
    expect(a.count('tunnel-discover-request')).toBe(1);
    a.send(packet('13.13.13.14', '12.12.12.99'));
    expect(a.count('tunnel-discover-request')).toBe(2);
  });

  test('a probe goes out again after 10 s if traffic still asks, five in all, then it starts anew', () => {
    const a = discoverer();
    const asked: number[] = [];
    for (let second = 0; second <= 61; second++) {
      a.advance(second * SECOND);
      const before = a.requests.length;
      a.send(there);
      if (a.requests.length > before) asked.push(second);
    }
    expect(asked).toEqual([0, 10, 20, 30, 40, 50, 60]);
    expect(a.requests.map(request => request.id)).toEqual([1, 1, 1, 1, 1, 2, 2]);
  });

  test('without traffic nothing is sent again, and all is forgotten', () => {
    const a = discoverer();
    a.send(there);
    a.advance(200 * SECOND);
    expect(a.requests).toHaveLength(1);
    expect(a.ipsec.nextTimeout()).toBeUndefined();
  });

  test('an answer makes the run-time entry under the next free number, which then serves as a normal one', () => {
    const a = discoverer();
    a.send(there);
    const request = accept(a, a.requests[0]!, proxiesOf(A_TO_B));
    expect(request).toMatchObject({ kind: 'negotiate', id: 1, local: A, remote: B, proxies: proxiesOf(A_TO_B) });
    const [template, made] = a.ipsec.mapEntries('map');
    expect(template).toMatchObject({ kind: 'dynamic', sequence: 10, template: 'dyn', discover: true });
    expect(made).toMatchObject({
      sequence: 11,
      createdFrom: { template: 'dyn', sequence: 10 },
      peers: [B],
      currentPeer: B,
      accessList: undefined,
      transformSets: ['des-md5'],
      interfaces: [OUTSIDE],
    });
    // Another flow of the same networks, while the negotiation runs: no probe.
    a.send(packet('13.13.13.77', '12.12.12.99'));
    expect(a.requests).toHaveLength(1);
    const b = new Side('b', B, A).dynamic([B_TO_A]);
    join(a, b, { suite: request!.suites[0]!, proxies: request!.proxies }, { requestId: 1 });
    expect(b.open(a.protect(there))).toHaveLength(100);
    a.protect(packet('13.13.13.77', '12.12.12.99'));
    expect(b.ipsec.mapEntries('map')[1]).toMatchObject({ sequence: 11, currentPeer: A });
  });

  test('another flow of the same networks whose answer comes later is served already, and forgotten', () => {
    const a = discoverer();
    a.send(there);
    a.send(packet('13.13.13.77', '12.12.12.99'));
    expect(a.requests).toHaveLength(2);
    accept(a, a.requests[0]!, proxiesOf(A_TO_B));
    expect(judged(a, a.requests[1]!, proxiesOf(A_TO_B))).toBe('served');
    a.ipsec.negotiationEnded(1, 'unanswered');
    expect(a.ipsec.nextTimeout()).toBeUndefined();
  });

  test('the run-time entry takes the next number that is free', () => {
    const a = discoverer().static([line('permit', '1.0.0.0/8', '2.0.0.0/8')], { sequence: 11, list: '102' });
    a.send(there);
    accept(a, a.requests[0]!, proxiesOf(A_TO_B));
    expect(a.ipsec.mapEntries('map').map(entry => entry.sequence)).toEqual([10, 11, 12]);
    // A configured entry that takes the number has the right to it.
    a.static([line('permit', '3.0.0.0/8', '2.0.0.0/8')], { sequence: 12, list: '103' });
    expect(a.ipsec.mapEntries('map').map(entry => [entry.sequence, entry.kind])).toEqual([
      [10, 'dynamic'],
      [11, 'ipsec-isakmp'],
      [12, 'ipsec-isakmp'],
      [13, 'ipsec-isakmp'],
    ]);
  });

  test('a negotiation that failed takes the run-time entry with it, and the flow may ask again', () => {
    const a = discoverer();
    a.send(there);
    accept(a, a.requests[0]!, proxiesOf(A_TO_B));
    a.ipsec.negotiationEnded(1, 'unanswered');
    expect(a.ipsec.mapEntries('map')).toHaveLength(1);
    a.send(there);
    expect(a.count('tunnel-discover-request')).toBe(2);
  });

  test('the run-time entry goes with its last SA', () => {
    const a = discoverer();
    a.send(there);
    const request = accept(a, a.requests[0]!, proxiesOf(A_TO_B))!;
    const b = new Side('b', B, A).dynamic([B_TO_A]);
    join(a, b, { suite: request.suites[0]!, proxies: request.proxies }, { requestId: 1 });
    for (const side of [a, b]) side.turn(turn => side.ipsec.clear(turn, { kind: 'all' }));
    expect(a.ipsec.mapEntries('map')).toHaveLength(1);
    expect(b.ipsec.mapEntries('map')).toHaveLength(1);
    expect(a.ipsec.identities(0)).toEqual([]);
  });

  describe.each([
    ['a remote half wider than the line', { ...proxiesOf(line('permit', '13.13.13.0/24', '12.12.0.0/16')) }],
    [
      'a remote half without the host that was asked for',
      proxiesOf(line('permit', '13.13.13.0/24', '12.12.12.128/25')),
    ],
    ['a local half without the host that asks', proxiesOf(line('permit', '13.13.13.128/25', '12.12.12.0/24'))],
    ['everything', proxiesOf(line('permit', '0.0.0.0/0', '0.0.0.0/0'))],
  ])('an answer with %s', (_name, proxies) => {
    test('opens nothing', () => {
      const a = discoverer();
      a.send(there);
      expect(accept(a, a.requests[0]!, proxies)).toBeUndefined();
      expect(a.ipsec.mapEntries('map')).toHaveLength(1);
    });
  });

  test('a narrower answer that holds the flow is taken', () => {
    const a = discoverer();
    a.send(there);
    const narrow = proxiesOf(line('permit', '13.13.13.0/24', '12.12.12.0/28'));
    expect(accept(a, a.requests[0]!, narrow)).toMatchObject({ proxies: narrow });
  });

  test('an answer that names ourselves, nobody, or comes twice opens nothing', () => {
    const a = discoverer();
    a.send(there);
    const [request] = a.requests;
    expect(accept(a, request!, proxiesOf(A_TO_B), A)).toBeUndefined();
    expect(accept(a, request!, proxiesOf(A_TO_B), 0)).toBeUndefined();
    expect(accept(a, request!, proxiesOf(A_TO_B))).toBeDefined();
    expect(accept(a, request!, proxiesOf(A_TO_B))).toBeUndefined();
    expect(accept(a, { ...request!, id: 99 }, proxiesOf(A_TO_B))).toBeUndefined();
  });

  test('a scan of the far side is bounded', () => {
    const a = discoverer([line('permit', '13.13.13.0/24', '12.12.0.0/16')]);
    for (let host = 0; host < 3000; host++)
      a.send(packet('13.13.13.14', `12.12.${host >> 8}.${host & 255}`, { length: 28 }));
    expect(a.requests).toHaveLength(1000);
    a.advance(100 * SECOND);
    a.send(there);
    expect(a.requests).toHaveLength(1001);
  });

  test('a template with peers deals with those alone', () => {
    const a = discoverer();
    a.config.dynamicMaps.get('dyn')!.get(10)!.peers.push(B);
    a.changed();
    a.send(there);
    expect(accept(a, a.requests[0]!, proxiesOf(A_TO_B), B + 1)).toBeUndefined();
    expect(accept(a, a.requests[0]!, proxiesOf(A_TO_B), B)).toBeDefined();
  });

  test('the host of a host line keeps ID_IPV4_ADDR', () => {
    const host = line('permit', '13.13.13.14/32', '12.12.12.0/24');
    const a = discoverer([host]);
    a.send(there);
    const proxies = proxiesOf(host);
    const asSubnets = { ...proxies, local: { ...proxies.local, type: 4 as const } };
    expect(accept(a, a.requests[0]!, asSubnets)?.proxies.local).toMatchObject({ type: 1 });
  });
});

test('a dynamic entry without discover loses the packet and starts nothing', () => {
  const a = new Side('a', A, B).dynamic([A_TO_B], { discover: false });
  expect(a.send(there).kind).toBe('drop');
  expect(a.events).toEqual([]);
});

describe('a probe is answered', () => {
  const probe = {
    flow: { source: ipv4('13.13.13.14'), destination: ipv4('12.12.12.13') },
    gateway: A,
    proxy: proxiesOf(A_TO_B).local,
    interfaceName: OUTSIDE,
  };

  function answer(b: Side, more: Partial<typeof probe> = {}): unknown {
    let result: unknown;
    b.turn(turn => {
      result = b.ipsec.answerProbe(turn, { ...probe, ...more });
    });
    return result;
  }

  test('with the local half of the line that covers the flow, and the address of the interface', () => {
    const b = new Side('b', B, A).dynamic([B_TO_A], { discover: false });
    expect(answer(b)).toEqual({ local: proxiesOf(B_TO_A).local, gateway: B });
  });

  test('not for a flow of no line, a denied one, or an interface without a map', () => {
    const b = new Side('b', B, A).dynamic([line('deny', '12.12.12.99/32', '13.13.13.0/24'), B_TO_A]);
    expect(answer(b, { flow: { source: ipv4('13.13.13.14'), destination: ipv4('12.12.12.99') } })).toBeUndefined();
    expect(answer(b, { flow: { source: ipv4('13.13.14.14'), destination: ipv4('12.12.12.13') } })).toBeUndefined();
    expect(answer(b, { interfaceName: 'FastEthernet0/1' })).toBeUndefined();
  });

  test('by a static entry only to its own peer', () => {
    const b = new Side('b', B, A).static([B_TO_A]);
    expect(answer(b)).toMatchObject({ gateway: B });
    expect(answer(b, { gateway: ipv4('9.9.9.9') })).toBeUndefined();
  });
});

describe('a static entry', () => {
  const setUp = (): Side => new Side('a', A, B).static([A_TO_B]);

  test('asks for SAs with its peer, once, and counts what is lost', () => {
    const a = setUp();
    for (let count = 0; count < 3; count++) expect(a.send(there).kind).toBe('drop');
    expect(a.kinds()).toEqual(['sa-request']);
    expect(a.requests).toMatchObject([{ kind: 'negotiate', remote: B, proxies: proxiesOf(A_TO_B) }]);
    expect(a.identity()).toMatchObject({
      flags: ['origin_is_acl', 'ipsec_sa_request_sent'],
      counters: { sendErrors: 3 },
      currentOutboundSpi: 0,
    });
  });

  test('the SPI that was told is the one that ISAKMP gets', () => {
    const a = setUp();
    a.send(there);
    const [told] = a.events;
    if (told?.kind !== 'sa-request') throw new Error('sa-request');
    const { suites, proxies, id } = a.requests[0]!;
    const proposal = { local: A, remote: B, proxies, suite: suites[0]!, pfs: undefined, requestId: id };
    a.turn(turn => a.ipsec.getSpis(turn, 77, proposal));
    expect(a.spis).toEqual([{ handle: 77, spis: [told.message.spi] }]);
    expect(told.message.spi).toBeGreaterThan(255);
  });

  test('the request timer asks once more after 30 s, then gives up, and traffic starts anew', () => {
    const a = setUp();
    a.send(there);
    a.advance(30 * SECOND);
    expect(a.kinds()).toEqual(['sa-request', 'request-timer-fired', 'sa-request']);
    expect(a.events[1]).toMatchObject({ count: 1, local: A, remote: B });
    a.advance(60 * SECOND);
    expect(a.events[3]).toMatchObject({ kind: 'request-timer-fired', count: 2 });
    expect(a.identity().flags).toEqual(['origin_is_acl']);
    expect(a.ipsec.nextTimeout()).toBeUndefined();
    a.send(there);
    expect(a.requests).toHaveLength(3);
  });

  test('SAs carry packets from the moment at which they are created, not while the processor is still at it', () => {
    const a = setUp();
    const b = new Side('b', B, A).static([B_TO_A]);
    a.send(there);
    const { suites, proxies, id } = a.requests[0]!;
    a.now = 250;
    join(a, b, { suite: suites[0]!, proxies }, { requestId: id });
    a.now = 100;
    expect(a.send(there).kind).toBe('drop');
    expect(a.requests).toHaveLength(1);
    a.now = 250;
    expect(b.open(a.protect(there))).toHaveLength(100);
  });

  test('with several peers the next one is tried after a failure', () => {
    const second = ipv4('11.11.11.3');
    const a = new Side('a', A, B).static([A_TO_B], { peers: [B, second] });
    a.send(there);
    a.ipsec.negotiationEnded(1, 'unanswered');
    a.send(there);
    expect(a.requests.map(request => request.remote)).toEqual([B, second]);
    expect(a.ipsec.mapEntries('map')[0]).toMatchObject({ currentPeer: second, peers: [B, second] });
  });

  test('level per-host: SAs for the two hosts alone', () => {
    const a = setUp();
    const [entry] = a.config.maps.get('map')!.entries.values();
    if (entry?.kind !== 'ipsec-isakmp') throw new Error('a static entry');
    entry.perHost = true;
    a.changed();
    a.send(there);
    expect(a.requests[0]!.proxies).toMatchObject({
      local: { type: 1, address: ipv4('13.13.13.14') },
      remote: { type: 1, address: ipv4('12.12.12.13') },
    });
  });

  test('the answer must be what was asked for', () => {
    const a = setUp();
    a.send(there);
    const { suites, proxies, id } = a.requests[0]!;
    const answer = { local: A, remote: B, proxies, suite: suites[0]!, pfs: undefined, requestId: id };
    const wider = proxiesOf(line('permit', '13.13.0.0/16', '12.12.12.0/24'));
    a.turn(turn => {
      expect(a.ipsec.validateProposal(turn, answer)).toBeUndefined();
      expect(a.ipsec.validateProposalRequest(turn, answer)).toBeUndefined();
      expect(a.ipsec.validateProposalRequest(turn, { ...answer, proxies: wider })).toBe('proxies');
      const [offer] = answer.suite;
      expect(a.ipsec.validateProposal(turn, { ...answer, suite: [{ ...offer!, hmac: 2 }] })).toBe('transform');
    });
  });
});
