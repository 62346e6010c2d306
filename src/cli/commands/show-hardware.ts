import { renderConfig } from '../../config/render';
import { controllers } from '../../show/controllers';
import { inventory } from '../../show/inventory';
import { memoryStatistics } from '../../show/memory';
import { processesCpu } from '../../show/processes';
import { protocols } from '../../show/protocols';
import { version } from '../../show/version';
import type { Router } from '../../router/router';
import { keyword, optional, sequence } from '../../syntax/grammar';
import { exec, type ExecCommand } from '../exec-command';
import { shownVersion } from '../shown-version';
import { interfaceArgument, show, withInterface } from './show-words';

const showControllers = sequence(show, keyword('controllers', 'Interface controller status'));
const showMemory = sequence(show, keyword('memory', 'Memory statistics'));
const showProcesses = sequence(show, keyword('processes', 'Active process statistics'));

function memoryOf(router: Router): readonly string[] {
  return memoryStatistics({
    ...shownVersion(router),
    configuration: renderConfig(router.config).join('\n').length,
    interfaces: router.interfaces.size,
    routes: router.routes.entries.length,
    securityAssociations: router.ipsec.connections().length,
  });
}

/** The machine: what it is, and how busy. */
export const SHOW_HARDWARE_COMMANDS: readonly ExecCommand[] = [
  exec({
    level: 1,
    syntax: sequence(show, keyword('version', 'System hardware and software status')),
    run: ({ router }) => version(shownVersion(router)),
  }),
  exec({
    level: 1,
    syntax: sequence(show, keyword('hardware', 'Hardware specific information')),
    run: ({ router }) => version(shownVersion(router)),
  }),
  exec({
    level: 1,
    syntax: sequence(show, keyword('inventory', 'Show the physical inventory')),
    run: ({ router }) => inventory(shownVersion(router)),
  }),
  exec({
    level: 1,
    syntax: sequence(show, keyword('protocols', 'Active network routing protocols')),
    run: ({ router }) => protocols([...router.interfaces.values()]),
  }),
  exec({
    syntax: showControllers,
    run: ({ router }) => controllers([...router.interfaces.values()], shownVersion(router)),
  }),
  exec({
    syntax: sequence(showControllers, interfaceArgument),
    run: ({ router }, { interfaceName }) =>
      withInterface(router, interfaceName, port => controllers([port], shownVersion(router))),
  }),
  exec({
    level: 1,
    syntax: sequence(showMemory, optional(keyword('statistics', 'Memory pool statistics'))),
    run: ({ router }) => memoryOf(router),
  }),
  exec({
    level: 1,
    syntax: sequence(showProcesses, optional(keyword('cpu', 'Show CPU use per process'))),
    run: ({ router }) => processesCpu(router.cpu.processes),
  }),
];
