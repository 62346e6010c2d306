import { InternalError } from '../base/errors';
import type { Codec, Node, Path, Syntax } from './grammar';

/**
 * The words of a command for a record of its arguments: the inverse of matching, in canonical spelling.
 * @throws InternalError when a required argument is missing
 */
export function print<Value>(syntax: Syntax<Value>, value: Value): string {
  let known = printers.get(syntax.node);
  if (known === undefined) printers.set(syntax.node, (known = printerOf<unknown>(syntax)));
  return known(value);
}

const printers = new WeakMap<Node, Printer<unknown>>();

/**
 * @param before stands before the words, with a blank between
 * @throws InternalError when a required argument is missing
 */
export type Printer<Value> = (value: Value, before?: string) => string;

/** `print` for who prints many records of one syntax: what the grammar tells by itself is worked out once. */
export function printerOf<Value>({ node }: Syntax<Value>): Printer<Value> {
  const write = writerOf(node, 0);
  const words = new Words();
  return (value, before) => {
    words.count = 0;
    if (before !== undefined) words.push(before);
    if (!write(value, words)) throw new InternalError(`cannot print ${JSON.stringify(value)}`);
    return words.text;
  };
}

/** Has the record all that its words need? A `no` line may name only the beginning. */
export function isWhole<Value>({ node }: Syntax<Value>, value: unknown): boolean {
  return writerOf(node, 0)(value, new Words());
}

/** The words of one line; written anew for each, so that a line costs no array that grows. */
class Words {
  /** Those from here on are of other lines, or have been taken back. */
  count = 0;
  private readonly all: string[] = [];

  push(word: string): void {
    this.all[this.count++] = word;
  }

  /** Joined at once: a text that grows word by word is, to the engine, a tree of its pieces. */
  get text(): string {
    return this.all.slice(0, this.count).join(' ');
  }
}

/** Adds a record's words for a node. @returns false where it has none; whatever was added is then to be taken away */
type Writer = (value: unknown, words: Words) => boolean;

const NOTHING: Writer = () => true;

/** @param depth how many names of each path lead to the record that is printed */
function writerOf(node: Node, depth: number): Writer {
  switch (node.type) {
    case 'keyword':
      return keywordWriter(node, depth);
    case 'argument': {
      const { argument } = node;
      return textWriter(getterOf(node.path, depth), value => argument.print(value));
    }
    case 'repeated':
      return listWriter(node, depth);
    case 'rest':
      return textWriter(getterOf(node.path, depth), value => (typeof value === 'string' ? value : undefined));
    case 'sequence':
      return sequenceWriter(node.parts, depth);
    case 'optional':
      return optionalWriter(node.part, depth);
    case 'any-order':
      return allOf(node.parts.map(part => optionalWriter(part, depth)));
    case 'choice':
      return choiceWriter(node, depth);
    case 'alternatives':
      return firstOf(node.parts.map(part => writerOf(part, depth)));
    case 'nested':
      return node.codec === undefined ? nestedWriter(node, depth) : convertedWriter(node.codec, node, depth);
  }
}

function keywordWriter({ word, set, printed = word }: Extract<Node, { type: 'keyword' }>, depth: number): Writer {
  if (set === undefined) return wordWriter(printed);
  const get = getterOf(set.path, depth);
  return (value, words) => {
    if (get(value) !== set.value) return false;
    words.push(printed);
    return true;
  };
}

function wordWriter(word: string): Writer {
  return (_, words) => {
    words.push(word);
    return true;
  };
}

function textWriter(get: Getter, textOf: (value: unknown) => string | undefined): Writer {
  return (value, words) => {
    const inner = get(value);
    const text = inner === undefined ? undefined : textOf(inner);
    if (text !== undefined && text !== '') words.push(text);
    return text !== undefined;
  };
}

function listWriter({ path, argument, min }: Extract<Node, { type: 'repeated' }>, depth: number): Writer {
  const get = getterOf(path, depth);
  return (value, words) => {
    const list = get(value);
    if (!Array.isArray(list) || list.length < min) return false;
    for (const item of list) words.push(argument.print(item));
    return true;
  };
}

/** Fixed words in a row are one. */
function sequenceWriter(parts: readonly Node[], depth: number): Writer {
  const writers: Writer[] = [];
  let fixed: string[] = [];
  const flush = (): void => {
    if (fixed.length > 0) writers.push(wordWriter(fixed.join(' ')));
    fixed = [];
  };
  const add = (part: Node): void => {
    if (part.type === 'sequence') part.parts.forEach(add);
    else if (part.type === 'keyword' && part.set === undefined) fixed.push(part.printed ?? part.word);
    else {
      flush();
      writers.push(writerOf(part, depth));
    }
  };
  parts.forEach(add);
  flush();
  return allOf(writers);
}

function allOf(all: readonly Writer[]): Writer {
  const writers = all.filter(each => each !== NOTHING);
  const [only] = writers;
  if (only === undefined) return NOTHING;
  if (writers.length === 1) return only;
  return (value, words) => {
    for (const write of writers) if (!write(value, words)) return false;
    return true;
  };
}

function firstOf(writers: readonly Writer[]): Writer {
  return (value, words) => {
    const mark = words.count;
    for (const write of writers) {
      if (write(value, words)) return true;
      words.count = mark;
    }
    return false;
  };
}

function optionalWriter(part: Node, depth: number): Writer {
  // A part that yields no field is noise and is not printed.
  if (!yields(part)) return NOTHING;
  const write = writerOf(part, depth);
  return (value, words) => {
    const mark = words.count;
    if (!write(value, words)) words.count = mark;
    return true;
  };
}

function choiceWriter({ path, branches }: Extract<Node, { type: 'choice' }>, depth: number): Writer {
  const get = getterOf(path, depth);
  const keys = branches.map(([key]) => key);
  const writers = branches.map(([, part]) => writerOf(part, depth));
  return (value, words) => {
    const chosen = get(value);
    for (let i = 0; i < keys.length; i++) if (keys[i] === chosen) return (writers[i] as Writer)(value, words);
    return false;
  };
}

/** Where there is no record, the answer for all of its fields is known beforehand. */
function nestedWriter({ path, part }: Extract<Node, { type: 'nested' }>, depth: number): Writer {
  const get = getterOf(path, depth);
  const write = writerOf(part, path.length);
  const none = new Words();
  const fitsNone = write(undefined, none);
  return (value, words) => {
    const inner = get(value);
    if (inner !== undefined) return write(inner, words);
    if (fitsNone && none.count > 0) words.push(none.text);
    return fitsNone;
  };
}

function convertedWriter(
  codec: Codec<unknown, unknown>,
  { path, part }: Extract<Node, { type: 'nested' }>,
  depth: number,
): Writer {
  const get = getterOf(path, depth);
  const write = writerOf(part, path.length);
  return (value, words) => {
    const outer = get(value);
    return outer !== undefined && write(codec.encode(outer), words);
  };
}

/** Does the part yield any field? */
function yields(node: Node): boolean {
  switch (node.type) {
    case 'keyword':
      return node.set !== undefined;
    case 'sequence':
    case 'alternatives':
    case 'any-order':
      return node.parts.some(yields);
    case 'optional':
      return yields(node.part);
    default:
      return true;
  }
}

type Getter = (value: unknown) => unknown;

function getterOf(path: Path, depth: number): Getter {
  const [name = '', ...more] = path.slice(depth);
  if (more.length === 0) return value => fieldOf(value, name);
  return value => more.reduce(fieldOf, fieldOf(value, name));
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
