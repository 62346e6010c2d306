import type { PrivilegeRule } from '../router/model/users';
import type { LevelOf } from '../syntax/states';
import type { CommandTree } from '../syntax/tree';
import type { ConfigLine } from './line';
import type { ModeName } from './mode-names';
import { modeNamed } from './modes';

/** What `privilege` calls the modes, where it is not the word of their prompts without `config-`. */
const NAMES: Readonly<Partial<Record<ModeName, string>>> = {
  config: 'configure',
  'config-if': 'interface',
  'config-subif': 'interface',
  'config-if-range': 'interface',
  'cfg-crypto-trans': 'crypto-transform',
};

/** @returns the levels that rules give to words of a mode; undefined: none of them speaks of it */
export function levelsIn(rules: readonly PrivilegeRule[], mode: string): LevelOf | undefined {
  if (rules.length === 0) return undefined;
  const own = rules.filter(rule => rule.mode === mode);
  if (own.length === 0) return undefined;
  return path => {
    const words = path.split(' ');
    const exact = own.find(rule => rule.words.length === words.length && begins(words, rule.words));
    return exact?.level ?? own.find(rule => rule.all && begins(words, rule.words))?.level;
  };
}

/** Rules may be abbreviated as commands are. */
function begins(words: readonly string[], rule: readonly string[]): boolean {
  return rule.length <= words.length && rule.every((word, i) => words[i]?.startsWith(word) === true);
}

const ruled = new WeakMap<readonly PrivilegeRule[], Map<ModeName, CommandTree<ConfigLine>>>();

/** The lines of a mode, from the levels on that the rules give them. */
export function treeFor(mode: ModeName, rules: readonly PrivilegeRule[]): CommandTree<ConfigLine> {
  if (rules.length === 0) return modeNamed(mode).tree;
  const levelOf = levelsIn(rules, NAMES[mode] ?? mode.replace('config-', ''));
  if (levelOf === undefined) return modeNamed(mode).tree;
  const trees = ruled.get(rules) ?? new Map<ModeName, CommandTree<ConfigLine>>();
  ruled.set(rules, trees);
  const known = trees.get(mode);
  if (known !== undefined) return known;
  const tree = modeNamed(mode).treeWith(levelOf);
  trees.set(mode, tree);
  return tree;
}
