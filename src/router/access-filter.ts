import { type Ipv4 } from '../base/ipv4-address';
import { IP_PROTOCOL } from '../wire/ipv4';
import { type PacketPorts, portsOf } from '../wire/ports';
import type { AccessList, AccessRule, AddressMatch, PortMatch } from './model/access-list';

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
      if (!ruleMatches(rule, ports)) continue;
      this.matches.set(rule, this.matchesOf(rule) + 1);
      return { action: rule.action, rule, list };
    }
    return { action: lines === 0 ? 'permit' : 'deny', rule: undefined, list };
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
    icmpAgrees(rule, packet) &&
    (!rule.established || isEstablished(packet))
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
      return port === match.port;
    case 'neq':
      return port !== match.port;
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

const TCP_ACK_OR_RST = 0x14;

function isEstablished(packet: PacketPorts): boolean {
  if (packet.protocol !== IP_PROTOCOL.tcp) return false;
  return packet.tcpFlags === undefined || (packet.tcpFlags & TCP_ACK_OR_RST) !== 0;
}
