import { ipv4 } from '../../../src/base/ipv4-address';
import { InterfaceCounters } from '../../../src/router/interface-counters';
import { kindOf } from '../../../src/router/interface-kinds';
import { newInterface } from '../../../src/router/model/router-config';
import type { RouteEntry, RoutePath } from '../../../src/router/routing-table';
import { interfaces } from '../../../src/show/interfaces';
import { interfacesDescription } from '../../../src/show/interfaces-description';
import { ipInterfaces } from '../../../src/show/ip-interface';
import { ipInterfaceBrief } from '../../../src/show/ip-interface-brief';
import { ipRoutes, ipRoutesFrom, ipRouteTo } from '../../../src/show/ip-route';
import { softwareOf } from '../../../src/router/image';
import { uptimeText, version } from '../../../src/show/version';

function path(nextHop: string | undefined, interfaceName?: string): RoutePath {
  const address = nextHop === undefined ? undefined : ipv4(nextHop);
  return { nextHop: address, interfaceName, egress: interfaceName ?? '', neighbour: address };
}

function connected(network: string, mask: string, interfaceName: string): RouteEntry {
  return {
    source: 'connected',
    network: ipv4(network),
    mask: ipv4(mask),
    distance: 0,
    metric: 0,
    paths: [path(undefined, interfaceName)],
  };
}

function statics(network: string, mask: string, ...paths: readonly RoutePath[]): RouteEntry {
  return { source: 'static', network: ipv4(network), mask: ipv4(mask), distance: 1, metric: 0, paths };
}

const DEFAULT = statics('0.0.0.0', '0.0.0.0', path('11.11.11.2'));
const DAPHNE = [
  DEFAULT,
  connected('11.11.11.0', '255.255.255.0', 'FastEthernet0/0'),
  connected('13.13.13.0', '255.255.255.0', 'FastEthernet0/1'),
];

describe('show ip route', () => {
  test('connected subnets under their classful networks, the default route last', () => {
    const lines = ipRoutes({ entries: DAPHNE, gatewayOfLastResort: DEFAULT });
    expect(lines.slice(7)).toEqual([
      '',
      'Gateway of last resort is 11.11.11.2 to network 0.0.0.0',
      '',
      '     11.0.0.0/24 is subnetted, 1 subnets',
      'C       11.11.11.0 is directly connected, FastEthernet0/0',
      '     13.0.0.0/24 is subnetted, 1 subnets',
      'C       13.13.13.0 is directly connected, FastEthernet0/1',
      'S*   0.0.0.0/0 [1/0] via 11.11.11.2',
    ]);
  });

  test('an empty table', () => {
    const lines = ipRoutes({ entries: [], gatewayOfLastResort: undefined });
    expect(lines.slice(7)).toEqual(['', 'Gateway of last resort is not set', '']);
  });

  test('unlike masks, whole networks, supernets and several paths', () => {
    const entries = [
      connected('10.1.1.0', '255.255.255.0', 'Loopback0'),
      statics('10.2.0.0', '255.255.0.0', path('11.11.11.2'), path('11.11.11.3')),
      connected('192.168.1.0', '255.255.255.0', 'FastEthernet0/1'),
      statics('192.168.0.0', '255.255.0.0', path(undefined, 'Null0')),
      statics('172.16.0.0', '255.255.0.0', path('10.0.0.2', 'Serial0/0')),
    ];
    expect(ipRoutes({ entries, gatewayOfLastResort: undefined }).slice(10)).toEqual([
      '     10.0.0.0/8 is variably subnetted, 2 subnets, 2 masks',
      'C       10.1.1.0/24 is directly connected, Loopback0',
      'S       10.2.0.0/16 [1/0] via 11.11.11.2',
      '                    [1/0] via 11.11.11.3',
      'C    192.168.1.0/24 is directly connected, FastEthernet0/1',
      'S    192.168.0.0/16 is directly connected, Null0',
      'S    172.16.0.0/16 [1/0] via 10.0.0.2, Serial0/0',
    ]);
  });

  test('one source alone', () => {
    const routes = { entries: DAPHNE, gatewayOfLastResort: DEFAULT };
    expect(ipRoutesFrom(routes, 'static')).toEqual(['S*   0.0.0.0/0 [1/0] via 11.11.11.2']);
    expect(ipRoutesFrom(routes, 'connected')).toHaveLength(4);
  });

  test('the entry of one address', () => {
    expect(ipRouteTo(ipv4('13.13.13.14'), DAPHNE[2], DAPHNE)).toEqual([
      'Routing entry for 13.13.13.0/24',
      '  Known via "connected", distance 0, metric 0 (connected, via interface)',
      '  Routing Descriptor Blocks:',
      '  * directly connected, via FastEthernet0/1',
      '      Route metric is 0, traffic share count is 1',
    ]);
    expect(ipRouteTo(0, DEFAULT, DAPHNE)).toEqual([
      'Routing entry for 0.0.0.0/0, supernet',
      '  Known via "static", distance 1, metric 0, candidate default path',
      '  Routing Descriptor Blocks:',
      '  * 11.11.11.2',
      '      Route metric is 0, traffic share count is 1',
    ]);
  });

  test('an address that only the default route leads to is not in the table', () => {
    expect(ipRouteTo(ipv4('12.12.12.12'), DEFAULT, DAPHNE)).toEqual(['% Network not in table']);
    expect(ipRouteTo(ipv4('13.1.1.1'), DEFAULT, DAPHNE)).toEqual(['% Subnet not in table']);
    expect(ipRouteTo(ipv4('12.12.12.12'), undefined, [])).toEqual(['% Network not in table']);
  });
});

function port(name: string, address?: string) {
  const config = newInterface(name);
  if (address !== undefined) config.address = { address: ipv4(address), mask: ipv4('255.255.255.0') };
  return {
    name,
    config,
    address: config.address?.address,
    addressOrigin: address === undefined ? ('unset' as const) : ('NVRAM' as const),
    mtu: 1500,
    status: 'up' as const,
    protocol: 'up' as const,
    kind: kindOf(name),
    hardwareAddress: 0x00070123abcd,
    arpTimeout: 14_400_000,
    counters: new InterfaceCounters(),
  };
}

describe('show ip interface brief', () => {
  test('states and addresses in their columns', () => {
    const rows = ipInterfaceBrief([
      port('FastEthernet0/0', '11.11.11.1'),
      { ...port('FastEthernet0/1'), status: 'administratively down', protocol: 'down' },
      port('Loopback0', '100.100.100.100'),
    ]);
    expect(rows).toEqual([
      'Interface                  IP-Address      OK? Method Status                Protocol',
      'FastEthernet0/0            11.11.11.1      YES NVRAM  up                    up      ',
      'FastEthernet0/1            unassigned      YES unset  administratively down down    ',
      'Loopback0                  100.100.100.100 YES NVRAM  up                    up      ',
    ]);
  });
});

test('show interfaces description: short names, states and texts in their columns', () => {
  const inner = port('FastEthernet0/0');
  inner.config.description = 'to the servers, all of them';
  expect(
    interfacesDescription([
      inner,
      { ...port('FastEthernet0/1.20'), status: 'administratively down', protocol: 'down' },
      port('Loopback0'),
    ]),
  ).toEqual([
    'Interface                      Status         Protocol Description',
    'Fa0/0                          up             up       to the servers, all of them',
    'Fa0/1.20                       admin down     down     ',
    'Lo0                            up             up       ',
  ]);
});

describe('show ip interface', () => {
  test('helper addresses are told though nothing is sent to them', () => {
    const helpers = (...kept: readonly string[]): readonly string[] =>
      ipInterfaces([{ ...port('FastEthernet0/0', '11.11.11.1'), mtu: 1500 }], () => kept).slice(5, 8);
    expect(helpers()[0]).toBe('  Helper address is not set');
    expect(helpers('ip mask-reply', 'ip helper-address 10.0.0.9')[0]).toBe('  Helper address is 10.0.0.9');
    expect(helpers('ip helper-address 10.0.0.9', 'ip helper-address 10.0.0.10')).toEqual([
      '  Helper addresses are 10.0.0.9',
      '                       10.0.0.10',
      '  Directed broadcast forwarding is disabled',
    ]);
  });

  test('addresses, lists and settings are the configured ones', () => {
    const shown = port('FastEthernet0/0', '11.11.11.1');
    shown.config.accessGroupIn = '101';
    shown.config.unreachables = false;
    shown.config.secondaries.push({ address: ipv4('10.0.0.1'), mask: ipv4('255.0.0.0') });
    const lines = ipInterfaces([{ ...shown, mtu: 1400 }], () => []);
    expect(lines[0]).toBe('FastEthernet0/0 is up, line protocol is up');
    expect(lines).toEqual(
      expect.arrayContaining([
        '  Internet address is 11.11.11.1/24',
        '  MTU is 1400 bytes',
        '  Secondary address 10.0.0.1/8',
        '  Outgoing access list is not set',
        '  Inbound  access list is 101',
        '  ICMP unreachables are never sent',
      ]),
    );
  });

  test('an interface without an address does no IP', () => {
    expect(ipInterfaces([{ ...port('Serial0/0'), status: 'down', protocol: 'down' }], () => [])).toEqual([
      'Serial0/0 is down, line protocol is down',
      '  Internet protocol processing disabled',
    ]);
  });
});

const ALONE = { tunnelSource: () => undefined, keptOf: () => [] };

describe('show interfaces', () => {
  test('hardware by kind, settings from the configuration, counters from the state', () => {
    const ethernet = port('FastEthernet0/0', '11.11.11.1');
    ethernet.config.description = 'to fred';
    ethernet.config.bandwidth = 512;
    ethernet.counters.input.add(1000, 70);
    for (let i = 0; i < 264; i++) ethernet.counters.output.add(61_000, 101);
    const lines = interfaces([ethernet, { ...port('Loopback0'), hardwareAddress: undefined }], 61_000, ALONE);
    expect(lines).toEqual(
      expect.arrayContaining([
        'FastEthernet0/0 is up, line protocol is up ',
        '  Description: to fred',
        '  Internet address is 11.11.11.1/24',
        '  MTU 1500 bytes, BW 512 Kbit, DLY 100 usec, ',
        '  Hardware is AmdFE, address is 0007.0123.abcd (bia 0007.0123.abcd)',
        '  Last input 00:01:00, output 00:00:00, output hang never',
        '  5 minute output rate 1000 bits/sec, 1 packets/sec',
        '     1 packets input, 70 bytes, 0 no buffer',
        '     264 packets output, 26664 bytes, 0 underruns',
        '  Hardware is Loopback',
        '  MTU 1514 bytes, BW 8000000 Kbit, DLY 5000 usec, ',
      ]),
    );
  });
});

describe('show version', () => {
  const daphne = {
    hostname: 'Daphne',
    platform: { name: 'c2600xm' },
    uptime: 7_638_850,
    reloadReason: 'power-on',
    image: 'c2600-jk9s-mz.122-27.bin',
    iomem: 10,
    serial: 'JAD06400001',
    nvramKilobytes: 32,
    interfaceNames: ['FastEthernet0/0', 'FastEthernet0/1', 'FastEthernet0/1.5', 'Loopback0'],
  } as const;

  test('software, uptime and hardware are those of the router', () => {
    const lines = version(daphne);
    expect(lines[0]).toBe('Cisco Internetwork Operating System Software ');
    expect(lines).toEqual(
      expect.arrayContaining([
        'IOS (tm) C2600 Software (C2600-JK9S-M), Version 12.2(27), RELEASE SOFTWARE (fc3)',
        'Daphne uptime is 2 hours, 7 minutes',
        'System returned to ROM by power-on',
        'System image file is "flash:c2600-jk9s-mz.122-27.bin"',
        'cisco 2621XM (MPC860P) processor (revision 0x100) with 118784K/12288K bytes of memory.',
        'Processor board ID JAD06400001',
        '2 FastEthernet/IEEE 802.3 interface(s)',
        'Configuration register is 0x2102',
      ]),
    );
    expect(version({ ...daphne, platform: { name: 'c2600' } }).join('\n')).toContain('cisco 2621 (MPC860) processor');
  });

  test('image names tell family, features and version', () => {
    expect(softwareOf('c2600-ik9o3s3-mz.123-26.bin')).toEqual({
      family: 'C2600',
      features: 'IK9O3S3',
      version: '12.3(26)',
    });
    expect(softwareOf('c3640-jk9s-mz.122-15.T5.bin').version).toBe('12.2(15)T5');
    expect(softwareOf('my-image.bin').version).toBe('12.2(27)');
  });

  test('uptime in the units that are not zero', () => {
    expect(uptimeText(0)).toBe('0 minutes');
    expect(uptimeText(61_000)).toBe('1 minute');
    expect(uptimeText((((9 * 24 + 14) * 60 + 7) * 60 + 59) * 1000)).toBe('1 week, 2 days, 14 hours, 7 minutes');
    expect(uptimeText(366 * 86_400_000)).toBe('1 year, 1 day');
  });
});
