import { maskOf, prefixLength } from '../../base/ipv4-address';
import { NAT_TIMEOUTS, type NatPool, type NatRule, type NatSide, type NatTimeout } from '../../router/model/nat';
import type { RouterConfig } from '../../router/model/router-config';
import { address, integer, mask, word } from '../../syntax/argument-types';
import {
  alternatives,
  argument,
  choice,
  converted,
  enumeration,
  flag,
  keyword,
  keywords,
  optional,
  sequence,
} from '../../syntax/grammar';
import { line, type ConfigLine, type Refusal } from '../line';
import { insideStatic, outsideStatic } from './nat-static';
import { fromInterface, IP_NAT, sourceWords } from './nat-words';

// ---- timeouts

interface TimeoutValue {
  readonly name: NatTimeout;
  readonly seconds: number;
}

const TIMEOUT_HELP: Readonly<Record<NatTimeout, string>> = {
  'dns-timeout': 'Specify timeout for NAT DNS flows',
  'finrst-timeout': 'Specify timeout for NAT TCP flows after a FIN or RST',
  'icmp-timeout': 'Specify timeout for NAT ICMP flows',
  'syn-timeout': 'Specify timeout for NAT TCP flows after a SYN and no further data',
  'tcp-timeout': 'Specify timeout for NAT TCP flows',
  timeout: 'Specify timeout for dynamic NAT translations',
  'udp-timeout': 'Specify timeout for NAT UDP flows',
};

const seconds = converted(
  'seconds',
  alternatives(
    argument('count', integer(0, 2_147_483_647), 'Timeout in seconds'),
    enumeration('never', { never: 'Never timeout' }),
  ),
  {
    decode: value => ('count' in value ? value.count : Infinity),
    encode: count => (count === Infinity ? { never: 'never' as const } : { count }),
  },
);

const translationWord = ['translation', 'NAT translation entry configuration'] as const;

const timeout = line<RouterConfig, TimeoutValue>({
  mode: 'config',
  section: 'ip',
  syntax: sequence(keywords(...IP_NAT, translationWord), enumeration('name', TIMEOUT_HELP), seconds),
  apply: ({ nat: { timeouts } }, { name, seconds }) => {
    timeouts.set(name, seconds);
  },
  no: ({ nat: { timeouts } }, { name }) => {
    if (name === undefined) timeouts.clear();
    else timeouts.delete(name);
  },
  read: ({ nat: { timeouts } }) =>
    NAT_TIMEOUTS.flatMap(name => {
      const seconds = timeouts.get(name);
      return seconds === undefined ? [] : [{ name, seconds }];
    }),
});

const maxEntries = line<RouterConfig, { readonly count: number }>({
  mode: 'config',
  section: 'ip',
  syntax: sequence(
    keywords(...IP_NAT, translationWord, ['max-entries', 'Specify maximum number of NAT entries']),
    argument('count', integer(1, 2_147_483_647), 'Number of entries'),
  ),
  apply: ({ nat }, { count }) => {
    nat.maxEntries = count;
  },
  no: ({ nat }) => {
    nat.maxEntries = undefined;
  },
  read: ({ nat: { maxEntries: count } }) => (count === undefined ? [] : [{ count }]),
});

// ---- pools

interface PoolValue {
  readonly name: string;
  readonly start?: number;
  readonly end?: number;
  readonly netmask?: number;
  readonly length?: number;
  readonly type?: 'match-host' | 'rotary';
}

const pool = line<RouterConfig, PoolValue>({
  mode: 'config',
  section: 'ip',
  syntax: sequence(
    keywords(...IP_NAT, ['pool', 'Define pool of addresses']),
    argument('name', word, 'Pool name'),
    optional(sequence(argument('start', address, 'Start IP address'), argument('end', address, 'End IP address'))),
    alternatives(
      sequence(keyword('netmask', 'Specify the network mask'), argument('netmask', mask, 'Network mask')),
      sequence(
        keyword('prefix-length', 'Specify the prefix length'),
        argument('length', integer(1, 32), 'Prefix length'),
      ),
    ),
    optional(
      sequence(
        keyword('type', 'Specify the pool type'),
        enumeration('type', {
          'match-host': 'Keep host numbers same after translation',
          rotary: 'Rotary address pool',
        }),
      ),
    ),
  ),
  partly: ({ type }) =>
    type === 'rotary' ? 'destinations are not translated: the pool serves sources alone' : undefined,
  apply: ({ nat: { pools } }, value): Refusal | undefined => {
    const made = poolOf(value);
    const range = made.ranges[0];
    if (range !== undefined && range.end < range.start) return { refused: ['%End address less than start address'] };
    if (range !== undefined && ((range.start ^ range.end) & made.mask) !== 0) {
      return { refused: ['%Start and end addresses on different subnets'] };
    }
    const known = pools.get(value.name);
    // The head of a pool of several ranges comes again to add to it.
    if (known?.block === true && made.block) return undefined;
    pools.set(value.name, made);
    return undefined;
  },
  no: ({ nat: { pools, rules } }, { name }, { interactive }): Refusal | undefined => {
    if (name === undefined) return undefined;
    if (interactive && rules.some(rule => rule.pool === name))
      return { refused: [`%Pool ${name} in use, cannot destroy`] };
    pools.delete(name);
    return undefined;
  },
  read: ({ nat: { pools } }) => [...pools.values()].map(poolValueOf),
  block: ({ nat: { pools } }, { name, start }) => {
    const target = pools.get(name);
    return target === undefined || start !== undefined ? undefined : { mode: 'config-ipnat-pool', target };
  },
});

function poolOf({ name, start, end, netmask, length, type }: PoolValue): NatPool {
  const mask = netmask ?? maskOf(length ?? 32);
  const ranges = start === undefined || end === undefined ? [] : [{ start, end }];
  return { name, mask, asLength: length !== undefined, type: type ?? 'generic', block: start === undefined, ranges };
}

function poolValueOf({ name, mask, asLength, type, block, ranges: [range] }: NatPool): PoolValue {
  return {
    name,
    ...(!block && range),
    ...(asLength ? { length: prefixLength(mask) ?? 32 } : { netmask: mask }),
    ...(type !== 'generic' && { type }),
  };
}

const poolRange = line<NatPool, { readonly start: number; readonly end: number }>({
  mode: 'config-ipnat-pool',
  section: 'block',
  syntax: sequence(
    keyword('address', 'Specify starting and ending address'),
    argument('start', address, 'Start IP address'),
    argument('end', address, 'End IP address'),
  ),
  apply: ({ ranges }, { start, end }): Refusal | undefined => {
    if (end < start) return { refused: ['%End address less than start address'] };
    if (!ranges.some(range => range.start === start && range.end === end)) ranges.push({ start, end });
    return undefined;
  },
  no: ({ ranges }, { start, end }) => {
    const at = ranges.findIndex(range => range.start === start && range.end === end);
    if (at >= 0) ranges.splice(at, 1);
  },
  read: ({ ranges, block }) => (block ? ranges : []),
});

// ---- dynamic translation

interface RuleValue {
  readonly by: 'list' | 'route-map';
  readonly name: string;
  readonly pool?: string;
  readonly interfaceName?: string;
  readonly vrf?: string;
  readonly overload?: true;
}

const by = choice('by', {
  list: sequence(
    keyword('list', 'Specify access list describing local addresses'),
    argument('name', word, 'Access list number or name'),
  ),
  'route-map': sequence(keyword('route-map', 'Specify route-map'), argument('name', word, 'Route-map name')),
});
const fromPool = sequence(keyword('pool', 'Name pool of global addresses'), argument('pool', word, 'Name of the pool'));
function ruleOf(side: NatSide, { overload, by, name, pool, interfaceName, vrf }: RuleValue): NatRule {
  // One address for all is shared in any case.
  return { side, by, name, pool, interfaceName, vrf, overload: overload === true || interfaceName !== undefined };
}

function sameRule(a: NatRule, b: NatRule): boolean {
  return a.side === b.side && a.by === b.by && a.name === b.name;
}

function dynamic(side: NatSide): ConfigLine {
  return line<RouterConfig, RuleValue>({
    mode: 'config',
    section: 'ip',
    syntax: sequence(
      sourceWords(side),
      by,
      side === 'inside' ? alternatives(fromPool, fromInterface) : fromPool,
      optional(sequence(keyword('vrf', 'Specify vrf'), argument('vrf', word, 'VPN Routing/Forwarding instance name'))),
      flag('overload', 'overload', 'Overload an address translation'),
    ),
    partly: ({ by, vrf }) => {
      if (by === 'route-map') return 'route maps are not looked at: it translates nothing';
      return vrf === undefined ? undefined : 'there is one routing table for all';
    },
    apply: ({ nat: { rules } }, value) => {
      const rule = ruleOf(side, value);
      const at = rules.findIndex(known => sameRule(known, rule));
      if (at < 0) rules.push(rule);
      else if (JSON.stringify(rules[at]) !== JSON.stringify(rule)) rules[at] = rule;
    },
    no: ({ nat: { rules } }, { by, name }) => {
      for (const rule of rules.filter(
        each => each.side === side && each.by === by && (name ?? each.name) === each.name,
      )) {
        rules.splice(rules.indexOf(rule), 1);
      }
    },
    read: ({ nat: { rules } }) =>
      rules
        .filter(rule => rule.side === side)
        .map(({ by, name, pool, interfaceName, vrf, overload }) => ({
          by,
          name,
          ...(pool !== undefined && { pool }),
          ...(interfaceName !== undefined && { interfaceName }),
          ...(vrf !== undefined && { vrf }),
          ...(overload && { overload }),
        })),
  });
}

/** In the order in which IOS prints them, before `ip classless`. */
export const NAT_LINES: readonly ConfigLine[] = [
  timeout,
  maxEntries,
  pool,
  poolRange,
  dynamic('inside'),
  insideStatic,
  dynamic('outside'),
  outsideStatic,
];
