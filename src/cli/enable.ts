import type { Password } from '../router/model/users';
import type { ExecContext, ExecResult } from './exec-command';
import { passwordMatches } from './password-check';

const TRIES = 3;
const PRIVILEGED = 15;

/** What is asked for a level: its secret before its password; on a vty without either, the console's own password. */
function wantedFor({ console, router }: ExecContext, level: number): Password | undefined {
  const { enableSecrets, enablePasswords } = router.config;
  const own = enableSecrets.get(level) ?? enablePasswords.get(level);
  if (own !== undefined || console.line.kind === 'con' || level !== PRIVILEGED) return own;
  return router.terminals.console.config.password;
}

/** `enable N`: downwards without a question. The console needs no password where there is none; other lines stay out. */
export function enable(context: ExecContext, level = PRIVILEGED): ExecResult {
  const { console } = context;
  const wanted = wantedFor(context, level);
  if (level <= console.level || (wanted === undefined && console.line.kind === 'con')) {
    console.setPrivilege(level);
    return undefined;
  }
  return wanted === undefined ? { error: 'failed', lines: ['% No password set'] } : ask(context, level, wanted, TRIES);
}

function ask(context: ExecContext, level: number, wanted: Password, tries: number): ExecResult {
  const answer = (typed: string): ExecResult => {
    if (passwordMatches(wanted, typed)) {
      context.console.setPrivilege(level);
      return undefined;
    }
    if (tries > 1) return ask(context, level, wanted, tries - 1);
    const isSecret = context.router.config.enableSecrets.has(level);
    return { error: 'dialogue', lines: [isSecret ? '% Bad secrets' : '% Bad passwords', ''] };
  };
  return { dialogue: { question: 'Password: ', secret: true, answer } };
}
