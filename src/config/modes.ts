import { CommandTree } from '../syntax/tree';
import type { ConfigLine } from './line';
import { AAA_LINES } from './lines/aaa';
import { ACCESS_LIST_LINES } from './lines/access-list';
import { CLOCK_LINES } from './lines/clock';
import { BANNER_LINES } from './lines/banner';
import { ARP_LINES, INTERFACE_ARP_LINES } from './lines/arp';
import { CRYPTO_MAP_LINES } from './lines/crypto-map';
import { INTERFACE_LINES } from './lines/interface';
import { INTERFACE_CRYPTO_LINES } from './lines/interface-crypto';
import { IPSEC_LINES } from './lines/ipsec';
import { ISAKMP_PEER_LINES } from './lines/isakmp-peer';
import { ISAKMP_LINES } from './lines/isakmp';
import { LINE_SETTINGS } from './lines/line-settings';
import { LOGGING_LINES } from './lines/logging';
import { PASSWORD_LINES } from './lines/passwords';
import { NAT_LINES } from './lines/nat';
import { NAME_LINES, ROUTE_LINES } from './lines/routing';
import { HTTP_SERVER, SERVICE_LINES } from './lines/services';
import { PRIVILEGE_LINES } from './lines/privilege';
import { STORED_CRYPTO_LINES } from './lines/stored-crypto';
import { STORED_LINES } from './lines/stored';
import { STORED_BLOCK_LINES, STORED_INTERFACE_LINES } from './lines/stored-blocks';
import { TERMINAL_LINES } from './lines/terminal-lines';
import type { ModeName } from './mode-names';

/** Every configuration command. Inside a section, `show running-config` has them in this order. */
export const CONFIG_LINES: readonly ConfigLine[] = [
  // NAT's stand before `ip classless`.
  ...NAT_LINES,
  ...SERVICE_LINES,
  ...CLOCK_LINES,
  ...LOGGING_LINES,
  ...AAA_LINES,
  ...PASSWORD_LINES,
  ...NAME_LINES,
  ...ISAKMP_LINES,
  ...ISAKMP_PEER_LINES,
  ...IPSEC_LINES,
  ...CRYPTO_MAP_LINES,
  ...INTERFACE_LINES,
  ...INTERFACE_ARP_LINES,
  ...INTERFACE_CRYPTO_LINES,
  ...STORED_INTERFACE_LINES,
  ...ROUTE_LINES,
  HTTP_SERVER,
  ...ARP_LINES,
  ...ACCESS_LIST_LINES,
  ...BANNER_LINES,
  ...TERMINAL_LINES,
  ...LINE_SETTINGS,
  ...PRIVILEGE_LINES,
  ...STORED_LINES,
  ...STORED_CRYPTO_LINES,
  ...STORED_BLOCK_LINES,
];

/** One configuration mode. */
export interface Mode {
  readonly name: ModeName;
  /** What is shown in the prompt's brackets; kept blocks have no word of their own. */
  readonly prompt: string;
  readonly parent: ModeName | undefined;
  /** What stands over the list that `?` gives. */
  readonly helpHead: string;
  /** Help of `exit`. */
  readonly exitHelp: string;
  readonly lines: readonly ConfigLine[];
  readonly tree: CommandTree<ConfigLine>;
}

const HELP_HEADS: Readonly<Record<ModeName, string>> = {
  config: 'Configure commands:',
  'config-if': 'Interface configuration commands:',
  'config-line': 'Line configuration commands:',
  'config-isakmp': 'ISAKMP commands:',
  'config-isakmp-peer': 'ISAKMP peer configuration commands:',
  'cfg-crypto-trans': 'Crypto transform configuration commands:',
  'config-crypto-map': 'Crypto Map configuration commands:',
  'config-std-nacl': 'Standard Access List configuration commands:',
  'config-ext-nacl': 'Ext Access List configuration commands:',
  'config-ipnat-pool': 'IP NAT Pool configuration commands:',
  'config-router': 'Router configuration commands:',
  'config-stored': 'Configure commands:',
};

const EXIT_HELP: Readonly<Record<ModeName, string>> = {
  config: 'Exit from configure mode',
  'config-if': 'Exit from interface configuration mode',
  'config-line': 'Exit from line configuration mode',
  'config-isakmp': 'Exit from ISAKMP protection suite configuration mode',
  'config-isakmp-peer': 'Exit from ISAKMP peer configuration mode',
  'cfg-crypto-trans': 'Exit from crypto transform configuration mode',
  'config-crypto-map': 'Exit from crypto map configuration mode',
  'config-std-nacl': 'Exit from access-list configuration mode',
  'config-ext-nacl': 'Exit from access-list configuration mode',
  'config-ipnat-pool': 'Exit from NAT pool configuration mode',
  'config-router': 'Exit from routing protocol configuration mode',
  'config-stored': 'Exit from this mode',
};

const modes = new Map<ModeName, Mode>();

/** Trees are made when a mode is first entered. */
export function modeNamed(name: ModeName): Mode {
  const known = modes.get(name);
  if (known !== undefined) return known;
  const lines = CONFIG_LINES.filter(each => each.mode === name);
  const mode: Mode = {
    name,
    prompt: name === 'config-stored' ? 'config' : name,
    parent: name === 'config' ? undefined : 'config',
    helpHead: HELP_HEADS[name],
    exitHelp: EXIT_HELP[name],
    lines,
    tree: new CommandTree(lines, { negatable: true }),
  };
  modes.set(name, mode);
  return mode;
}
