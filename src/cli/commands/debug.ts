import { DEBUG_FLAGS, type DebugFlag } from '../../router/narration';
import type { Router } from '../../router/router';
import { integer } from '../../syntax/argument-types';
import { alternatives, argument, flag, keyword, keywords, sequence, type Syntax } from '../../syntax/grammar';
import { packetText, SWITCHES } from '../../show/debugging';
import { confirm } from '../confirm';
import { exec, type ExecCommand, type ExecContext, type ExecResult } from '../exec-command';

const CRYPTO = ['crypto', 'Cryptographic subsystem'] as const;
const ISAKMP = ['isakmp', 'ISAKMP Key Management'] as const;
const IPSEC = ['ipsec', 'IPSEC processing'] as const;
const IP = ['ip', 'IP information'] as const;

/** The words of each switch, behind `debug`; a new one without words does not compile. */
const WORDS: Readonly<Record<DebugFlag, Syntax<unknown>>> = {
  arp: keyword('arp', 'IP ARP and HP Probe transactions'),
  'crypto isakmp': keywords(CRYPTO, ISAKMP),
  'crypto isakmp detail': keywords(CRYPTO, ISAKMP, ['detail', 'ISAKMP internals']),
  'crypto isakmp error': keywords(CRYPTO, ISAKMP, ['error', 'ISAKMP errors']),
  'crypto engine': keywords(CRYPTO, ['engine', 'Crypto Engine Debug']),
  'crypto ipsec': keywords(CRYPTO, IPSEC),
  'crypto ipsec error': keywords(CRYPTO, IPSEC, ['error', 'IPSEC errors']),
  'ip packet': keywords(IP, ['packet', 'General IP debugging and IPSO security transactions']),
  'ip icmp': keywords(IP, ['icmp', 'ICMP transactions']),
  'ip routing': keywords(IP, ['routing', 'Routing table events']),
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
  if (flag === 'ip packet') restrictPackets(router, undefined, false);
  return [`${SWITCHES[flag].name} debugging is ${on ? 'on' : 'off'}`];
}

function restrictPackets({ packetDebug }: Router, list: string | undefined, detail: boolean): void {
  packetDebug.list = list;
  packetDebug.detail = detail;
}

const packetList = alternatives(
  argument('list', integer(1, 199), 'Access list'),
  argument('list', integer(1300, 2699), 'Access list (expanded range)'),
);
const detailed = keyword('detail', 'Print more debugging detail');

/** `debug ip packet`, for what a list permits alone, or with protocol and ports. */
const PACKET_COMMANDS: readonly ExecCommand[] = [
  exec({
    syntax: sequence(on, WORDS['ip packet'], packetList, flag('detail', 'detail', 'Print more debugging detail')),
    run: ({ router }, { list, detail }) => debugPackets(router, String(list), detail === true),
  }),
  exec({
    syntax: sequence(on, WORDS['ip packet'], detailed),
    run: ({ router }) => debugPackets(router, undefined, true),
  }),
];

function debugPackets(router: Router, list: string | undefined, detail: boolean): ExecResult {
  router.debugFlags.add('ip packet');
  restrictPackets(router, list, detail);
  return [`${SWITCHES['ip packet'].name} debugging is on${packetText(router.packetDebug)}`];
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
  ...PACKET_COMMANDS,
  exec({
    syntax: sequence(on, all),
    run: context => confirm('This may severely impact network performance. Continue? ', () => turnAll(context, true)),
  }),
  ...off.map(words => exec({ syntax: sequence(words, all), run: context => turnAll(context, false) })),
];
