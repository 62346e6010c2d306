import { formatIpv4 } from '../base/ipv4-address';
import type { ArpRow } from '../net/arp-cache';
import { formatHardware } from '../net/hardware-address';

/** `show arp`, `show ip arp`: neighbours and the router's own addresses, in the order of the addresses. */
export function arpTable(rows: readonly ArpRow[]): readonly string[] {
  return ['Protocol  Address          Age (min)  Hardware Addr   Type   Interface', ...rows.map(rowText)];
}

function rowText({ on, address, hardware, age }: ArpRow): string {
  // Who has not answered yet has no age, however long he is asked for.
  const known = hardware === undefined ? 0 : age;
  const minutes = known === undefined ? '-' : String(Math.floor(known / 60_000));
  const start = `Internet  ${formatIpv4(address).padEnd(15)}  ${minutes.padStart(8)}`;
  if (hardware === undefined) return `${start}   Incomplete      ARPA`;
  return `${start}   ${formatHardware(hardware)}  ARPA   ${on.name}`;
}
