import { type Ipv4 } from '../base/ipv4-address';
import { fragmentOffsetOf, headerLengthOf, IP_PROTOCOL, IPV4_HEADER_BYTES, tosOf, ttlOf } from '../wire/ipv4';
import { type PacketPorts, portsOf } from '../wire/ports';
import type { AccessList, AccessRule, AddressMatch, FlagState, PortMatch, RuleOptions } from './model/access-list';

export interface Filtered {
  readonly action: 'permit' | 'deny';
  /** The line that decided; undefined: the implicit deny, or no such list. */
  readonly rule: AccessRule | undefined;
  /** Undefined: there is none of that name. */
  readonly list: AccessList | undefined;
}

/**
 * Access lists at work: which line speaks about a packet, and how often each has spoken. The counters stand here and
 * not in the configuration; they go with the lines.
 */
export class AccessFilter {
  private matches = new WeakMap<AccessRule, number>();

  constructor(private readonly lists: () => ReadonlyMap<string, AccessList>) {}

  /** A list that does not exist, or has no line yet, permits everything. */
  check(name: string, packet: Uint8Array): Filtered {
    const list = this.lists().get(name);
    if (list === undefined) return { action: 'permit', rule: undefined, list };
    const ports = portsOf(packet);
    let lines = 0;
    for (const rule of list.entries) {
      if (rule.kind !== 'rule') continue;
      lines++;
      if (!ruleMatches(rule, ports) || !optionsAgree(rule, packet, ports)) continue;
      this.count(rule);
      return { action: rule.action, rule, list };
    }
    return { action: lines === 0 ? 'permit' : 'deny', rule: undefined, list };
  }

  /** The line has decided about one more packet. */
  count(rule: AccessRule): void {
    this.matches.set(rule, this.matchesOf(rule) + 1);
  }

  /** Packets that the line has decided about. */
  matchesOf(rule: AccessRule): number {
    return this.matches.get(rule) ?? 0;
  }

  /** `clear access-list counters` */
  clearCounters(name?: string): void {
    if (name === undefined) {
      this.matches = new WeakMap();
      return;
    }
    for (const entry of this.lists().get(name)?.entries ?? []) {
      if (entry.kind === 'rule') this.matches.delete(entry);
    }
  }
}

function ruleMatches(rule: AccessRule, packet: PacketPorts): boolean {
  return (
    addressMatches(rule.source, packet.source) &&
    addressMatches(rule.destination, packet.destination) &&
    (rule.protocol === undefined || rule.protocol === packet.protocol) &&
    portAgrees(rule, rule.sourcePort, packet.sourcePort) &&
    portAgrees(rule, rule.destinationPort, packet.destinationPort) &&
    icmpAgrees(rule, packet)
  );
}

function addressMatches(match: AddressMatch, address: Ipv4): boolean {
  return ((match.address ^ address) & ~match.wildcard) === 0;
}

/** Later fragments show no ports: permit lines take them, deny lines pass them over. */
function portAgrees(rule: AccessRule, match: PortMatch | undefined, port: number | undefined): boolean {
  if (match === undefined) return true;
  return port === undefined ? rule.action === 'permit' : portMatches(match, port);
}

export function portMatches(match: PortMatch, port: number): boolean {
  switch (match.operator) {
    case 'eq':
      return port === match.port || match.more?.includes(port) === true;
    case 'neq':
      return port !== match.port && match.more?.includes(port) !== true;
    case 'lt':
      return port < match.port;
    case 'gt':
      return port > match.port;
    case 'range':
      return port >= match.first && port <= match.last;
  }
}

function icmpAgrees(rule: AccessRule, packet: PacketPorts): boolean {
  if (rule.icmpType === undefined) return true;
  if (packet.protocol !== IP_PROTOCOL.icmp) return false;
  if (packet.icmpType === undefined) return rule.action === 'permit';
  if (packet.icmpType !== rule.icmpType) return false;
  return rule.icmpCode === undefined || rule.icmpCode === packet.icmpCode;
}

function optionsAgree({ action, options }: AccessRule, packet: Uint8Array, ports: PacketPorts): boolean {
  if (options === undefined) return true;
  // A lock-and-key entry holds for nobody before somebody has logged in; what is in a group is not known.
  if ((options.dynamic ?? options.service) !== undefined) return false;
  if (options.ttl !== undefined && !portMatches(options.ttl, ttlOf(packet))) return false;
  if (options.ipOption !== undefined && !hasOption(packet, options.ipOption)) return false;
  if (options.fragments === true && fragmentOffsetOf(packet) === 0) return false;
  return tosAgrees(options, tosOf(packet)) && flagsAgree(options, ports, action) && igmpAgrees(options, packet, action);
}

function hasOption(packet: Uint8Array, name: string): boolean {
  return name === 'any-options' && headerLengthOf(packet) > IPV4_HEADER_BYTES;
}

function tosAgrees({ precedence, tos, dscp }: RuleOptions, byte: number): boolean {
  return (
    (precedence === undefined || precedence === byte >>> 5) &&
    (tos === undefined || tos === ((byte >>> 1) & 15)) &&
    (dscp === undefined || dscp === byte >>> 2)
  );
}

const TCP_ACK_OR_RST = 0x14;

function flagsAgree(options: RuleOptions, ports: PacketPorts, action: AccessRule['action']): boolean {
  const { established, tcpFlags, flagStates } = options;
  if ((established ?? tcpFlags ?? flagStates) === undefined) return true;
  const { tcpFlags: seen } = ports;
  if (seen === undefined) return action === 'permit';
  return (
    (established === undefined || (seen & TCP_ACK_OR_RST) !== 0) &&
    (tcpFlags === undefined || (seen & tcpFlags) !== 0) &&
    (flagStates === undefined || statesAgree(flagStates, seen))
  );
}

function statesAgree({ all, flags }: NonNullable<RuleOptions['flagStates']>, seen: number): boolean {
  const agrees = ({ bit, set }: FlagState): boolean => ((seen & bit) !== 0) === set;
  return all ? flags.every(agrees) : flags.some(agrees);
}

function igmpAgrees({ igmpType }: RuleOptions, packet: Uint8Array, action: AccessRule['action']): boolean {
  if (igmpType === undefined) return true;
  const type = fragmentOffsetOf(packet) === 0 ? packet[headerLengthOf(packet)] : undefined;
  return type === undefined ? action === 'permit' : (type & 15) === igmpType;
}
