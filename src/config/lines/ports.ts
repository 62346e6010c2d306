import { type ArgumentType, decimal, type Hint } from '../../syntax/argument-types';

/** Numbers that IOS prints as names in access lists, and takes by name; each with what `?` says of it. */
type Names = Readonly<Record<string, readonly [number: number, help: string]>>;

const TCP: Names = {
  bgp: [179, 'Border Gateway Protocol (179)'],
  chargen: [19, 'Character generator (19)'],
  cmd: [514, 'Remote commands (rcmd, 514)'],
  daytime: [13, 'Daytime (13)'],
  discard: [9, 'Discard (9)'],
  domain: [53, 'Domain Name Service (53)'],
  echo: [7, 'Echo (7)'],
  exec: [512, 'Exec (rsh, 512)'],
  finger: [79, 'Finger (79)'],
  ftp: [21, 'File Transfer Protocol (21)'],
  'ftp-data': [20, 'FTP data connections (used infrequently, 20)'],
  gopher: [70, 'Gopher (70)'],
  hostname: [101, 'NIC hostname server (101)'],
  ident: [113, 'Ident Protocol (113)'],
  irc: [194, 'Internet Relay Chat (194)'],
  klogin: [543, 'Kerberos login (543)'],
  kshell: [544, 'Kerberos shell (544)'],
  login: [513, 'Login (rlogin, 513)'],
  lpd: [515, 'Printer service (515)'],
  nntp: [119, 'Network News Transport Protocol (119)'],
  'pim-auto-rp': [496, 'PIM Auto-RP (496)'],
  pop2: [109, 'Post Office Protocol v2 (109)'],
  pop3: [110, 'Post Office Protocol v3 (110)'],
  smtp: [25, 'Simple Mail Transport Protocol (25)'],
  sunrpc: [111, 'Sun Remote Procedure Call (111)'],
  syslog: [514, 'Syslog (514)'],
  tacacs: [49, 'TAC Access Control System (49)'],
  talk: [517, 'Talk (517)'],
  telnet: [23, 'Telnet (23)'],
  time: [37, 'Time (37)'],
  uucp: [540, 'Unix-to-Unix Copy Program (540)'],
  whois: [43, 'Nicname (43)'],
  www: [80, 'World Wide Web (HTTP, 80)'],
};

const UDP: Names = {
  biff: [512, 'Biff (mail notification, comsat, 512)'],
  bootpc: [68, 'Bootstrap Protocol (BOOTP) client (68)'],
  bootps: [67, 'Bootstrap Protocol (BOOTP) server (67)'],
  discard: [9, 'Discard (9)'],
  dnsix: [195, 'DNSIX security protocol auditing (195)'],
  domain: [53, 'Domain Name Service (DNS, 53)'],
  echo: [7, 'Echo (7)'],
  isakmp: [500, 'Internet Security Association and Key Management Protocol (500)'],
  'mobile-ip': [434, 'Mobile IP registration (434)'],
  nameserver: [42, 'IEN116 name service (obsolete, 42)'],
  'netbios-dgm': [138, 'NetBios datagram service (138)'],
  'netbios-ns': [137, 'NetBios name service (137)'],
  'netbios-ss': [139, 'NetBios session service (139)'],
  ntp: [123, 'Network Time Protocol (123)'],
  'pim-auto-rp': [496, 'PIM Auto-RP (496)'],
  rip: [520, 'Routing Information Protocol (router, in.routed, 520)'],
  snmp: [161, 'Simple Network Management Protocol (161)'],
  snmptrap: [162, 'SNMP Traps (162)'],
  sunrpc: [111, 'Sun Remote Procedure Call (111)'],
  syslog: [514, 'System Logger (514)'],
  tacacs: [49, 'TAC Access Control System (49)'],
  talk: [517, 'Talk (517)'],
  tftp: [69, 'Trivial File Transfer Protocol (69)'],
  time: [37, 'Time (37)'],
  who: [513, 'Who service (rwho, 513)'],
  xdmcp: [177, 'X Display Manager Control Protocol (177)'],
};

/** Names of later releases: they are read, and printed as numbers. */
const TCP_LATER: Names = {
  drip: [3949, 'Dynamic Routing Information Protocol (3949)'],
  msrpc: [135, 'MS Remote Procedure Call (135)'],
  'onep-plain': [15001, 'ONEP Cleartext (15001)'],
  'onep-tls': [15002, 'ONEP TLS (15002)'],
};

/** `non500-isakmp` came with NAT-T: it is read, and printed as a number. */
const UDP_LATER: Names = {
  'non500-isakmp': [4500, 'Internet Security Association and Key Management Protocol (4500)'],
};

const PROTOCOLS: Names = {
  ahp: [51, 'Authentication Header Protocol'],
  eigrp: [88, "Cisco's EIGRP routing protocol"],
  esp: [50, 'Encapsulation Security Payload'],
  gre: [47, "Cisco's GRE tunneling"],
  igrp: [9, "Cisco's IGRP routing protocol"],
  ipinip: [4, 'IP in IP tunneling'],
  nos: [94, 'KA9Q NOS compatible IP over IP tunneling'],
  ospf: [89, 'OSPF routing protocol'],
  pcp: [108, 'Payload Compression Protocol'],
  pim: [103, 'Protocol Independent Multicast'],
};

const IGMP: Names = {
  dvmrp: [3, 'Distance Vector Multicast Routing Protocol'],
  'host-query': [1, 'Host query'],
  'host-report': [2, 'Host report'],
  pim: [4, 'Protocol Independent Multicast'],
  trace: [5, 'Multicast trace'],
};

const PRECEDENCE: Names = {
  critical: [5, 'Match packets with critical precedence (5)'],
  flash: [3, 'Match packets with flash precedence (3)'],
  'flash-override': [4, 'Match packets with flash override precedence (4)'],
  immediate: [2, 'Match packets with immediate precedence (2)'],
  internet: [6, 'Match packets with internetwork control precedence (6)'],
  network: [7, 'Match packets with network control precedence (7)'],
  priority: [1, 'Match packets with priority precedence (1)'],
  routine: [0, 'Match packets with routine precedence (0)'],
};

const TOS: Names = {
  'max-reliability': [2, 'Match packets with max reliable TOS (2)'],
  'max-throughput': [4, 'Match packets with max throughput TOS (4)'],
  'min-delay': [8, 'Match packets with min delay TOS (8)'],
  'min-monetary-cost': [1, 'Match packets with min monetary cost TOS (1)'],
  normal: [0, 'Match packets with normal TOS (0)'],
};

const bits = (value: number): string => value.toString(2).padStart(6, '0');

/** RFC 2597: classes 1 to 4, each with drop precedence 1 to 3. */
const ASSURED: Names = Object.fromEntries(
  [1, 2, 3, 4].flatMap(group =>
    [1, 2, 3].map(drop => {
      const value = group * 8 + drop * 2;
      const help = `Match packets with AF${group}${drop} dscp (${bits(value)})`;
      return [`af${group}${drop}`, [value, help] as const];
    }),
  ),
);

const SELECTORS: Names = Object.fromEntries(
  [1, 2, 3, 4, 5, 6, 7].map(precedence => {
    const help = `Match packets with CS${precedence}(precedence ${precedence}) dscp (${bits(precedence * 8)})`;
    return [`cs${precedence}`, [precedence * 8, help] as const];
  }),
);

const DSCP: Names = {
  ...ASSURED,
  ...SELECTORS,
  default: [0, 'Match packets with default dscp (000000)'],
  ef: [46, 'Match packets with EF dscp (101110)'],
};

/** Names of ICMP messages: a type, or a type and a code. */
export const ICMP_NAMES: Readonly<Record<string, readonly [help: string, type: number, code?: number]>> = {
  'administratively-prohibited': ['Administratively prohibited', 3, 13],
  'alternate-address': ['Alternate address', 6],
  'conversion-error': ['Datagram conversion', 31],
  'dod-host-prohibited': ['Host prohibited', 3, 10],
  'dod-net-prohibited': ['Net prohibited', 3, 9],
  echo: ['Echo (ping)', 8],
  'echo-reply': ['Echo reply', 0],
  'general-parameter-problem': ['Parameter problem', 12, 0],
  'host-isolated': ['Host isolated', 3, 8],
  'host-precedence-unreachable': ['Host unreachable for precedence', 3, 14],
  'host-redirect': ['Host redirect', 5, 1],
  'host-tos-redirect': ['Host redirect for TOS', 5, 3],
  'host-tos-unreachable': ['Host unreachable for TOS', 3, 12],
  'host-unknown': ['Host unknown', 3, 7],
  'host-unreachable': ['Host unreachable', 3, 1],
  'information-reply': ['Information replies', 16],
  'information-request': ['Information requests', 15],
  'mask-reply': ['Mask replies', 18],
  'mask-request': ['Mask requests', 17],
  'mobile-redirect': ['Mobile host redirect', 32],
  'net-redirect': ['Network redirect', 5, 0],
  'net-tos-redirect': ['Net redirect for TOS', 5, 2],
  'net-tos-unreachable': ['Network unreachable for TOS', 3, 11],
  'net-unreachable': ['Net unreachable', 3, 0],
  'network-unknown': ['Network unknown', 3, 6],
  'no-room-for-option': ['Parameter required but no room', 12, 2],
  'option-missing': ['Parameter required but not present', 12, 1],
  'packet-too-big': ['Fragmentation needed and DF set', 3, 4],
  'parameter-problem': ['All parameter problems', 12],
  'port-unreachable': ['Port unreachable', 3, 3],
  'precedence-unreachable': ['Precedence cutoff', 3, 15],
  'protocol-unreachable': ['Protocol unreachable', 3, 2],
  'reassembly-timeout': ['Reassembly timeout', 11, 1],
  redirect: ['All redirects', 5],
  'router-advertisement': ['Router discovery advertisements', 9],
  'router-solicitation': ['Router discovery solicitations', 10],
  'source-quench': ['Source quenches', 4],
  'source-route-failed': ['Source route failed', 3, 5],
  'time-exceeded': ['All time exceededs', 11],
  'timestamp-reply': ['Timestamp replies', 14],
  'timestamp-request': ['Timestamp requests', 13],
  traceroute: ['Traceroute', 30],
  'ttl-exceeded': ['TTL exceeded', 11, 0],
  unreachable: ['All unreachables', 3],
};

/** The one of the names that a word is, or is the beginning of. */
function nameFor(names: readonly string[], word: string): string | undefined {
  const lower = word.toLowerCase();
  let fitting: string | undefined;
  let count = 0;
  for (const name of names) {
    if (!name.startsWith(lower)) continue;
    if (name.length === lower.length) return name;
    fitting = name;
    count++;
  }
  return count === 1 ? fitting : undefined;
}

interface NamedNumber {
  readonly names: Names;
  /** Read, but never printed. */
  readonly readOnly?: Names;
  readonly high: number;
  /** What `?` says of a bare number. */
  readonly help: string;
}

/** A number up to `high`, or one of the names; printed by name where there is one. */
function namedNumber({ names, readOnly = {}, high, help }: NamedNumber): ArgumentType<number> {
  const byNumber = new Map<number, string>();
  for (const [name, [number]] of Object.entries(names)) if (!byNumber.has(number)) byNumber.set(number, name);
  const all = { ...readOnly, ...names };
  const words = Object.keys(all);
  const range = `<0-${high}>`;
  return {
    show: range,
    rank: 2,
    parse: word => {
      const number = decimal(word, 5);
      if (!Number.isNaN(number)) return number <= high ? number : undefined;
      return all[nameFor(words, word) ?? '']?.[0];
    },
    print: number => byNumber.get(number) ?? String(number),
    hints: (typed): readonly Hint[] => [
      ...(/^\d*$/.test(typed) ? [{ text: range, help, literal: false }] : []),
      ...words
        .filter(name => name.startsWith(typed.toLowerCase()))
        .map(text => ({ text, help: all[text]?.[1] ?? '', literal: true })),
    ],
  };
}

export const tcpPort = namedNumber({ names: TCP, readOnly: TCP_LATER, high: 65535, help: 'Port number' });
export const udpPort = namedNumber({ names: UDP, readOnly: UDP_LATER, high: 65535, help: 'Port number' });
/** All but those that have a form of their own: `ip`, icmp, igmp, tcp, udp. */
export const ipProtocol = namedNumber({ names: PROTOCOLS, high: 255, help: 'An IP protocol number' });
export const igmpType = namedNumber({ names: IGMP, high: 15, help: 'IGMP message type' });
export const precedenceValue = namedNumber({ names: PRECEDENCE, high: 7, help: 'Precedence value' });
export const tosValue = namedNumber({ names: TOS, high: 15, help: 'Type of service value' });
export const dscpValue = namedNumber({ names: DSCP, high: 63, help: 'Differentiated services codepoint value' });

const ICMP_WORDS = Object.keys(ICMP_NAMES);

/** The name of an ICMP message. */
export const icmpName: ArgumentType<string> = {
  show: 'WORD',
  rank: 2,
  parse: word => (/^[a-z]/i.test(word) ? nameFor(ICMP_WORDS, word) : undefined),
  print: name => name,
  hints: typed =>
    ICMP_WORDS.filter(name => name.startsWith(typed.toLowerCase())).map(text => ({
      text,
      help: ICMP_NAMES[text]?.[0] ?? '',
      literal: true,
    })),
};
