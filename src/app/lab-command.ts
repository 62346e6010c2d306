import type { CommandError, Foreground } from '../cli/exec-command';
import type { Syntax } from '../syntax/grammar';
import type { Command } from '../syntax/states';
import type { Lab, LabRouter } from './lab';

/** What a lab command answers. */
export type LabResult =
  /** Lines to print: it is done. */
  | readonly string[]
  | { readonly error: CommandError; readonly lines: readonly string[] }
  /** Goes on for some time: ping, wait. */
  | { readonly foreground: Foreground }
  /** The console to go to. */
  | { readonly connect: LabRouter }
  | { readonly exit: true };

export interface LabContext {
  readonly lab: Lab;
  /** What the command before this one printed, on whatever console. */
  readonly lastOutput: readonly string[];
}

/** A command of the `lab>` prompt. */
export interface LabCommand extends Command {
  /** It looks at the output of the command before, and does not become that itself. */
  readonly looksBack?: boolean;
  run(context: LabContext, value: unknown): LabResult;
}

/** Declares a lab command; the type of `value` follows from `syntax`. */
export function labCommand<Value>(declaration: {
  readonly syntax: Syntax<Value>;
  readonly looksBack?: boolean;
  run(context: LabContext, value: Value): LabResult;
}): LabCommand {
  return { ...declaration, run: (context, value) => declaration.run(context, value as Value) };
}

/** A refusal, in the form in which a router refuses. */
export function refusal(text: string): LabResult {
  return { error: 'failed', lines: [`% ${text}`] };
}
