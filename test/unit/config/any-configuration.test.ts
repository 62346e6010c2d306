/** Configurations of routers and switches that do far more than tedlab models: nothing of them is lost or moved. */
import { loadConfig } from '../../../src/config/load';
import { renderConfig } from '../../../src/config/render';

const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`;
const load = (lines: readonly string[]): ReturnType<typeof loadConfig> => loadConfig(text(lines), 'a.cfg');
const printed = (lines: readonly string[]): string => text(renderConfig(load(lines).config));

/** Each line with the lines that it stands under, told by blanks alone. */
function paths(config: string): readonly string[] {
  const around: { readonly indent: number; readonly text: string }[] = [];
  return config.split('\n').flatMap(raw => {
    const line = raw.trim().replace(/\s+/g, ' ');
    if (line === '' || line.startsWith('!')) return [];
    const indent = raw.length - raw.trimStart().length;
    while ((around[around.length - 1]?.indent ?? -1) >= indent) around.pop();
    around.push({ indent, text: line });
    return [around.map(each => each.text).join(' / ')];
  });
}

const ACCESS_SWITCH = `
switch 1 provision ws-c3750g-24ts
authentication mac-move permit
vtp mode transparent
mls qos map policed-dscp  24 26 46 to 0
mls qos
errdisable recovery cause all
spanning-tree mode mst
spanning-tree mst configuration
 name campus
 revision 3
 instance 1 vlan 10, 20
!
spanning-tree vlan 1-4094 priority 24576
vlan internal allocation policy ascending
!
vlan 10
 name users
!
vlan 20,30-33
!
vlan access-map GUARD 10
 action drop
 match ip address 101
vlan filter GUARD vlan-list 10
!
interface Port-channel1
 switchport trunk encapsulation dot1q
 switchport mode trunk
!
interface GigabitEthernet1/0/1
 description a phone and a desk
 switchport access vlan 10
 switchport mode access
 switchport voice vlan 20
 switchport port-security maximum 2
 srr-queue bandwidth share 10 10 60 20
 priority-queue out
 auto qos voip cisco-phone
 dot1x pae authenticator
 storm-control broadcast level 1.00
 spanning-tree portfast
 ip dhcp snooping limit rate 20
!
interface TenGigabitEthernet1/1/1
 channel-group 1 mode active
!
interface Vlan10
 ip address 10.1.10.1 255.255.255.0
 ip helper-address 10.9.9.9
 standby 1 ip 10.1.10.254
 no ip route-cache cef
!
ip dhcp snooping vlan 10
monitor session 1 source interface Gi1/0/1
tacacs-server host 10.9.9.8
radius-server host 10.9.9.7 auth-port 1645 acct-port 1646
`;

const PROVIDER_EDGE = `
ip vrf RED
 rd 65000:1
 route-target export 65000:1
!
vrf definition BLUE
 rd 65000:2
 !
 address-family ipv4
  route-target import 65000:2
 exit-address-family
!
mpls label protocol ldp
key chain IGP
 key 1
  key-string 7 0822455D0A16
!
class-map match-any VOICE
 match ip dscp ef
!
policy-map EDGE
 class VOICE
  priority percent 30
  police cir 64000
   conform-action transmit
   exceed-action drop
 class class-default
  fair-queue
!
interface ATM0/0.32 point-to-point
 pvc 0/32
  encapsulation aal5snap
  service-policy output EDGE
!
interface GigabitEthernet0/1.100
 encapsulation dot1Q 100
 ip vrf forwarding RED
 ip address 10.0.0.1 255.255.255.252
!
router bgp 65000
 bgp log-neighbor-changes
 neighbor 10.0.0.2 remote-as 65001
 !
 address-family ipv4 vrf RED
  redistribute connected
  neighbor 10.0.0.2 activate
 exit-address-family
 !
 address-family ipv4 vrf BLUE
  redistribute connected
 exit-address-family
!
router eigrp CAMPUS
 !
 address-family ipv4 unicast autonomous-system 1
  !
  af-interface default
   passive-interface
  exit-af-interface
  !
  topology base
   redistribute static
  exit-af-topology
  network 10.0.0.0
 exit-address-family
!
ip explicit-path name LONG enable
 next-address 10.8.8.8
ip route vrf RED 0.0.0.0 0.0.0.0 10.0.0.2
ip as-path access-list 1 permit ^$
ip prefix-list A seq 5 permit 10.0.0.0/8 le 24
route-map OUT permit 10
 match as-path 1
 set community 65000:1 additive
`;

const VOICE_GATEWAY = `
isdn switch-type primary-net5
voice service voip
 allow-connections h323 to sip
 sip
  bind control source-interface FastEthernet0/0
!
voice translation-rule 1
 rule 1 /^0/ /00/
!
controller E1 1/0
 framing NO-CRC4
 pri-group timeslots 1-31
 description to the exchange
!
interface FastEthernet0/0
 ip address 10.2.0.1 255.255.255.0
!
voice-port 1/0:15
 description y
 shutdown
!
dial-peer voice 1 pots
 destination-pattern 9T
 port 1/0:15
!
dial-peer voice 2 voip
 session target ipv4:10.2.0.9
 no vad
!
telephony-service
 max-ephones 5
 create cnf-files version-stamp Jan 01 2002 00:00:00
!
ephone 1
 username "anna" password secret
 mac-address 0001.0002.0003
 button 1:1
`;

describe.each([
  ['a switch of an office', ACCESS_SWITCH],
  ['the edge of a provider', PROVIDER_EDGE],
  ['a voice gateway', VOICE_GATEWAY],
])('%s', (_, config) => {
  const lines = ['hostname A', ...config.trim().split('\n'), 'end'];

  it('has no unknown line, and each stands where it stood', () => {
    const { diagnostics, counts } = load(lines);
    expect(diagnostics).toEqual([]);
    expect(counts.stored).toBeGreaterThan(counts.full);
    const there = new Set(paths(printed(lines)));
    expect(paths(text(lines)).filter(path => !there.has(path))).toEqual([]);
  });

  it('is printed the same again', () => {
    const once = printed(lines);
    expect(text(renderConfig(loadConfig(once, 'b.cfg').config))).toBe(once);
  });
});

describe('lines of one block', () => {
  it('do not act on what is modelled outside, though they would be lines there', () => {
    const { config } = load(['hostname A', ...VOICE_GATEWAY.trim().split('\n'), 'end']);
    expect([...config.users.keys()]).toEqual([]);
    expect(config.interfaces.get('FastEthernet0/0')).toMatchObject({ shutdown: false, description: undefined });
  });

  it('are an address family up to its end, where old releases print it flat', () => {
    const flat = [
      'router bgp 65000',
      ' address-family ipv4 vrf A',
      ' redistribute connected',
      ' no auto-summary',
      ' exit-address-family',
      ' address-family ipv4 vrf B',
      ' redistribute connected',
      ' no auto-summary',
      ' exit-address-family',
    ];
    expect(printed(['hostname A', 'interface Loopback0', ' shutdown', ...flat])).toContain(`\n${flat.join('\n')}\n!\n`);
  });

  it('stand in the block that their blanks tell where both have such a line', () => {
    const config = ['interface Serial0/0', ' ntp disable', 'ntp server 10.0.0.1', 'interface Serial0/1', ' cdp enable'];
    expect(printed(['hostname A', ...config])).toContain('interface Serial0/0\n ntp disable\n!\n');
    expect(printed(['hostname A', ...config])).toContain('\nntp server 10.0.0.1\n');
  });

  it('that declarations know in part stand where their blanks tell, whatever a block around takes them for', () => {
    const config = [
      'interface Serial0/0',
      ' ntp disable',
      'track 1 ip sla 1 reachability',
      'ip tcp path-mtu-discovery',
    ];
    expect(printed(['hostname A', ...config])).toContain('\nip tcp path-mtu-discovery\n');
    // Flush left a `!` tells it.
    const flat = ['interface Serial0/0', '!', 'logging aa', '!', 'interface Serial0/1', 'no ip redirects'];
    expect(printed(['hostname A', ...flat])).toContain('\nlogging aa\n');
  });

  it('of a block that does not know them stay there', () => {
    const { config, diagnostics } = load([
      'hostname A',
      'router ospf 1',
      ' hostname B',
      ' network 1.1.1.1 0.0.0.0 area 0',
    ]);
    expect(config.hostname).toBe('A');
    expect(diagnostics).toEqual([]);
    const other = load(['hostname A', 'class-map X', ' match any', ' ip http server', 'end']);
    expect(other.config.httpServer).toBe(false);
    expect(other.diagnostics).toMatchObject([{ line: 4, mode: 'config-cmap', state: 'unknown' }]);
  });
});

describe('texts', () => {
  const chain = [
    'crypto pki certificate chain HERE',
    ' certificate self-signed 01',
    '  3082023F 308201A8 A0030201 02020101 300D0609',
    '  \tquit',
    ' certificate ca 02 nvram:THERE.cer',
    ' certificate 03',
    '  30820240 308201A9',
    '  quit',
  ];
  const menu = ['menu M title ^C', 'choose', '', '  one', '^C', 'menu M text 1 first'];
  const macro = ['macro name desk', 'switchport mode access', 'no shutdown', '@'];

  it.each([
    ['certificates, some of which are in files', chain],
    ['menus', menu],
    ['macros', macro],
  ])('%s are kept as they are', (_, lines) => {
    const { diagnostics } = load(['hostname A', ...lines, 'line con 0', ' length 7', 'end']);
    expect(diagnostics).toEqual([]);
    const once = printed(['hostname A', ...lines, 'line con 0', ' length 7', 'end']);
    expect(once).toContain(`\n${lines.join('\n')}\n`);
    expect(once).toContain('line con 0\n length 7\n');
    expect(text(renderConfig(loadConfig(once, 'b.cfg').config))).toBe(once);
  });
});

describe('interface range', () => {
  it('says what it says of each interface', () => {
    const { config, counts } = load([
      'hostname A',
      'interface range FastEthernet0/1 - 3 , Loopback7',
      ' description all',
      ' switchport mode access',
      'end',
    ]);
    expect(counts.unknown).toBe(0);
    expect([...config.interfaces].map(([name, { description }]) => [name, description])).toEqual(
      ['FastEthernet0/1', 'FastEthernet0/2', 'FastEthernet0/3', 'Loopback7'].map(name => [name, 'all']),
    );
    expect(
      printed(['interface range f0/1-2', 'switchport mode access']).match(/ switchport mode access/g),
    ).toHaveLength(2);
  });

  it.each(['FastEthernet0/1 - 99999', 'frob0 - 3', 'FastEthernet0/4 - 2'])('%s is none', range => {
    expect(load(['hostname A', 'ip classless', `interface range ${range}`]).counts.unknown).toBe(1);
  });
});

describe('what is printed otherwise than it was read', () => {
  const compare = (...lines: readonly string[]): readonly unknown[] =>
    loadConfig(text(['hostname A', ...lines, 'end']), 'a.cfg', { compare: true }).canonical.map(
      ({ line, printed: now }) => [line, now],
    );

  it('is told line by line', () => {
    expect(
      compare(
        'int lo0',
        ' ip addr 1.1.1.1 255.0.0.0',
        ' no shutdown',
        ' exit',
        'crypto isakmp policy 10',
        ' encryption 3des',
        ' hash sha',
      ),
    ).toEqual([
      [2, 'interface Loopback0'],
      [3, 'ip address 1.1.1.1 255.0.0.0'],
      [4, null],
      [5, null],
      [7, 'encr 3des'],
      [8, null],
    ]);
  });

  it('is nothing of what a router printed', () => {
    expect(compare(...VOICE_GATEWAY.trim().split('\n'))).toEqual([]);
    expect(compare('snmp-server community a RO', 'line con 0', ' exec-timeout 0 0')).toEqual([]);
  });
});

describe('a block that is refused', () => {
  const twice = ['hostname A', 'ip access-list standard w', '!', 'ip access-list extended w'];
  const refused = (config: ReturnType<typeof load>): readonly (readonly [number, string])[] =>
    config.diagnostics.map(({ line, reason }) => [line, reason.trim()]);
  const told = [
    [4, 'A named IP access list with this name already exists'],
    [5, 'its block is unknown'],
  ];

  it('keeps its lines, flush left too: they are not those of the block before it', () => {
    const flushLeft = load([...twice, 'permit 1.1.1.1', '!', 'ip route 0.0.0.0 0.0.0.0 Null0', 'end']);
    expect(refused(flushLeft)).toEqual(told);
    expect(flushLeft.config.accessLists.get('w')?.entries).toEqual([]);
    expect(flushLeft.config.routes).toHaveLength(1);
    expect(refused(load([...twice, ' permit 1.1.1.1', '!', 'ip route 0.0.0.0 0.0.0.0 Null0', 'end']))).toEqual(told);
  });

  it('ends at a line of the outermost mode where no ! does it', () => {
    const config = load([...twice, 'permit 1.1.1.1', 'ip route 0.0.0.0 0.0.0.0 Null0', 'end']);
    expect(refused(config)).toEqual(told);
    expect(config.config.routes).toHaveLength(1);
  });
});

test('a word that is short for one of an inner block, where blanks put it further out, is unknown there', () => {
  const once = printed(['hostname A', 'router ospf 1', '    interface Loopback1', '    p', 'end']);
  expect(once).toContain('\nrouter ospf 1\n interface Loopback1\n p\n');
  expect(printed(once.split('\n'))).toBe(once);
});

test('a no line that names less than its line has is compared with what is printed, too', () => {
  const bare = ['no crypto isakmp key', 'no username', 'no ip host', 'no crypto map', 'no clock timezone'];
  const { canonical } = loadConfig(text(['hostname A', ...bare, 'end']), 'a.cfg', { compare: true });
  expect(canonical.map(({ printed: now }) => now)).toEqual(bare.map(() => null));
});
