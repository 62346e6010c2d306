import { type RouterConfig, TCP_SYN_WAIT, type Timestamps } from '../../router/model/router-config';
import {
  alternatives,
  anyOrder,
  argument,
  enumeration,
  flag,
  keyword,
  keywords,
  optional,
  sequence,
} from '../../syntax/grammar';
import { integer, word, wordMatching } from '../../syntax/argument-types';
import { line, type ConfigLine } from '../line';
import { hidePasswords } from '../password-forms';
import { toggle, type Toggle } from '../toggle';

/** `version 2` belongs to a routing process. */
const release = wordMatching('WORD', /^\d+\.\d/);

const version = line<RouterConfig, { readonly version: string }>({
  mode: 'config',
  section: 'version',
  syntax: sequence(keyword('version', 'Version of the configuration'), argument('version', release, 'Version number')),
  hidden: true,
  apply: (config, { version }) => {
    config.version = version;
  },
  read: config => [{ version: config.version }],
});

interface TimestampValue {
  readonly stream: 'debug' | 'log';
  readonly form?: 'uptime' | 'datetime';
  readonly msec?: true;
  readonly localtime?: true;
  readonly showTimezone?: true;
  readonly year?: true;
}

function timestampsOf(value: Partial<TimestampValue>): Timestamps {
  if (value.form !== 'datetime') return { form: 'uptime' };
  return {
    form: 'datetime',
    msec: value.msec === true,
    localtime: value.localtime === true,
    showTimezone: value.showTimezone === true,
    year: value.year === true,
  };
}

function timestampValue(stream: TimestampValue['stream'], stamps: Timestamps | undefined): readonly TimestampValue[] {
  if (stamps === undefined) return [];
  if (stamps.form === 'uptime') return [{ stream, form: 'uptime' }];
  return [
    {
      stream,
      form: 'datetime',
      ...(stamps.msec && { msec: true }),
      ...(stamps.localtime && { localtime: true }),
      ...(stamps.showTimezone && { showTimezone: true }),
      ...(stamps.year && { year: true }),
    },
  ];
}

function setTimestamps(config: RouterConfig, stream: TimestampValue['stream'], stamps: Timestamps | undefined): void {
  if (stream === 'debug') config.services.debugTimestamps = stamps;
  else config.services.logTimestamps = stamps;
}

const timestamps = line<RouterConfig, TimestampValue>({
  mode: 'config',
  section: 'version',
  syntax: sequence(
    keywords(['service', 'Modify use of network based services'], ['timestamps', 'Timestamp debug/log messages']),
    enumeration('stream', { debug: 'Timestamp debug messages', log: 'Timestamp log messages' }),
    optional(
      alternatives(
        sequence(
          enumeration('form', { datetime: 'Timestamp with date and time' }),
          anyOrder(
            flag('msec', 'msec', 'Include milliseconds in timestamp'),
            flag('localtime', 'localtime', 'Use local time zone for timestamps'),
            flag('showTimezone', 'show-timezone', 'Add time zone information to timestamp'),
            flag('year', 'year', 'Include year in timestamp'),
          ),
        ),
        enumeration('form', { uptime: 'Timestamp with system uptime' }),
      ),
    ),
  ),
  apply: (config, value) => setTimestamps(config, value.stream, timestampsOf(value)),
  no: (config, { stream }) => {
    if (stream !== undefined) setTimestamps(config, stream, undefined);
  },
  read: ({ services }) => [
    ...timestampValue('debug', services.debugTimestamps),
    ...timestampValue('log', services.logTimestamps),
  ],
});

/** Printed in either form: IOS shows whether passwords are encrypted. */
const passwordEncryption = toggle<RouterConfig>({
  mode: 'config',
  section: 'version',
  words: [
    ['service', 'Modify use of network based services'],
    ['password-encryption', 'Encrypt system passwords'],
  ],
  get: ({ services }) => services.passwordEncryption,
  set: (config, on, { rng }) => {
    config.services.passwordEncryption = on;
    if (on) hidePasswords(config, rng);
  },
});

const sequenceNumbers = toggle<RouterConfig>({
  mode: 'config',
  section: 'version',
  words: [
    ['service', 'Modify use of network based services'],
    ['sequence-numbers', 'Stamp logger messages with a sequence number'],
  ],
  usual: false,
  get: ({ services }) => services.sequenceNumbers,
  set: ({ services }, on) => {
    services.sequenceNumbers = on;
  },
});

const hostname = line<RouterConfig, { readonly name: string }>({
  mode: 'config',
  section: 'hostname',
  syntax: sequence(
    keyword('hostname', "Set system's network name"),
    argument('name', word, "This system's network name"),
  ),
  apply: (config, { name }) => {
    config.hostname = name;
  },
  no: config => {
    config.hostname = 'Router';
  },
  read: config => [{ name: config.hostname }],
});

/** A global switch of `ip`. */
function globalSwitch(
  field: 'subnetZero' | 'classless' | 'domainLookup' | 'httpServer',
  section: 'system' | 'names' | 'ip',
  words: readonly (readonly [string, string])[],
  states: Pick<Toggle<RouterConfig>, 'usual' | 'initial' | 'said'> = {},
  support: 'full' | 'stored' = 'full',
): ConfigLine {
  return toggle<RouterConfig>({
    mode: 'config',
    section,
    words,
    support,
    ...states,
    get: config => config[field],
    set: (config, on) => {
      config[field] = on;
    },
  });
}

const IP = ['ip', 'Global IP configuration subcommands'] as const;

const synWait = line<RouterConfig, { readonly seconds: number }>({
  mode: 'config',
  section: 'names',
  syntax: sequence(
    keywords(IP, ['tcp', 'Global TCP parameters'], ['synwait-time', 'Set time to wait on new TCP connections']),
    argument('seconds', integer(5, 300), 'Wait time'),
  ),
  apply: (config, { seconds }) => {
    config.tcpSynWait = seconds;
  },
  no: config => {
    config.tcpSynWait = TCP_SYN_WAIT;
  },
  read: ({ tcpSynWait }) => (tcpSynWait === TCP_SYN_WAIT ? [] : [{ seconds: tcpSynWait }]),
});

export const SERVICE_LINES = [
  version,
  timestamps,
  passwordEncryption,
  sequenceNumbers,
  hostname,
  globalSwitch('subnetZero', 'system', [IP, ['subnet-zero', "Allow 'subnet zero' subnets"]], {
    usual: false,
    initial: true,
  }),
  globalSwitch('domainLookup', 'names', [IP, ['domain-lookup', 'Enable IP Domain Name System hostname translation']], {
    usual: true,
  }),
  synWait,
  globalSwitch('classless', 'ip', [IP, ['classless', 'Follow classless routing forwarding rules']], { initial: true }),
];

/** After the routes in `show running-config`. */
export const HTTP_SERVER = globalSwitch(
  'httpServer',
  'ip',
  [IP, ['http', 'HTTP server configuration'], ['server', 'Enable HTTP server']],
  { usual: false, said: ({ said }) => said },
  'stored',
);
