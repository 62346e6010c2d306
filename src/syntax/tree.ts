import type { ArgumentType, Hint } from './argument-types';
import type { Path } from './grammar';
import { State, type Acceptance, type Command, type Edge, type Step } from './states';
import { assemble, type Assembly } from './values';

/** A word of a line and the column it starts in, from 0. */
export interface Token {
  readonly text: string;
  readonly column: number;
}

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

interface Chain {
  readonly path: Path;
  readonly value: unknown;
  readonly list: boolean;
  readonly before: Chain | undefined;
}

type Advance<C extends Command> =
  { readonly step: Step<C>; readonly used: 1 | 2; readonly word: string } | 'none' | 'ambiguous' | 'incomplete';

/** All commands of one mode, ready to be typed. */
export class CommandTree<C extends Command> {
  private readonly start: State<C>;
  private readonly assemblies = new Map<C, Assembly>();

  /** @param options.negatable lines may start with `no` and `default`, as configuration lines do */
  constructor(
    commands: readonly C[],
    private readonly options: { readonly negatable: boolean } = { negatable: false },
  ) {
    this.start = State.start(commands);
  }

  /** @param level commands of higher privilege levels do not exist */
  match(line: string, level = 15): Match<C> {
    const tokens = tokenize(line);
    if (tokens.length === 0) return { kind: 'empty' };
    const prefix = this.prefixOf(tokens);
    const from = prefix === undefined ? 0 : 1;
    let state = this.start;
    let chains: readonly (Chain | undefined)[] = [];
    for (let i = from; i < tokens.length;) {
      const token = tokens[i] as Token;
      const raw = state.rests.find(edge => (edge.command.level ?? 0) <= level);
      const advance = this.advance(state, tokens, i, level);
      if (typeof advance === 'string') {
        if (raw !== undefined) return this.acceptRest(raw, line.slice(token.column), chains[raw.source], prefix);
        if (advance === 'ambiguous' || advance === 'incomplete') return { kind: advance };
        return { kind: 'invalid', column: token.column };
      }
      const before = chains;
      chains = advance.step.edges.map(edge => extend(before[edge.source], edge, advance.word));
      state = advance.step.next;
      i += advance.used;
    }
    return this.finish(state, chains, prefix, tokens.length - from, level);
  }

  /** @param line what stands before the cursor */
  help(line: string, level = 15): Help {
    const reached = this.reach(line, level);
    if (typeof reached === 'string') return { kind: reached };
    const { state, typed, prefix, count } = reached;
    const hints = hintsOf(state, typed, level);
    if (typed === '' && count === 0 && this.options.negatable && prefix === undefined) hints.push(...PREFIX_HINTS);
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
    const words = sorted(hintsOf(reached.state, reached.typed, level)).filter(hint => hint.literal);
    const [only] = words;
    if (only === undefined || words.length > 1) return undefined;
    return `${line.slice(0, line.length - reached.typed.length)}${only.text} `;
  }

  /** Walks all words but the one the cursor stands in. */
  private reach(
    line: string,
    level: number,
  ):
    | { readonly state: State<C>; readonly typed: string; readonly prefix: Prefix | undefined; readonly count: number }
    | 'unrecognized'
    | 'ambiguous' {
    const tokens = tokenize(line);
    const typed = /\s$/.test(line) || tokens.length === 0 ? '' : (tokens.pop() as Token).text;
    const prefix = this.prefixOf(tokens);
    const from = prefix === undefined ? 0 : 1;
    let state = this.start;
    for (let i = from; i < tokens.length;) {
      const advance = this.advance(state, tokens, i, level);
      if (advance === 'ambiguous') return 'ambiguous';
      if (typeof advance === 'string') return 'unrecognized';
      state = advance.step.next;
      i += advance.used;
    }
    return { state, typed, prefix, count: tokens.length - from };
  }

  private prefixOf(tokens: readonly Token[]): Prefix | undefined {
    const first = tokens[0]?.text.toLowerCase();
    if (!this.options.negatable || first === undefined) return undefined;
    if (first === 'no') return 'no';
    return first.length >= 3 && 'default'.startsWith(first) && !this.start.keywords.has(first) ? 'default' : undefined;
  }

  private advance(state: State<C>, tokens: readonly Token[], i: number, level: number): Advance<C> {
    const { text } = tokens[i] as Token;
    const lower = text.toLowerCase();
    const allowed = (edge: Edge<C>): boolean => (edge.command.level ?? 0) <= level;
    const exact = state.keywords.get(lower)?.filter(allowed);
    if (exact !== undefined && exact.length > 0)
      return { step: state.step(`k${level} ${lower}`, exact), used: 1, word: text };
    const abbreviated = abbreviations(state, lower, allowed);
    if (abbreviated.words === 1) {
      return { step: state.step(`k${level} ${abbreviated.word}`, abbreviated.edges), used: 1, word: text };
    }
    const typed = typedArgument(state, text, tokens[i + 1]?.text, allowed, level);
    if (typed !== undefined) return typed;
    return abbreviated.words > 1 ? 'ambiguous' : 'none';
  }

  private finish(
    state: State<C>,
    chains: readonly (Chain | undefined)[],
    prefix: Prefix | undefined,
    count: number,
    level: number,
  ): Match<C> {
    const accepted = state.acceptances.find(acceptance => (acceptance.command.level ?? 0) <= level);
    if (accepted !== undefined) return this.accept(accepted, chains[accepted.source], prefix);
    if (prefix === undefined || count === 0) return { kind: 'incomplete' };
    const named = state.commands.find(command => nameLength(command) <= count);
    if (named === undefined) return { kind: 'incomplete' };
    const source = state.commands.length === 1 ? 0 : state.sourceOf(named);
    return this.accept({ command: named, source, assignments: [] }, chains[source], prefix);
  }

  private mayEnd(state: State<C>, prefix: Prefix | undefined, count: number, level: number): boolean {
    if (state.acceptances.some(({ command }) => (command.level ?? 0) <= level)) return true;
    return prefix !== undefined && count > 0 && state.commands.some(command => nameLength(command) <= count);
  }

  private accept(accepted: Acceptance<C>, chain: Chain | undefined, prefix: Prefix | undefined): Match<C> {
    const captured: { path: Path; value: unknown; list: boolean }[] = [];
    for (let link = chain; link !== undefined; link = link.before) captured.push(link);
    captured.reverse();
    for (const { path, value } of accepted.assignments) captured.push({ path, value, list: false });
    return { kind: 'ok', command: accepted.command, value: this.assemblyOf(accepted.command)(captured), prefix };
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

/** How many words name a command: after these, a `no` line may end. */
const lengths = new WeakMap<Command, number>();

function nameLength(command: Command): number {
  const known = lengths.get(command);
  if (known !== undefined) return known;
  let length = 0;
  const parts = flatten(command.syntax);
  while (parts[length] === 'keyword') length++;
  lengths.set(command, Math.max(length, 1));
  return Math.max(length, 1);
}

function flatten(syntax: Command['syntax']): readonly string[] {
  const types: string[] = [];
  const visit = (node: Command['syntax']['node']): void => {
    if (node.type === 'sequence') node.parts.forEach(visit);
    else types.push(node.type);
  };
  visit(syntax.node);
  return types;
}

export function tokenize(line: string): Token[] {
  const tokens: Token[] = [];
  const length = line.length;
  let i = 0;
  while (i < length) {
    while (i < length && isBlank(line.charCodeAt(i))) i++;
    if (i === length) break;
    const column = i;
    while (i < length && !isBlank(line.charCodeAt(i))) i++;
    tokens.push({ text: line.slice(column, i), column });
  }
  return tokens;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0d;
}

function abbreviations<C extends Command>(
  state: State<C>,
  lower: string,
  allowed: (edge: Edge<C>) => boolean,
): { readonly words: number; readonly word: string; readonly edges: readonly Edge<C>[] } {
  let words = 0;
  let found: { word: string; edges: readonly Edge<C>[] } = { word: '', edges: [] };
  for (const [word, all] of state.keywords) {
    if (!word.startsWith(lower)) continue;
    const edges = all.filter(allowed);
    if (edges.length === 0) continue;
    words++;
    found = { word, edges };
  }
  return { words, ...found };
}

function typedArgument<C extends Command>(
  state: State<C>,
  text: string,
  following: string | undefined,
  allowed: (edge: Edge<C>) => boolean,
  level: number,
): Advance<C> | undefined {
  const whole = fitting(state, text, allowed);
  if (whole.edges.length > 0) return { step: state.step(`a${level} ${whole.key}`, whole.edges), used: 1, word: text };
  const heads = state.arguments.some(edge => allowed(edge) && typeOf(edge).head?.(text) === true);
  if (!heads) return undefined;
  if (following === undefined) return 'incomplete';
  const joined = fitting(state, text + following, allowed);
  if (joined.edges.length === 0) return undefined;
  return { step: state.step(`a${level} ${joined.key}`, joined.edges), used: 2, word: text + following };
}

function fitting<C extends Command>(
  state: State<C>,
  text: string,
  allowed: (edge: Edge<C>) => boolean,
): { readonly key: string; readonly edges: readonly Edge<C>[] } {
  let rank = -1;
  let key = '';
  let edges: Edge<C>[] = [];
  state.arguments.forEach((edge, index) => {
    const type = typeOf(edge);
    if (type.rank < rank || !allowed(edge) || type.parse(text) === undefined) return;
    if (type.rank > rank) {
      rank = type.rank;
      key = '';
      edges = [];
    }
    key += `${index},`;
    edges.push(edge);
  });
  return { key, edges };
}

function typeOf<C>(edge: Edge<C>): ArgumentType<unknown> {
  return (edge.label as Extract<Edge<C>['label'], { type: 'argument' }>).argument;
}

function extend<C>(before: Chain | undefined, edge: Edge<C>, word: string): Chain | undefined {
  let chain = before;
  for (const { path, value } of edge.assignments) chain = { path, value, list: false, before: chain };
  if (edge.label.type === 'argument') {
    const { path, argument, list } = edge.label;
    return { path, value: argument.parse(word), list, before: chain };
  }
  if (edge.label.type === 'rest') return { path: edge.label.path, value: word, list: false, before: chain };
  return chain;
}

function hintsOf<C extends Command>(state: State<C>, typed: string, level: number): Hint[] {
  const lower = typed.toLowerCase();
  const shown = (edge: Edge<C>): boolean => (edge.command.level ?? 0) <= level && edge.command.hidden !== true;
  const hints: Hint[] = [];
  for (const [word, edges] of state.keywords) {
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
