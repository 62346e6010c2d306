import type { ArgumentType, Hint } from '../../syntax/argument-types';

/** Numbers that IOS prints as names in access lists, and takes by name. */

const TCP: Readonly<Record<string, number>> = {
  bgp: 179,
  chargen: 19,
  cmd: 514,
  daytime: 13,
  discard: 9,
  domain: 53,
  echo: 7,
  exec: 512,
  finger: 79,
  ftp: 21,
  'ftp-data': 20,
  gopher: 70,
  hostname: 101,
  ident: 113,
  irc: 194,
  klogin: 543,
  kshell: 544,
  login: 513,
  lpd: 515,
  nntp: 119,
  'pim-auto-rp': 496,
  pop2: 109,
  pop3: 110,
  smtp: 25,
  sunrpc: 111,
  syslog: 514,
  tacacs: 49,
  talk: 517,
  telnet: 23,
  time: 37,
  uucp: 540,
  whois: 43,
  www: 80,
};

const UDP: Readonly<Record<string, number>> = {
  biff: 512,
  bootpc: 68,
  bootps: 67,
  discard: 9,
  dnsix: 195,
  domain: 53,
  echo: 7,
  isakmp: 500,
  'mobile-ip': 434,
  nameserver: 42,
  'netbios-dgm': 138,
  'netbios-ns': 137,
  'netbios-ss': 139,
  ntp: 123,
  'pim-auto-rp': 496,
  rip: 520,
  snmp: 161,
  snmptrap: 162,
  sunrpc: 111,
  syslog: 514,
  tacacs: 49,
  talk: 517,
  tftp: 69,
  time: 37,
  who: 513,
  xdmcp: 177,
};

/** `non500-isakmp` came with NAT-T. */
const UDP_LATER: Readonly<Record<string, number>> = { 'non500-isakmp': 4500 };

const PROTOCOLS: Readonly<Record<string, number>> = {
  ahp: 51,
  eigrp: 88,
  esp: 50,
  gre: 47,
  icmp: 1,
  igmp: 2,
  igrp: 9,
  ipinip: 4,
  nos: 94,
  ospf: 89,
  pcp: 108,
  pim: 103,
  tcp: 6,
  udp: 17,
};

/** Names of ICMP messages: a type, or a type and a code. */
export const ICMP_NAMES: Readonly<Record<string, readonly [type: number, code?: number]>> = {
  'administratively-prohibited': [3, 13],
  'alternate-address': [6],
  'conversion-error': [31],
  echo: [8],
  'echo-reply': [0],
  'host-unreachable': [3, 1],
  'information-reply': [16],
  'information-request': [15],
  'mask-reply': [18],
  'mask-request': [17],
  'net-unreachable': [3, 0],
  'packet-too-big': [3, 4],
  'parameter-problem': [12],
  'port-unreachable': [3, 3],
  'protocol-unreachable': [3, 2],
  redirect: [5],
  'router-advertisement': [9],
  'router-solicitation': [10],
  'source-quench': [4],
  'time-exceeded': [11],
  'timestamp-reply': [14],
  'timestamp-request': [13],
  traceroute: [30],
  'ttl-exceeded': [11, 0],
  unreachable: [3],
};

/** A number up to `high`, or one of the names; printed by name where there is one. */
function namedNumber(
  names: Readonly<Record<string, number>>,
  high: number,
  help: string,
  readOnly: Readonly<Record<string, number>> = {},
): ArgumentType<number> {
  const byNumber = new Map<number, string>();
  for (const [name, number] of Object.entries(names)) if (!byNumber.has(number)) byNumber.set(number, name);
  const all = { ...readOnly, ...names };
  return {
    show: `<0-${high}>`,
    rank: 2,
    parse: word => {
      if (/^\d{1,5}$/.test(word)) return Number(word) <= high ? Number(word) : undefined;
      const lower = word.toLowerCase();
      if (all[lower] !== undefined) return all[lower];
      const fitting = Object.keys(all).filter(name => name.startsWith(lower));
      return fitting.length === 1 ? all[fitting[0] as string] : undefined;
    },
    print: number => byNumber.get(number) ?? String(number),
    hints: (typed): readonly Hint[] => {
      const words = Object.keys(all)
        .filter(name => name.startsWith(typed.toLowerCase()))
        .map(text => ({ text, help: `${help} ${text} (${all[text]})`, literal: true }));
      const number =
        typed === '' || /^\d+$/.test(typed) ? [{ text: `<0-${high}>`, help: `${help} number`, literal: false }] : [];
      return [...number, ...words];
    },
  };
}

export const tcpPort = namedNumber(TCP, 65535, 'Port');
export const udpPort = namedNumber(UDP, 65535, 'Port', UDP_LATER);
/** All but `ip`, which is no number. */
export const ipProtocol = namedNumber(PROTOCOLS, 255, 'Protocol');
