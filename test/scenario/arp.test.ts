/** Neighbours: known for hours when the lab begins, asked for when they are not, forgotten in time. */
import { ipv4 } from '../../src/base/ipv4-address';
import { formatHardware } from '../../src/net/hardware-address';
import { arpTable } from '../../src/show/arp';
import { labOf, type LabRun } from '../support/lab';
import { configured } from '../support/configured';

const LEFT = (more = ''): string => `hostname Left
interface FastEthernet0/0
 ip address 10.0.0.1 255.255.255.0
${more}
interface FastEthernet0/1
 ip address 10.1.1.1 255.255.255.0
ip route 10.2.2.0 255.255.255.0 10.0.0.2
`;
const RIGHT = (more = ''): string => `hostname Right
interface FastEthernet0/0
 ip address 10.0.0.2 255.255.255.0
${more}
interface FastEthernet0/1
 ip address 10.2.2.1 255.255.255.0
ip route 10.1.1.0 255.255.255.0 10.0.0.1
`;
const HOST = '10.1.1.5';
const FAR = '10.2.2.5';

const pair = (left = '', right = ''): Promise<LabRun> => labOf([LEFT(left), RIGHT(right)]);
const table = (run: LabRun, name: string): readonly string[] => {
  const { arp, interfaces } = run.router(name);
  return arpTable(arp.rows(interfaces.values())).slice(1);
};
const macOf = (run: LabRun, name: string): string =>
  formatHardware(run.router(name).interfaces.get('FastEthernet0/0')?.hardwareAddress ?? 0);

it('a lab begins with warm caches: no packet is lost, and the table has neighbours of some age', async () => {
  const run = await pair();
  const neighbour = table(run, 'Left').find(row => row.includes('10.0.0.2'));
  expect(neighbour).toMatch(
    new RegExp(`^Internet  10\\.0\\.0\\.2 {9} +\\d+   ${macOf(run, 'Right')}  ARPA   FastEthernet0/0$`),
  );
  expect(table(run, 'Left').find(row => row.includes('10.0.0.1 '))).toMatch(/ - {3}0007\./);
  expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
});

it('after clear arp-cache the first packet is lost at each router that has to ask', async () => {
  const run = await pair();
  run.ping(HOST, FAR);
  run.router('Left').arp.clear();
  // The request is lost for want of 10.0.0.2, the reply for want of the host.
  expect(run.ping(HOST, FAR).marks).toBe('..!!!');
  expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
});

it('a flap and a restart forget the neighbours, those of the interface alone', async () => {
  const run = await pair();
  run.ping(HOST, FAR);
  const port = run.router('Left').interfaces.get('FastEthernet0/0');
  port?.link?.setUp(false, port);
  port?.link?.setUp(true, port);
  expect(run.ping(HOST, FAR).marks).toBe('.!!!!');
  run.router('Right').reload();
  run.advance(60);
  expect(run.ping(HOST, FAR).marks).toBe('..!!!');
});

it('debug arp tells what is asked and answered; who is not there stays incomplete for a minute', async () => {
  const run = await pair();
  const [mine, its] = [macOf(run, 'Left'), macOf(run, 'Right')];
  run.router('Left').arp.clear();
  const log = run.logOf('Left', 'arp');
  run.ping(HOST, '10.0.0.2', { count: 1 });
  expect(log.slice(0, 3)).toEqual([
    'IP ARP: creating incomplete entry for IP address: 10.0.0.2 interface FastEthernet0/0',
    `IP ARP: sent req src 10.0.0.1 ${mine},\n                 dst 10.0.0.2 0000.0000.0000 FastEthernet0/0`,
    `IP ARP: rcvd rep src 10.0.0.2 ${its}, dst 10.0.0.1 FastEthernet0/0`,
  ]);
  run.ping(HOST, '10.0.0.77', { count: 2 });
  expect(table(run, 'Left')).toContain('Internet  10.0.0.77               0   Incomplete      ARPA');
  run.advance(61);
  expect(table(run, 'Left').join()).not.toContain('10.0.0.77');
});

it('an entry is asked for again before its four hours are over, and goes when nobody answers', async () => {
  const run = await pair();
  run.ping(HOST, FAR);
  const age = (): number => Number(/10\.0\.0\.2 +(\d+)/.exec(table(run, 'Left').join('\n'))?.[1] ?? NaN);
  const log = run.logOf('Left', 'arp');
  run.advance(14_400);
  // Whoever is first to ask spares the other the question.
  expect(log.join()).toMatch(/rcvd req src 10\.0\.0\.2|sent req src 10\.0\.0\.1/);
  expect(age()).toBeLessThan(240);
  const right = run.router('Right').interfaces.get('FastEthernet0/0');
  right?.link?.setUp(false, right);
  run.advance(14_400);
  expect(age()).toBeNaN();
});

it('proxy ARP answers for what lies behind, unless it is switched off', async () => {
  const blind =
    'hostname Left\ninterface FastEthernet0/0\n ip address 10.0.0.1 255.255.255.0\ninterface FastEthernet0/1\n ip address 10.1.1.1 255.255.255.0\nip route 10.2.2.0 255.255.255.0 FastEthernet0/0\n';
  for (const [line, marks] of [
    ['', '.!!'],
    [' no ip proxy-arp', '...'],
  ] as const) {
    const run = await labOf([blind, RIGHT(line)]);
    run.ping(HOST, FAR);
    run.router('Left').arp.clear(run.router('Left').interfaces.get('FastEthernet0/0'));
    expect(run.ping(HOST, FAR, { count: 3 }).marks).toBe(marks);
    expect(table(run, 'Left').some(row => row.includes(`10.2.2.5`) && row.includes(macOf(run, 'Right')))).toBe(
      line === '',
    );
  }
});

it('an address that moves is announced, and two that have it are told', async () => {
  const run = await pair();
  run.ping(HOST, FAR);
  const log = run.logOf('Right');
  configured(run.router('Left'), 'interface FastEthernet0/0', 'ip address 10.0.0.2 255.255.255.0');
  run.advance(1);
  expect(log.join('\n')).toContain(
    `%IP-4-DUPADDR: Duplicate address 10.0.0.2 on FastEthernet0/0, sourced by ${macOf(run, 'Left')}`,
  );
  configured(run.router('Left'), 'interface FastEthernet0/0', 'ip address 10.0.0.9 255.255.255.0');
  expect(table(run, 'Right').find(row => row.includes('10.0.0.1 '))).toContain(macOf(run, 'Left'));
});

it('a configured entry is never asked for and outlives clear arp-cache', async () => {
  const run = await pair();
  configured(run.router('Left'), `arp 10.0.0.2 ${macOf(run, 'Right')} arpa`);
  run.router('Left').arp.clear();
  expect(run.ping(HOST, FAR).marks).toBe('.!!!!');
  configured(run.router('Left'), 'arp 10.0.0.2 0000.0000.0001 arpa');
  expect(run.ping(HOST, FAR, { count: 2 }).marks).toBe('..');
  expect(run.router('Left').config.arps.get(ipv4('10.0.0.2'))).toBe(1);
});
