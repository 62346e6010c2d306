import type { ArgumentType, Hint } from './argument-types';
import { type Command, type Edge, type LateCommands, type LevelOf, State } from './states';
import type { RecordMaker } from './values';
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

/** What became of one word, or of two that are one argument. Written anew for each, so that none costs an object. */
interface Taken {
  used: 1 | 2;
  isArgument: boolean;
  /** Of an argument: its value; where it fits several, a list of a value for each. */
  value: unknown;
}

type Failure = 'none' | 'ambiguous' | 'incomplete';

/** All commands of one mode, ready to be typed. */
export class CommandTree<C extends Command> {
  private readonly start: State<C>;
  private readonly taken: Taken = { used: 1, isArgument: false, value: undefined };
  /** What the words of a line yielded; written anew for each line. */
  private readonly captured: unknown[] = [];

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
    let count = 0;
    for (let i = from; i < words.length;) {
      const next = this.advance(state, words, i, level);
      if (typeof next === 'string') {
        const rest = state.rests.length === 0 ? undefined : state.restAt(level);
        if (rest !== undefined) {
          this.captured[count] = line.slice(columnOf(line, i)).trimEnd();
          return this.made(rest.command, state.makerOfRest(rest), prefix);
        }
        if (next === 'ambiguous' || next === 'incomplete') return { kind: next };
        return new InvalidMatch(line, i);
      }
      if (this.taken.isArgument) this.captured[count++] = this.taken.value;
      state = next;
      i += this.taken.used;
    }
    return this.finish(state, prefix, words.length - from, level);
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
      const next = this.advance(state, words, i, level);
      if (next === 'ambiguous') return 'ambiguous';
      if (typeof next === 'string') return 'unrecognized';
      state = next;
      i += this.taken.used;
    }
    return { state, typed, prefix, count: words.length - from };
  }

  private prefixOf(words: readonly string[]): Prefix | undefined {
    const word = words[0];
    if (this.options.negatable !== true || word === undefined) return undefined;
    const letter = word.charCodeAt(0) | LOWER_CASE;
    if (letter !== SMALL_N && letter !== SMALL_D) return undefined;
    return this.prefixFor(word.toLowerCase());
  }

  private prefixFor(first: string): Prefix | undefined {
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

  /** @returns the state behind the word, or behind the two that `taken` tells of */
  private advance(state: State<C>, words: readonly string[], i: number, level: number): State<C> | Failure {
    const { taken } = this;
    const text = words[i] as string;
    const keyword = state.keywordStep(text, level);
    taken.isArgument = false;
    taken.used = 1;
    if (typeof keyword !== 'string' || state.arguments.length === 0) return keyword;
    const argument = typedArgument(state, text, words[i + 1], level, taken);
    return argument ?? keyword;
  }

  private finish(state: State<C>, prefix: Prefix | undefined, count: number, level: number): Match<C> {
    for (const accepted of state.acceptances) {
      if (accepted.level <= level) return this.made(accepted.command, state.makerAt(accepted), prefix);
    }
    if (prefix === undefined || count === 0) return { kind: 'incomplete' };
    const command = state.commandNamedBy(count);
    if (command === undefined) return { kind: 'incomplete' };
    return this.made(command, state.makerWithin(command), prefix);
  }

  private made(command: C, maker: RecordMaker, prefix: Prefix | undefined): Match<C> {
    return { kind: 'ok', command, value: maker(this.captured), prefix };
  }

  private mayEnd(state: State<C>, prefix: Prefix | undefined, count: number, level: number): boolean {
    if (state.acceptances.some(each => each.level <= level && each.command.hidden !== true)) return true;
    return prefix !== undefined && count > 0 && state.commandNamedBy(count) !== undefined;
  }
}

/** The bit by which small letters differ from capitals. */
const LOWER_CASE = 0x20;
const SMALL_N = 0x6e;
const SMALL_D = 0x64;

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

function typedArgument<C extends Command>(
  state: State<C>,
  text: string,
  following: string | undefined,
  level: number,
  taken: Taken,
): State<C> | 'incomplete' | undefined {
  const heads = state.mayBeTwo && isHead(state, text, level);
  // The second half is a number: `Daphne f loss` names no interface "floss".
  if (heads && following !== undefined && /^\d/.test(following)) {
    const pair = fitting(state, text + following, level, taken);
    taken.used = 2;
    if (pair !== undefined) return pair;
  }
  taken.used = 1;
  const single = fitting(state, text, level, taken);
  return single ?? (heads && following === undefined ? 'incomplete' : undefined);
}

/** Is the word the first half of an argument? */
function isHead<C extends Command>(state: State<C>, text: string, level: number): boolean {
  return state.arguments.some(edge => edge.level <= level && typeOf(edge).head?.(text) === true);
}

/** The arguments that a word fits; of several types those of the highest rank. */
function fitting<C extends Command>(state: State<C>, text: string, level: number, taken: Taken): State<C> | undefined {
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
  if (indexes === 0) return undefined;
  taken.isArgument = true;
  taken.value = values ?? first;
  return state.argumentStep(indexes);
}

function typeOf<C>(edge: Edge<C>): ArgumentType<unknown> {
  return (edge.label as Extract<Edge<C>['label'], { type: 'argument' }>).argument;
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
