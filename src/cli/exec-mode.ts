import { expandAlias } from './aliases';
import { execTree } from './commands';
import { connect } from './commands/telnet';
import type { CommandError, Dialogue, ExecContext, ExecResult, Foreground, Remote } from './exec-command';
import { isLines } from './exec-result';
import type { ExecWords } from './exec-help';
import { Pager } from './pager';
import { applyPipe, type Pipe, readPipe } from './pipes';
import { REFUSED_PATTERN, type Refusal, refusedAt, refusedMatch, refusedWhole } from './refusal';

/** What EXEC needs of the console that it is worked from. */
export interface ExecHooks {
  /** What a command entered now works on. */
  context(): ExecContext;
  write(text: string): void;
  /** A command that went on for some time has ended. */
  settled(): void;
}

/** EXEC at a console: its commands, and what the last of them left to be done: pages, a question, something that goes on. */
export class ExecMode {
  /** Why the last line was rejected. */
  error: CommandError | null = null;
  readonly pager: Pager;
  private foreground: Foreground | undefined;
  private question: Dialogue | undefined;

  /** @param length lines of a page */
  constructor(
    length: () => number,
    private readonly hooks: ExecHooks,
  ) {
    this.pager = new Pager(length, text => hooks.write(text));
  }

  get running(): Foreground | undefined {
    return this.foreground;
  }

  get dialogue(): Dialogue | undefined {
    return this.question;
  }

  /** Where keys go instead of here. */
  get remote(): Remote | undefined {
    return this.foreground?.remote?.isOpen() === true ? this.foreground.remote : undefined;
  }

  /** What can be typed now. */
  get words(): ExecWords {
    const { router, console } = this.hooks.context();
    const { privileges, aliases } = router.config;
    return { commands: execTree(privileges), level: console.level, width: console.width, aliases };
  }

  /** Is it a command, filter and all? */
  knows(typed: string): boolean {
    const { commands, level, aliases } = this.words;
    const { line } = expandAlias(typed, aliases);
    const reading = readPipe(line);
    return commands.match(reading.kind === 'pipe' ? reading.command : line, level).kind === 'ok';
  }

  /**
   * @param column where the line begins on the screen
   * @param mayBeHost a word alone that is no command is the name of a host to connect to
   */
  execute(line: string, column: number, mayBeHost: boolean): void {
    const text = line.trim();
    if (text === '' || text.startsWith('!')) return;
    const { line: whole, shift } = expandAlias(line, this.words.aliases);
    this.command(whole, column - shift, mayBeHost);
  }

  private command(line: string, column: number, mayBeHost: boolean): void {
    const reading = readPipe(line);
    switch (reading.kind) {
      case 'none':
        return this.run(line, column, undefined, mayBeHost);
      case 'pipe':
        return this.run(reading.command, column, reading.pipe, mayBeHost);
      case 'invalid':
        return this.refuse(refusedAt(column + reading.column));
      case 'bad-pattern':
        return this.refuse(REFUSED_PATTERN);
      case 'incomplete':
      case 'ambiguous':
        return this.refuse(refusedWhole(reading.kind, line));
    }
  }

  answer(line: string): void {
    const { question } = this;
    this.question = undefined;
    if (question !== undefined) this.handle(question.answer(line));
  }

  /** Ctrl-Z in a dialogue. @returns whether it ends what was asked for */
  finish(typed: string): boolean {
    const { question } = this;
    if (question?.finish === undefined) return false;
    this.question = undefined;
    this.handle(question.finish(typed));
    return true;
  }

  /** Gives up the dialogue. */
  dropDialogue(): void {
    this.question = undefined;
  }

  /** What goes on is gone without an end. */
  dropForeground(): void {
    this.foreground = undefined;
  }

  interrupt(): void {
    this.foreground?.interrupt();
  }

  refuse({ error, lines }: Refusal): void {
    this.error = error;
    this.print(lines);
  }

  handle(result: ExecResult, pipe?: Pipe): void {
    if (result === undefined) return;
    if (isLines(result)) this.pager.show(pipe === undefined ? result : applyPipe(result, pipe));
    else if ('error' in result) this.refuse(result);
    else if ('foreground' in result) this.begin(result.foreground);
    else {
      if (result.lines !== undefined) this.print(result.lines);
      this.question = result.dialogue;
    }
  }

  print(lines: readonly string[]): void {
    if (lines.length > 0) this.hooks.write(`${lines.join('\n')}\n`);
  }

  private run(line: string, column: number, pipe: Pipe | undefined, mayBeHost: boolean): void {
    const context = this.hooks.context();
    const { commands, level } = this.words;
    const match = commands.match(line, level);
    if (match.kind === 'empty') return;
    if (match.kind === 'ok') {
      context.router.cpu.charge('Exec', 0);
      this.handle(match.command.run(context, match.value), pipe);
    } else if (match.kind === 'invalid' && mayBeHost && isHostName(context, line)) {
      this.handle(connect(context, { host: line.trim() }));
    } else this.refuse(refusedMatch(match, line, column));
  }

  private begin(foreground: Foreground): void {
    this.foreground = foreground;
    foreground.start({
      write: text => this.hooks.write(text),
      end: error => {
        this.error = error ?? null;
        this.foreground = undefined;
        this.hooks.settled();
      },
    });
  }
}

/** A word alone; unless the line prefers no protocol to go there with. */
function isHostName({ console }: ExecContext, line: string): boolean {
  return !/\S\s+\S/.test(line) && console.line.config.transportPreferred !== 'none';
}
