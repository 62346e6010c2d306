import type { Ms } from '../base/event-queue';
import type { Router } from '../router/router';
import type { LineSession, TerminalLine } from '../router/terminal-lines';
import { bannerText } from './banners';
import { Deadline } from './deadline';
import type { ExecResult } from './exec-command';
import { loginCheck, LoginDialogue, type Admitted } from './login';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const USUAL_EXEC_TIMEOUT = 600;
const USER = 1;
/** IOS waits so long for a name or a password. */
const LOGIN_TIMEOUT = 30;

export interface LineAccessHooks {
  write(text: string): void;
  /** A command goes on, or the line is lent to a connection elsewhere: nobody is idle. */
  busy(): boolean;
  /** Nothing was typed for too long. */
  expired(): void;
}

/** Who may come in on a line, who is there, and for how long without typing. */
export class LineAccess {
  private current: LineSession | undefined;
  private askedAt: Ms | undefined;
  private readonly deadline: Deadline;

  /** @param patient only a timeout that the configuration sets counts */
  constructor(
    private readonly router: Router,
    private readonly line: TerminalLine,
    private readonly hooks: LineAccessHooks,
    private readonly patient: boolean,
  ) {
    this.deadline = new Deadline(router.clock, { at: () => this.expiresAt(), passed: () => hooks.expired() });
  }

  /** Undefined: nobody is there, or has not answered the line's questions yet. */
  get session(): LineSession | undefined {
    return this.current;
  }

  /** Somebody is there without a question. */
  sitDown(): LineSession {
    this.current = this.line.open();
    this.deadline.watch();
    return this.current;
  }

  /** Somebody has come: the line greets and asks. @returns its first question, or nothing when it has none */
  begin(): ExecResult {
    const { router, line, hooks } = this;
    const session = line.session ?? line.open();
    const check = loginCheck(router.config, line.config);
    if (line.config.motdBanner) hooks.write(bannerText(router, line, 'motd'));
    if (check.kind !== 'none') hooks.write(bannerText(router, line, 'login'));
    const login = new LoginDialogue(router.config, check, who => this.admit(session, who));
    const first = login.first();
    this.touch();
    return first;
  }

  /** Somebody else takes the session over. @returns the line's first question, or nothing when it has none */
  changeUser(): ExecResult {
    const { router, line, current } = this;
    if (current === undefined) return undefined;
    const check = loginCheck(router.config, line.config);
    const login = new LoginDialogue(router.config, check, ({ user, privilege }) => {
      if (check.kind === 'none') return;
      current.user = user;
      current.privilege = privilege ?? line.config.privilege ?? USER;
    });
    return login.first();
  }

  /** Something was typed. */
  touch(): void {
    const { now } = this.router.clock;
    if (this.current === undefined) this.askedAt = now;
    else this.current.activeAt = now;
    this.deadline.watch();
  }

  /** Settings of the line may have changed, or a command has ended. */
  reconsider(): void {
    this.deadline.watch();
  }

  /** The line is free again. */
  leave(): void {
    this.current = undefined;
    this.askedAt = undefined;
    this.deadline.stop();
    this.line.release();
  }

  private admit(session: LineSession, { user, privilege }: Admitted): void {
    const { router, line, hooks } = this;
    this.current = session;
    this.askedAt = undefined;
    session.user = user;
    // The name and the password were typed, too: idle time begins here.
    session.activeAt = router.clock.now;
    if (privilege !== undefined) session.privilege = privilege;
    if (line.config.execBanner) hooks.write(bannerText(router, line, 'exec'));
  }

  private expiresAt(): Ms | undefined {
    if (this.current === undefined) {
      const { loginTimeout = LOGIN_TIMEOUT } = this.line.config;
      return this.askedAt === undefined || this.patient ? undefined : this.askedAt + loginTimeout * SECOND;
    }
    const times = [this.idleUntil(this.current), this.endOf(this.current)].filter(at => at !== undefined);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /** `absolute-timeout` */
  private endOf({ startedAt }: LineSession): Ms | undefined {
    const { absoluteTimeout = 0 } = this.line.config;
    return absoluteTimeout === 0 ? undefined : startedAt + absoluteTimeout * MINUTE;
  }

  private idleUntil(session: LineSession): Ms | undefined {
    if (this.hooks.busy() || session.hosts.length > 0) return undefined;
    const seconds = this.line.config.execTimeout ?? (this.patient ? 0 : USUAL_EXEC_TIMEOUT);
    return seconds === 0 ? undefined : session.activeAt + seconds * SECOND;
  }
}
