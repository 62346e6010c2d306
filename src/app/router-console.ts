import type { Ms } from '../base/event-queue';
import { Console } from '../cli/console';
import type { CommandError } from '../cli/exec-command';
import type { LabRouter } from './lab';
import type { ScriptConsole } from './script-console';

export interface RouterConsoleHooks {
  write(console: RouterConsole, text: string): void;
  log(console: RouterConsole, text: string, at: Ms): void;
}

/** Scripts do not page until they ask for it. */
const UNPAGED = 0;

/** A router's console as a script works it. */
export class RouterConsole implements ScriptConsole {
  private readonly console: Console;

  constructor(
    readonly labRouter: LabRouter,
    hooks: RouterConsoleHooks,
  ) {
    this.console = new Console(
      labRouter.router,
      { write: text => hooks.write(this, text), log: (text, at) => hooks.log(this, text, at) },
      { length: UNPAGED, patient: true },
    );
  }

  get name(): string {
    return this.labRouter.firstHostname;
  }

  get prompt(): string {
    return this.console.prompt;
  }

  get mode(): string {
    return this.console.mode;
  }

  /** A line of a script is no key for the pager and none for a closed console: it goes on from there. */
  get expecting(): ScriptConsole['expecting'] {
    const { expecting } = this.console;
    return expecting === 'more' || expecting === 'return' ? 'command' : expecting;
  }

  get error(): CommandError | null {
    return this.console.error;
  }

  submit(line: string): void {
    this.console.submit(line);
  }

  help(line: string): void {
    this.console.help(line);
  }

  cancel(): void {
    this.console.cancel();
  }

  end(): void {
    this.console.end();
  }

  suspend(): boolean {
    const { remote } = this.console;
    remote?.suspend();
    return remote !== undefined;
  }

  makePrivileged(): void {
    this.console.makePrivileged();
  }
}
