/**
 * Whole configurations as people have them, of many kinds of routers and switches and of many releases, written for this
 * test: every line of them is known, stands in its block, and is printed as it was read.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig, type LoadedConfig } from '../../../src/config/load';
import { renderConfig } from '../../../src/config/render';

const FOLDER = join(__dirname, '../../fixtures/configs');
const FILES = readdirSync(FOLDER).filter(name => name.endsWith('.cfg'));

const textOf = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');
const load = (text: string): LoadedConfig => loadConfig(text, 'a.cfg', { compare: true });
const print = (text: string): string => `${renderConfig(load(text).config).join('\n')}\n`;

/** How a text goes on over several lines: what opens it, and what ends it. */
const DELIMITED = /^(?:banner \S+|vacant-message|refuse-message|menu \S+ (?:title|prompt)|banner) (\^C|\S)/;
const UP_TO_QUIT = /^(?:certificate (?!.*nvram:)|key-string$)/;

/** Each line of a configuration, but those of texts, with the lines that it stands under, told by blanks alone. */
function paths(config: string): readonly string[] {
  const around: { readonly indent: number; readonly text: string }[] = [];
  let isLast: ((line: string) => boolean) | undefined;
  return config.split('\n').flatMap(raw => {
    const line = raw.trim().replace(/\s+/g, ' ');
    if (isLast !== undefined) {
      if (isLast(line)) isLast = undefined;
      return [];
    }
    if (line === '' || line.startsWith('!') || line === 'end') return [];
    const delimiter = DELIMITED.exec(line)?.[1];
    if (delimiter !== undefined && line.split(delimiter).length < 3) isLast = each => each.includes(delimiter);
    if (UP_TO_QUIT.test(line)) isLast = each => each === 'quit';
    const indent = raw.replace(/\t/g, ' ').search(/\S/);
    while ((around[around.length - 1]?.indent ?? -1) >= indent) around.pop();
    around.push({ indent, text: line });
    return [around.map(each => each.text).join(' / ')];
  });
}

/** A paste: no blanks before lines, though `!` stands between blocks. */
const flushLeft = (text: string): string => text.replace(/^[ \t]+/gm, '');

/** Lines of texts may be of any form. */
const DELIMITED_BEGINNING = /banner|vacant-message|refuse-message|menu/;

describe.each(FILES)('%s', name => {
  const text = textOf(name);
  const loaded = load(text);

  it('has no unknown line', () => {
    expect(loaded.diagnostics.filter(({ state }) => state === 'unknown')).toEqual([]);
  });

  it('keeps every line in its block, but those that are told to be printed otherwise', () => {
    const printed = new Set(paths(print(text)));
    const changed = new Set(loaded.canonical.map(each => each.text.trim().replace(/\s+/g, ' ')));
    const lost = paths(text).filter(path => !printed.has(path));
    const last = (path: string): string => path.split(' / ').pop() ?? '';
    expect(lost.filter(path => !changed.has(last(path)) && !DELIMITED_BEGINNING.test(last(path)))).toEqual([]);
    expect(changed.size).toBeLessThan(10);
  });

  it('is printed as what is printed again', () => {
    expect(print(print(text))).toBe(print(text));
  });

  it('is the same with carriage returns, and with tabs for blanks', () => {
    const once = print(text);
    expect(print(once.replace(/\n/g, '\r\n'))).toBe(once);
    const inBlocks = once.replace(/^ +(?=\S)/gm, blanks => '\t'.repeat(blanks.length));
    expect(paths(print(inBlocks))).toEqual(paths(once));
  });

  it('hardly moves a line when it is pasted without blanks', () => {
    const once = print(text);
    const pasted = new Set(paths(print(flushLeft(once))));
    const moved = paths(once).filter(path => !pasted.has(path));
    expect(moved.length / paths(once).length).toBeLessThan(0.02);
  });
});
