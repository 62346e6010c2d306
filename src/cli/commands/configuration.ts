import { renderRunningConfig } from '../../config/render';
import { STARTUP_CONFIG } from '../../router/nvram';
import { keyword, optional, sequence } from '../../syntax/grammar';
import { copy, withLines } from '../copy';
import { exec, type ExecCommand, type ExecContext, type ExecResult } from '../exec-command';
import { printThen } from '../exec-result';
import { type FileUrl, RUNNING_CONFIG } from '../file-url';
import { mergeConfiguration } from '../merge';
import { eraseNvram, saveConfiguration } from '../startup';

const configure = keyword('configure', 'Enter configuration mode');

function fromTerminal({ console }: ExecContext): ExecResult {
  console.enterConfiguration();
  return ['Enter configuration commands, one per line.  End with CNTL/Z.'];
}

function fromMemory({ router, console }: ExecContext): ExecResult {
  const content = router.nvram.read(STARTUP_CONFIG);
  if (content === undefined) return { error: 'failed', lines: ['startup-config is not present'] };
  return printThen(mergeConfiguration(router, content), () => {
    router.report({ kind: 'configured', from: 'memory', by: console.line.operator });
  });
}

const TFTP: FileUrl = { system: 'tftp', host: '', name: '' };

/** Commands of old that still do what they did. */
function replaced(by: string, result: ExecResult): ExecResult {
  return withLines(['This command has been replaced by the command:', `         '${by}'`], result);
}

function fromNetwork(context: ExecContext): ExecResult {
  return replaced('copy <url> system:/running-config', copy(context, TFTP, RUNNING_CONFIG));
}

function askSource(context: ExecContext): ExecResult {
  const answer = (line: string): ExecResult => {
    const word = line.trim().toLowerCase();
    if ('terminal'.startsWith(word)) return fromTerminal(context);
    if ('memory'.startsWith(word)) return fromMemory(context);
    if ('network'.startsWith(word)) return fromNetwork(context);
    return { error: 'failed', lines: ['?Must be "terminal", "memory" or "network"'] };
  };
  return { dialogue: { question: 'Configuring from terminal, memory, or network [terminal]? ', answer } };
}

const write = keyword('write', 'Write running configuration to memory, network, or terminal');

export const CONFIGURATION_COMMANDS: readonly ExecCommand[] = [
  exec({ syntax: configure, run: askSource }),
  exec({ syntax: sequence(configure, keyword('terminal', 'Configure from the terminal')), run: fromTerminal }),
  exec({
    syntax: sequence(configure, keyword('memory', 'Configure from NV memory')),
    run: fromMemory,
  }),
  exec({
    syntax: sequence(configure, keyword('network', 'Configure from a TFTP network host')),
    run: fromNetwork,
  }),
  exec({
    syntax: sequence(write, optional(keyword('memory', 'Write to NV memory'))),
    run: ({ router }) => saveConfiguration(router),
  }),
  exec({
    syntax: sequence(write, keyword('terminal', 'Write to terminal')),
    run: ({ router }) => renderRunningConfig(router.config),
  }),
  exec({
    syntax: sequence(write, keyword('network', 'Write to network TFTP server')),
    run: context => replaced('copy system:/running-config <url>', copy(context, RUNNING_CONFIG, TFTP)),
  }),
  exec({ syntax: sequence(write, keyword('erase', 'Erase NV memory')), run: ({ router }) => eraseNvram(router) }),
];
