/** Dynamic crypto maps: templates that wait for peers or look for them, and the entries that are made of them. */
import { labOf, brief, type LabRun } from '../support/lab';
import { configure, typistAt } from '../support/typist';
import { ipv4 } from '../../src/base/ipv4-address';
import { encodeIpv4, IP_PROTOCOL, headerLengthOf, protocolOf } from '../../src/wire/ipv4';
import { left, right } from './configs';

const HOST = '10.1.1.5';
const FAR = '10.2.2.7';
const LEFT = '192.168.0.1';
const PROBE = 240;

const isProbe = (packet: Uint8Array): boolean =>
  protocolOf(packet) === IP_PROTOCOL.udp && packet[headerLengthOf(packet) + 8 + 18] === PROBE;

const peers = (run: LabRun): readonly (number | undefined)[] =>
  run
    .router('Left')
    .ipsec.identities(run.lab.now)
    .map(view => view.peer);

/** Run-time entries as `show crypto map` has them: number, template, peer. */
function runTime(run: LabRun, name: string, map = 'outside'): readonly string[] {
  return run
    .router(name)
    .ipsec.mapEntries(map)
    .flatMap(entry =>
      entry.kind === 'ipsec-isakmp' && entry.createdFrom !== undefined
        ? [`${entry.sequence} of ${entry.createdFrom.template}/${entry.createdFrom.sequence}`]
        : [],
    );
}

describe('a template without discover', () => {
  const lab = async (): Promise<LabRun> => labOf([left({ discover: false }), right({ peer: LEFT })]);

  it('starts nothing: the packet is dropped and counted, and nothing is held', async () => {
    const run = await lab();
    const before = run.router('Left').cryptoCensus();
    const between = run.watch(run.link('Left FastEthernet0/0'));
    expect(run.ping(HOST, FAR).marks).toBe('.....');
    expect(between).toEqual([]);
    expect(run.router('Left').cryptoCensus()).toEqual(before);
    const type = typistAt(run, 'Left');
    expect(type('show access-lists 101')).toContain('(5 matches)');
    const row = 'FastEthernet0/0      192.168.0.1     5';
    expect(type('show crypto engine connections dropped-packet')).toContain(row);
    type('clear crypto sa counters');
    expect(type('show crypto engine connections dropped-packet')).not.toContain('192.168.0.1');
  });

  it('serves as soon as the peer has begun: both ways, until the last SA is gone', async () => {
    const run = await lab();
    expect(run.ping(FAR, HOST).marks).toBe('.!!!!');
    expect(runTime(run, 'Left')).toEqual(['11 of dyn/10']);
    expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
    typistAt(run, 'Left')('clear crypto sa');
    run.advance(1);
    expect(runTime(run, 'Left')).toEqual([]);
    expect(run.ping(HOST, FAR).marks).toBe('.....');
    expect(run.ping(FAR, HOST).marks).toBe('.!!!!');
  });

  it('without a transform set or with a list that is missing protects nothing', async () => {
    for (const lines of [['no access-list 101'], ['crypto dynamic-map dyn 10', 'no set transform-set']]) {
      const run = await lab();
      configure(typistAt(run, 'Left'), ...lines);
      const between = run.watch(run.link('Left FastEthernet0/0'));
      run.ping(HOST, FAR, { count: 1 });
      expect(between.map(brief)).toEqual([`${HOST} > ${FAR} icmp`]);
    }
  });

  it('its list filters what comes in in the clear', async () => {
    const clear = right().replace(/^ crypto map outside$/m, ' no ip redirects');
    const run = await labOf([left({ discover: false }), clear]);
    const log = run.logOf('Left');
    expect(run.ping(FAR, HOST, { count: 1 }).marks).toBe('.');
    expect(log.join()).toContain('%CRYPTO-4-RECVD_PKT_NOT_IPSEC');
  });
});

describe('a template without match address', () => {
  const open = left().replace(/^ match address 101$/m, ' set pfs group1');

  it('takes what a peer proposes, and never probes', async () => {
    const run = await labOf([open, right({ peer: LEFT, mapLines: ['set pfs group1'] })]);
    const between = run.watch(run.link('Left FastEthernet0/0'));
    run.ping(HOST, '10.3.3.3', { count: 1 });
    expect(between.filter(isProbe)).toEqual([]);
    expect(run.ping(FAR, HOST).marks).toBe('.!!!!');
    expect(runTime(run, 'Left')).toEqual(['11 of dyn/10']);
    expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
  });
});

describe('an entry that discovery made', () => {
  it('serves all flows between its networks, however many have probed at once: none of them is told as given up', async () => {
    const run = await labOf([left(), right()]);
    const log = run.logOf('Left', 'crypto ipsec');
    const between = run.watch(run.link('Left FastEthernet0/0'));
    const inside = run.router('Left').interfaces.get('FastEthernet0/1');
    const header = { tos: 0, id: 1, df: false, mf: false, fragmentOffset: 0, ttl: 60, protocol: IP_PROTOCOL.icmp };
    for (let host = 0; host < 30; host++) {
      const ends = { source: ipv4('10.1.1.100') + host, destination: ipv4(FAR) };
      inside?.receive(encodeIpv4({ ...header, ...ends }, Uint8Array.of(8, 0, 0xf7, 0xff, 0, 0, 0, 0)));
    }
    run.advance(100);
    expect(between.filter(isProbe)).toHaveLength(30);
    expect(runTime(run, 'Left')).toEqual(['11 of dyn/10']);
    expect(log.join()).not.toContain('peer discovery timed out');
    expect(run.router('Left').cryptoCensus()).toMatchObject({ acquisitions: 0, discoveries: 0, bundles: 1 });
    expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
  });

  it.each([
    ['as long as the ISAKMP SA stands', '86400'],
    ['though the ISAKMP SA has ended: phase 1 begins with the peer that is known', '100'],
  ])('is renewed under traffic without a new probe and without a lost packet, %s', async (_, seconds) => {
    const short = ['crypto ipsec security-association lifetime seconds 120'];
    const policy = [`lifetime ${seconds}`];
    const run = await labOf([left({ policy, extra: short }), right({ policy, extra: short })]);
    const between = run.watch(run.link('Left FastEthernet0/0'));
    expect(run.ping(HOST, FAR).marks).toBe('.!!!!');
    expect(between.filter(isProbe)).toHaveLength(1);
    let marks = '';
    for (let second = 0; second < 400; second++) {
      marks += run.ping(HOST, FAR, { count: 1 }).marks;
      run.advance(1);
    }
    expect(marks).toBe('!'.repeat(400));
    expect(between.filter(isProbe)).toHaveLength(1);
    expect(runTime(run, 'Left')).toEqual(['11 of dyn/10']);
  });

  it('goes with its last SA when that expires without traffic, and the next packet probes again', async () => {
    const short = ['crypto ipsec security-association lifetime seconds 120'];
    const run = await labOf([left({ extra: short }), right({ extra: short })]);
    const between = run.watch(run.link('Left FastEthernet0/0'));
    run.ping(HOST, FAR);
    run.advance(300);
    for (const name of ['Left', 'Right']) {
      expect(runTime(run, name)).toEqual([]);
      expect(run.router(name).cryptoCensus()).toMatchObject({ bundles: 0, runTimeIdentities: 0, spis: 0 });
    }
    expect(run.ping(HOST, FAR).marks).toBe('.!!!!');
    expect(between.filter(isProbe)).toHaveLength(2);
  });
});

describe.each(['12.2', '12.2T', '12.4'])('%s looks for its peers', release => {
  it.each(['12.2', '12.2T', '12.4'])('and %s answers, and the other way round', async other => {
    const run = await labOf([left(), right()], { releases: { Left: release, Right: other } });
    expect(run.ping(HOST, FAR).marks).toBe('.!!!!');
    for (const name of ['Left', 'Right']) typistAt(run, name)('clear crypto sa', 'clear crypto isakmp');
    run.advance(1);
    expect(run.ping(FAR, HOST).marks).toBe('.!!!!');
    expect(runTime(run, 'Left')).toEqual(['11 of dyn/10']);
  });
});

describe('several discover entries', () => {
  const several = (name: 'Left' | 'Right'): string => {
    const [own, other] = name === 'Left' ? [1, 2] : [2, 1];
    return [
      `hostname ${name}`,
      'crypto isakmp policy 10',
      ' authentication pre-share',
      'crypto isakmp key secret address 0.0.0.0 0.0.0.0',
      'crypto ipsec transform-set des esp-des esp-md5-hmac',
      'crypto ipsec transform-set aes esp-aes 256 esp-sha-hmac',
      'crypto dynamic-map first 10',
      ' set transform-set des',
      ' match address 101',
      'crypto dynamic-map first 20',
      ' set transform-set aes',
      ' match address 102',
      'crypto dynamic-map second 10',
      ' set transform-set des aes',
      ' match address 103',
      'crypto map outside 10 ipsec-isakmp dynamic first discover',
      'crypto map outside 20 ipsec-isakmp dynamic second discover',
      'interface FastEthernet0/0',
      ` ip address 192.168.0.${own} 255.255.255.0`,
      ' crypto map outside',
      'interface FastEthernet0/1',
      ` ip address 10.${own}.${own}.1 255.255.255.0`,
      `ip route 0.0.0.0 0.0.0.0 192.168.0.${other}`,
      `access-list 101 deny ip host 10.${own}.${own}.9 any`,
      `access-list 101 permit ip 10.${own}.${own}.0 0.0.0.127 10.${other}.${other}.0 0.0.0.127`,
      `access-list 102 deny ip any host 10.${other}.${other}.9`,
      `access-list 102 deny ip host 10.${own}.${own}.9 any`,
      `access-list 102 permit ip 10.${own}.${own}.0 0.0.0.255 10.${other}.${other}.0 0.0.0.255`,
      `access-list 103 permit ip host 10.${own}.${own}.9 host 10.${other}.${other}.9`,
      '',
    ].join('\n');
  };

  it('each flow goes by the first template that permits it; a deny leads to the next', async () => {
    const run = await labOf([several('Left'), several('Right')]);
    const used = (): readonly string[] => runTime(run, 'Left');
    expect(run.ping('10.1.1.5', '10.2.2.7').marks).toBe('.!!!!');
    expect(used()).toEqual(['11 of first/10']);
    expect(run.ping('10.1.1.200', '10.2.2.200').marks).toBe('.!!!!');
    expect(used()).toEqual(['11 of first/10', '12 of first/20']);
    expect(run.ping('10.1.1.9', '10.2.2.9').marks).toBe('.!!!!');
    expect(used()).toEqual(['11 of first/10', '12 of first/20', '21 of second/10']);
    const transforms = run
      .router('Right')
      .ipsec.identities(run.lab.now)
      .map(view => view.outboundEsp[0]?.transform);
    expect(transforms).toEqual(['esp-des esp-md5-hmac', 'esp-256-aes esp-sha-hmac', 'esp-des esp-md5-hmac']);
    // One ISAKMP SA serves them all.
    expect(
      run
        .router('Left')
        .ike.sas()
        .filter(sa => sa.state === 'QM_IDLE'),
    ).toHaveLength(1);
  });
});

describe('routers on the way', () => {
  const between = (extra: readonly string[] = [], map = false): string =>
    [
      'hostname Mid',
      ...extra,
      'interface FastEthernet0/0',
      ' ip address 192.168.0.9 255.255.255.0',
      ...(map ? [' crypto map outside'] : []),
      'interface FastEthernet0/1',
      ' ip address 192.168.1.9 255.255.255.0',
      'interface FastEthernet1/0',
      ' ip address 10.5.5.1 255.255.255.0',
      'ip route 10.1.1.0 255.255.255.0 192.168.0.1',
      'ip route 10.2.2.0 255.255.255.0 192.168.1.8',
      'ip route 192.168.2.0 255.255.255.0 192.168.1.8',
      '',
    ].join('\n');
  const further = [
    'hostname Further',
    'interface FastEthernet0/0',
    ' ip address 192.168.1.8 255.255.255.0',
    'interface FastEthernet0/1',
    ' ip address 192.168.2.8 255.255.255.0',
    'ip route 10.2.2.0 255.255.255.0 192.168.2.2',
    'ip route 0.0.0.0 0.0.0.0 192.168.1.9',
    '',
  ].join('\n');
  const outer = left().replace('0.0.0.0 0.0.0.0 192.168.0.2', '0.0.0.0 0.0.0.0 192.168.0.9');
  const inner = right()
    .replace(' ip address 192.168.0.2', ' ip address 192.168.2.2')
    .replace('0.0.0.0 0.0.0.0 192.168.0.1', '0.0.0.0 0.0.0.0 192.168.2.8');
  const crypto = (...list: readonly string[]): readonly string[] => [
    'crypto isakmp policy 10',
    ' authentication pre-share',
    'crypto isakmp key secret address 0.0.0.0 0.0.0.0',
    'crypto ipsec transform-set strong esp-3des esp-sha-hmac',
    'crypto dynamic-map dyn 10',
    ' set transform-set strong',
    ' match address 101',
    'crypto map outside 10 ipsec-isakmp dynamic dyn discover',
    ...list.map(line => `access-list 101 ${line}`),
  ];

  it('a chain of them passes the probe on: the gateway behind them answers', async () => {
    const run = await labOf([outer, between(), further, inner]);
    expect(run.ping(HOST, FAR).marks).toBe('.!!!!');
    expect(peers(run)).toEqual([0xc0a80202]);
  });

  it('one that protects other traffic passes it on too', async () => {
    const run = await labOf([outer, between(crypto('permit ip 10.5.5.0 0.0.0.255 any'), true), further, inner]);
    expect(run.ping(HOST, FAR).marks).toBe('.!!!!');
    expect(run.router('Mid').ike.sas()).toEqual([]);
    expect(peers(run)).toEqual([0xc0a80202]);
  });

  it('one that protects this traffic answers in the place of those behind it', async () => {
    const run = await labOf([
      outer,
      between(crypto('permit ip 10.2.2.0 0.0.0.255 10.1.1.0 0.0.0.255'), true),
      further,
      inner.replace(/^ crypto map outside$/m, ' no ip redirects'),
    ]);
    expect(run.ping(HOST, FAR).marks).toBe('.!!!!');
    expect(peers(run)).toEqual([0xc0a80009]);
    expect(run.router('Right').ike.sas()).toEqual([]);
  });

  const redundant = async (releases: Readonly<Record<string, string>> = {}): Promise<LabRun> => {
    const extra = ['crypto isakmp keepalive 10 3'];
    const gateway = (name: string, at: number): string =>
      right({ extra })
        .replace('hostname Right', `hostname ${name}`)
        .replace(' ip address 192.168.0.2', ` ip address 192.168.0.${at}`)
        .replace(' ip address 10.2.2.1', ` ip address 10.8.8.${at}`)
        .replace(/^end$/m, 'ip route 10.2.2.0 255.255.255.0 10.8.8.9');
    const inside = [
      'hostname Inside',
      'interface FastEthernet0/0',
      ' ip address 10.8.8.9 255.255.255.0',
      'interface FastEthernet0/1',
      ' ip address 10.2.2.1 255.255.255.0',
      'ip route 0.0.0.0 0.0.0.0 10.8.8.2',
      '',
    ].join('\n');
    const run = await labOf([left({ extra }), gateway('Right', 2), gateway('Second', 3), inside], { releases });
    expect(run.ping(HOST, FAR).marks).toBe('.!!!!');
    expect(peers(run)).toEqual([0xc0a80002]);
    configure(typistAt(run, 'Inside'), 'no ip route 0.0.0.0 0.0.0.0 10.8.8.2', 'ip route 0.0.0.0 0.0.0.0 10.8.8.3');
    configure(typistAt(run, 'Right'), 'interface f0/0', 'shutdown');
    configure(typistAt(run, 'Left'), 'no ip route 0.0.0.0 0.0.0.0 192.168.0.2', 'ip route 0.0.0.0 0.0.0.0 192.168.0.3');
    return run;
  };

  it('redundant gateways: when the way leads to another, new SAs are looked for and found there', async () => {
    const run = await redundant();
    // As on IOS without keepalives: until somebody clears them the SAs with the first gateway are the ones in use.
    expect(run.ping(HOST, FAR).marks).toBe('.....');
    typistAt(run, 'Left')('clear crypto sa');
    run.advance(1);
    expect(run.ping(HOST, FAR).marks).toBe('.!!!!');
    expect(peers(run)).toEqual([0xc0a80003]);
  });

  it('with dead peer detection (12.2T) the entry goes with its gateway, and the next packet finds the other', async () => {
    const run = await redundant({ Left: '12.2T', Right: '12.2T', Second: '12.2T' });
    let marks = '';
    for (let second = 0; second < 90 && !marks.endsWith('!!!!!'); second++) {
      marks += run.ping(HOST, FAR, { count: 1, timeout: 1000 }).marks;
      run.advance(1);
    }
    expect(marks).toMatch(/^\.{5,}!{5}$/);
    expect(peers(run)).toEqual([0xc0a80003]);
    expect(runTime(run, 'Left')).toEqual(['11 of dyn/10']);
  });
});
