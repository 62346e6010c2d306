import { InputError } from '../base/errors';
import { formatIpv4, inSubnet, type Ipv4, network } from '../base/ipv4-address';

/** One interface address as a configuration states it. */
export interface AddressRow {
  readonly device: string;
  readonly interfaceName: string;
  readonly address: Ipv4;
  readonly mask: Ipv4;
  readonly secondary: boolean;
  /** `shutdown` stands under the interface: it joins no LAN. */
  readonly shutdown?: boolean;
  /** Does a cable go into this kind of interface? */
  readonly cabled: boolean;
  readonly file: string;
  /** From 1: where the address stands. */
  readonly line: number;
}

export interface LanPort {
  readonly device: string;
  readonly interfaceName: string;
}

export interface Subnet {
  readonly network: Ipv4;
  readonly mask: Ipv4;
}

export interface Lan {
  /** The ports, joined by ` - `. */
  readonly name: string;
  /** The widest subnet on it. */
  readonly subnet: Subnet;
  readonly ports: readonly LanPort[];
  /** Each address on it with its mask. */
  readonly addresses: readonly AddressRow[];
}

/** A subnet of a LAN with one router alone: other addresses in it are end hosts that have the router as gateway. */
export interface EdgeSubnet {
  readonly lan: Lan;
  readonly subnet: Subnet;
  readonly gateway: Ipv4;
}

export interface TopologyDiagnostic {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

export interface Topology {
  readonly lans: readonly Lan[];
  readonly edges: readonly EdgeSubnet[];
  readonly diagnostics: readonly TopologyDiagnostic[];
}

/**
 * Which interfaces share a LAN, concluded from their subnets alone.
 * @throws InputError when two devices have one address on a LAN; it names both files and lines
 */
export function inferTopology(rows: readonly AddressRow[]): Topology {
  const cabled = rows.filter(row => !(row.shutdown ?? false) && row.cabled);
  const groups = new PortGroups(cabled);
  const diagnostics: TopologyDiagnostic[] = [];
  joinBySubnet(cabled, groups, diagnostics);
  const lans = groups.all().map(lanOf);
  for (const lan of lans) refuseDuplicates(lan);
  return { lans, edges: lans.flatMap(edgesOf), diagnostics };
}

/** The edge subnet that `address` is an end host of; undefined: there is none such. */
export function edgeOf(edges: readonly EdgeSubnet[], address: Ipv4): EdgeSubnet | undefined {
  let best: EdgeSubnet | undefined;
  for (const edge of edges) {
    const { network: base, mask } = edge.subnet;
    if (!inSubnet(address, base, mask) || address === base || address === (base | ~mask) >>> 0) continue;
    if (edge.lan.addresses.some(row => row.address === address)) continue;
    if (best === undefined || mask > best.subnet.mask) best = edge;
  }
  return best;
}

/** Ports in groups that are merged whenever two of them turn out to share a subnet. */
class PortGroups {
  private readonly groupOf = new Map<string, AddressRow[]>();
  private readonly rank = new Map<AddressRow, number>();

  constructor(rows: readonly AddressRow[]) {
    for (const row of rows) {
      this.rank.set(row, this.rank.size);
      const key = portKey(row);
      const group = this.groupOf.get(key);
      if (group === undefined) this.groupOf.set(key, [row]);
      else group.push(row);
    }
  }

  merge(a: AddressRow, b: AddressRow): void {
    const into = this.groupOf.get(portKey(a)) as AddressRow[];
    const from = this.groupOf.get(portKey(b)) as AddressRow[];
    if (into === from) return;
    const [large, small] = into.length >= from.length ? [into, from] : [from, into];
    for (const row of small) {
      large.push(row);
      this.groupOf.set(portKey(row), large);
    }
  }

  /** Groups and their rows in the order in which they were given. */
  all(): AddressRow[][] {
    const rankOf = (row: AddressRow | undefined): number => (row === undefined ? 0 : (this.rank.get(row) ?? 0));
    const groups = [...new Set(this.groupOf.values())];
    for (const group of groups) group.sort((a, b) => rankOf(a) - rankOf(b));
    return groups.sort((a, b) => rankOf(a[0]) - rankOf(b[0]));
  }
}

function portKey(row: AddressRow): string {
  return `${row.device}\n${row.interfaceName}`;
}

/**
 * Subnets lie inside one another or apart, so in the order of (first address, widest first) the ones around the
 * present one are a stack.
 */
function joinBySubnet(rows: readonly AddressRow[], groups: PortGroups, diagnostics: TopologyDiagnostic[]): void {
  const sorted = rows
    .map((row, index) => ({ row, index, base: network(row.address, row.mask) }))
    .sort((a, b) => a.base - b.base || a.row.mask - b.row.mask || a.index - b.index);
  const around: AddressRow[] = [];
  for (const { row } of sorted) {
    while (around.length > 0 && !holds(around[around.length - 1] as AddressRow, row)) around.pop();
    const outer = around[around.length - 1];
    if (outer !== undefined) {
      if (outer.mask !== row.mask) diagnostics.push(unequalMasks(outer, row));
      groups.merge(outer, row);
    }
    if (outer?.mask !== row.mask) around.push(row);
  }
}

function holds(outer: AddressRow, inner: AddressRow): boolean {
  return outer.mask <= inner.mask && inSubnet(inner.address, outer.address, outer.mask);
}

function unequalMasks(outer: AddressRow, inner: AddressRow): TopologyDiagnostic {
  const text =
    `mask ${formatIpv4(inner.mask)} of ${inner.device} ${inner.interfaceName} differs from ${formatIpv4(outer.mask)} ` +
    `of ${outer.device} ${outer.interfaceName} (${outer.file}:${outer.line}): taken for one LAN`;
  return { file: inner.file, line: inner.line, text };
}

function lanOf(group: readonly AddressRow[]): Lan {
  const ports = new Map<string, LanPort>();
  for (const row of group) ports.set(portKey(row), { device: row.device, interfaceName: row.interfaceName });
  const widest = group.reduce((a, b) => (b.mask < a.mask ? b : a));
  return {
    name: [...ports.values()].map(port => `${port.device} ${port.interfaceName}`).join(' - '),
    subnet: { network: network(widest.address, widest.mask), mask: widest.mask },
    ports: [...ports.values()],
    addresses: group,
  };
}

function refuseDuplicates(lan: Lan): void {
  const owners = new Map<Ipv4, AddressRow>();
  for (const row of lan.addresses) {
    const first = owners.get(row.address);
    if (first !== undefined && first.device !== row.device) {
      throw new InputError(
        row.file,
        row.line,
        `${formatIpv4(row.address)} of ${row.device} is already the address of ${first.device} ` +
          `${first.interfaceName} (${first.file}:${first.line})`,
      );
    }
    owners.set(row.address, row);
  }
}

function edgesOf(lan: Lan): EdgeSubnet[] {
  if (new Set(lan.ports.map(port => port.device)).size !== 1) return [];
  return lan.addresses.map(row => ({
    lan,
    subnet: { network: network(row.address, row.mask), mask: row.mask },
    gateway: row.address,
  }));
}
