import { integer } from '../../syntax/argument-types';
import { argument, keyword, optional, sequence } from '../../syntax/grammar';
import { exec, type ExecCommand, type ExecContext, type ExecResult } from '../exec-command';
import { passwordMatches } from '../password-check';

const TRIES = 3;
const PRIVILEGED = 15;
const USER = 1;

/** `enable`: the secret counts before the password; a console without either is let in. */
function enable(context: ExecContext, tries = 0): ExecResult {
  const { console, router } = context;
  const { enableSecret, enablePassword } = router.config;
  const wanted = enableSecret ?? enablePassword;
  if (wanted === undefined || console.level === PRIVILEGED) {
    console.setPrivilege(PRIVILEGED);
    return undefined;
  }
  return {
    dialogue: {
      question: 'Password: ',
      secret: true,
      answer: typed => {
        if (passwordMatches(wanted, typed)) {
          console.setPrivilege(PRIVILEGED);
          return undefined;
        }
        if (tries + 1 < TRIES) return enable(context, tries + 1);
        return { error: 'dialogue', lines: [enableSecret === undefined ? '% Bad passwords' : '% Bad secrets', ''] };
      },
    },
  };
}

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
      console.setLength(lines);
    },
  }),
  exec({
    level: USER,
    syntax: sequence(noTerminal, keyword('length', 'Set number of lines on a screen')),
    run: ({ console }) => {
      console.setLength(undefined);
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
      console.setWidth(columns === 0 ? 512 : columns);
    },
  }),
  exec({
    level: USER,
    syntax: sequence(noTerminal, keyword('width', 'Set width of the display terminal')),
    run: ({ console }) => {
      console.setWidth(undefined);
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
      console.history.resize(size ?? DEFAULT_HISTORY);
    },
  }),
  exec({
    level: USER,
    syntax: sequence(noTerminal, keyword('history', 'Enable and control the command history function')),
    run: ({ console }) => {
      console.history.resize(0);
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
    level: USER,
    syntax: sequence(
      keyword('enable', 'Turn on privileged commands'),
      optional(argument('level', integer(PRIVILEGED, PRIVILEGED), 'Enable level')),
    ),
    run: context => enable(context),
  }),
  exec({
    level: USER,
    syntax: keyword('disable', 'Turn off privileged commands'),
    run: ({ console }) => console.setPrivilege(USER),
  }),
  ...(['exit', 'logout', 'quit'] as const).map(word =>
    exec({
      level: USER,
      hidden: word === 'quit',
      syntax: keyword(word, 'Exit from the EXEC'),
      run: ({ console }) => console.logOut(),
    }),
  ),
  ...TERMINAL_COMMANDS,
  exec({
    level: USER,
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
