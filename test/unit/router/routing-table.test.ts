import { formatIpv4, ipv4, maskOf } from '../../../src/base/ipv4-address';
import type { StaticRoute } from '../../../src/router/model/router-config';
import { RoutingTable } from '../../../src/router/routing-table';

const route = (cidr: string, via: string, distance = 1): StaticRoute => {
  const [network = '', length = ''] = cidr.split('/');
  const isInterface = /^[A-Z]/.test(via);
  return {
    network: ipv4(network),
    mask: maskOf(Number(length)),
    nextHop: isInterface ? undefined : ipv4(via),
    interfaceName: isInterface ? via : undefined,
    distance,
    name: undefined,
    tag: undefined,
    permanent: false,
  };
};

function table(
  statics: readonly StaticRoute[],
  options: { readonly classless?: boolean; readonly down?: string } = {},
) {
  const connected = [
    { interfaceName: 'F0', address: ipv4('10.0.0.1'), mask: maskOf(24) },
    { interfaceName: 'F1', address: ipv4('10.0.1.1'), mask: maskOf(24) },
  ].filter(each => each.interfaceName !== options.down);
  const routes = new RoutingTable({
    connected: () => connected,
    statics: () => statics,
    isUp: name => name !== options.down,
    classless: () => options.classless ?? true,
  });
  return (address: string): string => {
    const hop = routes.lookup(ipv4(address));
    return hop === undefined ? 'none' : `${hop.interfaceName} ${formatIpv4(hop.neighbour)}`;
  };
}

it('the longest match wins, connected networks are reached at once', () => {
  const to = table([
    route('0.0.0.0/0', '10.0.0.2'),
    route('172.16.0.0/16', '10.0.1.2'),
    route('172.16.5.0/24', '10.0.0.3'),
  ]);
  expect(to('10.0.1.77')).toBe('F1 10.0.1.77');
  expect(to('172.16.9.1')).toBe('F1 10.0.1.2');
  expect(to('172.16.5.1')).toBe('F0 10.0.0.3');
  expect(to('8.8.8.8')).toBe('F0 10.0.0.2');
});

it('a next hop may lead over another static route, but not over itself or the default route', () => {
  const to = table([
    route('192.168.0.0/16', '172.16.0.9'),
    route('172.16.0.0/16', '10.0.1.2'),
    route('9.0.0.0/8', '9.9.9.9'),
  ]);
  expect(to('192.168.1.1')).toBe('F1 10.0.1.2');
  expect(to('9.1.1.1')).toBe('none');
});

it('a next hop takes the best way to it, wherever that stands among the lines', () => {
  const to = table([
    route('10.9.0.0/24', '172.16.1.1'),
    route('172.16.1.0/24', '172.17.2.2'),
    route('172.17.2.0/24', '10.0.1.2'),
    route('172.16.0.0/12', '10.0.0.2'),
  ]);
  expect(to('10.9.0.5')).toBe('F1 10.0.1.2');
  const over = table([route('172.16.0.0/16', '172.16.0.5'), route('172.0.0.0/8', '10.0.0.2')]);
  expect(over('172.16.9.9')).toBe('F0 10.0.0.2');
});

it('the lower distance wins; an interface that is down takes its routes with it', () => {
  const statics = [route('172.16.0.0/16', '10.0.0.2', 5), route('172.16.0.0/16', '10.0.1.2', 10)];
  expect(table(statics)('172.16.1.1')).toBe('F0 10.0.0.2');
  expect(table(statics, { down: 'F0' })('172.16.1.1')).toBe('F1 10.0.1.2');
  expect(table([route('172.16.0.0/16', 'F1')])('172.16.1.1')).toBe('F1 172.16.1.1');
});

it('without ip classless no default route leads to unknown subnets of a known network', () => {
  const statics = [route('0.0.0.0/0', '10.0.0.2')];
  expect(table(statics, { classless: false })('10.7.7.7')).toBe('none');
  expect(table(statics, { classless: false })('11.7.7.7')).toBe('F0 10.0.0.2');
  expect(table(statics)('10.7.7.7')).toBe('F0 10.0.0.2');
});
