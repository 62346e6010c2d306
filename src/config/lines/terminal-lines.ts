import { type LineConfig, type LineKind, newLineConfig } from '../../router/model/line-config';
import type { RouterConfig } from '../../router/model/router-config';
import { integer, wordMatching } from '../../syntax/argument-types';
import { argument, choice, keyword, optional, sequence } from '../../syntax/grammar';
import { forget, keep, keptNamed } from '../kept';
import { line, type Block, type ConfigLine, type Refusal } from '../line';
import { rankOf } from '../sections';

interface LineValue {
  readonly kind: LineKind;
  readonly first: number;
  readonly last?: number;
}

const MOST_LINES = 2003;
const MOST_VTYS = 181;
/** They are always there. */
const USUAL_VTYS = 5;

const first = (low: number, high: number): ReturnType<typeof argument<'first', number>> =>
  argument('first', integer(low, high), 'First Line number');

const last = (high: number): ReturnType<typeof optional<{ readonly last: number }>> =>
  optional(argument('last', integer(1, high), 'Last Line number'));

const ORDER: readonly LineKind[] = ['con', 'tty', 'aux', 'vty'];

const within = (each: LineConfig, kind: LineKind, first: number, last: number): boolean =>
  each.kind === kind && first <= each.first && each.last <= last;

/** Cuts a range in two, so that lines from `at` on can differ from those before. */
function splitAt(config: RouterConfig, kind: LineKind, at: number): void {
  const whole = config.lines.find(each => each.kind === kind && each.first < at && at <= each.last);
  if (whole === undefined) return;
  const parts = [
    { ...whole, last: at - 1 },
    { ...whole, first: at },
  ];
  const kept = config.keptIn.get(whole);
  if (kept !== undefined) for (const part of parts) config.keptIn.set(part, [...kept]);
  config.keptIn.delete(whole);
  config.lines.splice(config.lines.indexOf(whole), 1, ...parts);
}

/** Makes settings for lines that have none yet. */
function fill({ lines }: RouterConfig, kind: LineKind, first: number, last: number): void {
  const known = lines.filter(each => within(each, kind, first, last)).sort((a, b) => a.first - b.first);
  let next = first;
  for (const each of [...known, { first: last + 1, last }]) {
    if (next < each.first) lines.push(newLineConfig(kind, next, each.first - 1));
    next = each.last + 1;
  }
  lines.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.first - b.first);
}

const terminalLine = line<RouterConfig, LineValue>({
  mode: 'config',
  section: 'line',
  syntax: sequence(
    keyword('line', 'Configure a terminal line'),
    choice('kind', {
      con: sequence(keyword('console', 'Primary terminal line'), first(0, 0)),
      aux: sequence(keyword('aux', 'Auxiliary line'), first(0, 0)),
      vty: sequence(keyword('vty', 'Virtual terminal'), first(0, MOST_VTYS - 1), last(MOST_VTYS)),
      tty: sequence(first(0, MOST_LINES), last(MOST_LINES)),
    }),
  ),
  apply: (config, { kind, first, last = first }): Refusal | undefined => {
    if (last < first) return { refused: ['% Bad line number'] };
    splitAt(config, kind, first);
    splitAt(config, kind, last + 1);
    fill(config, kind, first, last);
    return undefined;
  },
  no: (config, { kind, first, last }, { interactive }): Refusal | undefined => {
    if (kind === undefined || first === undefined || (kind !== 'vty' && kind !== 'tty')) return undefined;
    if (interactive && kind === 'vty' && first < USUAL_VTYS)
      return { refused: [`% Can't delete last ${USUAL_VTYS} VTY lines`] };
    const end = last ?? MOST_LINES;
    splitAt(config, kind, first);
    splitAt(config, kind, end + 1);
    const others = config.lines.filter(each => !within(each, kind, first, end));
    config.lines.splice(0, config.lines.length, ...others);
    return undefined;
  },
  read: ({ lines }) => lines.map(({ kind, first, last }) => ({ kind, first, ...(last !== first && { last }) })),
  block: ({ lines }, { kind, first, last = first }): Block | undefined => {
    const [target, ...also] = lines.filter(each => within(each, kind, first, last));
    return target && { mode: 'config-line', target, also };
  },
  print: text => text.replace(/^line console/, 'line con'),
});

const slotLine = (name: 'first' | 'last'): ReturnType<typeof wordMatching> =>
  wordMatching('<0-9>/<0-9>/<0-999>', name === 'first' ? /^\d+(?:\/\d+){1,2}$/ : /^\d+(?:\/\d+){0,2}$/);

interface SlotValue {
  readonly first: string;
  readonly last?: string;
}

const slotText = ({ first, last }: SlotValue): string =>
  ['line', first, ...(last === undefined ? [] : [last])].join(' ');

/** Lines of a module, by slot and port: no router here has one. */
const moduleLine = line<RouterConfig, SlotValue>({
  mode: 'config',
  section: 'line',
  support: 'stored',
  syntax: sequence(
    keyword('line', 'Configure a terminal line'),
    argument('first', slotLine('first'), 'Slot, subslot and port of the first line'),
    optional(argument('last', slotLine('last'), 'Slot, subslot and port of the last line')),
  ),
  apply: ({ kept }, value, { interactive }) => keep(kept, slotText(value), rankOf('line'), interactive),
  no: ({ kept }, { first, last }) => {
    if (first !== undefined) forget(kept, slotText({ first, ...(last !== undefined && { last }) }));
  },
  read: () => [],
  block: ({ kept }, value): Block | undefined => {
    const target = keptNamed(kept, slotText(value));
    return target && { mode: 'config-line-slot', target };
  },
});

export const TERMINAL_LINES: readonly ConfigLine[] = [terminalLine, moduleLine];
