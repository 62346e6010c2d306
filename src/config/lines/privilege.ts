import type { RouterConfig } from '../../router/model/router-config';
import type { PrivilegeRule } from '../../router/model/users';
import { type ArgumentType, integer } from '../../syntax/argument-types';
import { argument, choice, flag, keyword, rest, sequence } from '../../syntax/grammar';
import { line, type ConfigLine } from '../line';

const MODES: Readonly<Record<string, string>> = {
  configure: 'Global configuration mode',
  'crypto-map': 'Crypto map config mode',
  'crypto-transform': 'Crypto transform config mode',
  exec: 'Exec mode',
  interface: 'Interface configuration mode',
  line: 'Line configuration mode',
  router: 'Router configuration mode',
};

/** Routers have many modes; those that are not ours are taken as they are written. */
const modeWord: ArgumentType<string> = {
  show: 'WORD',
  rank: 1,
  parse: text => {
    const fitting = Object.keys(MODES).filter(name => name.startsWith(text.toLowerCase()));
    return fitting.length === 1 ? fitting[0] : text.toLowerCase();
  },
  print: text => text,
  hints: typed =>
    Object.entries(MODES)
      .filter(([text]) => text.startsWith(typed))
      .map(([text, help]) => ({ text, help, literal: true })),
};

interface PrivilegeValue {
  readonly mode: string;
  readonly all?: true;
  readonly change: 'level' | 'reset';
  readonly level?: number;
  readonly command: string;
}

const wordsOf = (command: string): readonly string[] => command.toLowerCase().trim().split(/\s+/);

function isAbout(rule: PrivilegeRule, mode: string, words: readonly string[]): boolean {
  return rule.mode === mode && rule.words.join(' ') === words.join(' ');
}

/** A command cannot be reached but by the words before its last one: IOS gives them the same level, and lists them. */
function withRule(rules: readonly PrivilegeRule[], rule: PrivilegeRule): readonly PrivilegeRule[] {
  const added = rule.words.map((_, i) => {
    const words = rule.words.slice(0, rule.words.length - i);
    return { ...rule, words, all: rule.all && i === 0 };
  });
  const others = rules.filter(known => !added.some(({ mode, words }) => isAbout(known, mode, words)));
  return [...others, ...added].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

/** Longer ones stand before their beginnings: what is read back later may say otherwise of those. */
function placeOf({ mode, words }: PrivilegeRule): string {
  return [mode, ...words, '\uffff'].join(' ');
}

/** The last rule, in the order of printing, for a command that the words lead to. */
function lastBehind(rules: readonly PrivilegeRule[], mode: string, way: readonly string[]): PrivilegeRule | undefined {
  return rules.findLast(
    rule => rule.mode === mode && rule.words.length > way.length && way.every((word, i) => rule.words[i] === word),
  );
}

/** The words that led to the command alone, with the level that they had by it, go with it. */
function reset(config: RouterConfig, mode: string | undefined, command: string | undefined): void {
  if (mode === undefined || command === undefined) return;
  const words = wordsOf(command);
  const gone = config.privileges.find(rule => isAbout(rule, mode, words));
  const behind = lastBehind(config.privileges, mode, words);
  if (gone === undefined) return;
  // Words that lead to a command which has a rule have its level.
  const instead = behind && { ...gone, level: behind.level, all: false };
  let left = config.privileges.flatMap(rule => (rule !== gone ? [rule] : instead === undefined ? [] : [instead]));
  for (let length = words.length - 1; length > 0; length--) {
    const way = words.slice(0, length);
    if (lastBehind(left, mode, way) !== undefined) break;
    left = left.filter(rule => rule.all || rule.level !== gone.level || !isAbout(rule, mode, way));
  }
  config.privileges = left;
}

const command = rest('command', 'Initial keywords of the command to modify');

const privilege = line<RouterConfig, PrivilegeValue>({
  mode: 'config',
  section: 'banner',
  syntax: sequence(
    keyword('privilege', 'Command privilege parameters'),
    argument('mode', modeWord, ''),
    flag('all', 'all', 'All suboption will be set to the same level'),
    choice('change', {
      level: sequence(
        keyword('level', 'Set privilege level of command'),
        argument('level', integer(0, 15), 'Privilege level'),
        command,
      ),
      reset: sequence(keyword('reset', 'Reset privilege level of command'), command),
    }),
  ),
  apply: (config, { mode, all, level, command: text }) => {
    if (level === undefined) reset(config, mode, text);
    else config.privileges = withRule(config.privileges, { mode, all: all === true, level, words: wordsOf(text) });
  },
  no: (config, { mode, command: text }) => reset(config, mode, text),
  read: ({ privileges }) =>
    privileges.map(({ mode, level, all, words }) => ({
      mode,
      ...(all && { all: true as const }),
      change: 'level' as const,
      level,
      command: words.join(' '),
    })),
});

export const PRIVILEGE_LINES: readonly ConfigLine[] = [privilege];
