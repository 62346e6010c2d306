/** A MAC address as a 48-bit number. */
export type HardwareAddress = number;

export const BROADCAST_HARDWARE: HardwareAddress = 0xffffffffffff;

/** As IOS writes it: `0007.eb1c.4a3f`. */
export function formatHardware(address: HardwareAddress): string {
  const digits = address.toString(16).padStart(12, '0');
  return `${digits.slice(0, 4)}.${digits.slice(4, 8)}.${digits.slice(8)}`;
}

/** @returns undefined when the text is no `H.H.H` */
export function parseHardware(text: string): HardwareAddress | undefined {
  const groups = text.split('.');
  if (groups.length !== 3 || !groups.every(group => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  return groups.reduce((sum, group) => sum * 0x10000 + parseInt(group, 16), 0);
}

const UPPER = 0x100000000;
/** 0007 begins prefixes that Cisco has; the rest must only differ from port to port. */
const ROUTER_PREFIX = 0x0007;
const HOST_PREFIX = 0x0010;

/** The address that is burnt into a router's port: the same in each run, another for each port. */
export function burntInAddress(device: string, port: string): HardwareAddress {
  let hash = 0x811c9dc5;
  for (const character of `${device} ${port}`) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return ROUTER_PREFIX * UPPER + (hash >>> 0);
}

/** @param own what tells a host from all others: its IP address */
export function hostHardware(own: number): HardwareAddress {
  return HOST_PREFIX * UPPER + own;
}
