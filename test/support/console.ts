/** A console of a lab's router, typed on line by line while time goes on as fast as it can. */
import { Console } from '../../src/cli/console';
import type { LabRun } from './lab';

export interface TypedConsole {
  readonly console: Console;
  /** Types lines, each when the one before is done. */
  type(...lines: readonly string[]): void;
  /** Types a line. @returns what came of it */
  answer(line: string): string;
  /** All that has been shown. */
  text(): string;
}

/** Longer than any command of a scenario takes. */
const PATIENCE = 600_000;

export function openConsole({ lab, router }: LabRun, name: string): TypedConsole {
  let shown = '';
  const console = new Console(
    router(name),
    { write: text => (shown += text), log: text => (shown += `${text}\n`) },
    { length: 0 },
  );
  const type = (line: string): void => {
    console.submit(line);
    lab.simulator.runUntil(() => console.expecting !== 'nothing', lab.now + PATIENCE);
    if (console.expecting === 'nothing') throw new Error(`${line} does not end`);
    const labRouter = lab.router(name);
    if (labRouter !== undefined) lab.configured(labRouter);
  };
  return {
    console,
    type: (...lines) => lines.forEach(type),
    answer: line => {
      const before = shown.length;
      type(line);
      return shown.slice(before);
    },
    text: () => shown,
  };
}
