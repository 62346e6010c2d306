import { interfaceBlock, renderRunningConfig } from '../../config/render';
import { debugging } from '../../show/debugging';
import { keyword, sequence } from '../../syntax/grammar';
import { exec, type ExecCommand } from '../exec-command';
import { startupLines } from '../startup';
import { interfaceArgument, show } from './show-words';

const running = sequence(show, keyword('running-config', 'Current operating configuration'));

export const SHOW_SYSTEM_COMMANDS: readonly ExecCommand[] = [
  exec({ syntax: running, run: ({ router }) => renderRunningConfig(router.config) }),
  exec({
    syntax: sequence(running, keyword('interface', 'Show interface configuration'), interfaceArgument),
    run: ({ router }, { interfaceName }) => {
      const lines = interfaceBlock(router.config, interfaceName);
      if (lines === undefined) return { error: 'failed', lines: ['%Invalid interface type and number'] };
      const bytes = lines.reduce((sum, line) => sum + line.length + 1, 0);
      return ['Building configuration...', '', `Current configuration : ${bytes} bytes`, ...lines];
    },
  }),
  exec({
    syntax: sequence(show, keyword('startup-config', 'Contents of startup configuration')),
    run: ({ router }) => startupLines(router),
  }),
  exec({
    syntax: sequence(show, keyword('configuration', 'Contents of Non-Volatile memory')),
    run: ({ router }) => startupLines(router),
  }),
  exec({
    level: 1,
    syntax: sequence(show, keyword('debugging', 'State of each debugging option')),
    run: ({ router }) => debugging(router.debugFlags, router.packetDebug),
  }),
];
