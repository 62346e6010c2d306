import type { Release } from '../ike/configuration';
import { keywords } from '../syntax/grammar';
import { line, type ConfigLine, type LineContext, type Support } from './line';
import type { ModeName } from './mode-names';
import type { Section } from './sections';

/** A command of fixed words that is on or off. */
export interface Toggle<Target extends object> {
  readonly mode: ModeName;
  readonly section: Section;
  readonly words: readonly (readonly [word: string, help: string])[];
  readonly support?: Support;
  readonly reason?: string;
  readonly fullIn?: readonly Release[];
  get(target: Target): boolean;
  set(target: Target, on: boolean, context: LineContext): void;
  /** The state that IOS leaves out; without one it prints both. */
  readonly usual?: boolean;
  /** Later releases print the usual state as well: there, what a file says of it is printed. */
  readonly said?: (target: Target) => Set<string>;
  /** What it is where nobody says anything; without it, `usual`, or off. */
  readonly initial?: boolean;
}

export function toggle<Target extends object>(toggle: Toggle<Target>): ConfigLine {
  const { mode, section, words, support, reason, fullIn, usual, initial = usual ?? false } = toggle;
  const name = words.map(([each]) => each).join(' ');
  const note = (target: Target, { interactive }: LineContext): void => {
    const said = toggle.said?.(target);
    if (toggle.get(target) !== usual) said?.delete(name);
    else if (!interactive) said?.add(name);
  };
  return line<Target, unknown>({
    mode,
    section,
    ...(support !== undefined && { support }),
    ...(reason !== undefined && { reason }),
    ...(fullIn !== undefined && { fullIn }),
    syntax: keywords(...words),
    apply: (target, _, context) => {
      toggle.set(target, true, context);
      note(target, context);
    },
    no: (target, _, context) => {
      toggle.set(target, false, context);
      note(target, context);
    },
    reset: (target, _, context) => {
      toggle.set(target, initial, context);
      toggle.said?.(target).delete(name);
    },
    read: target => {
      const on = toggle.get(target);
      return on === usual && toggle.said?.(target).has(name) !== true ? [] : [on];
    },
    print: (text, on) => (on === true ? text : `no ${text}`),
  });
}
