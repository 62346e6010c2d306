import type { Router } from '../router/router';
import type { TerminalLine } from '../router/terminal-lines';
import { Console } from './console';
import { Session } from './session';

export interface LineTerminalHooks {
  /** Characters for the far screen; lines end in CR LF. */
  write(text: string): void;
  /** The session has ended: close the connection. Called once; not after `hangUp`. */
  closed(): void;
  /** Keys have been worked off: the configuration may have changed. */
  acted(): void;
}

/**
 * Somebody on a vty, key by key: what a Telnet or SSH server puts behind a connection. A server asks
 * `router.terminals.acquireVty` for a line first, and refuses the connection where it gets none.
 */
export class LineTerminal {
  readonly console: Console;
  private readonly session: Session;
  private over = false;

  /** @param line taken by `acquireVty` */
  constructor(
    router: Router,
    line: TerminalLine,
    private readonly hooks: LineTerminalHooks,
  ) {
    this.console = new Console(
      router,
      {
        write: text => this.session.output(text),
        log: text => this.session.log(text),
        settled: () => this.session.settled(),
        closed: () => this.ended(),
      },
      { line },
    );
    this.session = new Session(this.console, {
      write: text => {
        if (!this.over) hooks.write(text);
      },
      // A vty is left by ending its session alone.
      escaped: () => {},
      elsewhere: () => {},
      acted: () => hooks.acted(),
    });
  }

  /** The connection is open: the line shows its banners and asks its questions. */
  start(): void {
    this.console.start();
    this.session.attach();
  }

  /** Keys, as characters. */
  input(text: string): void {
    if (!this.over) this.session.input(text);
  }

  /** The far terminal's size. @param rows 0, like columns: unknown (RFC 1073) */
  resize(columns: number, rows: number): void {
    if (columns > 0) this.console.terminal.set({ width: columns });
    if (rows > 0) this.console.terminal.set({ length: rows });
  }

  /** The connection is gone. */
  hangUp(): void {
    if (this.over) return;
    this.over = true;
    this.console.disconnect();
  }

  private ended(): void {
    if (this.over) return;
    this.over = true;
    this.hooks.closed();
  }
}
