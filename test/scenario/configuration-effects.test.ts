/** What a line typed at the prompt changes while a tunnel is up, at both of its ends. */
import { formatIpv4 } from '../../src/base/ipv4-address';
import { brief, labOf, type LabRun } from '../support/lab';
import { dfOf } from '../../src/wire/ipv4';
import { configure, typistAt } from '../support/typist';
import { type GatewayOptions, left, right } from './configs';

const HOST = '10.1.1.5';
const FAR = '10.2.2.7';
const STATIC: readonly [GatewayOptions, GatewayOptions] = [{ peer: '192.168.0.2' }, { peer: '192.168.0.1' }];

/** What a router holds, in words that stay the same as long as it does. */
interface Held {
  readonly isakmp: readonly string[];
  readonly ipsec: readonly string[];
  readonly routes: readonly string[];
}

function heldBy(run: LabRun, name: string): Held {
  const router = run.router(name);
  return {
    isakmp: router.ike.sas().map(sa => `${sa.connectionId} ${sa.state}${sa.deleted ? ' deleted' : ''}`),
    ipsec: router.ipsec
      .identities(run.lab.now)
      .flatMap(({ inboundEsp, outboundEsp }) => [...inboundEsp, ...outboundEsp].map(sa => `${sa.spi} ${sa.transform}`)),
    routes: router.routes.entries.map(
      route => `${route.source} ${formatIpv4(route.network)} ${formatIpv4(route.mask)}`,
    ),
  };
}

type Changed = Partial<Record<'Left' | 'Right', readonly (keyof Held)[]>>;

/** Lets `act` happen. @returns what changed of what each router holds */
function changes(run: LabRun, act: () => void): Changed {
  const names = ['Left', 'Right'] as const;
  const before = names.map(name => heldBy(run, name));
  act();
  run.advance(1);
  const changed: Changed = {};
  names.forEach((name, i) => {
    const after = heldBy(run, name);
    const kinds = (['isakmp', 'ipsec', 'routes'] as const).filter(
      kind => before[i]?.[kind].join() !== after[kind].join(),
    );
    if (kinds.length > 0) changed[name] = kinds;
  });
  return changed;
}

async function tunnelUp(options: readonly [GatewayOptions, GatewayOptions] = STATIC): Promise<LabRun> {
  const run = await labOf([left(options[0]), right(options[1])]);
  expect(run.ping(HOST, FAR).marks).toBe('.!!!!');
  return run;
}

const TED: readonly [GatewayOptions, GatewayOptions] = [{}, {}];

describe.each([
  ['static crypto maps', STATIC],
  ['discovered peers', TED],
] as const)('%s', (_, options) => {
  it('an interface that is shut takes its routes and SAs with it; brought back, it makes new ones', async () => {
    const run = await tunnelUp(options);
    const type = typistAt(run, 'Left');
    const log = run.logOf('Left');
    const changed = changes(run, () => configure(type, 'int f0/0', 'shut'));
    // The peer cannot be told.
    expect(changed).toEqual({ Left: ['ipsec', 'routes'] });
    expect(heldBy(run, 'Left')).toMatchObject({ ipsec: [], routes: ['connected 10.1.1.0 255.255.255.0'] });
    expect(log).toEqual([
      '%LINK-5-CHANGED: Interface FastEthernet0/0, changed state to administratively down',
      '%LINEPROTO-5-UPDOWN: Line protocol on Interface FastEthernet0/0, changed state to down',
      '%SYS-5-CONFIG_I: Configured from console by console',
    ]);
    log.length = 0;
    configure(type, 'int f0/0', 'no shut');
    expect(log.slice(0, 2)).toEqual([
      '%LINK-3-UPDOWN: Interface FastEthernet0/0, changed state to up',
      '%LINEPROTO-5-UPDOWN: Line protocol on Interface FastEthernet0/0, changed state to up',
    ]);
    // ISAKMP's first packet is lost to ARP, and sent again after 10 s.
    expect(run.ping(HOST, FAR, { count: 10 }).marks).toMatch(/^\.+!+$/);
    expect(heldBy(run, 'Left').ipsec).toHaveLength(2);
  });

  it('a crypto map that leaves its interface takes all SAs with it, at both ends, and ISAKMP stops', async () => {
    const run = await tunnelUp(options);
    const type = typistAt(run, 'Left');
    const log = run.logOf('Left');
    const farLog = run.logOf('Right');
    expect(changes(run, () => configure(type, 'int f0/0', 'no crypto map'))).toEqual({
      Left: ['isakmp', 'ipsec'],
      Right: ['isakmp', 'ipsec'],
    });
    for (const name of ['Left', 'Right']) expect(heldBy(run, name).ipsec).toEqual([]);
    expect(log).toContain('%CRYPTO-6-ISAKMP_ON_OFF: ISAKMP is OFF');
    const between = run.watch(run.link('Left FastEthernet0/0'));
    expect(run.ping(HOST, FAR, { count: 1 }).marks).toBe('.');
    expect(between.map(brief)).toEqual(['10.1.1.5 > 10.2.2.7 icmp']);
    expect(farLog.join()).toContain('%CRYPTO-4-RECVD_PKT_NOT_IPSEC');
    configure(type, 'int f0/0', 'crypto map outside');
    expect(log).toContain('%CRYPTO-6-ISAKMP_ON_OFF: ISAKMP is ON');
    expect(run.ping(HOST, FAR).marks).toBe('.!!!!');
  });

  it('an entry that leaves the map takes its SAs with it, at both ends', async () => {
    const run = await tunnelUp(options);
    const type = typistAt(run, 'Left');
    configure(type, 'crypto map outside 20 ipsec-isakmp');
    expect(changes(run, () => configure(type, 'no crypto map outside 10'))).toEqual({
      Left: ['ipsec'],
      Right: ['ipsec'],
    });
    for (const name of ['Left', 'Right']) expect(heldBy(run, name).ipsec).toEqual([]);
  });

  it('ISAKMP switched off: its SAs go at both ends, those of IPsec go on; nobody listens to its port', async () => {
    const run = await tunnelUp(options);
    const type = typistAt(run, 'Left');
    expect(changes(run, () => configure(type, 'no crypto isakmp enable'))).toEqual({
      Left: ['isakmp'],
      Right: ['isakmp'],
    });
    expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
    type('clear crypto sa');
    const between = run.watch(run.link('Left FastEthernet0/0'));
    expect(run.ping(FAR, HOST, { count: 1 }).marks).toBe('.');
    expect(run.ping(HOST, FAR, { count: 1 }).marks).toBe('.');
    expect(between.map(brief).filter(packet => packet.startsWith('192.168.0.1') && packet.endsWith('udp'))).toEqual([]);
  });
});

/** Lines, in order, and what of each router changes by them. */
const EFFECTS: readonly (readonly [lines: string, changed: Changed])[] = [
  ['interface f0/0 / description the uplink', {}],
  ['crypto isakmp policy 10 / encr aes 256 / hash md5 / group 5 / lifetime 600', {}],
  ['no crypto isakmp policy 10', {}],
  ['no crypto isakmp key secret address 0.0.0.0 0.0.0.0', {}],
  ['crypto isakmp key another address 192.168.0.2', {}],
  ['crypto ipsec transform-set strong esp-aes esp-md5-hmac / mode transport', {}],
  ['crypto ipsec security-association lifetime seconds 120', {}],
  ['crypto map outside 10 ipsec-isakmp / set pfs group2', {}],
  ['crypto map outside 10 ipsec-isakmp / set security-association lifetime kilobytes 2560', {}],
  ['crypto map outside 10 ipsec-isakmp / description to the right', {}],
  ['crypto map outside 20 ipsec-isakmp / set peer 192.168.0.9', {}],
  ['crypto map outside 10 ipsec-isakmp / no set peer 192.168.0.2', { Left: ['ipsec'], Right: ['ipsec'] }],
  ['crypto map outside 10 ipsec-isakmp / set peer 192.168.0.3', {}],
  ['crypto map outside 10 / set peer 192.168.0.3 / no set peer 192.168.0.2', { Left: ['ipsec'], Right: ['ipsec'] }],
  ['crypto map outside 10 / no set transform-set', { Left: ['ipsec'], Right: ['ipsec'] }],
  ['crypto map outside 10 / no match address 101', { Left: ['ipsec'], Right: ['ipsec'] }],
  ['crypto map outside 10 / set security-association level per-host', {}],
  // An earlier entry for the same traffic asks for SAs of its own, with the next packet.
  ['crypto map outside 5 ipsec-isakmp / set peer 192.168.0.2 / set transform-set strong / match address 101', {}],
  ['no crypto map outside', { Left: ['isakmp', 'ipsec'], Right: ['isakmp', 'ipsec'] }],
  ['crypto map outside local-address FastEthernet0/1', { Left: ['ipsec'], Right: ['ipsec'] }],
  ['crypto map outside local-address FastEthernet0/0', { Left: ['ipsec'], Right: ['ipsec'] }],
  ['interface f0/1 / crypto map outside', {}],
  ['no crypto ipsec transform-set strong', {}],
  ['access-list 101 deny ip any any', {}],
  ['crypto map outside 10 ipsec-isakmp / match address 102', { Left: ['ipsec'], Right: ['ipsec'] }],
  ['no access-list 101', { Left: ['ipsec'], Right: ['ipsec'] }],
  ['access-list 101 permit ip 10.1.1.0 0.0.0.255 10.9.9.0 0.0.0.255', {}],
  ['access-list 102 deny ip any any', {}],
  [
    'ip access-list extended 101 / no permit ip 10.1.1.0 0.0.0.255 10.2.2.0 0.0.0.255',
    { Left: ['ipsec'], Right: ['ipsec'] },
  ],
  ['interface f0/0 / ip access-group 150 in', {}],
  // With the address go the neighbours that were known: the peer's DELETE is lost to ARP.
  ['interface f0/0 / ip address 192.168.0.7 255.255.255.0', { Left: ['ipsec'] }],
  ['interface f0/0 / ip mtu 1400', {}],
  ['interface f0/1 / shutdown', { Left: ['routes'] }],
  ['interface f0/1 / no ip address', { Left: ['routes'] }],
  ['interface loopback 7 / ip address 7.7.7.7 255.255.255.255', { Left: ['routes'] }],
  ['ip route 10.3.3.0 255.255.255.0 192.168.0.2', { Left: ['routes'] }],
  ['no ip route 0.0.0.0 0.0.0.0 192.168.0.2', { Left: ['routes'] }],
  ['ip host right 192.168.0.2', {}],
  ['hostname Other', {}],
];

describe('what a line changes of what the routers hold, with a tunnel up', () => {
  it.each(EFFECTS)('%s', async (lines, changed) => {
    const run = await tunnelUp();
    const type = typistAt(run, 'Left');
    expect(changes(run, () => expect(configure(type, ...lines.split(' / '))).not.toMatch(/^%(?! NOTE)|\^/m))).toEqual(
      changed,
    );
  });
});

const EFFECTS_ON_TEMPLATES: readonly (readonly [lines: string, changed: Changed])[] = [
  ['crypto dynamic-map dyn 10 / set pfs group2', {}],
  ['crypto dynamic-map dyn 10 / set security-association lifetime seconds 300', {}],
  ['crypto dynamic-map dyn 10 / set peer 192.168.0.9', {}],
  ['crypto dynamic-map dyn 10 / no match address 101', {}],
  ['crypto dynamic-map dyn 10 / match address 102', { Left: ['ipsec'], Right: ['ipsec'] }],
  ['crypto dynamic-map dyn 10 / no set transform-set', { Left: ['ipsec'], Right: ['ipsec'] }],
  ['crypto dynamic-map dyn 5 / set transform-set strong / match address 101', {}],
  ['no crypto dynamic-map dyn 10', { Left: ['ipsec'], Right: ['ipsec'] }],
  ['no crypto dynamic-map dyn', { Left: ['ipsec'], Right: ['ipsec'] }],
  // A configured entry takes the number of the one that was made at run time.
  ['crypto map outside 11 ipsec-isakmp', {}],
  ['crypto map outside 5 ipsec-isakmp dynamic other discover', {}],
];

describe('what a line changes of what the routers hold, with a discovered peer', () => {
  it.each(EFFECTS_ON_TEMPLATES)('%s', async (lines, changed) => {
    const run = await tunnelUp(TED);
    const type = typistAt(run, 'Left');
    expect(changes(run, () => expect(configure(type, ...lines.split(' / '))).not.toMatch(/^%(?! NOTE)|\^/m))).toEqual(
      changed,
    );
  });
});

describe('crypto ipsec df-bit', () => {
  const outer = (run: LabRun): (() => readonly boolean[]) => {
    const between = run.watch(run.link('Left FastEthernet0/0'));
    return () => between.filter(packet => brief(packet) === '192.168.0.1 > 192.168.0.2 esp').map(dfOf);
  };

  it('copies it from the packet inside until it is told otherwise', async () => {
    const run = await tunnelUp();
    const seen = outer(run);
    run.ping(HOST, FAR, { count: 1 });
    run.ping(HOST, FAR, { count: 1, df: true });
    expect(seen()).toEqual([false, true]);
  });

  it('clear: packets that may not be cut inside pass in pieces', async () => {
    const run = await tunnelUp();
    configure(typistAt(run, 'Left'), 'crypto ipsec df-bit clear');
    configure(typistAt(run, 'Right'), 'int f0/0', 'crypto ipsec df-bit clear');
    const seen = outer(run);
    expect(run.ping(HOST, FAR, { count: 2, size: 1500, df: true }).marks).toBe('!!');
    expect(seen()).toEqual([false, false, false, false]);
  });

  it('set: on whole packets alone; an interface counts before the router', async () => {
    const run = await tunnelUp();
    const type = typistAt(run, 'Left');
    configure(type, 'crypto ipsec df-bit set');
    const seen = outer(run);
    run.ping(HOST, FAR, { count: 1 });
    expect(run.ping(HOST, FAR, { count: 1, size: 1500 }).marks).toBe('!');
    configure(type, 'int f0/0', 'crypto ipsec df-bit copy');
    run.ping(HOST, FAR, { count: 1 });
    expect(seen()).toEqual([true, false, false, false]);
  });
});

it('an interface that is made and removed is told of', async () => {
  const run = await labOf([left()]);
  const log = run.logOf('Left');
  configure(typistAt(run, 'Left'), 'int lo 7', 'no int lo7');
  expect(log.slice(0, 3)).toEqual([
    '%LINEPROTO-5-UPDOWN: Line protocol on Interface Loopback7, changed state to up',
    '%LINK-5-CHANGED: Interface Loopback7, changed state to administratively down',
    '%LINEPROTO-5-UPDOWN: Line protocol on Interface Loopback7, changed state to down',
  ]);
});

describe('what later negotiations are made with', () => {
  it.each([
    ['a transform set', ['crypto ipsec transform-set strong esp-aes esp-md5-hmac'], /esp-aes esp-md5-hmac/],
    ['PFS', ['crypto map outside 10', 'set pfs group2'], /esp-3des esp-sha-hmac/],
    ['a lifetime', ['crypto ipsec security-association lifetime seconds 120'], /esp-3des esp-sha-hmac/],
  ])('%s: the SAs that stand stay until they are cleared', async (_, lines, transform) => {
    const run = await tunnelUp();
    for (const name of ['Left', 'Right']) configure(typistAt(run, name), ...lines);
    run.advance(60);
    const old = heldBy(run, 'Left').ipsec;
    expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
    expect(old.join()).toMatch(/esp-3des esp-sha-hmac/);
    expect(heldBy(run, 'Left').ipsec).toEqual(old);
    const left = typistAt(run, 'Left');
    const log = run.logOf('Left', 'crypto isakmp');
    left('clear crypto sa');
    run.advance(1);
    expect(run.ping(HOST, FAR).marks).toBe('.!!!!');
    const made = heldBy(run, 'Left').ipsec;
    expect(made).toHaveLength(2);
    expect(made.join()).toMatch(transform);
    expect(made).not.toEqual(old);
    const seconds = /remaining key lifetime \(k\/sec\): \(\d+\/(\d+)\)/.exec(left('show crypto ipsec sa'))?.[1];
    expect(Number(seconds) <= 120).toBe(lines.join().includes('seconds 120'));
    expect(/ISAKMP:\s+group is 2/.test(log.join('\n'))).toBe(lines.join().includes('pfs'));
  });

  it('a key and a policy: the ISAKMP SA stays until it is cleared', async () => {
    const run = await tunnelUp();
    const type = typistAt(run, 'Left');
    configure(type, 'crypto isakmp key another address 192.168.0.2', 'crypto isakmp policy 10', 'hash md5');
    type('clear crypto sa');
    run.advance(1);
    // Quick mode needs neither.
    expect(run.ping(HOST, FAR).marks).toBe('.!!!!');
    type('clear crypto isakmp', 'clear crypto sa');
    run.advance(1);
    expect(run.ping(HOST, FAR).stats.received).toBe(0);
  });
});

it('clear crypto sa peer takes an address or the name of a host', async () => {
  const run = await tunnelUp();
  const type = typistAt(run, 'Left');
  configure(type, 'ip host far 192.168.0.2');
  expect(type('clear crypto sa peer nobody')).toContain('% Unrecognized host or address.');
  expect(changes(run, () => type('clear crypto sa peer 192.168.0.9'))).toEqual({});
  expect(changes(run, () => type('clear crypto sa peer far'))).toEqual({ Left: ['ipsec'], Right: ['ipsec'] });
});

it('show crypto ipsec sa: detail behind each choice', async () => {
  const run = await tunnelUp();
  const type = typistAt(run, 'Left');
  for (const choice of ['', 'map outside ', 'interface f0/0 ', 'peer 192.168.0.2 ', 'identity ']) {
    expect(type(`show crypto ipsec sa ${choice}`)).not.toContain('#pkts no sa');
    expect(type(`show crypto ipsec sa ${choice}detail`)).toMatch(/#pkts encaps: 4[^]*#pkts no sa/);
  }
});

it('on a slow router too ISAKMP says at once that it is off', async () => {
  const run = await labOf([left(), right()], { platform: 'c2600' });
  run.ping(HOST, FAR, { count: 20 });
  const type = typistAt(run, 'Left');
  type('configure terminal', 'int f0/0');
  expect(type('no crypto map')).toContain('%CRYPTO-6-ISAKMP_ON_OFF: ISAKMP is OFF');
  expect(type('crypto map outside')).toContain('%CRYPTO-6-ISAKMP_ON_OFF: ISAKMP is ON');
});
