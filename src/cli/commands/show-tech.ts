import { keyword, optional, sequence } from '../../syntax/grammar';
import { execTree } from '../commands';
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

/** What a command would print; undefined where it does not exist at this level, or prints nothing at once. */
function linesOf(context: ExecContext, command: string): readonly string[] | undefined {
  const match = execTree(context.router.config.privileges).match(command, context.console.level);
  if (match.kind !== 'ok') return undefined;
  const result = match.command.run(context, match.value);
  return Array.isArray(result) ? (result as readonly string[]) : undefined;
}

function techSupport(context: ExecContext, hide: boolean): readonly string[] {
  return PARTS.flatMap(command => {
    const lines = linesOf(context, command);
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
