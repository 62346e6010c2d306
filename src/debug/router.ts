import { formatIpv4, type Ipv4 } from '../base/ipv4-address';
import { ARP_WORDS } from './arp';
import { PACKET_WORDS, ROUTE_WORDS } from './ip';
import type { AccessLogEvent, RouterEvent } from '../router/events';
import type { Wording, WordingTable } from '../router/narration';
import { IP_PROTOCOL } from '../wire/ipv4';

/** Protocols that have no keyword of their own in access lists, and those that have one. */
const PROTOCOL_NAMES: Readonly<Record<number, string>> = {
  [IP_PROTOCOL.icmp]: 'icmp',
  [IP_PROTOCOL.igmp]: 'igmp',
  4: 'ipinip',
  [IP_PROTOCOL.tcp]: 'tcp',
  9: 'igrp',
  [IP_PROTOCOL.udp]: 'udp',
  [IP_PROTOCOL.gre]: 'gre',
  [IP_PROTOCOL.eigrp]: 'eigrp',
  [IP_PROTOCOL.ospf]: 'ospf',
  94: 'nos',
  103: 'pim',
};

const protocolText = (protocol: number): string => PROTOCOL_NAMES[protocol] ?? String(protocol);

function end(address: Ipv4, port: number | undefined): string {
  return `${formatIpv4(address)}(${port ?? 0})`;
}

/** The way of a packet from one end to the other, with the interface that it came in by. */
function way({ interfaceName }: AccessLogEvent, from: string, to: string): string {
  return interfaceName === undefined ? `${from} -> ${to}` : `${from} (${interfaceName}) -> ${to}`;
}

function access(mnemonic: string, flow: (event: AccessLogEvent) => string): Wording<AccessLogEvent> {
  return {
    form: 'log',
    facility: 'SEC',
    severity: 6,
    mnemonic,
    text: event =>
      `list ${event.list} ${event.action === 'permit' ? 'permitted' : 'denied'} ${flow(event)} ` +
      `${event.packets} packet${event.packets === 1 ? '' : 's'}${event.tag === undefined ? '' : ` [${event.tag}]`}`,
  };
}

/** `1.1.1.1->2.2.2.2`, or one of them where nothing is changed. */
function changed(before: Ipv4, after: Ipv4): string {
  return before === after ? formatIpv4(before) : `${formatIpv4(before)}->${formatIpv4(after)}`;
}

const flowEnd = (address: Ipv4, port: number): string => `(${formatIpv4(address)}, ${port})`;

/** How IOS 12.2 tells a router's own events. */
export const ROUTER_WORDS: WordingTable<RouterEvent> = {
  ...ARP_WORDS,
  ...PACKET_WORDS,
  ...ROUTE_WORDS,
  'tunnel-recursion': {
    form: 'log',
    facility: 'TUN',
    severity: 5,
    mnemonic: 'RECURDOWN',
    text: ({ interfaceName }) => `${interfaceName} temporarily disabled due to recursive routing`,
  },
  'interface-up-down': {
    form: 'log',
    facility: 'LINK',
    severity: 3,
    mnemonic: 'UPDOWN',
    text: ({ interfaceName, state }) => `Interface ${interfaceName}, changed state to ${state}`,
  },
  'interface-shut-down': {
    form: 'log',
    facility: 'LINK',
    severity: 5,
    mnemonic: 'CHANGED',
    text: ({ interfaceName }) => `Interface ${interfaceName}, changed state to administratively down`,
  },
  'line-protocol': {
    form: 'log',
    facility: 'LINEPROTO',
    severity: 5,
    mnemonic: 'UPDOWN',
    text: ({ interfaceName, state }) => `Line protocol on Interface ${interfaceName}, changed state to ${state}`,
  },
  configured: {
    form: 'log',
    facility: 'SYS',
    severity: 5,
    mnemonic: 'CONFIG_I',
    text: ({ from, by }) => `Configured from ${from} by ${by}`,
  },
  'nvram-erased': {
    form: 'log',
    facility: 'SYS',
    severity: 7,
    mnemonic: 'NV_BLOCK_INIT',
    // IOS's own spelling.
    text: () => 'Initalized the geometry of nvram',
  },
  'counters-cleared': {
    form: 'log',
    facility: 'CLEAR',
    severity: 5,
    mnemonic: 'COUNTERS',
    text: ({ interfaceName, by }) =>
      `Clear counter on ${interfaceName === undefined ? 'all interfaces' : `interface ${interfaceName}`} by ${by}`,
  },
  'reload-requested': { form: 'log', facility: 'SYS', severity: 5, mnemonic: 'RELOAD', text: () => 'Reload requested' },
  restarted: {
    form: 'log',
    facility: 'SYS',
    severity: 5,
    mnemonic: 'RESTART',
    text: ({ software }) => ['System restarted --', ...software].join('\n'),
  },
  'access-logged-source': access('IPACCESSLOGS', e => formatIpv4(e.source)),
  'access-logged-ports': access(
    'IPACCESSLOGP',
    e =>
      `${protocolText(e.protocol)} ` + `${way(e, end(e.source, e.sourcePort), end(e.destination, e.destinationPort))},`,
  ),
  'access-logged-icmp': access(
    'IPACCESSLOGDP',
    e => `icmp ${way(e, formatIpv4(e.source), formatIpv4(e.destination))} (${e.icmpType ?? 0}/${e.icmpCode ?? 0}),`,
  ),
  'access-logged-named': access(
    'IPACCESSLOGRP',
    e => `${protocolText(e.protocol)} ${way(e, formatIpv4(e.source), formatIpv4(e.destination))},`,
  ),
  'access-logged-protocol': access(
    'IPACCESSLOGNP',
    e => `${e.protocol} ${way(e, formatIpv4(e.source), formatIpv4(e.destination))},`,
  ),
  'nat-examined': {
    form: 'debug',
    flag: 'ip nat detailed',
    lines: ({ from, flow, id }) => [
      `NAT: ${from === 'inside' ? 'i' : 'o'}: ${protocolText(flow.protocol)} ` +
        `${flowEnd(flow.source, flow.sourcePort)} -> ${flowEnd(flow.destination, flow.destinationPort)} [${id}]`,
    ],
  },
  'nat-translated': {
    form: 'debug',
    flag: 'ip nat',
    lines: ({ before, after, id }) => [
      `NAT: s=${changed(before.source, after.source)}, d=${changed(before.destination, after.destination)} [${id}]`,
    ],
  },
  'nat-failed': {
    form: 'debug',
    flag: 'ip nat',
    lines: ({ list, pool, source, destination }) => [
      `NAT: failed to allocate address for ${formatIpv4(source)}, list/map ${list}${pool === undefined ? '' : ` pool ${pool}`}`,
      `NAT: translation failed (A), dropping packet s=${formatIpv4(source)} d=${formatIpv4(destination)}`,
    ],
  },
  'nat-expired': {
    form: 'debug',
    flag: 'ip nat',
    lines: ({ protocol, local, global }) => [
      `NAT: expiring ${formatIpv4(global.address)} (${formatIpv4(local.address)})` +
        (protocol === undefined ? '' : ` ${protocolText(protocol)} ${global.port} (${local.port})`),
    ],
  },
};
