import type { HostEntry } from '../../router/model/host-table';
import type { RouterConfig, StaticRoute } from '../../router/model/router-config';
import { address, integer, mask, word } from '../../syntax/argument-types';
import { alternatives, anyOrder, argument, flag, keywords, optional, repeated, sequence } from '../../syntax/grammar';
import { interfaceName } from '../interface-name';
import { hashOf, ListIndex } from '../list-index';
import { toggle } from '../toggle';
import { line, type Refusal } from '../line';

interface RouteValue {
  readonly network: number;
  readonly mask: number;
  readonly interfaceName?: string;
  readonly nextHop?: number;
  readonly distance?: number;
  readonly name?: string;
  readonly tag?: number;
  readonly track?: number;
  readonly permanent?: true;
}

const IP = ['ip', 'Global IP configuration subcommands'] as const;

function routeOf(value: RouteValue): StaticRoute {
  return {
    network: value.network,
    mask: value.mask,
    nextHop: value.nextHop,
    interfaceName: value.interfaceName,
    distance: value.distance ?? 1,
    name: value.name,
    tag: value.tag,
    track: value.track,
    permanent: value.permanent === true,
  };
}

function valueOf(route: StaticRoute): RouteValue {
  return {
    network: route.network,
    mask: route.mask,
    ...(route.interfaceName !== undefined && { interfaceName: route.interfaceName }),
    ...(route.nextHop !== undefined && { nextHop: route.nextHop }),
    ...(route.distance !== 1 && { distance: route.distance }),
    ...(route.name !== undefined && { name: route.name }),
    ...(route.tag !== undefined && { tag: route.tag }),
    ...(route.track !== undefined && { track: route.track }),
    ...(route.permanent && { permanent: true as const }),
  };
}

type Way = { readonly [K in 'network' | 'mask' | 'nextHop' | 'interfaceName']?: StaticRoute[K] | undefined };

/** Two lines for one destination by one way are one route. */
function sameWay(route: StaticRoute, value: Way): boolean {
  return (
    route.network === value.network &&
    route.mask === value.mask &&
    route.nextHop === value.nextHop &&
    route.interfaceName === value.interfaceName
  );
}

const WAYS = new ListIndex<StaticRoute>(({ network, mask, nextHop }) => hashOf(network, mask, nextHop), sameWay);

const ipRoute = line<RouterConfig, RouteValue>({
  mode: 'config',
  section: 'ip',
  syntax: sequence(
    keywords(IP, ['route', 'Establish static routes']),
    argument('network', address, 'Destination prefix'),
    argument('mask', mask, 'Destination prefix mask'),
    alternatives(
      sequence(
        argument('interfaceName', interfaceName, ''),
        optional(argument('nextHop', address, "Forwarding router's address")),
      ),
      argument('nextHop', address, "Forwarding router's address"),
    ),
    optional(argument('distance', integer(1, 255), 'Distance metric for this route')),
    anyOrder(
      sequence(keywords(['name', 'Specify name of the next hop']), argument('name', word, 'Name of the next hop')),
      flag('permanent', 'permanent', 'permanent route'),
      sequence(keywords(['tag', 'Set tag for this route']), argument('tag', integer(1, 4294967295), 'tag value')),
      sequence(
        keywords(['track', 'Install route depending on tracked item']),
        argument('track', integer(1, 500), 'tracked object number'),
      ),
    ),
  ),
  partly: ({ track }) => (track === undefined ? undefined : 'nothing is tracked: the route is always there'),
  apply: (config, value, { interactive }): Refusal | undefined => {
    const { network, mask, nextHop } = value;
    if (network !== (network & mask) >>> 0) return { refused: ['%Inconsistent address and mask'] };
    if (interactive && nextHop !== undefined && isOwn(config, nextHop)) {
      return { refused: ["%Invalid next hop address (it's this router)"] };
    }
    const route = routeOf(value);
    const { routes } = config;
    const at = WAYS.position(routes, route);
    if (at >= 0) routes.splice(at, 1, route);
    else WAYS.add(routes, route);
    return undefined;
  },
  no: (config, value): Refusal | undefined => {
    if (value.network === undefined || value.mask === undefined) return { refused: ['% Incomplete command.', ''] };
    const whole = value.nextHop === undefined && value.interfaceName === undefined;
    const gone = config.routes.filter(route =>
      whole ? route.network === value.network && route.mask === value.mask : sameWay(route, value),
    );
    if (gone.length === 0) return { refused: ['%No matching route to delete'] };
    for (const route of gone) config.routes.splice(config.routes.indexOf(route), 1);
    return undefined;
  },
  read: config => config.routes.map(valueOf),
});

function isOwn(config: RouterConfig, address: number): boolean {
  for (const port of config.interfaces.values()) {
    if (port.address?.address === address || port.secondaries.some(each => each.address === address)) return true;
  }
  return false;
}

const MOST_HOST_ADDRESSES = 8;
const MOST_NAME_SERVERS = 6;

const ipHost = line<RouterConfig, HostEntry>({
  mode: 'config',
  section: 'names',
  syntax: sequence(
    keywords(IP, ['host', 'Add an entry to the ip hostname table']),
    argument('name', word, 'Name of host'),
    optional(argument('port', integer(0, 65535), 'Default telnet port number')),
    repeated('addresses', address, 'Host IP address', { min: 1, max: MOST_HOST_ADDRESSES }),
  ),
  apply: ({ hosts }, { name, port, addresses }) => hosts.set({ name, addresses, ...(port !== undefined && { port }) }),
  no: ({ hosts }, { name }) => {
    if (name !== undefined) hosts.delete(name);
  },
  read: ({ hosts }) => hosts.entries,
});

const nameServers = line<RouterConfig, { readonly servers: readonly number[] }>({
  mode: 'config',
  section: 'names',
  syntax: sequence(
    keywords(IP, ['name-server', 'Specify address of name server to use']),
    repeated('servers', address, 'Domain server IP address (maximum of 6)', { min: 1, max: MOST_NAME_SERVERS }),
  ),
  apply: ({ nameServers }, { servers }): Refusal | undefined => {
    for (const server of servers) {
      if (nameServers.includes(server)) continue;
      if (nameServers.length === MOST_NAME_SERVERS) {
        return { refused: ['% Name-server table is full; 6 servers max supported'] };
      }
      nameServers.push(server);
    }
    return undefined;
  },
  no: ({ nameServers }, { servers }) => {
    const kept = servers === undefined ? [] : nameServers.filter(each => !servers.includes(each));
    nameServers.splice(0, nameServers.length, ...kept);
  },
  // One a line, as IOS 12.2 prints them.
  read: ({ nameServers }) => nameServers.map(server => ({ servers: [server] })),
});

const domainName = line<RouterConfig, { readonly name: string }>({
  mode: 'config',
  section: 'names',
  syntax: sequence(
    keywords(IP, ['domain-name', 'Define the default domain name']),
    argument('name', word, 'Default domain name'),
  ),
  apply: (config, { name }) => {
    config.domainName = name;
  },
  no: config => {
    config.domainName = undefined;
  },
  read: ({ domainName: name }) => (name === undefined ? [] : [{ name }]),
});

const defaultGateway = line<RouterConfig, { readonly address: number }>({
  mode: 'config',
  section: 'ip',
  syntax: sequence(
    keywords(IP, ['default-gateway', 'Specify default gateway (if not routing IP)']),
    argument('address', address, 'IP address of default gateway'),
  ),
  apply: (config, { address }) => {
    config.defaultGateway = address;
  },
  no: config => {
    config.defaultGateway = undefined;
  },
  read: ({ defaultGateway: address }) => (address === undefined ? [] : [{ address }]),
});

const ipRouting = toggle<RouterConfig>({
  mode: 'config',
  section: 'system',
  words: [IP, ['routing', 'Enable IP routing']],
  usual: true,
  said: ({ said }) => said,
  get: config => config.routing,
  set: (config, on) => {
    config.routing = on;
  },
});

export const ROUTE_LINES = [ipRouting, defaultGateway, ipRoute];
export const NAME_LINES = [domainName, ipHost, nameServers];
