/** Lines made of a declaration: between them they hold every word of it, with and without what is optional. */
import type { ArgumentType } from '../../src/syntax/argument-types';
import type { Node } from '../../src/syntax/grammar';

/** A word of a line. `show`: what stands for it in `?`. */
export interface Token {
  readonly text: string;
  readonly show: string;
  readonly keyword: boolean;
}

export type SampleLine = readonly Token[];

/** What is typed where `?` shows this; those that the type does not take are left out. */
const TYPED: Readonly<Record<string, readonly string[]>> = {
  'A.B.C.D': ['10.7.3.9', '255.255.255.0', '10.7.3.0', '0.0.0.255'],
  'A.B.C.D/nn': ['10.7.3.9/24', '10.7.3.0/24'],
  'H.H.H': ['0002.fd12.3456'],
  HEX: ['2102', 'ABCD1234'],
  '0x0-0xFFFF': ['0x2102'],
  'hh:mm': ['12:34'],
  'hh:mm:ss': ['12:34:56'],
  INTERFACE: ['FastEthernet0/0', 'Loopback7'],
  mmm: ['0:30', '20'],
  MONTH: ['Mar', 'October'],
  DAY: ['Sun', 'monday'],
  '/nn': ['/24'],
  '<0-9>/<0-9>/<0-999>': ['0/1', '0/2/3'],
  '<1-2699>': ['7', '107', '207', '307', '607', '707', '807', '907', '1007', '1107', '1307', '2007'],
};
const WORDS = ['sample', '12', '10.7.3.9', 'FastEthernet0/0', 'exec', 'flash:sample', '#'];
const TEXT = '# sample text #';

/** @throws Error where no sample is known for an argument's type */
function typed(argument: ArgumentType<unknown>): readonly string[] {
  const [, low, high] = /^<(-?\d+) ?- ?(-?\d+)>/.exec(argument.show) ?? [];
  const numbers =
    low === undefined || high === undefined ? [] : [low, high, String(Math.floor((Number(low) + Number(high)) / 2))];
  const own = [...(TYPED[argument.show] ?? []), ...numbers, ...literals(argument)];
  const tried = own.some(each => argument.parse(each) !== undefined) ? own : WORDS;
  const taken = [...new Set(tried)].filter(each => argument.parse(each) !== undefined);
  if (taken.length === 0) throw new Error(`no sample for ${argument.show}`);
  return taken;
}

/** Words that the type itself offers. */
function literals(argument: ArgumentType<unknown>): readonly string[] {
  return (argument.hints?.('', '') ?? []).filter(hint => hint.literal).map(({ text }) => text);
}

export function sampleLines(node: Node): readonly SampleLine[] {
  switch (node.type) {
    case 'keyword':
      return [[{ text: node.word, show: node.word, keyword: true }]];
    case 'argument':
      return argumentSamples(node.argument);
    case 'repeated': {
      const each = argumentSamples(node.argument);
      const counts = [...new Set([Math.max(node.min, 1), node.min, Math.min(node.max, node.min + 2)])];
      return counts.map(count => Array.from({ length: count }, (_, i) => each[i % each.length] ?? []).flat());
    }
    case 'rest':
      return [[{ text: TEXT, show: 'LINE', keyword: false }]];
    case 'sequence':
      return inARow(node.parts.map(sampleLines));
    case 'optional':
      return [...sampleLines(node.part), []];
    case 'choice':
      return node.branches.flatMap(([, part]) => sampleLines(part));
    case 'alternatives':
      return node.parts.flatMap(sampleLines);
    case 'any-order': {
      const parts = node.parts.map(sampleLines);
      return [...inARow(parts), ...inARow([...parts].reverse()).slice(0, 1), ...parts.flat(), []];
    }
    case 'nested':
      return sampleLines(node.part);
  }
}

function argumentSamples(argument: ArgumentType<unknown>): readonly SampleLine[] {
  return typed(argument).map(text => [{ text, show: argument.show, keyword: false }]);
}

/** The first of each part together; then each other one in its place; at last the last ones. */
function inARow(parts: readonly (readonly SampleLine[])[]): readonly SampleLine[] {
  const first = parts.map(([sample]) => sample ?? []);
  const others = parts.flatMap((samples, at) =>
    samples.slice(1).map(sample => [...first.slice(0, at), sample, ...first.slice(at + 1)].flat()),
  );
  const least = parts.map(samples => samples[samples.length - 1] ?? []).flat();
  const all = new Map([first.flat(), ...others, least].map(line => [textOf(line), line]));
  return [...all.values()];
}

export function textOf(line: SampleLine): string {
  return line.map(({ text }) => text).join(' ');
}
