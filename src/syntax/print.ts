import { InternalError } from '../base/errors';
import type { Node, Path, Syntax } from './grammar';

/**
 * The words of a command for a record of its arguments: the inverse of matching, in canonical spelling.
 * @throws InternalError when a required argument is missing
 */
export function print<Value>(syntax: Syntax<Value>, value: Value): string {
  const words = wordsOf(syntax.node, value);
  if (words === undefined) throw new InternalError(`cannot print ${JSON.stringify(value)}`);
  return words.join(' ');
}

function wordsOf(node: Node, value: unknown): readonly string[] | undefined {
  switch (node.type) {
    case 'keyword':
      return node.set === undefined || at(value, node.set.path) === node.set.value ? [node.word] : undefined;
    case 'argument': {
      const argument = at(value, node.path);
      return argument === undefined ? undefined : [node.argument.print(argument)];
    }
    case 'repeated': {
      const list = at(value, node.path);
      return Array.isArray(list) && list.length >= node.min ? list.map(item => node.argument.print(item)) : undefined;
    }
    case 'rest': {
      const text = at(value, node.path);
      return typeof text === 'string' ? [text] : undefined;
    }
    case 'sequence':
      return together(node.parts, value);
    case 'optional':
      return names(node.part) ? (wordsOf(node.part, value) ?? []) : [];
    case 'any-order':
      return node.parts.flatMap(part => (names(part) ? (wordsOf(part, value) ?? []) : []));
    case 'choice': {
      const branch = node.branches.find(([key]) => key === at(value, node.path));
      return branch && wordsOf(branch[1], value);
    }
    case 'alternatives':
      return firstThatFits(node.parts, value);
    case 'nested':
      return nestedWords(node, value);
  }
}

function together(parts: readonly Node[], value: unknown): readonly string[] | undefined {
  const words: string[] = [];
  for (const part of parts) {
    const more = wordsOf(part, value);
    if (more === undefined) return undefined;
    words.push(...more);
  }
  return words;
}

function firstThatFits(parts: readonly Node[], value: unknown): readonly string[] | undefined {
  for (const part of parts) {
    const words = wordsOf(part, value);
    if (words !== undefined) return words;
  }
  return undefined;
}

function nestedWords(node: Extract<Node, { type: 'nested' }>, value: unknown): readonly string[] | undefined {
  if (node.codec === undefined) return wordsOf(node.part, value);
  const outer = at(value, node.path);
  return outer === undefined ? undefined : wordsOf(node.part, withPath(node.path, node.codec.encode(outer)));
}

/** Does the part yield any field? An optional part that yields none is noise and is not printed. */
function names(node: Node): boolean {
  switch (node.type) {
    case 'keyword':
      return node.set !== undefined;
    case 'sequence':
    case 'alternatives':
    case 'any-order':
      return node.parts.some(names);
    case 'optional':
      return names(node.part);
    default:
      return true;
  }
}

function at(value: unknown, path: Path): unknown {
  let inner = value;
  for (const name of path) {
    if (typeof inner !== 'object' || inner === null) return undefined;
    inner = (inner as Readonly<Record<string, unknown>>)[name];
  }
  return inner;
}

function withPath(path: Path, inner: unknown): unknown {
  return path.reduceRight<unknown>((value, name) => ({ [name]: value }), inner);
}
