import type { Ipv4 } from '../../base/ipv4-address';

/** A line `ip host NAME [TCP-PORT] ADDRESS...`. */
export interface HostEntry {
  /** As it was typed; upper and lower case are one. */
  readonly name: string;
  /** Where `telnet NAME` goes; by itself to Telnet's own port. */
  readonly port?: number;
  /** One at least. */
  readonly addresses: readonly Ipv4[];
}

/** The static host table, in the order of its lines. */
export class HostTable {
  private readonly byName = new Map<string, HostEntry>();

  get entries(): readonly HostEntry[] {
    return [...this.byName.values()];
  }

  entry(name: string): HostEntry | undefined {
    return this.byName.get(name.toLowerCase());
  }

  /** The first address of a name. */
  address(name: string): Ipv4 | undefined {
    return this.entry(name)?.addresses[0];
  }

  /** The first name of an address. */
  nameOf(address: Ipv4): string | undefined {
    for (const { name, addresses } of this.byName.values()) if (addresses.includes(address)) return name;
    return undefined;
  }

  set(entry: HostEntry): void {
    this.byName.set(entry.name.toLowerCase(), entry);
  }

  delete(name: string): void {
    this.byName.delete(name.toLowerCase());
  }
}
