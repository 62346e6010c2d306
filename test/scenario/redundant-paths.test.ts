/** Two lines between two gateways whose crypto map has one local address: the SAs belong to the map, not to a line. */
import { brief, labOf, type LabRun } from '../support/lab';
import { configure, typistAt } from '../support/typist';

const HOST = '10.1.1.5';
const FAR = '10.2.2.7';

interface Ends {
  readonly own: number;
  readonly other: number;
  readonly map: readonly string[];
}

function gateway(name: string, { own, other, map }: Ends): string {
  return [
    `hostname ${name}`,
    'crypto isakmp policy 10',
    ' authentication pre-share',
    'crypto isakmp key together address 0.0.0.0 0.0.0.0',
    'crypto ipsec transform-set set esp-des esp-md5-hmac',
    ...map,
    'crypto map m local-address Loopback0',
    'interface Loopback0',
    ` ip address 172.16.0.${own} 255.255.255.255`,
    'interface FastEthernet0/0',
    ` ip address 10.${own}.${own}.1 255.255.255.0`,
    'interface Serial0/0',
    ` ip address 192.168.0.${own} 255.255.255.252`,
    ' crypto map m',
    'interface Serial0/1',
    ` ip address 192.168.0.${own + 4} 255.255.255.252`,
    ' crypto map m',
    `ip route 10.${other}.${other}.0 255.255.255.0 192.168.0.${other}`,
    `ip route 10.${other}.${other}.0 255.255.255.0 192.168.0.${other + 4} 10`,
    `ip route 172.16.0.${other} 255.255.255.255 192.168.0.${other}`,
    `ip route 172.16.0.${other} 255.255.255.255 192.168.0.${other + 4} 10`,
    `access-list 101 permit ip 10.${own}.${own}.0 0.0.0.255 10.${other}.${other}.0 0.0.0.255`,
    '',
  ].join('\n');
}

const fixed = (own: number, other: number): Ends => ({
  own,
  other,
  map: ['crypto map m 10 ipsec-isakmp', ` set peer 172.16.0.${other}`, ' set transform-set set', ' match address 101'],
});

const discovering = (own: number, other: number): Ends => ({
  own,
  other,
  map: [
    'crypto dynamic-map d 10',
    ' set transform-set set',
    ' match address 101',
    'crypto map m 10 ipsec-isakmp dynamic d discover',
  ],
});

function spisOf(run: LabRun, name: string): readonly number[] {
  const spis = run
    .router(name)
    .ipsec.identities(run.lab.now)
    .flatMap(({ inboundEsp, outboundEsp }) => [...inboundEsp, ...outboundEsp].map(({ spi }) => spi));
  return [...new Set(spis)];
}

describe.each([
  ['static entries', fixed],
  ['discovered peers', discovering],
] as const)('local-address on a loopback, %s', (_, ends) => {
  const labUp = async (): Promise<LabRun> => {
    const run = await labOf([gateway('Left', ends(1, 2)), gateway('Right', ends(2, 1))]);
    expect(run.ping(HOST, FAR).marks).toBe('.!!!!');
    return run;
  };

  it('a line that fails takes no SA with it: the next packet goes by the other line under the same SPIs', async () => {
    const run = await labUp();
    const before = [spisOf(run, 'Left'), spisOf(run, 'Right')];
    expect(before.map(spis => spis.length)).toEqual([2, 2]);
    const other = run.watch(run.link('Serial0/1'));
    configure(typistAt(run, 'Left'), 'int s0/0', 'shut');
    run.advance(1);
    expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
    expect([spisOf(run, 'Left'), spisOf(run, 'Right')]).toEqual(before);
    expect([...new Set(other.map(brief))]).toEqual(['172.16.0.1 > 172.16.0.2 esp', '172.16.0.2 > 172.16.0.1 esp']);
  });

  it('unlike ways there and back are one pair, and the way back by the first line goes on with it', async () => {
    const run = await labUp();
    const before = [spisOf(run, 'Left'), spisOf(run, 'Right')];
    // Only Left takes the other line.
    configure(typistAt(run, 'Left'), 'no ip route 10.2.2.0 255.255.255.0 192.168.0.2');
    expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
    expect([spisOf(run, 'Left'), spisOf(run, 'Right')]).toEqual(before);
    expect(run.router('Left').ike.sas()).toHaveLength(1);
  });

  it('both lines down: the SAs go, and come again with a line', async () => {
    const run = await labUp();
    const left = typistAt(run, 'Left');
    configure(left, 'int s0/0', 'shut', 'int s0/1', 'shut');
    run.advance(1);
    expect(spisOf(run, 'Left')).toEqual([]);
    configure(left, 'int s0/1', 'no shut', 'exit', 'do clear crypto sa');
    configure(typistAt(run, 'Right'), 'do clear crypto sa');
    run.advance(1);
    expect(run.ping(HOST, FAR).marks).toMatch(/^\.+!+$/);
  });

  it('each interface shows the SAs, the engine shows them once', async () => {
    const run = await labUp();
    const { ipsec } = run.router('Left');
    const shown = ipsec.identities(run.lab.now).map(view => `${view.interfaceName} ${view.inboundEsp.length}`);
    expect(shown).toEqual(['Serial0/0 1', 'Serial0/1 1']);
    expect(ipsec.connections().map(view => `${view.connectionId} ${view.interfaceName}`)).toEqual([
      '2000 Serial0/0',
      '2001 Serial0/0',
    ]);
  });
});
