import { integer } from '../../syntax/argument-types';
import { argument, keyword, optional, sequence } from '../../syntax/grammar';
import { enable } from '../enable';
import { exec, type ExecCommand } from '../exec-command';

const PRIVILEGED = 15;
const USER = 1;

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
