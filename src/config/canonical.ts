import type { RouterConfig } from '../router/model/router-config';
import { isKept } from './kept';
import type { Block, ConfigLine } from './line';
import { linesInside } from './render';

/** A line of a file that was understood: what it was, and where it stood. */
export interface ReadLine {
  /** From 1. */
  readonly line: number;
  readonly mode: string;
  readonly text: string;
  /** Undefined: it only left a block. */
  readonly what:
    | { readonly command: ConfigLine; readonly value: unknown; readonly negated: boolean; readonly block: Block }
    | undefined;
}

/** A line that is not printed as it was read. */
export interface CanonicalChange {
  readonly line: number;
  readonly mode: string;
  readonly text: string;
  /** Null: it is left out, being what IOS does by itself, or having been undone or replaced further on. */
  readonly printed: string | null;
}

const plain = (text: string): string => text.trim().replace(/[ \t]+/g, ' ');

/** What `show running-config` makes of lines: compares each with the printed lines of its block. */
export function canonicalChanges(config: RouterConfig, lines: readonly ReadLine[]): readonly CanonicalChange[] {
  const blocks = new Map<object, ReadonlySet<string>>();
  const changes: CanonicalChange[] = [];
  for (const { line, mode, text, what } of lines) {
    const change = (printed: string | null): void => void changes.push({ line, mode, text, printed });
    if (what === undefined) {
      change(null);
      continue;
    }
    const { block } = what;
    let inside = blocks.get(block.target);
    if (inside === undefined) {
      inside = new Set(linesInside(config, block).map(plain));
      blocks.set(block.target, inside);
    }
    if (!inside.has(plain(text))) change(printedFor(config, what, text, inside));
  }
  return changes;
}

function printedFor(
  config: RouterConfig,
  { command, value, negated, block }: NonNullable<ReadLine['what']>,
  text: string,
  inside: ReadonlySet<string>,
): string | null {
  const own = negated ? command.negatedText(value) : command.text(value);
  if (own !== undefined && inside.has(plain(own))) return plain(own);
  if (negated || command.support === 'stored' || isKept(block.target)) return null;
  const words = plain(text).split(' ');
  const likeness = (other: string): number => {
    const others = other.split(' ');
    const end = words.findIndex((word, i) => word !== others[i]);
    return end < 0 ? words.length : end;
  };
  const candidates = command.read(config, block.target).map(each => plain(command.text(each)));
  const best = candidates.sort((a, b) => likeness(b) - likeness(a))[0];
  return best !== undefined && (candidates.length === 1 || likeness(best) > 0) ? best : null;
}
