import type { AccessRule, AddressMatch, PortMatch, RuleOptions } from '../../router/model/access-list';
import { integer, word } from '../../syntax/argument-types';
import {
  alternatives,
  argument,
  choice,
  flag,
  keyword,
  optional,
  nested,
  sequence,
  type Syntax,
} from '../../syntax/grammar';
import { ANY, addressMatch, portMatch } from './access-matches';
import { askedOf, commonOptions, type OptionsValue, optionValues, tcpOptions } from './access-options';
import { icmpName, ICMP_NAMES, igmpType, ipProtocol, tcpPort, udpPort } from './ports';

/** The rules of access lists, word by word. */

/** Both words are printed equally long. */
const action = choice('action', {
  deny: keyword('deny', 'Specify packets to reject', 'deny  '),
  permit: keyword('permit', 'Specify packets to forward'),
});

const source = addressMatch('source', 'source');
const destination = addressMatch('destination', 'destination');

const icmpNumbers = sequence(
  argument('icmpType', integer(0, 255), 'ICMP message type'),
  optional(argument('icmpCode', integer(0, 255), 'ICMP message code')),
);

/** What an extended rule says. */
export interface ExtendedValue {
  readonly dynamic?: RuleOptions['dynamic'] | undefined;
  readonly action: 'permit' | 'deny';
  readonly protocol: 'ip' | 'icmp' | 'igmp' | 'tcp' | 'udp' | 'service' | 'other';
  readonly service?: string | undefined;
  readonly number?: number | undefined;
  readonly source: AddressMatch;
  readonly sourcePort?: PortMatch | undefined;
  readonly destination: AddressMatch;
  readonly destinationPort?: PortMatch | undefined;
  readonly icmp?: string | undefined;
  readonly icmpType?: number | undefined;
  readonly icmpCode?: number | undefined;
  readonly igmpType?: number | undefined;
  readonly options?: OptionsValue | undefined;
}

const dynamic = optional(
  nested(
    'dynamic',
    sequence(
      keyword('dynamic', 'Specify a DYNAMIC list of PERMITs or DENYs'),
      argument('name', word, 'Name of a Dynamic list'),
      optional(
        sequence(
          keyword('timeout', 'Maximum time for dynamic ACL to live'),
          argument('timeout', integer(1, 9999), 'Maximum time to live (in minutes)'),
        ),
      ),
    ),
  ),
);

export const extendedRule: Syntax<ExtendedValue> = sequence(
  dynamic,
  action,
  choice('protocol', {
    ip: sequence(keyword('ip', 'Any Internet Protocol'), source, destination, commonOptions),
    icmp: sequence(
      keyword('icmp', 'Internet Control Message Protocol'),
      source,
      destination,
      optional(alternatives(argument('icmp', icmpName, ''), icmpNumbers)),
      commonOptions,
    ),
    igmp: sequence(
      keyword('igmp', 'Internet Gateway Message Protocol'),
      source,
      destination,
      optional(argument('igmpType', igmpType, '')),
      commonOptions,
    ),
    tcp: sequence(
      keyword('tcp', 'Transmission Control Protocol'),
      source,
      portMatch('sourcePort', tcpPort),
      destination,
      portMatch('destinationPort', tcpPort),
      tcpOptions,
    ),
    udp: sequence(
      keyword('udp', 'User Datagram Protocol'),
      source,
      portMatch('sourcePort', udpPort),
      destination,
      portMatch('destinationPort', udpPort),
      commonOptions,
    ),
    service: sequence(
      keyword('object-group', 'Service object group'),
      argument('service', word, 'Service object group name'),
      source,
      destination,
      commonOptions,
    ),
    other: sequence(argument('number', ipProtocol, ''), source, destination, commonOptions),
  }),
);

const NUMBERS = { icmp: 1, igmp: 2, tcp: 6, udp: 17 } as const;

function protocolOf({ protocol, number }: ExtendedValue): number | undefined {
  if (protocol === 'ip' || protocol === 'service') return undefined;
  return protocol === 'other' ? number : NUMBERS[protocol];
}

function protocolWord(protocol: number | undefined): ExtendedValue['protocol'] {
  switch (protocol) {
    case undefined:
      return 'ip';
    case NUMBERS.icmp:
      return 'icmp';
    case NUMBERS.igmp:
      return 'igmp';
    case NUMBERS.tcp:
      return 'tcp';
    case NUMBERS.udp:
      return 'udp';
    default:
      return 'other';
  }
}

/** The model has what few rules say together. */
function optionsOf(value: ExtendedValue): RuleOptions | undefined {
  const { service, igmpType, dynamic, options } = value;
  if (options === undefined && service === undefined && igmpType === undefined && dynamic === undefined)
    return undefined;
  const all: RuleOptions = {
    ...(service !== undefined && { service }),
    ...(options && askedOf(options)),
    ...(igmpType !== undefined && { igmpType }),
    ...(dynamic !== undefined && { dynamic }),
  };
  return Object.keys(all).length === 0 ? undefined : all;
}

export function extendedRuleOf(value: ExtendedValue): AccessRule {
  const { icmp, options } = value;
  const named = icmp === undefined ? undefined : ICMP_NAMES[icmp];
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
    log: options?.log,
    options: optionsOf(value),
    // Known once it stands in a list.
    number: undefined,
  };
}

let icmpNames: ReadonlyMap<number, string> | undefined;

const icmpKey = (type: number, code: number | undefined): number => type * 257 + (code ?? 256);

function icmpNameOf(type: number, code: number | undefined): string | undefined {
  // The first of several names for one message.
  icmpNames ??= new Map(
    Object.entries(ICMP_NAMES)
      .reverse()
      .map(([name, [, type, code]]) => [icmpKey(type, code), name]),
  );
  return icmpNames.get(icmpKey(type, code));
}

export function extendedValueOf(rule: AccessRule): ExtendedValue {
  const { icmpType, icmpCode, options } = rule;
  const { service, igmpType, dynamic } = options ?? NO_OPTIONS;
  const protocol = service === undefined ? protocolWord(rule.protocol) : 'service';
  const icmp = icmpType === undefined ? undefined : icmpNameOf(icmpType, icmpCode);
  return {
    dynamic,
    action: rule.action,
    protocol,
    service,
    number: rule.protocol,
    source: rule.source,
    sourcePort: rule.sourcePort,
    destination: rule.destination,
    destinationPort: rule.destinationPort,
    icmp,
    icmpType: icmp === undefined ? icmpType : undefined,
    icmpCode: icmp === undefined ? icmpCode : undefined,
    igmpType,
    options: optionValues(rule),
  };
}

const NO_OPTIONS: RuleOptions = {};

/** What of a rule is not done. */
export function partOfRule(value: Partial<ExtendedValue>): string | undefined {
  const { dynamic, service, source, destination, options } = value;
  if ((service ?? source?.group ?? destination?.group) !== undefined)
    return 'object groups are not looked up: it matches nothing';
  const { ipOption, reflect, timeRange, log }: OptionsValue = options ?? {};
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
  number: undefined,
});

export const standardValueOf = ({ action, source, log }: AccessRule): StandardValue => ({
  action,
  source,
  ...(log && { log: true as const }),
});
