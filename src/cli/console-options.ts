import type { Ms } from '../base/event-queue';
import type { TerminalLine } from '../router/terminal-lines';

/** Where a console shows things. Lines end in `\n`. */
export interface ConsoleHooks {
  write(text: string): void;
  /** A whole line of the log, timestamp and all; it may hold line ends. */
  log(text: string, at: Ms): void;
  /** A command that went on for some time has ended. */
  settled?(): void;
  /** The session on the console has ended, and what was being typed with it. */
  left?(): void;
  /** The session on a vty has ended: its connection is to be closed. */
  closed?(): void;
}

export interface ConsoleOptions {
  /** con 0 without it: somebody sits there from the beginning. On other lines `start` asks first. */
  readonly line?: TerminalLine;
  /** Lines of a page, whatever the line's settings say; 0: no paging. */
  readonly length?: number;
  /** Sessions end only after an exec-timeout that is configured: a script that lets time pass is not idle. */
  readonly patient?: boolean;
}
