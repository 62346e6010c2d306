import type { CommandError } from '../cli/exec-command';
import type { Ms } from '../base/event-queue';
import { Transcript } from './transcript';

/** One command and all that came of it: the JSON form of a transcript. */
export interface CommandRecord {
  /** Hostname now, or `lab`. */
  readonly device: string;
  /** exec, privileged, config, or the prompt's word such as config-if; `lab` for lab commands. */
  readonly mode: string;
  readonly command: string;
  readonly output: readonly string[];
  readonly error: CommandError | null;
  /** Virtual milliseconds at its start. */
  readonly time: Ms;
}

/** Where the story of a script is told. `name` is what a console is called in marks and in JSON. */
export interface Recorder {
  typed(name: string, prompt: string, line: string): void;
  output(name: string, text: string): void;
  /** @param text the whole line with its timestamp; several when it holds line ends */
  log(name: string, text: string, at: Ms): void;
  /** A command has ended. */
  command(record: CommandRecord): void;
  finish(): void;
}

/** The console transcript on standard output. */
export class TextRecorder implements Recorder {
  private readonly transcript: Transcript;

  constructor(out: (text: string) => void, first: string) {
    this.transcript = new Transcript(out, first, { marks: true });
  }

  typed(name: string, prompt: string, line: string): void {
    this.transcript.typed(name, prompt, line);
  }

  output(name: string, text: string): void {
    this.transcript.output(name, text);
  }

  log(name: string, text: string): void {
    this.transcript.log(name, text);
  }

  command(): void {
    // Its output has been told as it came.
  }

  finish(): void {
    this.transcript.finish();
  }
}

/** JSON lines: one object a command when it has ended, one a log or debug line when it comes. */
export class JsonRecorder implements Recorder {
  constructor(private readonly out: (text: string) => void) {}

  typed(): void {
    // Told with the command.
  }

  output(): void {
    // Told with the command.
  }

  log(name: string, text: string, at: Ms): void {
    this.line({ device: name, time: rounded(at), log: text });
  }

  command(record: CommandRecord): void {
    this.line({ ...record, time: rounded(record.time) });
  }

  finish(): void {
    // Every line is whole.
  }

  private line(value: unknown): void {
    this.out(`${JSON.stringify(value)}\n`);
  }
}

/** What a command has printed, as lines; the line end after the last one begins no line of its own. */
export function outputLines(text: string): readonly string[] {
  if (text === '') return [];
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}

/** Microseconds are the end of it: beyond them stands what binary fractions leave. */
function rounded(time: Ms): Ms {
  return Math.round(time * 1000) / 1000;
}
