import { TRACE_DEFAULTS } from '../../net/trace-run';
import { integer, word } from '../../syntax/argument-types';
import { anyOrder, argument, flag, keyword, optional, sequence } from '../../syntax/grammar';
import { exec, type ExecCommand, type ExecContext, type ExecResult } from '../exec-command';
import { resolveSource, withHost } from '../resolve';
import { tracerouteDialogue } from '../traceroute-dialogue';
import { tracerouteForeground } from '../traceroute-foreground';

const traceroute = keyword('traceroute', 'Trace route to destination');
const target = argument('target', word, 'Trace route to destination address or hostname');
const ip = optional(keyword('ip', 'IP Trace'));

const options = anyOrder(
  flag('numeric', 'numeric', 'display numeric address'),
  sequence(keyword('port', 'specify port number'), argument('port', integer(1, 65535), 'Port number')),
  sequence(keyword('probe', 'specify number of probes per hop'), argument('probes', integer(1, 65535), 'Probe count')),
  sequence(
    keyword('source', 'specify source address or name'),
    argument('source', word, 'Source address or interface'),
  ),
  sequence(keyword('timeout', 'specify time out'), argument('timeout', integer(0, 3600), 'Timeout in seconds')),
  sequence(
    keyword('ttl', 'specify minimum and maximum ttl'),
    argument('minTtl', integer(1, 255), 'Minimum time to live'),
    argument('maxTtl', integer(1, 255), 'Maximum time to live'),
  ),
);

interface Typed {
  readonly target: string;
  readonly numeric?: true;
  readonly port?: number;
  readonly probes?: number;
  readonly source?: string;
  readonly timeout?: number;
  readonly minTtl?: number;
  readonly maxTtl?: number;
}

function run({ router }: ExecContext, typed: Typed): ExecResult {
  const source = typed.source === undefined ? undefined : resolveSource(router, typed.source);
  if (typed.source !== undefined && source === undefined) {
    return { error: 'failed', lines: ['% Invalid source address', ''] };
  }
  const failure = ['% Unrecognized host or address.', ''];
  return withHost(router, typed.target, failure, destination => ({
    foreground: tracerouteForeground(router, {
      target: typed.target,
      destination,
      source,
      numeric: typed.numeric === true,
      timeout: typed.timeout === undefined ? TRACE_DEFAULTS.timeout : typed.timeout * 1000,
      probes: typed.probes ?? TRACE_DEFAULTS.probes,
      minTtl: typed.minTtl ?? TRACE_DEFAULTS.minTtl,
      maxTtl: typed.maxTtl ?? TRACE_DEFAULTS.maxTtl,
      port: typed.port ?? TRACE_DEFAULTS.port,
    }),
  }));
}

export const TRACEROUTE_COMMANDS: readonly ExecCommand[] = [
  exec({ level: 1, syntax: sequence(traceroute, ip, target), run }),
  exec({ syntax: sequence(traceroute, ip, target, options), run }),
  exec({ syntax: traceroute, run: ({ router }) => tracerouteDialogue(router) }),
];
