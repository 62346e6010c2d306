import type { KeptLine, RouterConfig } from '../router/model/router-config';
import type { Block } from './line';

/** Keeps a line that nobody understands where it stands: in its block, or among the sections at `rank`. */
export function keepUnknown(config: RouterConfig, block: Block, text: string, rank: number): void {
  const kept: KeptLine = { state: 'unknown', text, rank, children: [] };
  if (block.target === config) config.kept.push(kept);
  else keptListOf(config, block.target).push(kept);
}

/** The kept lines of a block: its own children where the block itself is kept. */
export function keptListOf(config: RouterConfig, target: object): KeptLine[] {
  if (isKept(target)) return target.children;
  const known = config.keptIn.get(target);
  if (known !== undefined) return known;
  const list: KeptLine[] = [];
  config.keptIn.set(target, list);
  return list;
}

function isKept(target: object): target is KeptLine {
  return 'children' in target;
}
