import type { LineConfig, Password, RouterConfig, User } from '../router/model/router-config';
import type { ExecResult } from './exec-command';
import { passwordMatches } from './password-check';

const TRIES = 3;
const USUAL_PRIVILEGE = 1;

/** Who has come in. */
export interface Admitted {
  /** Undefined: the line asks for no name. */
  readonly user?: string;
  /** The user's own level; without it the line's counts. */
  readonly privilege?: number;
}

/** The questions that a line asks before a session begins (`login`, `login local`). */
export class LoginDialogue {
  private tries = 0;

  /** @param admit called once the session may begin */
  constructor(
    private readonly config: RouterConfig,
    private readonly line: LineConfig,
    private readonly admit: (who: Admitted) => void,
  ) {}

  first(): ExecResult {
    const head = ['', 'User Access Verification', ''];
    switch (this.line.login) {
      case 'local':
        return { lines: head, dialogue: { question: 'Username: ', answer: name => this.askUser(name) } };
      case 'password': {
        const { password } = this.line;
        if (password === undefined) return { error: 'failed', lines: ['', 'Password required, but none set'] };
        return { lines: head, ...this.askPassword(password) };
      }
      default:
        this.admit({});
        return undefined;
    }
  }

  private askPassword(password: Password): {
    readonly dialogue: Extract<ExecResult, { dialogue: unknown }>['dialogue'];
  } {
    const answer = (typed: string): ExecResult => {
      if (passwordMatches(password, typed)) {
        this.admit({});
        return undefined;
      }
      if (++this.tries === TRIES) return { error: 'dialogue', lines: ['% Bad passwords'] };
      return this.askPassword(password);
    };
    return { dialogue: { question: 'Password: ', secret: true, answer } };
  }

  /** A level of the user's own counts more than the line's. */
  private admitUser({ name, privilege }: User): void {
    this.admit({ user: name, ...(privilege !== USUAL_PRIVILEGE && { privilege }) });
  }

  private askUser(name: string): ExecResult {
    const user = this.config.users.get(name);
    if (user?.free === true) {
      this.admitUser(user);
      return undefined;
    }
    const answer = (typed: string): ExecResult => {
      if (user?.password !== undefined && passwordMatches(user.password, typed)) {
        this.admitUser(user);
        return undefined;
      }
      if (++this.tries === TRIES) return { error: 'dialogue', lines: ['% Bad passwords'] };
      return {
        lines: ['% Login invalid', ''],
        dialogue: { question: 'Username: ', answer: again => this.askUser(again) },
      };
    };
    return { dialogue: { question: 'Password: ', secret: true, answer } };
  }
}
