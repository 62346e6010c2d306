import type { RouterConfig } from '../router/model/router-config';
import type { Match } from '../syntax/tree';
import { wordsOf } from '../syntax/words';
import type { Block, ConfigLine, IsLast, LineContext, Refusal } from './line';
import { modeNamed, type Mode } from './modes';
import { treeFor } from './privileges';

/** What became of a line. */
export type Interpretation =
  | {
      readonly kind: 'done';
      readonly line: ConfigLine;
      readonly mode: Mode;
      readonly negated: boolean;
      /** What of the line is not done. */
      readonly missing: string | undefined;
    }
  | { readonly kind: 'refused'; readonly line: ConfigLine; readonly mode: Mode; readonly replies: readonly string[] }
  /** More lines of text belong to it: call again with all of them joined by line ends. */
  | { readonly kind: 'unfinished'; readonly isLast: IsLast }
  | Exclude<Match<ConfigLine>, { readonly kind: 'ok' }>;

const PRIVILEGED = 15;

/**
 * Takes configuration lines one by one, as IOS does when it reads a file and when somebody types: a line is tried in the
 * mode it stands in, then in the modes around it, and may open another mode.
 */
export class Interpreter {
  private readonly outermost: Block;
  /** The block that is open: IOS's modes are two deep. */
  private inner: Block | undefined;
  private readonly context: LineContext;

  /**
   * @param context.interactive lines are typed at a prompt, not read from a file
   * @param level               privilege level of who types
   */
  constructor(
    config: RouterConfig,
    context: Omit<LineContext, 'config'>,
    private readonly level = PRIVILEGED,
  ) {
    this.outermost = { mode: 'config', target: config };
    this.context = { config, ...context };
  }

  get mode(): Mode {
    return modeNamed(this.block.mode);
  }

  /** The model object that lines of this mode work on. */
  get block(): Block {
    return this.inner ?? this.outermost;
  }

  /** Goes up one mode. @returns false from the outermost one */
  leave(): boolean {
    if (this.inner === undefined) return false;
    this.inner = undefined;
    return true;
  }

  /** Back to the outermost mode. */
  end(): void {
    this.inner = undefined;
  }

  execute(text: string): Interpretation {
    const words = wordsOf(text);
    const { inner, outermost } = this;
    if (inner === undefined) return this.applied(this.match(outermost, text, words), outermost);
    const own = this.match(inner, text, words);
    if (own.kind === 'empty' || (own.kind === 'ok' && own.command.support !== 'stored'))
      return this.applied(own, inner);
    // A stored line takes whatever follows its words: `ip route ...` is not short for an interface's `ip route-cache`.
    const outer = this.match(outermost, text, words);
    const isOuter =
      outer.kind === 'ok' &&
      (own.kind !== 'ok' || outer.command.support !== 'stored' || this.isShortFor(words, inner, outermost));
    return isOuter ? this.applied(outer, outermost) : this.applied(own, inner);
  }

  /** `router bgp 1` behind another routing process is not its `router-id`: the word is short there and whole here. */
  private isShortFor(words: readonly string[], inner: Block, outer: Block): boolean {
    const [first = '', second = ''] = words;
    const word = /^(?:no|default)$/i.test(first) ? second : first;
    return !modeNamed(inner.mode).tree.beginsWith(word) && modeNamed(outer.mode).tree.beginsWith(word);
  }

  private match(block: Block, text: string, words: readonly string[]): Match<ConfigLine> {
    return treeFor(block.mode, this.context.config.privileges).match(text, this.level, words);
  }

  private applied(match: Match<ConfigLine>, block: Block): Interpretation {
    return match.kind === 'ok' ? this.apply(match, modeNamed(block.mode), block) : match;
  }

  private apply(match: Extract<Match<ConfigLine>, { readonly kind: 'ok' }>, mode: Mode, block: Block): Interpretation {
    const { command: line, value, prefix } = match;
    const negated = prefix !== undefined;
    const isLast = negated ? undefined : line.unfinished(value);
    if (isLast !== undefined) return { kind: 'unfinished', isLast };
    const { context } = this;
    const work = (target: object): Block | Refusal | undefined => {
      if (prefix === undefined) return line.apply(context, target, value);
      return prefix === 'no' ? line.negate(context, target, value) : line.reset(context, target, value);
    };
    const result = work(block.target);
    if (result !== undefined && 'refused' in result) return { kind: 'refused', line, mode, replies: result.refused };
    for (const target of block.also ?? []) work(target);
    if (result !== undefined) this.inner = result;
    else if (block === this.outermost) this.inner = undefined;
    // Who switches off what is done in part gets all that was asked for.
    const missing = negated ? undefined : (line.reason ?? line.partly(value));
    return { kind: 'done', line, mode, negated, missing };
  }
}
