import { newLineConfig, type LineConfig } from '../../router/model/line-config';
import type { Password } from '../../router/model/users';
import { lineNumber } from '../../router/terminal-lines';
import { integer, word } from '../../syntax/argument-types';
import { argument, choice, enumeration, flag, keyword, keywords, optional, rest, sequence } from '../../syntax/grammar';
import { line, type ConfigLine, type LineContext, type Refusal } from '../line';
import { delimited, insideOf, untilDelimiter } from '../delimited-text';
import { keptPassword, password, refusedForm } from '../password-forms';
import { toggle } from '../toggle';
import { TRANSPORT_LINES } from './line-transport';

type Words = readonly (readonly [word: string, help: string])[];

function numberLine(
  field: 'length' | 'width' | 'privilege' | 'loginTimeout' | 'absoluteTimeout',
  words: Words,
  [low, high]: readonly [number, number],
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

const MINUTE = 60;
const USUAL_TIMEOUT = 10 * MINUTE;

const execTimeout = line<LineConfig, { readonly minutes: number; readonly seconds?: number }>({
  mode: 'config-line',
  section: 'block',
  syntax: sequence(
    keyword('exec-timeout', 'Set the EXEC timeout'),
    argument('minutes', integer(0, 35791), 'Timeout in minutes'),
    optional(argument('seconds', integer(0, 2147483), 'Timeout in seconds')),
  ),
  apply: (target, { minutes, seconds }) => {
    target.execTimeout = minutes * MINUTE + (seconds ?? 0);
  },
  no: target => {
    target.execTimeout = 0;
  },
  reset: target => {
    target.execTimeout = undefined;
  },
  read: ({ execTimeout }) =>
    execTimeout === undefined || execTimeout === USUAL_TIMEOUT
      ? []
      : [{ minutes: Math.floor(execTimeout / MINUTE), seconds: execTimeout % MINUTE }],
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

interface LoginValue {
  readonly how?: 'local' | 'authentication';
  readonly list?: string;
  readonly off?: true;
}

/** A vty without `login` says so; so does a console with it. */
const login = line<LineConfig, LoginValue>({
  mode: 'config-line',
  section: 'block',
  syntax: sequence(
    keyword('login', 'Enable password checking'),
    optional(
      choice('how', {
        local: keyword('local', 'Local password checking'),
        authentication: sequence(
          keyword('authentication', 'Authentication parameters.'),
          argument('list', word, 'Use an authentication list with this name.'),
        ),
      }),
    ),
  ),
  apply: (target, { how, list }, context): Refusal | undefined => {
    if (how === 'authentication') {
      target.loginList = list === 'default' ? undefined : list;
      return undefined;
    }
    if (context.interactive && context.config.aaa.newModel)
      return { refused: ['% AAA is enabled. Command not supported. Use an aaa authentication methodlist'] };
    target.login = how === undefined ? 'password' : 'local';
    target.loginSaid = context.config.aaa.newModel;
    if (how === undefined && target.password === undefined) tellDisabled(target, context);
    return undefined;
  },
  no: (target, { how }) => {
    if (how === 'authentication') target.loginList = undefined;
    else {
      target.login = 'none';
      target.loginSaid = false;
    }
  },
  reset: target => {
    target.loginList = undefined;
    target.loginSaid = false;
    target.login = newLineConfig(target.kind, target.first, target.last).login;
  },
  read: (target, { aaa }) => [
    ...(target.loginList === undefined ? [] : [{ how: 'authentication' as const, list: target.loginList }]),
    ...readLogin(target, aaa.newModel),
  ],
  print: (text, { off }) => (off === true ? `no ${text}` : text),
});

function readLogin({ login, loginSaid, kind }: LineConfig, newModel: boolean): readonly LoginValue[] {
  if (newModel && login === 'password' && !loginSaid) return [];
  if (login === 'none') return kind === 'vty' ? [{ off: true }] : [];
  return [login === 'local' ? { how: 'local' } : {}];
}

function tellDisabled({ kind, first, last }: LineConfig, { reply }: LineContext): void {
  for (let index = first; index <= last; index++)
    reply(`% Login disabled on line ${lineNumber(kind, index)}, until 'password' is set`);
}

type Direction = 'in' | 'out';
const CLASS_FIELDS = { in: 'accessClassIn', out: 'accessClassOut' } as const;

interface ClassValue {
  readonly list: string;
  readonly direction: Direction;
  readonly behind?: true;
}

const accessClass = line<LineConfig, ClassValue>({
  mode: 'config-line',
  section: 'block',
  syntax: sequence(
    keyword('access-class', 'Filter connections based on an IP access list'),
    argument('list', word, 'IP access list'),
    enumeration('direction', { in: 'Filter incoming connections', out: 'Filter outgoing connections' }),
    flag('behind', 'vrf-also', 'Same access list is applied for all VRFs'),
  ),
  apply: (target, { list, direction, behind }) => {
    target[CLASS_FIELDS[direction]] = list;
    if (direction === 'in') target.classForVrfs = behind === true;
  },
  no: (target, { direction }) => {
    if (direction !== 'out') target.accessClassIn = undefined;
    if (direction !== 'in') target.accessClassOut = undefined;
  },
  read: target =>
    (['in', 'out'] as const).flatMap(direction => {
      const list = target[CLASS_FIELDS[direction]];
      const behind = direction === 'in' && target.classForVrfs;
      return list === undefined ? [] : [{ list, direction, ...(behind && { behind: true as const }) }];
    }),
});

const location = line<LineConfig, { readonly text: string }>({
  mode: 'config-line',
  section: 'block',
  syntax: sequence(
    keyword('location', 'Enter terminal location description'),
    rest('text', "One text line describing the terminal's location"),
  ),
  apply: (target, { text }) => {
    target.location = text;
  },
  no: target => {
    target.location = undefined;
  },
  read: ({ location: text }) => (text === undefined ? [] : [{ text }]),
});

interface SynchronousValue {
  readonly limits?: string;
}

const synchronous = line<LineConfig, SynchronousValue>({
  mode: 'config-line',
  section: 'block',
  syntax: sequence(
    keywords(['logging', 'Modify message logging facilities'], ['synchronous', 'Synchronized message output']),
    optional(rest('limits', 'Severity level and number of messages')),
  ),
  apply: (target, { limits }) => {
    target.loggingSynchronous = true;
    target.synchronousLimits = limits;
  },
  no: target => {
    target.loggingSynchronous = false;
    target.synchronousLimits = undefined;
  },
  read: ({ loggingSynchronous, synchronousLimits: limits }) =>
    loggingSynchronous ? [{ ...(limits !== undefined && { limits }) }] : [],
});

const history = line<LineConfig, { readonly size?: number; readonly off?: true }>({
  mode: 'config-line',
  section: 'block',
  syntax: sequence(
    keyword('history', 'Enable and control the command history function'),
    optional(
      sequence(keyword('size', 'Set history buffer size'), argument('size', integer(0, 256), 'Size of history buffer')),
    ),
  ),
  apply: (target, { size }) => {
    target.history = true;
    target.historySize = size ?? target.historySize;
  },
  no: (target, { size }) => {
    target.historySize = undefined;
    if (size === undefined) target.history = false;
  },
  reset: target => {
    target.history = true;
    target.historySize = undefined;
  },
  read: ({ history, historySize: size }) => [
    ...(history ? [] : [{ off: true as const }]),
    ...(size === undefined || !history ? [] : [{ size }]),
  ],
  print: (text, { off }) => (off === true ? `no ${text}` : text),
});

/** A text between delimiters, as a banner has it. */
function messageLine(field: 'vacantMessage' | 'refuseMessage', word: string, help: string): ConfigLine {
  return line<LineConfig, { readonly text?: string }>({
    mode: 'config-line',
    section: 'block',
    // Calls to a vty that is taken are refused before it could say anything.
    support: field === 'refuseMessage' ? 'stored' : 'full',
    syntax: sequence(keyword(word, help), optional(rest('text', "c message c, where 'c' is a delimiting character"))),
    unfinished: ({ text }) => (text === undefined ? undefined : untilDelimiter(text)),
    apply: (target, { text }) => {
      target[field] = text === undefined ? undefined : insideOf(text);
    },
    no: target => {
      target[field] = undefined;
    },
    read: target => {
      const inside = target[field];
      return inside === undefined ? [] : [{ text: delimited(inside) }];
    },
  });
}

/** @param usual the state that IOS does not print */
function lineToggle(
  field: 'monitor' | 'exec' | 'execBanner' | 'motdBanner' | 'lockable',
  usual: boolean,
  ...words: Words
): ConfigLine {
  return toggle<LineConfig>({
    mode: 'config-line',
    section: 'block',
    words,
    usual,
    get: target => target[field],
    set: (target, on) => {
      target[field] = on;
    },
  });
}

export const LINE_SETTINGS: readonly ConfigLine[] = [
  accessClass,
  location,
  lineToggle('motdBanner', true, ['motd-banner', 'Enable the display of the MOTD banner']),
  lineToggle('execBanner', true, ['exec-banner', 'Enable the display of the EXEC banner']),
  lineToggle('exec', true, ['exec', 'Configure EXEC']),
  lineToggle('lockable', false, ['lockable', 'Allow users to lock a line']),
  execTimeout,
  numberLine(
    'absoluteTimeout',
    [['absolute-timeout', 'Set absolute timeout for line disconnection']],
    [0, 10_000],
    'Absolute timeout interval in minutes',
  ),
  numberLine(
    'loginTimeout',
    [
      ['timeout', 'Timeouts for the line'],
      ['login', 'Timeouts related to the login sequence'],
      ['response', 'Timeout for any user input during login sequences'],
    ],
    [0, 300],
    'Timeout in seconds',
  ),
  messageLine('vacantMessage', 'vacant-message', 'Define a vacant banner'),
  messageLine('refuseMessage', 'refuse-message', 'Define a refuse banner'),
  numberLine(
    'privilege',
    [
      ['privilege', 'Change privilege level for line'],
      ['level', 'Assign default privilege level for line'],
    ],
    [0, 15],
    'Default privilege level for line',
  ),
  linePassword,
  synchronous,
  login,
  lineToggle('monitor', false, ['monitor', 'Copy debug output to the current terminal line']),
  numberLine(
    'length',
    [['length', 'Set number of lines on a screen']],
    [0, 512],
    'Number of lines on screen (0 for no pausing)',
  ),
  numberLine(
    'width',
    [['width', 'Set width of the display terminal']],
    [0, 512],
    'Number of characters on a screen line',
  ),
  history,
  ...TRANSPORT_LINES,
];
