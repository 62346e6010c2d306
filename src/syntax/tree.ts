import type { ArgumentType, Hint } from './argument-types';
import { leadingWords, type Path } from './grammar';
import { type LateCommands, State, type Acceptance, type Command, type Edge, type LevelOf, type Taken } from './states';
import { assemble, type Assembly, put } from './values';
import { columnOf, wordsOf } from './words';

/** What a typed line means. Wrong typing is a value, never an exception. */
export type Match<C> =
  | { readonly kind: 'ok'; readonly command: C; readonly value: unknown; readonly prefix: Prefix | undefined }
  | { readonly kind: 'empty' }
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'ambiguous' }
  /** `column`: where the first word that does not fit starts, from 0. */
  | { readonly kind: 'invalid'; readonly column: number };

/** What may stand before a configuration line. */
export type Prefix = 'no' | 'default';

/** What `?` answers. */
export type Help =
  /** After a blank: all that may come next, sorted, `<cr>` last. */
  | { readonly kind: 'entries'; readonly entries: readonly Hint[] }
  /** In a word: the words that begin so. */
  | { readonly kind: 'words'; readonly words: readonly Hint[] }
  | { readonly kind: 'unrecognized' }
  | { readonly kind: 'ambiguous' };

/** Values that words yielded, and where each goes; the last one first. */
interface Chain {
  readonly path: Path;
  readonly value: unknown;
  readonly list: boolean;
  readonly before: Chain | undefined;
}

type Advance<C extends Command> = Taken<C> | 'none' | 'ambiguous' | 'incomplete';

/** All commands of one mode, ready to be typed. */
export class CommandTree<C extends Command> {
  private readonly start: State<C>;
  private readonly assemblies = new Map<C, Assembly>();

  /**
   * @param options.negatable lines may start with `no` and `default`, as configuration lines do
   * @param options.late      further commands, made when their first words are typed
   * @param options.levelOf   where words have other levels than those that the commands are declared with
   */
  constructor(
    commands: readonly C[],
    private readonly options: {
      readonly negatable?: boolean;
      readonly levelOf?: LevelOf;
      readonly late?: LateCommands<C>;
    } = {},
  ) {
    this.start = State.start(commands, options.levelOf, options.late);
  }

  /** Is this very word, not one that it is short for, the first of a command? */
  beginsWith(word: string): boolean {
    const lower = word.toLowerCase();
    return this.start.keywordsFrom(lower).has(lower);
  }

  /**
   * @param level  commands of higher privilege levels do not exist
   * @param words of the line, for who asks several trees
   */
  match(line: string, level = 15, words: readonly string[] = wordsOf(line)): Match<C> {
    if (words.length === 0) return { kind: 'empty' };
    const prefix = this.prefixOf(words);
    const from = prefix === undefined ? 0 : 1;
    let state = this.start;
    // Empty as long as nothing has been captured, whatever the number of items.
    let chains: Chains = [];
    for (let i = from; i < words.length;) {
      const advance = this.advance(state, words, i, level);
      if (typeof advance === 'string') {
        const raw = state.rests.length === 0 ? undefined : state.rests.find(edge => edge.level <= level);
        if (raw !== undefined) return this.acceptRest(raw, line.slice(columnOf(line, i)), chains[raw.source], prefix);
        if (advance === 'ambiguous' || advance === 'incomplete') return { kind: advance };
        return new InvalidMatch(line, i);
      }
      chains = extendAll(chains, advance);
      state = advance.step.next;
      i += advance.used;
    }
    return this.finish(state, chains, prefix, words.length - from, level);
  }

  /** @param line what stands before the cursor */
  help(line: string, level = 15): Help {
    const reached = this.reach(line, level);
    if (typeof reached === 'string') return { kind: reached };
    const { state, typed, prefix, count } = reached;
    const hints = hintsOf(state, typed, level);
    if (this.mayBePrefix(prefix, count)) hints.push(...prefixHints(typed));
    if (typed !== '') {
      const words = sorted(hints);
      return words.length === 0 ? { kind: 'unrecognized' } : { kind: 'words', words };
    }
    const entries = sorted(hints);
    if (this.mayEnd(state, prefix, count, level)) entries.push({ text: '<cr>', help: '', literal: false });
    return entries.length === 0 ? { kind: 'unrecognized' } : { kind: 'entries', entries };
  }

  /** The line with its last word completed and a blank after it, or undefined where nothing or several fit. */
  complete(line: string, level = 15): string | undefined {
    const reached = this.reach(line, level);
    if (typeof reached === 'string' || reached.typed === '') return undefined;
    const { state, typed, prefix, count } = reached;
    const hints = hintsOf(state, typed, level);
    if (this.mayBePrefix(prefix, count)) hints.push(...prefixHints(typed));
    const words = sorted(hints).filter(hint => hint.literal);
    const [only] = words;
    if (only === undefined || words.length > 1) return undefined;
    return `${line.slice(0, line.length - typed.length)}${only.text} `;
  }

  /** Walks all words but the one the cursor stands in. */
  private reach(
    line: string,
    level: number,
  ):
    | { readonly state: State<C>; readonly typed: string; readonly prefix: Prefix | undefined; readonly count: number }
    | 'unrecognized'
    | 'ambiguous' {
    const words = [...wordsOf(line)];
    const typed = /\s$/.test(line) || words.length === 0 ? '' : (words.pop() ?? '');
    const prefix = this.prefixOf(words);
    const from = prefix === undefined ? 0 : 1;
    let state = this.start;
    for (let i = from; i < words.length;) {
      const advance = this.advance(state, words, i, level);
      if (advance === 'ambiguous') return 'ambiguous';
      if (typeof advance === 'string') return 'unrecognized';
      state = advance.step.next;
      i += advance.used;
    }
    return { state, typed, prefix, count: words.length - from };
  }

  private prefixOf(words: readonly string[]): Prefix | undefined {
    const first = words[0]?.toLowerCase();
    if (this.options.negatable !== true || first === undefined) return undefined;
    if (first === 'no') return 'no';
    if (first.length < 3 || !'default'.startsWith(first)) return undefined;
    const keywords = this.start.keywordsFrom(first);
    const isOther =
      first === 'default' ? keywords.has(first) : [...keywords.keys()].some(word => word.startsWith(first));
    return isOther ? undefined : 'default';
  }

  /** May the word behind these be `no` or `default`? */
  private mayBePrefix(prefix: Prefix | undefined, count: number): boolean {
    return this.options.negatable === true && prefix === undefined && count === 0;
  }

  private advance(state: State<C>, words: readonly string[], i: number, level: number): Advance<C> {
    const text = words[i] as string;
    const keyword = state.keywordStep(text, level);
    return typeof keyword === 'string' ? (typedArgument(state, text, words[i + 1], level) ?? keyword) : keyword;
  }

  private finish(state: State<C>, chains: Chains, prefix: Prefix | undefined, count: number, level: number): Match<C> {
    for (const accepted of state.acceptances) {
      if (accepted.level <= level) return this.accept(accepted, chains[accepted.source], prefix);
    }
    if (prefix === undefined || count === 0) return { kind: 'incomplete' };
    const named = state.commands.find(command => nameLength(command) <= count);
    if (named === undefined) return { kind: 'incomplete' };
    const source = state.commands.length === 1 ? 0 : state.sourceOf(named);
    return this.accept({ command: named, source, assignments: [] }, chains[source], prefix);
  }

  private mayEnd(state: State<C>, prefix: Prefix | undefined, count: number, level: number): boolean {
    if (state.acceptances.some(each => each.level <= level && each.command.hidden !== true)) return true;
    return prefix !== undefined && count > 0 && state.commands.some(command => nameLength(command) <= count);
  }

  private accept(
    accepted: Omit<Acceptance<C>, 'level'>,
    chain: Chain | undefined,
    prefix: Prefix | undefined,
  ): Match<C> {
    const { command, assignments } = accepted;
    const assembly = this.assemblyOf(command);
    const record: Record<string, unknown> = {};
    fill(record, chain);
    for (const { path, value } of assignments) put(record, path, value, false);
    assembly(record);
    return { kind: 'ok', command, value: record, prefix };
  }

  private acceptRest(edge: Edge<C>, text: string, before: Chain | undefined, prefix: Prefix | undefined): Match<C> {
    const chain = extend(before, edge, text.trimEnd());
    return this.accept({ command: edge.command, source: 0, assignments: [] }, chain, prefix);
  }

  private assemblyOf(command: C): Assembly {
    const known = this.assemblies.get(command);
    if (known !== undefined) return known;
    const assembly = assemble(command.syntax.node);
    this.assemblies.set(command, assembly);
    return assembly;
  }
}

const PREFIX_HINTS: readonly Hint[] = [
  { text: 'default', help: 'Set a command to its defaults', literal: true },
  { text: 'no', help: 'Negate a command or set its defaults', literal: true },
];

function prefixHints(typed: string): readonly Hint[] {
  return PREFIX_HINTS.filter(({ text }) => text.startsWith(typed.toLowerCase()));
}

/** Most are thrown away, since the line fits another mode: the column is worked out when somebody asks. */
class InvalidMatch {
  readonly kind = 'invalid';

  constructor(
    private readonly line: string,
    private readonly index: number,
  ) {}

  get column(): number {
    return columnOf(this.line, this.index);
  }
}

/** For each item of a state what was captured on the way to it. */
type Chains = (Chain | undefined)[];

/** How many words name a command: after these, a `no` line may end. */
const lengths = new WeakMap<Command, number>();

function nameLength(command: Command): number {
  const known = lengths.get(command);
  if (known !== undefined) return known;
  const length = Math.max(leadingWords(command.syntax).length, 1);
  lengths.set(command, length);
  return length;
}

function typedArgument<C extends Command>(
  state: State<C>,
  text: string,
  following: string | undefined,
  level: number,
): Taken<C> | 'incomplete' | undefined {
  if (state.arguments.length === 0) return undefined;
  const heads = state.arguments.some(edge => edge.level <= level && typeOf(edge).head?.(text) === true);
  // The second half is a number: `Daphne f loss` names no interface "floss".
  const pair =
    heads && following !== undefined && /^\d/.test(following) ? fitting(state, text + following, 2, level) : undefined;
  const taken = pair ?? fitting(state, text, 1, level);
  return taken ?? (heads && following === undefined ? 'incomplete' : undefined);
}

/** The arguments that a word fits; of several types those of the highest rank. */
function fitting<C extends Command>(state: State<C>, text: string, used: 1 | 2, level: number): Taken<C> | undefined {
  const edges = state.arguments;
  let rank = -1;
  let indexes = 0;
  let first: unknown;
  let values: readonly unknown[] | undefined;
  for (let index = 0; index < edges.length; index++) {
    const edge = edges[index] as Edge<C>;
    const type = typeOf(edge);
    if (type.rank < rank || edge.level > level) continue;
    const value = type.parse(text);
    if (value === undefined) continue;
    if (type.rank > rank) {
      rank = type.rank;
      indexes = 1 << index;
      first = value;
      values = undefined;
    } else {
      indexes |= 1 << index;
      values = [...(values ?? [first]), value];
    }
  }
  return indexes === 0 ? undefined : { step: state.argumentStep(indexes), used, value: first, values };
}

function typeOf<C>(edge: Edge<C>): ArgumentType<unknown> {
  return (edge.label as Extract<Edge<C>['label'], { type: 'argument' }>).argument;
}

/** What was captured first goes in first: lists are in the order of their words. */
function fill(record: Record<string, unknown>, chain: Chain | undefined): void {
  if (chain === undefined) return;
  fill(record, chain.before);
  put(record, chain.path, chain.value, chain.list);
}

/** @param before is written again where that will do */
function extendAll<C extends Command>(before: Chains, { step: { edges, silent }, value, values }: Taken<C>): Chains {
  if (silent && before.length === 0) return before;
  const [only] = edges;
  if (edges.length > 1 || only === undefined) {
    return edges.map((edge, i) => extend(before[edge.source], edge, values === undefined ? value : values[i]));
  }
  const chain = extend(before[only.source], only, value);
  if (before.length !== 1) return [chain];
  before[0] = chain;
  return before;
}

/** @param value of an argument or of the rest of the line; keywords have none */
function extend<C>(before: Chain | undefined, edge: Edge<C>, value: unknown): Chain | undefined {
  let chain = before;
  for (const { path, value } of edge.assignments) chain = { path, value, list: false, before: chain };
  const { label } = edge;
  if (label.type === 'keyword') return chain;
  return { path: label.path, value, list: label.type === 'argument' && label.list, before: chain };
}

function hintsOf<C extends Command>(state: State<C>, typed: string, level: number): Hint[] {
  const lower = typed.toLowerCase();
  const shown = (edge: Edge<C>): boolean => edge.level <= level && edge.command.hidden !== true;
  const hints: Hint[] = [];
  for (const [word, edges] of state.keywordsFrom(lower)) {
    const edge = edges.find(shown);
    if (edge === undefined || !word.startsWith(lower)) continue;
    hints.push({ text: (edge.label as { readonly word: string }).word, help: edge.help, literal: true });
  }
  for (const edge of state.arguments) {
    if (!shown(edge)) continue;
    const type = typeOf(edge);
    if (type.hints !== undefined) hints.push(...type.hints(typed, edge.help));
    else if (typed === '' || type.parse(typed) !== undefined)
      hints.push({ text: type.show, help: edge.help, literal: false });
  }
  for (const edge of state.rests) if (shown(edge)) hints.push({ text: 'LINE', help: edge.help, literal: false });
  return hints;
}

/** Once each, in the order of their characters: `<1-99>` and `WORD` come before the keywords. */
function sorted(hints: readonly Hint[]): Hint[] {
  const unique = new Map<string, Hint>();
  for (const hint of hints) if (!unique.has(hint.text)) unique.set(hint.text, hint);
  return [...unique.values()].sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
}
