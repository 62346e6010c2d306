import { invert } from '../base/ipv4-address';
import type { AddressSelector, SelectorRule } from '../ipsec/selector';
import type { AccessList, AccessRule, AddressMatch } from './model/access-list';

/**
 * An access list as IPsec reads it: source is the local side of traffic that leaves.
 * @param count is told of each packet that a line has decided about
 */
export function selectorsOf(list: AccessList, count: (rule: AccessRule) => void): SelectorRule[] {
  const rules: SelectorRule[] = [];
  for (const entry of list.entries) {
    if (entry.kind !== 'rule') continue;
    rules.push({
      action: entry.action,
      protocol: entry.protocol ?? 0,
      local: addressSelector(entry.source),
      remote: addressSelector(entry.destination),
      localPort: entry.sourcePort,
      remotePort: entry.destinationPort,
      matched: () => count(entry),
    });
  }
  return rules;
}

function addressSelector(match: AddressMatch): AddressSelector {
  const mask = invert(match.wildcard);
  return { address: (match.address & mask) >>> 0, mask };
}
