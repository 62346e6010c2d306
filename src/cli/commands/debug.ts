import { DEBUG_FLAGS, type DebugFlag } from '../../router/narration';
import { enumeration, keyword, keywords, sequence, type Syntax } from '../../syntax/grammar';
import { SWITCHES } from '../../show/debugging';
import { confirm } from '../confirm';
import { exec, type ExecCommand, type ExecContext, type ExecResult } from '../exec-command';

const crypto = keyword('crypto', 'Cryptographic subsystem');
const what = enumeration('what', {
  isakmp: 'ISAKMP Key Management',
  engine: 'Crypto Engine Debug',
  ipsec: 'IPSEC processing',
});
const off = [
  keyword('undebug', "Disable debugging functions (see also 'debug')"),
  keywords(['no', 'Disable debugging functions and terminal settings'], ['debug', 'Debugging functions']),
] as const;

function turn({ router }: ExecContext, flag: DebugFlag, on: boolean): ExecResult {
  if (on) router.debugFlags.add(flag);
  else router.debugFlags.delete(flag);
  return [`${SWITCHES[flag].name} debugging is ${on ? 'on' : 'off'}`];
}

const all = keyword('all', 'Enable all debugging');

function turnAll({ router }: ExecContext, on: boolean): ExecResult {
  if (on) for (const flag of DEBUG_FLAGS) router.debugFlags.add(flag);
  else router.debugFlags.clear();
  return [`All possible debugging has been turned ${on ? 'on' : 'off'}`];
}

export const DEBUG_COMMANDS: readonly ExecCommand[] = [
  exec({
    syntax: sequence(keyword('debug', "Debugging functions (see also 'undebug')"), crypto, what),
    run: (context, value) => turn(context, `crypto ${value.what}`, true),
  }),
  exec({
    syntax: sequence(keyword('debug', "Debugging functions (see also 'undebug')"), all),
    run: context => confirm('This may severely impact network performance. Continue? ', () => turnAll(context, true)),
  }),
  ...off.flatMap((words: Syntax<unknown>) => [
    exec({
      syntax: sequence(words, crypto, what),
      run: (context: ExecContext, value: { readonly what: 'isakmp' | 'engine' | 'ipsec' }) =>
        turn(context, `crypto ${value.what}`, false),
    }),
    exec({ syntax: sequence(words, all), run: (context: ExecContext) => turnAll(context, false) }),
  ]),
];
