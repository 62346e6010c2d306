import { formatIpv4, type Ipv4 } from '../../base/ipv4-address';
import type { Phase2Event } from '../../ike/events/phase2';
import type { Proxy } from '../../ike/ipsec-port';
import type { WordingTable } from '../../router/narration';
import { PayloadType } from '../../wire/isakmp/constants';
import { phase2Attributes, transformLabel } from '../attributes';
import { isakmp, log, ofSa, signed } from './wording';

function spiFlags(flags: number): string {
  return flags.toString(16).toUpperCase();
}

/** Four lines a direction. An outbound SPI is printed as a signed number, an inbound one in hexadecimal. */
function createdLines(event: Extract<Phase2Event, { readonly kind: 'sas-created' }>): readonly string[] {
  const { local, remote, proxies, inbound, outbound, seconds, kilobytes } = event;
  const lifetimes = [`        lifetime of ${seconds} seconds`, `        lifetime of ${kilobytes} kilobytes`];
  const between = (from: Ipv4, to: Ipv4, source: Proxy, destination: Proxy): string =>
    `SA from ${formatIpv4(from)} to ${formatIpv4(to)} (proxy ${formatIpv4(source.address)} to ${formatIpv4(destination.address)})`;
  return [
    `ISAKMP (0:${event.connection}): Creating IPsec SAs`,
    `        inbound ${between(remote, local, proxies.remote, proxies.local)}`,
    `        has spi 0x${inbound.spi.toString(16).toUpperCase()} and conn_id ${inbound.connectionId} and flags ${spiFlags(inbound.flags)}`,
    ...lifetimes,
    `        outbound ${between(local, remote, proxies.local, proxies.remote)}`,
    `        has spi ${signed(outbound.spi)} and conn_id ${outbound.connectionId} and flags ${spiFlags(outbound.flags)}`,
    ...lifetimes,
  ];
}

export const PHASE2_WORDS: WordingTable<Phase2Event> = {
  'quick-mode-begins': ofSa(e => `beginning Quick Mode exchange, M-ID of ${signed(e.messageId)}`),
  'proposal-checked': ofSa(e => `Checking IPsec proposal ${e.proposal}`),
  'proposal-transform': isakmp(e => [
    `ISAKMP: transform ${e.transform}, ${transformLabel(e.protocol, e.id)}`,
    'ISAKMP:   attributes in transform:',
    ...phase2Attributes(e.attributes),
  ]),
  'proposal-acceptable': ofSa(() => 'atts are acceptable.'),
  'proposal-refused': ofSa(
    e => `atts not acceptable. Next payload is ${e.more ? PayloadType.transform : PayloadType.none}`,
  ),
  'policy-invalidated-proposal': isakmp(() => 'ISAKMP: IPSec policy invalidated proposal'),
  'phase2-not-acceptable': [
    ofSa(e => (e.byPolicy ? 'SA not acceptable!' : 'phase 2 SA not acceptable!')),
    log(6, 'IKMP_MODE_FAILURE', e => `Processing of Quick mode failed with peer at ${formatIpv4(e.peer)}`),
  ],
  'sas-created': isakmp(createdLines),
  'node-deleted': ofSa(
    e => `deleting node ${signed(e.messageId)} error ${e.error ? 'TRUE' : 'FALSE'} reason "${e.reason}"`,
  ),
  'node-purged': ofSa(e => `purging node ${signed(e.messageId)}`),
};
