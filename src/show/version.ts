import type { Ms } from '../base/event-queue';
import { dateAndTime } from '../router/date-text';
import { flashKilobytes } from '../router/flash';
import { softwareLines } from '../router/image';
import type { Platform } from '../router/platform';
import type { LocalTime } from '../router/time-zone';
import { type Chassis, chassisOf, packetMemory } from './chassis';

/** What `show version` reads of a router. */
export interface ShownVersion {
  readonly hostname: string;
  readonly platform: Pick<Platform, 'name'>;
  /** Since the router booted. */
  readonly uptime: Ms;
  readonly reloadReason: string;
  /** When the router booted, if its clock knows. */
  readonly restartedAt?: LocalTime | undefined;
  /** File name of the image: `c2600-jk9s-mz.122-27.bin`. */
  readonly image: string;
  /** Percent of the memory that goes to packet buffers, `memory-size iomem`. */
  readonly iomem: number;
  readonly serial: string;
  readonly nvramKilobytes: number;
  /** Hardware interfaces by kind, in the order of IOS: `2 FastEthernet/IEEE 802.3 interface(s)`. */
  readonly interfaceNames: readonly string[];
}

/** What IOS takes for packet buffers without `memory-size iomem`. */
export const DEFAULT_IOMEM = 10;

/** `show version` */
export function version(shown: ShownVersion): readonly string[] {
  const chassis = chassisOf(shown.platform);
  return [
    ...softwareLines(shown.image),
    '',
    `ROM: System Bootstrap, Version ${chassis.bootstrap}, RELEASE SOFTWARE (fc1)`,
    '',
    `${shown.hostname} uptime is ${uptimeText(shown.uptime)}`,
    `System returned to ROM by ${shown.reloadReason}`,
    ...(shown.restartedAt === undefined ? [] : [`System restarted at ${dateAndTime(shown.restartedAt)}`]),
    `System image file is "flash:${shown.image}"`,
    '',
    ...hardwareLines(chassis, shown),
    '',
    'Configuration register is 0x2102',
    '',
  ];
}

/** What ROM monitor says of itself and of the machine. */
export function bootstrapLines(platform: Pick<Platform, 'name'>): readonly string[] {
  const { bootstrap, memoryKilobytes } = chassisOf(platform);
  return [
    `System Bootstrap, Version ${bootstrap}, RELEASE SOFTWARE (fc1)`,
    `C2600 platform with ${memoryKilobytes} Kbytes of main memory`,
  ];
}

/** What IOS says of itself and of the machine when it starts. */
export function startLines(shown: ShownVersion): readonly string[] {
  return [...softwareLines(shown.image), '', ...hardwareLines(chassisOf(shown.platform), shown)];
}

function hardwareLines(
  chassis: Chassis,
  { platform, iomem, serial, nvramKilobytes, interfaceNames }: ShownVersion,
): readonly string[] {
  const packets = packetMemory(chassis, iomem);
  const memory = `${chassis.memoryKilobytes - packets}K/${packets}K bytes of memory`;
  return [
    `cisco ${chassis.model} (${chassis.processor}) processor (revision 0x100) with ${memory}.`,
    `Processor board ID ${serial}`,
    `M860 processor: part number ${chassis.part}, mask ${chassis.mask}`,
    'Bridging software.',
    'X.25 software, Version 3.0.0.',
    ...interfaceLines(interfaceNames),
    `${nvramKilobytes}K bytes of non-volatile configuration memory.`,
    `${flashKilobytes(platform)}K bytes of processor board System flash (Read/Write)`,
  ];
}

const KINDS: readonly (readonly [pattern: RegExp, text: string])[] = [
  [/^Ethernet/, 'Ethernet/IEEE 802.3 interface(s)'],
  [/^FastEthernet/, 'FastEthernet/IEEE 802.3 interface(s)'],
  [/^GigabitEthernet/, 'Gigabit Ethernet/IEEE 802.3 interface(s)'],
  [/^TokenRing/, 'Token Ring/IEEE 802.5 interface(s)'],
  [/^Serial/, 'Serial network interface(s)'],
  [/^BRI/, 'ISDN Basic Rate interface(s)'],
  [/^ATM/, 'ATM network interface(s)'],
];

function interfaceLines(names: readonly string[]): readonly string[] {
  return KINDS.flatMap(([pattern, text]) => {
    // Subinterfaces are no hardware.
    const count = names.filter(name => pattern.test(name) && !name.includes('.')).length;
    return count === 0 ? [] : [`${count} ${text}`];
  });
}

const UNITS: readonly (readonly [name: string, minutes: number])[] = [
  ['year', 365 * 1440],
  ['week', 7 * 1440],
  ['day', 1440],
  ['hour', 60],
  ['minute', 1],
];

/** `1 week, 2 days, 3 minutes`: units that are zero are left out, but for a router that has just started. */
export function uptimeText(uptime: Ms): string {
  let minutes = Math.floor(uptime / 60_000);
  const parts: string[] = [];
  for (const [name, size] of UNITS) {
    const count = Math.floor(minutes / size);
    minutes -= count * size;
    if (count > 0) parts.push(`${count} ${name}${count === 1 ? '' : 's'}`);
  }
  return parts.length === 0 ? '0 minutes' : parts.join(', ');
}
