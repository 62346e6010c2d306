import { integer } from '../../syntax/argument-types';
import { argument, keyword, optional, sequence } from '../../syntax/grammar';
import { enable } from '../enable';
import { exec, type ExecCommand } from '../exec-command';

const PRIVILEGED = 15;
const USER = 1;

const terminal = keyword('terminal', 'Set terminal line parameters');
const noTerminal = sequence(keyword('no', 'Disable debugging functions and terminal settings'), terminal);

const DEFAULT_HISTORY = 10;

const TERMINAL_COMMANDS: readonly ExecCommand[] = [
  exec({
    level: USER,
    syntax: sequence(
      terminal,
      keyword('length', 'Set number of lines on a screen'),
      argument('lines', integer(0, 512), 'Number of lines on screen (0 for no pausing)'),
    ),
    run: ({ console }, { lines }) => {
      console.terminal.set({ length: lines });
    },
  }),
  exec({
    level: USER,
    syntax: sequence(noTerminal, keyword('length', 'Set number of lines on a screen')),
    run: ({ console }) => {
      console.terminal.unset('length');
    },
  }),
  exec({
    level: USER,
    syntax: sequence(
      terminal,
      keyword('width', 'Set width of the display terminal'),
      argument('columns', integer(0, 512), 'Number of characters on a screen line'),
    ),
    run: ({ console }, { columns }) => {
      console.terminal.set({ width: columns === 0 ? 512 : columns });
    },
  }),
  exec({
    level: USER,
    syntax: sequence(noTerminal, keyword('width', 'Set width of the display terminal')),
    run: ({ console }) => {
      console.terminal.unset('width');
    },
  }),
  exec({
    level: USER,
    syntax: sequence(
      terminal,
      keyword('history', 'Enable and control the command history function'),
      optional(
        sequence(
          keyword('size', 'Set history buffer size'),
          argument('size', integer(0, 256), 'Size of history buffer'),
        ),
      ),
    ),
    run: ({ console }, { size }) => {
      console.terminal.set({ historySize: size ?? DEFAULT_HISTORY });
    },
  }),
  exec({
    level: USER,
    syntax: sequence(noTerminal, keyword('history', 'Enable and control the command history function')),
    run: ({ console }) => {
      console.terminal.unset('historySize');
    },
  }),
  exec({
    syntax: sequence(terminal, keyword('monitor', 'Copy debug output to the current terminal line')),
    // The console shows the log by itself.
    run: () => ['% Console already monitors'],
  }),
];

export const SESSION_COMMANDS: readonly ExecCommand[] = [
  exec({
    level: 0,
    syntax: sequence(
      keyword('enable', 'Turn on privileged commands'),
      optional(argument('level', integer(0, PRIVILEGED), 'Enable level')),
    ),
    run: (context, { level }) => enable(context, level),
  }),
  exec({
    level: 0,
    syntax: sequence(
      keyword('disable', 'Turn off privileged commands'),
      optional(argument('level', integer(0, PRIVILEGED), 'Privilege level to go to')),
    ),
    run: ({ console }, { level }) => {
      if (level !== undefined && level > console.level)
        return { error: 'failed', lines: ['New privilege level must be less than current privilege level'] };
      console.setPrivilege(level ?? USER);
      return undefined;
    },
  }),
  ...(['exit', 'logout', 'quit'] as const).map(word =>
    exec({
      level: 0,
      hidden: word === 'quit',
      syntax: keyword(word, 'Exit from the EXEC'),
      run: ({ console }) => console.logOut(),
    }),
  ),
  ...TERMINAL_COMMANDS,
  exec({
    level: 0,
    syntax: keyword('help', 'Description of the interactive help system'),
    run: () => HELP,
  }),
];

const HELP: readonly string[] = [
  'Help may be requested at any point in a command by entering',
  "a question mark '?'.  If nothing matches, the help list will",
  "be empty and you must backup until entering a '?' shows the",
  'available options.',
  'Two styles of help are provided:',
  '1. Full help is available when you are ready to enter a',
  "   command argument (e.g. 'show ?') and describes each possible",
  '   argument.',
  '2. Partial help is provided when an abbreviated argument is entered',
  '   and you want to know what arguments match the input',
  "   (e.g. 'show pr?'.)",
  '',
];
