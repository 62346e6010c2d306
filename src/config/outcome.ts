import type { Interpretation } from './interpreter';
import type { Support } from './line';

/** What to say of what became of a line. */

export type Done = Extract<Interpretation, { readonly kind: 'done' }>;

export function supportOf({ line, missing }: Done): Support {
  if (line.support === 'stored') return 'stored';
  return missing === undefined ? 'full' : 'partial';
}

export function textOf({ line, value, negated }: Done): string {
  return negated ? `no ${line.text(value)}` : line.text(value);
}

export function reasonOf(result: Exclude<Interpretation, { readonly kind: 'done' | 'empty' }>): string {
  switch (result.kind) {
    case 'refused':
      return result.replies.map(reply => reply.replace(/^% ?/, '')).join(' ');
    case 'incomplete':
      return 'incomplete command';
    case 'ambiguous':
      return 'ambiguous command';
    case 'invalid':
      return `no such command, from column ${result.column + 1} on`;
    case 'unfinished':
      return 'the end of its text is missing';
  }
}
