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
  get(target: Target): boolean;
  set(target: Target, on: boolean, context: LineContext): void;
  /** The state that IOS leaves out; without one it prints both. */
  readonly usual?: boolean;
  /** What it is where nobody says anything; without it, `usual`, or off. */
  readonly initial?: boolean;
}

export function toggle<Target extends object>(toggle: Toggle<Target>): ConfigLine {
  const { mode, section, words, support, reason, usual, initial = usual ?? false } = toggle;
  return line<Target, unknown>({
    mode,
    section,
    ...(support !== undefined && { support }),
    ...(reason !== undefined && { reason }),
    syntax: keywords(...words),
    apply: (target, _, context) => toggle.set(target, true, context),
    no: (target, _, context) => toggle.set(target, false, context),
    reset: (target, _, context) => toggle.set(target, initial, context),
    read: target => (toggle.get(target) === usual ? [] : [toggle.get(target)]),
    print: (text, on) => (on === true ? text : `no ${text}`),
  });
}
