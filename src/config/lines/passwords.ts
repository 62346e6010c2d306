import type { Password, RouterConfig, User } from '../../router/model/router-config';
import { integer, word } from '../../syntax/argument-types';
import {
  alternatives,
  argument,
  converted,
  keyword,
  keywords,
  optional,
  rest,
  sequence,
  type Syntax,
} from '../../syntax/grammar';
import { line } from '../line';

interface TypedPassword {
  readonly type?: number;
  readonly text: string;
}

/** `cisco`, `0 cisco`, `7 094F471A1A0A`: the digit says how the rest is to be read. Type 0 is printed without it. */
export function password(help: string): Syntax<{ readonly password: Password }> {
  const typed: Syntax<TypedPassword> = sequence(
    optional(argument('type', integer(0, 7), 'Specifies how the password that follows is encrypted')),
    rest('text', help),
  );
  return converted('password', typed, {
    decode: ({ type, text }): Password => ({ type: type === 5 ? 5 : type === 7 ? 7 : 0, text }),
    encode: ({ type, text }) => (type === 0 ? { text } : { type, text }),
  });
}

const ENABLE = ['enable', 'Modify enable password parameters'] as const;

const enableSecret = line<RouterConfig, { readonly password: Password }>({
  mode: 'config',
  section: 'boot',
  syntax: sequence(
    keywords(ENABLE, ['secret', 'Assign the privileged level secret']),
    password("The UNENCRYPTED (cleartext) 'enable' secret"),
  ),
  apply: (config, value) => {
    config.enableSecret = value.password;
  },
  no: config => {
    config.enableSecret = undefined;
  },
  read: config => (config.enableSecret === undefined ? [] : [{ password: config.enableSecret }]),
});

const enablePassword = line<RouterConfig, { readonly password: Password }>({
  mode: 'config',
  section: 'boot',
  syntax: sequence(
    keywords(ENABLE, ['password', 'Assign the privileged level password']),
    password("The UNENCRYPTED (cleartext) 'enable' password"),
  ),
  apply: (config, value) => {
    config.enablePassword = value.password;
  },
  no: config => {
    config.enablePassword = undefined;
  },
  read: config => (config.enablePassword === undefined ? [] : [{ password: config.enablePassword }]),
});

interface UserValue {
  readonly name: string;
  readonly privilege?: number;
  readonly password?: Password;
}

const username = line<RouterConfig, UserValue>({
  mode: 'config',
  section: 'system',
  syntax: sequence(
    keyword('username', 'Establish User Name Authentication'),
    argument('name', word, 'User name'),
    optional(
      sequence(
        keyword('privilege', 'Set user privilege level'),
        argument('privilege', integer(0, 15), 'User privilege level'),
      ),
    ),
    optional(
      sequence(
        alternatives(
          keyword('password', 'Specify the password for the user'),
          keyword('secret', 'Specify the secret for the user'),
        ),
        password('The UNENCRYPTED (cleartext) user password'),
      ),
    ),
  ),
  apply: ({ users }, { name, privilege, password }) => {
    const user: User = users.get(name) ?? { name, password: undefined, privilege: 1 };
    if (privilege !== undefined) user.privilege = privilege;
    if (password !== undefined) user.password = password;
    users.set(name, user);
  },
  no: ({ users }, { name }) => {
    if (name !== undefined) users.delete(name);
  },
  read: ({ users }) =>
    [...users.values()].map(({ name, privilege, password }) => ({
      name,
      ...(privilege !== 1 && { privilege }),
      ...(password !== undefined && { password }),
    })),
  print: (text, { password }) => (password?.type === 5 ? text.replace(' password 5 ', ' secret 5 ') : text),
});

export const PASSWORD_LINES = [enableSecret, enablePassword, username];
