import type { Command } from '../../src/syntax/states';
import type { CommandTree } from '../../src/syntax/tree';
import { textOf, type SampleLine, type Token } from './sample-lines';

type Tree = CommandTree<Command>;

interface Step {
  /** What stands before the word. */
  readonly before: string;
  readonly token: Token;
}

function stepsOf(line: SampleLine): readonly Step[] {
  return line.map((token, i) => ({
    token,
    before: line.slice(0, i).reduce((text, each) => `${text}${each.text} `, ''),
  }));
}

/** Of several lines, each once. */
function allSteps(lines: readonly SampleLine[]): readonly Step[] {
  const steps = lines.flatMap(stepsOf);
  return [...new Map(steps.map(step => [step.before + step.token.text, step])).values()];
}

/** Words that `?` lists without saying anything of them. */
export function emptyHelp(tree: Tree, lines: readonly SampleLine[]): readonly string[] {
  const places = new Set(allSteps(lines).map(({ before }) => before));
  return [...places].flatMap(before => {
    const help = tree.help(before);
    if (help.kind !== 'entries') return [`${before}? is ${help.kind}`];
    return help.entries
      .filter(({ text, help }) => text !== '<cr>' && help.trim() === '')
      .map(({ text }) => `${before}? has nothing on ${text}`);
  });
}

/** Words of lines that `?` does not list before they are typed, or when they have been begun. */
export function missingHelp(tree: Tree, lines: readonly SampleLine[]): readonly string[] {
  return allSteps(lines)
    .filter(({ token }) => token.keyword)
    .flatMap(({ before, token: { text } }) => {
      const whole = tree.help(before);
      const begun = tree.help(before + text.slice(0, 1));
      const faults = [];
      if (whole.kind !== 'entries' || !whole.entries.some(each => each.text === text)) faults.push(`${before}?`);
      if (begun.kind !== 'words' || !begun.words.some(each => each.text === text)) faults.push(`${before}${text[0]}?`);
      return faults.map(each => `${each} has no ${text}`);
    });
}

/** The line with each keyword as short as it may be: `?` behind it lists that one word alone. */
export function shortest(tree: Tree, line: SampleLine): string {
  const short = stepsOf(line).map(({ before, token }) => ({ ...token, text: shortestWord(tree, before, token) }));
  return textOf(short);
}

function shortestWord(tree: Tree, before: string, { text, keyword }: Token): string {
  if (!keyword) return text;
  for (let length = 1; length < text.length; length++) {
    const help = tree.help(before + text.slice(0, length));
    const words = help.kind === 'words' ? help.words.filter(({ literal }) => literal) : [];
    if (words.length === 1 && words[0]?.text === text) return text.slice(0, length);
  }
  return text;
}
