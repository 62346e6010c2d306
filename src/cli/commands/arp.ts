import type { ArpRow } from '../../net/arp-cache';
import { parseHardware } from '../../net/hardware-address';
import type { Router } from '../../router/router';
import type * as Arp from '../../show/arp';
import { address, wordMatching } from '../../syntax/argument-types';
import { argument, keyword, keywords, sequence } from '../../syntax/grammar';
import { exec, type ExecCommand } from '../exec-command';
import { interfaceArgument, show, showIp, withInterface } from './show-words';

// Loaded when it is first shown.
const showArp = (): typeof Arp => require('../../show/arp') as typeof Arp;

function table({ arp, interfaces }: Router, isMeant: (row: ArpRow) => boolean = () => true): readonly string[] {
  const ports = [...interfaces.values()].filter(port => port.isUp);
  return showArp().arpTable(arp.rows(ports).filter(isMeant));
}

const showIpArp = sequence(showIp, keyword('arp', 'IP ARP table'));

export const ARP_COMMANDS: readonly ExecCommand[] = [
  exec({ level: 1, syntax: sequence(show, keyword('arp', 'ARP table')), run: ({ router }) => table(router) }),
  exec({ level: 1, syntax: showIpArp, run: ({ router }) => table(router) }),
  exec({
    level: 1,
    syntax: sequence(showIpArp, argument('address', address, 'IP address or hostname of ARP entry')),
    run: ({ router }, wanted) => table(router, row => row.address === wanted.address),
  }),
  exec({
    level: 1,
    syntax: sequence(
      showIpArp,
      argument(
        'hardware',
        wordMatching('H.H.H', /^[0-9a-f]+(\.[0-9a-f]+){2}$/i),
        '48-bit hardware address of ARP entry',
      ),
    ),
    run: ({ router }, wanted) => table(router, row => row.hardware === parseHardware(wanted.hardware)),
  }),
  exec({
    level: 1,
    syntax: sequence(showIpArp, interfaceArgument),
    run: ({ router }, { interfaceName }) =>
      withInterface(router, interfaceName, port => table(router, row => row.on === port)),
  }),
  exec({
    syntax: keywords(['clear', 'Reset functions'], ['arp-cache', 'Clear the entire ARP cache']),
    run: ({ router }) => router.arp.clear(),
  }),
];
