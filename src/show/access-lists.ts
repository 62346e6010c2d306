import { formatIpv4 } from '../base/ipv4-address';
import type { AccessList, AccessRule, AddressMatch } from '../router/model/access-list';
import { accessRuleText } from './access-rule';

/**
 * `show access-lists [N]`: lines without numbers, as 12.2 prints them; remarks are not shown.
 * @param matchesOf packets that a line has decided about; a line without any shows no count
 */
export function accessLists(lists: Iterable<AccessList>, matchesOf: (rule: AccessRule) => number): readonly string[] {
  return [...lists].flatMap(list => [
    `${list.kind === 'standard' ? 'Standard' : 'Extended'} IP access list ${list.name}`,
    ...list.entries.flatMap(entry =>
      entry.kind === 'rule' ? [`    ${ruleText(list, entry)}${matchText(matchesOf(entry))}`] : [],
    ),
  ]);
}

const HOST = 0;
const ANY = 0xffffffff;

/** A standard list shows its lines in a form of its own, not as they are configured. */
function ruleText({ kind }: AccessList, rule: AccessRule): string {
  return kind === 'extended'
    ? accessRuleText(rule)
    : `${rule.action.padEnd(6)} ${sourceText(rule.source)}${rule.log ? ' log' : ''}`;
}

function sourceText({ address, wildcard }: AddressMatch): string {
  if (wildcard === ANY) return 'any';
  const text = formatIpv4(address);
  return wildcard === HOST ? text : `${text}, wildcard bits ${formatIpv4(wildcard)}`;
}

function matchText(matches: number): string {
  if (matches === 0) return '';
  return ` (${matches} ${matches === 1 ? 'match' : 'matches'})`;
}
