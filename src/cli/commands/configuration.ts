import { renderRunningConfig } from '../../config/render';
import { enumeration, keyword, keywords, optional, sequence } from '../../syntax/grammar';
import { exec, type ExecCommand, type ExecContext, type ExecResult } from '../exec-command';
import { eraseNvram, saveConfiguration } from '../startup';

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
    run: ({ router }) => saveConfiguration(router),
  }),
  exec({
    syntax: keywords(
      ['write', 'Write running configuration to memory, network, or terminal'],
      ['terminal', 'Write to terminal'],
    ),
    run: ({ router }) => renderRunningConfig(router.config),
  }),
  exec({
    syntax: keywords(
      ['write', 'Write running configuration to memory, network, or terminal'],
      ['erase', 'Erase NV memory'],
    ),
    run: ({ router }) => eraseNvram(router),
  }),
  exec({
    syntax: sequence(
      keyword('erase', 'Erase a filesystem'),
      enumeration('what', {
        'nvram:': 'Filesystem to be erased',
        'startup-config': 'Erase contents of configuration memory',
      }),
    ),
    run: ({ router }) => eraseNvram(router),
  }),
  exec({
    syntax: sequence(keyword('copy', 'Copy from one file to another'), running, startup),
    run: ({ router }) => ({
      dialogue: { question: 'Destination filename [startup-config]? ', answer: () => saveConfiguration(router) },
    }),
  }),
];
