import type { Ipv4 } from '../../base/ipv4-address';
import { FACILITIES, type LogHost, SEVERITIES, type Threshold } from '../../router/model/logging-config';
import type { RouterConfig } from '../../router/model/router-config';
import { address, type ArgumentType, type Hint, integer } from '../../syntax/argument-types';
import { argument, enumeration, flag, keyword, keywords, optional, rest, sequence } from '../../syntax/grammar';
import { interfaceName } from '../interface-name';
import { line, type ConfigLine } from '../line';
import { toggle } from '../toggle';

const LOGGING = ['logging', 'Modify message logging facilities'] as const;
const DEBUGGING = 7;
const INFORMATIONAL = 6;

const LEVEL_HELP = [
  'System is unusable                (severity=0)',
  'Immediate action needed           (severity=1)',
  'Critical conditions               (severity=2)',
  'Error conditions                  (severity=3)',
  'Warning conditions                (severity=4)',
  'Normal but significant conditions (severity=5)',
  'Informational messages            (severity=6)',
  'Debugging messages                (severity=7)',
] as const;

const LEVEL_HINTS: readonly Hint[] = [
  { text: '<0-7>', help: 'Logging severity level', literal: false },
  ...SEVERITIES.map((text, severity) => ({ text, help: LEVEL_HELP[severity] ?? '', literal: true })),
];

/** A severity, by its name or number. */
const level: ArgumentType<number> = {
  show: '<0-7>',
  rank: 2,
  parse: text => {
    if (/^[0-7]$/.test(text)) return Number(text);
    const lower = text.toLowerCase();
    const fitting = SEVERITIES.flatMap((name, severity) => (name.startsWith(lower) ? [severity] : []));
    return fitting.length === 1 ? fitting[0] : undefined;
  },
  print: severity => SEVERITIES[severity] ?? String(severity),
  hints: typed => LEVEL_HINTS.filter(({ text, literal }) => (literal ? text.startsWith(typed) : typed === '')),
};

interface LevelValue {
  readonly level?: number;
  readonly off?: true;
}

/** @param usual the severity that counts when none is written, and that IOS does not print */
function thresholdLine(
  field: 'console' | 'monitor' | 'trap',
  help: string,
  section: 'boot' | 'logging',
  usual: number,
): ConfigLine {
  return line<RouterConfig, LevelValue>({
    mode: 'config',
    section,
    syntax: sequence(keywords(LOGGING, [field, help]), optional(argument('level', level, ''))),
    apply: ({ logging }, { level }) => {
      logging[field] = level === usual ? undefined : level;
    },
    no: ({ logging }) => {
      logging[field] = 'off';
    },
    reset: ({ logging }) => {
      logging[field] = undefined;
    },
    read: ({ logging }) => readThreshold(logging[field]),
    print: (text, { off }) => (off === true ? `no ${text}` : text),
  });
}

function readThreshold(threshold: Threshold): readonly LevelValue[] {
  if (threshold === undefined) return [];
  return [threshold === 'off' ? { off: true } : { level: threshold }];
}

interface BufferValue extends LevelValue {
  readonly size?: number;
}

/** What was written stands: releases differ in what they leave out. */
const buffered = line<RouterConfig, BufferValue>({
  mode: 'config',
  section: 'boot',
  syntax: sequence(
    keywords(LOGGING, ['buffered', 'Set buffered logging parameters']),
    optional(argument('size', integer(4096, 2_147_483_647), 'Logging buffer size')),
    optional(argument('level', level, '')),
  ),
  apply: ({ logging }, { size, level }) => {
    logging.bufferSize = size ?? logging.bufferSize;
    logging.buffered = level;
  },
  no: ({ logging }) => {
    logging.buffered = 'off';
    logging.bufferSize = undefined;
  },
  reset: ({ logging }) => {
    logging.buffered = undefined;
    logging.bufferSize = undefined;
  },
  read: ({ logging: { buffered, bufferSize: size } }) =>
    readThreshold(buffered ?? (size === undefined ? undefined : DEBUGGING)).map(value => ({
      ...(size !== undefined && { size }),
      ...(buffered === undefined ? {} : value),
    })),
  print: (text, { off }) => (off === true ? `no ${text}` : text),
});

const on = toggle<RouterConfig>({
  mode: 'config',
  section: 'logging',
  words: [LOGGING, ['on', 'Enable logging to all supported destinations']],
  usual: true,
  get: ({ logging }) => logging.on,
  set: ({ logging }, value) => {
    logging.on = value;
  },
});

const USUAL_FACILITY = 'local7';

const facility = line<RouterConfig, { readonly facility: string }>({
  mode: 'config',
  section: 'logging',
  syntax: sequence(
    keywords(LOGGING, ['facility', 'Facility parameter for syslog messages']),
    enumeration('facility', Object.fromEntries(Object.keys(FACILITIES).map(name => [name, facilityHelp(name)]))),
  ),
  apply: ({ logging }, { facility }) => {
    logging.facility = facility;
  },
  no: ({ logging }) => {
    logging.facility = USUAL_FACILITY;
  },
  read: ({ logging: { facility } }) => (facility === USUAL_FACILITY ? [] : [{ facility }]),
});

function facilityHelp(name: string): string {
  const words: Readonly<Record<string, string>> = {
    auth: 'Authorization system',
    cron: 'Cron/at facility',
    daemon: 'System daemons',
    kern: 'Kernel',
    lpr: 'Line printer system',
    mail: 'Mail system',
    news: 'USENET news',
    syslog: 'Syslog itself',
    user: 'User process',
    uucp: 'Unix-to-Unix copy system',
  };
  return words[name] ?? (name.startsWith('local') ? 'Local use' : 'System use');
}

const sourceInterface = line<RouterConfig, { readonly interfaceName: string }>({
  mode: 'config',
  section: 'logging',
  syntax: sequence(
    keywords(LOGGING, ['source-interface', 'Specify interface for source address in logging transactions']),
    argument('interfaceName', interfaceName, 'Interface name'),
  ),
  apply: ({ logging }, { interfaceName }) => {
    logging.sourceInterface = interfaceName;
  },
  no: ({ logging }) => {
    logging.sourceInterface = undefined;
  },
  read: ({ logging: { sourceInterface } }) =>
    sourceInterface === undefined ? [] : [{ interfaceName: sourceInterface }],
});

interface HostValue {
  readonly named?: true;
  readonly address: Ipv4;
  readonly more?: string;
}

/** `logging A` and `logging host A` are one; each is printed as it was written. */
const host = line<RouterConfig, HostValue>({
  mode: 'config',
  section: 'logging',
  syntax: sequence(
    keyword(...LOGGING),
    flag('named', 'host', 'Set syslog server IP address and parameters'),
    argument('address', address, 'IP address of the logging host'),
    optional(rest('more', 'Parameters, which are kept as they are')),
  ),
  apply: ({ logging: { hosts } }, { named, address, more }) => {
    const host: LogHost = { address, named: named === true, more };
    const at = hosts.findIndex(known => known.address === address);
    if (at < 0) hosts.push(host);
    else hosts[at] = host;
  },
  no: ({ logging: { hosts } }, { address }) => {
    const at = hosts.findIndex(known => known.address === address);
    if (at >= 0) hosts.splice(at, 1);
  },
  read: ({ logging: { hosts } }) =>
    hosts.map(({ address, named, more }) => ({
      ...(named && { named: true as const }),
      address,
      ...(more !== undefined && { more }),
    })),
});

interface RateValue {
  readonly console?: true;
  readonly all?: true;
  readonly messages: number;
  readonly except?: number;
}

const rateLimit = line<RouterConfig, RateValue>({
  mode: 'config',
  section: 'boot',
  syntax: sequence(
    keywords(LOGGING, ['rate-limit', 'Set messages per second limit']),
    flag('console', 'console', 'Rate limit only console messages'),
    flag('all', 'all', 'Rate limit all messages, including debug messages'),
    argument('messages', integer(1, 10_000), 'Messages per second'),
    optional(
      sequence(
        keyword('except', 'Messages of this severity or higher are not rate-limited'),
        argument('except', level, ''),
      ),
    ),
  ),
  apply: ({ logging }, { console, all, messages, except }) => {
    logging.rateLimit = { console: console === true, all: all === true, messages, except };
  },
  no: ({ logging }) => {
    logging.rateLimit = undefined;
  },
  read: ({ logging: { rateLimit: limit } }) =>
    limit === undefined
      ? []
      : [
          {
            ...(limit.console && { console: true as const }),
            ...(limit.all && { all: true as const }),
            messages: limit.messages,
            ...(limit.except !== undefined && { except: limit.except }),
          },
        ],
});

export const LOGGING_LINES: readonly ConfigLine[] = [
  buffered,
  thresholdLine('console', 'Set console logging level', 'boot', DEBUGGING),
  thresholdLine('monitor', 'Set terminal line (monitor) logging level', 'boot', DEBUGGING),
  rateLimit,
  on,
  thresholdLine('trap', 'Set syslog server logging level', 'logging', INFORMATIONAL),
  facility,
  sourceInterface,
  host,
];
