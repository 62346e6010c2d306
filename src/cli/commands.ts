import { levelsIn } from '../config/privileges';
import type { PrivilegeRule } from '../router/model/users';
import { CommandTree } from '../syntax/tree';
import { ACCESS_COMMANDS } from './commands/access';
import { ARP_COMMANDS } from './commands/arp';
import { CLEAR_COMMANDS } from './commands/clear';
import { CLOCK_COMMANDS } from './commands/clock';
import { CONFIGURATION_COMMANDS } from './commands/configuration';
import { DEBUG_COMMANDS } from './commands/debug';
import { FILE_COMMANDS } from './commands/files';
import { NAT_COMMANDS } from './commands/nat';
import { LINE_COMMANDS } from './commands/lines';
import { PING_COMMANDS } from './commands/ping';
import { RELOAD_COMMANDS } from './commands/reload';
import { SESSION_COMMANDS } from './commands/session';
import { SHOW_COMMANDS } from './commands/show';
import { TELNET_COMMANDS } from './commands/telnet';
import { TRACEROUTE_COMMANDS } from './commands/traceroute';
import { TERMINAL_COMMANDS } from './commands/terminal';
import type { ExecCommand } from './exec-command';

export const EXEC_COMMANDS: readonly ExecCommand[] = [
  ...SESSION_COMMANDS,
  ...ACCESS_COMMANDS,
  ...TERMINAL_COMMANDS,
  ...LINE_COMMANDS,
  ...CONFIGURATION_COMMANDS,
  ...CLOCK_COMMANDS,
  ...FILE_COMMANDS,
  ...PING_COMMANDS,
  ...TRACEROUTE_COMMANDS,
  ...TELNET_COMMANDS,
  ...DEBUG_COMMANDS,
  ...CLEAR_COMMANDS,
  ...ARP_COMMANDS,
  ...RELOAD_COMMANDS,
  ...SHOW_COMMANDS,
  ...NAT_COMMANDS,
];

let usual: CommandTree<ExecCommand> | undefined;
const ruled = new WeakMap<readonly PrivilegeRule[], CommandTree<ExecCommand>>();

/** Every EXEC command, from the levels on that `privilege exec` gives them. The tree is made when the first line is typed. */
export function execTree(rules: readonly PrivilegeRule[] = []): CommandTree<ExecCommand> {
  const levelOf = levelsIn(rules, 'exec');
  if (levelOf === undefined) return (usual ??= new CommandTree(EXEC_COMMANDS));
  let tree = ruled.get(rules);
  if (tree === undefined) {
    tree = new CommandTree(EXEC_COMMANDS, { levelOf });
    ruled.set(rules, tree);
  }
  return tree;
}
