import { methodsOf } from '../router/model/aaa';
import type { Password } from '../router/model/users';
import type { ExecContext, ExecResult } from './exec-command';
import { passwordMatches } from '../config/password-check';

const TRIES = 3;
const PRIVILEGED = 15;

/** What must be typed for a level. */
type Demand =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'password'; readonly password: Password }
  | { readonly kind: 'never' };

function demandOf(password: Password | undefined): Demand {
  return password === undefined ? { kind: 'never' } : { kind: 'password', password };
}

/** The level's secret before its password; on a vty without either, the console's own password. The console is trusted. */
function usualDemand({ console, router }: ExecContext, level: number): Demand {
  const { enableSecrets, enablePasswords } = router.config;
  const own = enableSecrets.get(level) ?? enablePasswords.get(level);
  if (own !== undefined) return { kind: 'password', password: own };
  if (console.line.kind === 'con') return { kind: 'nothing' };
  return demandOf(level === PRIVILEGED ? router.terminals.console.config.password : undefined);
}

/** `aaa authentication enable default`: no server is there to answer, so the first other method decides. */
function demandFor(context: ExecContext, level: number): Demand {
  const { newModel, enableMethods } = context.router.config.aaa;
  if (!newModel || enableMethods === undefined) return usualDemand(context, level);
  switch (methodsOf(enableMethods).find(each => each !== 'server')) {
    case 'none':
      return { kind: 'nothing' };
    case 'line':
      return demandOf(context.console.line.config.password);
    case 'enable':
      return usualDemand(context, level);
    default:
      return { kind: 'never' };
  }
}

/** `enable N`: downwards without a question. */
export function enable(context: ExecContext, level = PRIVILEGED): ExecResult {
  const { console, router } = context;
  const demand = demandFor(context, level);
  if (level <= console.level || demand.kind === 'nothing') {
    console.setPrivilege(level);
    return undefined;
  }
  if (demand.kind === 'password') return ask(context, level, demand.password, TRIES);
  const { newModel } = router.config.aaa;
  return { error: 'failed', lines: [newModel ? '% Error in authentication.' : '% No password set'] };
}

function ask(context: ExecContext, level: number, wanted: Password, tries: number): ExecResult {
  const answer = (typed: string): ExecResult => {
    if (passwordMatches(wanted, typed)) {
      context.console.setPrivilege(level);
      return undefined;
    }
    if (tries > 1) return ask(context, level, wanted, tries - 1);
    return { error: 'dialogue', lines: [refusalText(context, level), ''] };
  };
  return { dialogue: { question: 'Password: ', secret: true, answer } };
}

function refusalText({ router }: ExecContext, level: number): string {
  const { aaa, enableSecrets } = router.config;
  if (aaa.newModel) return '% Access denied';
  return enableSecrets.has(level) ? '% Bad secrets' : '% Bad passwords';
}
