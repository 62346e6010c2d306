import { integer } from '../../syntax/argument-types';
import { argument, keyword, keywords, optional, sequence, type Syntax } from '../../syntax/grammar';
import { exec, type ExecCommand, type ExecContext, type ExecResult } from '../exec-command';

/** `terminal`: how this session shows things, until it ends. */

const USER = 1;
const USUAL_HISTORY = 10;

const terminal = keyword('terminal', 'Set terminal line parameters');
const length = keyword('length', 'Set number of lines on a screen');
const width = keyword('width', 'Set width of the display terminal');
const history = keyword('history', 'Enable and control the command history function');
const editing = keyword('editing', 'Enable command line editing');
const monitor = keyword('monitor', 'Copy debug output to the current terminal line');

/** `terminal no X`, and `no terminal X`, which does the same. */
function off(what: Syntax<unknown>, run: (context: ExecContext) => ExecResult, level = USER): readonly ExecCommand[] {
  return [
    exec({ level, syntax: sequence(terminal, keyword('no', 'Negate a command or set its defaults'), what), run }),
    exec({
      level,
      syntax: sequence(keyword('no', 'Disable debugging functions and terminal settings'), terminal, what),
      run,
    }),
  ];
}

/** The console shows the log by itself. */
function turnMonitor({ console }: ExecContext, on: boolean): ExecResult {
  const { kind, session } = console.line;
  if (kind === 'con') return on ? ['% Console already monitors'] : undefined;
  if (session !== undefined) session.monitor = on;
  return undefined;
}

export const TERMINAL_COMMANDS: readonly ExecCommand[] = [
  exec({
    level: USER,
    syntax: sequence(
      terminal,
      length,
      argument('lines', integer(0, 512), 'Number of lines on screen (0 for no pausing)'),
    ),
    run: ({ console }, { lines }) => console.terminal.set({ length: lines }),
  }),
  exec({
    level: USER,
    syntax: sequence(terminal, width, argument('columns', integer(0, 512), 'Number of characters on a screen line')),
    run: ({ console }, { columns }) => console.terminal.set({ width: columns }),
  }),
  exec({
    level: USER,
    syntax: sequence(
      terminal,
      history,
      optional(
        sequence(
          keyword('size', 'Set history buffer size'),
          argument('size', integer(0, 256), 'Size of history buffer'),
        ),
      ),
    ),
    run: ({ console }, { size }) => console.terminal.set({ historySize: size ?? USUAL_HISTORY }),
  }),
  exec({
    level: USER,
    syntax: sequence(terminal, editing),
    run: ({ console }) => console.terminal.set({ editing: true }),
  }),
  ...off(editing, ({ console }) => console.terminal.unset('editing')),
  exec({ syntax: sequence(terminal, monitor), run: context => turnMonitor(context, true) }),
  ...off(length, ({ console }) => console.terminal.unset('length')),
  ...off(width, ({ console }) => console.terminal.unset('width')),
  ...off(history, ({ console }) => console.terminal.unset('historySize')),
  ...off(
    keywords(['history', 'Enable and control the command history function'], ['size', 'Set history buffer size']),
    ({ console }) => console.terminal.set({ historySize: USUAL_HISTORY }),
  ),
  ...off(monitor, context => turnMonitor(context, false), 15),
];
