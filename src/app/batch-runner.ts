import type { Ms } from '../base/event-queue';
import { isConfirmation } from '../cli/confirm';
import type { ConsoleLogs } from './console-logs';
import type { Pace } from './pace';
import { outputLines, type Recorder } from './recorder';
import { type Key, readScriptLine, readTyped, TRANSCRIPT_MARK, type Typed } from './script';
import { type ScriptConsole, waitsForAnswer } from './script-console';

export interface BatchSetup {
  readonly lab: ScriptConsole;
  /** The first one is picked at the beginning. */
  readonly consoles: readonly ScriptConsole[];
  /** The console whose router has or had this hostname. */
  consoleNamed(name: string): ScriptConsole | undefined;
  readonly pace: Pace;
  now(): Ms;
  readonly recorder: Recorder;
  readonly logs: ConsoleLogs | undefined;
  readonly keepGoing: boolean;
  readonly transcript: boolean;
  /** A command has ended on this console. */
  settled(console: ScriptConsole): void;
}

/** A command under way: it ends when its console waits for the next one. */
interface Pending {
  readonly console: ScriptConsole;
  readonly mode: string;
  readonly command: string;
  readonly time: Ms;
  output: string;
}

/** Types a script into consoles, line by line, and tells what they show. */
export class BatchRunner {
  /** What the command before printed. */
  lastOutput: readonly string[] = [];
  private picked: ScriptConsole;
  private pending: Pending | undefined;
  private transcript: boolean;
  private first = true;
  private rejected = false;
  private left = false;

  constructor(private readonly setup: BatchSetup) {
    this.picked = setup.consoles[0] ?? setup.lab;
    this.transcript = setup.transcript;
  }

  /** @returns whether no command was rejected */
  async run(lines: AsyncIterable<string> | Iterable<string>): Promise<boolean> {
    for await (const line of lines) {
      await this.line(line);
      if (this.left || (this.rejected && !this.setup.keepGoing)) break;
    }
    this.abandon();
    this.setup.recorder.finish();
    return !this.rejected;
  }

  /** A console shows something that its command prints. */
  output(console: ScriptConsole, text: string): void {
    if (this.pending?.console === console) this.pending.output += text;
    this.setup.recorder.output(console.name, text);
    this.setup.logs?.of(console.name)?.output(console.name, text);
  }

  /** A console shows a log line. */
  log(console: ScriptConsole, text: string, at: Ms): void {
    this.setup.recorder.log(console.name, text, at);
    this.setup.logs?.of(console.name)?.log(console.name, text);
  }

  /** Goes to another console, as the lab's `connect` does. */
  pick(console: ScriptConsole): void {
    this.picked = console;
  }

  /** The script ends here. */
  leave(): void {
    this.left = true;
  }

  private async line(line: string): Promise<void> {
    if (this.first) {
      this.first = false;
      if (TRANSCRIPT_MARK.test(line)) {
        this.transcript = true;
        return;
      }
    }
    this.setup.pace.catchUp();
    if (waitsForAnswer(this.picked) && !this.wasAnswered(line) && !this.givesUp(this.picked, line))
      return this.answer(line);
    // What the script did not confirm was rejected.
    if (this.rejected && !this.setup.keepGoing) return;
    const read = readScriptLine(line, name => this.setup.consoleNamed(name));
    switch (read.kind) {
      case 'nothing':
        return;
      case 'lab':
        return this.type(this.setup.lab, read.typed);
      case 'device':
        this.picked = read.device;
        if (read.privileged) read.device.makePrivileged();
        if (read.typed !== undefined) await this.typeOrAnswer(read.device, read.typed);
        return;
      case 'plain':
        if (!this.transcript) await this.type(this.picked, read.typed);
    }
  }

  /** A line picks a console that was left in the middle of a dialogue: it is the answer there. */
  private async typeOrAnswer(console: ScriptConsole, typed: Typed): Promise<void> {
    if (waitsForAnswer(console) && typed.kind !== 'key' && !this.givesUp(console, typed.text))
      await this.submit(console, `${typed.text}${typed.kind === 'help' ? '?' : ''}`);
    else if (!this.rejected || this.setup.keepGoing) await this.type(console, typed);
  }

  /** While a dialogue or a banner waits, every line is its answer. */
  private async answer(line: string): Promise<void> {
    const console = this.picked;
    if (console.expecting === 'text') return this.submit(console, line);
    const typed = readTyped(line);
    if (typed.kind === 'key') return this.key(console, typed.key);
    const reply = this.replyIn(line);
    if (console.expecting === 'confirm' && !isConfirmation(reply)) return;
    // Nobody sees the secret in a pasted session: the question alone is old output.
    if (console.expecting === 'secret' && this.transcript && reply !== line && reply.trim() === '') return;
    await this.submit(console, reply);
  }

  /** A pasted session does not hold its passwords: the next prompt shows that the one that is asked for was right. */
  private wasAnswered(line: string): boolean {
    const console = this.picked;
    if (!this.transcript || console.expecting !== 'secret') return false;
    if (readScriptLine(line, name => this.setup.consoleNamed(name)).kind !== 'device') return false;
    console.cancel();
    this.close(null);
    return true;
  }

  /** A line that says neither yes nor no to `[confirm]` is the next command: what asked is given up, and is rejected. */
  private givesUp(console: ScriptConsole, line: string): boolean {
    if (console.expecting !== 'confirm' || readTyped(line).kind === 'key') return false;
    if (isConfirmation(this.replyIn(line)) || this.isOldOutput(line)) return false;
    this.told(console, '');
    console.cancel();
    this.close('dialogue');
    return true;
  }

  /** What a pasted session shows and nobody typed. */
  private isOldOutput(line: string): boolean {
    return this.transcript && readScriptLine(line, name => this.setup.consoleNamed(name)).kind === 'plain';
  }

  /** What is typed behind the question, which may stand in front, as it was pasted. */
  private replyIn(line: string): string {
    const question = this.picked.prompt.trim();
    const text = line.trimStart();
    const asked = question !== '' && text.startsWith(question);
    return asked ? text.slice(question.length).replace(/^ /, '') : line;
  }

  private async type(console: ScriptConsole, typed: Typed): Promise<void> {
    // Its router may be starting.
    await this.ready(console);
    if (typed.kind === 'key') return this.key(console, typed.key);
    if (typed.kind === 'line') return this.submit(console, typed.text);
    this.open(console, `${typed.text}?`);
    this.told(console, `${typed.text}?`);
    console.help(typed.text);
    await this.settle(console);
  }

  private async key(console: ScriptConsole, key: Key): Promise<void> {
    if (key === 'lab') {
      if (console.suspend?.() !== true) this.picked = this.setup.lab;
      return;
    }
    this.open(console, key === 'end' ? '^Z' : '^C');
    this.told(console, key === 'end' ? '^Z' : '^C');
    if (key === 'end') console.end();
    else console.cancel();
    await this.settle(console);
  }

  private async submit(console: ScriptConsole, line: string): Promise<void> {
    this.open(console, line);
    this.told(console, console.expecting === 'secret' ? '' : line);
    console.submit(line);
    await this.settle(console);
  }

  /** A command begins, unless this line belongs to one that asked for it. */
  private open(console: ScriptConsole, command: string): void {
    if (this.pending?.console === console) return;
    this.abandon();
    this.pending = { console, mode: console.mode, command, time: this.setup.now(), output: '' };
  }

  private told(console: ScriptConsole, line: string): void {
    const { prompt } = console;
    // Another system shows itself what is typed there.
    if (console.expecting === 'remote') return;
    this.setup.recorder.typed(console.name, prompt, line);
    this.setup.logs?.of(console.name)?.typed(console.name, prompt, line);
    if (console.expecting !== 'command' && this.pending !== undefined) this.pending.output += `${prompt}${line}\n`;
  }

  private async ready(console: ScriptConsole): Promise<void> {
    if (console.expecting === 'nothing') await this.setup.pace.until(() => console.expecting !== 'nothing');
  }

  /** Time moves until the command has ended or asks something. */
  private async settle(console: ScriptConsole): Promise<void> {
    await this.ready(console);
    this.setup.settled(console);
    if (!waitsForAnswer(console)) this.close(console.error);
  }

  private close(error: Pending['console']['error']): void {
    const { pending } = this;
    if (pending === undefined) return;
    this.pending = undefined;
    const output = outputLines(pending.output);
    if (pending.console.lookedOnly !== true) this.lastOutput = output;
    if (error !== null) this.rejected = true;
    const { console, mode, command, time } = pending;
    this.setup.recorder.command({ device: console.name, mode, command, output, error, time });
  }

  /** A dialogue that nobody answered. */
  private abandon(): void {
    if (this.pending !== undefined) this.close('dialogue');
  }
}
