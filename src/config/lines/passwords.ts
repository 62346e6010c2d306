import type { RouterConfig } from '../../router/model/router-config';
import type { Password, User } from '../../router/model/users';
import { integer, word } from '../../syntax/argument-types';
import {
  alternatives,
  argument,
  enumeration,
  flag,
  keyword,
  keywords,
  nested,
  optional,
  rest,
  sequence,
} from '../../syntax/grammar';
import { line, type ConfigLine, type LineContext, type Refusal } from '../line';
import { passwordMatches } from '../password-check';
import { keptPassword, keptSecret, password, refusedForm, SECRET_FORMS } from '../password-forms';

const ENABLE = ['enable', 'Modify enable password parameters'] as const;
const PRIVILEGED = 15;

interface EnableValue {
  readonly level?: number;
  readonly password: Password;
}

/** `enable secret` and `enable password`, each for any privilege level. */
function enableLine(
  word: 'secret' | 'password',
  help: string,
  ofModel: (config: RouterConfig) => Map<number, Password>,
  kept: (typed: Password, context: LineContext) => Password,
): ConfigLine {
  const clear = `The UNENCRYPTED (cleartext) 'enable' ${word}`;
  return line<RouterConfig, EnableValue>({
    mode: 'config',
    section: 'boot',
    syntax: sequence(
      keywords(ENABLE, [word, help]),
      optional(
        sequence(
          keyword('level', 'Set exec level password'),
          argument('level', integer(1, PRIVILEGED), 'Level number'),
        ),
      ),
      word === 'secret' ? password(clear, SECRET_FORMS) : password(clear),
    ),
    apply: (config, { level, password: typed }, context): Refusal | undefined => {
      const refusal = refusedForm(typed, context);
      if (refusal !== undefined) return refusal;
      ofModel(config).set(level ?? PRIVILEGED, kept(typed, context));
      tellSame(word, level ?? PRIVILEGED, typed, context);
      return undefined;
    },
    no: (config, { level }) => {
      ofModel(config).delete(level ?? PRIVILEGED);
    },
    read: config =>
      [...ofModel(config)]
        .sort(([a], [b]) => b - a)
        .map(([level, password]) => ({ ...(level !== PRIVILEGED && { level }), password })),
  });
}

/** A password that is the secret too gives the secret away: IOS takes it, and says so. */
function tellSame(word: 'secret' | 'password', level: number, typed: Password, context: LineContext): void {
  const { config, interactive, reply } = context;
  const [other, known] =
    word === 'secret' ? ['password', config.enablePasswords.get(level)] : ['secret', config.enableSecrets.get(level)];
  if (!interactive || typed.type !== 0 || known === undefined || !passwordMatches(known, typed.text)) return;
  reply(
    `The enable ${word} you have chosen is the same as your enable ${other}.`,
    `This is not recommended.  Re-enter the enable ${word}.`,
  );
}

interface UserValue {
  readonly name: string;
  readonly privilege?: number;
  readonly view?: string;
  readonly free?: true;
  readonly password?: Password;
  readonly secret?: { readonly password: Password };
}

const isSecret = ({ type }: Password): boolean => type === 4 || type === 5 || type === 8 || type === 9;

const username = line<RouterConfig, UserValue>({
  mode: 'config',
  section: 'system',
  syntax: sequence(
    keyword('username', 'Establish User Name Authentication'),
    argument('name', word, 'User name'),
    optional(
      sequence(
        keyword('privilege', 'Set user privilege level'),
        argument('privilege', integer(0, PRIVILEGED), 'User privilege level'),
      ),
    ),
    optional(sequence(keyword('view', 'Set view name'), argument('view', word, 'View name'))),
    optional(
      alternatives(
        nested(
          'secret',
          sequence(
            keyword('secret', 'Specify the secret for the user'),
            password('The UNENCRYPTED (cleartext) user secret', SECRET_FORMS),
          ),
        ),
        sequence(
          keyword('password', 'Specify the password for the user'),
          password('The UNENCRYPTED (cleartext) user password', undefined, { showsClear: true }),
        ),
        flag('free', 'nopassword', 'No password is required for the user to log in'),
      ),
    ),
  ),
  apply: ({ users }, value, context): Refusal | undefined => {
    const { name, privilege, view } = value;
    const typed = value.secret?.password ?? value.password;
    const known = users.get(name);
    const refusal = typed && (refusedForm(typed, context) ?? refusedPair(known, value, context));
    if (refusal !== undefined) return refusal;
    const user = known ?? newUser(name);
    user.view = view ?? user.view;
    if (privilege !== undefined) user.privilege = privilege;
    if (value.secret !== undefined) user.password = keptSecret(value.secret.password, context.rng);
    else if (value.password !== undefined) user.password = keptPassword(value.password, context);
    if (value.free === true) user.password = undefined;
    if (value.free === true || typed !== undefined) user.free = value.free === true;
    users.set(name, user);
    return undefined;
  },
  no: ({ users }, { name }) => {
    if (name !== undefined) users.delete(name);
  },
  read: ({ users }) =>
    [...users.values()].filter(isSaid).map(({ name, privilege, password, free, view }) => ({
      name,
      ...(privilege !== 1 && { privilege }),
      ...(view !== undefined && { view }),
      ...(free && { free: true }),
      ...(password !== undefined && (isSecret(password) ? { secret: { password } } : { password })),
    })),
});

function newUser(name: string): User {
  return { name, password: undefined, privilege: 1, free: false, view: undefined, extras: [] };
}

/** A user that further lines alone speak of needs no line of its own. */
function isSaid({ privilege, password, free, view, extras }: User): boolean {
  return extras.length === 0 || password !== undefined || free || view !== undefined || privilege !== 1;
}

const EXTRAS = {
  'access-class': 'Restrict access by access-class',
  autocommand: 'Automatically issue a command after the user logs in',
  'callback-dialstring': 'Callback dialstring',
  'callback-line': 'Associate a specific line with this callback',
  'callback-rotary': 'Associate a rotary group with this callback',
  dnis: 'Do not require password when obtained via DNIS',
  'nocallback-verify': 'Do not require authentication after callback',
  noescape: 'Prevent the user from using an escape character',
  nohangup: 'Do not disconnect after an automatic command',
  'one-time': 'Specify that the username/password is valid for only one time',
  'user-maxlinks': "Limit the user's number of inbound links",
} as const;

interface ExtraValue {
  readonly name: string;
  readonly what: keyof typeof EXTRAS;
  readonly text?: string;
}

/** Nothing is said of the user but the name. */
function isEmpty({ password, privilege, free, view, extras }: User): boolean {
  const usual = newUser('').privilege;
  return password === undefined && privilege === usual && !free && view === undefined && extras.length === 0;
}

const userExtra = line<RouterConfig, ExtraValue>({
  mode: 'config',
  section: 'system',
  support: 'stored',
  syntax: sequence(
    keyword('username', 'Establish User Name Authentication'),
    argument('name', word, 'User name'),
    enumeration('what', EXTRAS),
    optional(rest('text', 'Parameters')),
  ),
  apply: ({ users }, { name, what, text }) => {
    const user = users.get(name) ?? newUser(name);
    users.set(name, user);
    const extra = text === undefined ? what : `${what} ${text}`;
    if (!user.extras.includes(extra)) user.extras.push(extra);
  },
  no: ({ users }, { name, what }) => {
    const user = name === undefined ? undefined : users.get(name);
    if (user === undefined) return;
    const at = user.extras.findIndex(extra => extra.split(' ')[0] === what);
    if (at >= 0) user.extras.splice(at, 1);
    if (isEmpty(user)) users.delete(user.name);
  },
  read: ({ users }) =>
    [...users.values()].flatMap(({ name, extras }) =>
      extras.map(extra => {
        const [what = '', ...words] = extra.split(' ');
        return { name, what: what as ExtraValue['what'], ...(words.length > 0 && { text: words.join(' ') }) };
      }),
    ),
});

/** A user has either; IOS says so at a prompt. */
function refusedPair(user: User | undefined, value: UserValue, { interactive }: LineContext): Refusal | undefined {
  const before = user?.password;
  if (!interactive || before === undefined || isSecret(before) === (value.secret !== undefined)) return undefined;
  return {
    refused: ['ERROR: Can not have both a user password and a user secret.', 'Please choose one or the other.'],
  };
}

export const PASSWORD_LINES: readonly ConfigLine[] = [
  enableLine(
    'secret',
    'Assign the privileged level secret',
    config => config.enableSecrets,
    (typed, { rng }) => keptSecret(typed, rng),
  ),
  enableLine('password', 'Assign the privileged level password', config => config.enablePasswords, keptPassword),
  username,
  userExtra,
];
