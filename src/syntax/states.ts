/**
 * The machine behind command trees. A state stands for "these words have been read": the set of commands that are still
 * possible, each with what is left of it. States are made when they are first reached and kept, so that reading a line
 * costs one map lookup a keyword however many commands there are.
 */
import { InternalError } from '../base/errors';
import type { ArgumentType } from './argument-types';
import { type Assignment, leadingWords, type Node, type Path, type Syntax } from './grammar';
import { type Captured, makerOf, type Put, type RecordMaker } from './values';

/** What a tree needs to know of a command. */
export interface Command {
  readonly syntax: Syntax<unknown>;
  /** Privilege level from which on the command exists; default 0. */
  readonly level?: number;
  /** Works, but `?` and Tab do not show it. */
  readonly hidden?: boolean;
  /** A word that is short for one of this and one of another command is the other's. */
  readonly yields?: boolean;
}

interface Remaining {
  readonly node: Node;
  readonly next: Remaining | undefined;
}

/** @param path full keywords that have been read, in lower case, a blank between them @returns undefined: as declared */
export type LevelOf = (path: string) => number | undefined;

interface Item<C> {
  readonly command: C;
  /** From which the command exists, as far as its words have been read. */
  readonly level: number;
  readonly remaining: Remaining | undefined;
}

/** A word that may come next. `source`: the state's item it belongs to. */
export interface Edge<C> {
  readonly command: C;
  /** Privilege level from which on the word exists. */
  readonly level: number;
  readonly source: number;
  readonly help: string;
  readonly assignments: readonly Assignment[];
  readonly remaining: Remaining | undefined;
  readonly label:
    | { readonly type: 'keyword'; readonly word: string }
    | {
        readonly type: 'argument';
        readonly path: Path;
        readonly argument: ArgumentType<unknown>;
        readonly list: boolean;
      }
    | { readonly type: 'rest'; readonly path: Path };
}

export interface Acceptance<C> {
  readonly command: C;
  readonly level: number;
  readonly source: number;
  readonly assignments: readonly Assignment[];
  /** Made when a line first ends so. */
  maker?: RecordMaker;
}

/** What a word is among the keywords of a state: where it leads, if it is one or the beginning of one alone. */
export type KeywordStep<C extends Command> = State<C> | 'none' | 'ambiguous';

/** As many as there are bits to name sets of them. */
const MOST_ARGUMENTS = 30;

/** Words remembered for a state at most, beside its keywords: abbreviations, and words that are none. */
const MOST_REMEMBERED = 500;

const NOTHING: readonly Assignment[] = [];

/** Commands that are made when their first word, or the beginning of it, is first read. */
export type LateCommands<C> = ReadonlyMap<string, () => readonly C[]>;

const NOTHING_LATE: LateCommands<never> = new Map();

export class State<C extends Command> {
  private readonly keywords = new Map<string, Edge<C>[]>();
  readonly arguments: Edge<C>[] = [];
  /** Users write some of the arguments as two words. */
  readonly mayBeTwo: boolean;
  readonly rests: Edge<C>[] = [];
  readonly acceptances: Acceptance<C>[] = [];
  private readonly steps = new Map<string, State<C>>();
  private readonly argumentSteps: Record<number, State<C>> = {};
  /** By privilege level and word, as it was typed. */
  private readonly byWord: Map<string, KeywordStep<C>>[] = [];
  /** The word that was looked up last: lines of one kind stand together. */
  private lastWord: string | undefined;
  private lastLevel = 0;
  private lastStep: KeywordStep<C> = 'none';
  /** Some keyword begins with a digit. */
  private hasDigits: boolean;

  private readonly late: Map<string, () => readonly C[]>;
  /** By what the line ends with: the rest of it, or a command that `no` names. */
  private readonly makers = new Map<object, RecordMaker>();

  private constructor(
    private readonly items: Item<C>[],
    /** The keywords that lead here. */
    private readonly path: string,
    private readonly levelOf: LevelOf | undefined,
    /** The one way here: item i came from the state before by `edges[i]`. */
    private readonly way: { readonly from: State<C>; readonly edges: readonly Edge<C>[] } | undefined,
    late: LateCommands<C> = NOTHING_LATE,
  ) {
    this.late = new Map(late);
    this.hasDigits = [...this.late.keys()].some(isDigit);
    items.forEach((item, source) => this.expand(item, source, item.remaining, NOTHING));
    this.mayBeTwo = this.arguments.some(({ label }) => label.type === 'argument' && label.argument.head !== undefined);
    if (this.arguments.length > MOST_ARGUMENTS)
      throw new InternalError(`${this.arguments.length} arguments at one place`);
  }

  /** @param levelOf where words have other levels than those that the commands are declared with */
  static start<C extends Command>(commands: readonly C[], levelOf?: LevelOf, late?: LateCommands<C>): State<C> {
    return new State(commands.map(wholeItem), '', levelOf, undefined, late);
  }

  /** The keywords that begin so, in lower case, and perhaps others. */
  keywordsFrom(beginning: string): ReadonlyMap<string, readonly Edge<C>[]> {
    for (const [word, make] of this.late) {
      if (!word.startsWith(beginning)) continue;
      this.late.delete(word);
      for (const command of make()) {
        const item = wholeItem(command);
        this.items.push(item);
        this.expand(item, this.items.length - 1, item.remaining, NOTHING);
      }
    }
    return this.keywords;
  }

  /** One of the commands that are still possible, if there is one that so many words name. */
  commandNamedBy(count: number): C | undefined {
    return this.items.find(({ command }) => nameLength(command) <= count)?.command;
  }

  /** The edge that takes whatever follows. */
  restAt(level: number): Edge<C> | undefined {
    return this.rests.find(edge => edge.level <= level);
  }

  /** The first item of a command among those of this state. */
  private sourceOf(command: C): number {
    return this.items.findIndex(item => item.command === command);
  }

  keywordStep(text: string, level: number): KeywordStep<C> {
    if (text === this.lastWord && level === this.lastLevel) return this.lastStep;
    if (this.keywords.size === 0 && this.late.size === 0) return 'none';
    // Numbers and addresses: there are too many to remember.
    if (!this.hasDigits && isDigit(text)) return 'none';
    const step = this.knownStep(text, level);
    this.lastWord = text;
    this.lastLevel = level;
    this.lastStep = step;
    return step;
  }

  private knownStep(text: string, level: number): KeywordStep<C> {
    const known = (this.byWord[level] ??= new Map<string, KeywordStep<C>>());
    let step = known.get(text);
    if (step !== undefined) return step;
    step = this.findKeyword(text.toLowerCase(), level);
    if (known.size < MOST_REMEMBERED) known.set(text, step);
    return step;
  }

  /** @param indexes of `arguments`, one bit each, from the lowest: a word that fits all of these */
  argumentStep(indexes: number): State<C> {
    return this.argumentSteps[indexes] ?? this.newArgumentStep(indexes);
  }

  private newArgumentStep(indexes: number): State<C> {
    const edges = this.arguments.filter((_, index) => (indexes & (1 << index)) !== 0);
    const step = this.step(`argument ${indexes}`, edges);
    this.argumentSteps[indexes] = step;
    return step;
  }

  /** Makes the record of a line that ends here, of what its words yielded. */
  makerAt(accepted: Acceptance<C>): RecordMaker {
    const { command, source, assignments } = accepted;
    return (accepted.maker ??= makerOf(command.syntax.node, [...this.putsOf(source), ...assignments.map(constant)]));
  }

  /** The same for a line that ends early, as one under `no` may. */
  makerWithin(command: C): RecordMaker {
    return this.makers.get(command) ?? this.newMaker(command, command, this.putsOf(this.sourceOf(command)));
  }

  /** The same for a line of which the rest is taken as it stands: it is captured behind all words. */
  makerOfRest(edge: Edge<C>): RecordMaker {
    const known = this.makers.get(edge);
    if (known !== undefined) return known;
    const { command, source, assignments, label } = edge;
    const { path } = label as Extract<Edge<C>['label'], { readonly type: 'rest' }>;
    const rest: Put = { path, list: false, from: { captured: this.capturing } };
    return this.newMaker(edge, command, [...this.putsOf(source), ...assignments.map(constant), rest]);
  }

  private newMaker(key: object, command: C, puts: readonly Put[]): RecordMaker {
    const maker = makerOf(command.syntax.node, puts);
    this.makers.set(key, maker);
    return maker;
  }

  /** How many words on the way here yielded a value. */
  private get capturing(): number {
    if (this.way === undefined) return 0;
    const { from, edges } = this.way;
    return from.capturing + (edges[0]?.label.type === 'argument' ? 1 : 0);
  }

  /** Where on the way to an item values were captured, and what else its words mean. */
  private putsOf(source: number): readonly Put[] {
    if (this.way === undefined) return [];
    const { from, edges } = this.way;
    const edge = edges[source] as Edge<C>;
    const before = [...from.putsOf(edge.source), ...edge.assignments.map(constant)];
    const { label } = edge;
    if (label.type !== 'argument') return before;
    const captured: Captured = { captured: from.capturing, ...(edges.length > 1 && { among: source }) };
    return [...before, { path: label.path, list: label.list, from: captured }];
  }

  private findKeyword(lower: string, level: number): KeywordStep<C> {
    const keywords = this.keywordsFrom(lower);
    const exact = this.allowed(keywords.get(lower) ?? [], level);
    if (exact.length > 0) return this.step(`${level} ${lower}`, exact);
    const found: { readonly word: string; readonly edges: readonly Edge<C>[] }[] = [];
    for (const [word, all] of keywords) {
      if (!word.startsWith(lower)) continue;
      const edges = this.allowed(all, level);
      if (edges.length > 0) found.push({ word, edges });
    }
    if (found.length === 0) return 'none';
    const strong = found.filter(({ edges }) => edges.some(({ command }) => command.yields !== true));
    const [only, ...others] = strong.length > 0 ? strong : found;
    return only === undefined || others.length > 0 ? 'ambiguous' : this.step(`${level} ${only.word}`, only.edges);
  }

  private allowed(edges: readonly Edge<C>[], level: number): readonly Edge<C>[] {
    return edges.filter(edge => edge.level <= level);
  }

  /** @param key names the set of edges among those of this state */
  private step(key: string, edges: readonly Edge<C>[]): State<C> {
    const known = this.steps.get(key);
    if (known !== undefined) return known;
    const next = new State([...edges], this.pathBehind(edges[0]), this.levelOf, { from: this, edges });
    this.steps.set(key, next);
    return next;
  }

  private pathBehind(edge: Edge<C> | undefined): string {
    return edge?.label.type === 'keyword' ? this.pathOf(edge.label.word) : this.path;
  }

  private pathOf(word: string): string {
    return this.path === '' ? word.toLowerCase() : `${this.path} ${word.toLowerCase()}`;
  }

  private expand(
    item: Item<C>,
    source: number,
    remaining: Remaining | undefined,
    assignments: readonly Assignment[],
  ): void {
    const { command, level } = item;
    if (remaining === undefined) {
      this.acceptances.push({ command, level, source, assignments });
      return;
    }
    const { node, next } = remaining;
    const go = (node: Node, after: Remaining | undefined, more = assignments): void =>
      this.expand(item, source, { node, next: after }, more);
    switch (node.type) {
      case 'keyword':
        this.addKeyword(node, {
          command,
          level: this.levelOf?.(this.pathOf(node.word)) ?? command.level ?? 0,
          source,
          help: node.help,
          assignments: node.set === undefined ? assignments : [...assignments, node.set],
          remaining: next,
          label: { type: 'keyword', word: node.word },
        });
        return;
      case 'argument':
        this.arguments.push({
          command,
          level,
          source,
          help: node.help,
          assignments,
          remaining: next,
          label: { type: 'argument', path: node.path, argument: node.argument, list: false },
        });
        return;
      case 'rest':
        this.rests.push({
          command,
          level,
          source,
          help: node.help,
          assignments,
          remaining: next,
          label: { type: 'rest', path: node.path },
        });
        return;
      case 'repeated':
        if (node.min <= 0) this.expand(item, source, next, assignments);
        if (node.max > 0) {
          this.arguments.push({
            command,
            level,
            source,
            help: node.help,
            assignments,
            remaining: { node: { ...node, min: node.min - 1, max: node.max - 1 }, next },
            label: { type: 'argument', path: node.path, argument: node.argument, list: true },
          });
        }
        return;
      case 'sequence': {
        let after = next;
        for (let i = node.parts.length - 1; i >= 0; i--) after = { node: node.parts[i] as Node, next: after };
        this.expand(item, source, after, assignments);
        return;
      }
      case 'optional':
        go(node.part, next);
        this.expand(item, source, next, assignments);
        return;
      case 'choice':
        for (const [key, part] of node.branches) go(part, next, [...assignments, { path: node.path, value: key }]);
        return;
      case 'alternatives':
        for (const part of node.parts) go(part, next);
        return;
      case 'any-order':
        for (const part of node.parts) {
          const others = node.parts.filter(other => other !== part);
          // None is required: one that is optional by itself would stand here as often as there are ways to leave it out.
          const inner = part.type === 'optional' ? part.part : part;
          go(inner, others.length === 0 ? next : { node: { type: 'any-order', parts: others }, next });
        }
        this.expand(item, source, next, assignments);
        return;
      case 'nested':
        go(node.part, next);
        return;
    }
  }

  private addKeyword(node: Extract<Node, { type: 'keyword' }>, edge: Edge<C>): void {
    const word = node.word.toLowerCase();
    this.hasDigits ||= isDigit(word);
    const known = this.keywords.get(word);
    if (known === undefined) this.keywords.set(word, [edge]);
    else known.push(edge);
  }
}

/** How many words name a command: after these, a `no` line may end. */
const lengths = new WeakMap<Command, number>();

function nameLength(command: Command): number {
  const known = lengths.get(command);
  if (known !== undefined) return known;
  const length = Math.max(leadingWords(command.syntax).length, 1);
  lengths.set(command, length);
  return length;
}

/** Does the word begin with one? */
function isDigit(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 0x30 && code <= 0x39;
}

function constant({ path, value }: Assignment): Put {
  return { path, list: false, from: { value } };
}

/** A command of which nothing has been read. */
function wholeItem<C extends Command>(command: C): Item<C> {
  return { command, level: command.level ?? 0, remaining: { node: command.syntax.node, next: undefined } };
}
