/**
 * Every EXEC command that is declared, in lines made of its declaration: help at every word, abbreviations, and what it
 * says when it is typed. A declaration that is added is judged here without anybody naming it.
 */
import { EXEC_COMMANDS, execTree } from '../../src/cli/commands';
import { print } from '../../src/syntax/print';
import { emptyHelp, missingHelp, shortest } from '../support/judged-commands';
import { sampleLines, textOf } from '../support/sample-lines';
import { privileged } from '../unit/cli/support';

/** Answers to whatever a command asks. */
const ANSWERS = ['', 'y', '10.9.9.9', ''];

const tree = execTree();
const CASES = EXEC_COMMANDS.map(command => {
  const samples = sampleLines(command.syntax.node);
  return [`${command.level ?? 0} ${textOf(samples[0] ?? [])}`, command, samples] as const;
});

describe.each(CASES)('%s', (_, command, samples) => {
  it(command.hidden === true ? 'is not among the help' : 'helps at every word', () => {
    if (command.hidden !== true) expect(emptyHelp(tree, samples)).toEqual([]);
    expect(missingHelp(tree, samples).length > 0).toBe(command.hidden === true);
  });

  it('is the same in its shortest words, and in those that are printed for it', () => {
    for (const sample of samples) {
      const full = tree.match(textOf(sample));
      expect(full).toMatchObject({ kind: 'ok' });
      if (full.kind !== 'ok') continue;
      expect({ short: shortest(tree, sample), ...tree.match(shortest(tree, sample)) }).toMatchObject(full);
      expect(tree.match(print(full.command.syntax, full.value))).toMatchObject(full);
    }
  });

  it('answers, and gives the prompt back', async () => {
    const { console, type } = await privileged();
    for (const sample of samples) {
      type(textOf(sample));
      for (const answer of ANSWERS) if (/answer|secret|text/.test(console.expecting)) type(answer);
      console.cancel();
      expect([textOf(sample), /command|return/.test(console.expecting)]).toEqual([textOf(sample), true]);
      console.makePrivileged();
    }
  });
});
