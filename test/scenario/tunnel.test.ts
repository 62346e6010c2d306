import { ipv4 } from '../../src/base/ipv4-address';
import type { IdentityView } from '../../src/ipsec/views';
import { brief, labOf, type LabRun } from '../support/lab';
import { type GatewayOptions, left, right } from './configs';

const HOST = '10.1.1.5';
const FAR = '10.2.2.7';

async function pair(ours: GatewayOptions = {}, theirs: GatewayOptions = ours): Promise<LabRun> {
  return labOf([left(ours), right(theirs)]);
}

function identity(run: LabRun, name: string): IdentityView {
  const [only, ...others] = run
    .router(name)
    .ipsec.identities(run.lab.now)
    .filter(each => each.currentOutboundSpi !== 0);
  if (only === undefined || others.length > 0) throw new Error(`${name} has not one pair of SAs`);
  return only;
}

/** Both ends hold the same pair, each the other's way round. */
function expectOneTunnel(run: LabRun): void {
  const [a, b] = [identity(run, 'Left'), identity(run, 'Right')];
  const spis = ({ inboundEsp, inboundAh, outboundEsp, outboundAh }: IdentityView) => [
    [...inboundEsp, ...inboundAh].map(sa => sa.spi),
    [...outboundEsp, ...outboundAh].map(sa => sa.spi),
  ];
  expect(spis(a)).toEqual(spis(b).reverse());
  expect(a.local).toEqual(b.remote);
  expect(a.remote).toEqual(b.local);
  expect(a.counters.encaps).toBe(b.counters.decaps);
  expect(a.counters.decaps).toBe(b.counters.encaps);
  expect(a.counters.receiveErrors + b.counters.receiveErrors).toBe(0);
}

describe('a tunnel comes up by discovery', () => {
  it.each([
    ['DES, SHA, group 1', {}],
    ['3DES, MD5, group 2', { policy: ['encr 3des', 'hash md5', 'group 2'] }],
    ['AES-128, SHA, group 5', { policy: ['encr aes', 'group 5'] }],
    ['AES-192', { policy: ['encr aes 192'], transform: 'esp-aes 192 esp-sha-hmac' }],
    ['AES-256', { policy: ['encr aes 256', 'hash md5'], transform: 'esp-aes 256 esp-md5-hmac' }],
    ['ESP without encryption', { transform: 'esp-null esp-md5-hmac' }],
    ['ESP without authentication', { transform: 'esp-des' }],
    ['AH alone', { transform: 'ah-sha-hmac' }],
    ['AH around ESP', { transform: 'ah-md5-hmac esp-3des' }],
    ['perfect forward secrecy', { mapLines: [' set pfs group2'] }],
  ])('%s', async (_, options: GatewayOptions) => {
    const run = await pair(options);
    const between = run.watch(run.link('Left FastEthernet0/0'));
    expect(run.ping(HOST, FAR).marks).toBe('.!!!!');
    expectOneTunnel(run);
    expect(between.filter(packet => brief(packet).endsWith('icmp'))).toEqual([]);
    expect(run.ping(FAR, HOST, { count: 3 }).marks).toBe('!!!');
    expectOneTunnel(run);
  });

  it('from the other side', async () => {
    const run = await pair();
    expect(run.ping(FAR, HOST).marks).toBe('.!!!!');
    expectOneTunnel(run);
    expect(
      run
        .router('Right')
        .ike.sas()
        .map(sa => sa.role),
    ).toContain('initiator');
  });

  it('past a router that protects nothing', async () => {
    const middle = [
      'hostname Middle',
      'interface FastEthernet0/0',
      ' ip address 192.168.0.2 255.255.255.0',
      'interface FastEthernet0/1',
      ' ip address 192.168.9.1 255.255.255.0',
      'ip route 10.1.1.0 255.255.255.0 192.168.0.1',
      'ip route 10.2.2.0 255.255.255.0 192.168.9.2',
      '',
    ].join('\n');
    const far = right().replace('192.168.0.2', '192.168.9.2').replace('192.168.0.1', '192.168.9.1');
    const run = await labOf([left(), middle, far]);
    expect(run.ping(HOST, FAR).marks).toBe('.!!!!');
    expectOneTunnel(run);
  });
});

describe('static crypto maps', () => {
  it('negotiate with the peer that they name, without a probe', async () => {
    const run = await labOf([left({ peer: '192.168.0.2' }), right({ peer: '192.168.0.1' })]);
    const log = run.logOf('Left', 'crypto isakmp', 'crypto ipsec');
    expect(run.ping(HOST, FAR).marks).toBe('.!!!!');
    expectOneTunnel(run);
    expect(log.join('\n')).not.toContain('PEER DISCOVERY');
    expect(log.join('\n')).toContain('IPSEC(sa_request)');
  });

  it('take a peer that only a dynamic map knows', async () => {
    const run = await labOf([left({ peer: '192.168.0.2' }), right({ discover: false })]);
    expect(run.ping(HOST, FAR).marks).toBe('.!!!!');
    expectOneTunnel(run);
  });
});

describe('what does not agree', () => {
  const refusals: readonly [string, GatewayOptions, GatewayOptions, RegExp][] = [
    ['encryption of phase 1', { policy: ['encr 3des'] }, {}, /Encryption algorithm offered does not match policy!/],
    ['hash of phase 1', { policy: ['hash md5'] }, {}, /Hash algorithm offered does not match policy!/],
    ['group', { policy: ['group 2'] }, {}, /Diffie-Hellman group offered does not match policy!/],
    [
      'transform',
      { transform: 'esp-des esp-md5-hmac' },
      {},
      /transform proposal \(prot 3, trans 2, hmac_alg 1\) not supported/,
    ],
    ['key', { key: 'another' }, {}, /reserved not zero on ID payload!|IKMP_BAD_MESSAGE/],
  ];

  it.each(refusals)('%s: no tunnel, and the responder says why', async (_, ours, theirs, words) => {
    const run = await pair(ours, theirs);
    const log = run.logOf('Right', 'crypto isakmp', 'crypto ipsec');
    expect(run.ping(HOST, FAR, { count: 10 }).stats.received).toBe(0);
    expect(log.join('\n')).toMatch(words);
    for (const name of ['Left', 'Right']) expect(run.router(name).ipsec.connections()).toEqual([]);
  });

  it('the second of several policies is found', async () => {
    const ours = left({ extra: ['crypto isakmp policy 5', ' encr aes 256', ' authentication pre-share', ' group 5'] });
    const run = await labOf([ours, right()]);
    const log = run.logOf('Right', 'crypto isakmp');
    expect(run.ping(HOST, FAR).marks).toBe('.!!!!');
    expect(log.join('\n')).toMatch(
      /Checking ISAKMP transform 1 against priority 10 policy[^]*transform 2 against priority 10/,
    );
  });
});

describe('traffic', () => {
  it('outside the access list crosses in the clear', async () => {
    const run = await pair(
      { accessList: ['permit ip host 10.1.1.5 host 10.2.2.7'] },
      {
        accessList: ['permit ip host 10.2.2.7 host 10.1.1.5'],
      },
    );
    const between = run.watch(run.link('Left FastEthernet0/0'));
    expect(run.ping('10.1.1.6', FAR).marks).toBe('!!!!!');
    expect(between.map(brief)).toEqual(
      Array.from({ length: 5 }, () => ['10.1.1.6 > 10.2.2.7 icmp', '10.2.2.7 > 10.1.1.6 icmp']).flat(),
    );
  });

  it('in the clear that should have been protected is dropped on arrival, and said so', async () => {
    const run = await labOf([left().replace(' crypto map outside\n', '\n'), right()]);
    const log = run.logOf('Right');
    expect(run.ping(HOST, FAR, { count: 2 }).marks).toBe('..');
    expect(log[0]).toBe(
      "%CRYPTO-4-RECVD_PKT_NOT_IPSEC: Rec'd packet not an IPSEC packet. (ip) dest_addr= 10.2.2.7, src_addr= 10.1.1.5, prot= 1",
    );
  });

  it('one negotiation a flow: pings that go on ask for no second discovery', async () => {
    const run = await labOf([left(), right()], { platform: 'c2600' });
    const log = run.logOf('Left', 'crypto ipsec');
    expect(run.ping(HOST, FAR, { count: 30, timeout: 500 }).stats.received).toBeGreaterThan(0);
    expect(log.filter(line => line.startsWith('IPSEC(tunnel discover request)'))).toHaveLength(1);
  });

  it.each(['c2600', 'c2600xm'])(
    'one negotiation a flow on a slow router (%s): a packet at any moment of it starts no other',
    async platform => {
      for (const options of [{}, { mapLines: [' set pfs group2'] }]) {
        const run = await labOf([left(options), right(options)], { platform });
        const between = run.watch(run.link('Left FastEthernet0/0'));
        const { stats } = run.ping(HOST, FAR, { count: 1200, timeout: 20 });
        expect(stats.received).toBeGreaterThan(0);
        for (const name of ['Left', 'Right']) expect(run.router(name).ipsec.connections()).toHaveLength(2);
        // Quick mode is the one exchange of type 32; three messages.
        expect(between.filter(packet => brief(packet).endsWith('udp') && packet[46] === 32)).toHaveLength(3);
      }
    },
  );

  it('an access list that lets ISAKMP pass between the gateways alone kills discovery', async () => {
    const filter = [
      'access-list 150 permit udp host 192.168.0.1 host 192.168.0.2 eq isakmp',
      'access-list 150 permit esp any any',
    ];
    const theirs = right({ extra: filter }).replace(
      ' crypto map outside',
      ' crypto map outside\n ip access-group 150 in',
    );
    const run = await labOf([left(), theirs]);
    expect(run.ping(HOST, FAR, { count: 3 }).stats.received).toBe(0);
    expect(run.router('Right').ike.sas()).toEqual([]);
  });
});

describe('hostile packets on the link', () => {
  /** A lab whose tunnel is up, and an ESP packet of it that has passed. */
  async function withPacket(): Promise<{ readonly run: LabRun; readonly packet: Uint8Array }> {
    const run = await pair();
    run.ping(HOST, FAR);
    const between = run.watch(run.link('Left FastEthernet0/0'));
    run.ping(HOST, FAR, { count: 1 });
    const packet = between.find(each => brief(each) === '192.168.0.1 > 192.168.0.2 esp');
    if (packet === undefined) throw new Error('no ESP packet');
    return { run, packet };
  }

  const inject = (run: LabRun, packet: Uint8Array): readonly string[] => {
    const delivered = run.watch(run.link('Right FastEthernet0/1'));
    run.router('Right').interfaces.get('FastEthernet0/0')?.receive(packet);
    run.advance(1);
    return delivered.map(brief);
  };

  it('a packet that has passed is not delivered twice', async () => {
    const { run, packet } = await withPacket();
    const log = run.logOf('Right');
    expect(inject(run, packet.slice())).toEqual([]);
    expect(log.join()).toContain('%CRYPTO-4-PKT_REPLAY_ERR');
    expect(identity(run, 'Right').counters.replayFailed).toBe(1);
  });

  it('no flipped bit behind the IP header gets through', async () => {
    const { run, packet } = await withPacket();
    for (let at = 20; at < packet.length; at++) {
      const forged = packet.slice();
      forged[at] = (forged[at] as number) ^ 0x10;
      expect(inject(run, forged)).toEqual([]);
    }
    expect(identity(run, 'Right').counters.decaps).toBe(5);
  });
});

describe('the life of a tunnel', () => {
  const SHORT = { extra: ['crypto ipsec security-association lifetime seconds 120'] };

  it('is renewed under traffic without a lost packet', async () => {
    const run = await pair(SHORT);
    run.ping(HOST, FAR);
    const first = identity(run, 'Left').currentOutboundSpi;
    let lost = 0;
    for (let i = 0; i < 150; i++) {
      if (run.ping(HOST, FAR, { count: 1 }).marks !== '!') lost++;
      run.advance(2);
    }
    expect(lost).toBe(0);
    expect(identity(run, 'Left').currentOutboundSpi).not.toBe(first);
  });

  it.each(['ideal', 'c2600xm'])('is renewed by one end, not by both at once (%s)', async platform => {
    const run = await labOf([left(SHORT), right(SHORT)], { platform });
    run.ping(HOST, FAR);
    run.advance(105);
    for (const name of ['Left', 'Right']) expect(run.router(name).ipsec.connections()).toHaveLength(4);
    run.advance(30);
    for (const name of ['Left', 'Right']) expect(run.router(name).ipsec.connections()).toHaveLength(2);
    expectOneTunnel(run);
  });

  it('ends by itself without traffic, and the next packet makes a new one', async () => {
    const run = await pair(SHORT);
    run.ping(HOST, FAR);
    run.advance(400);
    expect(run.router('Left').ipsec.connections()).toEqual([]);
    expect(run.router('Right').ipsec.connections()).toEqual([]);
    expect(run.ping(HOST, FAR).marks).toMatch(/^\.+!+$/);
    expectOneTunnel(run);
  });

  it('clear crypto sa on one side takes it down on both, and traffic makes it anew', async () => {
    const run = await pair();
    run.ping(HOST, FAR);
    run.router('Left').clearIpsec({ kind: 'all' });
    run.advance(1);
    expect(run.router('Right').ipsec.connections()).toEqual([]);
    expect(run.ping(HOST, FAR).marks).toMatch(/^\.+!+$/);
  });

  it('a router that has restarted is a black hole until it asks itself', async () => {
    const run = await pair();
    run.ping(HOST, FAR);
    run.router('Right').reload();
    const log = run.logOf('Right');
    expect(run.ping(HOST, FAR, { count: 2 }).marks).toBe('..');
    expect(log.join()).toContain('%CRYPTO-4-RECVD_PKT_INV_SPI');
    // Its first probe is lost to ARP, the next one goes 10 s later.
    expect(run.ping(FAR, HOST, { count: 10 }).stats.received).toBeGreaterThan(0);
    expect(run.ping(HOST, FAR, { count: 2 }).marks).toBe('!!');
  });

  it.each([1, 2, 3])('comes up over a link that loses a fifth of its packets (seed %i)', async seed => {
    const run = await labOf([left(), right()], { seed });
    const link = run.link('Left FastEthernet0/0');
    for (const port of link.ports) link.impair(port, { loss: 0.2 });
    expect(run.ping(HOST, FAR, { count: 120, timeout: 1000 }).stats.received).toBeGreaterThan(20);
  });
});

describe('large packets', () => {
  it('with DF set are answered with the MTU that fits', async () => {
    const run = await pair();
    run.ping(HOST, FAR);
    const inside = run.watch(run.link('Left FastEthernet0/1'));
    expect(run.ping(HOST, FAR, { size: 1500, df: true, count: 1 }).marks).toBe('M');
    const error = inside.find(packet => brief(packet) === '10.1.1.1 > 10.1.1.5 icmp');
    if (error === undefined) throw new Error('no ICMP error');
    const mtu = (error[26] as number) * 256 + (error[27] as number);
    run.advance(1);
    expect(run.ping(HOST, FAR, { size: mtu, df: true, count: 1 }).marks).toBe('!');
    run.advance(1);
    expect(run.ping(HOST, FAR, { size: mtu + 8, df: true, count: 1 }).marks).toBe('M');
  });

  it('without DF are cut into fragments and arrive whole', async () => {
    const run = await pair();
    run.ping(HOST, FAR);
    const between = run.watch(run.link('Left FastEthernet0/0'));
    expect(run.ping(HOST, FAR, { size: 4000, count: 3, validate: true }).marks).toBe('!!!');
    expect(Math.max(...between.map(packet => packet.length))).toBeLessThanOrEqual(1500);
  });
});

it('one seed, one story: the same packets byte for byte', async () => {
  const story = async (seed: number): Promise<string> => {
    const run = await labOf([left(), right()], { seed });
    const packets = run.watch(run.link('Left FastEthernet0/0'));
    run.ping(HOST, FAR);
    return packets.map(packet => Buffer.from(packet).toString('hex')).join('\n');
  };
  const first = await story(4);
  expect(await story(4)).toBe(first);
  expect(await story(5)).not.toBe(first);
  expect(first).not.toBe('');
  expect(ipv4('10.1.1.5')).toBe(0x0a010105);
});
