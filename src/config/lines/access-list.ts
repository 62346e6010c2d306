import {
  type AccessList,
  type AccessListEntry,
  type AccessRule,
  hasNumber,
  numberBehind,
} from '../../router/model/access-list';
import type { RouterConfig } from '../../router/model/router-config';
import { type ArgumentType, decimal, integer, word } from '../../syntax/argument-types';
import {
  alternatives,
  argument,
  enumeration,
  keyword,
  keywords,
  nested,
  optional,
  rest,
  sequence,
  type Syntax,
} from '../../syntax/grammar';
import { forget, keep, KEPT_HELP } from '../kept';
import { type Block, line, type ConfigLine, type Refusal } from '../line';
import { rankOf } from '../sections';
import { ENTRIES } from './access-entries';
import {
  extendedRule,
  extendedRuleOf,
  type ExtendedValue,
  extendedValueOf,
  partOfRule,
  standardRule,
  standardRuleOf,
  type StandardValue,
  standardValueOf,
} from './access-rules';

interface RemarkValue {
  readonly remark: string;
}

interface EvaluateValue {
  readonly evaluate: string;
}

/** How the lines of one kind of list are declared and kept. */
interface EntryKind<Value> {
  readonly kind: AccessList['kind'];
  readonly syntax: Syntax<Value>;
  readonly toEntry: (value: Value) => AccessListEntry;
  readonly toValue: (entry: AccessListEntry) => Value;
  /** Under `no`, words may be missing. */
  readonly isWhole: (value: Partial<Value>) => value is Value;
  /** What of such a line is not done. */
  readonly partly?: (value: Partial<Value>) => string | undefined;
}

const remark = sequence(keyword('remark', 'Access list entry comment'), rest('remark', 'Comment up to 100 characters'));

const STANDARD: EntryKind<StandardValue | RemarkValue> = {
  kind: 'standard',
  syntax: alternatives(standardRule, remark),
  toEntry: value => ('remark' in value ? { kind: 'remark', text: value.remark } : standardRuleOf(value)),
  toValue: entry => (entry.kind === 'rule' ? standardValueOf(entry) : otherValueOf(entry)),
  isWhole: (value): value is StandardValue | RemarkValue => 'remark' in value || 'source' in value,
};

const EXTENDED: EntryKind<ExtendedValue | RemarkValue | EvaluateValue> = {
  kind: 'extended',
  syntax: alternatives(
    extendedRule,
    remark,
    sequence(
      keyword('evaluate', 'Evaluate an access list'),
      argument('evaluate', word, 'IP reflexive access list name'),
    ),
  ),
  toEntry: value => {
    if ('remark' in value) return { kind: 'remark', text: value.remark };
    return 'evaluate' in value ? { kind: 'evaluate', name: value.evaluate } : extendedRuleOf(value);
  },
  toValue: entry => {
    if (entry.kind === 'rule') return extendedValueOf(entry);
    return entry.kind === 'evaluate' ? { evaluate: entry.name } : otherValueOf(entry);
  },
  isWhole: (value): value is ExtendedValue | RemarkValue | EvaluateValue =>
    'remark' in value || 'evaluate' in value || ('source' in value && 'destination' in value),
  partly: value =>
    'evaluate' in value ? 'a reflexive list has no entries here' : partOfRule(value as Partial<ExtendedValue>),
};

/** Standard lists have nothing but rules and remarks. */
function otherValueOf(entry: Exclude<AccessListEntry, AccessRule>): RemarkValue {
  return { remark: entry.kind === 'remark' ? entry.text : '' };
}

/** A line that is there already is not put there twice. */
function append(list: AccessList, entry: AccessListEntry): void {
  // The entry is new: it was made for this line.
  entry.number = numberBehind(list.entries, entry.kind);
  ENTRIES.add(list.entries, entry);
}

function remove(list: AccessList, entry: AccessListEntry): void {
  const at = ENTRIES.position(list.entries, entry);
  if (at >= 0) list.entries.splice(at, 1);
}

function listOf(config: RouterConfig, name: string, kind: AccessList['kind'], named: boolean): AccessList {
  const known = config.accessLists.get(name);
  if (known !== undefined) return known;
  const list: AccessList = { name, kind, named, entries: [] };
  config.accessLists.set(name, list);
  return list;
}

/** @returns NaN for what is no number of a list */
function listNumberOf(text: string): number {
  return decimal(text, 5);
}

/** The number of a list out of some ranges, kept as the text that names it; each range with what `?` says of it. */
function listNumber(...ranges: readonly (readonly [low: number, high: number, help: string])[]): ArgumentType<string> {
  return {
    show: '<1-2699>',
    rank: 2,
    parse: text => {
      const number = listNumberOf(text);
      return ranges.some(([low, high]) => number >= low && number <= high) ? String(number) : undefined;
    },
    print: text => text,
    hints: typed =>
      /^\d*$/.test(typed)
        ? ranges.map(([low, high, help]) => ({ text: `<${low}-${high}>`, help, literal: false }))
        : [],
  };
}

const standardNumber = listNumber(
  [1, 99, 'IP standard access list'],
  [1300, 1999, 'IP standard access list (expanded range)'],
);
const extendedNumber = listNumber(
  [100, 199, 'IP extended access list'],
  [2000, 2699, 'IP extended access list (expanded range)'],
);
const foreignNumber = listNumber(
  [200, 299, 'Protocol type-code access list'],
  [300, 399, 'DECnet access list'],
  [400, 499, 'XNS standard access list'],
  [500, 599, 'XNS extended access list'],
  [600, 699, 'Appletalk access list'],
  [700, 799, '48-bit MAC address access list'],
  [800, 899, 'IPX standard access list'],
  [900, 999, 'IPX extended access list'],
  [1000, 1099, 'IPX SAP access list'],
  [1100, 1199, 'Extended 48-bit MAC address access list'],
  [1200, 1299, 'IPX summary address access list'],
);

const accessListWord = keyword('access-list', 'Add an access list entry');

/** `access-list N ...`: any `no access-list N` takes the whole list away, as IOS 12.2 does whatever follows. */
function numbered<Value extends object>(number: ArgumentType<string>, of: EntryKind<Value>): ConfigLine {
  return line<RouterConfig, { readonly list: string; readonly entry: Value }>({
    mode: 'config',
    section: 'access-list',
    syntax: sequence(accessListWord, argument('list', number, ''), nested('entry', of.syntax)),
    partly: ({ entry }) => entry && of.partly?.(entry),
    apply: (config, { list, entry }) => append(listOf(config, list, of.kind, false), of.toEntry(entry)),
    no: ({ accessLists }, { list }) => {
      if (list !== undefined) accessLists.delete(list);
    },
    read: ({ accessLists }) =>
      [...accessLists.values()]
        .filter(list => !list.named && list.kind === of.kind)
        .sort((a, b) => Number(a.name) - Number(b.name))
        .flatMap(({ name: list, entries }) => entries.map(entry => ({ list, entry: of.toValue(entry) }))),
  });
}

/** Lists of other protocols, which no packet here meets. */
const foreign = line<RouterConfig, { readonly list: string; readonly text: string }>({
  mode: 'config',
  section: 'access-list',
  support: 'stored',
  syntax: sequence(accessListWord, argument('list', foreignNumber, ''), rest('text', KEPT_HELP)),
  apply: ({ kept }, { list, text }, { interactive }) =>
    keep(kept, `access-list ${list} ${text}`, rankOf('access-list'), interactive),
  no: ({ kept }, { list }) => forget(kept, `access-list ${list}`),
  reset: ({ kept }, { list }) => forget(kept, `access-list ${list}`),
  // The renderer prints kept lines itself.
  read: () => [],
});

interface NamedListValue {
  readonly kind: AccessList['kind'];
  readonly name: string;
  /** Of a record that was read from the model. */
  readonly target?: AccessList;
}

const namedList = line<RouterConfig, NamedListValue>({
  mode: 'config',
  section: 'named-access-list',
  syntax: sequence(
    keywords(['ip', 'Global IP configuration subcommands'], ['access-list', 'Named access-list']),
    enumeration('kind', { extended: 'Extended Access List', standard: 'Standard Access List' }),
    argument('name', word, 'Access-list name'),
  ),
  apply: (config, { kind, name }, { interactive }): Refusal | Block => {
    if (interactive && !mayName(kind, name)) return { refused: ['% Invalid access list name.'] };
    const number = listNumberOf(name);
    const numbered = (number >= 1 && number <= 199) || (number >= 1300 && number <= 2699);
    const list = listOf(config, name, kind, !numbered);
    return list.kind === kind
      ? entriesOf(list)
      : { refused: ['% A named IP access list with this name already exists', ''] };
  },
  no: ({ accessLists }, { name }) => {
    if (name !== undefined) accessLists.delete(name);
  },
  read: ({ accessLists }) =>
    [...accessLists.values()]
      .filter(list => list.named)
      .map(target => ({ kind: target.kind, name: target.name, target })),
  block: ({ accessLists }, { name, target = accessLists.get(name) }) => target && entriesOf(target),
});

function entriesOf(target: AccessList): Block {
  return { mode: target.kind === 'standard' ? 'config-std-nacl' : 'config-ext-nacl', target };
}

/** A number belongs to the lists of its kind; a name does not begin as one. */
function mayName(kind: AccessList['kind'], name: string): boolean {
  const numbers = kind === 'standard' ? standardNumber : extendedNumber;
  return !/^\d/.test(name) || numbers.parse(name) !== undefined;
}

/**
 * A line inside a named list. The configurations of 12.2 have no sequence numbers; a line may be typed with one as in later
 * releases, which says where it goes and is kept. `no` takes the number alone too.
 */
function inside<Value extends object>(mode: 'config-std-nacl' | 'config-ext-nacl', of: EntryKind<Value>): ConfigLine {
  return line<AccessList, { readonly sequence?: number | undefined; readonly entry: Value }>({
    mode,
    section: 'block',
    syntax: sequence(
      optional(argument('sequence', integer(1, MOST_SEQUENCE), 'Sequence Number')),
      nested('entry', of.syntax),
    ),
    partly: ({ entry }) => entry && of.partly?.(entry),
    apply: (list, { entry, sequence }) => insert(list, of.toEntry(entry), sequence),
    no: (list, { entry, sequence }: { readonly sequence?: number | undefined; readonly entry?: Partial<Value> }) => {
      if (entry !== undefined && of.isWhole(entry)) remove(list, of.toEntry(entry));
      else if (sequence === undefined || entry !== undefined) return INCOMPLETE;
      else removeNumbered(list, sequence);
      return undefined;
    },
    read: list => list.entries.map(entry => ({ sequence: entry.sequence, entry: of.toValue(entry) })),
  });
}

const MOST_SEQUENCE = 2_147_483_647;

const INCOMPLETE: Refusal = { refused: ['% Incomplete command.', ''] };
const DUPLICATE: Refusal = { refused: ['% Duplicate sequence number', ''] };

function insert(list: AccessList, entry: AccessListEntry, sequence: number | undefined): Refusal | undefined {
  if (sequence === undefined) {
    append(list, entry);
    return undefined;
  }
  if (ENTRIES.position(list.entries, entry) >= 0) return undefined;
  if (list.entries.some(each => hasNumber(each, sequence) && isRemark(each) === isRemark(entry))) return DUPLICATE;
  const behind = list.entries.findIndex(each => each.number !== undefined && isBehind(each.number, sequence, entry));
  list.entries.splice(behind < 0 ? list.entries.length : behind, 0, { ...entry, number: sequence, sequence });
  return undefined;
}

function isRemark({ kind }: AccessListEntry): boolean {
  return kind === 'remark';
}

/** A remark stands before the rule whose number it has. */
function isBehind(number: number, sequence: number, entry: AccessListEntry): boolean {
  return number > sequence || (number === sequence && isRemark(entry));
}

function removeNumbered(list: AccessList, sequence: number): void {
  const { entries } = list;
  const rule = entries.findIndex(entry => !isRemark(entry) && hasNumber(entry, sequence));
  const at = rule >= 0 ? rule : entries.findIndex(entry => hasNumber(entry, sequence));
  if (at >= 0) entries.splice(at, 1);
}

export const ACCESS_LIST_LINES: readonly ConfigLine[] = [
  namedList,
  inside('config-std-nacl', STANDARD),
  inside('config-ext-nacl', EXTENDED),
  numbered(standardNumber, STANDARD),
  numbered(extendedNumber, EXTENDED),
  foreign,
];
