import type { RouterConfig } from '../router/model/router-config';
import { leadingWords } from '../syntax/grammar';
import type { CommandTree, Match } from '../syntax/tree';
import { wordsOf } from '../syntax/words';
import { isKept } from './kept';
import type { Block, ConfigLine, IsLast, LineContext, Refusal } from './line';
import { modeNamed, type Mode } from './modes';
import { treeFor } from './privileges';
import { isClosed } from './stored/groups';

/** What became of a line. */
export type Interpretation =
  | {
      readonly kind: 'done';
      readonly line: ConfigLine;
      readonly mode: Mode;
      /** The model object that it works on. */
      readonly block: Block;
      readonly value: unknown;
      readonly negated: boolean;
      /** What of the line is not done. */
      readonly missing: string | undefined;
    }
  | { readonly kind: 'refused'; readonly line: ConfigLine; readonly mode: Mode; readonly replies: readonly string[] }
  /** More lines of text belong to it: call again with all of them joined by line ends. */
  | { readonly kind: 'unfinished'; readonly isLast: IsLast }
  | Exclude<Match<ConfigLine>, { readonly kind: 'ok' }>;

const PRIVILEGED = 15;
const NO_OTHERS: readonly (Block | Refusal | undefined)[] = [];

/** What is known of a line beside its words, where a file is read. */
export interface Place {
  /** Blanks before it. */
  readonly indent: number;
  /** The file indents the lines of blocks: then it says where a line stands that would be one in several modes. */
  readonly telling: boolean;
  /** A `!` alone stands right before it: a block may end there. */
  readonly behindBang: boolean;
  /** It stands deeper than the stored line before it, which opens no block. */
  readonly under: boolean;
}

/** An open block. */
interface Open {
  readonly block: Block;
  /** Blanks before the line that opened it. */
  readonly indent: number;
  readonly mode: Mode;
  readonly isKept: boolean;
  /** Of its mode, and of the rules of privileges that were in force when a line was last looked up. */
  tree: CommandTree<ConfigLine>;
  rules: RouterConfig['privileges'];
}

type Fit = Extract<Match<ConfigLine>, { readonly kind: 'ok' }>;

/**
 * Takes configuration lines one by one, as IOS does when it reads a file and when somebody types: a line is tried in the
 * mode it stands in, then in the modes around it, and may open another mode.
 */
export class Interpreter {
  /** The outermost one first. */
  private readonly open: Open[];
  private readonly context: LineContext & { raw: string | undefined };

  /**
   * @param context.interactive lines are typed at a prompt, not read from a file
   * @param level               privilege level of who types
   */
  constructor(
    config: RouterConfig,
    context: Omit<LineContext, 'config' | 'raw'>,
    private readonly level = PRIVILEGED,
  ) {
    this.context = { config, ...context, raw: undefined };
    this.open = [this.opened({ mode: 'config', target: config }, -1)];
  }

  get mode(): Mode {
    return this.at(this.open.length - 1).mode;
  }

  /** The model object that lines of this mode work on. */
  get block(): Block {
    return this.at(this.open.length - 1).block;
  }

  /** Blanks before the line that opened the present block; -1: none is open. */
  get indent(): number {
    return this.at(this.open.length - 1).indent;
  }

  /** Goes up one mode. @returns false from the outermost one */
  leave(): boolean {
    if (this.open.length === 1) return false;
    this.open.pop();
    return true;
  }

  /** Back to the outermost mode. */
  end(): void {
    this.open.length = 1;
  }

  /** Leaves the blocks that a line with so many blanks before it does not stand in. */
  leaveTo(indent: number): void {
    this.open.length = this.depthOf(indent);
  }

  /** Is it a line of the outermost mode, or the end of all? */
  standsOutside(text: string): boolean {
    return text === 'end' || this.match(this.at(0), text, wordsOf(text)).kind === 'ok';
  }

  /** Would only lines that are kept take it, and only where a word of theirs is not written out? */
  isGuess(text: string): boolean {
    const words = wordsOf(text);
    const matches = this.open.map(open => this.match(open, text, words)).filter(match => match.kind === 'ok');
    return matches.length > 0 && matches.every(each => each.command.support === 'stored' && !isWhole(each, words));
  }

  execute(text: string, place?: Place): Interpretation {
    this.context.raw = this.context.interactive ? undefined : text;
    const words = wordsOf(text);
    const top = this.open.length - 1;
    const fits = place?.telling === true ? this.depthOf(place.indent) - 1 : undefined;
    const outermost = place === undefined ? 0 : this.outermostFor(place);
    let failure: Exclude<Match<ConfigLine>, Fit> | undefined;
    let stored: { readonly match: Fit; readonly at: number } | undefined;
    for (let at = top; at >= outermost; at--) {
      const match = this.match(this.at(at), text, words);
      if (match.kind === 'empty') return match;
      if (match.kind !== 'ok') {
        failure = moreTelling(failure, match);
        continue;
      }
      if (stored === undefined && match.command.support !== 'stored') return this.apply(match, at, place);
      // Blanks put it further out, where a router's own text, which is never short, means something else or nothing.
      const isInside = fits !== undefined && at > fits && !isWhole(match, words);
      if (isInside || (place !== undefined && isStrange(match, words, at, fits, place))) {
        failure ??= NO_MATCH;
        continue;
      }
      // A stored line takes whatever follows its words: `ip route ...` is not short for an interface's `ip route-cache`.
      if (at === fits || match.command.leaves) return this.apply(match, at, place);
      if (stored === undefined) {
        if (at === top || isWhole(match, words) || !this.begins(top, words)) stored = { match, at };
      } else if (this.outranks(match, words, at, stored.match, place)) stored = { match, at };
      if (match.command.support !== 'stored') break;
    }
    if (stored !== undefined) {
      // Blanks, or a `!`, put it further out, where declarations know it in part.
      const meant = fits ?? (place?.behindBang === true ? 0 : stored.at);
      const outer = stored.at > meant ? this.fallbackAt(meant, text, words, place) : undefined;
      return outer ?? this.apply(stored.match, stored.at, place);
    }
    const furthest = fits === undefined || place?.behindBang === true ? outermost : Math.max(outermost, fits);
    return this.fallback(text, words, furthest, place) ?? failure ?? NO_MATCH;
  }

  /** A line that is stored in an inner block means another in a block around it. */
  private outranks(match: Fit, words: readonly string[], at: number, inner: Fit, place: Place | undefined): boolean {
    if (place?.telling === true && this.depthOf(place.indent) - 1 > at) return false;
    if (match.command.support !== 'stored') {
      // As on IOS, the inner mode comes first, unless the line begins a block of its own, or a longer one.
      const isOwn = isKept(this.block.target) && place?.behindBang !== true && !match.command.blocks;
      const isElsewhere = !isOwn || lengthOf(match) > lengthOf(inner);
      return isElsewhere || !isWhole(inner, words);
    }
    // `router bgp 1` behind another routing process is not its `router-id`: the word is short there and whole here.
    if (!isWhole(match, words)) return false;
    const isLonger = lengthOf(match) > lengthOf(inner);
    return (at === 0 && place?.behindBang === true) || isLonger || !isWhole(inner, words);
  }

  /** A file may hold lines of later releases under words that a declaration knows in part. */
  private fallback(
    text: string,
    words: readonly string[],
    outermost: number,
    place: Place | undefined,
  ): Interpretation | undefined {
    if (this.context.interactive) return undefined;
    for (let at = this.open.length - 1; at >= outermost; at--) {
      const found = this.fallbackAt(at, text, words, place);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private fallbackAt(
    at: number,
    text: string,
    words: readonly string[],
    place: Place | undefined,
  ): Interpretation | undefined {
    const { storedTree } = this.at(at).mode;
    // What a router prints is not short: prose is not taken for commands.
    if (!storedTree.beginsWith(firstOf(words))) return undefined;
    const match = storedTree.match(text, this.level, words);
    return match.kind === 'ok' ? this.apply(match, at, place) : undefined;
  }

  /** A block that is kept does not give up what stands inside it: there, words may mean something else. */
  private outermostFor({ indent, telling, behindBang }: Place): number {
    if (!telling || behindBang) return 0;
    let at = this.open.length - 1;
    while (at > 0 && this.at(at).indent >= indent) at--;
    return this.at(at).isKept ? at : 0;
  }

  /** How many of the open blocks hold a line with so many blanks before it. */
  private depthOf(indent: number): number {
    let depth = this.open.length;
    while (depth > 1 && !holds(this.at(depth - 1), indent)) depth--;
    return depth;
  }

  private at(index: number): Open {
    return this.open[index] as Open;
  }

  /** The first word of a line is one of the mode's, in full. */
  private begins(index: number, words: readonly string[]): boolean {
    return this.at(index).mode.tree.beginsWith(firstOf(words));
  }

  private opened(block: Block, indent: number): Open {
    const { privileges: rules } = this.context.config;
    const mode = modeNamed(block.mode);
    return { block, indent, mode, isKept: isKept(block.target), tree: treeFor(block.mode, rules), rules };
  }

  private match(open: Open, text: string, words: readonly string[]): Match<ConfigLine> {
    const { privileges } = this.context.config;
    if (open.rules !== privileges) {
      open.rules = privileges;
      open.tree = treeFor(open.block.mode, privileges);
    }
    return open.tree.match(text, this.level, words);
  }

  private apply(match: Fit, at: number, place: Place | undefined): Interpretation {
    const { command: line, value, prefix } = match;
    const { block, mode } = this.at(at);
    const negated = prefix !== undefined;
    const isLast = negated ? undefined : line.unfinished(value);
    if (isLast !== undefined) return { kind: 'unfinished', isLast };
    const result = this.work(match, block.target);
    if (result !== undefined && 'refused' in result) return { kind: 'refused', line, mode, replies: result.refused };
    const others = block.also === undefined ? NO_OTHERS : this.workOnAll(match, block.also);
    const depth = line.leaves && !negated ? at : at + 1;
    if (this.open.length !== depth) this.open.length = depth;
    if (result !== undefined) this.open.push(this.opened(withOthers(result, others), place?.indent ?? 0));
    // Who switches off what is done in part gets all that was asked for.
    const missing = negated ? undefined : (line.reason ?? line.partly(value));
    return { kind: 'done', line, mode, block, value, negated, missing };
  }

  private workOnAll(match: Fit, targets: readonly object[]): readonly (Block | Refusal | undefined)[] {
    return targets.map(target => this.work(match, target));
  }

  private work({ command: line, value, prefix }: Fit, target: object): Block | Refusal | undefined {
    if (prefix === undefined) return line.apply(this.context, target, value);
    return prefix === 'no' ? line.negate(this.context, target, value) : line.reset(this.context, target, value);
  }
}

const NO_MATCH: Exclude<Match<ConfigLine>, Fit> = { kind: 'invalid', column: 0 };

/**
 * A stored line takes whatever follows its words, so a word of a block that declarations lack would often be one somewhere
 * else, in short. Where the file tells by its blanks that the line is none of that mode, it is not taken for one: it would
 * close its block.
 */
function isStrange(match: Fit, words: readonly string[], at: number, fits: number | undefined, place: Place): boolean {
  if (match.command.support !== 'stored') return false;
  if (place.under && !isWhole(match, words)) return true;
  return fits !== undefined && at < fits && !place.behindBang && !(match.command.blocks && isWhole(match, words));
}

/** Without `no`. */
function commandOf(words: readonly string[]): readonly string[] {
  return /^(?:no|default)$/i.test(words[0] ?? '') ? words.slice(1) : words;
}

function firstOf(words: readonly string[]): string {
  return commandOf(words)[0] ?? '';
}

/** No word of the command was shortened. */
function isWhole({ command }: Fit, words: readonly string[]): boolean {
  const typed = commandOf(words);
  return leadingWords(command.syntax).every((word, i) => typed[i]?.toLowerCase() === word.toLowerCase());
}

const lengthOf = ({ command }: Fit): number => leadingWords(command.syntax).length;

function holds({ block, indent }: Open, of: number): boolean {
  if (indent !== of || of === 0) return indent < of;
  const { mode, target } = block;
  return isClosed(mode) && isKept(target) && (target.flat === true || target.children.length === 0);
}

/** A line of several objects at once opens a block on each. */
function withOthers(block: Block, others: readonly (Block | Refusal | undefined)[]): Block {
  if (others.length === 0) return block;
  const more = others.flatMap(each => (each === undefined || 'refused' in each ? [] : [each.target]));
  return more.length === 0 ? block : { ...block, also: [...(block.also ?? []), ...more] };
}

/** Of a line that no mode takes, IOS tells the fault of the mode that understands most of it; of several, the innermost one's. */
function moreTelling(
  inner: Exclude<Match<ConfigLine>, Fit> | undefined,
  outer: Exclude<Match<ConfigLine>, Fit>,
): Exclude<Match<ConfigLine>, Fit> {
  if (inner?.kind !== 'invalid') return inner ?? outer;
  const isFurther = outer.kind === 'incomplete' || (outer.kind === 'invalid' && outer.column > inner.column);
  return isFurther ? outer : inner;
}
