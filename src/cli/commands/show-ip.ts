import type { Interface } from '../../router/interface';
import { listed } from '../../router/interface-order';
import type { Router } from '../../router/router';
import type * as AccessLists from '../../show/access-lists';
import type * as Hosts from '../../show/hosts';
import type * as Interfaces from '../../show/interfaces';
import type * as InterfacesDescription from '../../show/interfaces-description';
import type * as IpInterface from '../../show/ip-interface';
import type * as IpInterfaceBrief from '../../show/ip-interface-brief';
import type * as IpRoute from '../../show/ip-route';
import type * as IpTraffic from '../../show/ip-traffic';
import { address, mask, word } from '../../syntax/argument-types';
import { argument, flag, keyword, sequence, type Syntax } from '../../syntax/grammar';
import { exec, type ExecCommand } from '../exec-command';
import { interfaceArgument, show, showIp, withInterface } from './show-words';

// Each is loaded when it is first shown.
const showAccessLists = (): typeof AccessLists => require('../../show/access-lists') as typeof AccessLists;
const showHosts = (): typeof Hosts => require('../../show/hosts') as typeof Hosts;
const showInterfaces = (): typeof Interfaces => require('../../show/interfaces') as typeof Interfaces;
const showDescriptions = (): typeof InterfacesDescription =>
  require('../../show/interfaces-description') as typeof InterfacesDescription;
const showIpInterface = (): typeof IpInterface => require('../../show/ip-interface') as typeof IpInterface;
const showIpInterfaceBrief = (): typeof IpInterfaceBrief =>
  require('../../show/ip-interface-brief') as typeof IpInterfaceBrief;
const showIpRoute = (): typeof IpRoute => require('../../show/ip-route') as typeof IpRoute;
const showIpTraffic = (): typeof IpTraffic => require('../../show/ip-traffic') as typeof IpTraffic;

const ipInterface = sequence(showIp, keyword('interface', 'IP interface status and configuration'));
const ipInterfaceBrief = sequence(ipInterface, keyword('brief', 'Brief summary of IP status and configuration'));
const route = sequence(showIp, keyword('route', 'IP routing table'));
const interfaceStatus = sequence(show, keyword('interfaces', 'Interface status and configuration'));

function interfaceLines(router: Router, ports: readonly Interface[]): readonly string[] {
  return showInterfaces().interfaces(ports, router.clock.now, {
    tunnelSource: port => router.tunnels.sourceOf(port),
    keptOf: keptTexts(router),
  });
}

function ipInterfaceLines(router: Router, ports: readonly Interface[]): readonly string[] {
  return showIpInterface().ipInterfaces(ports, keptTexts(router));
}

/** A subinterface has the encapsulation of its port. */
function keptTexts({ config, interfaces }: Router): IpInterface.KeptTexts {
  const textsOf = (port: Pick<Interface, 'config'> | undefined): readonly string[] =>
    port === undefined ? [] : (config.keptIn.get(port.config) ?? []).map(({ text }) => text);
  return port => {
    const [main = '', subinterface] = port.name.split('.');
    const above = subinterface === undefined ? undefined : interfaces.get(main);
    return [...textsOf(port), ...textsOf(above).filter(text => text.startsWith('encapsulation '))];
  };
}

const INTERFACE_COMMANDS: readonly ExecCommand[] = [
  exec({
    level: 1,
    syntax: interfaceStatus,
    run: ({ router }) => interfaceLines(router, listed(router.interfaces.values())),
  }),
  exec({
    level: 1,
    syntax: sequence(interfaceStatus, interfaceArgument),
    run: ({ router }, { interfaceName }) =>
      withInterface(router, interfaceName, port => interfaceLines(router, [port])),
  }),
  exec({
    level: 1,
    syntax: ipInterface,
    run: ({ router }) => ipInterfaceLines(router, listed(router.interfaces.values())),
  }),
  exec({
    level: 1,
    syntax: sequence(ipInterface, interfaceArgument),
    run: ({ router }, { interfaceName }) =>
      withInterface(router, interfaceName, port => ipInterfaceLines(router, [port])),
  }),
  exec({
    level: 1,
    syntax: ipInterfaceBrief,
    run: ({ router }) => showIpInterfaceBrief().ipInterfaceBrief(listed(router.interfaces.values())),
  }),
  exec({
    level: 1,
    syntax: sequence(ipInterfaceBrief, interfaceArgument),
    run: ({ router }, { interfaceName }) =>
      withInterface(router, interfaceName, port => showIpInterfaceBrief().ipInterfaceBrief([port])),
  }),
  exec({
    level: 1,
    syntax: sequence(interfaceStatus, keyword('description', 'Show interface description')),
    run: ({ router }) => showDescriptions().interfacesDescription(listed(router.interfaces.values())),
  }),
];

const destination = argument('destination', address, 'Network to display information about or hostname');

const ROUTE_COMMANDS: readonly ExecCommand[] = [
  exec({
    level: 1,
    syntax: route,
    run: ({ router: { routes, config } }) =>
      config.routing ? showIpRoute().ipRoutes(routes) : showIpRoute().hostRoute(config.defaultGateway),
  }),
  exec({
    level: 1,
    syntax: sequence(route, destination),
    run: ({ router: { routes } }, value) =>
      showIpRoute().ipRouteTo(value.destination, routes.match(value.destination), routes.entries),
  }),
  exec({
    level: 1,
    syntax: sequence(
      route,
      destination,
      argument('mask', mask, 'Network mask'),
      flag('longer', 'longer-prefixes', 'Show route matching the specified Network/Mask pair only'),
    ),
    run: ({ router: { routes } }, value) =>
      showIpRoute().ipRouteExactly(value.destination, value.mask, routes, value.longer === true),
  }),
  exec({
    level: 1,
    syntax: sequence(route, keyword('summary', 'Summary of all routes')),
    run: ({ router }) => showIpRoute().ipRouteSummary(router.routes),
  }),
  exec({
    level: 1,
    syntax: sequence(route, keyword('connected', 'Connected')),
    run: ({ router }) => showIpRoute().ipRoutesFrom(router.routes, 'connected'),
  }),
  exec({
    level: 1,
    syntax: sequence(route, keyword('static', 'Static routes')),
    run: ({ router }) => showIpRoute().ipRoutesFrom(router.routes, 'static'),
  }),
];

const listName = argument('name', word, 'ACL name or number');

/** `show access-lists` and `show ip access-lists` print the same: there are no lists but those of IP. */
const LIST_COMMANDS: readonly ExecCommand[] = [
  sequence(show, keyword('access-lists', 'List access lists')),
  sequence(showIp, keyword('access-lists', 'List IP access lists')),
].flatMap((syntax: Syntax<unknown>) => [
  exec({ level: 1, syntax, run: ({ router }) => listsOf(router, () => true) }),
  exec({
    level: 1,
    syntax: sequence(syntax, listName),
    run: ({ router }, { name }) => listsOf(router, other => other === name),
  }),
]);

export const SHOW_IP_COMMANDS: readonly ExecCommand[] = [
  ...INTERFACE_COMMANDS,
  ...ROUTE_COMMANDS,
  ...LIST_COMMANDS,
  exec({
    level: 1,
    syntax: sequence(showIp, keyword('traffic', 'IP protocol statistics')),
    run: ({ router }) => showIpTraffic().ipTraffic(router.traffic),
  }),
  exec({
    level: 1,
    syntax: sequence(show, keyword('hosts', 'IP domain-name, lookup style, nameservers, and host table')),
    run: ({ router }) => showHosts().hosts(router.config),
  }),
];

function listsOf(router: Router, isMeant: (name: string) => boolean): readonly string[] {
  const lists = [...router.config.accessLists.values()].filter(({ name }) => isMeant(name));
  return showAccessLists().accessLists(lists, rule => router.filter.matchesOf(rule));
}
