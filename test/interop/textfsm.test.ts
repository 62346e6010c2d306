/**
 * Shows as automation reads them: the real TextFSM engine with a template a show, in which a line without a rule is an
 * error. Fields are named as in the public collections of templates. What the rows say is compared with what was
 * configured, with what crossed the links, and with what the other router says.
 */
import { formatIpv4 } from '../../src/base/ipv4-address';
import { destinationOf, protocolOf, sourceOf } from '../../src/wire/ipv4';
import { columns, type Reader, readerOf, type Row, rowsOf, rowWith, textOf } from './textfsm';
import { INSIDE_HOST, OUTSIDE_HOST, type TextfsmLab, textfsmLab } from './textfsm-lab';

let lab: TextfsmLab;
let show: Reader;

beforeEach(async () => {
  lab = await textfsmLab();
  show = readerOf(lab.gate);
});

it('a line that no template knows is an error, and so is a row that is out of shape', () => {
  const text = lab.gate.answer('show ip interface brief');
  expect(() => rowsOf('show_ip_interface_brief', `${text}What is this?\n`)).toThrow('State Error raised');
  expect(() => rowsOf('show_ip_interface_brief', text.replace('administratively down', 'admin down'))).toThrow(
    'State Error raised',
  );
});

it('show version: image, machine and how long it is up', () => {
  lab.gate.type('clock set 12:00:00 1 June 2003');
  lab.advance((26 * 60 + 3) * 60 + 5);
  const [row] = show('show version');
  expect(row).toMatchObject({
    SOFTWARE_IMAGE: 'C2600-IK9O3S3-M',
    VERSION: '12.2(8)T5',
    HOSTNAME: 'Gate',
    UPTIME: '1 day, 2 hours, 3 minutes',
    UPTIME_DAYS: '1',
    UPTIME_HOURS: '2',
    UPTIME_MINUTES: '3',
    RELOAD_REASON: 'power-on',
    RESTARTED: '12:00:00 UTC Sun Jun 1 2003',
    RUNNING_IMAGE: 'c2600-ik9o3s3-mz.122-8.T5.bin',
    HARDWARE: '2621XM',
    INTERFACES: ['4 FastEthernet/IEEE 802.3', '2 Serial network'],
    CONFIG_REGISTER: '0x2102',
  });
});

it('show inventory: the chassis of show version', () => {
  const [version] = show('show version');
  const rows = show('show inventory');
  expect(columns(rows, 'NAME', 'PID', 'SN')).toEqual([['2621XM chassis', 'CISCO2621XM', version?.['SERIAL']]]);
});

it('show ip route: the configured routes with distance and way, and none that hangs on an interface that is down', () => {
  const names = ['PROTOCOL', 'NETWORK', 'MASK', 'DISTANCE', 'NEXTHOP_IP', 'NEXTHOP_IF'];
  const routes = columns(show('show ip route'), ...names);
  expect(routes).toEqual([
    ['C', '10.1.1.0', '24', '', '', 'FastEthernet0/1'],
    ['C', '10.10.0.0', '24', '', '', 'FastEthernet1/0.10'],
    ['S', '10.96.0.0', '16', '', '', 'Tunnel0'],
    ['S', '10.97.0.0', '16', '20', '192.0.2.2', 'FastEthernet0/0'],
    ['S', '10.98.0.0', '16', '250', '172.16.1.2', ''],
    ['S', '10.98.0.0', '16', '250', '192.0.2.2', ''],
    ['S', '10.99.0.0', '16', '', '', 'Null0'],
    ['C', '10.250.0.0', '30', '', '', 'Tunnel0'],
    ['C', '10.255.0.1', '32', '', '', 'Loopback0'],
    ['C', '172.16.1.0', '30', '', '', 'Serial0/0'],
    ['C', '192.0.2.0', '24', '', '', 'FastEthernet0/0'],
    ['S', '192.168.0.0', '16', '1', '172.16.1.2', ''],
    ['C', '203.0.113.0', '25', '', '', 'FastEthernet0/0'],
    ['S', '0.0.0.0', '0', '1', '192.0.2.2', ''],
  ]);
  lab.gate.type('configure terminal', 'interface Serial0/0', 'shutdown', 'end');
  const gone = routes.filter(route => route.includes('172.16.1.2') || route.includes('Serial0/0'));
  expect(gone).toHaveLength(3);
  expect(columns(show('show ip route'), ...names)).toEqual(routes.filter(route => !gone.includes(route)));
});

it('show access-lists: the lines as configured', () => {
  const rows = show('show access-lists');
  expect(columns(rows, 'ACL_TYPE', 'ACL_NAME', 'LINE_NUM', 'ACTION', 'PROTOCOL')).toEqual([
    ['Standard', '1', '10', 'permit', ''],
    ...['tcp', 'tcp', 'udp', 'udp', 'icmp', 'icmp', 'icmp', 'icmp', 'gre', 'ip', 'ip', 'tcp', 'ip'].map(
      (protocol, at) => ['Extended', '101', `${at + 1}0`, [3, 10, 11, 12].includes(at) ? 'deny' : 'permit', protocol],
    ),
    ['Extended', 'OUT', '10', 'permit', 'ip'],
    ['Standard', 'MANAGERS', '10', 'permit', ''],
    ['Standard', 'MANAGERS', '20', 'permit', ''],
    ['Standard', 'MANAGERS', '30', 'deny', ''],
  ]);
  const [established, telnet, domain, range, echo] = rows.filter(row => row['ACL_NAME'] === '101');
  expect(established).toMatchObject({ SRC_ANY: 'any', DST_ANY: 'any', TCP_FLAG: 'established' });
  expect(telnet).toMatchObject({ SRC_HOST: '192.0.2.2', DST_PORT_MATCH: 'eq', DST_PORT: 'telnet', LOG: 'log' });
  expect(domain).toMatchObject({ SRC_PORT_MATCH: 'eq', SRC_PORT: 'domain', DST_ANY: 'any' });
  expect(range).toMatchObject({ SRC_PORT_RANGE_START: '100', DST_PORT_RANGE_END: 'snmptrap' });
  expect(echo).toMatchObject({ SRC_NETWORK: '192.0.2.0', SRC_WILDCARD: '0.0.0.255', ICMP_TYPE: 'echo' });
  expect(rowsOf('show_access_lists', lab.gate.answer('show ip access-lists'))).toEqual(rows);
});

it('show access-lists: matches are the packets that the lines have decided about', () => {
  lab.ping(INSIDE_HOST, OUTSIDE_HOST, { count: 7 });
  lab.far.type('ping 192.0.2.1', 'ping 192.0.2.1 source 198.51.100.1', 'telnet 192.0.2.1', 'bob', 'hunter2');
  lab.gate.type('ping 10.250.0.2', 'traceroute 198.51.100.9');
  const matches = columns(show('show access-lists'), 'ACL_NAME', 'LINE_NUM', 'MATCHES').filter(([, , each]) => each);
  const established = matches.find(([name, line]) => name === '101' && line === '10');
  expect(Number(established?.[2])).toBeGreaterThan(3);
  expect(matches.filter(row => row !== established)).toEqual([
    ['1', '10', '1'],
    ['101', '20', '1'],
    ['101', '50', '5'],
    ['101', '60', '7'],
    ['101', '70', '3'],
    ['101', '80', '3'],
    ['101', '90', '5'],
    ['101', '130', '5'],
    ['OUT', '10', '7'],
    ['MANAGERS', '10', '1'],
  ]);
  lab.gate.type('clear access-list counters 101');
  expect(columns(show('show access-lists'), 'MATCHES').flat().filter(Boolean)).toEqual(['1', '7', '1']);
});

it('show ip arp: neighbours by the hardware addresses that they themselves tell', () => {
  const own = rowsOf('show_interfaces', lab.gate.answer('show interfaces'));
  const theirs = rowsOf('show_interfaces', lab.far.answer('show interfaces'));
  lab.advance(130);
  lab.gate.type('ping 192.0.2.77 repeat 1');
  const rows = show('show ip arp');
  const mac = (of: readonly Row[], name: string) => rowWith(of, 'INTERFACE', name)['ADDRESS'];
  expect(rowWith(rows, 'ADDRESS', '192.0.2.1')).toMatchObject({
    AGE: '-',
    MAC_ADDRESS: mac(own, 'FastEthernet0/0'),
    INTERFACE: 'FastEthernet0/0',
  });
  expect(rowWith(rows, 'ADDRESS', '192.0.2.2')).toMatchObject({
    MAC_ADDRESS: mac(theirs, 'FastEthernet0/0'),
    INTERFACE: 'FastEthernet0/0',
  });
  expect(rowWith(rows, 'ADDRESS', '192.0.2.77')).toMatchObject({ AGE: '0', MAC_ADDRESS: 'Incomplete', INTERFACE: '' });
  expect(rows.some(row => row['ADDRESS'] === '10.66.0.1')).toBe(false);
  lab.gate.type('clear arp-cache', 'ping 192.0.2.2');
  lab.advance(125);
  const again = rowsOf('show_ip_arp', lab.gate.answer('show arp'));
  expect(rowWith(again, 'ADDRESS', '192.0.2.2')['AGE']).toBe('2');
});

it('show logging: the messages of the console, and how many went where', () => {
  const seen = lab.logOf('Gate');
  lab.gate.type('configure terminal', 'interface FastEthernet1/0', 'shutdown', 'no shutdown', 'end');
  lab.far.type('telnet 192.0.2.1', 'bob', 'hunter2');
  lab.advance(10);
  const rows = show('show logging');
  const texts = rows.map(row => {
    const [facility, severity, mnemonic, message] = ['FACILITY', 'SEVERITY', 'MNEMONIC', 'MESSAGE'].map(name =>
      textOf(row, name),
    );
    return `%${facility}-${severity}-${mnemonic}: ${message}`;
  });
  expect(texts).toEqual(seen);
  expect(texts.join('\n')).toMatch(/%LINK-5-CHANGED: Interface FastEthernet1\/0.*\n(?:.*\n)*%SYS-5-CONFIG_I/);
  expect(texts).toContainEqual(expect.stringMatching(/^%SEC-6-IPACCESSLOGP: list 101 permitted tcp 192\.0\.2\.2/));
  expect(new Set(rows.map(row => `${textOf(row, 'MONTH')} ${textOf(row, 'DAY')}`))).toEqual(new Set(['Mar 1']));
  const count = String(seen.length);
  expect(columns(show('show logging', 'show_logging_destinations'), 'DESTINATION', 'LEVEL', 'MESSAGES')).toEqual([
    ['Console', 'debugging', count],
    ['Monitor', 'debugging', '0'],
    ['Buffer', 'debugging', count],
    ['Trap', 'informational', count],
    ['10.1.1.50', '', count],
  ]);
});

it('show clock: what it was set to, and the time since', () => {
  lab.gate.type('configure terminal', 'clock timezone MET 1', 'end', 'clock set 23:59:50 31 December 2003');
  lab.advance(15);
  expect(show('show clock')).toEqual([
    { TIME: '00:00:05.000', TIMEZONE: 'MET', DAYWEEK: 'Thu', MONTH: 'Jan', DAY: '1', YEAR: '2004' },
  ]);
});

it('show users: who is on which line, from where', () => {
  lab.far.type('telnet 192.0.2.1', 'bob');
  const passwordTyped = lab.lab.now;
  lab.far.type('hunter2');
  lab.advance(65 - (lab.lab.now - passwordTyped) / 1000);
  const names = ['CURRENT', 'LINE', 'USER', 'HOSTS', 'IDLE', 'LOCATION'];
  expect(columns(show('show users'), ...names)).toEqual([
    ['*', '0 con 0', '', 'idle', '00:00:00', ''],
    ['', '66 vty 0', 'bob', 'idle', '00:01:05', '192.0.2.2'],
  ]);
  lab.far.type('exit');
  expect(columns(show('show users'), 'LINE')).toEqual([['0 con 0']]);
});

it('dir: files with their sizes, and what is left', () => {
  const before = show('dir');
  lab.gate.type('copy running-config flash:backup.cfg', 'backup.cfg');
  const after = show('dir flash:', 'dir');
  expect(columns(after, 'FILE_SYSTEM', 'ID', 'NAME')).toEqual([
    ['flash:/', '1', 'c2600-ik9o3s3-mz.122-8.T5.bin'],
    ['flash:/', '2', 'backup.cfg'],
  ]);
  const free = (rows: readonly Row[]): number => Number(rows[0]?.['TOTAL_FREE']);
  const size = Number(after[1]?.['SIZE']);
  expect(size).toBe(lab.router('Gate').flash.read('backup.cfg')?.length);
  expect(free(before) - free(after)).toBeGreaterThanOrEqual(size);
  expect(free(before) - free(after)).toBeLessThan(size + 128);
});

it('show processes cpu: who has worked', () => {
  const invoked = (): number =>
    Number(rowWith(show('show processes cpu'), 'PROCESS_NAME', 'IP Input')['PROCESS_INVOKED']);
  const before = invoked();
  lab.ping(INSIDE_HOST, OUTSIDE_HOST, { count: 50 });
  const rows = show('show processes cpu');
  expect(columns(rows, 'PROCESS_PID').flat()).toEqual(rows.map((_, at) => String(at + 1)));
  expect(invoked() - before).toBe(100);
  for (const row of rows) expect(Number(row['CPU_USAGE_5_SEC'])).toBeLessThan(100);
});

it('ping: what was sent and what came back', () => {
  const packets = lab.watch(lab.link('Gate FastEthernet0/0'));
  const ping = (command: string): Row | undefined => show(command, 'ping')[0];
  expect(ping('ping 192.0.2.2 repeat 9 size 300 timeout 1')).toMatchObject({
    SENT_QTY: '9',
    SENT_TYPE: '300-byte ICMP Echos',
    DESTINATION: '192.0.2.2',
    TIMEOUT: '1',
    RESPONSE_STREAM: ['!!!!!!!!!'],
    SUCCESS_PCT: '100',
    SUCCESS_QTY: '9',
  });
  expect(packets.map(packet => packet.length)).toEqual(Array<number>(18).fill(300));
  expect(ping('ping 192.0.2.77')).toMatchObject({ RESPONSE_STREAM: ['.....'], SUCCESS_QTY: '0', RTT_AVG: '' });
  expect(ping('ping 10.250.0.2 source Loopback0')).toMatchObject({ SOURCE: '10.255.0.1' });
  expect(ping('ping 192.0.2.2 repeat 100')?.['RESPONSE_STREAM']).toEqual(['!'.repeat(70), '!'.repeat(30)]);
});

it('traceroute: the hops on the way', () => {
  const names = ['HOP_NUM', 'IP_ADDRESS'];
  const rows = show(`traceroute ${OUTSIDE_HOST}`, 'traceroute');
  expect(columns(rows, ...names)).toEqual([
    ['1', '192.0.2.2'],
    ['2', OUTSIDE_HOST],
  ]);
  for (const row of rows) expect(row['RTT_RESPONSE']).toHaveLength(3);
  expect(show('traceroute far', 'traceroute')[0]).toMatchObject({ DESTINATION: '198.51.100.1' });
  lab.advance(1);
  // A router sends one unreachable in half a second; the second probe waits in vain.
  expect(show('traceroute 172.16.1.2', 'traceroute')[0]).toMatchObject({
    IP_ADDRESS: '172.16.1.2',
    RTT_RESPONSE: [expect.stringMatching(/^\d+$/), '*', expect.stringMatching(/^\d+$/)],
  });
});

it('show ip nat translations: as the packets outside say', () => {
  const packets = lab.watch(lab.link('Gate FastEthernet0/0'));
  lab.ping(INSIDE_HOST, OUTSIDE_HOST, { count: 1 });
  const names = ['PROTOCOL', 'INSIDE_GLOBAL_IP', 'INSIDE_LOCAL_IP', 'OUTSIDE_LOCAL_IP', 'OUTSIDE_GLOBAL_IP'];
  const rows = show('show ip nat translations');
  expect(columns(rows, ...names)).toEqual(
    expect.arrayContaining([
      ['icmp', '192.0.2.1', INSIDE_HOST, OUTSIDE_HOST, OUTSIDE_HOST],
      ['---', '192.0.2.99', '10.1.1.99', '', ''],
      ['tcp', '192.0.2.98', '10.1.1.98', '', ''],
    ]),
  );
  expect(rows).toHaveLength(3);
  const [request] = packets.filter(packet => protocolOf(packet) === 1);
  if (request === undefined) throw new Error('nothing went out');
  expect([sourceOf(request), destinationOf(request)].map(formatIpv4)).toEqual(['192.0.2.1', OUTSIDE_HOST]);
  const identifier = new DataView(request.buffer, request.byteOffset + 24, 2).getUint16(0);
  expect(rowWith(rows, 'PROTOCOL', 'icmp')['INSIDE_GLOBAL_PORT']).toBe(String(identifier));
  expect(rowWith(rows, 'PROTOCOL', 'tcp')).toMatchObject({ INSIDE_GLOBAL_PORT: '8080', INSIDE_LOCAL_PORT: '80' });
  lab.gate.type('clear ip nat translation *');
  expect(columns(show('show ip nat translations'), 'PROTOCOL').flat().sort()).toEqual(['---', 'tcp']);
});
