import { keyword } from '../../syntax/grammar';
import { exec, type Dialogue, type ExecCommand, type ExecContext, type ExecResult } from '../exec-command';

/** Who sits at the terminal: `login` as somebody else, `lock` while nobody does. */

function lock({ console }: ExecContext): ExecResult {
  if (!console.line.config.lockable) return { error: 'failed', lines: ['% Locking not enabled on this line'] };
  const again = (password: string): Dialogue => ({
    question: 'Again: ',
    secret: true,
    answer: line => (line === password ? locked(password) : { error: 'failed', lines: ['% Passwords do not match'] }),
  });
  return {
    dialogue: {
      question: 'Password: ',
      secret: true,
      answer: password => (password === '' ? undefined : { dialogue: again(password) }),
    },
  };
}

/** Nothing but the password leads out, not even Ctrl-C. */
function locked(password: string): ExecResult {
  const wait = (): Dialogue => ({
    question: 'Password: ',
    secret: true,
    holds: true,
    answer: line => (line === password ? undefined : { lines: ['% Bad passwords', ''], dialogue: wait() }),
  });
  return { lines: ['', '                       Locked', ''], dialogue: wait() };
}

export const ACCESS_COMMANDS: readonly ExecCommand[] = [
  exec({ level: 1, syntax: keyword('lock', 'Lock the terminal'), run: lock }),
  exec({
    level: 1,
    syntax: keyword('login', 'Log in as a particular user'),
    run: ({ console }) => console.changeUser(),
  }),
];
