import { type LineConfig, newLineConfig, type Password, type RouterConfig } from '../../router/model/router-config';
import { integer, word } from '../../syntax/argument-types';
import { argument, choice, enumeration, keyword, keywords, optional, repeated, sequence } from '../../syntax/grammar';
import { line, type ConfigLine, type Refusal } from '../line';
import { toggle } from '../toggle';
import { keptPassword, password, refusedForm } from '../password-forms';

interface LineValue {
  readonly kind: LineConfig['kind'];
  readonly first: number;
  readonly last?: number;
}

const first = (low: number, high: number, help: string): ReturnType<typeof argument<'first', number>> =>
  argument('first', integer(low, high), help);

const terminalLine = line<RouterConfig, LineValue>({
  mode: 'config',
  section: 'line',
  syntax: sequence(
    keyword('line', 'Configure a terminal line'),
    choice('kind', {
      con: sequence(keyword('console', 'Primary terminal line'), first(0, 0, 'First Line number')),
      aux: sequence(keyword('aux', 'Auxiliary line'), first(0, 0, 'First Line number')),
      vty: sequence(
        keyword('vty', 'Virtual terminal'),
        first(0, 180, 'First Line number'),
        optional(argument('last', integer(1, 181), 'Last Line number')),
      ),
    }),
  ),
  apply: ({ lines }, { kind, first, last }): Refusal | undefined => {
    if (last !== undefined && last < first) return { refused: ['% Bad line number'] };
    if (!lines.some(each => each.kind === kind && each.first === first))
      lines.push(newLineConfig(kind, first, last ?? first));
    return undefined;
  },
  no: ({ lines }, { kind, first }) => {
    const at = lines.findIndex(each => each.kind === kind && each.first === first);
    if (at >= 0 && kind === 'vty') lines.splice(at, 1);
  },
  read: ({ lines }) => lines.map(({ kind, first, last }) => ({ kind, first, ...(last !== first && { last }) })),
  block: ({ lines }, { kind, first }) => {
    const target = lines.find(each => each.kind === kind && each.first === first);
    return target && { mode: 'config-line', target };
  },
  print: text => text.replace(/^line console/, 'line con'),
});

type Field = 'length' | 'width' | 'privilege';

function numberLine(
  field: Field,
  words: readonly (readonly [string, string])[],
  low: number,
  high: number,
  help: string,
): ConfigLine {
  return line<LineConfig, { readonly value: number }>({
    mode: 'config-line',
    section: 'block',
    syntax: sequence(keywords(...words), argument('value', integer(low, high), help)),
    apply: (target, { value }) => {
      target[field] = value;
    },
    no: target => {
      target[field] = undefined;
    },
    read: target => {
      const value = target[field];
      return value === undefined ? [] : [{ value }];
    },
  });
}

const execTimeout = line<LineConfig, { readonly minutes: number; readonly seconds?: number }>({
  mode: 'config-line',
  section: 'block',
  support: 'partial',
  reason: 'sessions do not time out',
  syntax: sequence(
    keyword('exec-timeout', 'Set the EXEC timeout'),
    argument('minutes', integer(0, 35791), 'Timeout in minutes'),
    optional(argument('seconds', integer(0, 2147483), 'Timeout in seconds')),
  ),
  apply: (target, { minutes, seconds }) => {
    target.execTimeout = minutes * 60 + (seconds ?? 0);
  },
  no: target => {
    target.execTimeout = 0;
  },
  read: ({ execTimeout }) =>
    execTimeout === undefined || execTimeout === 600
      ? []
      : [{ minutes: Math.floor(execTimeout / 60), seconds: execTimeout % 60 }],
});

const linePassword = line<LineConfig, { readonly password: Password }>({
  mode: 'config-line',
  section: 'block',
  syntax: sequence(keyword('password', 'Set a password'), password('The UNENCRYPTED (cleartext) line password')),
  apply: (target, { password: typed }, context): Refusal | undefined => {
    const refusal = refusedForm(typed, context);
    if (refusal === undefined) target.password = keptPassword(typed, context);
    return refusal;
  },
  no: target => {
    target.password = undefined;
  },
  read: ({ password }) => (password === undefined ? [] : [{ password }]),
});

/** A vty without `login` says so; so does a console with it. */
const login = line<LineConfig, { readonly local?: 'local'; readonly off?: true }>({
  mode: 'config-line',
  section: 'block',
  syntax: sequence(
    keyword('login', 'Enable password checking'),
    optional(enumeration('local', { local: 'Local password checking' })),
  ),
  apply: (target, { local }) => {
    target.login = local === undefined ? 'password' : 'local';
  },
  no: target => {
    target.login = 'none';
  },
  read: ({ login, kind }) => {
    if (login === 'none') return kind === 'vty' ? [{ off: true }] : [];
    return [login === 'local' ? { local: 'local' } : {}];
  },
  print: (text, { off }) => (off === true ? `no ${text}` : text),
});

const transportInput = line<LineConfig, { readonly protocols: readonly string[] }>({
  mode: 'config-line',
  section: 'block',
  support: 'stored',
  syntax: sequence(
    keywords(
      ['transport', 'Define transport protocols for line'],
      ['input', 'Define which protocols to use when connecting to the terminal server'],
    ),
    repeated('protocols', word, 'Protocol', { min: 1, max: 10 }),
  ),
  apply: (target, { protocols }) => {
    target.transportInput = [...protocols];
  },
  no: target => {
    target.transportInput = undefined;
  },
  read: ({ transportInput: protocols }) => (protocols === undefined ? [] : [{ protocols }]),
});

const accessClass = line<LineConfig, { readonly list: string; readonly direction: 'in' }>({
  mode: 'config-line',
  section: 'block',
  support: 'stored',
  syntax: sequence(
    keyword('access-class', 'Filter connections based on an IP access list'),
    argument('list', word, 'IP access list'),
    enumeration('direction', { in: 'Filter incoming connections' }),
  ),
  apply: (target, { list }) => {
    target.accessClassIn = list;
  },
  no: target => {
    target.accessClassIn = undefined;
  },
  read: ({ accessClassIn: list }) => (list === undefined ? [] : [{ list, direction: 'in' }]),
});

const synchronous = toggle<LineConfig>({
  mode: 'config-line',
  section: 'block',
  words: [
    ['logging', 'Modify message logging facilities'],
    ['synchronous', 'Synchronized message output'],
  ],
  usual: false,
  get: target => target.loggingSynchronous,
  set: (target, on) => {
    target.loggingSynchronous = on;
  },
});

export const TERMINAL_LINES: readonly ConfigLine[] = [
  terminalLine,
  accessClass,
  execTimeout,
  numberLine(
    'privilege',
    [
      ['privilege', 'Change privilege level for line'],
      ['level', 'Assign default privilege level for line'],
    ],
    0,
    15,
    'Default privilege level for line',
  ),
  linePassword,
  synchronous,
  login,
  transportInput,
  numberLine(
    'length',
    [['length', 'Set number of lines on a screen']],
    0,
    512,
    'Number of lines on screen (0 for no pausing)',
  ),
  numberLine(
    'width',
    [['width', 'Set width of the display terminal']],
    0,
    512,
    'Number of characters on a screen line',
  ),
];
