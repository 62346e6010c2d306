/** Static routes of every form on a running router, and the debugs that watch packets and routes. */
import { ipv4 } from '../../src/base/ipv4-address';
import { configText } from '../../src/config/render';
import { ipRoutes, ipRouteSummary } from '../../src/show/ip-route';
import { configured } from '../support/configured';
import { brief, labOf, type LabRun } from '../support/lab';

const LEFT = `hostname Left
interface FastEthernet0/0
 ip address 10.0.0.1 255.255.255.0
interface FastEthernet1/0
 ip address 10.3.3.1 255.255.255.0
interface FastEthernet0/1
 ip address 10.1.1.1 255.255.255.0
`;
const RIGHT = `hostname Right
interface FastEthernet0/0
 ip address 10.0.0.2 255.255.255.0
interface FastEthernet1/0
 ip address 10.3.3.2 255.255.255.0
interface FastEthernet0/1
 ip address 10.2.2.1 255.255.255.0
ip route 10.1.1.0 255.255.255.0 10.0.0.1
ip route 10.1.1.0 255.255.255.0 10.3.3.1 200
`;
const HOST = '10.1.1.5';
const FAR = '10.2.2.5';

const pair = (routes: string): Promise<LabRun> => labOf([LEFT + routes, RIGHT]);
const table = (run: LabRun): string => ipRoutes(run.router('Left').routes).join('\n');

it('a floating route takes over when the better one goes, and gives way when it is back', async () => {
  const run = await pair(
    'ip route 10.2.2.0 255.255.255.0 10.0.0.2\nip route 10.2.2.0 255.255.255.0 10.3.3.2 200 name F\n',
  );
  expect(table(run)).toContain('S       10.2.2.0 [1/0] via 10.0.0.2\n');
  for (const name of ['Left', 'Right']) configured(run.router(name), 'interface FastEthernet0/0', 'shutdown');
  expect(table(run)).toContain('S       10.2.2.0 [200/0] via 10.3.3.2\n');
  expect(run.ping(HOST, FAR).marks).toMatch(/!$/);
  for (const name of ['Left', 'Right']) configured(run.router(name), 'interface FastEthernet0/0', 'no shutdown');
  expect(table(run)).toContain('S       10.2.2.0 [1/0] via 10.0.0.2\n');
});

it('a permanent route stays when its interface goes; one of distance 255 is never there', async () => {
  const run = await pair(
    'ip route 172.16.1.0 255.255.255.0 10.0.0.2 permanent\nip route 172.16.2.0 255.255.255.0 10.0.0.2\n' +
      'ip route 172.16.3.0 255.255.255.0 10.0.0.2 255\n',
  );
  expect(table(run)).not.toContain('172.16.3.0');
  configured(run.router('Left'), 'interface FastEthernet0/0', 'shutdown');
  expect(table(run)).toContain('172.16.1.0 [1/0] via 10.0.0.2');
  expect(table(run)).not.toContain('172.16.2.0');
});

it('without ip routing a router is a host with a gateway, and forwards nothing', async () => {
  const run = await pair('ip route 10.2.2.0 255.255.255.0 10.0.0.2\n');
  configured(run.router('Left'), 'ip default-gateway 10.0.0.2', 'no ip routing');
  expect(run.ping(HOST, FAR, { count: 1 }).marks).toBe('.');
  expect(run.router('Left').routes.lookup(ipv4('10.2.2.5'))?.neighbour).toBe(ipv4('10.0.0.2'));
  expect(configText(run.router('Left').config)).toMatch(/no ip routing\n[^]*ip default-gateway 10\.0\.0\.2\n/);
  configured(run.router('Left'), 'ip routing');
  expect(run.ping(HOST, FAR, { count: 1 }).marks).toBe('!');
});

it('a route out of an interface with a next hop goes with the interface; words may come in any order', async () => {
  const run = await pair('');
  configured(run.router('Left'), 'ip route 10.2.2.0 255.255.255.0 fa0/0 10.0.0.2 5 tag 7 name WAY permanent');
  expect(configText(run.router('Left').config)).toContain(
    'ip route 10.2.2.0 255.255.255.0 FastEthernet0/0 10.0.0.2 5 name WAY permanent tag 7\n',
  );
  expect(table(run)).toContain('[5/0] via 10.0.0.2, FastEthernet0/0');
  configured(run.router('Left'), 'no ip route 10.2.2.0 255.255.255.0 fa0/0 10.0.0.2');
  expect(table(run)).not.toContain('10.2.2.0');
});

it('show ip route summary counts networks and subnets by their source', async () => {
  const run = await pair('ip route 0.0.0.0 0.0.0.0 10.0.0.2\nip route 192.168.5.0 255.255.255.0 10.0.0.2\n');
  expect(ipRouteSummary(run.router('Left').routes).slice(2)).toEqual([
    'connected       0           3           192         432',
    'static          2           0           128         288',
    'internal        1                                   1168',
    'Total           3           3           320         1888',
  ]);
});

it('debug ip routing tells what comes and goes', async () => {
  const run = await pair('');
  table(run);
  const log = run.logOf('Left', 'ip routing');
  configured(run.router('Left'), 'ip route 10.2.2.0 255.255.255.0 10.0.0.2');
  configured(run.router('Left'), 'interface FastEthernet0/0', 'shutdown');
  expect(log.filter(line => line.startsWith('RT'))).toEqual([
    'RT: add 10.2.2.0/24 via 10.0.0.2, static metric [1/0]',
    'RT: del 10.0.0.0/24 via 0.0.0.0, connected metric [0/0]',
    'RT: delete subnet route to 10.0.0.0/24',
    'RT: del 10.2.2.0/24 via 10.0.0.2, static metric [1/0]',
    'RT: delete subnet route to 10.2.2.0/24',
  ]);
});

describe('debug ip packet', () => {
  const ROUTE = 'ip route 10.2.2.0 255.255.255.0 10.0.0.2\n';

  it('tells of packets for and from the router, and of those that the processor takes across', async () => {
    const run = await pair(ROUTE);
    const log = run.logOf('Left', 'ip packet', 'ip icmp');
    run.ping(HOST, '10.1.1.1', { count: 1 });
    expect(log.splice(0)).toEqual([
      'IP: s=10.1.1.5 (FastEthernet0/1), d=10.1.1.1 (FastEthernet0/1), len 100, rcvd 3',
      'ICMP: echo reply sent, src 10.1.1.1, dst 10.1.1.5',
      'IP: s=10.1.1.1 (local), d=10.1.1.5 (FastEthernet0/1), len 100, sending',
    ]);
    run.ping(HOST, FAR, { count: 1 });
    expect(log).toEqual([]);
    configured(run.router('Left'), 'interface FastEthernet0/1', 'no ip route-cache');
    run.ping(HOST, FAR, { count: 1 });
    expect(log).toEqual([
      'IP: s=10.1.1.5 (FastEthernet0/1), d=10.2.2.5 (FastEthernet0/0), g=10.0.0.2, len 100, forward',
      'IP: s=10.2.2.5 (FastEthernet0/0), d=10.1.1.5 (FastEthernet0/1), g=10.1.1.5, len 100, forward',
    ]);
  });

  it('tells what is refused, and why', async () => {
    const run = await pair('access-list 101 deny icmp any host 10.2.2.9\naccess-list 101 permit ip any any\n' + ROUTE);
    configured(run.router('Left'), 'interface FastEthernet0/1', 'ip access-group 101 in');
    const log = run.logOf('Left', 'ip packet', 'ip icmp');
    run.ping(HOST, '10.2.2.9', { count: 1 });
    run.advance(1);
    run.ping(HOST, '10.99.9.9', { count: 1 });
    expect(log.filter(line => !line.includes('sending'))).toEqual([
      'IP: s=10.1.1.5 (FastEthernet0/1), d=10.2.2.9, len 100, access denied',
      'ICMP: dst (10.2.2.9) administratively prohibited unreachable sent to 10.1.1.5',
      'IP: s=10.1.1.5 (FastEthernet0/1), d=10.99.9.9, len 100, unroutable',
      'ICMP: dst (10.99.9.9) host unreachable sent to 10.1.1.5',
    ]);
    run.router('Left').arp.clear();
    log.length = 0;
    run.ping(HOST, FAR, { count: 1 });
    expect(log).toEqual([
      'IP: s=10.1.1.5 (FastEthernet0/1), d=10.2.2.5 (FastEthernet0/0), len 100, encapsulation failed',
    ]);
  });

  it('may be restricted to what a list permits, and tell ports', async () => {
    const run = await pair('access-list 102 permit icmp any any echo\n' + ROUTE);
    const log = run.logOf('Left', 'ip packet');
    Object.assign(run.router('Left').packetDebug, { list: '102', detail: true });
    run.ping(HOST, '10.1.1.1', { count: 1 });
    expect(log).toEqual([
      'IP: s=10.1.1.5 (FastEthernet0/1), d=10.1.1.1 (FastEthernet0/1), len 100, rcvd 3\n    ICMP type=8, code=0',
    ]);
  });
});

it('Null0 swallows, and says so unless it is told not to', async () => {
  const run = await pair('ip route 10.99.0.0 255.255.0.0 Null0\n');
  const seen = run.watch(run.link('Left FastEthernet0/1'));
  expect(run.ping(HOST, '10.99.1.1', { count: 1 }).marks).toBe('U');
  expect(seen.map(brief)).toContain('10.1.1.1 > 10.1.1.5 icmp');
});
