import type { TerminalLine } from '../../router/terminal-lines';
import { alternatives, enumeration, keyword, sequence } from '../../syntax/grammar';
import { confirm } from '../confirm';
import { exec, type Dialogue, type ExecCommand, type ExecContext, type ExecResult } from '../exec-command';
import { lineArgument, lineNamed, type NamedLine } from '../line-argument';

/** Commands that work on other terminal lines. */

const NO_LINE: ExecResult = { error: 'failed', lines: ['% Invalid line number'] };

function clearLine({ router, console }: ExecContext, named: NamedLine): ExecResult {
  const line = lineNamed(router, named);
  if (line === undefined) return NO_LINE;
  if (line === console.line) return { error: 'failed', lines: ['% Not allowed to clear current line'] };
  return confirm('', () => {
    line.clear();
    return [' [OK]'];
  });
}

interface Addressees {
  readonly lines: readonly TerminalLine[];
  /** As the message names them. */
  readonly text: string;
}

function addresseesOf({ router }: ExecContext, value: NamedLine & { readonly all?: '*' }): Addressees | undefined {
  if (value.all !== undefined) return { lines: router.terminals.all, text: 'all tty lines' };
  const line = lineNamed(router, value);
  return line && { lines: [line], text: `tty${line.number}` };
}

function send(context: ExecContext, addressees: Addressees): ExecResult {
  const message = (lines: readonly string[]): Dialogue => ({
    question: '',
    answer: line => ({ dialogue: message([...lines, line]) }),
    finish: line =>
      confirm('Send message? ', () => deliver(context, addressees, line === '' ? lines : [...lines, line])),
  });
  return { lines: ['Enter message, end with CTRL/Z; abort with CTRL/C:'], dialogue: message([]) };
}

function deliver({ console }: ExecContext, { lines, text }: Addressees, message: readonly string[]): ExecResult {
  const head = ['', '', '', '***', '***', `*** Message from tty${console.line.number} to ${text}:`, '***'];
  const whole = `${[...head, ...message, ''].join('\n')}\n`;
  for (const { occupant } of lines) occupant?.tell(whole);
  return undefined;
}

export const LINE_COMMANDS: readonly ExecCommand[] = [
  exec({
    syntax: sequence(keyword('clear', 'Reset functions'), keyword('line', 'Reset a terminal line'), lineArgument),
    run: clearLine,
  }),
  exec({
    syntax: sequence(
      keyword('send', 'Send a message to other tty lines'),
      alternatives(enumeration('all', { '*': 'All tty lines' }), lineArgument),
    ),
    run: (context, value) => {
      const addressees = addresseesOf(context, value);
      return addressees === undefined ? NO_LINE : send(context, addressees);
    },
  }),
];
