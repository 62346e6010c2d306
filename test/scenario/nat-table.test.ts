/** The translation table: what it shows, how long entries live, what clears them, what debug tells. */
import { ipv4 } from '../../src/base/ipv4-address';
import { encodeIpv4 } from '../../src/wire/ipv4';
import { brief } from '../support/lab';
import { typistAt } from '../support/typist';
import { FAR, HEADER, HOST, lab, OTHER, outside, OVERLOAD, put, udp } from './nat-lab';

const briefs = (packets: readonly Uint8Array[]): string[] => packets.map(brief);

describe('the table', () => {
  it('shows flows with their ports, and statistics of what was done', async () => {
    const run = await lab(
      'ip nat pool P 192.0.2.50 192.0.2.59 netmask 255.255.255.0',
      'ip nat inside source list 1 pool P overload',
      'ip nat inside source static tcp 10.1.1.5 80 192.0.2.1 8080 extendable',
    );
    const type = typistAt(run, 'N');
    for (const source of [HOST, OTHER])
      put(run, 'FastEthernet0/1', udp({ source, destination: FAR, ports: [1024, 53] }));
    expect(type('show ip nat translations').split('\n')).toEqual([
      'Pro Inside global      Inside local       Outside local      Outside global',
      'tcp 192.0.2.1:8080     10.1.1.5:80        ---                ---',
      'udp 192.0.2.50:1024    10.1.1.5:1024      198.51.100.9:53    198.51.100.9:53',
      'udp 192.0.2.50:1025    10.1.1.6:1024      198.51.100.9:53    198.51.100.9:53',
      '',
    ]);
    run.ping(HOST, FAR, { count: 1 });
    const [heading = '', row = ''] = type('show ip nat translations icmp').split('\n');
    const at = ['Inside local', 'Outside local', 'Outside global'].map(each => heading.indexOf(each));
    expect(at.map(column => row.slice(column).split(':')[0])).toEqual([HOST, FAR, FAR]);
    type('clear ip nat translation inside 192.0.2.50 10.1.1.5');
    run.advance(61);
    type('clear ip nat statistics');
    for (let i = 0; i < 2; i++) {
      put(run, 'FastEthernet0/1', udp({ source: HOST, destination: FAR, ports: [1024, 53] }));
    }
    put(run, 'FastEthernet0/1', udp({ source: OTHER, destination: FAR, ports: [1024, 53] }));
    expect(type('show ip nat statistics').split('\n')).toEqual([
      'Total active translations: 3 (1 static, 2 dynamic; 2 extended)',
      'Outside interfaces:',
      '  FastEthernet0/0',
      'Inside interfaces: ',
      '  FastEthernet0/1',
      'Hits: 1  Misses: 2',
      'Expired translations: 0',
      'Dynamic mappings:',
      '-- Inside Source',
      'access-list 1 pool P refcount 2',
      ' pool P: netmask 255.255.255.0',
      '\tstart 192.0.2.50 end 192.0.2.59',
      '\ttype generic, total addresses 10, allocated 1 (10%), misses 0',
      '',
    ]);
  });

  it('forgets by the clock: DNS and ICMP after a minute, UDP after five, as configured otherwise', async () => {
    const run = await lab(OVERLOAD, 'ip nat translation icmp-timeout 10');
    const type = typistAt(run, 'N');
    const left = (): number => type('show ip nat translations').split('\n').length - 2;
    put(run, 'FastEthernet0/1', udp({ source: HOST, destination: FAR, ports: [1024, 53] }));
    put(run, 'FastEthernet0/1', udp({ source: HOST, destination: '192.0.2.2', ports: [1024, 69] }));
    run.ping(HOST, FAR, { count: 1 });
    expect(left()).toBe(3);
    run.advance(11);
    expect(left()).toBe(2);
    run.advance(50);
    expect(left()).toBe(1);
    run.advance(240);
    expect(type('show ip nat translations')).toBe('');
    expect(type('show ip nat statistics')).toContain('Expired translations: 3');
  });

  it('lives on by use', async () => {
    const run = await lab(OVERLOAD);
    const type = typistAt(run, 'N');
    for (let i = 0; i < 4; i++) {
      put(run, 'FastEthernet0/1', udp({ source: HOST, destination: '192.0.2.2', ports: [1024, 69] }));
      run.advance(200);
    }
    expect(type('show ip nat translations')).toContain('udp 192.0.2.1:1024');
    expect(type('show ip nat translations verbose')).toContain(
      '    create 00:13:22, use 00:03:20, left 00:01:39, \n    flags: \nextended, use_count: 0\n',
    );
  });

  it('TCP: a minute while it opens and when it has ended, a day in between', async () => {
    const run = await lab(OVERLOAD);
    const type = typistAt(run, 'N');
    const known = (): boolean => type('show ip nat translations').includes('tcp 192.0.2.1:3000');
    const segment = (flags: number): void => {
      const header = new Uint8Array(20);
      header.set([3000 >> 8, 3000 & 255, 0, 23]);
      [header[12], header[13]] = [0x50, flags];
      const ends = { source: ipv4(HOST), destination: ipv4('203.0.113.1') };
      put(run, 'FastEthernet0/1', encodeIpv4({ ...HEADER, protocol: 6, ...ends }, header));
    };
    segment(0x02);
    run.advance(61);
    expect(known()).toBe(false);
    segment(0x02);
    segment(0x10);
    run.advance(80_000);
    expect(known()).toBe(true);
    segment(0x11);
    run.advance(61);
    expect(known()).toBe(false);
  });

  it('is cleared: all, or one; static entries stay', async () => {
    const run = await lab(OVERLOAD, 'ip nat inside source static 10.1.1.9 192.0.2.99');
    const type = typistAt(run, 'N');
    const rows = (): string[] =>
      type('show ip nat translations')
        .split('\n')
        .slice(1, -1)
        .map(row => row.slice(0, 40).trim());
    put(run, 'FastEthernet0/1', udp({ source: HOST, destination: FAR, ports: [1024, 69] }));
    put(run, 'FastEthernet0/1', udp({ source: OTHER, destination: FAR, ports: [2048, 69] }));
    expect(type('clear ip nat translation udp inside 192.0.2.1 1024 10.1.1.5 1024')).toBe('');
    expect(rows()).toEqual(['--- 192.0.2.99         10.1.1.9', 'udp 192.0.2.1:2048     10.1.1.6:2048']);
    expect(type('clear ip nat translation inside 1.1.1.1 10.1.1.5')).toContain('%Translation not found');
    type('clear ip nat translation *');
    expect(rows()).toEqual(['--- 192.0.2.99         10.1.1.9']);
  });

  it('goes with the lines that made it', async () => {
    const run = await lab(OVERLOAD);
    const type = typistAt(run, 'N');
    run.ping(HOST, FAR, { count: 1 });
    type('configure terminal', 'no ip nat inside source list 1 interface FastEthernet0/0 overload', 'end');
    expect(type('show ip nat translations')).toBe('');
    const far = outside(run);
    run.ping(HOST, FAR, { count: 1, timeout: 100 });
    expect(briefs(far)[0]).toBe(`${HOST} > ${FAR} icmp`);
    type('configure terminal', 'ip nat inside source static 10.1.1.5 192.0.2.44', 'end');
    expect(run.ping(HOST, FAR, { count: 1 }).marks).toBe('!');
  });

  it('max-entries: what comes on top is refused', async () => {
    const run = await lab(OVERLOAD, 'ip nat translation max-entries 1');
    expect(run.ping(HOST, FAR, { count: 1 }).marks).toBe('!');
    expect(run.ping(OTHER, FAR, { count: 1 }).marks).toBe('U');
  });
});

it('debug ip nat: each translation, each failure and each end is told', async () => {
  const run = await lab(
    'ip nat pool P 192.0.2.50 192.0.2.50 netmask 255.255.255.0',
    'ip nat inside source list 1 pool P',
    'ip nat translation timeout 30',
  );
  const log = run.logOf('N', 'ip nat');
  const detailed = udp({ source: HOST, destination: FAR, ports: [1024, 9] });
  put(run, 'FastEthernet0/1', detailed);
  put(run, 'FastEthernet0/1', udp({ source: OTHER, destination: FAR, ports: [1024, 9] }));
  run.advance(40);
  const back = log.splice(1, 1);
  expect(log).toEqual([
    `NAT: s=${HOST}->192.0.2.50, d=${FAR} [7]`,
    `NAT: failed to allocate address for ${OTHER}, list/map 1 pool P`,
    `NAT: translation failed (A), dropping packet s=${OTHER} d=${FAR}`,
    `NAT: expiring 192.0.2.50 (${HOST})`,
  ]);
  // The port unreachable of the far host.
  expect(back[0]).toMatch(/^NAT: s=198\.51\.100\.9, d=192\.0\.2\.50->10\.1\.1\.5 \[\d+\]$/);
  run.logOf('N', 'ip nat detailed');
  put(run, 'FastEthernet0/1', detailed);
  expect(log).toContain(`NAT: i: udp (${HOST}, 1024) -> (${FAR}, 9) [7]`);
});
