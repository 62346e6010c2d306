import { address, hostOrAddress, integer, word } from '../../syntax/argument-types';
import { argument, choice, enumeration, keyword, keywords, optional, sequence } from '../../syntax/grammar';
import { interfaceArgument, withInterface } from './show-words';
import { confirm } from '../confirm';
import type { Interface } from '../../router/interface';
import { exec, type ExecCommand, type ExecContext } from '../exec-command';

const clear = keyword('clear', 'Reset functions');
const crypto = sequence(clear, keyword('crypto', 'Encryption subsystem'));
const sa = sequence(crypto, keyword('sa', 'Clear all crypto SAs'));

const whichSas = choice('kind', {
  peer: sequence(
    keyword('peer', 'Clear all SAs for a given crypto peer'),
    argument('peer', hostOrAddress('IP address of peer', 'Host name of the peer'), ''),
  ),
  map: sequence(keyword('map', 'Clear all SAs for a given crypto map'), argument('name', word, 'Crypto map name')),
  entry: sequence(
    keyword('entry', 'Clear SAs for a given (address, protocol, SPI)'),
    argument('destination', address, 'Destination address of the SA'),
    enumeration('protocol', { ah: 'Authentication Header protocol', esp: 'Encapsulation Security Payload protocol' }),
    argument('spi', integer(256, 0xffffffff), 'Security parameter index'),
  ),
  counters: keyword('counters', 'Reset the SA counters'),
});

const counters = sequence(clear, keyword('counters', 'Clear counters on one or all interfaces'));

function clearCounters({ router, console }: ExecContext, port: Interface | undefined): void {
  if (port === undefined) router.clearCounters();
  else port.counters.clear(router.clock.now);
  router.report({ kind: 'counters-cleared', interfaceName: port?.name, by: console.line.operator });
}

export const CLEAR_COMMANDS: readonly ExecCommand[] = [
  exec({ syntax: sa, run: ({ router }) => router.clearIpsec({ kind: 'all' }) }),
  exec({
    syntax: sequence(sa, whichSas),
    run: ({ router }, which) => {
      if (which.kind !== 'peer') return router.clearIpsec(which);
      const { peer } = which;
      const address = typeof peer === 'number' ? peer : router.config.hosts.address(peer);
      if (address === undefined) return { error: 'failed', lines: ['% Unrecognized host or address.'] };
      return router.clearIpsec({ kind: 'peer', address });
    },
  }),
  exec({
    syntax: sequence(
      crypto,
      keyword('isakmp', 'Flush the ISAKMP database'),
      optional(argument('connectionId', integer(1, 2_147_483_647), 'connection id of SA')),
    ),
    run: ({ router }, { connectionId }) => router.clearIsakmp(connectionId),
  }),
  exec({
    syntax: counters,
    run: context =>
      confirm('Clear "show interface" counters on all interfaces ', () => clearCounters(context, undefined)),
  }),
  exec({
    syntax: sequence(counters, interfaceArgument),
    run: (context, { interfaceName }) =>
      withInterface(context.router, interfaceName, port =>
        confirm('Clear "show interface" counters on this interface ', () => clearCounters(context, port)),
      ),
  }),
  exec({
    syntax: sequence(
      clear,
      keywords(
        ['access-list', 'Clear access list statistical information'],
        ['counters', 'Clear access list counters'],
      ),
      optional(argument('name', word, 'Access list name or number')),
    ),
    run: ({ router }, { name }) => router.filter.clearCounters(name),
  }),
  exec({
    syntax: sequence(clear, keyword('logging', 'Clear logging buffer')),
    run: ({ router }) => confirm('Clear logging buffer ', () => router.log.clear()),
  }),
];
