import { keyword, optional, sequence } from '../../syntax/grammar';
import { exec, type ExecCommand, type ExecContext } from '../exec-command';
import { show } from './show-words';

/** What `show tech-support` runs, in IOS's order. */
const PARTS: readonly string[] = [
  'show clock',
  'show version',
  'show running-config',
  'show controllers',
  'show interfaces',
  'show ip interface',
  'show ip route',
  'show ip arp',
  'show access-lists',
  'show crypto map',
  'show crypto isakmp sa',
  'show crypto ipsec sa',
  'show crypto engine connections active',
  'show memory statistics',
  'show processes cpu',
  'show logging',
];

/** Secrets of a configuration: what follows these words is not told. */
const SECRETS: readonly RegExp[] = [
  /^(\s*(?:enable|username \S+(?: privilege \d+)?) (?:password|secret)(?: level \d+)?(?: \d)?) .+/,
  /^(\s*password(?: \d)?) .+/,
  /^(\s*crypto isakmp key) \S+/,
  /^(\s*set session-key .*) [0-9a-fA-F]{16,}/,
];

function withoutSecrets(line: string): string {
  for (const pattern of SECRETS) if (pattern.test(line)) return line.replace(pattern, '$1 <removed>');
  return line;
}

function techSupport({ console }: ExecContext, hide: boolean): readonly string[] {
  return PARTS.flatMap(command => {
    const lines = console.linesOf(command);
    if (lines === undefined) return [];
    return ['', `------------------ ${command} ------------------`, '', ...(hide ? lines.map(withoutSecrets) : lines)];
  });
}

export const SHOW_TECH_COMMANDS: readonly ExecCommand[] = [
  exec({
    syntax: sequence(
      show,
      keyword('tech-support', 'Show system information for Tech-Support'),
      optional(keyword('page', 'Page through output')),
    ),
    run: context => techSupport(context, true),
  }),
  exec({
    syntax: sequence(
      show,
      keyword('tech-support', 'Show system information for Tech-Support'),
      keyword('password', 'Include passwords'),
    ),
    run: context => techSupport(context, false),
  }),
];
