/**
 * What a line of a script means. A script is plain text, so that a pasted terminal session is one: a prompt in front
 * picks the console, everything after it was typed there.
 */

/** What was typed: a line, a question mark after a line, or one of the keys that a script can write down. */
export type Typed =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'key'; readonly key: Key };

/** `^C` cancels, `^Z` ends configuration, `^^x` goes back to the lab prompt. */
export type Key = 'cancel' | 'end' | 'lab';

export type ScriptLine<Device> =
  /** Blank, or a comment. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'lab'; readonly typed: Typed }
  /** A prompt of `device`; `privileged`: it ended in `#`. `typed` is absent when nothing follows the prompt. */
  | {
      readonly kind: 'device';
      readonly device: Device;
      readonly privileged: boolean;
      readonly typed: Typed | undefined;
    }
  | { readonly kind: 'plain'; readonly typed: Typed };

const KEYS: ReadonlyMap<string, Key> = new Map([
  ['^C', 'cancel'],
  ['^Z', 'end'],
  ['^^x', 'lab'],
]);

const LAB_PROMPT = /^\s*lab>(.*)$/;
const DEVICE_PROMPT = /^\s*([^\s()<>#]+)(?:\([^)]*\))?([>#])(.*)$/;
const COMMENT = /^\s*(!|$)/;

/** The first line that makes the whole script a pasted session. */
export const TRANSCRIPT_MARK = /^\s*!\s*transcript\s*$/;

/**
 * @param line     one line without its line end
 * @param deviceOf the device whose prompt bears this name; lines with other names are plain
 */
export function readScriptLine<Device>(
  line: string,
  deviceOf: (name: string) => Device | undefined,
): ScriptLine<Device> {
  const lab = LAB_PROMPT.exec(line);
  if (lab !== null) return labLine(lab[1] as string);
  const prompt = DEVICE_PROMPT.exec(line);
  const device = prompt === null ? undefined : deviceOf(prompt[1] as string);
  if (prompt !== null && device !== undefined) {
    const text = (prompt[3] as string).trimStart();
    return {
      kind: 'device',
      device,
      privileged: prompt[2] === '#',
      typed: COMMENT.test(text) ? undefined : readTyped(text),
    };
  }
  return COMMENT.test(line) ? { kind: 'nothing' } : { kind: 'plain', typed: readTyped(line) };
}

function labLine(rest: string): ScriptLine<never> {
  const text = rest.trimStart();
  return COMMENT.test(text) ? { kind: 'nothing' } : { kind: 'lab', typed: readTyped(text) };
}

/** Blanks at the end were typed too, but neither a key nor a question mark cares for them. */
export function readTyped(text: string): Typed {
  const bare = text.trim();
  const key = KEYS.get(bare);
  if (key !== undefined) return { kind: 'key', key };
  const end = text.trimEnd();
  return end.endsWith('?') ? { kind: 'help', text: end.slice(0, -1) } : { kind: 'line', text };
}

/** Lines of a script that comes in pieces: LF, CR LF and CR end a line; what stands after the last end is a line too. */
export class LineSplitter {
  private pending = '';

  /** @returns the lines that are complete now */
  push(text: string): readonly string[] {
    const lines = (this.pending + text).split(/\r\n|\n|\r(?!$)/);
    this.pending = lines.pop() as string;
    return lines;
  }

  end(): readonly string[] {
    const last = this.pending.replace(/\r$/, '');
    this.pending = '';
    return last === '' ? [] : [last];
  }
}
