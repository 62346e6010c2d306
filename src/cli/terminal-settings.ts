import type { TerminalLine } from '../router/terminal-lines';
import type { FileSystem } from './file-url';

const USUAL_LENGTH = 24;
const USUAL_WIDTH = 80;
const USUAL_HISTORY = 10;
const MOST_WIDTH = 512;

interface Settings {
  /** Lines of a page; 0: no paging. */
  readonly length: number;
  /** Columns of the screen. */
  readonly width: number;
  /** Lines that the history keeps; 0: none. */
  readonly historySize: number;
  /** Keys move about in the line; without it, it can only be taken back. */
  readonly editing: boolean;
  /** `cd`: the file system that names without one are in. */
  readonly directory: FileSystem;
}

/** How a terminal shows things: what `terminal` has set, until the session ends, and else what the line has. */
export class TerminalSettings implements Settings {
  private own: Partial<Settings>;

  /** @param initial counts as if it had been typed when the session began */
  constructor(
    private readonly line: TerminalLine,
    private readonly initial: Partial<Settings>,
  ) {
    this.own = initial;
  }

  get length(): number {
    return this.own.length ?? this.line.config.length ?? USUAL_LENGTH;
  }

  get width(): number {
    const width = this.own.width ?? this.line.config.width ?? USUAL_WIDTH;
    // 0: lines are as long as they like.
    return width === 0 ? MOST_WIDTH : width;
  }

  get historySize(): number {
    const { history, historySize } = this.line.config;
    return this.own.historySize ?? (history ? (historySize ?? USUAL_HISTORY) : 0);
  }

  get editing(): boolean {
    return this.own.editing ?? true;
  }

  get directory(): FileSystem {
    return this.own.directory ?? 'flash';
  }

  set(settings: Partial<Settings>): void {
    this.own = { ...this.own, ...settings };
  }

  /** `terminal no ...`: as a line without settings has it. */
  unset(name: 'length' | 'width' | 'historySize' | 'editing'): void {
    const usual = { length: USUAL_LENGTH, width: USUAL_WIDTH, historySize: 0, editing: false };
    this.own = { ...this.own, [name]: usual[name] };
  }

  /** The session has ended. */
  reset(): void {
    this.own = this.initial;
  }
}
