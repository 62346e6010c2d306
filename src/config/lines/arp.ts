import { formatHardware, parseHardware } from '../../net/hardware-address';
import type { InterfaceConfig, RouterConfig } from '../../router/model/router-config';
import { address, type ArgumentType, integer } from '../../syntax/argument-types';
import { argument, keyword, keywords, sequence } from '../../syntax/grammar';
import { line, type ConfigLine } from '../line';

const hardware: ArgumentType<number> = {
  show: 'H.H.H',
  rank: 2,
  parse: parseHardware,
  print: formatHardware,
};

/** `arp 10.1.1.9 0000.0c12.3456 ARPA`: a neighbour that is never asked for. */
const arp = line<RouterConfig, { readonly address: number; readonly hardware: number }>({
  mode: 'config',
  section: 'ip',
  syntax: sequence(
    keyword('arp', 'Set a static ARP entry'),
    argument('address', address, 'IP address of ARP entry'),
    argument('hardware', hardware, '48-bit hardware address of ARP entry'),
    keyword('ARPA', 'ARP type ARPA'),
  ),
  apply: ({ arps }, { address, hardware }) => {
    arps.set(address, hardware);
  },
  no: ({ arps }, { address }) => {
    if (address !== undefined) arps.delete(address);
  },
  read: ({ arps }) => [...arps].map(([address, hardware]) => ({ address, hardware })),
});

const arpTimeout = line<InterfaceConfig, { readonly seconds: number }>({
  mode: 'config-if',
  section: 'block',
  syntax: sequence(
    keywords(['arp', 'Set arp type (arpa, probe, snap) or timeout'], ['timeout', 'Set ARP cache timeout']),
    argument('seconds', integer(0, 2147483), 'Seconds'),
  ),
  apply: (target, { seconds }) => {
    target.arpTimeout = seconds === 14_400 ? undefined : seconds;
  },
  no: target => {
    target.arpTimeout = undefined;
  },
  read: ({ arpTimeout: seconds }) => (seconds === undefined ? [] : [{ seconds }]),
});

export const ARP_LINES: readonly ConfigLine[] = [arp];
export const INTERFACE_ARP_LINES: readonly ConfigLine[] = [arpTimeout];
