import { invert } from '../base/ipv4-address';
import type { AddressSelector, SelectorRule } from '../ipsec/selector';
import type { AccessList, AddressMatch } from './model/access-list';

/** An access list as IPsec reads it: source is the local side of traffic that leaves. */
export function selectorsOf(list: AccessList): SelectorRule[] {
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
    });
  }
  return rules;
}

function addressSelector(match: AddressMatch): AddressSelector {
  const mask = invert(match.wildcard);
  return { address: (match.address & mask) >>> 0, mask };
}
