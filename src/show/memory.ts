import { chassisOf, packetMemory } from './chassis';
import type { ShownVersion } from './version';

/** What takes memory on a router. */
export interface ShownMemory extends Pick<ShownVersion, 'platform' | 'iomem'> {
  /** Of the running configuration, in bytes. */
  readonly configuration: number;
  readonly interfaces: number;
  readonly routes: number;
  readonly securityAssociations: number;
}

/** Where IOS's heap begins behind the unpacked image. */
const HEAP = 0x82d0a0e4;
const IMAGE_KILOBYTES = 30_000;
/** What IOS takes for itself, and for each of the things that a router holds; a model, in bytes. */
const BASE = 7_400_000;
const SIZES = { interfaces: 24_000, routes: 600, securityAssociations: 1800 } as const;
const PACKET_BASE = 1_200_000;
const PACKET_INTERFACE = 160_000;

/** `show memory statistics` */
export function memoryStatistics(shown: ShownMemory): readonly string[] {
  const chassis = chassisOf(shown.platform);
  const packets = packetMemory(chassis, shown.iomem) * 1024;
  const total = (chassis.memoryKilobytes - IMAGE_KILOBYTES) * 1024 - packets;
  const used =
    BASE +
    3 * shown.configuration +
    shown.interfaces * SIZES.interfaces +
    shown.routes * SIZES.routes +
    shown.securityAssociations * SIZES.securityAssociations;
  const packetsUsed = Math.min(packets, PACKET_BASE + shown.interfaces * PACKET_INTERFACE);
  return [
    '                Head    Total(b)     Used(b)     Free(b)   Lowest(b)  Largest(b)',
    poolLine('Processor', HEAP, total, used),
    poolLine('I/O', 0x100000000 - packets, packets, packetsUsed),
    '',
  ];
}

function poolLine(name: string, head: number, total: number, used: number): string {
  const free = total - used;
  return [
    name.padStart(9).padEnd(10),
    (head >>> 0).toString(16).toUpperCase().padStart(10),
    ...[total, used, free, free, free].map(value => String(value).padStart(12)),
  ].join('');
}
