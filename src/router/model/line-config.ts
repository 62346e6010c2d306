import type { Password } from './users';

/** `tty`: lines of terminal server modules, which no router here has; their settings are kept all the same. */
export type LineKind = 'con' | 'tty' | 'aux' | 'vty';

/** The settings of one terminal line, or of several in a row that have the same. */
export interface LineConfig {
  readonly kind: LineKind;
  readonly first: number;
  readonly last: number;
  login: 'none' | 'password' | 'local';
  /** `login authentication NAME`: under `aaa new-model` the method list. */
  loginList: string | undefined;
  password: Password | undefined;
  /** Seconds; 0 never; undefined: ten minutes. */
  execTimeout: number | undefined;
  length: number | undefined;
  width: number | undefined;
  privilege: number | undefined;
  /** `history size`; 0: none is kept. */
  historySize: number | undefined;
  location: string | undefined;
  /** False: `no exec`. Nobody can begin a session on it. */
  exec: boolean;
  execBanner: boolean;
  motdBanner: boolean;
  /** The log is shown on it as by `terminal monitor`. */
  monitor: boolean;
  loggingSynchronous: boolean;
  transportInput: readonly string[] | undefined;
  accessClassIn: string | undefined;
  accessClassOut: string | undefined;
}

export function newLineConfig(kind: LineKind, first: number, last: number): LineConfig {
  return {
    kind,
    first,
    last,
    // A vty asks for a password unless it is told not to; the console does not.
    login: kind === 'vty' ? 'password' : 'none',
    loginList: undefined,
    password: undefined,
    execTimeout: undefined,
    length: undefined,
    width: undefined,
    privilege: undefined,
    historySize: undefined,
    location: undefined,
    exec: true,
    execBanner: true,
    motdBanner: true,
    monitor: false,
    loggingSynchronous: false,
    transportInput: undefined,
    accessClassIn: undefined,
    accessClassOut: undefined,
  };
}

/** The settings of one line; those of a fresh one where the configuration does not speak of it. */
export function lineConfigOf(lines: readonly LineConfig[], kind: LineKind, index: number): LineConfig {
  const known = lines.find(each => each.kind === kind && each.first <= index && index <= each.last);
  return known ?? newLineConfig(kind, index, index);
}
