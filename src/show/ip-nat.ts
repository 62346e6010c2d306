import type { Ms } from '../base/event-queue';
import { ageText } from './age-text';
import { formatIpv4 } from '../base/ipv4-address';
import type { NatConfig, NatPool, NatRule, NatSide } from '../router/model/nat';
import { sizeOf } from '../router/nat/addresses';
import type { End } from '../router/nat/flow';
import { isExtended, type Translation } from '../router/nat/translation';
import type { NatCounters } from '../router/nat/translations';

const HEADING = 'Pro Inside global      Inside local       Outside local      Outside global';
const FIRST_COLUMN = 22;
const COLUMN = 18;

/** `show ip nat translations [verbose]`; nothing where there are none. @param now in virtual time */
export function ipNatTranslations(entries: Iterable<Translation>, now: Ms, verbose: boolean): readonly string[] {
  const lines = [...entries].flatMap(entry => [rowOf(entry), ...(verbose ? detailsOf(entry, now) : [])]);
  return lines.length === 0 ? [] : [HEADING, ...lines];
}

const NAMES: Readonly<Record<number, string>> = { 1: 'icmp', 6: 'tcp', 17: 'udp', 47: 'gre', 50: 'esp', 51: 'ahp' };

function rowOf({ protocol, inside, outside }: Translation): string {
  const name = protocol === undefined ? '---' : (NAMES[protocol] ?? String(protocol)).padEnd(3);
  const end = (each: End | undefined): string => {
    if (each === undefined) return '---';
    const address = formatIpv4(each.address);
    return protocol === undefined ? address : `${address}:${each.port}`;
  };
  // A long name takes its room from the column behind it.
  const first = `${name} ${end(inside?.global)}`.padEnd(FIRST_COLUMN);
  const others = [inside?.local, outside?.local].map(each => end(each).padEnd(COLUMN));
  return [first, ...others, end(outside?.global)].join(' ');
}

function detailsOf(entry: Translation, now: Ms): readonly string[] {
  const left = entry.expiresAt === Infinity ? '' : ` left ${ageText(entry.expiresAt - now)},`;
  return [
    `    create ${ageText(now - entry.createdAt)}, use ${ageText(now - entry.usedAt)},${left} `,
    '    flags: ',
    `${flagsOf(entry)}, use_count: 0`,
  ];
}

function flagsOf(entry: Translation): string {
  const flags = [
    ...(entry.isStatic ? ['static'] : []),
    ...(isExtended(entry) || (entry.isStatic && entry.protocol !== undefined) ? ['extended'] : []),
    ...(entry.inside === undefined ? ['outside'] : []),
    ...(entry.phase === 'closing' ? ['timing-out'] : []),
  ];
  return flags.length === 0 ? 'none' : flags.join(', ');
}

/** What `show ip nat statistics` tells of. */
export interface NatState {
  readonly config: NatConfig;
  readonly entries: Iterable<Translation>;
  readonly counters: Readonly<NatCounters>;
  readonly poolMisses: ReadonlyMap<string, number>;
  readonly interfaces: Iterable<{ readonly name: string; readonly config: { readonly nat: NatSide | undefined } }>;
}

/** `show ip nat statistics` */
export function ipNatStatistics({ config, entries, counters, poolMisses, interfaces }: NatState): readonly string[] {
  const all = [...entries];
  const fixed = all.filter(entry => entry.isStatic).length;
  const on = (side: NatSide): string =>
    [...interfaces].flatMap(({ name, config: { nat } }) => (nat === side ? [name] : [])).join(', ');
  return [
    `Total active translations: ${all.length} (${fixed} static, ${all.length - fixed} dynamic; ` +
      `${all.filter(isExtended).length} extended)`,
    'Outside interfaces:',
    `  ${on('outside')}`,
    'Inside interfaces: ',
    `  ${on('inside')}`,
    `Hits: ${counters.hits}  Misses: ${counters.misses}`,
    `Expired translations: ${counters.expired}`,
    'Dynamic mappings:',
    ...mappings('inside', config, all, poolMisses),
    ...mappings('outside', config, all, poolMisses),
  ];
}

function mappings(
  side: NatSide,
  { rules, pools }: NatConfig,
  entries: readonly Translation[],
  poolMisses: ReadonlyMap<string, number>,
): readonly string[] {
  const own = rules.filter(rule => rule.side === side);
  if (own.length === 0) return [];
  return [
    `-- ${side === 'inside' ? 'Inside' : 'Outside'} Source`,
    ...own.flatMap(rule => {
      const made = entries.filter(entry => entry.origin === rule);
      const pool = rule.pool === undefined ? undefined : pools.get(rule.pool);
      return [
        `${ruleText(rule)} refcount ${made.length}`,
        ...(pool === undefined ? [] : poolLines(pool, givenOf(rule, made), poolMisses.get(pool.name) ?? 0)),
      ];
    }),
  ];
}

function ruleText({ by, name, pool, interfaceName }: NatRule): string {
  const target = pool === undefined ? `interface ${interfaceName ?? ''}` : `pool ${pool}`;
  return `${by === 'list' ? 'access-list' : 'route-map'} ${name} ${target}`;
}

/** How many addresses of the pool are in use. */
function givenOf({ side }: NatRule, made: readonly Translation[]): number {
  const given = made.map(({ inside, outside }) => (side === 'inside' ? inside?.global : outside?.local)?.address);
  return new Set(given).size;
}

function poolLines(pool: NatPool, allocated: number, misses: number): readonly string[] {
  const total = sizeOf(pool);
  const share = total === 0 ? 0 : Math.floor((allocated * 100) / total);
  return [
    ` pool ${pool.name}: netmask ${formatIpv4(pool.mask)}`,
    ...pool.ranges.map(({ start, end }) => `\tstart ${formatIpv4(start)} end ${formatIpv4(end)}`),
    `\ttype ${pool.type}, total addresses ${total}, allocated ${allocated} (${share}%), misses ${misses}`,
  ];
}
