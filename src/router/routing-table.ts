import { inSubnet, type Ipv4, maskOf, network, prefixLength } from '../base/ipv4-address';
import type { StaticRoute } from './model/router-config';

/** One way to a network. */
export interface RoutePath {
  /** As configured; undefined for a connected network or a route out of an interface. */
  readonly nextHop: Ipv4 | undefined;
  /** As configured; undefined for a route by next hop alone. */
  readonly interfaceName: string | undefined;
  /** Where packets leave after the next hop has been looked up in turn. */
  readonly egress: string;
  /** The neighbour on that interface; undefined: the destination itself. */
  readonly neighbour: Ipv4 | undefined;
}

/** A network in the table, as `show ip route` lists it. */
export interface RouteEntry {
  readonly source: 'connected' | 'static';
  readonly network: Ipv4;
  readonly mask: Ipv4;
  readonly distance: number;
  readonly metric: number;
  readonly paths: readonly RoutePath[];
}

/** Where a packet leaves, and to whom on that link. */
export interface NextHop {
  readonly interfaceName: string;
  readonly neighbour: Ipv4;
}

/** What the table needs to know of an interface that is up. */
export interface ConnectedNetwork {
  readonly interfaceName: string;
  readonly address: Ipv4;
  readonly mask: Ipv4;
}

export interface RouteSources {
  /** Networks of the interfaces that are up, in the router's order. */
  connected(): readonly ConnectedNetwork[];
  statics(): readonly StaticRoute[];
  isUp(interfaceName: string): boolean;
  /** `ip classless` */
  classless(): boolean;
  /** `no ip routing`: a host's table, its networks and this gateway alone. Undefined: it routes. */
  hostGateway?(): HostGateway | undefined;
  /** Is told of each route that comes or goes; undefined: nobody wants to know. */
  watcher?(): ((change: RouteChange) => void) | undefined;
}

export interface HostGateway {
  /** `ip default-gateway` */
  readonly address: Ipv4 | undefined;
}

/** What changes from one build to the next. */
export type RouteChange =
  | { readonly kind: 'route-added'; readonly route: RouteEntry }
  | { readonly kind: 'route-deleted'; readonly route: RouteEntry };

/** Destinations whose way is remembered. */
const CACHE_LIMIT = 1024;

/** Longest match over connected and static routes. Built on the first question after `invalidate`. */
export class RoutingTable {
  private built: Built | undefined;
  /** The last way of routes that stay when their way is gone (`permanent`). */
  private readonly lastWays = new WeakMap<StaticRoute, RoutePath>();
  private readonly cache = new Map<Ipv4, NextHop>();

  constructor(private readonly sources: RouteSources) {}

  /** An interface went up or down, or the configuration changed. */
  invalidate(): void {
    const before = this.built;
    this.built = undefined;
    this.cache.clear();
    // A way that is to be remembered must have been seen, and what is watched must be compared at once.
    const watcher = this.sources.watcher?.();
    if (watcher === undefined && !this.sources.statics().some(route => route.permanent)) return;
    const { table } = this;
    if (watcher !== undefined && before !== undefined) tellChanges(before, table, watcher);
  }

  /** Builds it now: a router that is up has its table before a packet comes. */
  prepare(): void {
    this.built ??= build(this.sources, this.lastWays);
  }

  /** In the order of (network, mask). */
  get entries(): readonly RouteEntry[] {
    return [...this.table.routes.values()].sort((a, b) => a.network - b.network || a.mask - b.mask);
  }

  /** The entry that packets for `address` follow. */
  match(address: Ipv4): RouteEntry | undefined {
    return matchIn(this.table, address, this.sources.classless());
  }

  /** @param source chooses among equal paths: one flow keeps to one path */
  lookup(address: Ipv4, source: Ipv4 = 0): NextHop | undefined {
    const cached = this.cache.get(address);
    if (cached !== undefined) return cached;
    const entry = this.match(address);
    if (entry === undefined) return undefined;
    const { paths } = entry;
    const path = paths.length === 1 ? paths[0] : paths[flowHash(source, address) % paths.length];
    if (path === undefined) return undefined;
    const hop = { interfaceName: path.egress, neighbour: path.neighbour ?? address };
    if (paths.length === 1) this.remember(address, hop);
    return hop;
  }

  private remember(address: Ipv4, hop: NextHop): void {
    if (this.cache.size >= CACHE_LIMIT) this.cache.clear();
    this.cache.set(address, hop);
  }

  /** The gateway of last resort: the default route. */
  get gatewayOfLastResort(): RouteEntry | undefined {
    return this.table.routes.get(routeKey(0, 0));
  }

  private get table(): Built {
    return (this.built ??= build(this.sources, this.lastWays));
  }
}

interface Built {
  readonly routes: Map<number, RouteEntry>;
  /** Masks that occur, the longest first. */
  masks: readonly Ipv4[];
}

function routeKey(base: Ipv4, mask: Ipv4): number {
  return base * 64 + (prefixLength(mask) ?? 0);
}

/** @param except the key of a route that is to be passed over */
function matchIn(table: Built, address: Ipv4, classless: boolean, except?: number): RouteEntry | undefined {
  for (const mask of table.masks) {
    const key = routeKey(network(address, mask), mask);
    const entry = table.routes.get(key);
    if (entry === undefined || key === except) continue;
    return classless || !refusedByClass(table, address, entry) ? entry : undefined;
  }
  return undefined;
}

/** Without `ip classless`, no supernet and no default route leads to an unknown part of a network with known subnets. */
function refusedByClass(table: Built, address: Ipv4, entry: RouteEntry): boolean {
  const mask = classMask(address);
  if (entry.mask >= mask) return false;
  const major = network(address, mask);
  for (const route of table.routes.values()) {
    if (route.mask >= mask && inSubnet(route.network, major, mask)) return true;
  }
  return false;
}

/** The natural mask of class A, B and C. */
export function classMask(address: Ipv4): Ipv4 {
  if (address < 0x80000000) return maskOf(8);
  return address < 0xc0000000 ? maskOf(16) : maskOf(24);
}

function flowHash(source: Ipv4, destination: Ipv4): number {
  const mixed = Math.imul(source ^ (destination >>> 3) ^ (destination << 7), 0x9e3779b1);
  return mixed >>> 16;
}

/** A route of this distance is never believed. */
const UNUSABLE = 255;

function hostRoutes({ address }: HostGateway): readonly StaticRoute[] {
  if (address === undefined) return [];
  const way = { nextHop: address, interfaceName: undefined };
  return [{ network: 0, mask: 0, ...way, distance: 1, name: undefined, tag: undefined, permanent: false }];
}

function tellChanges(before: Built, after: Built, tell: (change: RouteChange) => void): void {
  const same = (a: RouteEntry | undefined, b: RouteEntry): boolean =>
    a?.source === b.source && a.distance === b.distance && JSON.stringify(a.paths) === JSON.stringify(b.paths);
  for (const [key, route] of before.routes) {
    if (!same(after.routes.get(key), route)) tell({ kind: 'route-deleted', route });
  }
  for (const [key, route] of after.routes) {
    if (!same(before.routes.get(key), route)) tell({ kind: 'route-added', route });
  }
}

/** How often the static routes are resolved anew; more only follows routes that lead round in a circle. */
const MOST_ROUNDS = 32;

/** A static route may lead over others, and over a better one than the last time: repeat until nothing changes. */
function build(sources: RouteSources, lastWays: WeakMap<StaticRoute, RoutePath>): Built {
  const host = sources.hostGateway?.();
  const connected = connectedRoutes(sources);
  const usable = host === undefined ? sources.statics().filter(route => route.distance < UNUSABLE) : hostRoutes(host);
  const statics = [...usable].sort((a, b) => b.mask - a.mask || a.distance - b.distance);
  let table = tableOf(connected, []);
  let before: readonly RouteEntry[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const reached = statics.flatMap(route => staticRoute(table, route, sources, lastWays) ?? []);
    if (sameWays(reached, before)) break;
    table = tableOf(connected, reached);
    before = reached;
  }
  return table;
}

function tableOf(connected: readonly RouteEntry[], statics: readonly RouteEntry[]): Built {
  const table: Built = { routes: new Map(), masks: [] };
  for (const route of connected) addRoute(table, route);
  for (const route of statics) addRoute(table, route);
  table.masks = [...new Set([...table.routes.values()].map(route => route.mask))].sort((a, b) => b - a);
  return table;
}

function sameWays(routes: readonly RouteEntry[], others: readonly RouteEntry[]): boolean {
  return (
    routes.length === others.length &&
    routes.every((route, i) => {
      const other = others[i];
      if (other?.network !== route.network || other.mask !== route.mask) return false;
      const [path, otherPath] = [route.paths[0], other.paths[0]];
      return path?.egress === otherPath?.egress && path?.neighbour === otherPath?.neighbour;
    })
  );
}

function connectedRoutes(sources: RouteSources): readonly RouteEntry[] {
  return sources.connected().map(({ interfaceName, address, mask }) => ({
    source: 'connected',
    network: network(address, mask),
    mask,
    distance: 0,
    metric: 0,
    paths: [{ nextHop: undefined, interfaceName, egress: interfaceName, neighbour: undefined }],
  }));
}

/** @returns undefined when its next hop cannot be reached */
function staticRoute(
  table: Built,
  route: StaticRoute,
  sources: RouteSources,
  lastWays: WeakMap<StaticRoute, RoutePath>,
): RouteEntry | undefined {
  const now = staticPath(table, route, sources);
  if (now !== undefined && route.permanent) lastWays.set(route, now);
  const path = now ?? (route.permanent ? lastWays.get(route) : undefined);
  if (path === undefined) return undefined;
  const { mask, distance } = route;
  return { source: 'static', network: network(route.network, mask), mask, distance, metric: 0, paths: [path] };
}

function staticPath(table: Built, route: StaticRoute, sources: RouteSources): RoutePath | undefined {
  const { nextHop, interfaceName } = route;
  if (interfaceName !== undefined) {
    if (!sources.isUp(interfaceName)) return undefined;
    return { nextHop, interfaceName, egress: interfaceName, neighbour: nextHop };
  }
  if (nextHop === undefined) return undefined;
  // The way to the next hop must not be this very route, nor the default one.
  const via = matchIn(table, nextHop, true, routeKey(network(route.network, route.mask), route.mask));
  if (via === undefined || via.mask === 0) return undefined;
  const first = via.paths[0] as RoutePath;
  return { nextHop, interfaceName: undefined, egress: first.egress, neighbour: first.neighbour ?? nextHop };
}

/** The lower distance wins; equal ones share the traffic. */
function addRoute(table: Built, route: RouteEntry): void {
  const key = routeKey(route.network, route.mask);
  const present = table.routes.get(key);
  if (present === undefined || route.distance < present.distance) table.routes.set(key, route);
  else if (present.distance === route.distance && present.source === route.source) {
    table.routes.set(key, { ...present, paths: [...present.paths, ...route.paths] });
  }
}
