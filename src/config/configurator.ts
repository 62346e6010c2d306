import type { Rng } from '../base/rng';
import type { RouterConfig } from '../router/model/router-config';
import type { CommandTree, Help } from '../syntax/tree';
import type { ConfigLine, IsLast } from './line';
import { Interpreter } from './interpreter';
import { putInOrder } from './order';
import { treeFor } from './privileges';

/** What IOS answers to a line that was typed in configuration mode. */
export interface ConfigReply {
  readonly lines: readonly string[];
  /** It goes on over further lines, until one of which this holds: execute all of them then, joined by line ends. */
  readonly isLast?: IsLast;
  readonly error?:
    | { readonly kind: 'invalid'; readonly column: number }
    | { readonly kind: 'incomplete' }
    | { readonly kind: 'ambiguous' }
    | { readonly kind: 'failed' };
}

/** Configuration mode at a prompt. */
export class Configurator {
  private readonly interpreter: Interpreter;
  private replies: string[] = [];

  /** @param options.onChange is called after each line that may have changed the configuration */
  constructor(
    private readonly config: RouterConfig,
    private readonly options: { readonly rng: Rng; readonly level?: number; onChange(): void },
  ) {
    const { rng, level } = options;
    const reply = (...lines: readonly string[]): void => void this.replies.push(...lines);
    this.interpreter = new Interpreter(config, { interactive: true, rng, reply }, level);
  }

  /** `config-if` of `Daphne(config-if)#`. */
  get promptWord(): string {
    return this.interpreter.mode.prompt;
  }

  /** What stands over the list that `?` gives in this mode. */
  get helpHead(): string {
    return this.interpreter.mode.helpHead;
  }

  /** What `?` says of `exit` in this mode. */
  get exitHelp(): string {
    return this.interpreter.mode.exitHelp;
  }

  /** Is it a line without effect here, if anything, and not written out? */
  isGuess(text: string): boolean {
    return this.interpreter.isGuess(text);
  }

  execute(text: string): ConfigReply {
    this.replies = [];
    const result = this.interpreter.execute(text);
    const lines = this.replies;
    switch (result.kind) {
      case 'done':
        putInOrder(this.config);
        this.options.onChange();
        return { lines };
      case 'refused':
        return { lines: [...lines, ...result.replies], error: { kind: 'failed' } };
      case 'unfinished':
        return { lines, isLast: result.isLast };
      case 'empty':
        return { lines };
      case 'invalid':
        return { lines, error: { kind: 'invalid', column: result.column } };
      case 'incomplete':
        return { lines, error: { kind: 'incomplete' } };
      case 'ambiguous':
        return { lines, error: { kind: 'ambiguous' } };
    }
  }

  help(text: string): Help {
    return this.tree.help(text, this.options.level);
  }

  complete(text: string): string | undefined {
    return this.tree.complete(text, this.options.level);
  }

  private get tree(): CommandTree<ConfigLine> {
    return treeFor(this.interpreter.mode.name, this.config.privileges);
  }

  /** `exit`. @returns false when it leaves configuration mode altogether */
  exit(): boolean {
    return this.interpreter.leave();
  }
}
