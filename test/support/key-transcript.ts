/**
 * Transcripts key by key: a line `>> KEYS` holds what is typed, and the lines under it, up to the next, what the screen
 * is sent then. Lines end in CR LF; the last one does not end. `^X` is Control-X, `\e` Escape, `\r` Return, `\b` a
 * backspace, `\a` the bell, `\\` a backslash, `\^` a caret.
 */
export interface KeyStep {
  readonly keys: string;
  readonly screen: string;
}

const NAMED: Readonly<Record<string, string>> = {
  e: '\x1b',
  r: '\r',
  b: '\b',
  a: '\x07',
  t: '\t',
  '\\': '\\',
  '^': '^',
};

export function decodeKeys(text: string): string {
  return text.replace(/\\(.)|\^([@-_])/g, (_, name: string | undefined, letter: string | undefined) =>
    letter === undefined ? (NAMED[name ?? ''] ?? '') : String.fromCharCode(letter.charCodeAt(0) & 31),
  );
}

/** What the screen was sent, in the form of the file. */
export function encodeScreen(text: string): string {
  return text
    .replace(/\\/g, '\\\\')
    .replace(/\r\n/g, '\n')
    .replace(/[\r\b\x07]/g, character => ({ '\r': '\\r', '\b': '\\b', '\x07': '\\a' })[character] ?? '');
}

export function readKeyTranscript(text: string): readonly KeyStep[] {
  return text
    .split(/^>> /m)
    .slice(1)
    .map(part => {
      const [keys = '', ...screen] = part.split('\n');
      return { keys, screen: screen.slice(0, -1).join('\n') };
    });
}
