import { interfaceBlock, renderRunningConfig } from '../../config/render';
import { timestampOf } from '../../debug/timestamp';
import { debugging } from '../../show/debugging';
import { history, privilege, terminal, users } from '../../show/terminal';
import { version } from '../../show/version';
import { keyword, sequence } from '../../syntax/grammar';
import { exec, type ExecCommand, type ExecContext } from '../exec-command';
import { shownVersion } from '../shown-version';
import { startupLines } from '../startup';
import { interfaceArgument, show } from './show-words';

const running = sequence(show, keyword('running-config', 'Current operating configuration'));

function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}

const DEFAULT_EXEC_TIMEOUT = 600;

function terminalOf({ console, now }: ExecContext): readonly string[] {
  const { execTimeout } = console.line.config;
  return terminal({
    length: console.terminal.length,
    width: console.width,
    historySize: console.terminal.historySize,
    execTimeout: execTimeout ?? DEFAULT_EXEC_TIMEOUT,
    active: seconds(now - console.startedAt),
  });
}

function logOf({ router }: ExecContext): readonly string[] {
  const { services } = router.config;
  return [
    'Syslog logging: enabled (0 messages dropped, 0 messages rate-limited, 0 flushes, 0 overruns)',
    `    Console logging: level debugging, ${router.log.told} messages logged`,
    `    Buffer logging: level debugging, ${router.log.told} messages logged`,
    '',
    'Log Buffer (4096 bytes):',
    ...router.log.kept.flatMap(({ form, at, text }) => {
      const timestamps = form === 'debug' ? services.debugTimestamps : services.logTimestamps;
      return `${timestampOf(timestamps, router.time.at(at))}${text}`.split('\n');
    }),
  ];
}

function usersOf({ console, router, now }: ExecContext): readonly string[] {
  return users(
    router.terminals.all.flatMap(line => {
      const { session, kind, index, number, location } = line;
      if (session === undefined) return [];
      const idle = seconds(now - session.activeAt);
      return { own: line === console.line, line: number, kind, index, user: session.user ?? '', idle, location };
    }),
  );
}

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
    syntax: sequence(show, keyword('version', 'System hardware and software status')),
    run: ({ router }) => version(shownVersion(router)),
  }),
  exec({
    level: 1,
    syntax: sequence(show, keyword('history', 'Display the session command history')),
    run: ({ console }) => history(console.history.lines),
  }),
  exec({
    level: 1,
    syntax: sequence(show, keyword('debugging', 'State of each debugging option')),
    run: ({ router }) => debugging(router.debugFlags),
  }),
  exec({
    level: 1,
    syntax: sequence(show, keyword('terminal', 'Display terminal configuration parameters')),
    run: terminalOf,
  }),
  exec({
    level: 1,
    syntax: sequence(show, keyword('privilege', 'Show current privilege level')),
    run: ({ console }) => privilege(console.level),
  }),
  exec({
    level: 1,
    syntax: sequence(show, keyword('users', 'Display information about terminal lines')),
    run: usersOf,
  }),
  exec({
    level: 1,
    syntax: sequence(show, keyword('logging', 'Show the contents of logging buffers')),
    run: logOf,
  }),
];
