import type { Ms } from '../base/event-queue';
import { thresholdOf } from '../router/model/logging-config';
import type { LogLine } from '../router/narration';
import type { Power } from '../router/power-cycle';
import type { Router } from '../router/router';
import type { Occupant, TerminalLine } from '../router/terminal-lines';
import { ConfigurationMode } from './configuration-mode';
import type { ConsoleHooks, ConsoleOptions } from './console-options';
import type { CommandError, Dialogue, ExecResult, Remote } from './exec-command';
import { ExecMode } from './exec-mode';
import { execCompletion, execHelp } from './exec-help';
import { configurationCompletion, configurationHelp } from './help';
import { History } from './history';
import { LineAccess } from './line-access';
import type { MoreKey } from './pager';
import { iosPattern, type Pipe } from './pipes';
import { startScreen } from './start-screen';
import { TerminalSettings } from './terminal-settings';
import { REFUSED_PATTERN } from './refusal';
import { RemoteSessions } from './telnet/remote-sessions';

/**
 * What a console waits for. `confirm`: one key; `text`: lines up to an end mark, such as a banner's; `more`: a key of the pager; `return`: the
 * line is closed and Return opens it; `nothing`: a command goes on, or the session has ended for good; `remote`: another
 * system, on which somebody works from here, waits for keys.
 */
export type Expecting = 'command' | 'answer' | 'confirm' | 'secret' | 'text' | 'more' | 'nothing' | 'return' | 'remote';

const PRIVILEGED = 15;
const CTRL_C = '\x03';
const CTRL_Z = '\x1a';
const USER = 1;

/**
 * A terminal line of a router, worked line by line: what somebody typed up to Return goes in, text comes out. The keys
 * are the business of src/cli/session.ts; scripts come here at once.
 */
export class Console implements Occupant {
  readonly history = new History(() => this.terminal.historySize);
  readonly configHistory = new History(() => this.terminal.historySize);
  readonly terminal: TerminalSettings;
  readonly line: TerminalLine;
  /** Sessions on other systems that were begun here. */
  readonly remotes: RemoteSessions;
  private readonly exec: ExecMode;
  private readonly access: LineAccess;
  private configuration: ConfigurationMode | undefined;
  private closed = false;
  private readonly stopListening: () => void;

  constructor(
    readonly router: Router,
    private readonly hooks: ConsoleHooks,
    { line = router.terminals.console, length, patient = false }: ConsoleOptions,
  ) {
    this.line = line;
    this.terminal = new TerminalSettings(line, length === undefined ? {} : { length });
    this.access = new LineAccess(
      router,
      line,
      {
        write: text => this.write(text),
        busy: () => this.exec.running !== undefined,
        expired: () => this.expire(),
      },
      patient,
    );
    this.exec = new ExecMode(() => this.terminal.length, {
      context: () => ({ router, now: router.clock.now, console: this }),
      write: text => this.write(text),
      settled: () => {
        this.access.touch();
        this.hooks.settled?.();
      },
    });
    this.line.occupant = this;
    this.remotes = new RemoteSessions({
      router,
      line,
      size: () => ({ columns: this.terminal.width, lines: this.terminal.length }),
      hostsChanged: hosts => this.access.session?.hosts.splice(0, Infinity, ...hosts),
    });
    if (line.kind === 'con') this.access.sitDown();
    this.stopListening = router.onLog((each, whole, forConsole) => this.showLog(each, whole, forConsole));
    if (line.kind === 'con') router.power.listen(power => this.watchStart(power));
  }

  /** Columns of the screen. */
  get width(): number {
    return this.terminal.width;
  }

  /** Why the last line was rejected. */
  get error(): CommandError | null {
    return this.exec.error;
  }

  get editing(): boolean {
    return this.terminal.editing;
  }

  /** The privilege level. */
  get level(): number {
    return this.access.session?.privilege ?? USER;
  }

  /** Virtual time at which the session began. */
  get startedAt(): Ms {
    return this.access.session?.startedAt ?? this.router.clock.now;
  }

  /** What stands before the cursor. */
  get prompt(): string {
    const { configuration, exec } = this;
    const { session } = this.access;
    if (exec.dialogue !== undefined) return exec.dialogue.question;
    if (session === undefined || exec.running !== undefined || configuration?.gathering === true) return '';
    const { hostname } = this.router;
    if (configuration !== undefined) return `${hostname}(${configuration.promptWord})#`;
    return `${hostname}${session.privilege > USER ? '#' : '>'}`;
  }

  /** exec, privileged, config, or the prompt's word such as config-if. */
  get mode(): string {
    if (this.configuration !== undefined) return this.configuration.promptWord;
    return this.level > USER ? 'privileged' : 'exec';
  }

  get expecting(): Expecting {
    const { remote, dialogue, running, pager } = this.exec;
    if (remote !== undefined) return remote.isQuiet() ? 'remote' : 'nothing';
    if (running !== undefined || this.closed || !this.router.running) return 'nothing';
    if (this.configuration?.gathering === true) return 'text';
    if (dialogue !== undefined) return expectingOf(dialogue);
    if (this.access.session === undefined) return 'return';
    return pager.waiting ? 'more' : 'command';
  }

  /** Where keys go instead of here. */
  get remote(): Remote | undefined {
    return this.exec.remote;
  }

  /** What the arrow keys go back to. */
  get typedLines(): readonly string[] {
    return (this.configuration === undefined ? this.history : this.configHistory).lines;
  }

  /** `logging synchronous` */
  get redraws(): boolean {
    return this.line.config.loggingSynchronous;
  }

  /** A connection has come in on a vty, or somebody typed Return at the closed console: the line asks what it asks. */
  start(): void {
    this.exec.handle(this.access.begin());
    this.endFailedLogin();
  }

  /** A line was typed and ended with Return. */
  submit(line: string): void {
    this.exec.error = null;
    if (this.remote !== undefined) {
      this.access.touch();
      this.remote.type(`${line}\n`);
      return;
    }
    if (this.expecting === 'nothing') return;
    this.access.touch();
    if (this.configuration?.gathering === true) this.configuration.submit(line, 0);
    else if (this.exec.dialogue !== undefined) {
      const asksWho = this.access.session === undefined;
      this.exec.answer(line);
      if (asksWho && !this.closed) this.endFailedLogin();
    } else {
      this.exec.pager.quit();
      if (this.access.session === undefined) this.start();
      // Scripts type at the closed console as if it were open.
      if (this.access.session === undefined) return;
      if (this.configuration !== undefined) this.configuration.submit(line, this.prompt.length);
      else {
        this.history.add(line);
        this.exec.execute(line, this.prompt.length, true);
      }
    }
  }

  /** `?` at the end of `line`. */
  help(line: string): void {
    this.exec.error = null;
    this.access.touch();
    const lines = this.helpFor(line);
    if (lines[0]?.startsWith('% Unrecognized') === true) this.exec.error = 'invalid';
    if (lines[0]?.startsWith('% Ambiguous') === true) this.exec.error = 'ambiguous';
    this.exec.pager.show(lines);
  }

  /** Tab. @returns the line with its last word completed, or undefined where nothing or several fit */
  complete(line: string): string | undefined {
    this.access.touch();
    const { configuration, exec } = this;
    if (configuration === undefined) return execCompletion(exec.words, line);
    return configurationCompletion(configuration.configurator, exec.words, line);
  }

  /** A key at ` --More-- `. */
  more(key: MoreKey): void {
    this.access.touch();
    this.exec.pager.key(key);
  }

  /** `/text`, `+text` and `-text` at ` --More-- `, which has been hidden. */
  sift(filter: Pipe['filter'], text: string): void {
    const pattern = iosPattern(text);
    if (pattern !== undefined) return this.exec.pager.sift({ filter, pattern });
    this.exec.pager.quit();
    this.exec.refuse(REFUSED_PATTERN);
  }

  /** Ctrl-Shift-6: ends what goes on. */
  interrupt(): void {
    this.exec.interrupt();
  }

  /** Ctrl-C: gives up a dialogue or a text, leaves configuration mode. */
  cancel(): void {
    this.exec.error = null;
    this.exec.pager.quit();
    const { exec } = this;
    if (exec.remote !== undefined) exec.remote.type(CTRL_C);
    else if (exec.running !== undefined) exec.interrupt();
    else if (exec.dialogue?.holds === true) return;
    else if (exec.dialogue !== undefined) {
      exec.dropDialogue();
      if (this.access.session !== undefined) exec.error = 'dialogue';
      this.endFailedLogin();
    } else if (this.configuration?.cancelText() !== true) this.leaveConfiguration();
  }

  /** Ctrl-Z. @param typed what stands before it in a dialogue */
  end(typed = ''): void {
    this.exec.error = null;
    this.remote?.type(CTRL_Z);
    this.exec.pager.quit();
    const { exec } = this;
    if (exec.finish(typed) || exec.dialogue !== undefined || exec.running !== undefined) return;
    if (this.configuration?.gathering === true) return;
    this.leaveConfiguration();
  }

  /** Becomes privileged without a word, from user EXEC alone. */
  makePrivileged(): void {
    if (this.configuration !== undefined || this.exec.dialogue !== undefined || this.expecting === 'nothing') return;
    const session = this.access.session ?? this.access.sitDown();
    session.privilege = PRIVILEGED;
  }

  // What commands do to the console they were typed on.

  setPrivilege(level: number): void {
    const { session } = this.access;
    if (session !== undefined) session.privilege = level;
  }

  /** `login` */
  changeUser(): ExecResult {
    return this.access.changeUser();
  }

  enterConfiguration(): void {
    this.configuration = new ConfigurationMode(this.router, this.level, this.configHistory, {
      print: lines => this.exec.print(lines),
      refuse: refusal => this.exec.refuse(refusal),
      invite: told => this.exec.print([told]),
      execute: (line, column) => this.exec.execute(line, column, false),
      isExec: line => this.exec.knows(line),
      left: () => this.leaveConfiguration(),
    });
  }

  logOut(): void {
    this.leaveConfiguration();
    this.forget();
    if (this.line.kind !== 'con') return this.close();
    this.showClosed();
    this.hooks.left?.();
  }

  // What comes from elsewhere.

  tell(text: string): void {
    if (!this.closed) this.write(text);
  }

  reconsider(): void {
    this.access.reconsider();
  }

  /** The session ends at once: its connection is gone, or somebody has cleared the line. */
  disconnect(): void {
    this.exec.interrupt();
    this.logOut();
  }

  /** Nothing was typed for too long. */
  private expire(): void {
    const { exec } = this;
    if (this.access.session === undefined && exec.dialogue !== undefined)
      exec.print(['', `% ${exec.dialogue.question} timeout expired!`]);
    this.logOut();
  }

  private close(): void {
    if (this.closed) return;
    this.closed = true;
    this.line.occupant = undefined;
    this.stopListening();
    this.hooks.closed?.();
  }

  /** What the session knew is gone. */
  private forget(): void {
    this.remotes.closeAll();
    this.access.leave();
    this.terminal.reset();
    this.configuration = undefined;
    this.exec.dropDialogue();
    this.exec.pager.quit();
  }

  /** The router restarts under the console. */
  private watchStart(power: Power): void {
    if (power === 'off') {
      this.exec.dropForeground();
      this.forget();
    }
    this.exec.print(startScreen(this.router, power));
    if (power === 'up') this.hooks.settled?.();
  }

  private showClosed(): void {
    const { name, config } = this.line;
    const vacant = config.vacantMessage ?? `${this.router.hostname} ${name} is now available`;
    this.write(`\n\n\n${vacant}\n\n\n\n\n\nPress RETURN to get started.\n\n\n\n\n`);
  }

  /** Nobody was let in and nothing is asked any more. */
  private endFailedLogin(): void {
    if (this.access.session !== undefined || this.exec.dialogue !== undefined) return;
    this.access.leave();
    if (this.line.kind === 'con') this.showClosed();
    else this.close();
  }

  private leaveConfiguration(): void {
    if (this.configuration === undefined) return;
    this.configuration = undefined;
    this.router.report({ kind: 'configured', from: 'console', by: this.line.operator });
  }

  private helpFor(line: string): readonly string[] {
    const { configuration, exec } = this;
    return configuration === undefined
      ? execHelp(exec.words, line)
      : configurationHelp(configuration.configurator, exec.words, line);
  }

  private showLog({ at, severity }: LogLine, whole: string, forConsole: boolean): void {
    const onConsole = this.line.kind === 'con';
    if (onConsole && !forConsole) return;
    const threshold = thresholdOf(this.router.config.logging, onConsole ? 'console' : 'monitor');
    if (threshold === undefined || severity > threshold) return;
    if (onConsole || this.access.session?.monitor === true) this.hooks.log(whole, at);
  }

  private write(text: string): void {
    this.hooks.write(text);
  }
}

function expectingOf({ confirms, secret }: Dialogue): 'answer' | 'confirm' | 'secret' {
  if (confirms === true) return 'confirm';
  return secret === true ? 'secret' : 'answer';
}
