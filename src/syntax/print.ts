import { InternalError } from '../base/errors';
import type { Node, Path, Syntax } from './grammar';

/**
 * The words of a command for a record of its arguments: the inverse of matching, in canonical spelling.
 * @throws InternalError when a required argument is missing
 */
export function print<Value>(syntax: Syntax<Value>, value: Value): string {
  const text = textOf(syntax.node, value);
  if (text === undefined) throw new InternalError(`cannot print ${JSON.stringify(value)}`);
  return text;
}

/** @returns undefined where the value has no words for the node; '' where it has none and needs none */
function textOf(node: Node, value: unknown): string | undefined {
  switch (node.type) {
    case 'keyword':
      return node.set === undefined || at(value, node.set.path) === node.set.value ? node.word : undefined;
    case 'argument': {
      const argument = at(value, node.path);
      return argument === undefined ? undefined : node.argument.print(argument);
    }
    case 'repeated': {
      const list = at(value, node.path);
      if (!Array.isArray(list) || list.length < node.min) return undefined;
      return list.map(item => node.argument.print(item)).join(' ');
    }
    case 'rest': {
      const text = at(value, node.path);
      return typeof text === 'string' ? text : undefined;
    }
    case 'sequence':
      return together(node.parts, value);
    case 'optional':
      return names(node.part) ? (textOf(node.part, value) ?? '') : '';
    case 'any-order':
      return node.parts.reduce((text, part) => (names(part) ? joined(text, textOf(part, value) ?? '') : text), '');
    case 'choice': {
      const chosen = at(value, node.path);
      for (const [key, part] of node.branches) if (key === chosen) return textOf(part, value);
      return undefined;
    }
    case 'alternatives':
      return firstThatFits(node.parts, value);
    case 'nested':
      return nestedText(node, value);
  }
}

function joined(before: string, after: string): string {
  if (before === '') return after;
  return after === '' ? before : `${before} ${after}`;
}

function together(parts: readonly Node[], value: unknown): string | undefined {
  let text = '';
  for (const part of parts) {
    const more = textOf(part, value);
    if (more === undefined) return undefined;
    text = joined(text, more);
  }
  return text;
}

function firstThatFits(parts: readonly Node[], value: unknown): string | undefined {
  for (const part of parts) {
    const text = textOf(part, value);
    if (text !== undefined) return text;
  }
  return undefined;
}

function nestedText(node: Extract<Node, { type: 'nested' }>, value: unknown): string | undefined {
  if (node.codec === undefined) return textOf(node.part, value);
  const outer = at(value, node.path);
  return outer === undefined ? undefined : textOf(node.part, withPath(node.path, node.codec.encode(outer)));
}

const naming = new WeakMap<Node, boolean>();

/** Does the part yield any field? An optional part that yields none is noise and is not printed. */
function names(node: Node): boolean {
  let known = naming.get(node);
  if (known === undefined) naming.set(node, (known = yields(node)));
  return known;
}

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

function at(value: unknown, path: Path): unknown {
  let inner = value;
  for (let i = 0; i < path.length; i++) {
    if (typeof inner !== 'object' || inner === null) return undefined;
    inner = (inner as Readonly<Record<string, unknown>>)[path[i] as string];
  }
  return inner;
}

function withPath(path: Path, inner: unknown): unknown {
  let value = inner;
  for (let i = path.length - 1; i >= 0; i--) value = { [path[i] as string]: value };
  return value;
}
