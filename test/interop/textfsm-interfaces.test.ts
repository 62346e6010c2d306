/** Shows of interfaces as TextFSM reads them, against the configuration, the links and what was typed. */
import { openConsole } from '../support/console';
import { labOf } from '../support/lab';
import { columns, type Reader, readerOf, rowWith, textOf } from './textfsm';
import { INSIDE_HOST, OUTSIDE_HOST, type TextfsmLab, textfsmLab } from './textfsm-lab';

let lab: TextfsmLab;
let show: Reader;

beforeEach(async () => {
  lab = await textfsmLab();
  show = readerOf(lab.gate);
});

it('show ip interface brief: every interface with its address and state', () => {
  expect(columns(show('show ip interface brief'), 'INTERFACE', 'IP_ADDRESS', 'STATUS', 'PROTO')).toEqual([
    ['FastEthernet0/0', '192.0.2.1', 'up', 'up'],
    ['Serial0/0', '172.16.1.1', 'up', 'up'],
    ['FastEthernet0/1', '10.1.1.1', 'up', 'up'],
    ['Serial0/1', '10.255.0.1', 'administratively down', 'down'],
    ['FastEthernet1/0', 'unassigned', 'up', 'up'],
    ['FastEthernet1/0.10', '10.10.0.1', 'up', 'up'],
    ['FastEthernet1/1', '10.66.0.1', 'administratively down', 'down'],
    ['Loopback0', '10.255.0.1', 'up', 'up'],
    ['Tunnel0', '10.250.0.1', 'up', 'up'],
  ]);
  lab.far.type('configure terminal', 'interface Serial0/0', 'shutdown', 'end');
  lab.gate.type('configure terminal', 'interface FastEthernet1/0', 'shutdown', 'end');
  const after = show('show ip interface brief');
  expect(rowWith(after, 'INTERFACE', 'Serial0/0')).toMatchObject({ STATUS: 'down', PROTO: 'down' });
  expect(rowWith(after, 'INTERFACE', 'FastEthernet1/0.10')).toMatchObject({
    STATUS: 'administratively down',
    PROTO: 'down',
  });
});

it('show ip interface brief: who said what the address is', () => {
  const methods = (): readonly unknown[] =>
    columns(show('show ip interface brief'), 'INTERFACE', 'METHOD').filter(([, method]) => method !== 'NVRAM');
  expect(methods()).toEqual([]);
  lab.gate.type(
    'configure terminal',
    'interface FastEthernet0/1',
    'ip address 10.1.1.2 255.255.255.0',
    'interface FastEthernet1/1',
    'no ip address',
    'interface Loopback7',
    'end',
  );
  expect(methods()).toEqual([
    ['FastEthernet0/1', 'manual'],
    ['FastEthernet1/1', 'manual'],
    ['Loopback7', 'unset'],
  ]);
  const [changed] = show('show ip interface FastEthernet0/1', 'show_ip_interface');
  expect(changed).toMatchObject({ IP_ADDRESS: ['10.1.1.2'], DETERMINED_BY: 'setup command' });
  lab.gate.type('write memory', 'reload', '');
  lab.advance(600);
  expect(methods()).toEqual([]);
  const [saved] = show('show ip interface FastEthernet0/1', 'show_ip_interface');
  expect(saved).toMatchObject({ IP_ADDRESS: ['10.1.1.2'], DETERMINED_BY: 'non-volatile memory' });
});

it('show interfaces description: short names, states, descriptions', () => {
  expect(columns(show('show interfaces description'), 'PORT', 'STATUS', 'PROTOCOL', 'DESCRIP')).toEqual([
    ['Fa0/0', 'up', 'up', 'to the "outside", is up'],
    ['Se0/0', 'up', 'up', ''],
    ['Fa0/1', 'up', 'up', ''],
    ['Se0/1', 'admin down', 'down', ''],
    ['Fa1/0', 'up', 'up', ''],
    ['Fa1/0.10', 'up', 'up', ''],
    ['Fa1/1', 'admin down', 'down', ''],
    ['Lo0', 'up', 'up', 'router id'],
    ['Tu0', 'up', 'up', ''],
  ]);
});

it('show interfaces: settings as configured', () => {
  const rows = show('show interfaces');
  expect(
    columns(rows, 'INTERFACE', 'LINK_STATUS', 'PROTOCOL_STATUS', 'IP_ADDRESS', 'MTU', 'BANDWIDTH', 'ENCAPSULATION'),
  ).toEqual([
    ['FastEthernet0/0', 'up', 'up', '192.0.2.1/24', '1500', '100000 Kbit', 'ARPA'],
    ['Serial0/0', 'up', 'up', '172.16.1.1/30', '1500', '64 Kbit', 'HDLC'],
    ['FastEthernet0/1', 'up', 'up', '10.1.1.1/24', '1500', '10000 Kbit', 'ARPA'],
    ['Serial0/1', 'administratively down', 'down', '', '1500', '1544 Kbit', 'HDLC'],
    ['FastEthernet1/0', 'up', 'up', '', '1500', '100000 Kbit', 'ARPA'],
    ['FastEthernet1/0.10', 'up', 'up', '10.10.0.1/24', '1500', '100000 Kbit', '802.1Q Virtual LAN'],
    ['FastEthernet1/1', 'administratively down', 'down', '10.66.0.1/24', '1500', '100000 Kbit', 'ARPA'],
    ['Loopback0', 'up', 'up', '10.255.0.1/32', '1514', '8000000 Kbit', 'LOOPBACK'],
    ['Tunnel0', 'up', 'up', '10.250.0.1/30', '1514', '9 Kbit', 'TUNNEL'],
  ]);
  expect(rowWith(rows, 'INTERFACE', 'FastEthernet0/0')['DESCRIPTION']).toBe('to the "outside", is up');
  expect(rowWith(rows, 'INTERFACE', 'FastEthernet0/1')).toMatchObject({ DUPLEX: 'Half-duplex', SPEED: '10Mb/s' });
  expect(rowWith(rows, 'INTERFACE', 'FastEthernet1/0.10')['VLAN_ID']).toBe('10');
  expect(rowWith(rows, 'INTERFACE', 'Serial0/1')['UNNUMBERED']).toBe('Loopback0');
  expect(rowWith(rows, 'INTERFACE', 'Tunnel0')).toMatchObject({
    TUNNEL_SOURCE: '192.0.2.1',
    TUNNEL_DESTINATION: '192.0.2.2',
  });
});

it('show interfaces: counters are the packets and bytes that crossed the link', () => {
  // The first packets of hosts ask for hardware addresses.
  lab.ping(INSIDE_HOST, OUTSIDE_HOST);
  lab.gate.type('configure terminal', 'no logging 10.1.1.50', 'end', 'clear counters', '');
  const inside = lab.watch(lab.link('Gate FastEthernet0/1'));
  const outside = lab.watch(lab.link('Gate FastEthernet0/0'));
  expect(lab.ping(INSIDE_HOST, OUTSIDE_HOST, { count: 7 }).stats.received).toBe(7);
  lab.gate.type('ping 172.16.1.2', 'ping 10.250.0.2');
  const rows = show('show interfaces');
  expect(columns(rows, 'INTERFACE', 'INPUT_PACKETS', 'OUTPUT_PACKETS', 'INPUT_ERRORS', 'OUTPUT_ERRORS')).toEqual([
    ['FastEthernet0/0', '12', '12', '0', '0'],
    ['Serial0/0', '5', '5', '0', '0'],
    ['FastEthernet0/1', '7', '7', '0', '0'],
    ['Serial0/1', '0', '0', '0', '0'],
    ['FastEthernet1/0', '0', '0', '0', '0'],
    ['FastEthernet1/0.10', '', '', '', ''],
    ['FastEthernet1/1', '0', '0', '0', '0'],
    ['Loopback0', '0', '0', '0', '0'],
    ['Tunnel0', '5', '5', '0', '0'],
  ]);
  expect([inside.length, outside.length]).toEqual([14, 24]);
  // A frame has 14 bytes in front of its packet.
  const bytes = inside.reduce((sum, packet) => sum + packet.length + 14, 0);
  const { INPUT_BYTES, OUTPUT_BYTES, ...row } = rowWith(rows, 'INTERFACE', 'FastEthernet0/1');
  expect(Number(INPUT_BYTES) + Number(OUTPUT_BYTES)).toBe(bytes);
  expect(row).toMatchObject({ RUNTS: '0', GIANTS: '0', CRC: '0', FRAME: '0', OVERRUN: '0', QUEUE_STRATEGY: 'fifo' });
  expect(row['LAST_INPUT']).toMatch(/^00:00:0\d$/);
});

it('show ip interface: addresses, helpers, access lists and sides of NAT as configured', () => {
  const rows = show('show ip interface');
  expect(columns(rows, 'INTERFACE', 'LINK_STATUS', 'IP_ADDRESS', 'PREFIX_LENGTH', 'MTU', 'IP_HELPER')).toEqual([
    ['FastEthernet0/0', 'up', ['192.0.2.1', '203.0.113.1'], ['24', '25'], '1500', []],
    ['Serial0/0', 'up', ['172.16.1.1'], ['30'], '1500', []],
    ['FastEthernet0/1', 'up', ['10.1.1.1'], ['24'], '1500', ['10.9.9.1', '10.9.9.2']],
    ['Serial0/1', 'administratively down', [], [], '1500', []],
    ['FastEthernet1/0', 'up', [], [], '', []],
    ['FastEthernet1/0.10', 'up', ['10.10.0.1'], ['24'], '1500', ['10.9.9.1']],
    ['FastEthernet1/1', 'administratively down', ['10.66.0.1'], ['24'], '1500', []],
    ['Loopback0', 'up', ['10.255.0.1'], ['32'], '1514', []],
    ['Tunnel0', 'up', ['10.250.0.1'], ['30'], '1476', []],
  ]);
  const [outside, inside] = ['FastEthernet0/0', 'FastEthernet0/1'].map(name => rowWith(rows, 'INTERFACE', name));
  expect(outside).toMatchObject({ INBOUND_ACL: '101', OUTGOING_ACL: 'OUT', UNREACHABLES: 'never', NAT: 'outside' });
  expect(inside).toMatchObject({ INBOUND_ACL: '', OUTGOING_ACL: '', PROXY_ARP: 'disabled', NAT: 'inside' });
});

it('interfaces of all kinds are read, also those that carry nothing here', async () => {
  const run = await labOf([
    [
      'hostname Gate',
      'interface Dialer1',
      ' ip address negotiated',
      ' encapsulation ppp',
      'interface Serial0/0',
      ' no ip address',
      ' encapsulation frame-relay',
      'interface Serial0/0.100 point-to-point',
      ' ip address 10.19.1.1 255.255.255.252',
      'interface Serial0/1:0',
      ' ip address 10.20.1.1 255.255.255.252',
      'interface Port-channel1',
      ' ip address 10.11.10.1 255.255.255.0',
      'interface Virtual-Template1',
      ' ip unnumbered Serial0/1:0',
      'interface Ethernet1/0',
      ' ip address dhcp',
      '',
    ].join('\n'),
  ]);
  const read = readerOf(openConsole(run, 'Gate'));
  const rows = read('show interfaces');
  const names = rows.map(row => textOf(row, 'INTERFACE'));
  expect([...names].sort()).toEqual(
    [
      'Dialer1',
      'Ethernet1/0',
      'Port-channel1',
      'Serial0/0',
      'Serial0/0.100',
      'Serial0/1:0',
      'Virtual-Template1',
    ].sort(),
  );
  for (const each of ['Serial0/0', 'Serial0/0.100'])
    expect(rowWith(rows, 'INTERFACE', each)['ENCAPSULATION']).toBe('FRAME-RELAY');
  expect(rowWith(rows, 'INTERFACE', 'Dialer1')).toMatchObject({ ENCAPSULATION: 'PPP', NEGOTIATED: 'IPCP' });
  const ip = read('show ip interface');
  expect(ip.map(row => row['INTERFACE'])).toEqual(names);
  expect(rowWith(ip, 'INTERFACE', 'Ethernet1/0')).toMatchObject({ IP_ADDRESS: [], NEGOTIATED: 'DHCP', MTU: '1500' });
  expect(rowWith(ip, 'INTERFACE', 'Virtual-Template1')['UNNUMBERED']).toBe('Serial0/1:0');
  expect(read('show ip interface brief').map(row => row['INTERFACE'])).toEqual(names);
  const ports = read('show interfaces description').map(row => row['PORT']);
  expect(new Set(ports)).toEqual(new Set(['Di1', 'Et1/0', 'Po1', 'Se0/0', 'Se0/0.100', 'Se0/1:0', 'Vt1']));
});
