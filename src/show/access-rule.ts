import { formatIpv4 } from '../base/ipv4-address';
import type { AccessRule, AddressMatch, PortMatch } from '../router/model/access-list';

/** A line of an extended access list without its number: `permit ip 10.0.0.0 0.0.0.255 any`. */
export function accessRuleText(rule: AccessRule): string {
  return [
    rule.action,
    String(rule.protocol ?? 'ip'),
    addressText(rule.source),
    portText(rule.sourcePort),
    addressText(rule.destination),
    portText(rule.destinationPort),
    rule.icmpType === undefined ? '' : String(rule.icmpType),
    rule.icmpCode === undefined ? '' : String(rule.icmpCode),
    rule.established ? 'established' : '',
    rule.log ? 'log' : '',
  ]
    .filter(word => word !== '')
    .join(' ');
}

function addressText({ address, wildcard }: AddressMatch): string {
  if (wildcard === 0xffffffff) return 'any';
  return wildcard === 0 ? `host ${formatIpv4(address)}` : `${formatIpv4(address)} ${formatIpv4(wildcard)}`;
}

function portText(match: PortMatch | undefined): string {
  if (match === undefined) return '';
  return match.operator === 'range' ? `range ${match.first} ${match.last}` : `${match.operator} ${match.port}`;
}
