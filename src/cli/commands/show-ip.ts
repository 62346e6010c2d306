import type { Router } from '../../router/router';
import { accessLists } from '../../show/access-lists';
import { hosts } from '../../show/hosts';
import { interfaces } from '../../show/interfaces';
import { ipInterfaces } from '../../show/ip-interface';
import { ipInterfaceBrief } from '../../show/ip-interface-brief';
import { ipRoutes, ipRoutesFrom, ipRouteTo } from '../../show/ip-route';
import { address, word } from '../../syntax/argument-types';
import { argument, keyword, sequence, type Syntax } from '../../syntax/grammar';
import { exec, type ExecCommand } from '../exec-command';
import { interfaceArgument, show, showIp, withInterface } from './show-words';

const ipInterface = sequence(showIp, keyword('interface', 'IP interface status and configuration'));
const route = sequence(showIp, keyword('route', 'IP routing table'));
const interfaceStatus = sequence(show, keyword('interfaces', 'Interface status and configuration'));

const INTERFACE_COMMANDS: readonly ExecCommand[] = [
  exec({
    level: 1,
    syntax: interfaceStatus,
    run: ({ router }) => interfaces([...router.interfaces.values()]),
  }),
  exec({
    level: 1,
    syntax: sequence(interfaceStatus, interfaceArgument),
    run: ({ router }, { interfaceName }) => withInterface(router, interfaceName, port => interfaces([port])),
  }),
  exec({
    level: 1,
    syntax: ipInterface,
    run: ({ router }) => ipInterfaces([...router.interfaces.values()]),
  }),
  exec({
    level: 1,
    syntax: sequence(ipInterface, interfaceArgument),
    run: ({ router }, { interfaceName }) => withInterface(router, interfaceName, port => ipInterfaces([port])),
  }),
  exec({
    level: 1,
    syntax: sequence(ipInterface, keyword('brief', 'Brief summary of IP status and configuration')),
    run: ({ router }) => ipInterfaceBrief([...router.interfaces.values()]),
  }),
];

const ROUTE_COMMANDS: readonly ExecCommand[] = [
  exec({ level: 1, syntax: route, run: ({ router }) => ipRoutes(router.routes) }),
  exec({
    level: 1,
    syntax: sequence(route, argument('destination', address, 'Network to display information about')),
    run: ({ router: { routes } }, { destination }) => ipRouteTo(destination, routes.match(destination), routes.entries),
  }),
  exec({
    level: 1,
    syntax: sequence(route, keyword('connected', 'Connected')),
    run: ({ router }) => ipRoutesFrom(router.routes, 'connected'),
  }),
  exec({
    level: 1,
    syntax: sequence(route, keyword('static', 'Static routes')),
    run: ({ router }) => ipRoutesFrom(router.routes, 'static'),
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
    syntax: sequence(show, keyword('hosts', 'IP domain-name, lookup style, nameservers, and host table')),
    run: ({ router }) => hosts(router.config),
  }),
];

function listsOf(router: Router, isMeant: (name: string) => boolean): readonly string[] {
  const lists = [...router.config.accessLists.values()].filter(({ name }) => isMeant(name));
  return accessLists(lists, rule => router.filter.matchesOf(rule));
}
