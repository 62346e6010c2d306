import { CommandTree } from '../syntax/tree';
import { CLEAR_COMMANDS } from './commands/clear';
import { CONFIGURATION_COMMANDS } from './commands/configuration';
import { DEBUG_COMMANDS } from './commands/debug';
import { PING_COMMANDS } from './commands/ping';
import { RELOAD_COMMANDS } from './commands/reload';
import { SESSION_COMMANDS } from './commands/session';
import { SHOW_COMMANDS } from './commands/show';
import type { ExecCommand } from './exec-command';

let tree: CommandTree<ExecCommand> | undefined;

/** Every EXEC command. The tree is made when the first line is typed. */
export function execTree(): CommandTree<ExecCommand> {
  return (tree ??= new CommandTree([
    ...SESSION_COMMANDS,
    ...CONFIGURATION_COMMANDS,
    ...PING_COMMANDS,
    ...DEBUG_COMMANDS,
    ...CLEAR_COMMANDS,
    ...RELOAD_COMMANDS,
    ...SHOW_COMMANDS,
  ]));
}
