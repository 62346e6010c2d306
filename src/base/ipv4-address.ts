import ipaddr from 'ipaddr.js';

/** An IPv4 address as an unsigned 32-bit number: what routing and selectors compute with. */
export type Ipv4 = number;

/**
 * Read character by character: a long configuration holds tens of thousands of addresses.
 * @returns the address, or undefined when `text` is not four decimal octets
 */
export function parseIpv4(text: string): Ipv4 | undefined {
  let address = 0;
  let octet = -1;
  let octets = 1;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - ZERO;
    if (digit === DOT && octet >= 0 && octets < 4) {
      address = address * 256 + octet;
      octet = -1;
      octets++;
    } else if (digit < 0 || digit > 9 || octet === 0) {
      // No sign, no letter, and no leading zero: some read those as octal.
      return undefined;
    } else {
      octet = octet < 0 ? digit : octet * 10 + digit;
      if (octet > 255) return undefined;
    }
  }
  return octets === 4 && octet >= 0 ? address * 256 + octet : undefined;
}

const ZERO = 0x30;
const DOT = 0x2e - ZERO;

/** `13.13.13.0/24`. @returns undefined when it is none */
export function parseCidr(text: string): { readonly address: Ipv4; readonly length: number } | undefined {
  if (!ipaddr.IPv4.isValidCIDRFourPartDecimal(text)) return undefined;
  const [parsed, length] = ipaddr.IPv4.parseCIDR(text);
  const address = parseIpv4(parsed.toString());
  return address === undefined ? undefined : { address, length };
}

/** For addresses written in our own source and tests. @throws RangeError */
export function ipv4(text: string): Ipv4 {
  const address = parseIpv4(text);
  if (address === undefined) throw new RangeError(`not an IPv4 address: ${text}`);
  return address;
}

export function formatIpv4(address: Ipv4): string {
  if (octets.length === 0) for (let octet = 0; octet < 256; octet++) octets.push(`${octet}`);
  if (dotted.length === 0) dotted.push(...octets.map(octet => `${octet}.`));
  const first = at(dotted, address >>> 24) + at(dotted, (address >>> 16) & 255);
  return first + (at(dotted, (address >>> 8) & 255) + at(octets, address & 255));
}

/** Octets as text, and with the dot behind them; made when the first address is printed. */
const octets: string[] = [];
const dotted: string[] = [];

function at(texts: readonly string[], octet: number): string {
  return texts[octet] as string;
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

/** May a packet come from there (RFC 1122 3.2.1.3)? Not from multicast, reserved and loopback addresses. */
export function isSourceAddress(address: Ipv4): boolean {
  return address < FIRST_MULTICAST && address >>> 24 !== LOOPBACK_NET;
}

/** May a router pass on what is for it (RFC 1812 5.3.7)? Multicast takes a protocol that is not here. */
export function isForwardable(address: Ipv4): boolean {
  return isSourceAddress(address) && address >>> 24 !== 0;
}

/** Addresses from here on are multicast and reserved ones. */
export const FIRST_MULTICAST: Ipv4 = 0xe0000000;
const LOOPBACK_NET = 127;
