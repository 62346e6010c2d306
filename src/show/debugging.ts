import type { PacketDebug } from '../router/packet-debug';
import { DEBUG_FLAGS, type DebugFlag } from '../router/narration';

interface Switch {
  readonly subsystem: string;
  readonly name: string;
}

/** How each switch is named; a new one without a name does not compile. */
export const SWITCHES: Readonly<Record<DebugFlag, Switch>> = {
  arp: { subsystem: 'ARP', name: 'ARP packet' },
  'ip packet': { subsystem: 'Generic IP', name: 'IP packet' },
  'ip icmp': { subsystem: 'Generic IP', name: 'ICMP packet' },
  'ip routing': { subsystem: 'Generic IP', name: 'IP routing' },
  'ip nat': { subsystem: 'Generic IP', name: 'IP NAT' },
  'ip nat detailed': { subsystem: 'Generic IP', name: 'IP NAT detailed' },
  'crypto isakmp': { subsystem: 'Cryptographic Subsystem', name: 'Crypto ISAKMP' },
  'crypto isakmp detail': { subsystem: 'Cryptographic Subsystem', name: 'Crypto ISAKMP internals' },
  'crypto isakmp error': { subsystem: 'Cryptographic Subsystem', name: 'Crypto ISAKMP Error' },
  'crypto engine': { subsystem: 'Cryptographic Subsystem', name: 'Crypto Engine' },
  'crypto ipsec': { subsystem: 'Cryptographic Subsystem', name: 'Crypto IPSEC' },
  'crypto ipsec error': { subsystem: 'Cryptographic Subsystem', name: 'Crypto IPSEC Error' },
};

export type PacketRestriction = Pick<PacketDebug, 'list' | 'detail'>;

/** What `debug ip packet` is restricted to. */
export function packetText({ list, detail }: PacketRestriction): string {
  return (detail ? ' (detailed)' : '') + (list === undefined ? '' : ` for access list ${list}`);
}

/** `show debugging`: the switches that are on, by subsystem; nothing when all are off. */
export function debugging(on: ReadonlySet<DebugFlag>, packets: PacketRestriction): readonly string[] {
  const subsystems = new Map<string, string[]>();
  for (const flag of DEBUG_FLAGS) {
    if (!on.has(flag)) continue;
    const { subsystem, name } = SWITCHES[flag];
    const lines = subsystems.get(subsystem) ?? [];
    lines.push(`  ${name} debugging is on${flag === 'ip packet' ? packetText(packets) : ''}`);
    subsystems.set(subsystem, lines);
  }
  return [...subsystems].flatMap(([subsystem, lines]) => [`${subsystem}:`, ...lines, '']);
}
