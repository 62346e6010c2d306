/**
 * Access lists of interfaces and IPsec, as 12.2 has it: what comes out of a tunnel has met the input list twice, as ESP
 * and again in the clear; what goes into one meets the output list once, in the clear.
 */
import { ipv4 } from '../../src/base/ipv4-address';
import { encodeIcmp } from '../../src/wire/icmp';
import { encodeIpv4, protocolOf } from '../../src/wire/ipv4';
import { brief, labOf, type LabRun } from '../support/lab';
import { typistAt } from '../support/typist';
import { left, right } from './configs';

const [HOST, FAR] = ['10.1.1.5', '10.2.2.7'];

const onOutside = (direction: 'in' | 'out', ...rules: readonly string[]): readonly string[] => [
  ...rules.map(rule => `access-list 150 ${rule}`),
  'interface FastEthernet0/0',
  ` ip access-group 150 ${direction}`,
];

const pair = async (
  more: { readonly left?: readonly string[]; readonly right?: readonly string[] },
  releases: Readonly<Record<string, string>> = {},
): Promise<LabRun> =>
  labOf(
    [left({ peer: '192.168.0.2', extra: more.left ?? [] }), right({ peer: '192.168.0.1', extra: more.right ?? [] })],
    { releases },
  );

const GATEWAYS = [
  'permit udp host 192.168.0.1 host 192.168.0.2 eq isakmp',
  'permit esp host 192.168.0.1 host 192.168.0.2',
];
const INNER = 'permit ip 10.1.1.0 0.0.0.255 10.2.2.0 0.0.0.255';

/** Matches of the lines of list 150, in order. */
const matches = (run: LabRun, name: string): readonly number[] =>
  typistAt(
    run,
    name,
  )('show access-lists 150')
    .split('\n')
    .slice(1, -1)
    .map(line => Number(/\((\d+) match/.exec(line)?.[1] ?? 0));

describe('the input list', () => {
  it('that knows the gateways alone takes the ESP and then drops what was in it', async () => {
    const run = await pair({ right: onOutside('in', ...GATEWAYS, 'deny ip any any log') });
    const log = run.logOf('Right');
    const inside = run.watch(run.link('Right FastEthernet0/1'));
    expect(run.ping(HOST, FAR, { count: 5 }).marks).toMatch(/^\.+U/);
    const [isakmp = 0, esp = 0, denied = 0] = matches(run, 'Right');
    expect(isakmp).toBeGreaterThan(3);
    expect(esp).toBeGreaterThan(0);
    expect(denied).toBe(esp);
    expect(inside).toEqual([]);
    expect(log).toContain(`%SEC-6-IPACCESSLOGDP: list 150 denied icmp ${HOST} -> ${FAR} (8/0), 1 packet`);
  });

  it('must permit both: each packet counts once as ESP and once in the clear', async () => {
    const run = await pair({ right: onOutside('in', ...GATEWAYS, INNER) });
    const esp = run.watch(run.link('Right FastEthernet0/0'));
    expect(run.ping(HOST, FAR, { count: 10 }).marks).toMatch(/^\.+!+$/);
    const arrived = esp.filter(packet => brief(packet) === '192.168.0.1 > 192.168.0.2 esp').length;
    expect(arrived).toBeGreaterThan(5);
    expect(matches(run, 'Right').slice(1)).toEqual([arrived, arrived]);
  });

  it('that permits the clear packets does not let them come without a tunnel', async () => {
    const run = await pair({ right: onOutside('in', ...GATEWAYS, INNER) });
    const log = run.logOf('Right');
    const inside = run.watch(run.link('Right FastEthernet0/1'));
    const ends = { source: ipv4(HOST), destination: ipv4(FAR) };
    const header = { tos: 0, id: 1, df: false, mf: false, fragmentOffset: 0, ttl: 9, protocol: 1, ...ends };
    const echo = encodeIcmp({ kind: 'echo', id: 1, sequence: 1, data: new Uint8Array(8) });
    run.router('Right').interfaces.get('FastEthernet0/0')?.receive(encodeIpv4(header, echo));
    run.advance(1);
    expect(inside).toEqual([]);
    expect(log.join()).toContain('%CRYPTO-4-RECVD_PKT_NOT_IPSEC');
    expect(matches(run, 'Right')).toEqual([0, 0, 1]);
  });

  it('without a line for ESP the tunnel stands and carries nothing', async () => {
    const run = await pair({ right: onOutside('in', GATEWAYS[0] ?? '', INNER) });
    expect(run.ping(HOST, FAR, { count: 6 }).marks).not.toContain('!');
    expect(typistAt(run, 'Right')('show crypto isakmp sa')).toContain('QM_IDLE');
    expect(matches(run, 'Right')[1]).toBe(0);
  });
});

describe('the output list', () => {
  it('sees packets once, in the clear: neither ESP nor ISAKMP of our own needs a line', async () => {
    const run = await pair({ left: onOutside('out', INNER) });
    const link = run.watch(run.link('Left FastEthernet0/0'));
    expect(run.ping(HOST, FAR, { count: 10 }).marks).toMatch(/^\.+!+$/);
    expect(link.filter(packet => protocolOf(packet) === 50).length).toBeGreaterThan(5);
    expect(matches(run, 'Left')).toEqual([10]);
  });

  it('stops what it denies before IPsec hears of it: nothing is negotiated', async () => {
    const run = await pair({ left: onOutside('out', 'permit esp any any', 'permit udp any any eq isakmp') });
    const link = run.watch(run.link('Left FastEthernet0/0'));
    expect(run.ping(HOST, FAR, { count: 3 }).marks).toBe('U.U');
    expect(link).toEqual([]);
  });
});

it('a crypto map counts what leaves under the lines of its list', async () => {
  const run = await pair({ left: ['access-list 101 deny ip any any'] });
  run.ping(HOST, FAR, { count: 5 });
  run.ping(HOST, '192.168.0.2', { count: 2 });
  expect(typistAt(run, 'Left')('show access-lists 101').split('\n').slice(1, -1)).toEqual([
    '    10 permit ip 10.1.1.0 0.0.0.255 10.2.2.0 0.0.0.255 (5 matches)',
    '    20 deny ip any any (2 matches)',
  ]);
});

describe('in 12.4, which is later than 12.3(8)T', () => {
  const LATER = { Left: '12.4', Right: '12.4' };

  it('the input list that knows the gateways alone lets through what was in the ESP', async () => {
    const run = await pair({ right: onOutside('in', ...GATEWAYS, 'deny ip any any log') }, LATER);
    expect(run.ping(HOST, FAR, { count: 5 }).marks).toMatch(/^\.+!+$/);
    const [isakmp = 0, esp = 0, denied = 0] = matches(run, 'Right');
    expect(isakmp).toBeGreaterThan(3);
    expect(esp).toBeGreaterThan(0);
    expect(denied).toBe(0);
  });

  it('a line against the clear packets stops none that came as ESP', async () => {
    const run = await pair({ right: onOutside('in', 'deny icmp any any', 'permit ip any any') }, LATER);
    expect(run.ping(HOST, FAR, { count: 5 }).marks).toMatch(/^\.+!+$/);
  });

  it('the output list sees the ESP and not what goes into it, and what goes in the clear as ever', async () => {
    const esp = 'permit esp host 192.168.0.1 host 192.168.0.2';
    const open = await pair({ left: onOutside('out', 'deny icmp any any', esp) }, LATER);
    expect(open.ping(HOST, FAR, { count: 5 }).marks).toMatch(/^\.+!+$/);
    expect(matches(open, 'Left')).toEqual([0, 4]);
    expect(open.ping(HOST, '192.168.0.2', { count: 1 }).marks).toBe('U');
    const shut = await pair({ left: onOutside('out', 'deny esp any any', 'permit ip any any') }, LATER);
    expect(shut.ping(HOST, FAR, { count: 5 }).marks).toBe('.....');
    expect(
      shut
        .router('Right')
        .ipsec.connections()
        .every(({ decrypt }) => decrypt === 0),
    ).toBe(true);
  });

  it('12.2T has it as 12.2', async () => {
    const run = await pair({ right: onOutside('in', ...GATEWAYS) }, { Left: '12.2T', Right: '12.2T' });
    expect(run.ping(HOST, FAR, { count: 5 }).marks).toMatch(/^\.+U/);
  });
});
