import type { ExecResult } from './exec-command';

/** `... [confirm]`: Return or `y` goes on, all else does not. */
export function confirm(question: string, then: () => ExecResult): ExecResult {
  return {
    dialogue: {
      question: `${question}[confirm]`,
      confirms: true,
      answer: line => (/^\s*(y(es)?)?\s*$/i.test(line) ? then() : undefined),
    },
  };
}

/** Whether a line of a script is meant for `[confirm]`: a command behind it is not. */
export function isConfirmation(line: string): boolean {
  return /^\s*(y(es)?|no?)?\s*$/i.test(line);
}
