import { renderConfig, renderRunningConfig } from '../../config/render';
import { loadConfig } from '../../config/load';
import type { Router } from '../../router/router';
import { keyword, keywords, optional, sequence } from '../../syntax/grammar';
import { exec, type ExecCommand, type ExecContext, type ExecResult } from '../exec-command';

const configure = keyword('configure', 'Enter configuration mode');

function fromTerminal({ console }: ExecContext): ExecResult {
  console.enterConfiguration();
  return ['Enter configuration commands, one per line.  End with CNTL/Z.'];
}

function askSource(context: ExecContext): ExecResult {
  const answer = (line: string): ExecResult => {
    const word = line.trim().toLowerCase();
    if ('terminal'.startsWith(word)) return fromTerminal(context);
    return { error: 'failed', lines: ['% Configuring from memory or network is not supported'] };
  };
  return { dialogue: { question: 'Configuring from terminal, memory, or network [terminal]? ', answer } };
}

/** What a restart begins with from now on. */
function save(router: Router): ExecResult {
  const text = renderConfig(router.config).join('\n');
  router.startup = () => loadConfig(text, 'startup-config').config;
  return ['Building configuration...', '[OK]'];
}

const running = keyword('running-config', 'Current operating configuration');
const startup = keyword('startup-config', 'Contents of startup configuration');

export const CONFIGURATION_COMMANDS: readonly ExecCommand[] = [
  exec({ syntax: configure, run: askSource }),
  exec({ syntax: sequence(configure, keyword('terminal', 'Configure from the terminal')), run: fromTerminal }),
  exec({
    syntax: sequence(
      keyword('write', 'Write running configuration to memory, network, or terminal'),
      optional(keyword('memory', 'Write to NV memory')),
    ),
    run: ({ router }) => save(router),
  }),
  exec({
    syntax: keywords(
      ['write', 'Write running configuration to memory, network, or terminal'],
      ['terminal', 'Write to terminal'],
    ),
    run: ({ router }) => renderRunningConfig(router.config),
  }),
  exec({
    syntax: sequence(keyword('copy', 'Copy from one file to another'), running, startup),
    run: ({ router }) => ({
      dialogue: { question: 'Destination filename [startup-config]? ', answer: () => save(router) },
    }),
  }),
];
