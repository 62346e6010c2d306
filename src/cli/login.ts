import { type AaaMethod, methodsOf } from '../router/model/aaa';
import type { LineConfig } from '../router/model/line-config';
import type { RouterConfig } from '../router/model/router-config';
import type { Password, User } from '../router/model/users';
import type { Dialogue, ExecResult } from './exec-command';
import { passwordMatches } from '../config/password-check';

const TRIES = 3;
const PRIVILEGED = 15;
const USUAL_PRIVILEGE = 1;

/** Who has come in. */
export interface Admitted {
  /** Undefined: the line asks for no name. */
  readonly user?: string;
  /** The user's own level; without it the line's counts. */
  readonly privilege?: number;
}

/** How a line finds out who somebody is. */
type Check =
  | { readonly kind: 'none' }
  | { readonly kind: 'local' }
  /** `named`: a server would have wanted a name, so it is asked for. */
  | { readonly kind: 'password'; readonly password: Password | undefined; readonly named: boolean }
  /** Servers alone, and none answers. */
  | { readonly kind: 'nobody' };

/** @param line whose settings decide, and under `aaa new-model` its method list */
export function loginCheck(config: RouterConfig, line: LineConfig): Check {
  if (config.aaa.newModel) return aaaCheck(config, line);
  switch (line.login) {
    case 'none':
      return { kind: 'none' };
    case 'local':
      return { kind: 'local' };
    case 'password':
      return { kind: 'password', password: line.password, named: false };
  }
}

function aaaCheck(config: RouterConfig, line: LineConfig): Check {
  const words = config.aaa.loginLists.get(line.loginList ?? 'default');
  // Without a list the console is open, and other lines ask the local database.
  if (words === undefined) return line.kind === 'con' ? { kind: 'none' } : { kind: 'local' };
  const methods = methodsOf(words);
  // No server is there to answer: the next method is asked.
  const method = methods.find(each => each !== 'server');
  return method === undefined ? { kind: 'nobody' } : checkBy(method, config, line, methods[0] === 'server');
}

function checkBy(method: Exclude<AaaMethod, 'server'>, config: RouterConfig, line: LineConfig, named: boolean): Check {
  switch (method) {
    case 'none':
      return { kind: 'none' };
    case 'local':
    case 'local-case':
      return { kind: 'local' };
    case 'line':
      return { kind: 'password', password: line.password, named };
    case 'enable':
      return {
        kind: 'password',
        password: config.enableSecrets.get(PRIVILEGED) ?? config.enablePasswords.get(PRIVILEGED),
        named,
      };
  }
}

/** The questions that a line asks before a session begins. */
export class LoginDialogue {
  private tries = 0;

  /** @param admit called once the session may begin */
  constructor(
    private readonly config: RouterConfig,
    private readonly check: Check,
    private readonly admit: (who: Admitted) => void,
  ) {}

  first(): ExecResult {
    const { check } = this;
    const lines = ['', 'User Access Verification', ''];
    switch (check.kind) {
      case 'none':
        this.admit({});
        return undefined;
      case 'password':
        if (check.password === undefined) return { error: 'failed', lines: ['', 'Password required, but none set'] };
        return { lines, dialogue: check.named ? this.askName() : this.askPassword(undefined) };
      default:
        return { lines, dialogue: this.askName() };
    }
  }

  private askName(): Dialogue {
    return { question: 'Username: ', answer: name => this.named(name) };
  }

  private named(name: string): ExecResult {
    const user = this.check.kind === 'local' ? this.config.users.get(name) : undefined;
    if (user?.free === true) {
      this.admit(admitted(user));
      return undefined;
    }
    return { dialogue: this.askPassword(name) };
  }

  private askPassword(name: string | undefined): Dialogue {
    return {
      question: 'Password: ',
      secret: true,
      answer: typed => {
        const who = this.known(name, typed);
        if (who === undefined) return this.refused(name);
        this.admit(who);
        return undefined;
      },
    };
  }

  private known(name: string | undefined, typed: string): Admitted | undefined {
    const { check } = this;
    if (check.kind === 'local') {
      const user = this.config.users.get(name ?? '');
      return user?.password !== undefined && passwordMatches(user.password, typed) ? admitted(user) : undefined;
    }
    if (check.kind !== 'password' || check.password === undefined) return undefined;
    if (!passwordMatches(check.password, typed)) return undefined;
    return name === undefined ? {} : { user: name };
  }

  private refused(name: string | undefined): ExecResult {
    if (++this.tries === TRIES) return { error: 'dialogue', lines: ['% Bad passwords'] };
    if (name === undefined) return { dialogue: this.askPassword(undefined) };
    return { lines: ['% Login invalid', ''], dialogue: this.askName() };
  }
}

/** A level of the user's own counts more than the line's. */
function admitted({ name, privilege }: User): Admitted {
  return { user: name, ...(privilege !== USUAL_PRIVILEGE && { privilege }) };
}
