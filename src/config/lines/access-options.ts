import type { AccessRule, FlagState, PortMatch, RuleOptions } from '../../router/model/access-list';
import { type ArgumentType, integer, word, wordMatching } from '../../syntax/argument-types';
import { anyOrder, argument, enumeration, keyword, nested, optional, repeated, sequence } from '../../syntax/grammar';
import { numberMatch } from './access-matches';
import { dscpValue, precedenceValue, tosValue } from './ports';

/** What few rules of access lists ask: together, it is one field that the others do not have. */

export type OptionsValue = {
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

export const commonOptions = nested('options', anyOrder(...COMMON));
export const tcpOptions = nested('options', anyOrder(...tcpFlags, ...COMMON));

/** A name, and how long what it names lives. */
function timed(name: string, timeout: number | undefined): { readonly name: string; readonly timeout?: number } {
  return timeout === undefined ? { name } : { name, timeout };
}

/** The model's form of them, but for `log`. */
export function askedOf(options: OptionsValue): RuleOptions {
  const { precedence, tos, dscp, timeRange, reflect, flagStates, ttl, ipOption, logTag } = options;
  const flags = FLAG_NAMES.reduce((bits, name) => (options[name] === undefined ? bits : bits | TCP_FLAGS[name]), 0);
  return {
    ...(flagStates !== undefined && { flagStates: { all: options.matchFlags === 'match-all', flags: flagStates } }),
    ...(ttl !== undefined && { ttl }),
    ...(ipOption !== undefined && { ipOption }),
    ...(logTag !== undefined && { logTag }),
    ...(flags !== 0 && { tcpFlags: flags }),
    ...(options.established !== undefined && { established: true }),
    ...(precedence !== undefined && { precedence }),
    ...(tos !== undefined && { tos }),
    ...(dscp !== undefined && { dscp }),
    ...(options.fragments !== undefined && { fragments: true }),
    ...(timeRange !== undefined && { timeRange }),
    ...(reflect !== undefined && { reflect: timed(reflect, options.reflectTimeout) }),
  };
}

/** What the words of a rule are made of. */
export function optionValues({ log, options }: AccessRule): OptionsValue | undefined {
  if (options === undefined) return log && { log };
  const { tcpFlags = 0, established, fragments, reflect, flagStates } = options;
  const { ttl, ipOption, logTag, precedence, tos, dscp, timeRange } = options;
  const flags = FLAG_NAMES.filter(name => (tcpFlags & TCP_FLAGS[name]) !== 0).map(name => [name, name]);
  return {
    ...(Object.fromEntries(flags) as { readonly [Flag in FlagName]?: Flag }),
    ...(log && { log }),
    ...(ttl !== undefined && { ttl }),
    ...(ipOption !== undefined && { ipOption }),
    ...(logTag !== undefined && { logTag }),
    ...(precedence !== undefined && { precedence }),
    ...(tos !== undefined && { tos }),
    ...(dscp !== undefined && { dscp }),
    ...(timeRange !== undefined && { timeRange }),
    ...(flagStates && { matchFlags: flagStates.all ? 'match-all' : 'match-any', flagStates: flagStates.flags }),
    ...(established && { established: 'established' }),
    ...(fragments && { fragments: 'fragments' }),
    ...(reflect && { reflect: reflect.name }),
    ...(reflect?.timeout !== undefined && { reflectTimeout: reflect.timeout }),
  };
}
