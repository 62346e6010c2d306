/** Blocks in blocks, of words that some IOS has and of words that none has, however they are indented and ended. */
import fc from 'fast-check';

import { readConfigText } from '../../src/config/config-text';
import { loadConfig } from '../../src/config/load';
import { renderConfig } from '../../src/config/render';

interface Tree {
  readonly line: string;
  readonly inside: readonly Tree[];
}

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/);
const leaf = (line: string): Tree => ({ line, inside: [] });
/** Different texts, so that no line is the same as another of its block. */
const numbered = (trees: readonly Tree[]): readonly Tree[] =>
  trees.map(({ line, inside }, i) => ({ line: line.replace('#', String(i + 1)), inside: numbered(inside) }));

const unknown: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>(tie => ({
  tree: fc
    .tuple(word, fc.oneof({ maxDepth: 2 }, fc.constant([]), fc.array(tie('tree'), { maxLength: 2 })))
    .map(([text, inside]) => ({ line: `wibble-# ${text} é`, inside })),
})).tree;

const block = (line: string, ...lines: readonly (string | fc.Arbitrary<Tree>)[]): fc.Arbitrary<Tree> =>
  fc
    .array(fc.oneof(...lines.map(each => (typeof each === 'string' ? fc.constant(leaf(each)) : each)), unknown), {
      maxLength: 4,
    })
    .map(inside => ({ line, inside: numbered(inside) }));

const CHUNKS: readonly fc.Arbitrary<Tree>[] = [
  block(
    'interface Serial0/#',
    'standby # priority 5',
    'ip ospf cost #',
    'switchport voice vlan #',
    block('pvc 0/#', 'ubr #'),
  ),
  block('class-map match-any C#', 'match access-group #', 'description d#'),
  block('policy-map P#', block('class K#', 'bandwidth percent #', block('police #', 'conform-action transmit'))),
  block('router bgp #', 'neighbor 10.0.0.# remote-as 5', block('address-family ipv4 vrf V#', 'network 10.#.0.0')),
  block('voice-port 1/#', 'shutdown', 'description #'),
  block('dial-peer voice # pots', 'port 1/#', 'no vad'),
  block('ip dhcp pool D#', 'network 10.#.0.0 255.255.0.0', 'lease #'),
  block('key chain K#', block('key #', 'key-string s#')),
  fc.constant(leaf('snmp-server community c# RO')),
  fc.constant(leaf('no ip igmp snooping vlan #')),
  unknown,
];

const trees = fc.array(fc.oneof(...CHUNKS), { minLength: 1, maxLength: 8 }).map(numbered);

function written(all: readonly Tree[], step: string, depth = 0): readonly string[] {
  return all.flatMap(({ line, inside }) => [`${step.repeat(depth)}${line}`, ...written(inside, step, depth + 1)]);
}

const HEAD = [
  'hostname A',
  ...Array.from({ length: 20 }, (_, i) => [`interface Loopback${i}`, ' description one']).flat(),
];
const print = (text: string): string =>
  `${renderConfig(loadConfig(readConfigText(Buffer.from(text), 'a'), 'a').config).join('\n')}\n`;

/** Each line behind those that it stands under. */
function paths(text: string): readonly string[] {
  const around: { readonly indent: number; readonly line: string }[] = [];
  return text.split('\n').flatMap(raw => {
    const line = raw.trim();
    if (line === '' || line === '!') return [];
    const indent = raw.length - raw.trimStart().length;
    while ((around[around.length - 1]?.indent ?? -1) >= indent) around.pop();
    around.push({ indent, line });
    return [around.map(each => each.line).join(' / ')];
  });
}

test('nothing is lost or moved to another block, and what is printed is printed the same again', () => {
  fc.assert(
    fc.property(trees, fc.constantFrom(' ', '  ', '\t'), fc.constantFrom('\n', '\r\n', ' \n'), (all, step, end) => {
      const lines = written(all, step);
      const once = print([...HEAD, ...lines, 'end', ''].join(end));
      const there = new Set(paths(once));
      const expected = paths(written(all, ' ').join('\n'));
      expect(expected.filter(path => !there.has(path))).toEqual([]);
      expect(print(once)).toBe(once);
    }),
    { numRuns: 300 },
  );
});

test('without blanks nothing is lost, and what is printed is printed the same again', () => {
  fc.assert(
    fc.property(trees, all => {
      const lines = written(all, '');
      const once = print([...HEAD.map(each => each.trim()), ...lines, 'end', ''].join('\n'));
      const there = new Set(once.split('\n').map(each => each.trim()));
      expect(lines.filter(line => !there.has(line))).toEqual([]);
      expect(print(once)).toBe(once);
    }),
    { numRuns: 200 },
  );
});

test('any lines at all, with any blanks before them, are read in one way', () => {
  const anyLine = fc
    .tuple(
      fc.stringMatching(/^ {0,4}$/),
      fc.oneof(word, fc.constantFrom('!', 'exit', ...HEAD), fc.string({ maxLength: 20 })),
    )
    .map(([blanks, text]) => blanks + text.replaceAll('\0', ''));
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 20 }), lines => {
      const once = print([...HEAD, ...written(numbered([leaf('router ospf #')]), ''), ...lines, ...HEAD].join('\n'));
      expect(print(once)).toBe(once);
    }),
    { numRuns: 300 },
  );
});
