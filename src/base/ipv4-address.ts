import ipaddr from 'ipaddr.js';

/** An IPv4 address as an unsigned 32-bit number: what routing and selectors compute with. */
export type Ipv4 = number;

/** @returns the address, or undefined when `text` is not four decimal octets */
export function parseIpv4(text: string): Ipv4 | undefined {
  if (!ipaddr.IPv4.isValidFourPartDecimal(text)) return undefined;
  const [a, b, c, d] = ipaddr.IPv4.parse(text).octets as [number, number, number, number];
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
}

/** For addresses written in our own source and tests. @throws RangeError */
export function ipv4(text: string): Ipv4 {
  const address = parseIpv4(text);
  if (address === undefined) throw new RangeError(`not an IPv4 address: ${text}`);
  return address;
}

export function formatIpv4(address: Ipv4): string {
  return `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

export const ANY: Ipv4 = 0;
export const BROADCAST: Ipv4 = 0xffffffff;

/** @param length 0..32 */
export function maskOf(length: number): Ipv4 {
  return length === 0 ? 0 : (0xffffffff << (32 - length)) >>> 0;
}

/** @returns 0..32, or undefined when the ones in `mask` are not contiguous from the left */
export function prefixLength(mask: Ipv4): number | undefined {
  const inverse = ~mask >>> 0;
  if ((inverse & (inverse + 1)) !== 0) return undefined;
  return Math.clz32(inverse);
}

export function network(address: Ipv4, mask: Ipv4): Ipv4 {
  return (address & mask) >>> 0;
}

export function inSubnet(address: Ipv4, subnet: Ipv4, mask: Ipv4): boolean {
  return ((address ^ subnet) & mask) === 0;
}

export function invert(mask: Ipv4): Ipv4 {
  return ~mask >>> 0;
}
