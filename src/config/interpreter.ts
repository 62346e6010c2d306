import type { RouterConfig } from '../router/model/router-config';
import type { Match } from '../syntax/tree';
import { wordsOf } from '../syntax/words';
import type { Block, ConfigLine, IsLast, LineContext } from './line';
import { modeNamed, type Mode } from './modes';

/** What became of a line. */
export type Interpretation =
  | { readonly kind: 'done'; readonly line: ConfigLine; readonly mode: Mode; readonly negated: boolean }
  | { readonly kind: 'refused'; readonly line: ConfigLine; readonly mode: Mode; readonly replies: readonly string[] }
  /** More lines of text belong to it: call again with all of them joined by line ends. */
  | { readonly kind: 'unfinished'; readonly isLast: IsLast }
  | Exclude<Match<ConfigLine>, { readonly kind: 'ok' }>;

/**
 * Takes configuration lines one by one, as IOS does when it reads a file and when somebody types: a line is tried in the
 * mode it stands in, then in the modes around it, and may open another mode.
 */
export class Interpreter {
  private blocks: readonly Block[];

  constructor(readonly config: RouterConfig) {
    this.blocks = [{ mode: 'config', target: config }];
  }

  get mode(): Mode {
    return modeNamed(this.block.mode);
  }

  /** The model object that lines of this mode work on. */
  get block(): Block {
    return this.blocks[this.blocks.length - 1] as Block;
  }

  /** Goes up one mode. @returns false from the outermost one */
  leave(): boolean {
    if (this.blocks.length === 1) return false;
    this.blocks = this.blocks.slice(0, -1);
    return true;
  }

  /** Back to the outermost mode. */
  end(): void {
    this.blocks = this.blocks.slice(0, 1);
  }

  execute(text: string, interactive: boolean, reply: LineContext['reply']): Interpretation {
    const words = wordsOf(text);
    let own: Interpretation | undefined;
    for (let depth = this.blocks.length; depth > 0; depth--) {
      const { mode: name, target } = this.blocks[depth - 1] as Block;
      const mode = modeNamed(name);
      const match = mode.tree.match(text, undefined, words);
      if (match.kind === 'ok') return this.apply(match, mode, target, depth, interactive, reply);
      own ??= match;
    }
    return own ?? { kind: 'empty' };
  }

  private apply(
    match: Extract<Match<ConfigLine>, { readonly kind: 'ok' }>,
    mode: Mode,
    target: object,
    depth: number,
    interactive: boolean,
    reply: LineContext['reply'],
  ): Interpretation {
    const { command: line, value, prefix } = match;
    const isLast = prefix === undefined ? line.unfinished(value) : undefined;
    if (isLast !== undefined) return { kind: 'unfinished', isLast };
    const context: LineContext = { config: this.config, interactive, reply };
    const result = prefix === undefined ? line.apply(context, target, value) : line.negate(context, target, value);
    if (result !== undefined && 'refused' in result) return { kind: 'refused', line, mode, replies: result.refused };
    if (depth < this.blocks.length) this.blocks = this.blocks.slice(0, depth);
    if (result !== undefined) this.blocks = [...this.blocks, result];
    return { kind: 'done', line, mode, negated: prefix !== undefined };
  }
}
