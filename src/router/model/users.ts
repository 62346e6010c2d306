/**
 * 0: clear, 5: MD5 crypt, 7: the reversible form of `service password-encryption`. Later releases have 4: SHA-256,
 * 6: AES under a key that nobody shows, 8: PBKDF2, 9: scrypt.
 */
export type PasswordType = 0 | 4 | 5 | 6 | 7 | 8 | 9;

export interface Password {
  readonly type: PasswordType;
  readonly text: string;
}

export interface User {
  readonly name: string;
  password: Password | undefined;
  privilege: number;
  /** `nopassword` */
  free: boolean;
  /** The set of commands of a role; kept without effect. */
  view: string | undefined;
  /** Further `username NAME ...` lines, kept without effect. */
  readonly extras: string[];
}

/** `privilege MODE level N COMMAND`: from which level on the word at the end of a command exists. */
export interface PrivilegeRule {
  /** As it is typed: exec, configure, interface ... */
  readonly mode: string;
  readonly level: number;
  /** Also for all words behind it. */
  readonly all: boolean;
  readonly words: readonly string[];
}
