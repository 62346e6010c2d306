import type { Ms } from '../base/event-queue';
import type { Router } from '../router/router';
import type { Syntax } from '../syntax/grammar';
import type { Command } from '../syntax/states';
import type { Console } from './console';

/** Why a typed line was rejected; the `error` of the JSON transcript. */
export type CommandError = 'invalid' | 'incomplete' | 'ambiguous' | 'unknown-host' | 'dialogue' | 'failed';

/** What an EXEC command works on. */
export interface ExecContext {
  readonly router: Router;
  /** Virtual time at which the command was entered. */
  readonly now: Ms;
  /** The console it was typed on: terminal settings, privilege, history, mode changes. */
  readonly console: Console;
}

/** A command that goes on for some time (ping): it writes as it goes and tells when it ends. */
export interface Foreground {
  start(output: { write(text: string): void; end(error?: CommandError): void }): void;
  /** Ctrl-Shift-6. */
  interrupt(): void;
  /** Keys go to another system as long as it is open. */
  readonly remote?: Remote;
}

/** A session on another system that is in sight. */
export interface Remote {
  isOpen(): boolean;
  /** It has said nothing for a while: a script may type its next line. */
  isQuiet(): boolean;
  type(keys: string): void;
  /** Ctrl-Shift-6 x: back to the prompt, and the session waits. */
  suspend(): void;
}

/** A command that asks: each question is answered by a line. */
export interface Dialogue {
  readonly question: string;
  /** Answers are not echoed and not put into the history. */
  readonly secret?: boolean;
  /** One key answers: IOS does not wait for Return. */
  readonly confirms?: boolean;
  /** Ctrl-C does not lead out of it. */
  readonly holds?: boolean;
  answer(line: string): ExecResult;
  /** Ctrl-Z ends what is asked for. @param line what stands before it */
  finish?(line: string): ExecResult;
}

/** Lines to print (through pager and pipe), a refusal, something that goes on, a question, or nothing. */
export type ExecResult =
  | void
  | readonly string[]
  | { readonly error: CommandError; readonly lines: readonly string[] }
  | { readonly foreground: Foreground }
  /** `lines` are printed before the question. */
  | { readonly dialogue: Dialogue; readonly lines?: readonly string[] };

/** One EXEC command: its words, from which privilege level on it exists, and what it does. */
export interface ExecCommand extends Command {
  run(context: ExecContext, value: unknown): ExecResult;
}

/** Declares an EXEC command; the type of `value` follows from `syntax`. `level` 1: user EXEC; default 15: privileged. */
export function exec<Value>(declaration: {
  readonly syntax: Syntax<Value>;
  readonly level?: number;
  readonly hidden?: boolean;
  run(context: ExecContext, value: Value): ExecResult;
}): ExecCommand {
  return {
    ...declaration,
    level: declaration.level ?? 15,
    run: (context, value) => declaration.run(context, value as Value),
  };
}
