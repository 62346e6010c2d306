import { formatIpv4 } from '../../base/ipv4-address';
import type { PolicyEvent } from '../../ipsec/events/policy';
import type { WordingTable } from '../../router/narration';
import { IP_PROTOCOL } from '../../wire/ipv4';
import { ipsec } from './wording';

export const POLICY_WORDS: WordingTable<PolicyEvent> = {
  'manual-key-missing': ipsec(
    ({ peer, protocol, spi }) =>
      `IPSEC(manual_key_stuffing): keys missing for addr ${formatIpv4(peer)}/prot ${IP_PROTOCOL[protocol]}/spi ${spi}.`,
  ),
  'manual-spi-taken': ipsec(
    ({ peer, protocol, spi }) =>
      `IPSEC(manual_key_stuffing): spi ${spi} for addr ${formatIpv4(peer)}/prot ${IP_PROTOCOL[protocol]} is in use already.`,
  ),
  'discovery-abandoned': ipsec(({ flow, probes }) =>
    [
      `IPSEC(key_engine): peer discovery timed out: count = ${probes},`,
      `  (flow) source= ${formatIpv4(flow.source)}, dest= ${formatIpv4(flow.destination)}`,
    ].join('\n'),
  ),
};
