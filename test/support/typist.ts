/** Somebody at a router's console. */
import { Console } from '../../src/cli/console';
import type { LabRun } from './lab';

export interface Typist {
  /** Types lines, each when the one before has ended. @returns what the screen showed: answers and log, without what was typed */
  (...lines: readonly string[]): string;
  readonly console: Console;
}

/** A privileged session on the console of a router, without pages. */
export function typistAt(run: LabRun, name: string): Typist {
  let screen = '';
  const console = new Console(
    run.router(name),
    { write: text => void (screen += text), log: text => void (screen += `${text}\n`) },
    { length: 0 },
  );
  console.makePrivileged();
  const type = (...lines: readonly string[]): string => {
    screen = '';
    for (const line of lines) {
      console.submit(line);
      run.lab.simulator.runUntil(() => console.expecting !== 'nothing');
    }
    return screen;
  };
  return Object.assign(type, { console });
}

/** Types configuration lines, from the outermost mode and back. @returns what was answered to them, without the log */
export function configure(typist: Typist, ...lines: readonly string[]): string {
  typist('configure terminal');
  const answers = lines.map(line => typist(line)).join('');
  typist('end');
  return answers.replace(/^(.*: )?%\w+-\d-\w+: .*\n/gm, '');
}
