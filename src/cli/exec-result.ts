import type { ExecResult } from './exec-command';

/** Whether a command has given lines, and nothing else. */
export function isLines(result: ExecResult): result is readonly string[] {
  return Array.isArray(result);
}

/** Prints before something happens that the log tells of. */
export function printThen(lines: readonly string[], then: () => void): ExecResult {
  return {
    foreground: {
      start: output => {
        for (const line of lines) output.write(`${line}\n`);
        then();
        output.end();
      },
      interrupt: () => {},
    },
  };
}
