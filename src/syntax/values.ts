import { InternalError } from '../base/errors';
import type { Codec, Node, Path } from './grammar';

/** A word's value, by how many were captured before it. `among`: one of several, for a word that fits several arguments. */
export interface Captured {
  readonly captured: number;
  readonly among?: number;
}

/** A value and where it goes. `list`: behind those that are there. */
export interface Put {
  readonly path: Path;
  readonly list: boolean;
  readonly from: Captured | { readonly value: unknown };
}

/** Makes the record of a command's line of what its words yielded, in their order. */
export type RecordMaker = (captured: readonly unknown[]) => Readonly<Record<string, unknown>>;

/** Works out once per way through a command's words what its record is made of. */
export function makerOf(node: Node, puts: readonly Put[]): RecordMaker {
  const root: Field = { name: '', value: undefined, items: [], fields: [], codec: undefined };
  for (const each of puts) put(root, each);
  const codecs: { readonly path: Path; readonly codec: Codec<unknown, unknown> }[] = [];
  collect(node, codecs);
  for (const { path, codec } of codecs) convert(root, path, codec);
  return recordOf(root.fields);
}

type Value = (captured: readonly unknown[]) => unknown;

/** A field of the record: a value, a list, or a record of its own. */
interface Field {
  readonly name: string;
  value: Value | undefined;
  readonly items: Value[];
  readonly fields: Field[];
  codec: Codec<unknown, unknown> | undefined;
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

function put(root: Field, { path, list, from }: Put): void {
  let field = root;
  for (const name of path) {
    let inner = field.fields.find(each => each.name === name);
    if (inner === undefined)
      field.fields.push((inner = { name, value: undefined, items: [], fields: [], codec: undefined }));
    field = inner;
  }
  if (list) field.items.push(valueFrom(from));
  else field.value = valueFrom(from);
}

function valueFrom(from: Put['from']): Value {
  if ('value' in from) {
    const { value } = from;
    return () => value;
  }
  const { captured: index, among } = from;
  return among === undefined ? captured => captured[index] : captured => (captured[index] as readonly unknown[])[among];
}

function convert(root: Field, path: Path, codec: Codec<unknown, unknown>): void {
  let field: Field | undefined = root;
  for (const name of path) field = field?.fields.find(each => each.name === name);
  if (field !== undefined) field.codec = codec;
}

function recordOf(fields: readonly Field[]): RecordMaker {
  const names = fields.map(({ name }) => name);
  const values = fields.map(valueOf);
  return captured => {
    const record: Record<string, unknown> = {};
    for (let i = 0; i < names.length; i++) record[names[i] as string] = (values[i] as Value)(captured);
    return record;
  };
}

function valueOf({ value, items, fields, codec }: Field): Value {
  const plain = value ?? (items.length > 0 ? listOf(items) : recordOf(fields));
  return codec === undefined ? plain : captured => codec.decode(plain(captured));
}

function listOf(items: readonly Value[]): Value {
  return captured => items.map(item => item(captured));
}
