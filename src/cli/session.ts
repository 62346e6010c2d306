import type { Expecting } from './console';
import type { Remote } from './exec-command';
import { LineEditor, type EditorAction } from './line-editor';
import type { MoreKey } from './pager';
import type { Pipe } from './pipes';

/** What is worked line by line behind a terminal: a router's console, or the lab's. */
export interface LineDevice {
  readonly prompt: string;
  readonly expecting: Expecting;
  readonly width: number;
  readonly typedLines: readonly string[];
  /** `logging synchronous`: the line being typed is shown again behind a log line. */
  readonly redraws: boolean;
  /** False: `no terminal editing`. */
  readonly editing?: boolean;
  /** Where keys go instead of here. */
  readonly remote?: Remote | undefined;
  submit(line: string): void;
  help(line: string): void;
  complete(line: string): string | undefined;
  more(key: MoreKey): void;
  sift(filter: Pipe['filter'], text: string): void;
  interrupt(): void;
  cancel(): void;
  /** @param typed the line that Ctrl-Z stands behind, where it was not submitted */
  end(typed?: string): void;
}

export interface SessionHooks {
  /** Characters for the screen; lines end in CR LF. */
  write(text: string): void;
  /** Ctrl-^ x. */
  escaped(): void;
  /** Keys that were typed behind one that led the terminal away from here. */
  elsewhere(text: string): void;
  /** A key was worked off: something may have begun or changed. */
  acted(): void;
  /** A line was typed at this prompt. */
  typed?(prompt: string, line: string): void;
  /** How the prompt is shown; lengths are counted before. */
  paint?(prompt: string): string;
}

const INTERRUPT = '\x1e';
const MORE_KEYS: Readonly<Record<string, MoreKey>> = { ' ': 'page', '\r': 'line', '\n': 'line', '?': 'help' };
const SIFTING: Readonly<Record<string, Pipe['filter']>> = { '/': 'begin', '+': 'include', '-': 'exclude' };
const MOST_TYPED_AHEAD = 4096;
const CONTROL = /[\x00-\x1f]/;

/**
 * A terminal on a console: keys in, screen out. What is typed while a command runs waits for it, as on a real line.
 */
export class Session {
  private readonly editor: LineEditor;
  private ahead = '';
  private escaping = false;
  /** A pattern is being typed at ` --More-- `. */
  private sifting: Pipe['filter'] | undefined;
  private prompted = false;
  private lineStart = true;
  private attached = false;
  /** A line whose help goes over several pages. */
  private unfinished = '';

  constructor(
    private readonly device: LineDevice,
    private readonly hooks: SessionHooks,
  ) {
    this.editor = new LineEditor(this.editorLine());
  }

  /** The terminal turns to this console: prompt and line are shown. */
  attach(): void {
    this.attached = true;
    if (!this.lineStart) this.screen('\r\n');
    if (this.prompted) this.screen(this.editor.redraw());
    else this.prompt();
  }

  detach(): void {
    if (!this.lineStart) this.screen('\r\n');
    this.attached = false;
  }

  /** Keys, as characters. */
  input(text: string): void {
    this.work(text);
    this.hooks.acted();
  }

  /** The device prints something. */
  output(text: string): void {
    this.screen(text.replace(/\n/g, '\r\n'));
  }

  /** A line of the log comes, whatever stands on the screen. */
  log(text: string): void {
    if (!this.lineStart) this.screen('\r\n');
    this.output(`${text}\n`);
    if (this.prompted && this.device.redraws) this.screen(this.editor.redraw());
  }

  /** The device waits for something else than the line that is being typed, which is gone. */
  restart(): void {
    this.prompted = false;
    this.ahead = '';
    if (this.attached) this.prompt();
  }

  /** What went on has ended. */
  settled(): void {
    if (!this.attached) return;
    this.next();
  }

  /** A key may lead the terminal to another console: those after it are for that one. */
  private work(text: string): void {
    const characters = Array.from(text);
    for (let i = 0; i < characters.length; i++) {
      if (!this.attached) {
        this.hooks.elsewhere(characters.slice(i).join(''));
        return;
      }
      this.character(characters[i] as string);
    }
  }

  private character(character: string): void {
    const { remote } = this.device;
    if (remote !== undefined) {
      this.remoteKey(remote, character);
      return;
    }
    if (this.escaping) {
      this.escaping = false;
      if (character === 'x' || character === 'X') {
        this.hooks.escaped();
        return;
      }
    } else if (character === INTERRUPT) {
      // What was typed ahead is worked off at once: it does not stand between Ctrl-^ and its x.
      this.device.interrupt();
      this.escaping = true;
      return;
    }
    if (this.device.expecting === 'nothing') this.typeAhead(character);
    else this.key(character);
  }

  /** All keys are for the other system, but Ctrl-^ x; Ctrl-^ twice is one for it. */
  private remoteKey(remote: Remote, character: string): void {
    if (this.escaping) {
      this.escaping = false;
      if (character === 'x' || character === 'X') remote.suspend();
      else if (character === INTERRUPT) remote.type(INTERRUPT);
    } else if (character === INTERRUPT) this.escaping = true;
    else remote.type(character);
  }

  private typeAhead(character: string): void {
    if (character === '\x03') this.device.interrupt();
    else if (this.ahead.length < MOST_TYPED_AHEAD) this.ahead += character;
  }

  private key(character: string): void {
    if (this.device.expecting === 'more' && this.sifting === undefined) {
      this.moreKey(character);
      return;
    }
    if (this.device.expecting === 'confirm' && !CONTROL.test(character)) {
      this.screen(`${character}\r\n`);
      this.submit(character);
      return;
    }
    const { screen, action } = this.editor.key(character);
    if (screen !== '') this.screen(screen);
    if (action !== undefined) this.act(action);
  }

  private moreKey(character: string): void {
    this.sifting = SIFTING[character];
    this.device.more(this.sifting === undefined ? (MORE_KEYS[character] ?? 'quit') : 'hide');
    if (this.sifting === undefined) this.next();
    else this.screen(this.editor.begin({ ...this.editorLine(), prompt: character, promptWidth: 1 }));
  }

  /** A pattern has been typed at ` --More-- `, or given up. */
  private sift(filter: Pipe['filter'], action: EditorAction): void {
    this.sifting = undefined;
    if (action.kind === 'line') this.device.sift(filter, action.text);
    else this.device.more('quit');
    this.next();
  }

  private act(action: EditorAction): void {
    const { device, sifting } = this;
    if (sifting !== undefined) {
      this.sift(sifting, action);
      return;
    }
    switch (action.kind) {
      case 'line':
        this.submit(action.text);
        return;
      case 'help':
        this.screen('\r\n');
        device.help(action.text);
        if (device.expecting === 'more') {
          this.unfinished = action.text;
          this.next();
        } else this.again(action.text);
        return;
      case 'complete':
        this.screen('\r\n');
        this.again(device.complete(action.text) ?? action.text);
        return;
      case 'cancel':
        this.prompted = false;
        device.cancel();
        this.next();
        return;
      case 'end':
        // What the log says of it does not show the old prompt again.
        this.prompted = false;
        if (action.text.trim() !== '' && device.expecting === 'command') {
          this.submit(action.text, false);
          device.end();
        } else device.end(action.text);
        this.next();
    }
  }

  private submit(line: string, goOn = true): void {
    const { device } = this;
    this.prompted = false;
    this.hooks.typed?.(device.prompt, device.expecting === 'secret' ? '' : line);
    device.submit(line);
    if (goOn) this.next();
  }

  /** Prompt and line once more, behind an answer that left the line as it was. */
  private again(text: string): void {
    this.editor.set(text);
    if (!this.lineStart) this.screen('\r\n');
    this.screen(this.editor.redraw());
  }

  /** The prompt for the next line, and what was typed ahead of it. */
  private next(): void {
    if (!this.attached || this.device.expecting === 'nothing') return;
    if (this.device.expecting === 'more') {
      this.prompted = false;
      return;
    }
    // A command that ended at once has its prompt already.
    if (!this.prompted) this.prompt(this.unfinished);
    this.unfinished = '';
    const { ahead } = this;
    this.ahead = '';
    this.work(ahead);
  }

  /** @param typed stands in the line already */
  private prompt(typed = ''): void {
    if (this.device.expecting === 'nothing' || this.device.expecting === 'more') return;
    if (!this.lineStart) this.screen('\r\n');
    this.prompted = true;
    const prompt = this.editor.begin(this.editorLine());
    this.editor.set(typed);
    this.screen(typed === '' ? prompt : this.editor.redraw());
  }

  private editorLine(): ConstructorParameters<typeof LineEditor>[0] {
    const { device } = this;
    const { expecting, prompt, width, editing = true } = device;
    const isCommand = expecting === 'command';
    return {
      prompt: this.hooks.paint?.(prompt) ?? prompt,
      promptWidth: prompt.length,
      echo: expecting !== 'secret' && expecting !== 'return',
      helpful: isCommand,
      history: isCommand ? device.typedLines : [],
      width,
      editing,
    };
  }

  private screen(text: string): void {
    if (text === '') return;
    this.lineStart = text.endsWith('\n');
    this.hooks.write(text);
  }
}
