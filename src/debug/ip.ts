import { readU32 } from '../base/bytes';
import { formatIpv4, type Ipv4, prefixLength } from '../base/ipv4-address';
import type { PacketEvent } from '../router/packet-debug';
import type { RouteChange } from '../router/routing-table';
import type { WordingTable } from '../router/narration';
import { ICMP_TYPE, type IcmpMessage, UNREACHABLE } from '../wire/icmp';
import { destinationOf, IP_PROTOCOL } from '../wire/ipv4';
import type { PacketPorts } from '../wire/ports';

const REASONS: Readonly<Record<number, string>> = {
  [UNREACHABLE.network]: 'net',
  [UNREACHABLE.host]: 'host',
  [UNREACHABLE.protocol]: 'protocol',
  [UNREACHABLE.port]: 'port',
  [UNREACHABLE.fragmentationNeeded]: 'frag. needed and DF set',
  [UNREACHABLE.administrativelyProhibited]: 'administratively prohibited',
};

/** Destination of the packet that an error is about. */
function aboutOf({ original }: { readonly original: Uint8Array }): string {
  return original.length < 20 ? '0.0.0.0' : formatIpv4(destinationOf(original));
}

function icmpLines(message: IcmpMessage, source: Ipv4, destination: Ipv4, sent: boolean): readonly string[] {
  switch (message.kind) {
    case 'echo':
      // What asks is not told of; the reply is.
      return [];
    case 'echo-reply':
      return [`ICMP: echo reply ${sent ? 'sent' : 'rcvd'}, src ${formatIpv4(source)}, dst ${formatIpv4(destination)}`];
    case 'unreachable': {
      const reason = REASONS[message.code] ?? `code ${message.code}`;
      const way = sent ? `sent to ${formatIpv4(destination)}` : `rcv from ${formatIpv4(source)}`;
      return [`ICMP: dst (${aboutOf(message)}) ${reason} unreachable ${way}`];
    }
    case 'time-exceeded': {
      const what = message.code === 0 ? 'time to live' : 'reassembly';
      if (!sent) return [`ICMP: time exceeded rcvd from ${formatIpv4(source)}`];
      return [`ICMP: time exceeded (${what}) sent to ${formatIpv4(destination)} (dest was ${aboutOf(message)})`];
    }
    case 'source-quench':
      return [`ICMP: source quench ${sent ? 'sent to' : 'rcv from'} ${formatIpv4(sent ? destination : source)}`];
    case 'other':
      if (message.type === ICMP_TYPE.redirect && message.rest.length >= 24) {
        const [gateway, dest] = [readU32(message.rest, 0), destinationOf(message.rest.subarray(4))].map(formatIpv4);
        const way = sent ? `sent to ${formatIpv4(destination)}` : `rcvd from ${formatIpv4(source)}`;
        return [`ICMP: redirect ${way} for dest ${dest ?? ''}, use gw ${gateway ?? ''}`];
      }
      return [
        `ICMP: type ${message.type}, code ${message.code} ${sent ? 'sent to' : 'rcv from'} ${formatIpv4(sent ? destination : source)}`,
      ];
  }
}

/** `debug ip packet`, `debug ip icmp`. */
export const PACKET_WORDS: WordingTable<PacketEvent> = {
  'ip-packet': {
    form: 'debug',
    flag: 'ip packet',
    lines: ({ source, destination, from, to, gateway, length, fate, ports }) => {
      const out = to === undefined ? '' : ` (${to})`;
      const via = gateway === undefined ? '' : `, g=${formatIpv4(gateway)}`;
      const line = `IP: s=${formatIpv4(source)} (${from ?? 'local'}), d=${formatIpv4(destination)}${out}${via}, len ${length}, ${fate}`;
      return [ports === undefined ? line : `${line}\n    ${portsText(ports)}`];
    },
  },
  'icmp-sent': {
    form: 'debug',
    flag: 'ip icmp',
    lines: ({ source, destination, message }) => icmpLines(message, source, destination, true),
  },
  'icmp-received': {
    form: 'debug',
    flag: 'ip icmp',
    lines: ({ source, destination, message }) => icmpLines(message, source, destination, false),
  },
};

function portsText({ protocol, sourcePort, destinationPort, icmpType, icmpCode }: PacketPorts): string {
  if (protocol === IP_PROTOCOL.icmp) return `ICMP type=${icmpType ?? 0}, code=${icmpCode ?? 0}`;
  const name = protocol === IP_PROTOCOL.tcp ? 'TCP' : 'UDP';
  if (protocol !== IP_PROTOCOL.tcp && protocol !== IP_PROTOCOL.udp) return `proto=${protocol}`;
  return `${name} src=${sourcePort ?? 0}, dst=${destinationPort ?? 0}`;
}

function prefixText({ network, mask }: RouteChange['route']): string {
  return `${formatIpv4(network)}/${prefixLength(mask) ?? 0}`;
}

function wayLines(verb: 'add' | 'del', { route }: RouteChange): readonly string[] {
  return route.paths.map(
    ({ nextHop }) =>
      `RT: ${verb} ${prefixText(route)} via ${formatIpv4(nextHop ?? 0)}, ${route.source} metric [${route.distance}/${route.metric}]`,
  );
}

/** `debug ip routing`. */
export const ROUTE_WORDS: WordingTable<RouteChange> = {
  'route-added': {
    form: 'debug',
    flag: 'ip routing',
    lines: change => [
      ...wayLines('add', change),
      ...(change.route.mask === 0
        ? [`RT: default path is now 0.0.0.0 via ${formatIpv4(change.route.paths[0]?.nextHop ?? 0)}`]
        : []),
    ],
  },
  'route-deleted': {
    form: 'debug',
    flag: 'ip routing',
    lines: change => [
      ...wayLines('del', change),
      ...(change.route.mask === 0
        ? ['RT: default path has been cleared']
        : [`RT: delete subnet route to ${prefixText(change.route)}`]),
    ],
  },
};
