import type { ExecResult } from './exec-command';

/** `... [confirm]`: Return or `y` goes on, all else does not. */
export function confirm(question: string, then: () => ExecResult): ExecResult {
  return {
    dialogue: { question: `${question}[confirm]`, answer: line => (/^\s*(y.*)?$/i.test(line) ? then() : undefined) },
  };
}
