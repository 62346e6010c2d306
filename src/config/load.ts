import { InputError } from '../base/errors';
import type { Ipv4 } from '../base/ipv4-address';
import { SeededRng } from '../base/rng';
import type { Release } from '../ike/configuration';
import { type InterfaceConfig, type KeptLine, newRouterConfig, type RouterConfig } from '../router/model/router-config';
import { type CanonicalChange, canonicalChanges, type ReadLine } from './canonical';
import { isIndented } from './config-text';
import { ForeignBlocks, indentOf } from './foreign-blocks';
import { EXEC_PROMPT, HEADER, readInputLine } from './input-lines';
import { type Interpretation, Interpreter, type Place } from './interpreter';
import { hang, isKept, keepUnknown, keptListOf } from './kept';
import { LineReader } from './line-reader';
import { putInOrder } from './order';
import { type Done, reasonOf, supportOf, textOf } from './outcome';
import { renderConfig } from './render';
import { rankOf, type Section } from './sections';

/** A line that is not, or not wholly, understood. */
export interface LineDiagnostic {
  /** From 1. */
  readonly line: number;
  /** The mode it stands in: `config`, `config-if`. */
  readonly mode: string;
  readonly state: 'partial' | 'unknown';
  readonly text: string;
  readonly reason: string;
  /** The releases in which a partial line has all its effect. */
  readonly fullIn: readonly Release[];
}

/** How many lines are in which state; blank lines, comments and headers do not count. */
export interface LineCounts {
  lines: number;
  full: number;
  partial: number;
  stored: number;
  unknown: number;
}

export interface LoadedConfig {
  readonly file: string;
  readonly config: RouterConfig;
  readonly counts: Readonly<LineCounts>;
  readonly diagnostics: readonly LineDiagnostic[];
  /** Undefined: there is no such line. */
  readonly hostnameLine: number | undefined;
  /** How the printed form differs, line by line; empty unless asked for. */
  readonly canonical: readonly CanonicalChange[];
  /** A new model of the same configuration. */
  again(): RouterConfig;
  /** Where each address of an interface stands, by `addressKey`. */
  readonly addressLines: ReadonlyMap<string, number>;
  /** The last line, when the file ends within it and there was no `end`: it may be cut off. */
  readonly cutOffAt: number | undefined;
}

export function addressKey(interfaceName: string, address: Ipv4): string {
  return `${interfaceName} ${address}`;
}

/** Fewer of ten lines than this understood: the file is something else. */
const KNOWN_OF_TEN = 1;

/**
 * Loads a configuration in the form in which a router prints it, or in which people paste it.
 * @throws InputError when hardly a line of it is one of IOS
 */
export function loadConfig(text: string, file: string, { compare = false } = {}): LoadedConfig {
  const loader = new Loader(compare);
  loader.load(text);
  const { counts } = loader;
  if (counts.lines === 0) throw new InputError(file, undefined, 'holds no configuration line');
  if ((counts.lines - counts.unknown) * 10 < counts.lines * KNOWN_OF_TEN) {
    const [first] = loader.diagnostics;
    const reason = `is no configuration: ${counts.unknown} of its ${counts.lines} lines are unknown`;
    throw new InputError(file, first?.line, reason);
  }
  return {
    file,
    config: counts.unknown === 0 ? loader.config : settled(loader.config),
    counts,
    diagnostics: loader.diagnostics,
    canonical: canonicalChanges(loader.config, loader.linesRead),
    again: () => loadConfig(text, file).config,
    hostnameLine: loader.hostnameLine,
    get addressLines() {
      return loader.addressLines;
    },
    cutOffAt: loader.ended || /[\r\n]$/.test(text) ? undefined : text.split('\n').length,
  };
}

/** The model of a startup configuration: a router starts with whatever its NVRAM holds. */
export function loadStartup(text: string): RouterConfig {
  const loader = new Loader();
  loader.load(text);
  return loader.counts.unknown === 0 ? loader.config : settled(loader.config);
}

/** Unknown lines are kept behind the line before them: once they are printed, that may be another one. Where they are then is their place. */
function settled(config: RouterConfig): RouterConfig {
  const again = new Loader();
  again.load(renderConfig(config).join('\n'));
  return again.config;
}

/** No banner and no certificate is longer: one without an end does not take the whole file. */
const MOST_TEXT_LINES = 1000;

/** A stored line that opens no block: what stands deeper right behind it belongs under it. */
interface Hook {
  readonly target: object;
  readonly indent: number;
  readonly kept: KeptLine;
  /** The one that it stands under itself. */
  readonly outer: Hook | undefined;
}

const INTERFACE_MODES: ReadonlySet<string> = new Set(['config-if', 'config-subif', 'config-if-range']);

class Loader {
  /** Kept only where they are to be compared with what is printed. */
  readonly linesRead: ReadLine[] = [];
  readonly config = newRouterConfig();
  readonly counts: LineCounts = { lines: 0, full: 0, partial: 0, stored: 0, unknown: 0 };
  readonly diagnostics: LineDiagnostic[] = [];
  private readonly addresses: { readonly name: string; readonly address: Ipv4; readonly line: number }[] = [];
  hostnameLine: number | undefined;
  ended = false;
  private readonly foreign = new ForeignBlocks();
  /** The line before this one, if it was stored and opened no block. */
  private lastKept: Hook | undefined;
  /** A line stood deeper than the one that opened its block: the file is not flush left. */
  private indented = false;
  /** A `!` alone stands right before the present line. */
  private behindBang = false;
  /** Lines that may still be read twice: a file full of beginnings without ends must not cost the square of its length. */
  private rereads = 100 * MOST_TEXT_LINES;
  private readonly interpreter = new Interpreter(this.config, {
    interactive: false,
    rng: new SeededRng(0, 'salts'),
    reply: () => {},
  });
  /** Of the last line of the outermost mode. */
  private lastSection: Section = 'version';

  private readonly isOutside = (text: string): boolean => this.interpreter.standsOutside(text);

  constructor(private readonly compare = false) {}

  get addressLines(): ReadonlyMap<string, number> {
    return new Map(this.addresses.map(({ name, address, line }) => [addressKey(name, address), line]));
  }

  load(text: string): void {
    this.indented = isIndented(text);
    this.readLines(text);
    putInOrder(this.config);
  }

  private readLines(text: string): void {
    const reader = new LineReader(text);
    for (let raw = reader.next(); raw !== undefined; raw = reader.next()) {
      const input = readInputLine(raw, reader.isPlain);
      if (input === undefined) {
        const isBang = raw.trimEnd() === '!';
        if (isBang) this.foreign.endRefused();
        this.behindBang ||= isBang;
        continue;
      }
      if (input === HEADER) {
        if (this.counts.lines === this.counts.unknown) this.forget();
        continue;
      }
      if (input === EXEC_PROMPT) {
        // Whatever follows the end of the configuration on a console is another command's output.
        if (this.ended) return;
        continue;
      }
      if (this.isForeign(input, indentOf(raw))) this.countForeign(input, reader.number);
      else if (input === 'end') this.end();
      else if (input === 'exit') this.exit(reader.number);
      else this.command(input, reader, indentOf(raw));
    }
  }

  /** Does the line belong to a block that nobody knows, or that was refused? */
  private isForeign(text: string, indent: number): boolean {
    return this.foreign.takes(text, indent) || this.foreign.refusedTakes(text, this.isOutside);
  }

  /** A line of a block that nobody knows. */
  private countForeign(text: string, line: number): void {
    this.counts.lines++;
    this.noteUnknown(text, line, 'its block is unknown');
  }

  /** The configuration begins here: until now the console greeted, asked for a password, showed a banner. */
  private forget(): void {
    Object.assign(this.counts, { lines: 0, unknown: 0 });
    this.diagnostics.length = 0;
    this.config.kept.length = 0;
    this.config.keptIn.clear();
  }

  private end(): void {
    this.ended = true;
    this.interpreter.end();
    this.countUnderstood();
  }

  private exit(line: number): void {
    if (this.compare) this.linesRead.push({ line, mode: this.interpreter.mode.name, text: 'exit', what: undefined });
    this.interpreter.leave();
    this.countUnderstood();
  }

  private countUnderstood(): void {
    this.counts.lines++;
    this.counts.full++;
  }

  /** A command, with the further lines that belong to it: a banner's, a certificate's. */
  private command(text: string, reader: LineReader, indent: number): void {
    const line = reader.number;
    const place = this.placeOf(indent);
    const { at } = reader;
    let whole = text;
    let count = 1;
    let result = this.interpret(whole, line, place);
    while (result.kind === 'unfinished' && reader.number - line < Math.min(MOST_TEXT_LINES, this.rereads)) {
      const next = reader.next()?.replace(/\r$/, '');
      if (next === undefined) break;
      // The word that its text follows stands alone: `key-string`.
      whole += `${whole.includes(' ') ? '' : ' '}\n${next}`;
      if (next.trim() !== '') count++;
      if (result.isLast(next)) result = this.interpret(whole, line, place);
    }
    if (result.kind === 'unfinished') {
      // Its end is missing: what follows are commands again, not its text.
      this.rereads -= reader.number - line;
      reader.goTo(line, at);
      this.note(result, text, line, 1, indent);
      this.behindBang = false;
      return;
    }
    this.note(result, whole, line, count, indent);
    this.behindBang = false;
  }

  private placeOf(indent: number): Place {
    const { interpreter, behindBang } = this;
    this.indented ||= interpreter.indent >= 0 && indent > interpreter.indent;
    const under = this.hookFor(interpreter.block.target, indent) !== undefined;
    return { indent, telling: this.indented, behindBang, under };
  }

  private interpret(text: string, line: number, place: Place): Interpretation {
    const { config, interpreter } = this;
    const { hostname } = config;
    const { mode, target } = interpreter.block;
    const port = INTERFACE_MODES.has(mode) ? (target as InterfaceConfig) : undefined;
    const address = port?.address;
    const secondaries = port?.secondaries.length;
    const result = interpreter.execute(text, place);
    if (hostname !== config.hostname) this.hostnameLine = line;
    if (port === undefined) return result;
    if (port.address !== undefined && port.address !== address) this.addressStands(port, port.address.address, line);
    if (port.secondaries.length !== secondaries) {
      const last = port.secondaries[port.secondaries.length - 1];
      if (last !== undefined) this.addressStands(port, last.address, line);
    }
    return result;
  }

  private addressStands({ name }: InterfaceConfig, address: Ipv4, line: number): void {
    this.addresses.push({ name, address, line });
  }

  private note(result: Interpretation, text: string, line: number, count: number, indent: number): void {
    const { counts, interpreter } = this;
    if (result.kind === 'empty') return;
    counts.lines += count;
    if (result.kind === 'done') {
      const support = supportOf(result);
      counts[support] += count;
      this.remember(result, text, indent);
      if (this.compare)
        this.linesRead.push({ line, mode: result.mode.name, text, what: { ...result, command: result.line } });
      if (result.mode.name === 'config') this.lastSection = result.line.section;
      if (support !== 'partial') return;
      const reason = result.missing ?? '';
      this.diagnostics.push({
        line,
        mode: result.mode.name,
        state: 'partial',
        text,
        reason,
        fullIn: result.line.fullIn,
      });
      return;
    }
    const isBlock = result.kind === 'refused' && result.line.blocks;
    if (isBlock && !this.indented) interpreter.end();
    const kept = this.keepForeign(text, indent);
    this.foreign.open(kept, indent);
    if (isBlock && !this.indented) this.foreign.openRefused(kept);
    this.noteUnknown(text, line, reasonOf(result), count);
  }

  /** Where the file tells by blanks or a `!`, what does not stand inside a block is none of its lines; else nobody knows. */
  private keepForeign(text: string, indent: number): KeptLine {
    const { config, interpreter } = this;
    if (this.indented) {
      interpreter.leaveTo(indent);
      this.noteFlat(indent);
    }
    if (!this.indented && this.behindBang) interpreter.end();
    const hook = this.hookFor(interpreter.block.target, indent);
    if (hook === undefined) return keepUnknown(config, interpreter.block, text, rankOf(this.lastSection));
    // It stands under a line that opens no block that we know.
    const kept: KeptLine = { state: 'unknown', text, rank: 0, children: [] };
    hook.kept.children.push(kept);
    return kept;
  }

  /** What the next line may have to know of a line that was understood. */
  private remember(done: Done, text: string, indent: number): void {
    const { target } = done.block;
    const hook = this.hookFor(target, indent);
    this.lastKept =
      done.line.support === 'stored' && !done.line.blocks ? this.keptNow(done, text, indent, hook) : undefined;
    if (hook === undefined && this.interpreter.block.target === target) this.noteFlat(indent);
  }

  /** @returns the line as the next ones may stand under it; undefined: it was kept before, or is kept otherwise */
  private keptNow(done: Done, text: string, indent: number, outer: Hook | undefined): Hook | undefined {
    const { target } = done.block;
    const list = this.listOf(target);
    const kept = list.at(-1);
    if (kept === undefined || (kept.text !== text && kept.text !== textOf(done))) return undefined;
    if (outer !== undefined) hang(list, outer.kept);
    return { target, indent, kept, outer };
  }

  private listOf(target: object): KeptLine[] {
    return target === this.config ? this.config.kept : keptListOf(this.config, target);
  }

  /** The line that one of the target with so many blanks before it stands under. */
  private hookFor(target: object, indent: number): Hook | undefined {
    let hook = this.behindBang ? undefined : this.lastKept;
    while (hook !== undefined && indent <= hook.indent) hook = hook.outer;
    return hook?.target === target ? hook : undefined;
  }

  /** A line has been put into the present block that stands no deeper than the one that opened it. */
  private noteFlat(indent: number): void {
    const { block, indent: opener } = this.interpreter;
    if (this.indented && opener > 0 && opener === indent && isKept(block.target)) block.target.flat = true;
  }

  private noteUnknown(text: string, line: number, reason: string, count = 1): void {
    this.counts.unknown += count;
    this.diagnostics.push({ line, mode: this.interpreter.mode.name, state: 'unknown', text, reason, fullIn: [] });
  }
}
