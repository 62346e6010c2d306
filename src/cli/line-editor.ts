/** What a key asks for beyond editing the line. */
export type EditorAction =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'complete'; readonly text: string }
  /** Ctrl-C. */
  | { readonly kind: 'cancel' }
  /** Ctrl-Z; what stands in the line counts as typed. */
  | { readonly kind: 'end'; readonly text: string };

export interface EditorResult {
  /** What the screen is sent: text, backspaces and line ends, no other control sequences. */
  readonly screen: string;
  readonly action?: EditorAction;
}

/** What kind of line is being typed. */
export interface EditorLine {
  readonly prompt: string;
  /** Of the prompt as it is seen; a coloured one holds more characters. */
  readonly promptWidth?: number;
  /** Passwords are not shown. */
  readonly echo: boolean;
  /** Are `?` and Tab keys of their own? In passwords and texts they are characters. */
  readonly helpful: boolean;
  /** Lines to go back to, oldest first. */
  readonly history: readonly string[];
  /** Columns of the screen. */
  readonly width: number;
  /** False: keys do not move about in the line. */
  readonly editing?: boolean;
}

const BELL = '\x07';
/** By so many columns a long line is shifted, as on IOS. */
const SHIFT = 10;

const CTRL = (letter: string): string => String.fromCharCode(letter.charCodeAt(0) & 31);
const ESCAPE = '\x1b';
const DELETE = '\x7f';

/** Emacs's keys, as far as IOS has them. */
const KEYS: Readonly<Record<string, keyof Edits>> = {
  [CTRL('A')]: 'toStart',
  [CTRL('B')]: 'left',
  [CTRL('D')]: 'deleteRight',
  [CTRL('E')]: 'toEnd',
  [CTRL('F')]: 'right',
  [CTRL('H')]: 'deleteLeft',
  [DELETE]: 'deleteLeft',
  [CTRL('K')]: 'killRight',
  [CTRL('N')]: 'next',
  [CTRL('P')]: 'previous',
  [CTRL('T')]: 'transpose',
  [CTRL('U')]: 'killLeft',
  [CTRL('W')]: 'killWordLeft',
  [CTRL('X')]: 'killLeft',
  [CTRL('Y')]: 'yank',
};

const ESCAPED_KEYS: Readonly<Record<string, keyof Edits>> = {
  b: 'wordLeft',
  f: 'wordRight',
  d: 'killWordRight',
  c: 'capitalize',
  u: 'upperCase',
  l: 'lowerCase',
  [DELETE]: 'killWordLeft',
  [CTRL('H')]: 'killWordLeft',
};

/** What follows `ESC [` or `ESC O`. */
const ARROWS: Readonly<Record<string, keyof Edits>> = {
  A: 'previous',
  B: 'next',
  C: 'right',
  D: 'left',
  H: 'toStart',
  F: 'toEnd',
  '1~': 'toStart',
  '3~': 'deleteRight',
  '4~': 'toEnd',
};

/** What is left of them under `no terminal editing`. */
const PLAIN_EDITS: ReadonlySet<keyof Edits> = new Set(['deleteLeft', 'killLeft', 'killWordLeft']);

interface Edits {
  left(): void;
  right(): void;
  toStart(): void;
  toEnd(): void;
  wordLeft(): void;
  wordRight(): void;
  deleteLeft(): void;
  deleteRight(): void;
  killLeft(): void;
  killRight(): void;
  killWordLeft(): void;
  killWordRight(): void;
  yank(): void;
  transpose(): void;
  previous(): void;
  next(): void;
  capitalize(): void;
  upperCase(): void;
  lowerCase(): void;
}

/**
 * The line editor of IOS: characters in, what to show and what to do out. It knows nothing of commands, and the screen
 * is written with backspaces alone, so that every terminal and every script can follow.
 */
export class LineEditor implements Edits {
  private text = '';
  private cursor = 0;
  private killed = '';
  /** Where in the history the line comes from; its length: the line is new. */
  private at = 0;
  private draft = '';
  private pending = '';
  private literal = false;
  private afterReturn = false;
  /** What stands behind the prompt on the screen, and where in it the cursor is. */
  private shown = '';
  private column = 0;

  constructor(private line: EditorLine) {
    this.at = line.history.length;
  }

  get typed(): string {
    return this.text;
  }

  /** Begins a new line. @returns its prompt, for the screen */
  begin(line: EditorLine): string {
    this.line = line;
    this.at = line.history.length;
    this.set('');
    this.shown = '';
    this.column = 0;
    return line.prompt;
  }

  /** Replaces what is typed without showing it: `redraw` does that. */
  set(text: string): void {
    this.text = text;
    this.cursor = text.length;
  }

  /** Prompt and line once more, for a screen whose cursor stands at the beginning of a line. */
  redraw(): string {
    this.shown = '';
    this.column = 0;
    return `${this.line.prompt}${this.refresh()}`;
  }

  /** One character, which may be part of a key's sequence. */
  key(character: string): EditorResult {
    const { afterReturn } = this;
    this.afterReturn = false;
    // CR LF and CR NUL are one Return.
    if (afterReturn && (character === '\n' || character === '\0')) return { screen: '' };
    if (this.literal) {
      this.literal = false;
      return this.insert(character);
    }
    if (this.pending !== '') return this.sequence(character);
    const edit = KEYS[character];
    if (this.line.editing === false && edit !== undefined && !PLAIN_EDITS.has(edit)) return { screen: '' };
    return edit === undefined ? this.command(character) : this.edit(edit);
  }

  // Edits

  left(): void {
    this.cursor = Math.max(0, this.cursor - 1);
  }

  right(): void {
    this.cursor = Math.min(this.text.length, this.cursor + 1);
  }

  toStart(): void {
    this.cursor = 0;
  }

  toEnd(): void {
    this.cursor = this.text.length;
  }

  wordLeft(): void {
    this.cursor = this.wordStart();
  }

  wordRight(): void {
    this.cursor = this.wordEnd();
  }

  deleteLeft(): void {
    if (this.cursor > 0) this.cut(this.cursor - 1, this.cursor);
  }

  deleteRight(): void {
    if (this.cursor < this.text.length) this.cut(this.cursor, this.cursor + 1);
  }

  killLeft(): void {
    this.killed = this.cut(0, this.cursor);
  }

  killRight(): void {
    this.killed = this.cut(this.cursor, this.text.length);
  }

  killWordLeft(): void {
    this.killed = this.cut(this.wordStart(), this.cursor);
  }

  killWordRight(): void {
    this.killed = this.cut(this.cursor, this.wordEnd());
  }

  yank(): void {
    this.put(this.killed);
  }

  /** The character before the cursor changes places with the one at it. */
  transpose(): void {
    const at = Math.min(this.cursor, this.text.length - 1);
    if (at < 1) return;
    const { text } = this;
    this.text = `${text.slice(0, at - 1)}${text.charAt(at)}${text.charAt(at - 1)}${text.slice(at + 1)}`;
    this.cursor = at + 1;
  }

  previous(): void {
    this.recall(this.at - 1);
  }

  next(): void {
    this.recall(this.at + 1);
  }

  capitalize(): void {
    this.changeWord(word => word.replace(/\S/, letter => letter.toUpperCase()));
  }

  upperCase(): void {
    this.changeWord(word => word.toUpperCase());
  }

  lowerCase(): void {
    this.changeWord(word => word.toLowerCase());
  }

  private command(character: string): EditorResult {
    switch (character) {
      case '\r':
      case '\n':
        this.afterReturn = character === '\r';
        return this.finish();
      case '\t':
        if (this.line.helpful) return { screen: '', action: { kind: 'complete', text: this.text } };
        return { screen: '' };
      case '?':
        if (!this.line.helpful) return this.insert(character);
        return { screen: '?', action: { kind: 'help', text: this.text } };
      case CTRL('C'):
        return { screen: '\r\n', action: { kind: 'cancel' } };
      case CTRL('Z'):
        return { screen: '^Z\r\n', action: { kind: 'end', text: this.text } };
      case CTRL('L'):
      case CTRL('R'):
        return { screen: `\r\n${this.redraw()}` };
      case CTRL('V'):
        this.literal = true;
        return { screen: '' };
      case ESCAPE:
        if (this.line.editing === false) return { screen: '' };
        this.pending = ESCAPE;
        return { screen: '' };
      default:
        return character < ' ' ? { screen: '' } : this.insert(character);
    }
  }

  private finish(): EditorResult {
    const { text } = this;
    this.toEnd();
    return { screen: `${this.refresh()}\r\n`, action: { kind: 'line', text } };
  }

  /** Arrow keys and their like. */
  private sequence(character: string): EditorResult {
    if (this.pending === ESCAPE && (character === '[' || character === 'O')) {
      this.pending += character;
      return { screen: '' };
    }
    if (this.pending === ESCAPE) {
      this.pending = '';
      const edit = ESCAPED_KEYS[character.toLowerCase()];
      return edit === undefined ? { screen: '' } : this.edit(edit);
    }
    // `ESC [` takes digits and semicolons up to the character that ends it.
    if (/[\d;]/.test(character) && this.pending.length < 8) {
      this.pending += character;
      return { screen: '' };
    }
    const edit = ARROWS[`${this.pending.slice(2)}${character}`];
    this.pending = '';
    return edit === undefined ? { screen: '' } : this.edit(edit);
  }

  private edit(name: keyof Edits): EditorResult {
    const before = `${this.cursor} ${this.text}`;
    this[name]();
    const screen = this.refresh();
    return { screen: before === `${this.cursor} ${this.text}` ? BELL : screen };
  }

  private insert(character: string): EditorResult {
    this.put(character);
    return { screen: this.refresh() };
  }

  private put(text: string): void {
    this.text = `${this.text.slice(0, this.cursor)}${text}${this.text.slice(this.cursor)}`;
    this.cursor += text.length;
  }

  private cut(from: number, to: number): string {
    const gone = this.text.slice(from, to);
    this.text = `${this.text.slice(0, from)}${this.text.slice(to)}`;
    this.cursor = from;
    return gone;
  }

  private wordStart(): number {
    return this.text.slice(0, this.cursor).replace(/\S*\s*$/, '').length;
  }

  private wordEnd(): number {
    const found = /^\s*\S*/.exec(this.text.slice(this.cursor));
    return this.cursor + (found?.[0].length ?? 0);
  }

  private changeWord(change: (word: string) => string): void {
    const end = this.wordEnd();
    const word = change(this.text.slice(this.cursor, end));
    this.text = `${this.text.slice(0, this.cursor)}${word}${this.text.slice(end)}`;
    this.cursor = end;
  }

  private recall(at: number): void {
    const { history } = this.line;
    if (at < 0 || at > history.length) return;
    if (this.at === history.length) this.draft = this.text;
    this.at = at;
    this.set(history[at] ?? this.draft);
  }

  /** What brings the screen from what it shows to what it should show. */
  private refresh(): string {
    if (!this.line.echo) return '';
    const view = this.view();
    let same = 0;
    while (same < this.shown.length && this.shown[same] === view.text[same]) same++;
    const unchanged = same === this.shown.length && same === view.text.length;
    const from = unchanged ? view.column : same;
    const rest = unchanged ? '' : view.text.slice(same);
    const wiped = unchanged ? 0 : Math.max(0, this.shown.length - view.text.length);
    const end = unchanged ? from : view.text.length + wiped;
    const screen = `${this.move(this.column, from)}${rest}${' '.repeat(wiped)}${'\b'.repeat(end - view.column)}`;
    this.shown = view.text;
    this.column = view.column;
    return screen;
  }

  /** Steps within what is shown: to the right by writing it again. */
  private move(from: number, to: number): string {
    return to <= from ? '\b'.repeat(from - to) : this.shown.slice(from, to);
  }

  /** The part of the line that the screen has room for; `$` stands for what is not seen. */
  private view(): { readonly text: string; readonly column: number } {
    const room = Math.max(SHIFT * 2, this.line.width - (this.line.promptWidth ?? this.line.prompt.length) - 1);
    const { text, cursor } = this;
    if (text.length <= room) return { text, column: cursor };
    const start = cursor < room - 1 ? 0 : Math.ceil((cursor - room + 2) / SHIFT) * SHIFT;
    const cut = text.length - start > room;
    const seen = text.slice(start, start + room - (cut ? 1 : 0)) + (cut ? '$' : '');
    return { text: start > 0 ? `$${seen.slice(1)}` : seen, column: cursor - start };
  }
}
