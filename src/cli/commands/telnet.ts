import { tcpPort } from '../../config/lines/ports';
import { remoteSessions } from '../../show/remote-sessions';
import { tcp, tcpBrief } from '../../show/tcp';
import { integer, word } from '../../syntax/argument-types';
import { argument, keyword, optional, sequence } from '../../syntax/grammar';
import { confirm } from '../confirm';
import { exec, type ExecCommand, type ExecContext, type ExecResult } from '../exec-command';
import { resolveSource, withHost } from '../resolve';
import { TELNET_PORT } from '../telnet/remote-session';
import { show } from './show-words';

const UNKNOWN_HOST = ['% Unknown command or computer name, or unable to find computer address'];
const NO_SESSION: ExecResult = { error: 'failed', lines: ['% No connections open'] };
const MOST_SESSIONS = 99;
const MS_A_MINUTE = 60_000;

interface Typed {
  readonly host: string;
  readonly port?: number;
  readonly source?: string;
}

/** `telnet HOST`, or the name of a host alone. */
export function connect({ console, router }: ExecContext, { host, port, source: typed }: Typed): ExecResult {
  const source = typed === undefined ? undefined : resolveSource(router, typed);
  if (typed !== undefined && source === undefined)
    return { error: 'failed', lines: ['% Invalid source interface', ''] };
  return withHost(router, host, UNKNOWN_HOST, address =>
    console.remotes.connect(host, address, port ?? router.config.hosts.entry(host)?.port ?? TELNET_PORT, source),
  );
}

const telnet = keyword('telnet', 'Open a telnet connection');
const target = sequence(
  argument('host', word, 'IP address or hostname of a remote system'),
  optional(argument('port', tcpPort, 'Port number')),
  optional(
    sequence(keyword('/source-interface', 'Specify source interface'), argument('source', word, 'Interface name')),
  ),
);

function resume({ console: { remotes } }: ExecContext, number: number | undefined): ExecResult {
  const session = number === undefined ? remotes.current : remotes.numbered(number);
  return session === undefined ? NO_SESSION : remotes.resume(session);
}

function disconnect({ console: { remotes } }: ExecContext, number: number | undefined): ExecResult {
  const session = number === undefined ? remotes.current : remotes.numbered(number);
  if (session === undefined) return NO_SESSION;
  return confirm(`Closing connection to ${session.host} `, () => remotes.disconnect(session));
}

function sessionsOf({ console: { remotes }, now }: ExecContext): readonly string[] {
  return remoteSessions(
    remotes.all.map(session => ({
      number: session.number,
      host: session.host,
      address: session.address,
      waiting: session.waiting,
      idle: Math.floor((now - session.activeAt) / MS_A_MINUTE),
      latest: session === remotes.current,
    })),
  );
}

const number = optional(argument('number', integer(1, MOST_SESSIONS), 'The number of an active network connection'));
const showTcp = sequence(show, keyword('tcp', 'Status of TCP connections'));

export const TELNET_COMMANDS: readonly ExecCommand[] = [
  exec({ level: 1, syntax: sequence(telnet, target), run: connect }),
  exec({
    level: 1,
    syntax: telnet,
    run: context => ({
      dialogue: {
        question: 'Host: ',
        answer: host => (host.trim() === '' ? undefined : connect(context, { host: host.trim() })),
      },
    }),
  }),
  exec({ level: 1, syntax: sequence(keyword('connect', 'Open a terminal connection'), target), run: connect }),
  exec({
    level: 1,
    syntax: sequence(keyword('resume', 'Resume an active network connection'), number),
    run: (context, { number }) => resume(context, number),
  }),
  exec({
    level: 1,
    syntax: sequence(keyword('disconnect', 'Disconnect an existing network connection'), number),
    run: (context, { number }) => disconnect(context, number),
  }),
  exec({
    level: 1,
    syntax: argument('number', integer(1, MOST_SESSIONS), 'Session number to resume'),
    run: (context, { number }) => resume(context, number),
  }),
  exec({ level: 1, syntax: keyword('where', 'List active connections'), run: sessionsOf }),
  exec({
    level: 1,
    syntax: sequence(show, keyword('sessions', 'Information about Telnet connections')),
    run: sessionsOf,
  }),
  exec({ level: 1, syntax: showTcp, run: ({ router, now }) => tcp(router.tcp.connections, now) }),
  exec({
    level: 1,
    syntax: sequence(showTcp, keyword('brief', 'Brief display')),
    run: ({ router }) => tcpBrief(router.tcp.connections),
  }),
];
