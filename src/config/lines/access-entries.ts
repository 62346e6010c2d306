import type { AccessListEntry, AddressMatch, PortMatch } from '../../router/model/access-list';
import { hashOf, hashOfText, ListIndex } from '../list-index';

/** When two lines of an access list are one. */
function sameEntry(a: AccessListEntry, b: AccessListEntry): boolean {
  if (a.kind === 'remark' || b.kind === 'remark') {
    return a.kind === 'remark' && b.kind === 'remark' && a.text === b.text;
  }
  return (
    a.action === b.action &&
    a.protocol === b.protocol &&
    sameMatch(a.source, b.source) &&
    sameMatch(a.destination, b.destination) &&
    samePort(a.sourcePort, b.sourcePort) &&
    samePort(a.destinationPort, b.destinationPort) &&
    a.icmpType === b.icmpType &&
    a.icmpCode === b.icmpCode &&
    a.established === b.established &&
    a.log === b.log
  );
}

function sameMatch(a: AddressMatch, b: AddressMatch): boolean {
  return a.address === b.address && a.wildcard === b.wildcard;
}

function samePort(a: PortMatch | undefined, b: PortMatch | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.operator === 'range' || b.operator === 'range') {
    return a.operator === 'range' && b.operator === 'range' && a.first === b.first && a.last === b.last;
  }
  return a.operator === b.operator && a.port === b.port;
}

function entryHash(entry: AccessListEntry): number {
  if (entry.kind === 'remark') return hashOfText(entry.text);
  const { protocol, source, destination } = entry;
  return hashOf(protocol, source.address, source.wildcard, destination.address, destination.wildcard);
}

export const ENTRIES = new ListIndex(entryHash, sameEntry);
