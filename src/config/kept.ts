import type { KeptLine, RouterConfig } from '../router/model/router-config';
import type { Block } from './line';
import { hashOfText, ListIndex } from './list-index';

/** `?` on what follows the words of a stored line. */
export const KEPT_HELP = 'Parameters of the command, kept as they are';

/** Keeps a line that nobody understands where it stands: in its block, or among the sections at `rank`. */
export function keepUnknown(config: RouterConfig, block: Block, text: string, rank: number): KeptLine {
  const kept: KeptLine = { state: 'unknown', text, rank, children: [] };
  if (block.target === config) config.kept.push(kept);
  else for (const target of [block.target, ...(block.also ?? [])]) keptListOf(config, target).push(kept);
  return kept;
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

export function isKept(target: object): target is KeptLine {
  return 'children' in target;
}

const KEPT = new ListIndex<KeptLine>(
  ({ text }) => hashOfText(text),
  (a, b) => a.state === b.state && a.text === b.text,
);

const storedLine = (text: string, rank: number): KeptLine => ({ state: 'stored', text, rank, children: [] });

/** @returns the stored line of that text */
export function keptNamed(list: readonly KeptLine[], text: string): KeptLine | undefined {
  return list[KEPT.position(list, storedLine(text, 0))];
}

/**
 * Keeps a line once, in place of its `no` form.
 * @param typed at a prompt: where its `no` form was kept, the line is what IOS does by itself
 */
export function keep(list: KeptLine[], text: string, rank: number, typed: boolean): void {
  const negated = KEPT.position(list, storedLine(`no ${text}`, rank));
  if (negated >= 0) list.splice(negated, 1);
  if (negated < 0 || !typed) KEPT.add(list, storedLine(text, rank));
}

/** Takes the lines away that begin with the text. Where there is none, IOS does it by itself: then its `no` form is kept. */
export function unkeep(list: KeptLine[], text: string, rank: number): void {
  if (!drop(list, text)) KEPT.add(list, storedLine(`no ${text}`, rank));
}

/** The same for a file, which may well say `no logging event` beside `logging event link-status`: only that very text goes. */
export function unkeepWhole(list: KeptLine[], text: string, rank: number): void {
  const at = KEPT.position(list, storedLine(text, rank));
  if (at >= 0) list.splice(at, 1);
  else KEPT.add(list, storedLine(`no ${text}`, rank));
}

/** The last line of a list stands under another in a file, though that one opens no block: there it stays. */
export function hang(list: KeptLine[], under: KeptLine): void {
  const line = list.pop();
  if (line === undefined) return;
  line.hung = true;
  under.children.push(line);
}

/** `default`: neither the line nor its `no` form is kept. */
export function forget(list: KeptLine[], text: string): void {
  drop(list, text);
  drop(list, `no ${text}`);
}

/** Takes the lines away that begin with the text. @returns whether there were any */
function drop(list: KeptLine[], text: string): boolean {
  const isMeant = (kept: KeptLine): boolean => kept.text === text || kept.text.startsWith(`${text} `);
  const gone = list.filter(kept => kept.state === 'stored' && isMeant(kept));
  for (const kept of gone) list.splice(list.indexOf(kept), 1);
  const hanging = list.filter(({ children }) => children.some(({ hung }) => hung === true));
  return hanging.map(({ children }) => drop(children, text)).includes(true) || gone.length > 0;
}
