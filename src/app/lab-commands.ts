import { parseIpv4 } from '../base/ipv4-address';
import { NO_IMPAIRMENT } from '../net/impairment';
import type { Link } from '../net/link';
import { PING_DEFAULTS, PING_SIZE } from '../net/ping-run';
import type { Interface } from '../router/interface';
import { integer, word } from '../syntax/argument-types';
import { anyOrder, argument, enumeration, flag, keyword, keywords, optional, rest, sequence } from '../syntax/grammar';
import type { LabRouter } from './lab';
import { decimal, interfaceWord, percent } from './lab-arguments';
import { type LabCommand, labCommand, type LabContext, type LabResult, refusal } from './lab-command';
import { hostPing, restart, wait } from './lab-foreground';
import { usage } from './lab-usage';
import { showDevices, showHosts, showLinks, showSeed, showTime } from './lab-show';
import { isSystemError } from './system-error';

const device = argument('device', word, 'Name of a router');
const port = argument('port', interfaceWord, 'Name of one of its interfaces');

function withRouter(context: LabContext, name: string, then: (router: LabRouter) => LabResult): LabResult {
  const router = context.lab.routerTyped(name);
  return router === undefined ? refusal(`There is no router ${name}`) : then(router);
}

function withPort(
  context: LabContext,
  where: { readonly device: string; readonly port: string },
  then: (link: Link, port: Interface) => LabResult,
): LabResult {
  return withRouter(context, where.device, router => {
    const found = context.lab.interfaceOf(router, where.port);
    if (found === undefined) return refusal(`${where.device} has no interface ${where.port}`);
    if (found.link === undefined) return refusal(`${where.device} ${found.name} is on no link`);
    return then(found.link, found);
  });
}

/** What the operating system says of a file, or a fault of ours, which goes on up. */
function trying(attempt: () => LabResult): LabResult {
  try {
    return attempt();
  } catch (error) {
    if (isSystemError(error)) return refusal(error.message);
    throw error;
  }
}

const connect = labCommand({
  syntax: sequence(keyword('connect', 'Go to the console of a router'), device),
  run: (context, value) => withRouter(context, value.device, router => ({ connect: router })),
});

const ping = labCommand({
  syntax: sequence(
    keyword('ping', 'Send echo messages from an end host'),
    argument('source', word, 'Address or name of the host that pings'),
    argument('destination', word, 'Address or name of the host to ping'),
    anyOrder(
      sequence(keyword('count', 'Number of packets'), argument('count', integer(1, 2_147_483_647), 'Packets')),
      sequence(
        keyword('size', 'Length of the IP packets'),
        argument('size', integer(PING_SIZE.least, PING_SIZE.most), 'Bytes'),
      ),
      sequence(keyword('timeout', 'How long to wait for a reply'), argument('timeout', decimal(0, 3600), 'Seconds')),
      flag('df', 'df', "Set the don't-fragment bit"),
    ),
  ),
  run: ({ lab }, value) => {
    const source = lab.hostAt(value.source);
    if (source === undefined) return refusal(`${value.source} is no end host: it is on no edge LAN`);
    const destination = lab.hostAddress(value.destination) ?? parseIpv4(value.destination);
    if (destination === undefined) return refusal(`There is no host ${value.destination}`);
    return {
      foreground: hostPing(source, {
        ...PING_DEFAULTS,
        destination,
        count: value.count ?? PING_DEFAULTS.count,
        size: value.size ?? PING_DEFAULTS.size,
        timeout: value.timeout === undefined ? PING_DEFAULTS.timeout : value.timeout * 1000,
        df: value.df ?? false,
      }),
    };
  },
});

const waiting = labCommand({
  syntax: sequence(
    keyword('wait', 'Let time pass'),
    argument('seconds', decimal(0, 1_000_000_000), 'Seconds of virtual time'),
  ),
  run: ({ lab }, { seconds }) => ({ foreground: wait(lab.simulator, seconds * 1000) }),
});

const expectation = labCommand({
  looksBack: true,
  syntax: sequence(
    keyword('expect', 'Fail unless the output of the command before matches'),
    rest('pattern', '/REGEX/ with the flags i and s if need be'),
  ),
  run: ({ lastOutput }, { pattern }) => {
    const [, source, flags] = /^\/(.*)\/([is]*)$/.exec(pattern) ?? [];
    if (source === undefined || flags === undefined) return refusal(`${pattern} is not of the form /REGEX/`);
    const regex = regexOf(source, flags);
    if (typeof regex === 'string') return refusal(regex);
    return regex.test(lastOutput.join('\n')) ? [] : refusal(`Expected ${pattern} in the output of the command before`);
  },
});

/** @returns the expression, or why it is none */
function regexOf(source: string, flags: string): RegExp | string {
  try {
    return new RegExp(source, `m${flags}`);
  } catch (error) {
    if (error instanceof SyntaxError) return error.message;
    throw error;
  }
}

const link = labCommand({
  syntax: sequence(
    keyword('link', 'Plug in or pull out a cable'),
    enumeration('state', { down: 'Pull the cable out of an interface', up: 'Plug it in again' }),
    device,
    port,
  ),
  run: (context, value) =>
    withPort(context, value, (found, end) => {
      found.setUp(value.state === 'up', end);
      return [];
    }),
});

const impair = labCommand({
  syntax: sequence(
    keyword('impair', 'Trouble what an interface sends; without more words: mend it'),
    device,
    port,
    anyOrder(
      sequence(keyword('loss', 'Share of packets that are lost'), argument('loss', percent, 'Share')),
      sequence(keyword('delay', 'Delay on top of the link'), argument('delay', decimal(0, 600_000), 'Milliseconds')),
      sequence(keyword('jitter', 'Change of the delay'), argument('jitter', decimal(0, 600_000), 'Milliseconds')),
      sequence(keyword('duplicate', 'Share of packets that come twice'), argument('duplicate', percent, 'Share')),
      sequence(keyword('reorder', 'Share of packets that are overtaken'), argument('reorder', percent, 'Share')),
    ),
  ),
  run: (context, { device: name, port: typed, ...impairment }) =>
    withPort(context, { device: name, port: typed }, (found, end) => {
      found.impair(end, Object.keys(impairment).length === 0 ? NO_IMPAIRMENT : impairment);
      return [];
    }),
});

const captureStart = labCommand({
  syntax: sequence(
    keywords(['capture', 'Write packets to a file'], ['start', 'Begin a capture']),
    argument('file', word, 'File to write, in pcapng form'),
    optional(sequence(device, port)),
    flag('keys', '--keys', 'Write the session keys for Wireshark to the folder FILE.keys'),
  ),
  run: (context, value) => {
    const { lab } = context;
    const { device: name, port: typed, file, keys } = value;
    const begin = (links: readonly Link[]): LabResult =>
      trying(() => {
        if (!lab.startCapture(file, links, keys ?? false)) return refusal('A capture is running: capture stop ends it');
        return [`Capturing to ${file}`];
      });
    if (name === undefined || typed === undefined) return begin(lab.links);
    return withPort(context, { device: name, port: typed }, found => begin([found]));
  },
});

const captureStop = labCommand({
  syntax: keywords(['capture', 'Write packets to a file'], ['stop', 'End the capture']),
  run: ({ lab }) =>
    trying(() => {
      const ended = lab.stopCapture();
      if (ended === undefined) return refusal('No capture is running');
      return [`${ended.packets} packet${ended.packets === 1 ? '' : 's'} in ${ended.file}`];
    }),
});

const reload = labCommand({
  syntax: sequence(keyword('reload', 'Restart a router'), device),
  run: (context, value) => withRouter(context, value.device, ({ router }) => ({ foreground: restart(router) })),
});

const show = labCommand({
  syntax: sequence(
    keyword('show', 'Show the lab'),
    enumeration('what', {
      hosts: 'End hosts',
      links: 'Links and what is plugged in',
      devices: 'Routers',
      time: 'Virtual time',
      seed: 'Seed of all randomness',
    }),
  ),
  run: ({ lab }, { what }) => SHOWS[what](lab),
});

const SHOWS = { hosts: showHosts, links: showLinks, devices: showDevices, time: showTime, seed: showSeed } as const;

const help = labCommand({
  syntax: keyword('help', 'List the commands of the lab'),
  run: () => LAB_COMMANDS.map(command => usage(command.syntax.node)),
});

const exit = labCommand({
  syntax: keyword('exit', 'Leave the lab'),
  run: () => ({ exit: true }),
});

export const LAB_COMMANDS: readonly LabCommand[] = [
  connect,
  ping,
  waiting,
  expectation,
  link,
  impair,
  captureStart,
  captureStop,
  reload,
  show,
  help,
  exit,
];
