import { DEBUG_FLAGS, type DebugFlag } from '../../router/narration';
import { keyword, keywords, sequence, type Syntax } from '../../syntax/grammar';
import { SWITCHES } from '../../show/debugging';
import { confirm } from '../confirm';
import { exec, type ExecCommand, type ExecContext, type ExecResult } from '../exec-command';

const CRYPTO = ['crypto', 'Cryptographic subsystem'] as const;
const IP = ['ip', 'IP information'] as const;

/** The words of each switch, behind `debug`; a new one without words does not compile. */
const WORDS: Readonly<Record<DebugFlag, Syntax<unknown>>> = {
  arp: keyword('arp', 'IP ARP and HP Probe transactions'),
  'crypto isakmp': keywords(CRYPTO, ['isakmp', 'ISAKMP Key Management']),
  'crypto engine': keywords(CRYPTO, ['engine', 'Crypto Engine Debug']),
  'crypto ipsec': keywords(CRYPTO, ['ipsec', 'IPSEC processing']),
  'ip nat': keywords(IP, ['nat', 'NAT events']),
  'ip nat detailed': keywords(IP, ['nat', 'NAT events'], ['detailed', 'NAT detailed events']),
};

const on = keyword('debug', "Debugging functions (see also 'undebug')");
const off = [
  keyword('undebug', "Disable debugging functions (see also 'debug')"),
  keywords(['no', 'Disable debugging functions and terminal settings'], ['debug', 'Debugging functions']),
] as const;
const all = keyword('all', 'Enable all debugging');

function turn({ router }: ExecContext, flag: DebugFlag, on: boolean): ExecResult {
  if (on) router.debugFlags.add(flag);
  else router.debugFlags.delete(flag);
  return [`${SWITCHES[flag].name} debugging is ${on ? 'on' : 'off'}`];
}

function turnAll({ router }: ExecContext, on: boolean): ExecResult {
  if (on) for (const flag of DEBUG_FLAGS) router.debugFlags.add(flag);
  else router.debugFlags.clear();
  return [`All possible debugging has been turned ${on ? 'on' : 'off'}`];
}

export const DEBUG_COMMANDS: readonly ExecCommand[] = [
  ...DEBUG_FLAGS.flatMap(flag => [
    exec({ syntax: sequence(on, WORDS[flag]), run: context => turn(context, flag, true) }),
    ...off.map(words => exec({ syntax: sequence(words, WORDS[flag]), run: context => turn(context, flag, false) })),
  ]),
  exec({
    syntax: sequence(on, all),
    run: context => confirm('This may severely impact network performance. Continue? ', () => turnAll(context, true)),
  }),
  ...off.map(words => exec({ syntax: sequence(words, all), run: context => turnAll(context, false) })),
];
