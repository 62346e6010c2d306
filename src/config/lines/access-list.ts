import type { AccessList, AccessListEntry, AccessRule, AddressMatch, PortMatch } from '../../router/model/access-list';
import type { RouterConfig } from '../../router/model/router-config';
import { address, integer, word, type ArgumentType } from '../../syntax/argument-types';
import {
  alternatives,
  argument,
  choice,
  type Codec,
  converted,
  enumeration,
  flag,
  keyword,
  keywords,
  optional,
  rest,
  sequence,
  type Syntax,
} from '../../syntax/grammar';
import { line, type ConfigLine, type Refusal } from '../line';
import { ENTRIES } from './access-entries';
import { ICMP_NAMES, ipProtocol, tcpPort, udpPort } from './ports';

const ALL = 0xffffffff;
/** Long lists hold it thousands of times. */
const ANY: AddressMatch = { address: 0, wildcard: ALL };

/** A host has wildcard 0, which is left out. */
interface MatchForm {
  readonly form: 'any' | 'host' | 'single' | 'pair';
  readonly address?: number;
  readonly wildcard?: number;
}

/** `any`, `host A`, `A WILDCARD`; `alone`: an address without a wildcard is a host (standard lists). */
function addressMatch<Name extends string>(
  name: Name,
  help: string,
  alone: boolean,
): Syntax<Readonly<Record<Name, AddressMatch>>> {
  const any = keyword('any', 'Any host');
  const host = sequence(keyword('host', 'A single host'), argument('address', address, help));
  const pair = sequence(argument('address', address, help), argument('wildcard', address, 'Wildcard bits'));
  const single = argument('address', address, help);
  const forms: Syntax<MatchForm> = alone
    ? choice('form', { any, host, single, pair })
    : choice('form', { any, host, pair });
  return converted(name, forms, {
    decode: ({ form, address = 0, wildcard = 0 }): AddressMatch =>
      form === 'any' ? ANY : maskedMatch(address, wildcard),
    encode: ({ address, wildcard }): MatchForm => {
      if (wildcard === ALL) return { form: 'any' };
      if (wildcard === 0) return { form: alone ? 'single' : 'host', address };
      return { form: 'pair', address, wildcard };
    },
  });
}

/** IOS stores the address with the bits that do not count set to zero. */
function maskedMatch(address: number, wildcard: number): AddressMatch {
  return { address: (address & ~wildcard) >>> 0, wildcard };
}

interface PortForm {
  readonly operator: 'eq' | 'neq' | 'lt' | 'gt' | 'range';
  readonly port?: number;
  readonly first?: number;
  readonly last?: number;
}

const PORT_CODEC: Codec<PortForm, PortMatch> = {
  decode: ({ operator, port, first, last }) =>
    operator === 'range' ? { operator, first: first ?? 0, last: last ?? 0 } : { operator, port: port ?? 0 },
  encode: match => match,
};

function portMatch<Name extends string>(
  name: Name,
  type: ArgumentType<number>,
): Syntax<Partial<Readonly<Record<Name, PortMatch>>>> {
  const one = (word: string, help: string): Syntax<{ readonly port: number }> =>
    sequence(keyword(word, help), argument('port', type, 'Port number'));
  const forms: Syntax<PortForm> = choice('operator', {
    eq: one('eq', 'Match only packets on a given port number'),
    gt: one('gt', 'Match only packets with a greater port number'),
    lt: one('lt', 'Match only packets with a lower port number'),
    neq: one('neq', 'Match only packets not on a given port number'),
    range: sequence(
      keyword('range', 'Match only packets in the range of port numbers'),
      argument('first', type, 'First port'),
      argument('last', type, 'Last port'),
    ),
  });
  return optional(converted(name, forms, PORT_CODEC));
}

const icmpNumbers = sequence(
  argument('icmpType', integer(0, 255), 'ICMP message type'),
  optional(argument('icmpCode', integer(0, 255), 'ICMP message code')),
);
const icmpNames = converted(
  'icmp',
  enumeration('name', Object.fromEntries(Object.keys(ICMP_NAMES).map(name => [name, `ICMP ${name}`]))),
  { decode: ({ name }): string => name, encode: name => ({ name }) },
);

const log = flag('log', 'log', 'Log matches against this entry');
const source = addressMatch('source', 'Source address', false);
const destination = addressMatch('destination', 'Destination address', false);

/** What an extended rule says, word by word. */
interface RuleValue {
  readonly action: 'permit' | 'deny';
  readonly protocol: 'ip' | 'icmp' | 'tcp' | 'udp' | 'other';
  readonly number?: number;
  readonly source: AddressMatch;
  readonly sourcePort?: PortMatch;
  readonly destination: AddressMatch;
  readonly destinationPort?: PortMatch;
  readonly icmp?: string;
  readonly icmpType?: number;
  readonly icmpCode?: number;
  readonly established?: true;
  readonly log?: true;
}

const action = enumeration('action', {
  deny: 'Specify packets to reject',
  permit: 'Specify packets to forward',
});

const extendedRule: Syntax<RuleValue> = sequence(
  action,
  choice('protocol', {
    ip: sequence(keyword('ip', 'Any Internet Protocol'), source, destination),
    icmp: sequence(
      keyword('icmp', 'Internet Control Message Protocol'),
      source,
      destination,
      optional(alternatives(icmpNames, icmpNumbers)),
    ),
    tcp: sequence(
      keyword('tcp', 'Transmission Control Protocol'),
      source,
      portMatch('sourcePort', tcpPort),
      destination,
      portMatch('destinationPort', tcpPort),
      flag('established', 'established', 'Match established connections'),
    ),
    udp: sequence(
      keyword('udp', 'User Datagram Protocol'),
      source,
      portMatch('sourcePort', udpPort),
      destination,
      portMatch('destinationPort', udpPort),
    ),
    other: sequence(argument('number', ipProtocol, 'An IP protocol number'), source, destination),
  }),
  log,
);

const NUMBERS = { icmp: 1, tcp: 6, udp: 17 } as const;

function ruleOf(value: RuleValue): AccessRule {
  const named = value.icmp === undefined ? undefined : ICMP_NAMES[value.icmp];
  const { protocol } = value;
  return {
    kind: 'rule',
    action: value.action,
    protocol: protocol === 'ip' ? undefined : protocol === 'other' ? value.number : NUMBERS[protocol],
    source: value.source,
    destination: value.destination,
    sourcePort: value.sourcePort,
    destinationPort: value.destinationPort,
    icmpType: named?.[0] ?? value.icmpType,
    icmpCode: named?.[1] ?? value.icmpCode,
    established: value.established === true,
    log: value.log === true,
  };
}

function valueOf(rule: AccessRule): RuleValue {
  const protocol =
    rule.protocol === undefined
      ? 'ip'
      : rule.protocol === 1
        ? 'icmp'
        : rule.protocol === 6
          ? 'tcp'
          : rule.protocol === 17
            ? 'udp'
            : 'other';
  const name = Object.keys(ICMP_NAMES).find(each => {
    const [type, code] = ICMP_NAMES[each] ?? [];
    return type === rule.icmpType && code === rule.icmpCode;
  });
  return {
    action: rule.action,
    protocol,
    ...(protocol === 'other' && rule.protocol !== undefined && { number: rule.protocol }),
    source: rule.source,
    destination: rule.destination,
    ...(rule.sourcePort && { sourcePort: rule.sourcePort }),
    ...(rule.destinationPort && { destinationPort: rule.destinationPort }),
    ...(name !== undefined && { icmp: name }),
    ...(name === undefined && rule.icmpType !== undefined && { icmpType: rule.icmpType }),
    ...(name === undefined && rule.icmpCode !== undefined && { icmpCode: rule.icmpCode }),
    ...(rule.established && { established: true as const }),
    ...(rule.log && { log: true as const }),
  };
}

interface StandardValue {
  readonly action: 'permit' | 'deny';
  readonly source: AddressMatch;
  readonly log?: true;
}

const standardRule: Syntax<StandardValue> = sequence(action, addressMatch('source', 'Address to match', true), log);

const standardRuleOf = ({ action, source, log }: StandardValue): AccessRule => ({
  kind: 'rule',
  action,
  protocol: undefined,
  source,
  destination: ANY,
  sourcePort: undefined,
  destinationPort: undefined,
  icmpType: undefined,
  icmpCode: undefined,
  established: false,
  log: log === true,
});

const standardValueOf = ({ action, source, log }: AccessRule): StandardValue => ({
  action,
  source,
  ...(log && { log: true as const }),
});

interface RemarkValue {
  readonly remark: string;
}

const remark = sequence(keyword('remark', 'Access list entry comment'), rest('remark', 'Comment up to 100 characters'));

type EntryValue<Value> = Value | RemarkValue;

const isRemark = (value: object): value is RemarkValue => 'remark' in value;

function entryOf<Value extends object>(value: EntryValue<Value>, rule: (value: Value) => AccessRule): AccessListEntry {
  return isRemark(value) ? { kind: 'remark', text: value.remark } : rule(value);
}

/** A line that is there already is not put there twice. */
function append(list: AccessList, entry: AccessListEntry): void {
  ENTRIES.add(list.entries, entry);
}

function listOf(config: RouterConfig, name: string, kind: AccessList['kind'], named: boolean): AccessList {
  const known = config.accessLists.get(name);
  if (known !== undefined) return known;
  const list: AccessList = { name, kind, named, entries: [] };
  config.accessLists.set(name, list);
  return list;
}

/** @returns NaN for what is no number of a list */
function listNumberOf(text: string): number {
  return /^\d{1,5}$/.test(text) ? Number(text) : NaN;
}

/** The number of a list, kept as the text that names it. */
function listNumber(low: number, high: number, expandedLow: number, expandedHigh: number): ArgumentType<string> {
  return {
    show: `<${low}-${high}>`,
    rank: 2,
    parse: text => {
      const number = listNumberOf(text);
      const isOne = (number >= low && number <= high) || (number >= expandedLow && number <= expandedHigh);
      return isOne ? String(number) : undefined;
    },
    print: text => text,
  };
}

const standardNumber = listNumber(1, 99, 1300, 1999);
const extendedNumber = listNumber(100, 199, 2000, 2699);

type Numbered<Value> = { readonly list: string } & EntryValue<Value>;

/** `access-list N ...`: `no` without more takes the whole list away, as on IOS 12.2 does any `no access-list N`. */
function numbered<Value extends object>(
  kind: AccessList['kind'],
  number: ArgumentType<string>,
  rule: Syntax<Value>,
  toRule: (value: Value) => AccessRule,
  toValue: (rule: AccessRule) => Value,
): ConfigLine {
  return line<RouterConfig, Numbered<Value>>({
    mode: 'config',
    section: 'access-list',
    syntax: sequence(
      keyword('access-list', 'Add an access list entry'),
      argument('list', number, kind === 'standard' ? 'IP standard access list' : 'IP extended access list'),
      alternatives(rule, remark),
    ),
    apply: (config, value) => {
      append(listOf(config, value.list, kind, false), entryOf<Value>(value, toRule));
    },
    no: ({ accessLists }, { list }) => {
      if (list !== undefined) accessLists.delete(list);
    },
    read: ({ accessLists }) =>
      [...accessLists.values()]
        .filter(list => !list.named && list.kind === kind)
        .sort((a, b) => Number(a.name) - Number(b.name))
        .flatMap(list =>
          list.entries.map(entry => ({
            list: list.name,
            ...(entry.kind === 'remark' ? { remark: entry.text } : toValue(entry)),
          })),
        ),
    // A remark's whole text may be left out under `no`, and so may a rule: the list goes either way.
  });
}

const namedList = line<RouterConfig, { readonly kind: AccessList['kind']; readonly name: string }>({
  mode: 'config',
  section: 'named-access-list',
  syntax: sequence(
    keywords(['ip', 'Global IP configuration subcommands'], ['access-list', 'Named access-list']),
    enumeration('kind', { standard: 'Standard Access List', extended: 'Extended Access List' }),
    argument('name', word, 'Access-list name'),
  ),
  apply: (config, { kind, name }): Refusal | undefined => {
    const number = listNumberOf(name);
    const numbered = (number >= 1 && number <= 199) || (number >= 1300 && number <= 2699);
    const list = listOf(config, name, kind, !numbered);
    return list.kind === kind ? undefined : { refused: ['% A named IP access list with this name already exists', ''] };
  },
  no: ({ accessLists }, { name }) => {
    if (name !== undefined) accessLists.delete(name);
  },
  read: ({ accessLists }) =>
    [...accessLists.values()].filter(list => list.named).map(({ kind, name }) => ({ kind, name })),
  block: ({ accessLists }, { name }) => {
    const target = accessLists.get(name);
    return target && { mode: target.kind === 'standard' ? 'config-std-nacl' : 'config-ext-nacl', target };
  },
});

/** A rule inside a named list; 12.2 knows no sequence numbers. */
function inside<Value extends object>(
  mode: 'config-std-nacl' | 'config-ext-nacl',
  rule: Syntax<Value>,
  toRule: (value: Value) => AccessRule,
  toValue: (rule: AccessRule) => Value,
): ConfigLine {
  return line<AccessList, EntryValue<Value>>({
    mode,
    section: 'block',
    syntax: alternatives(rule, remark),
    apply: (list, value) => append(list, entryOf(value, toRule)),
    no: (list, value) => {
      const entry = entryOf(value as EntryValue<Value>, toRule);
      const at = ENTRIES.position(list.entries, entry);
      if (at >= 0) list.entries.splice(at, 1);
    },
    read: list => list.entries.map(entry => (entry.kind === 'remark' ? { remark: entry.text } : toValue(entry))),
  });
}

export const ACCESS_LIST_LINES: readonly ConfigLine[] = [
  namedList,
  inside('config-std-nacl', standardRule, standardRuleOf, standardValueOf),
  inside('config-ext-nacl', extendedRule, ruleOf, valueOf),
  numbered('standard', standardNumber, standardRule, standardRuleOf, standardValueOf),
  numbered('extended', extendedNumber, extendedRule, ruleOf, valueOf),
];

export { valueOf as extendedRuleValue, extendedRule, standardRule, standardValueOf as standardRuleValue };
