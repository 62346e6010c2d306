/**
 * The order of `show running-config`. IOS prints each section's `!` whether or not the section holds anything: the runs of
 * `!` in a real file are the places of empty sections (worked out from two running-configs of 12.2(27)).
 */
export type Section =
  | 'version'
  | 'hostname'
  | 'boot'
  | 'system'
  | 'names'
  /** Dial-up, tunnels and voice, as far as it stands before the interfaces. */
  | 'wan'
  | 'switching'
  | 'controller'
  | 'qos'
  | 'isakmp'
  | 'transform-set'
  | 'dynamic-map'
  | 'crypto-map'
  | 'interface'
  | 'router'
  | 'ip'
  | 'named-access-list'
  | 'logging'
  | 'access-list'
  | 'management'
  | 'control-plane'
  | 'voice'
  | 'banner'
  | 'line'
  | 'time'
  /** Lines inside blocks: in the order of their declarations. */
  | 'block';

export interface SectionLayout {
  readonly section: Section;
  /** `!` lines after the section. */
  readonly after: number;
  /** A `!` between its blocks, and after the last one. */
  readonly eachBlock?: 'between' | 'after';
}

export const SECTIONS: readonly SectionLayout[] = [
  { section: 'version', after: 1 },
  { section: 'hostname', after: 1 },
  { section: 'boot', after: 1 },
  { section: 'system', after: 2 },
  { section: 'names', after: 4 },
  { section: 'wan', after: 0, eachBlock: 'after' },
  { section: 'switching', after: 0, eachBlock: 'after' },
  { section: 'controller', after: 0, eachBlock: 'after' },
  { section: 'qos', after: 0, eachBlock: 'between' },
  { section: 'isakmp', after: 2, eachBlock: 'between' },
  { section: 'transform-set', after: 1 },
  { section: 'dynamic-map', after: 1, eachBlock: 'after' },
  { section: 'crypto-map', after: 4 },
  { section: 'interface', after: 0, eachBlock: 'after' },
  { section: 'router', after: 0, eachBlock: 'after' },
  { section: 'ip', after: 1 },
  { section: 'named-access-list', after: 1 },
  { section: 'logging', after: 1 },
  { section: 'access-list', after: 1 },
  { section: 'management', after: 1 },
  { section: 'control-plane', after: 0, eachBlock: 'after' },
  { section: 'voice', after: 0, eachBlock: 'after' },
  { section: 'banner', after: 1 },
  { section: 'line', after: 1 },
  { section: 'time', after: 0 },
];

const RANKS = new Map(SECTIONS.map(({ section }, rank) => [section, rank]));

export function rankOf(section: Section): number {
  return RANKS.get(section) ?? SECTIONS.length;
}
