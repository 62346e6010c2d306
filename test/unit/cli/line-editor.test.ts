import fc from 'fast-check';

import { type EditorAction, type EditorLine, LineEditor } from '../../../src/cli/line-editor';

const LINE: EditorLine = { prompt: 'R#', echo: true, helpful: true, history: ['first', 'second'], width: 80 };
const CTRL = (letter: string): string => String.fromCharCode(letter.charCodeAt(0) & 31);
const [UP, DOWN, LEFT, RIGHT] = ['\x1b[A', '\x1b[B', '\x1b[D', '\x1b[C'] as const;

/** A screen that knows text, backspace and Return alone: what every terminal knows. */
class Screen {
  readonly rows: string[] = [''];
  private column = 0;

  write(text: string): void {
    for (const character of text) {
      if (character === '\b') this.column = Math.max(0, this.column - 1);
      else if (character === '\r') this.column = 0;
      else if (character === '\n') this.rows.push('');
      else if (character !== '\x07') this.put(character);
    }
  }

  get row(): string {
    return (this.rows[this.rows.length - 1] ?? '').trimEnd();
  }

  get cursor(): number {
    return this.column;
  }

  private put(character: string): void {
    const row = (this.rows.pop() ?? '').padEnd(this.column);
    this.rows.push(`${row.slice(0, this.column)}${character}${row.slice(this.column + 1)}`);
    this.column++;
  }
}

function typed(keys: string, line: Partial<EditorLine> = {}) {
  const editor = new LineEditor({ ...LINE, ...line });
  const screen = new Screen();
  screen.write(editor.begin({ ...LINE, ...line }));
  const actions: EditorAction[] = [];
  for (const key of keys) {
    const result = editor.key(key);
    screen.write(result.screen);
    if (result.action !== undefined) actions.push(result.action);
  }
  return { editor, screen, actions };
}

it.each([
  ['letters', 'show', 'R#show'],
  ['backspace and delete', 'shoq\x7fw\b', 'R#sho'],
  ['in the middle', `shw${LEFT}o`, 'R#show'],
  ['to the start and the end', `how${CTRL('A')}s${CTRL('E')}!`, 'R#show!'],
  ['delete under the cursor', `shxow${LEFT}${LEFT}${LEFT}${CTRL('D')}`, 'R#show'],
  ['kill to the end, and yank', `show clock${CTRL('A')}${CTRL('K')}x ${CTRL('Y')}`, 'R#x show clock'],
  ['kill to the start', `xxx show${LEFT}${LEFT}${LEFT}${LEFT}${CTRL('U')}`, 'R#show'],
  ['kill a word', `show ip route${CTRL('W')}`, 'R#show ip'],
  ['words by Esc', `show ip route\x1bb\x1bb\x1bd\x1bf!`, 'R#show  route!'],
  ['transpose', `shwo${CTRL('T')}`, 'R#show'],
  ['case of words', `show\x1bb\x1bu`, 'R#SHOW'],
  ['history', `${UP}${UP}`, 'R#first'],
  ['history and back to what was typed', `abc${UP}${UP}${DOWN}${DOWN}`, 'R#abc'],
  ['history by control keys', `${CTRL('P')}${CTRL('P')}${CTRL('N')}`, 'R#second'],
  ['arrows of another terminal', `shw\x1bODo\x1bOC!`, 'R#show!'],
  ['home and end', `how\x1b[1~s\x1b[4~!`, 'R#show!'],
  ['a literal character', `${CTRL('V')}?`, 'R#?'],
  ['unknown sequences', `a\x1b[24~b\x1b[1;5Xc`, 'R#abc'],
])('%s', (_, keys, row) => {
  expect(typed(keys).screen.row).toBe(row);
});

it('the cursor stands where the next character goes', () => {
  const { screen } = typed(`show${LEFT}${LEFT}`);
  expect(screen.cursor).toBe('R#sh'.length);
  expect(typed(`ab${LEFT}${RIGHT}`).screen.cursor).toBe('R#ab'.length);
});

it('Return, CR LF and CR NUL are one Return', () => {
  expect(typed('a\rb\r\nc\r\0d\n').actions).toEqual(['a', 'ab', 'abc', 'abcd'].map(text => ({ kind: 'line', text })));
});

it('? and Tab ask where they are keys, and are typed where they are not', () => {
  expect(typed('sh?').actions).toEqual([{ kind: 'help', text: 'sh' }]);
  expect(typed('sh\t').actions).toEqual([{ kind: 'complete', text: 'sh' }]);
  const secret = typed('a?\t', { helpful: false, echo: false });
  expect([secret.actions, secret.editor.typed, secret.screen.row]).toEqual([[], 'a?', 'R#']);
});

it('Ctrl-C and Ctrl-Z say what stood there', () => {
  expect(typed(`ab${CTRL('C')}`).actions).toEqual([{ kind: 'cancel' }]);
  expect(typed(`ab${CTRL('Z')}`).actions).toEqual([{ kind: 'end', text: 'ab' }]);
});

it('a line longer than the screen is shifted, and nothing of it is lost', () => {
  const text = 'abcdefghij'.repeat(12);
  const { screen, editor } = typed(text, { width: 40 });
  expect(editor.typed).toBe(text);
  expect(screen.row.length).toBeLessThanOrEqual(40);
  expect(screen.row).toMatch(/^R#\$.*j$/);
  const home = typed(`${text}${CTRL('A')}`, { width: 40 });
  expect(home.screen.row).toMatch(/^R#abcdefghij.*\$$/);
  expect(home.screen.cursor).toBe(2);
});

test('whatever is typed, the screen shows the line and the cursor stands in it', () => {
  const keys = fc.array(
    fc.oneof(
      fc.constantFrom(
        UP,
        DOWN,
        LEFT,
        RIGHT,
        '\x7f',
        '\x1bb',
        '\x1bf',
        '\x1bd',
        '\x1bu',
        '\x1bc',
        ...'ABDEFKNPTUWY'.split('').map(CTRL),
      ),
      fc.stringMatching(/^[a-z ]$/),
    ),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(keys, pressed => {
      const { editor, screen } = typed(pressed.join(''));
      expect(screen.row).toBe(`R#${editor.typed}`.trimEnd());
      expect(screen.cursor).toBeLessThanOrEqual(2 + editor.typed.length);
      screen.write(editor.key('#').screen);
      expect(screen.row).toBe(`R#${editor.typed}`.trimEnd());
      expect(editor.typed).toContain('#');
    }),
    { numRuns: 500 },
  );
});
