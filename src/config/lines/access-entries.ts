import type { AccessListEntry, AddressMatch, PortMatch, RuleOptions } from '../../router/model/access-list';
import { hashOf, hashOfText, ListIndex } from '../list-index';

/** When two lines of an access list are one. */
function sameEntry(a: AccessListEntry, b: AccessListEntry): boolean {
  if (a.kind === 'remark') return b.kind === 'remark' && a.text === b.text;
  if (a.kind === 'evaluate') return b.kind === 'evaluate' && a.name === b.name;
  if (b.kind !== 'rule') return false;
  return (
    a.action === b.action &&
    a.protocol === b.protocol &&
    sameMatch(a.source, b.source) &&
    sameMatch(a.destination, b.destination) &&
    samePort(a.sourcePort, b.sourcePort) &&
    samePort(a.destinationPort, b.destinationPort) &&
    a.icmpType === b.icmpType &&
    a.icmpCode === b.icmpCode &&
    a.log === b.log &&
    sameOptions(a.options, b.options)
  );
}

function sameMatch(a: AddressMatch, b: AddressMatch): boolean {
  return a.address === b.address && a.wildcard === b.wildcard && a.group === b.group;
}

function samePort(a: PortMatch | undefined, b: PortMatch | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.operator === 'range' || b.operator === 'range') {
    return a.operator === 'range' && b.operator === 'range' && a.first === b.first && a.last === b.last;
  }
  return a.operator === b.operator && a.port === b.port && String(a.more) === String(b.more);
}

/** Few rules have any; their fields are always written in one order. */
function sameOptions(a: RuleOptions | undefined, b: RuleOptions | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function entryHash(entry: AccessListEntry): number {
  if (entry.kind === 'remark') return hashOfText(entry.text);
  if (entry.kind === 'evaluate') return hashOfText(entry.name);
  const { protocol, source, destination } = entry;
  return hashOf(protocol, source.address, source.wildcard, destination.address, destination.wildcard);
}

export const ENTRIES = new ListIndex(entryHash, sameEntry);
