import type { Ipv4 } from '../../base/ipv4-address';
import { PING_DEFAULTS, PING_SIZE } from '../../net/ping-run';
import { integer, word } from '../../syntax/argument-types';
import { anyOrder, argument, flag, keyword, optional, sequence } from '../../syntax/grammar';
import { exec, type ExecCommand, type ExecContext, type ExecResult } from '../exec-command';
import { pingDialogue } from '../ping-dialogue';
import { type PingPlan, pingForeground, routerPinger } from '../ping-foreground';
import { resolveHost, resolveSource, withHost } from '../resolve';

const ping = keyword('ping', 'Send echo messages');
const ip = optional(keyword('ip', 'IP echo'));

const options = anyOrder(
  sequence(keyword('repeat', 'specify repeat count'), argument('count', integer(1, 2_147_483_647), 'Repeat count')),
  sequence(keyword('size', 'specify datagram size'), argument('size', integer(36, PING_SIZE.most), 'Datagram size')),
  sequence(keyword('timeout', 'specify timeout interval'), argument('timeout', integer(0, 3600), 'Timeout in seconds')),
  sequence(
    keyword('source', 'specify source address or name'),
    argument('source', word, 'Source address or interface'),
  ),
  sequence(keyword('data', 'specify data pattern'), argument('pattern', integer(0, 65535), '0-65535')),
  flag('df', 'df-bit', 'enable do not fragment bit in IP header'),
  flag('validate', 'validate', 'validate reply data'),
);

interface Typed {
  readonly target: string;
  readonly count?: number;
  readonly size?: number;
  readonly timeout?: number;
  readonly source?: string;
  readonly pattern?: number;
  readonly df?: true;
  readonly validate?: true;
}

function run({ router }: ExecContext, typed: Typed): ExecResult {
  const source = typed.source === undefined ? undefined : resolveSource(router, typed.source);
  if (typed.source !== undefined && source === undefined) {
    return {
      error: 'failed',
      lines: ['% Invalid source. Must use IP address or full interface name without spaces', ''],
    };
  }
  const failure = ['% Unrecognized host or address, or protocol not running.', ''];
  return withHost(router, typed.target, failure, destination => ({
    foreground: pingForeground(routerPinger(router), planOf(typed, destination, source)),
  }));
}

function planOf(typed: Typed, destination: Ipv4, source: Ipv4 | undefined): PingPlan {
  return {
    destination,
    source,
    count: typed.count ?? PING_DEFAULTS.count,
    sizes: [typed.size ?? PING_DEFAULTS.size],
    timeout: typed.timeout === undefined ? PING_DEFAULTS.timeout : typed.timeout * 1000,
    df: typed.df === true,
    tos: PING_DEFAULTS.tos,
    pattern: typed.pattern ?? PING_DEFAULTS.pattern,
    validate: typed.validate === true,
  };
}

export const PING_COMMANDS: readonly ExecCommand[] = [
  exec({ level: 1, syntax: sequence(ping, ip, argument('target', word, 'Ping destination address or hostname')), run }),
  exec({
    syntax: sequence(ping, ip, argument('target', word, 'Ping destination address or hostname'), options),
    run,
  }),
  exec({ level: 1, syntax: ping, run: context => dialogue(context, false) }),
  exec({ level: 1, syntax: sequence(ping, keyword('ip', 'IP echo')), run: context => dialogue(context, true) }),
];

/** @param named the protocol was */
function dialogue({ router, console }: ExecContext, named: boolean): ExecResult {
  return pingDialogue({
    router,
    extended: console.level > 1,
    named,
    resolveHost: text => resolveHost(router, text),
    resolveSource: text => resolveSource(router, text),
  });
}
