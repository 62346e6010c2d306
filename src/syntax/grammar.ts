/**
 * The combinators that every command is declared with, in configuration and EXEC alike. A declaration is a value; the
 * record of its arguments is inferred from it. Matching, abbreviation, `?` and Tab (tree.ts) and rendering (print.ts)
 * read the same value, so they cannot drift apart.
 */
import type { ArgumentType } from './argument-types';

/** A piece of a command line whose words yield a record of type `Value`. */
export interface Syntax<Value> {
  readonly node: Node;
  /** Never present: carries the type alone. */
  readonly value?: Value;
}

/** The record that a syntax yields. */
export type ValueOf<S> = S extends Syntax<infer Value> ? Value : never;

/** Where a value goes: names from the outside in. */
export type Path = readonly string[];

export interface Codec<Inner, Outer> {
  decode(inner: Inner): Outer;
  encode(outer: Outer): Inner;
}

export type Node =
  | {
      readonly type: 'keyword';
      readonly word: string;
      readonly help: string;
      readonly set?: Assignment;
      /** How it is printed, where IOS does not print the word alone. */
      readonly printed?: string;
    }
  | { readonly type: 'argument'; readonly path: Path; readonly argument: ArgumentType<unknown>; readonly help: string }
  | {
      readonly type: 'repeated';
      readonly path: Path;
      readonly argument: ArgumentType<unknown>;
      readonly help: string;
      readonly min: number;
      readonly max: number;
    }
  | { readonly type: 'rest'; readonly path: Path; readonly help: string }
  | { readonly type: 'sequence'; readonly parts: readonly Node[] }
  | { readonly type: 'optional'; readonly part: Node }
  | { readonly type: 'choice'; readonly path: Path; readonly branches: readonly (readonly [string, Node])[] }
  | { readonly type: 'alternatives'; readonly parts: readonly Node[] }
  | { readonly type: 'any-order'; readonly parts: readonly Node[] }
  | { readonly type: 'nested'; readonly path: Path; readonly part: Node; readonly codec?: Codec<unknown, unknown> };

export interface Assignment {
  readonly path: Path;
  readonly value: unknown;
}

type Merge<Parts extends readonly unknown[]> = Parts extends readonly [Syntax<infer First>, ...infer Others]
  ? First & Merge<Others>
  : unknown;

type MergePartial<Parts extends readonly unknown[]> = Parts extends readonly [Syntax<infer First>, ...infer Others]
  ? Partial<First> & MergePartial<Others>
  : unknown;

/**
 * A fixed word; may be abbreviated where the abbreviation is unique.
 * @param printed how IOS prints it, where that is not the word alone
 */
export function keyword(word: string, help: string, printed?: string): Syntax<unknown> {
  return { node: { type: 'keyword', word, help, ...(printed !== undefined && { printed }) } };
}

/** Several fixed words in a row: `keywords(['ip', 'IP ...'], ['address', '...'])`. */
export function keywords(...words: readonly (readonly [word: string, help: string])[]): Syntax<unknown> {
  return { node: { type: 'sequence', parts: words.map(([word, help]) => keyword(word, help).node) } };
}

/** A typed word. */
export function argument<Name extends string, T>(
  name: Name,
  type: ArgumentType<T>,
  help: string,
): Syntax<Readonly<Record<Name, T>>> {
  return { node: { type: 'argument', path: [name], argument: type, help } };
}

/** The same type of word, `min` to `max` times. */
export function repeated<Name extends string, T>(
  name: Name,
  type: ArgumentType<T>,
  help: string,
  bounds: { readonly min: number; readonly max: number },
): Syntax<Readonly<Record<Name, readonly T[]>>> {
  return { node: { type: 'repeated', path: [name], argument: type, help, ...bounds } };
}

/** All that is left of the line, blanks included (`LINE`); at least one character. */
export function rest<Name extends string>(name: Name, help: string): Syntax<Readonly<Record<Name, string>>> {
  return { node: { type: 'rest', path: [name], help } };
}

export function sequence<const Parts extends readonly Syntax<unknown>[]>(...parts: Parts): Syntax<Merge<Parts>> {
  return { node: { type: 'sequence', parts: parts.map(part => part.node) } };
}

/** May be left out; its fields are then absent. */
export function optional<Value>(part: Syntax<Value>): Syntax<Partial<Value>> {
  return { node: { type: 'optional', part: part.node } };
}

/** An optional word whose presence is told by `name: true`. */
export function flag<Name extends string>(
  name: Name,
  word: string,
  help: string,
): Syntax<Readonly<Partial<Record<Name, true>>>> {
  return {
    node: { type: 'optional', part: { type: 'keyword', word, help, set: { path: [name], value: true } } },
  };
}

type Tagged<Name extends string, Branches extends Readonly<Record<string, Syntax<unknown>>>> = {
  [Key in keyof Branches]: Readonly<Record<Name, Key>> & ValueOf<Branches[Key]>;
}[keyof Branches];

/** One of several; the record tells by `name` which one, and holds that branch's fields. */
export function choice<Name extends string, const Branches extends Readonly<Record<string, Syntax<unknown>>>>(
  name: Name,
  branches: Branches,
): Syntax<Tagged<Name, Branches>> {
  return {
    node: { type: 'choice', path: [name], branches: Object.entries(branches).map(([key, part]) => [key, part.node]) },
  };
}

/** One of several words: `enumeration('hash', { sha: 'Secure Hash Standard', md5: 'Message Digest 5' })`. */
export function enumeration<Name extends string, const Words extends Readonly<Record<string, string>>>(
  name: Name,
  words: Words,
): Syntax<Readonly<Record<Name, keyof Words & string>>> {
  return {
    node: {
      type: 'choice',
      path: [name],
      branches: Object.entries(words).map(([word, help]) => [word, { type: 'keyword', word, help }]),
    },
  };
}

/** One of several without a tag: the union of their records. Printing takes the first that fits. */
export function alternatives<const Parts extends readonly Syntax<unknown>[]>(
  ...parts: Parts
): Syntax<ValueOf<Parts[number]>> {
  return { node: { type: 'alternatives', parts: parts.map(part => part.node) } };
}

/** Each at most once, in any order; none is required. */
export function anyOrder<const Parts extends readonly Syntax<unknown>[]>(...parts: Parts): Syntax<MergePartial<Parts>> {
  return { node: { type: 'any-order', parts: parts.map(part => part.node) } };
}

/** Puts a part's record under one name, so that two of its kind can stand in a line. */
export function nested<Name extends string, Value>(
  name: Name,
  part: Syntax<Value>,
): Syntax<Readonly<Record<Name, Value>>> {
  return { node: { type: 'nested', path: [name], part: prefixed(part.node, name) } };
}

/** `nested`, with the record turned into the form the model keeps, and back for printing. */
export function converted<Name extends string, Inner, Outer>(
  name: Name,
  part: Syntax<Inner>,
  codec: Codec<Inner, Outer>,
): Syntax<Readonly<Record<Name, Outer>>> {
  return {
    node: { type: 'nested', path: [name], part: prefixed(part.node, name), codec: codec },
  };
}

function prefixed(node: Node, name: string): Node {
  switch (node.type) {
    case 'keyword':
      return node.set === undefined ? node : { ...node, set: { ...node.set, path: [name, ...node.set.path] } };
    case 'argument':
    case 'repeated':
    case 'rest':
      return { ...node, path: [name, ...node.path] };
    case 'sequence':
    case 'alternatives':
    case 'any-order':
      return { ...node, parts: node.parts.map(part => prefixed(part, name)) };
    case 'optional':
      return { ...node, part: prefixed(node.part, name) };
    case 'choice':
      return {
        ...node,
        path: [name, ...node.path],
        branches: node.branches.map(([key, part]) => [key, prefixed(part, name)]),
      };
    case 'nested':
      return { ...node, path: [name, ...node.path], part: prefixed(node.part, name) };
  }
}

/** The fixed words that every line of the syntax begins with. */
export function leadingWords({ node }: Syntax<unknown>): readonly string[] {
  const words: string[] = [];
  const visit = (each: Node): boolean => {
    if (each.type === 'sequence') return each.parts.every(visit);
    if (each.type === 'keyword') words.push(each.word);
    return each.type === 'keyword';
  };
  visit(node);
  return words;
}
