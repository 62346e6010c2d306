import type { CommandError } from '../cli/exec-command';

/** A console as a script works it, a router's or the lab's. */
export interface ScriptConsole {
  /** What it is called in marks, logs and JSON, whatever its hostname becomes. */
  readonly name: string;
  /** What stands before the cursor: `Daphne#`, or a question. */
  readonly prompt: string;
  /** exec, privileged, config, or the prompt's word; `lab`. */
  readonly mode: string;
  /** `nothing`: a command goes on. `confirm`: yes or no, by one key. `text`: lines up to a delimiter, such as a banner's. `remote`: lines for another system. */
  readonly expecting: 'command' | 'answer' | 'confirm' | 'secret' | 'text' | 'nothing' | 'remote';
  /** Of the last line typed. */
  readonly error: CommandError | null;
  /** The last command looked at the output before it, which stays what it was. */
  readonly lookedOnly?: boolean;
  submit(line: string): void;
  help(line: string): void;
  /** Ctrl-C. */
  cancel(): void;
  /** Ctrl-Z. */
  end(): void;
  /** Ctrl-^ x in a session on another system: it waits, and the console is at its own prompt. @returns false where there is none */
  suspend?(): boolean;
  /** Becomes privileged without a word, from user EXEC alone. */
  makePrivileged(): void;
}

const ANSWERED: ReadonlySet<ScriptConsole['expecting']> = new Set(['answer', 'confirm', 'secret', 'text']);

export function waitsForAnswer(console: ScriptConsole): boolean {
  return ANSWERED.has(console.expecting);
}
