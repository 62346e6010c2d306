/** Where address translation and TED meet: the two ways in which discovery dies, and what saves it. */
import { protocolOf, sourceOf } from '../../src/wire/ipv4';
import { ipv4 } from '../../src/base/ipv4-address';
import { brief, labOf, type LabRun } from '../support/lab';
import { typistAt } from '../support/typist';
import { left, right } from './configs';

const [HOST, FAR] = ['10.1.1.5', '10.2.2.7'];

const INSIDE_AND_OUTSIDE = [
  'interface FastEthernet0/0',
  ' ip nat outside',
  'interface FastEthernet0/1',
  ' ip nat inside',
];
const NAT = ['ip nat inside source list 110 interface FastEthernet0/0 overload', ...INSIDE_AND_OUTSIDE];

const between = (run: LabRun): Uint8Array[] => run.watch(run.link('Left FastEthernet0/0'));
const isProbe = (packet: Uint8Array): boolean => protocolOf(packet) === 17 && packet[28 + 18] === 240;

describe('NAT on the initiator', () => {
  it('kills discovery: the packet matches no crypto list any more and leaves in the clear, without a probe', async () => {
    const run = await labOf([
      left({ extra: [...NAT, 'access-list 110 permit ip 10.1.1.0 0.0.0.255 any'] }),
      right({ extra: ['access-list 102 permit ip any any'] }),
    ]);
    const link = between(run);
    const log = run.logOf('Right');
    expect(run.ping(HOST, FAR, { count: 3 }).marks).toBe('!!!');
    expect(link.some(isProbe)).toBe(false);
    expect(new Set(link.map(brief))).toEqual(new Set([`192.168.0.1 > ${FAR} icmp`, `${FAR} > 192.168.0.1 icmp`]));
    expect(log).toEqual([]);
    expect(typistAt(run, 'Left')('show crypto isakmp sa')).not.toContain('192.168');
  });

  it('a deny in the NAT list saves it: probe, tunnel, and other traffic is translated all the same', async () => {
    const run = await labOf([
      left({
        extra: [
          ...NAT,
          'access-list 110 deny ip 10.1.1.0 0.0.0.255 10.2.2.0 0.0.0.255',
          'access-list 110 permit ip 10.1.1.0 0.0.0.255 any',
        ],
      }),
      right(),
    ]);
    const link = between(run);
    expect(run.ping(HOST, FAR, { count: 10 }).marks).toMatch(/^\.+!+$/);
    expect(link.filter(isProbe).map(brief)[0]).toBe(`${HOST} > ${FAR} udp`);
    expect(link.filter(packet => protocolOf(packet) === 50).length).toBeGreaterThan(2);
    link.length = 0;
    expect(run.ping(HOST, '192.168.0.2', { count: 1 }).marks).toBe('!');
    expect(link.map(brief)).toEqual(['192.168.0.1 > 192.168.0.2 icmp', '192.168.0.2 > 192.168.0.1 icmp']);
  });
});

/** Left - Middle - Right; Middle translates what comes from Left's side. */
const withMiddle = async (nat: readonly string[], more: { readonly rightList?: string } = {}): Promise<LabRun> => {
  const moved = (text: string): string =>
    text
      .replace('192.168.0.2 255.255.255.0', '192.168.9.2 255.255.255.0')
      .replace('0.0.0.0 192.168.0.1', '0.0.0.0 192.168.9.1');
  const rightText = right(more.rightList === undefined ? {} : { accessList: [more.rightList] });
  return labOf([
    left(),
    moved(rightText),
    [
      'hostname Middle',
      'interface FastEthernet0/0',
      ' ip address 192.168.0.2 255.255.255.0',
      ' ip nat inside',
      'interface FastEthernet0/1',
      ' ip address 192.168.9.1 255.255.255.0',
      ' ip nat outside',
      'ip route 10.1.1.0 255.255.255.0 192.168.0.1',
      'ip route 10.2.2.0 255.255.255.0 192.168.9.2',
      ...nat,
      '',
    ].join('\n'),
  ]);
};

describe('NAT between', () => {
  it('no NAT: the tunnel comes up through the router between', async () => {
    const run = await withMiddle([]);
    expect(run.ping(HOST, FAR, { count: 10 }).marks).toMatch(/^\.+!+$/);
  });

  it('the probe comes with other outer addresses and matches nothing: it is forwarded like any packet', async () => {
    const run = await withMiddle([
      'access-list 1 permit any',
      'ip nat inside source list 1 interface FastEthernet0/1 overload',
    ]);
    const beyond = run.watch(run.link('Right FastEthernet0/1'));
    const behind = run.watch(run.link('Right FastEthernet0/0'));
    expect(run.ping(HOST, FAR, { count: 5 }).marks).toBe('.....');
    const probes = behind.filter(isProbe).map(brief);
    expect(probes[0]).toBe(`192.168.9.1 > ${FAR} udp`);
    expect(beyond.filter(isProbe).map(brief)).toEqual(probes);
    // A host without ISAKMP refuses it, and the refusal finds its way back to the flow's source.
    expect(beyond.map(brief)).toContain(`${FAR} > 192.168.9.1 icmp`);
  });

  it('where the other end protects the translated address, the gateway inside the probe cannot be reached', async () => {
    const run = await withMiddle(
      ['access-list 1 permit any', 'ip nat inside source list 1 interface FastEthernet0/1 overload'],
      { rightList: 'permit ip 10.2.2.0 0.0.0.255 host 192.168.9.1' },
    );
    // As in the world: what is inside a translator cannot be routed to from outside.
    typistAt(run, 'Right')('configure terminal', 'no ip route 0.0.0.0 0.0.0.0 192.168.9.1', 'end');
    const behind = run.watch(run.link('Right FastEthernet0/0'));
    const beyond = run.watch(run.link('Right FastEthernet0/1'));
    const told = run.logOf('Right', 'crypto isakmp');
    expect(run.ping(HOST, FAR, { count: 5 }).marks).toBe('.....');
    expect(behind.filter(isProbe).length).toBeGreaterThan(0);
    expect(beyond).toEqual([]);
    expect(told.join()).toContain('192.168.0.1');
    expect(behind.filter(packet => sourceOf(packet) === ipv4('192.168.9.2'))).toEqual([]);
  });
});

it('what comes out of a tunnel is translated too: from outside to the inside address of a static entry', async () => {
  const run = await labOf([
    left({
      accessList: ['permit ip 10.3.3.0 0.0.0.255 10.2.2.0 0.0.0.255'],
      peer: '192.168.0.2',
      extra: ['ip nat inside source static network 10.1.1.0 10.3.3.0 /24', ...INSIDE_AND_OUTSIDE],
    }),
    right({ accessList: ['permit ip 10.2.2.0 0.0.0.255 10.3.3.0 0.0.0.255'], peer: '192.168.0.1' }),
  ]);
  const inside = run.watch(run.link('Left FastEthernet0/1'));
  const link = between(run);
  expect(run.ping(HOST, FAR, { count: 5 }).marks).toMatch(/^\.+!+$/);
  expect(run.ping(FAR, '10.3.3.5', { count: 2 }).marks).toBe('!!');
  expect(inside.map(brief)).toContain(`${FAR} > ${HOST} icmp`);
  expect(link.filter(packet => protocolOf(packet) === 1)).toEqual([]);
});
