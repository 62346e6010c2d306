/** What consoles show, as text: prompt and line, output, log lines on lines of their own. */
export class Transcript {
  private middle = false;
  private current: string;

  /**
   * @param first   the console that needs no mark at the beginning
   * @param options.marks a change of console is told by a line `! NAME`
   */
  constructor(
    private readonly out: (text: string) => void,
    first: string,
    private readonly options: { readonly marks: boolean },
  ) {
    this.current = first;
  }

  /** A line that was typed at a prompt. */
  typed(name: string, prompt: string, line: string): void {
    this.freshLine(name);
    this.out(`${prompt}${line}\n`);
  }

  /** A piece of what a command prints; it may end within a line. */
  output(name: string, text: string): void {
    if (text === '') return;
    this.change(name);
    this.out(text);
    this.middle = !text.endsWith('\n');
  }

  /** A log message, timestamp and all. */
  log(name: string, text: string): void {
    this.freshLine(name);
    this.out(`${text}\n`);
  }

  /** A line that was begun is ended. */
  finish(): void {
    if (this.middle) this.out('\n');
    this.middle = false;
  }

  private freshLine(name: string): void {
    this.change(name);
    this.finish();
  }

  private change(name: string): void {
    if (!this.options.marks || name === this.current) return;
    this.finish();
    this.current = name;
    this.out(`! ${name}\n`);
  }
}
