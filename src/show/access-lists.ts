import { formatIpv4 } from '../base/ipv4-address';
import type { AccessList, AccessRule, AddressMatch } from '../router/model/access-list';
import { accessRuleText } from './access-rule';

/**
 * `show access-lists [N]`: each line with its number; remarks are not shown. Numbered lists come first, by their numbers.
 * @param matchesOf packets that a line has decided about; a line without any shows no count
 */
export function accessLists(lists: Iterable<AccessList>, matchesOf: (rule: AccessRule) => number): readonly string[] {
  return [...lists].sort(byNumber).flatMap(list => [
    `${list.kind === 'standard' ? 'Standard' : 'Extended'} IP access list ${list.name}`,
    ...list.entries.flatMap(entry => {
      const number = entry.number === undefined ? '' : `${entry.number} `;
      if (entry.kind === 'rule') return [`    ${number}${ruleText(list, entry)}${matchText(matchesOf(entry))}`];
      return entry.kind === 'evaluate' ? [`    ${number}evaluate ${entry.name}`] : [];
    }),
  ]);
}

function byNumber(a: AccessList, b: AccessList): number {
  const rank = ({ name, named }: AccessList): number => (named ? Infinity : Number(name));
  const [first, second] = [rank(a), rank(b)];
  return first === second ? 0 : first - second;
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
