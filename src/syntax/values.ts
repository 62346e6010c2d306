import { InternalError } from '../base/errors';
import type { Codec, Node, Path } from './grammar';

/** Turns the record of a line's words into that of its command. */
export type Assembly = (record: Record<string, unknown>) => void;

/** Works out once per command which records are converted. */
export function assemble(node: Node): Assembly {
  const codecs: { readonly path: Path; readonly codec: Codec<unknown, unknown> }[] = [];
  collect(node, codecs);
  return record => {
    for (const { path, codec } of codecs) convert(record, path, codec);
  };
}

/** Inner codecs first: an outer one sees what they made. */
function collect(node: Node, codecs: { path: Path; codec: Codec<unknown, unknown> }[]): void {
  switch (node.type) {
    case 'sequence':
    case 'alternatives':
    case 'any-order':
      for (const part of node.parts) collect(part, codecs);
      return;
    case 'optional':
      collect(node.part, codecs);
      return;
    case 'choice':
      for (const [, part] of node.branches) collect(part, codecs);
      return;
    case 'nested':
      collect(node.part, codecs);
      if (node.codec !== undefined) claim(codecs, node.path, node.codec);
      return;
    default:
  }
}

/** The same part may stand in several branches: its record is converted once. */
function claim(
  codecs: { path: Path; codec: Codec<unknown, unknown> }[],
  path: Path,
  codec: Codec<unknown, unknown>,
): void {
  const known = codecs.find(each => each.path.length === path.length && each.path.every((name, i) => name === path[i]));
  if (known === undefined) codecs.push({ path, codec });
  else if (known.codec !== codec) throw new InternalError(`two conversions of ${path.join('.')}`);
}

/** Puts a value where it goes. `list`: behind those that are there. */
export function put(record: Record<string, unknown>, path: Path, value: unknown, list: boolean): void {
  const last = path.length - 1;
  let inner = record;
  for (let i = 0; i < last; i++) {
    const name = path[i] as string;
    const known = inner[name];
    inner = (known ?? (inner[name] = {})) as Record<string, unknown>;
  }
  const name = path[last] as string;
  if (!list) inner[name] = value;
  else if (Array.isArray(inner[name])) inner[name].push(value);
  else inner[name] = [value];
}

function convert(record: Record<string, unknown>, path: Path, codec: Codec<unknown, unknown>): void {
  const last = path.length - 1;
  let inner = record;
  for (let i = 0; i < last; i++) {
    const next = inner[path[i] as string] as Record<string, unknown> | undefined;
    if (next === undefined) return;
    inner = next;
  }
  const name = path[last] as string;
  if (inner[name] !== undefined) inner[name] = codec.decode(inner[name]);
}
