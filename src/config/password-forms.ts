import type { Rng } from '../base/rng';
import { md5Crypt } from '../crypto/md5-crypt';
import { clearOfType7, hideType7, LAST_TYPE_7_START } from '../crypto/type-7';
import type { RouterConfig } from '../router/model/router-config';
import type { Password, PasswordType } from '../router/model/users';
import type { ArgumentType } from '../syntax/argument-types';
import { argument, converted, optional, rest, sequence, type Syntax } from '../syntax/grammar';
import type { LineContext, Refusal } from './line';

/** The forms in which passwords are typed, kept and printed. */

/** The digits that may stand before a password, each with its help; those without help are of later releases. */
type Forms = Readonly<Partial<Record<PasswordType, string>>>;

const LATER = '';

export const PASSWORD_FORMS: Forms = {
  0: 'Specifies an UNENCRYPTED password will follow',
  6: LATER,
  7: 'Specifies a HIDDEN password will follow',
};

export const SECRET_FORMS: Forms = {
  0: 'Specifies an UNENCRYPTED password will follow',
  4: LATER,
  5: 'Specifies an ENCRYPTED secret will follow',
  // Some write hidden passwords where secrets stand; IOS takes them for secrets in clear.
  7: LATER,
  8: LATER,
  9: LATER,
};

const TYPE_SHOWN = '<0-9>';

function formOf(forms: Forms): ArgumentType<PasswordType> {
  const types = Object.keys(forms).map(key => Number(key) as PasswordType);
  return {
    show: TYPE_SHOWN,
    rank: 2,
    parse: word => types.find(type => String(type) === word),
    print: String,
    hints: typed =>
      Object.entries(forms)
        .filter(([text, help]) => help !== LATER && text.startsWith(typed))
        .map(([text, help]) => ({ text, help, literal: true })),
  };
}

interface TypedPassword {
  readonly type?: PasswordType;
  readonly text: string;
}

/**
 * `cisco`, `0 cisco`, `7 094F471A1A0A`: the digit says how the rest is to be read.
 * @param options.showsClear a clear one is printed with its 0
 */
export function password(
  help: string,
  forms: Forms = PASSWORD_FORMS,
  options: { readonly showsClear?: boolean } = {},
): Syntax<{ readonly password: Password }> {
  const typed: Syntax<TypedPassword> = sequence(optional(argument('type', formOf(forms), '')), rest('text', help));
  return converted('password', typed, {
    decode: ({ type, text }): Password => ({ type: type ?? 0, text }),
    encode: ({ type, text }) => (type === 0 && options.showsClear !== true ? { text } : { type, text }),
  });
}

const SALT_ALPHABET = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SALT_LENGTH = 4;

/** Secrets are never kept in clear. */
export function keptSecret(typed: Password, rng: Rng): Password {
  if (typed.type !== 0) return typed;
  const salt = Array.from({ length: SALT_LENGTH }, () => SALT_ALPHABET.charAt(rng.between(0, 63))).join('');
  return { type: 5, text: md5Crypt(typed.text, salt) };
}

/** Passwords are hidden under `service password-encryption`. */
export function keptPassword(typed: Password, { config, rng }: Pick<LineContext, 'config' | 'rng'>): Password {
  return config.services.passwordEncryption ? hidden(typed, rng) : typed;
}

function hidden(typed: Password, rng: Rng): Password {
  return typed.type === 0 ? { type: 7, text: hideType7(typed.text, rng.between(0, LAST_TYPE_7_START)) } : typed;
}

/** `service password-encryption` was typed: what stands in clear is hidden. There is no way back. */
export function hidePasswords(config: RouterConfig, rng: Rng): void {
  for (const [level, password] of config.enablePasswords) config.enablePasswords.set(level, hidden(password, rng));
  for (const owner of [...config.users.values(), ...config.lines]) {
    if (owner.password !== undefined) owner.password = hidden(owner.password, rng);
  }
}

/** At a prompt IOS looks at what is said to be encrypted already. Files may hold what somebody has put in its place. */
export function refusedForm({ type, text }: Password, { interactive }: LineContext): Refusal | undefined {
  if (!interactive) return undefined;
  if (type === 7 && clearOfType7(text) === undefined) return { refused: [`Invalid encrypted password: ${text}`] };
  if (type !== 5 || /^\$1\$[^$]{1,8}\$[./0-9A-Za-z]{22}$/.test(text)) return undefined;
  return {
    refused: [
      'ERROR: The secret you entered is not a valid encrypted secret.',
      'To enter an UNENCRYPTED secret, do not specify type 5 encryption.',
      'When you properly enter an UNENCRYPTED secret, it will be encrypted.',
    ],
  };
}
