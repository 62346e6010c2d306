import type { Ipv4 } from '../../base/ipv4-address';
import type { NatPool } from '../model/nat';

/** Which addresses and ports translations may take. */

const POINT_TO_POINT = 0xfffffffe;

/** The network's own address and its broadcast address are nobody's. */
function isHost(address: Ipv4, mask: Ipv4): boolean {
  if (mask >= POINT_TO_POINT) return true;
  return (address & ~mask) !== 0 && (address | mask) >>> 0 !== 0xffffffff;
}

/** All that a pool may give away, in order. */
export function* addressesOf({ ranges, mask }: NatPool): Generator<Ipv4> {
  for (const { start, end } of ranges) {
    for (let address = start; address <= end; address++) if (isHost(address, mask)) yield address;
  }
}

/** As `show ip nat statistics` counts: with the addresses that nobody gets. */
export function sizeOf({ ranges }: NatPool): number {
  return ranges.reduce((sum, { start, end }) => sum + end - start + 1, 0);
}

export function poolHolds({ ranges }: NatPool, address: Ipv4): boolean {
  return ranges.some(({ start, end }) => address >= start && address <= end);
}

/** @returns undefined when the pool is exhausted */
export function freeAddress(pool: NatPool, wanted: Ipv4, isTaken: (address: Ipv4) => boolean): Ipv4 | undefined {
  for (const address of addressesOf(pool)) {
    const fits = pool.type !== 'match-host' || ((address ^ wanted) & ~pool.mask) === 0;
    if (fits && !isTaken(address)) return address;
  }
  return undefined;
}

/** A port is replaced by one of its own group, the lowest that is free. */
const PORT_GROUPS = [
  [1, 511],
  [512, 1023],
  [1024, 65_535],
] as const;

/** The port itself where it is free. @returns undefined when its whole group is taken */
export function freePort(port: number, isFree: (port: number) => boolean): number | undefined {
  if (isFree(port)) return port;
  const [low, high] = PORT_GROUPS.find(([, high]) => port <= high) ?? PORT_GROUPS[2];
  for (let candidate: number = low; candidate <= high; candidate++) if (isFree(candidate)) return candidate;
  return undefined;
}
