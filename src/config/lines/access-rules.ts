import type { AccessRule, AddressMatch, FlagState, PortMatch, RuleOptions } from '../../router/model/access-list';
import { type ArgumentType, integer, word, wordMatching } from '../../syntax/argument-types';
import {
  alternatives,
  anyOrder,
  argument,
  choice,
  enumeration,
  flag,
  keyword,
  optional,
  repeated,
  sequence,
  type Syntax,
} from '../../syntax/grammar';
import { ANY, addressMatch, numberMatch, portMatch } from './access-matches';
import {
  dscpValue,
  icmpName,
  ICMP_NAMES,
  igmpType,
  ipProtocol,
  precedenceValue,
  tcpPort,
  tosValue,
  udpPort,
} from './ports';

/** The rules of access lists, word by word. */

const action = enumeration('action', {
  deny: 'Specify packets to reject',
  permit: 'Specify packets to forward',
});

const source = addressMatch('source', 'source');
const destination = addressMatch('destination', 'destination');

const icmpNumbers = sequence(
  argument('icmpType', integer(0, 255), 'ICMP message type'),
  optional(argument('icmpCode', integer(0, 255), 'ICMP message code')),
);

const logWords = sequence(
  enumeration('log', {
    log: 'Log matches against this entry',
    'log-input': 'Log matches against this entry, including input interface',
  }),
  optional(
    argument(
      'logTag',
      wordMatching('WORD', /^(?!fragments$|time-range$|established$)[A-Za-z]\S*$/),
      'User defined cookie',
    ),
  ),
);

/** What every protocol may be asked. IOS prints it in this order. */
const COMMON = [
  sequence(
    keyword('precedence', 'Match packets with given precedence value'),
    argument('precedence', precedenceValue, ''),
  ),
  sequence(keyword('tos', 'Match packets with given TOS value'), argument('tos', tosValue, '')),
  sequence(keyword('dscp', 'Match packets with given dscp value'), argument('dscp', dscpValue, '')),
  sequence(keyword('option', 'Match packets with given IP Options value'), argument('ipOption', word, 'IP option')),
  sequence(keyword('ttl', 'Match packets with given TTL value'), numberMatch('ttl', integer(0, 255), 'TTL number', 1)),
  logWords,
  sequence(keyword('time-range', 'Specify a time-range'), argument('timeRange', word, 'Time-range entry name')),
  enumeration('fragments', { fragments: 'Check non-initial fragments' }),
  sequence(
    keyword('reflect', 'Create reflexive access list entry'),
    argument('reflect', word, 'Access-list name'),
    optional(
      sequence(
        keyword('timeout', 'Maximum time to live in seconds'),
        argument('reflectTimeout', integer(1, 2147483), 'Timeout value in seconds'),
      ),
    ),
  ),
] as const;

/** Bits of the flags, in the order in which IOS prints them. */
const TCP_FLAGS = { ack: 16, fin: 1, psh: 8, rst: 4, syn: 2, urg: 32 } as const;
type FlagName = keyof typeof TCP_FLAGS;
const FLAG_NAMES = Object.keys(TCP_FLAGS) as readonly FlagName[];

/** `+ack`, `-syn`: a flag and whether it is set. */
const flagState: ArgumentType<FlagState> = {
  show: '+ack',
  rank: 2,
  parse: text => {
    const [, sign, name] = /^([+-])([a-z]+)$/.exec(text) ?? [];
    const known = FLAG_NAMES.find(each => each === name);
    return known && { bit: TCP_FLAGS[known], set: sign === '+' };
  },
  print: ({ bit, set }) => `${set ? '+' : '-'}${FLAG_NAMES.find(name => TCP_FLAGS[name] === bit) ?? ''}`,
  hints: typed =>
    ['+', '-']
      .flatMap(sign => FLAG_NAMES.map(name => ({ text: `${sign}${name}`, help: flagHelp(sign, name), literal: true })))
      .filter(hint => hint.text.startsWith(typed)),
};

const flagHelp = (sign: string, name: FlagName): string =>
  `Match on the ${name.toUpperCase()} bit ${sign === '+' ? 'set' : 'not set'}`;

const tcpFlags = [
  sequence(
    enumeration('matchFlags', {
      'match-all': 'Match if all specified flags are present',
      'match-any': 'Match if any specified flag is present',
    }),
    repeated('flagStates', flagState, '', { min: 1, max: 6 }),
  ),
  enumeration('established', { established: 'Match established connections' }),
  enumeration('ack', { ack: 'Match on the ACK bit' }),
  enumeration('fin', { fin: 'Match on the FIN bit' }),
  enumeration('psh', { psh: 'Match on the PSH bit' }),
  enumeration('rst', { rst: 'Match on the RST bit' }),
  enumeration('syn', { syn: 'Match on the SYN bit' }),
  enumeration('urg', { urg: 'Match on the URG bit' }),
] as const;

/** What an extended rule says. */
export type ExtendedValue = {
  readonly dynamic?: string;
  readonly dynamicTimeout?: number;
  readonly action: 'permit' | 'deny';
  readonly protocol: 'ip' | 'icmp' | 'igmp' | 'tcp' | 'udp' | 'service' | 'other';
  readonly service?: string;
  readonly number?: number;
  readonly source: AddressMatch;
  readonly sourcePort?: PortMatch;
  readonly destination: AddressMatch;
  readonly destinationPort?: PortMatch;
  readonly icmp?: string;
  readonly icmpType?: number;
  readonly icmpCode?: number;
  readonly igmpType?: number;
  readonly established?: 'established';
  readonly precedence?: number;
  readonly tos?: number;
  readonly dscp?: number;
  readonly fragments?: 'fragments';
  readonly log?: 'log' | 'log-input';
  readonly logTag?: string;
  readonly ipOption?: string;
  readonly ttl?: PortMatch;
  readonly matchFlags?: 'match-all' | 'match-any';
  readonly flagStates?: readonly FlagState[];
  readonly timeRange?: string;
  readonly reflect?: string;
  readonly reflectTimeout?: number;
} & { readonly [Flag in FlagName]?: Flag };

const dynamic = optional(
  sequence(
    keyword('dynamic', 'Specify a DYNAMIC list of PERMITs or DENYs'),
    argument('dynamic', word, 'Name of a Dynamic list'),
    optional(
      sequence(
        keyword('timeout', 'Maximum time for dynamic ACL to live'),
        argument('dynamicTimeout', integer(1, 9999), 'Maximum time to live (in minutes)'),
      ),
    ),
  ),
);

export const extendedRule: Syntax<ExtendedValue> = sequence(
  dynamic,
  action,
  choice('protocol', {
    ip: sequence(keyword('ip', 'Any Internet Protocol'), source, destination, anyOrder(...COMMON)),
    icmp: sequence(
      keyword('icmp', 'Internet Control Message Protocol'),
      source,
      destination,
      optional(alternatives(argument('icmp', icmpName, ''), icmpNumbers)),
      anyOrder(...COMMON),
    ),
    igmp: sequence(
      keyword('igmp', 'Internet Gateway Message Protocol'),
      source,
      destination,
      optional(argument('igmpType', igmpType, '')),
      anyOrder(...COMMON),
    ),
    tcp: sequence(
      keyword('tcp', 'Transmission Control Protocol'),
      source,
      portMatch('sourcePort', tcpPort),
      destination,
      portMatch('destinationPort', tcpPort),
      anyOrder(...tcpFlags, ...COMMON),
    ),
    udp: sequence(
      keyword('udp', 'User Datagram Protocol'),
      source,
      portMatch('sourcePort', udpPort),
      destination,
      portMatch('destinationPort', udpPort),
      anyOrder(...COMMON),
    ),
    service: sequence(
      keyword('object-group', 'Service object group'),
      argument('service', word, 'Service object group name'),
      source,
      destination,
      anyOrder(...COMMON),
    ),
    other: sequence(argument('number', ipProtocol, ''), source, destination, anyOrder(...COMMON)),
  }),
);

const NUMBERS = { icmp: 1, igmp: 2, tcp: 6, udp: 17 } as const;

function protocolOf({ protocol, number }: ExtendedValue): number | undefined {
  if (protocol === 'ip' || protocol === 'service') return undefined;
  return protocol === 'other' ? number : NUMBERS[protocol];
}

function protocolWord(protocol: number | undefined): ExtendedValue['protocol'] {
  if (protocol === undefined) return 'ip';
  return (Object.keys(NUMBERS) as (keyof typeof NUMBERS)[]).find(name => NUMBERS[name] === protocol) ?? 'other';
}

function timed(name: string, timeout: number | undefined): { readonly name: string; readonly timeout?: number } {
  return timeout === undefined ? { name } : { name, timeout };
}

function optionsOf(value: ExtendedValue): RuleOptions | undefined {
  const flags = FLAG_NAMES.reduce((bits, name) => (value[name] === undefined ? bits : bits | TCP_FLAGS[name]), 0);
  const { igmpType, precedence, tos, dscp, timeRange, reflect, dynamic, flagStates, ttl, ipOption, logTag } = value;
  const options: RuleOptions = {
    ...(value.service !== undefined && { service: value.service }),
    ...(flagStates !== undefined && { flagStates: { all: value.matchFlags === 'match-all', flags: flagStates } }),
    ...(ttl !== undefined && { ttl }),
    ...(ipOption !== undefined && { ipOption }),
    ...(logTag !== undefined && { logTag }),
    ...(flags !== 0 && { tcpFlags: flags }),
    ...(value.established !== undefined && { established: true }),
    ...(igmpType !== undefined && { igmpType }),
    ...(precedence !== undefined && { precedence }),
    ...(tos !== undefined && { tos }),
    ...(dscp !== undefined && { dscp }),
    ...(value.fragments !== undefined && { fragments: true }),
    ...(timeRange !== undefined && { timeRange }),
    ...(reflect !== undefined && { reflect: timed(reflect, value.reflectTimeout) }),
    ...(dynamic !== undefined && { dynamic: timed(dynamic, value.dynamicTimeout) }),
  };
  return Object.keys(options).length === 0 ? undefined : options;
}

export function extendedRuleOf(value: ExtendedValue): AccessRule {
  const named = value.icmp === undefined ? undefined : ICMP_NAMES[value.icmp];
  return {
    kind: 'rule',
    action: value.action,
    protocol: protocolOf(value),
    source: value.source,
    destination: value.destination,
    sourcePort: value.sourcePort,
    destinationPort: value.destinationPort,
    icmpType: named?.[1] ?? value.icmpType,
    icmpCode: named?.[2] ?? value.icmpCode,
    log: value.log,
    options: optionsOf(value),
  };
}

function icmpValue({ icmpType, icmpCode }: AccessRule): Pick<ExtendedValue, 'icmp' | 'icmpType' | 'icmpCode'> {
  if (icmpType === undefined) return {};
  const name = Object.keys(ICMP_NAMES).find(each => {
    const known = ICMP_NAMES[each];
    return known !== undefined && known[1] === icmpType && known[2] === icmpCode;
  });
  if (name !== undefined) return { icmp: name };
  return icmpCode === undefined ? { icmpType } : { icmpType, icmpCode };
}

function optionValues({
  tcpFlags = 0,
  established,
  fragments,
  reflect,
  dynamic,
  flagStates,
  ...same
}: RuleOptions): Partial<ExtendedValue> {
  const flags = FLAG_NAMES.filter(name => (tcpFlags & TCP_FLAGS[name]) !== 0).map(name => [name, name]);
  return {
    ...same,
    ...(Object.fromEntries(flags) as { readonly [Flag in FlagName]?: Flag }),
    ...(flagStates && { matchFlags: flagStates.all ? 'match-all' : 'match-any', flagStates: flagStates.flags }),
    ...(established && { established: 'established' }),
    ...(fragments && { fragments: 'fragments' }),
    ...(reflect && { reflect: reflect.name }),
    ...(reflect?.timeout !== undefined && { reflectTimeout: reflect.timeout }),
    ...(dynamic && { dynamic: dynamic.name }),
    ...(dynamic?.timeout !== undefined && { dynamicTimeout: dynamic.timeout }),
  };
}

export function extendedValueOf(rule: AccessRule): ExtendedValue {
  const protocol = rule.options?.service === undefined ? protocolWord(rule.protocol) : 'service';
  return {
    action: rule.action,
    protocol,
    ...(protocol === 'other' && rule.protocol !== undefined && { number: rule.protocol }),
    source: rule.source,
    destination: rule.destination,
    ...(rule.sourcePort && { sourcePort: rule.sourcePort }),
    ...(rule.destinationPort && { destinationPort: rule.destinationPort }),
    ...icmpValue(rule),
    ...(rule.log && { log: rule.log }),
    ...(rule.options && optionValues(rule.options)),
  };
}

/** What of a rule is not done. */
export function partOfRule(value: Partial<ExtendedValue>): string | undefined {
  const { dynamic, reflect, timeRange, log, service, source, destination, ipOption } = value;
  if ((service ?? source?.group ?? destination?.group) !== undefined)
    return 'object groups are not looked up: it matches nothing';
  if (ipOption !== undefined && ipOption !== 'any-options') return 'IP options are not told apart: it matches nothing';
  if (dynamic !== undefined) return 'nobody can open the dynamic entry: it matches nothing';
  if (reflect !== undefined) return 'no reflexive entry is made for the way back';
  if (timeRange !== undefined) return 'the time range is not looked at: the rule always holds';
  return log === 'log-input' ? 'log messages name the interface and no MAC address' : undefined;
}

export interface StandardValue {
  readonly action: 'permit' | 'deny';
  readonly source: AddressMatch;
  readonly log?: true;
}

export const standardRule: Syntax<StandardValue> = sequence(
  action,
  addressMatch('source', undefined),
  flag('log', 'log', 'Log matches against this entry'),
);

export const standardRuleOf = ({ action, source, log }: StandardValue): AccessRule => ({
  kind: 'rule',
  action,
  protocol: undefined,
  source,
  destination: ANY,
  sourcePort: undefined,
  destinationPort: undefined,
  icmpType: undefined,
  icmpCode: undefined,
  log: log && 'log',
  options: undefined,
});

export const standardValueOf = ({ action, source, log }: AccessRule): StandardValue => ({
  action,
  source,
  ...(log && { log: true as const }),
});
