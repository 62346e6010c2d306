import type { Help } from '../syntax/tree';

export interface HelpEntry {
  readonly text: string;
  readonly help: string;
}

/** What `?` prints: a line each, the words as wide as the widest, and an empty line behind them. */
export function entryLines(entries: readonly HelpEntry[]): readonly string[] {
  const width = Math.max(...entries.map(({ text }) => text.length));
  return [...entries.map(({ text, help }) => `  ${text.padEnd(width)}  ${help}`.trimEnd()), ''];
}

/** Words that begin with what was typed: on one line where they have room, two blanks behind each; in columns otherwise. */
export function wordLines(words: readonly HelpEntry[], width: number): readonly string[] {
  const line = words.map(({ text }) => `${text}  `).join('');
  return line.length <= width ? [line] : columns(words, width);
}

function columns(words: readonly HelpEntry[], width: number): readonly string[] {
  const column = Math.max(...words.map(({ text }) => text.length)) + 2;
  const perLine = Math.max(1, Math.floor(width / column));
  const lines: string[] = [];
  for (let i = 0; i < words.length; i += perLine) {
    const row = words.slice(i, i + perLine);
    lines.push(row.map(({ text }) => text.padEnd(column)).join(''));
  }
  return lines;
}

/** Sorted as IOS has them: capitals and brackets first, `<cr>` last, each word once. */
export function mergeEntries(...groups: readonly (readonly HelpEntry[])[]): readonly HelpEntry[] {
  const entries = new Map<string, HelpEntry>();
  for (const entry of groups.flat()) if (!entries.has(entry.text)) entries.set(entry.text, entry);
  const weight = ({ text }: HelpEntry): number => (text === '<cr>' ? 1 : 0);
  return [...entries.values()].sort((a, b) => weight(a) - weight(b) || (a.text < b.text ? -1 : 1));
}

export function helpLines(help: Help, line: string, width: number): readonly string[] {
  switch (help.kind) {
    case 'entries':
      return entryLines(help.entries);
    case 'words':
      return wordLines(help.words, width);
    case 'ambiguous':
      return [`% Ambiguous command:  "${line.trim()} "`];
    case 'unrecognized':
      return ['% Unrecognized command'];
  }
}
