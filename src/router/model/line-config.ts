import type { Password } from './users';

/** `tty`: lines of terminal server modules, which no router here has; their settings are kept all the same. */
export type LineKind = 'con' | 'tty' | 'aux' | 'vty';

/** The settings of one terminal line, or of several in a row that have the same. */
export interface LineConfig {
  readonly kind: LineKind;
  readonly first: number;
  readonly last: number;
  login: 'none' | 'password' | 'local';
  /** A configuration says so, though under `aaa new-model` it goes without saying. */
  loginSaid: boolean;
  /** `login authentication NAME`: under `aaa new-model` the method list. */
  loginList: string | undefined;
  password: Password | undefined;
  /** Seconds; 0 never; undefined: ten minutes. */
  execTimeout: number | undefined;
  /** Seconds; undefined: half a minute. `timeout login response` */
  loginTimeout: number | undefined;
  /** Minutes after which a session ends whatever goes on; 0, like undefined: never. */
  absoluteTimeout: number | undefined;
  /** What a line shows that nobody is on. */
  vacantMessage: string | undefined;
  refuseMessage: string | undefined;
  length: number | undefined;
  width: number | undefined;
  privilege: number | undefined;
  /** False: `no history`. */
  history: boolean;
  /** `history size` */
  historySize: number | undefined;
  location: string | undefined;
  /** False: `no exec`. Nobody can begin a session on it. */
  exec: boolean;
  execBanner: boolean;
  /** `lock` works on it. */
  lockable: boolean;
  motdBanner: boolean;
  /** The log is shown on it as by `terminal monitor`. */
  monitor: boolean;
  loggingSynchronous: boolean;
  /** Words behind `logging synchronous`. */
  synchronousLimits: string | undefined;
  transportInput: readonly string[] | undefined;
  /** `none`: a word that is no command is not taken for the name of a host. */
  transportPreferred: string | undefined;
  accessClassIn: string | undefined;
  accessClassOut: string | undefined;
  /** `vrf-also` behind the incoming access class. */
  classForVrfs: boolean;
}

export function newLineConfig(kind: LineKind, first: number, last: number): LineConfig {
  return {
    kind,
    first,
    last,
    // A vty asks for a password unless it is told not to; the console does not.
    login: kind === 'vty' ? 'password' : 'none',
    loginSaid: false,
    loginList: undefined,
    password: undefined,
    execTimeout: undefined,
    length: undefined,
    width: undefined,
    privilege: undefined,
    history: true,
    historySize: undefined,
    loginTimeout: undefined,
    absoluteTimeout: undefined,
    vacantMessage: undefined,
    refuseMessage: undefined,
    synchronousLimits: undefined,
    location: undefined,
    exec: true,
    execBanner: true,
    lockable: false,
    motdBanner: true,
    monitor: false,
    loggingSynchronous: false,
    transportInput: undefined,
    transportPreferred: undefined,
    accessClassIn: undefined,
    accessClassOut: undefined,
    classForVrfs: false,
  };
}

/** The settings of one line; those of a fresh one where the configuration does not speak of it. */
export function lineConfigOf(lines: readonly LineConfig[], kind: LineKind, index: number): LineConfig {
  const known = lines.find(each => each.kind === kind && each.first <= index && index <= each.last);
  return known ?? newLineConfig(kind, index, index);
}
