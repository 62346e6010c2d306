import type { Platform } from '../router/platform';

/** The machine that a platform is. */
export interface Chassis {
  readonly model: string;
  readonly processor: string;
  readonly part: number;
  readonly mask: number;
  readonly memoryKilobytes: number;
  readonly bootstrap: string;
}

const C2621XM: Chassis = {
  model: '2621XM',
  processor: 'MPC860P',
  part: 5,
  mask: 2,
  memoryKilobytes: 131072,
  bootstrap: '12.2(7r)',
};

/** The ideal router is a 2621XM that takes no time. */
const CHASSIS: Readonly<Record<Platform['name'], Chassis>> = {
  c2600: {
    model: '2621',
    processor: 'MPC860',
    part: 0,
    mask: 49,
    memoryKilobytes: 65536,
    bootstrap: '12.1(3r)',
  },
  c2600xm: C2621XM,
  ideal: C2621XM,
};

export function chassisOf({ name }: Pick<Platform, 'name'>): Chassis {
  return CHASSIS[name];
}

/** Memory for packets, in kilobytes: whole megabytes. @param iomem percent of the memory */
export function packetMemory({ memoryKilobytes }: Chassis, iomem: number): number {
  return Math.floor((memoryKilobytes * iomem) / 100 / 1024) * 1024;
}
