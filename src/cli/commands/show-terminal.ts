import { bufferSizeOf, thresholdOf } from '../../router/model/logging-config';
import type { Router } from '../../router/router';
import type { TerminalLine } from '../../router/terminal-lines';
import { lines as lineTable } from '../../show/lines';
import { logging } from '../../show/logging';
import { aliases as aliasTable, history, privilege, terminal, users, type WireSettings } from '../../show/terminal';
import { flag, keyword, optional, sequence } from '../../syntax/grammar';
import { aliasesOf } from '../aliases';
import { exec, type ExecCommand, type ExecContext, type ExecResult } from '../exec-command';
import { lineArgument, lineNamed, type NamedLine } from '../line-argument';
import { TerminalSettings } from '../terminal-settings';
import { show } from './show-words';

/** Shows of terminal lines, and of the log. */

const USUAL_EXEC_TIMEOUT = 600;
const USUAL_LOGIN_TIMEOUT = 30;

function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}

/** @param settings those of a session; other lines have what the configuration gives them */
function detailOf(router: Router, line: TerminalLine, settings: TerminalSettings): readonly string[] {
  const { now } = router.clock;
  const { session, number, location, config } = line;
  const { length, width, historySize, editing } = settings;
  return terminal({
    line: number,
    location,
    length,
    width,
    historySize,
    execTimeout: config.execTimeout ?? USUAL_EXEC_TIMEOUT,
    loginTimeout: config.loginTimeout ?? USUAL_LOGIN_TIMEOUT,
    editing,
    wire: line.kind === 'vty' ? undefined : wireOf(router, line),
    active: session === undefined ? undefined : seconds(now - session.startedAt),
    preferred: config.transportPreferred,
    transports: config.transportInput ?? (line.kind === 'vty' ? ['all'] : ['none']),
  });
}

/** The lines that say so have no effect here, and are kept as they are. */
function wireOf({ config }: Router, line: TerminalLine): WireSettings {
  const kept = (config.keptIn.get(line.config) ?? []).map(({ text }) => text.split(' '));
  const said = (word: string): string | undefined => kept.find(([first]) => first === word)?.[1];
  return { speed: said('speed'), parity: said('parity'), stopbits: said('stopbits'), databits: said('databits') };
}

function usersOf({ console, router, now }: ExecContext, all: boolean): readonly string[] {
  return users(
    router.terminals.all
      .filter(({ session }) => all || session !== undefined)
      .map(line => {
        const { session, kind, index, number, location } = line;
        return {
          own: line === console.line,
          line: number,
          kind,
          index,
          user: session?.user ?? '',
          hosts: session === undefined ? [''] : session.hosts,
          idle: seconds(now - (session?.activeAt ?? now)),
          location,
        };
      }),
  );
}

function linesOf({ router, console }: ExecContext, named: NamedLine): ExecResult {
  const isNamed = named.number !== undefined || named.kind !== undefined;
  const one = isNamed ? lineNamed(router, named) : undefined;
  if (isNamed && one === undefined) return { error: 'failed', lines: ['% Invalid line number'] };
  const table = lineTable((one === undefined ? router.terminals.all : [one]).map(shownLine), one === undefined);
  if (one === undefined) return table;
  const settings = one === console.line ? console.terminal : new TerminalSettings(one, {});
  return [...table, '', ...detailOf(router, one, settings)];
}

function shownLine({ number, kind, session, uses, config }: TerminalLine): Parameters<typeof lineTable>[0][number] {
  const { accessClassIn, accessClassOut } = config;
  return { number, kind, active: session !== undefined, uses, accessClassIn, accessClassOut };
}

function logOf({ router }: ExecContext): readonly string[] {
  const { log } = router;
  const config = router.config.logging;
  return logging({
    on: config.on,
    console: thresholdOf(config, 'console'),
    monitor: thresholdOf(config, 'monitor'),
    buffered: thresholdOf(config, 'buffered'),
    trap: thresholdOf(config, 'trap'),
    counts: log.counts,
    rateLimited: log.rateLimited,
    hosts: config.hosts.map(({ address }) => ({ address, sent: log.sent.get(address) ?? 0 })),
    bufferSize: bufferSizeOf(config),
    buffer: log.buffer,
  });
}

const usersHelp = 'Display information about terminal lines';

export const SHOW_TERMINAL_COMMANDS: readonly ExecCommand[] = [
  exec({
    level: 1,
    syntax: sequence(show, keyword('aliases', 'Display alias commands')),
    run: ({ router }) => aliasTable(aliasesOf(router.config.aliases)),
  }),
  exec({
    level: 1,
    syntax: sequence(show, keyword('history', 'Display the session command history')),
    run: ({ console }) => history(console.history.lines),
  }),
  exec({
    level: 1,
    syntax: sequence(show, keyword('terminal', 'Display terminal configuration parameters')),
    run: ({ console, router }) => detailOf(router, console.line, console.terminal),
  }),
  exec({
    level: 1,
    syntax: sequence(show, keyword('privilege', 'Show current privilege level')),
    run: ({ console }) => privilege(console.level),
  }),
  exec({
    level: 1,
    syntax: sequence(show, keyword('users', usersHelp), flag('all', 'all', 'Include information about inactive ports')),
    run: (context, { all }) => usersOf(context, all === true),
  }),
  exec({
    level: 1,
    syntax: sequence(keyword('systat', usersHelp), flag('all', 'all', 'Include information about inactive ports')),
    run: (context, { all }) => usersOf(context, all === true),
  }),
  exec({
    level: 1,
    syntax: sequence(show, keyword('line', 'TTY line information'), optional(lineArgument)),
    run: linesOf,
  }),
  exec({
    level: 1,
    syntax: sequence(show, keyword('logging', 'Show the contents of logging buffers')),
    run: logOf,
  }),
];
