/** What may follow a show: `| include RE`, `| exclude RE`, `| begin RE`, `| section RE`. */
export interface Pipe {
  readonly filter: 'include' | 'exclude' | 'begin' | 'section';
  readonly pattern: RegExp;
}

export type PipeReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'pipe'; readonly command: string; readonly pipe: Pipe }
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'bad-pattern' }
  | { readonly kind: 'invalid'; readonly column: number };

export const PIPE_HELP = [
  { text: 'begin', help: 'Begin with the line that matches' },
  { text: 'exclude', help: 'Exclude lines that match' },
  { text: 'include', help: 'Include lines that match' },
  { text: 'section', help: 'Filter a section of output' },
] as const;

const FILTERS = ['begin', 'exclude', 'include', 'section'] as const;

/** Only what shows prints can be filtered; elsewhere a bar is a character like others (passwords, descriptions). */
const SHOW = /^\s*(do\s+)?(sh|sho|show|mor|more)\s/i;

/** Cuts a line at its first bar. */
export function readPipe(line: string): PipeReading {
  const bar = line.indexOf('|');
  if (bar < 0 || !SHOW.test(line)) return { kind: 'none' };
  const words = /^(\s*)(\S*)\s*(.*?)\s*$/.exec(line.slice(bar + 1));
  const [, blanks = '', word = '', text = ''] = words ?? [];
  if (word === '') return { kind: 'incomplete' };
  const fitting = FILTERS.filter(filter => filter.startsWith(word.toLowerCase()));
  const [filter] = fitting;
  if (filter === undefined) return { kind: 'invalid', column: bar + 1 + blanks.length };
  if (fitting.length > 1) return { kind: 'ambiguous' };
  if (text === '') return { kind: 'incomplete' };
  const pattern = iosPattern(text);
  if (pattern === undefined) return { kind: 'bad-pattern' };
  return { kind: 'pipe', command: line.slice(0, bar), pipe: { filter, pattern } };
}

/**
 * IOS's regular expressions are of the old kind: `_` stands for a delimiter, and what other kinds add is plain text.
 * @returns undefined when it is none
 */
export function iosPattern(text: string): RegExp | undefined {
  // What JavaScript has beyond a group.
  if (/(?:^|[^\\])\(\?/.test(text)) return undefined;
  const translated = text.replace(/\\.|\[\^?\]?[^\]]*\]|[_{}]/g, part => {
    if (part === '_') return '(?:^|$|[ ,(){}_])';
    if (part === '{' || part === '}') return `\\${part}`;
    // In brackets the first `]` and every backslash stand for themselves.
    if (part.startsWith('[')) return part.replace(/\\/g, '\\\\').replace(/^(\[\^?)\](?=.)/, '$1\\]');
    return /^\\[A-Za-z0-9]$/.test(part) ? part.slice(1) : part;
  });
  try {
    return new RegExp(translated);
  } catch {
    return undefined;
  }
}

export function applyPipe(lines: readonly string[], { filter, pattern }: Pipe): readonly string[] {
  switch (filter) {
    case 'include':
      return lines.filter(line => pattern.test(line));
    case 'exclude':
      return lines.filter(line => !pattern.test(line));
    case 'begin': {
      const at = lines.findIndex(line => pattern.test(line));
      return at < 0 ? [] : lines.slice(at);
    }
    case 'section':
      return sections(lines, pattern);
  }
}

/** Lines that match, each with the indented lines under it. */
function sections(lines: readonly string[], pattern: RegExp): readonly string[] {
  const out: string[] = [];
  let depth = -1;
  for (const line of lines) {
    const indentation = /^ */.exec(line)?.[0].length ?? 0;
    if (depth >= 0 && indentation > depth && line.trim() !== '') {
      out.push(line);
      continue;
    }
    depth = pattern.test(line) && line.trim() !== '!' ? indentation : -1;
    if (depth >= 0) out.push(line);
  }
  return out;
}
