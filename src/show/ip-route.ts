import { formatIpv4, inSubnet, type Ipv4, network, prefixLength } from '../base/ipv4-address';
import { classMask, type RouteEntry, type RoutePath } from '../router/routing-table';

/** What the shows read of the routing table. */
export interface ShownRoutes {
  readonly entries: readonly RouteEntry[];
  readonly gatewayOfLastResort: RouteEntry | undefined;
}

const CODES = [
  'Codes: C - connected, S - static, I - IGRP, R - RIP, M - mobile, B - BGP',
  '       D - EIGRP, EX - EIGRP external, O - OSPF, IA - OSPF inter area ',
  '       N1 - OSPF NSSA external type 1, N2 - OSPF NSSA external type 2',
  '       E1 - OSPF external type 1, E2 - OSPF external type 2, E - EGP',
  '       i - IS-IS, L1 - IS-IS level-1, L2 - IS-IS level-2, ia - IS-IS inter area',
  '       * - candidate default, U - per-user static route, o - ODR',
  '       P - periodic downloaded static route',
];

/** `show ip route`: subnets stand under their classful network, default routes last. */
export function ipRoutes(routes: ShownRoutes): readonly string[] {
  return [...CODES, '', gatewayLine(routes.gatewayOfLastResort), '', ...routeLines(routes.entries)];
}

/** `show ip route connected` and `static`: the lines alone. */
export function ipRoutesFrom(routes: ShownRoutes, source: RouteEntry['source']): readonly string[] {
  return routeLines(routes.entries.filter(entry => entry.source === source));
}

function gatewayLine(gateway: RouteEntry | undefined): string {
  if (gateway === undefined) return 'Gateway of last resort is not set';
  return `Gateway of last resort is ${formatIpv4(gateway.paths[0]?.nextHop ?? 0)} to network ${formatIpv4(gateway.network)}`;
}

function routeLines(entries: readonly RouteEntry[]): readonly string[] {
  const networks = new Map<Ipv4, RouteEntry[]>();
  const defaults: RouteEntry[] = [];
  for (const entry of entries) {
    if (entry.network === 0) defaults.push(entry);
    else {
      // A supernet is longer than any class: it stands for itself.
      const major = (entry.network & Math.min(entry.mask, classMask(entry.network))) >>> 0;
      const group = networks.get(major);
      if (group === undefined) networks.set(major, [entry]);
      else group.push(entry);
    }
  }
  return [...[...networks].flatMap(([major, group]) => networkLines(major, group)), ...defaults.flatMap(wholeLines)];
}

function networkLines(major: Ipv4, group: readonly RouteEntry[]): readonly string[] {
  const mask = classMask(major);
  const subnetted = group.filter(entry => entry.mask >= mask);
  const supernets = group.filter(entry => entry.mask < mask);
  if (!subnetted.some(entry => entry.mask > mask)) return group.flatMap(wholeLines);
  const masks = new Set(subnetted.map(entry => entry.mask));
  const [first] = subnetted as [RouteEntry];
  const count = `${subnetted.length} subnets`;
  const heading =
    masks.size === 1
      ? `${formatIpv4(major)}/${lengthOf(first.mask)} is subnetted, ${count}`
      : `${formatIpv4(major)}/${lengthOf(mask)} is variably subnetted, ${count}, ${masks.size} masks`;
  return [
    ...supernets.flatMap(wholeLines),
    `     ${heading}`,
    ...subnetted.flatMap(entry => {
      const network = formatIpv4(entry.network);
      return pathLines(
        `${codeOf(entry)}       `,
        masks.size === 1 ? network : `${network}/${lengthOf(entry.mask)}`,
        entry,
      );
    }),
  ];
}

/** A route that is no subnet: network and prefix length in the first column. */
function wholeLines(entry: RouteEntry): readonly string[] {
  const candidate = entry.network === 0 && entry.mask === 0 && entry.source === 'static' ? '*' : ' ';
  return pathLines(`${codeOf(entry)}${candidate}   `, `${formatIpv4(entry.network)}/${lengthOf(entry.mask)}`, entry);
}

function codeOf(entry: RouteEntry): string {
  return entry.source === 'connected' ? 'C' : 'S';
}

function pathLines(code: string, network: string, entry: RouteEntry): readonly string[] {
  const start = `${code}${network} `;
  return entry.paths.map((path, index) => (index === 0 ? start : ' '.repeat(start.length)) + pathText(entry, path));
}

function pathText(entry: RouteEntry, { nextHop, interfaceName }: RoutePath): string {
  if (nextHop === undefined) return `is directly connected, ${interfaceName ?? ''}`;
  const through = interfaceName === undefined ? '' : `, ${interfaceName}`;
  return `[${entry.distance}/${entry.metric}] via ${formatIpv4(nextHop)}${through}`;
}

function lengthOf(mask: Ipv4): number {
  return prefixLength(mask) ?? 0;
}

/** `show ip route A.B.C.D M.M.M.M`: that network alone, or with `longer-prefixes` those inside it. */
export function ipRouteExactly(
  base: Ipv4,
  mask: Ipv4,
  routes: ShownRoutes,
  longerPrefixes: boolean,
): readonly string[] {
  const { entries } = routes;
  if (longerPrefixes) {
    const inside = entries.filter(entry => entry.mask >= mask && inSubnet(entry.network, base, mask));
    return [...CODES, '', gatewayLine(routes.gatewayOfLastResort), '', ...routeLines(inside)];
  }
  const exact = entries.find(entry => entry.network === network(base, mask) && entry.mask === mask);
  return exact === undefined ? [missing(base, entries)] : descriptor(exact);
}

/** `show ip route` of a router that does not route. */
export function hostRoute(gateway: Ipv4 | undefined): readonly string[] {
  return [
    gateway === undefined ? 'Default gateway is not set' : `Default gateway is ${formatIpv4(gateway)}`,
    '',
    'Host               Gateway           Last Use    Total Uses  Interface',
    'ICMP redirect cache is empty',
  ];
}

/** Bytes that IOS has for a route, and for the head of a network with subnets. */
const ROUTE_BYTES = { overhead: 64, memory: 144, head: 1168 } as const;
const SUMMARY_COLUMNS = [16, 12, 12, 12, 0] as const;

/** `show ip route summary` */
export function ipRouteSummary({ entries }: ShownRoutes): readonly string[] {
  const isSubnet = (entry: RouteEntry): boolean => entry.mask > classMask(entry.network);
  const majors = new Set(entries.filter(isSubnet).map(entry => network(entry.network, classMask(entry.network))));
  const rows = (['connected', 'static'] as const).map(source => {
    const own = entries.filter(entry => entry.source === source);
    const subnets = own.filter(isSubnet).length;
    const { overhead, memory } = ROUTE_BYTES;
    return [source, own.length - subnets, subnets, own.length * overhead, own.length * memory] as const;
  });
  const sum = (column: 1 | 2 | 3 | 4): number => rows.reduce((total, row) => total + row[column], 0);
  const heads = majors.size * ROUTE_BYTES.head;
  const text = (cells: readonly (string | number)[]): string =>
    cells
      .map((cell, i) => String(cell).padEnd(SUMMARY_COLUMNS[i] ?? 0))
      .join('')
      .trimEnd();
  return [
    'IP routing table name is Default-IP-Routing-Table(0)',
    text(['Route Source', 'Networks', 'Subnets', 'Overhead', 'Memory (bytes)']),
    ...rows.map(text),
    text(['internal', majors.size, '', '', heads]),
    text(['Total', sum(1) + majors.size, sum(2), sum(3), sum(4) + heads]),
  ];
}

/**
 * `show ip route A.B.C.D`: the entry that the address follows. The default route is nobody's entry but its own.
 * @param match the longest match, as the router itself finds it
 */
export function ipRouteTo(address: Ipv4, match: RouteEntry | undefined, all: readonly RouteEntry[]): readonly string[] {
  const mask = classMask(address);
  const subnets = all.filter(entry => entry.mask > mask && inSubnet(entry.network, address, mask));
  if (address === network(address, mask) && subnets.length > 0 && match?.mask !== mask) {
    return networkSummary(address, mask, subnets);
  }
  if (match === undefined || (match.mask === 0 && address !== 0)) return [missing(address, all)];
  return descriptor(match);
}

function missing(address: Ipv4, all: readonly RouteEntry[]): string {
  const mask = classMask(address);
  const subnetsKnown = all.some(entry => entry.mask > mask && inSubnet(entry.network, address, mask));
  return subnetsKnown ? '% Subnet not in table' : '% Network not in table';
}

function descriptor(match: RouteEntry): readonly string[] {
  return [
    `Routing entry for ${formatIpv4(match.network)}/${lengthOf(match.mask)}${supernetText(match)}`,
    `  Known via "${match.source}", distance ${match.distance}, metric ${match.metric}${knownText(match)}`,
    '  Routing Descriptor Blocks:',
    ...match.paths.flatMap((path, index) => [
      `  ${index === 0 ? '*' : ' '} ${descriptorText(path)}`,
      `      Route metric is ${match.metric}, traffic share count is 1`,
    ]),
  ];
}

/** A classful network that itself is not in the table, but parts of it are. */
function networkSummary(major: Ipv4, mask: Ipv4, subnets: readonly RouteEntry[]): readonly string[] {
  const attached = subnets.filter(entry => entry.source === 'connected').length;
  const masks = new Set(subnets.map(entry => entry.mask)).size;
  return [
    `Routing entry for ${formatIpv4(major)}/${lengthOf(mask)}, ${subnets.length} known subnets`,
    ...(attached === 0 ? [] : [`  Attached (${attached} connection${attached === 1 ? '' : 's'})`]),
    ...(masks === 1 ? [] : [`  Variably subnetted with ${masks} masks`]),
    '',
    ...routeLines(subnets).slice(1),
  ];
}

function supernetText({ network, mask }: RouteEntry): string {
  return mask < classMask(network) ? ', supernet' : '';
}

function knownText({ source, mask, paths }: RouteEntry): string {
  if (source === 'connected') return ' (connected, via interface)';
  if (paths.every(path => path.nextHop === undefined)) return ' (connected)';
  return mask === 0 ? ', candidate default path' : '';
}

function descriptorText({ nextHop, interfaceName }: RoutePath): string {
  if (nextHop === undefined) return `directly connected, via ${interfaceName ?? ''}`;
  return interfaceName === undefined ? formatIpv4(nextHop) : `${formatIpv4(nextHop)}, via ${interfaceName}`;
}
