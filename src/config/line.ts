import type { Rng } from '../base/rng';
import type { Release } from '../ike/configuration';
import type { RouterConfig } from '../router/model/router-config';
import { isWhole, type Printer, printerOf } from '../syntax/print';
import type { Syntax } from '../syntax/grammar';
import type { Command } from '../syntax/states';
import type { ModeName } from './mode-names';
import type { Section } from './sections';

/** What a declared line is to tedlab. (The fourth state, unknown, is what no declaration matches.) */
export type Support = 'full' | 'partial' | 'stored';

/** What a line is applied in. */
export interface LineContext {
  readonly config: RouterConfig;
  /** Typed at a prompt, not read from a file: IOS checks and answers more then. */
  readonly interactive: boolean;
  /** The line as a file has it, without `no`; undefined where lines are typed. */
  readonly raw: string | undefined;
  /** Salts come from here. */
  readonly rng: Rng;
  /** What IOS says to it. */
  reply(...lines: readonly string[]): void;
}

/** A block that a line opens: the mode and the model object that its lines work on. */
export interface Block {
  readonly mode: ModeName;
  readonly target: object;
  /** Further objects that lines of the block work on as well: a range of terminal lines may have several settings. */
  readonly also?: readonly object[];
}

/** Refused: what IOS says instead of doing it. */
export interface Refusal {
  readonly refused: readonly string[];
}

/** One configuration command of one mode, with its types erased. */
export interface ConfigLine extends Command {
  readonly mode: ModeName;
  readonly section: Section;
  readonly support: Support;
  /** Of a partial line: what is not done. */
  readonly reason: string | undefined;
  /** Of a partial line: the releases in which all of it is done. */
  readonly fullIn: readonly Release[];
  /** What of a line that is full otherwise is not done for this value. */
  partly(value: unknown): string | undefined;
  readonly blocks: boolean;
  /** Leaves the block that it stands in, as `exit-address-family` does. */
  readonly leaves: boolean;
  /**
   * The line in canonical spelling.
   * @param indented with a blank before it, as inside a block
   */
  text(value: unknown, indented?: boolean): string;
  /** The `no` form of what it names; undefined where that is not all of the line's words. */
  negatedText(value: unknown): string | undefined;
  /** What must come yet: further lines of text until one of which this holds. Undefined: the line is whole. */
  unfinished(value: unknown): IsLast | undefined;
  /** @returns the block that it opens, or a refusal */
  apply(context: LineContext, target: object, value: unknown): Block | Refusal | undefined;
  /** Undoes it; `value` holds what the `no` line names. */
  negate(context: LineContext, target: object, value: unknown): Refusal | undefined;
  /** `default`: back to what IOS does where nobody says anything. */
  reset(context: LineContext, target: object, value: unknown): Refusal | undefined;
  /** What all such lines of the target say as the model has them now, in order. */
  read(config: RouterConfig, target: object): readonly unknown[];
  /** The block that a line opens that has been applied. */
  block(config: RouterConfig, target: object, value: unknown): Block | undefined;
}

/** Does this line of text, such as a banner's, end it? */
export interface IsLast {
  (text: string): boolean;
  /** What IOS says before it takes the text at a prompt. */
  readonly told?: string;
}

/**
 * Declares a configuration command: its words, where it stands, what it does to the model, how `no` undoes it, and how it
 * is read back. Everything else (loading, abbreviation, help, `show running-config`) follows from this.
 */
export interface Declaration<Target extends object, Value> {
  readonly mode: ModeName;
  readonly section: Section;
  readonly syntax: Syntax<Value>;
  readonly support?: Support;
  readonly reason?: string;
  readonly fullIn?: readonly Release[];
  readonly hidden?: boolean;
  readonly leaves?: boolean;
  /** For lines of which some forms are done in part alone: what is not done of this one. */
  partly?(value: Partial<Value>): string | undefined;
  /** @returns a refusal; or the block that `block` would find, where the line has it at hand */
  apply(target: Target, value: Value, context: LineContext): Refusal | Block | undefined | void;
  /** Without it the command has no `no` form of its own: `no` is refused. */
  no?(target: Target, value: Partial<Value>, context: LineContext): Refusal | undefined | void;
  /** `default` in front of it, where that is not the same as `no`. */
  reset?(target: Target, value: Partial<Value>, context: LineContext): Refusal | undefined | void;
  /** The records of the lines that the model holds; a default yields none. */
  read(target: Target, config: RouterConfig): readonly Value[];
  /** The block that such a line opens (it exists once `apply` has run). */
  block?(target: Target, value: Value, config: RouterConfig): Block | undefined;
  /** For commands that go on over several lines. `value` holds what there is until now, line ends and all. */
  unfinished?(value: Value): IsLast | undefined;
  /** The printed form, where it is not that of the syntax: IOS's trailing blanks, `no` forms. */
  print?(text: string, value: Value): string;
}

/** Every line belongs to level 15 until `privilege configure` and its like give it to another. */
const PRIVILEGED = 15;

export function line<Target extends object, Value>(declaration: Declaration<Target, Value>): ConfigLine {
  const { syntax, block } = declaration;
  const targetOf = (target: object): Target => target as Target;
  const valueOf = (value: unknown): Value => value as Value;
  const undo = (context: LineContext, target: object, value: unknown): Refusal | undefined => {
    if (declaration.no === undefined) return { refused: ['% This command cannot be negated'] };
    return declaration.no(targetOf(target), value as Partial<Value>, context) ?? undefined;
  };
  let printer: Printer<Value> | undefined;
  const textOf = (value: Value, indented: boolean): string => {
    printer ??= printerOf(syntax);
    if (declaration.print === undefined) return printer(value, indented ? '' : undefined);
    const text = declaration.print(printer(value), value);
    return indented ? ` ${text}` : text;
  };
  return {
    mode: declaration.mode,
    section: declaration.section,
    syntax,
    support: declaration.support ?? 'full',
    reason: declaration.reason,
    fullIn: declaration.fullIn ?? [],
    partly: value => declaration.partly?.(value as Partial<Value>),
    blocks: block !== undefined,
    leaves: declaration.leaves === true,
    text: (value, indented = false) => textOf(valueOf(value), indented),
    negatedText: value => (isWhole(syntax, value) ? `no ${textOf(valueOf(value), false)}` : undefined),
    unfinished: value => declaration.unfinished?.(valueOf(value)),
    level: PRIVILEGED,
    // The tables of stored lines have the words of many releases.
    yields: declaration.support === 'stored',
    ...(declaration.hidden === undefined ? {} : { hidden: declaration.hidden }),
    apply: (context, target, value) => {
      const result = declaration.apply(targetOf(target), valueOf(value), context);
      if (result !== undefined) return result;
      return block?.(targetOf(target), valueOf(value), context.config);
    },
    negate: undo,
    reset: (context, target, value) =>
      declaration.reset === undefined
        ? undo(context, target, value)
        : (declaration.reset(targetOf(target), value as Partial<Value>, context) ?? undefined),
    read: (config, target) => declaration.read(targetOf(target), config),
    block: (config, target, value) => block?.(targetOf(target), valueOf(value), config),
  };
}
