import type { Ms } from '../base/event-queue';
import { Configurator, type ConfigReply } from '../config/configurator';
import type { IsLast } from '../config/line';
import { timestampOf } from '../debug/timestamp';
import type { LogLine } from '../router/narration';
import type { Router } from '../router/router';
import type { Match } from '../syntax/tree';
import { execTree } from './commands';
import type { CommandError, Dialogue, ExecCommand, ExecResult, Foreground } from './exec-command';
import { configurationHelp, execHelp } from './help';
import { History } from './history';
import { LoginDialogue } from './login';
import { Pager } from './pager';
import { applyPipe, type Pipe, readPipe } from './pipes';

/** Where a console shows things. Lines end in `\n`. */
export interface ConsoleHooks {
  write(text: string): void;
  /** A whole line of the log, timestamp and all; it may hold line ends. */
  log(text: string, at: Ms): void;
  /** A command that went on for some time has ended. */
  settled?(): void;
}

/** What a console waits for. `text`: lines up to an end mark, such as a banner's; `more`: a key of the pager; `nothing`: a command goes on. */
export type Expecting = 'command' | 'answer' | 'secret' | 'text' | 'more' | 'nothing' | 'return';

const PRIVILEGED = 15;
const USER = 1;

/**
 * A console of a router, line by line: what somebody typed up to Return goes in, text comes out. The keys are the
 * business of src/cli/session.ts; scripts come here at once.
 */
export class Console {
  readonly history = new History();
  readonly configHistory = new History();
  /** `terminal width` */
  width = 80;
  readonly startedAt: Ms;
  /** Why the last line was rejected. */
  error: CommandError | null = null;
  private readonly pager: Pager;
  private privilege = USER;
  private configurator: Configurator | undefined;
  private running: Foreground | undefined;
  private dialogue: Dialogue | undefined;
  private text: { readonly lines: readonly string[]; readonly isLast: IsLast } | undefined;
  private loggedIn = true;

  /** @param options.length lines of a page at the beginning; 0: no paging */
  constructor(
    readonly router: Router,
    private readonly hooks: ConsoleHooks,
    options: { readonly length: number },
  ) {
    this.startedAt = router.clock.now;
    this.pager = new Pager(options.length, text => this.write(text));
    router.onLog(line => this.showLog(line));
    router.onReload(() => this.reset());
  }

  /** `terminal length`: 0 is no paging. */
  get length(): number {
    return this.pager.length;
  }

  set length(lines: number) {
    this.pager.length = lines;
  }

  get level(): number {
    return this.privilege;
  }

  /** What stands before the cursor. */
  get prompt(): string {
    if (this.dialogue !== undefined) return this.dialogue.question;
    if (this.text !== undefined || this.running !== undefined || !this.loggedIn) return '';
    const { hostname } = this.router;
    if (this.configurator !== undefined) return `${hostname}(${this.configurator.promptWord})#`;
    return `${hostname}${this.privilege === PRIVILEGED ? '#' : '>'}`;
  }

  /** exec, privileged, config, or the prompt's word such as config-if. */
  get mode(): string {
    if (this.configurator !== undefined) return this.configurator.promptWord;
    return this.privilege === PRIVILEGED ? 'privileged' : 'exec';
  }

  get expecting(): Expecting {
    if (this.running !== undefined) return 'nothing';
    if (this.text !== undefined) return 'text';
    if (this.dialogue !== undefined) return this.dialogue.secret === true ? 'secret' : 'answer';
    if (!this.loggedIn) return 'return';
    return this.pager.waiting ? 'more' : 'command';
  }

  /** What the arrow keys go back to. */
  get typedLines(): readonly string[] {
    return (this.configurator === undefined ? this.history : this.configHistory).lines;
  }

  /** `logging synchronous` on the console line. */
  get redraws(): boolean {
    return this.router.config.lines.some(line => line.kind === 'con' && line.loggingSynchronous);
  }

  /** A line was typed and ended with Return. */
  submit(line: string): void {
    this.error = null;
    if (this.running !== undefined) return;
    if (this.text !== undefined) this.gather(line);
    else if (this.dialogue !== undefined) this.answer(line);
    else {
      this.pager.quit();
      if (!this.loggedIn && !this.begin()) return;
      if (this.configurator !== undefined) this.configure(this.configurator, line);
      else {
        this.history.add(line);
        this.execute(line, this.prompt.length);
      }
    }
  }

  /** `?` at the end of `line`. */
  help(line: string): void {
    this.error = null;
    const lines = this.helpFor(line);
    if (lines[0]?.startsWith('% Unrecognized') === true) this.error = 'invalid';
    if (lines[0]?.startsWith('% Ambiguous') === true) this.error = 'ambiguous';
    this.pager.show(lines);
  }

  /** Tab. @returns the line with its last word completed, or undefined where nothing or several fit */
  complete(line: string): string | undefined {
    if (this.configurator === undefined) return execTree().complete(line, this.privilege);
    const inner = /^(\s*do\s+)(.*)$/.exec(line);
    if (inner === null) return this.configurator.complete(line);
    const completed = execTree().complete(inner[2] ?? '', PRIVILEGED);
    return completed === undefined ? undefined : `${inner[1] ?? ''}${completed}`;
  }

  /** A key at ` --More-- `. */
  more(key: 'page' | 'line' | 'quit'): void {
    if (key === 'quit') this.pager.quit();
    else this.pager.goOn(key);
  }

  /** Ctrl-Shift-6: ends what goes on. */
  interrupt(): void {
    this.running?.interrupt();
  }

  /** Ctrl-C: gives up a dialogue or a text, leaves configuration mode. */
  cancel(): void {
    this.error = null;
    this.pager.quit();
    if (this.running !== undefined) this.running.interrupt();
    else if (this.text !== undefined) this.text = undefined;
    else if (this.dialogue !== undefined) {
      this.dialogue = undefined;
      if (this.loggedIn) this.error = 'dialogue';
    } else this.leaveConfiguration();
  }

  /** Ctrl-Z. */
  end(): void {
    this.error = null;
    this.pager.quit();
    if (this.text === undefined && this.dialogue === undefined && this.running === undefined) this.leaveConfiguration();
  }

  /** Becomes privileged without a word, from user EXEC alone. */
  makePrivileged(): void {
    if (this.configurator !== undefined || this.dialogue !== undefined || this.running !== undefined) return;
    this.loggedIn = true;
    this.privilege = PRIVILEGED;
  }

  // What commands do to the console they were typed on.

  setPrivilege(level: number): void {
    this.privilege = level;
  }

  enterConfiguration(): void {
    this.configurator = new Configurator(this.router.config, {
      onChange: () => this.router.configurationChanged(),
    });
  }

  logOut(): void {
    this.privilege = USER;
    this.loggedIn = false;
    this.write(`\n\n\n${this.router.hostname} con0 is now available\n\n\n\n\n\nPress RETURN to get started.\n\n\n\n\n`);
  }

  private reset(): void {
    this.privilege = USER;
    this.configurator = undefined;
    this.dialogue = undefined;
    this.text = undefined;
    this.pager.quit();
    this.loggedIn = true;
  }

  /** Return at the closed console. @returns whether the session has begun without a question */
  private begin(): boolean {
    const line = this.router.config.lines.find(each => each.kind === 'con');
    const privilege = line?.privilege ?? USER;
    const login = new LoginDialogue(this.router.config, line, level => {
      this.loggedIn = true;
      this.privilege = level ?? privilege;
    });
    this.handle(login.first(), undefined);
    return this.loggedIn;
  }

  /** @param column where the line begins on the screen */
  private execute(line: string, column: number): void {
    const text = line.trim();
    if (text === '' || text.startsWith('!')) return;
    const reading = readPipe(line);
    switch (reading.kind) {
      case 'none':
        return this.run(line, column, undefined);
      case 'pipe':
        return this.run(reading.command, column, reading.pipe);
      case 'invalid':
        return this.refuseAt(column + reading.column);
      case 'bad-pattern':
        return this.refuse('failed', ['% Failed to compile regular expression.']);
      case 'incomplete':
      case 'ambiguous':
        return this.refuseWhole(reading.kind, line);
    }
  }

  private run(line: string, column: number, pipe: Pipe | undefined): void {
    const match = execTree().match(line, this.configurator === undefined ? this.privilege : PRIVILEGED);
    if (match.kind === 'ok') {
      const context = { router: this.router, now: this.router.clock.now, console: this };
      this.handle(match.command.run(context, match.value), pipe);
    } else this.refuseLine(match, line, column);
  }

  private refuseLine(match: Exclude<Match<ExecCommand>, { readonly kind: 'ok' }>, line: string, column: number): void {
    switch (match.kind) {
      case 'empty':
        return;
      case 'incomplete':
      case 'ambiguous':
        return this.refuseWhole(match.kind, line);
      case 'invalid':
        if (this.configurator === undefined && !/\S\s+\S/.test(line)) this.refuseHost(line.trim());
        else this.refuseAt(column + match.column);
    }
  }

  /** A word alone that is no command is taken for the name of a host to connect to. */
  private refuseHost(word: string): void {
    const lookup = this.router.config.domainLookup ? '...domain server (255.255.255.255)' : '';
    this.refuse('unknown-host', [
      `Translating "${word}"${lookup}`,
      '% Unknown command or computer name, or unable to find computer address',
    ]);
  }

  private refuseAt(column: number): void {
    this.refuse('invalid', [`${' '.repeat(column)}^`, "% Invalid input detected at '^' marker.", '']);
  }

  private refuseWhole(kind: 'incomplete' | 'ambiguous', line: string): void {
    if (kind === 'incomplete') this.refuse(kind, ['% Incomplete command.', '']);
    else this.refuse(kind, [`% Ambiguous command:  "${line.trim()}"`]);
  }

  private refuse(error: CommandError, lines: readonly string[]): void {
    this.error = error;
    this.print(lines);
  }

  private handle(result: ExecResult, pipe: Pipe | undefined): void {
    if (result === undefined) return;
    if (isLines(result)) this.pager.show(pipe === undefined ? result : applyPipe(result, pipe));
    else if ('error' in result) this.refuse(result.error, result.lines);
    else if ('foreground' in result) this.start(result.foreground);
    else {
      if (result.lines !== undefined) this.print(result.lines);
      this.dialogue = result.dialogue;
    }
  }

  private start(foreground: Foreground): void {
    this.running = foreground;
    foreground.start({
      write: text => this.write(text),
      end: error => {
        this.error = error ?? null;
        this.running = undefined;
        this.hooks.settled?.();
      },
    });
  }

  private answer(line: string): void {
    const { dialogue } = this;
    this.dialogue = undefined;
    if (dialogue !== undefined) this.handle(dialogue.answer(line), undefined);
  }

  private configure(configurator: Configurator, line: string): void {
    const text = line.trim();
    this.configHistory.add(line);
    if (text === '' || text.startsWith('!')) return;
    const exec = /^\s*do\s+/.exec(line)?.[0];
    if (exec !== undefined) this.execute(line.slice(exec.length), this.prompt.length + exec.length);
    else if (text === 'end') this.leaveConfiguration();
    else if (/^exi?t?$/i.test(text)) this.leaveMode(configurator);
    else this.apply(configurator, line, this.prompt.length);
  }

  private apply(configurator: Configurator, line: string, column: number): void {
    const { lines, isLast, error }: ConfigReply = configurator.execute(line);
    this.print(lines);
    if (isLast !== undefined) this.beginText(line, isLast);
    if (error === undefined) return;
    switch (error.kind) {
      case 'invalid':
        return this.refuseAt(column + error.column);
      case 'failed':
        this.error = 'failed';
        return;
      default:
        this.refuseWhole(error.kind, line);
    }
  }

  private beginText(line: string, isLast: IsLast): void {
    this.text = { lines: [line], isLast };
    const mark = line.trim().split(/\s+/)[2]?.charAt(0);
    if (/^\s*ban/i.test(line)) this.print([`Enter TEXT message.  End with the character '${mark ?? ''}'.`]);
  }

  private gather(line: string): void {
    const { text, configurator } = this;
    if (text === undefined || configurator === undefined) return;
    const lines = [...text.lines, line];
    this.text = { ...text, lines };
    if (!text.isLast(line)) return;
    this.text = undefined;
    this.apply(configurator, lines.join('\n'), 0);
  }

  private leaveMode(configurator: Configurator): void {
    if (!configurator.exit()) this.leaveConfiguration();
  }

  private leaveConfiguration(): void {
    if (this.configurator === undefined) return;
    this.configurator = undefined;
    this.router.report({ kind: 'configured', from: 'console', by: 'console' });
  }

  private helpFor(line: string): readonly string[] {
    const { configurator, width } = this;
    return configurator === undefined
      ? execHelp(line, this.privilege, width)
      : configurationHelp(configurator, line, width);
  }

  private showLog({ form, at, text }: LogLine): void {
    const { services } = this.router.config;
    const timestamps = form === 'debug' ? services.debugTimestamps : services.logTimestamps;
    this.hooks.log(`${timestampOf(timestamps, at, this.router.bootedAt)}${text}`, at);
  }

  private print(lines: readonly string[]): void {
    if (lines.length > 0) this.write(`${lines.join('\n')}\n`);
  }

  private write(text: string): void {
    this.hooks.write(text);
  }
}

function isLines(result: NonNullable<ExecResult>): result is readonly string[] {
  return Array.isArray(result);
}
