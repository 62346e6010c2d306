/** Where the program reads and writes: the process's own streams, or a test's. */
export interface Streams {
  readonly input: Input;
  /** Standard output: the result alone. */
  out(text: string, encoding?: 'utf8' | 'latin1'): void;
  /** Standard error: diagnostics, as `FILE:LINE: text`. */
  error(text: string): void;
  /** May the lab's own words be coloured? */
  readonly colour: boolean;
}

/** Standard input: pieces of text as they come, and keys where it is a terminal. */
export interface Input extends AsyncIterable<string | Uint8Array> {
  readonly terminal: Terminal | undefined;
}

/** A terminal that gives every key at once. */
export interface Terminal {
  /** Keys come as bytes until the returned function is called, or the terminal is gone. */
  start(receive: TerminalReceiver): () => void;
  write(text: string): void;
}

export interface TerminalReceiver {
  keys(bytes: Uint8Array): void;
  /** The terminal was closed: nothing comes any more. */
  gone(): void;
}
