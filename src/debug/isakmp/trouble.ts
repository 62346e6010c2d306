import { formatIpv4 } from '../../base/ipv4-address';
import type { TroubleEvent } from '../../ike/events/trouble';
import type { WordingTable } from '../../router/narration';
import { isakmp, log, ofSa, signed } from './wording';

export const TROUBLE_WORDS: WordingTable<TroubleEvent> = {
  retransmitting: ofSa(e =>
    e.phase === 1
      ? `retransmitting phase 1 ${e.state}...`
      : `retransmitting phase 2 ${e.state} ${signed(e.messageId)} ...`,
  ),
  retransmitted: ofSa(e =>
    e.phase === 1 ? `retransmitting phase 1 ${e.state}` : `retransmitting phase 2 ${signed(e.messageId)} ${e.state}`,
  ),
  'error-counted': ofSa(e => `incrementing error counter on sa: ${e.reason}`),
  duplicate: ofSa(e => [
    `phase ${e.phase} packet is a duplicate of a previous packet.`,
    ...(e.answered ? [`retransmitting due to retransmit phase ${e.phase}`] : []),
  ]),
  malformed: [
    isakmp(e =>
      e.reason.startsWith('reserved not zero') ? `ISAKMP: ${e.reason}!` : `ISAKMP: ${e.where}: ${e.reason}`,
    ),
    log(4, 'IKMP_BAD_MESSAGE', e => `IKE message from ${formatIpv4(e.from)} failed its sanity check or is malformed`),
  ],
  'no-sa': log(
    4,
    'IKMP_NO_SA',
    e => `IKE message from ${formatIpv4(e.from)} has no SA and is not an initialization offer`,
  ),
  'not-encrypted': log(
    6,
    'IKMP_NOT_ENCRYPTED',
    e => `IKE packet from ${formatIpv4(e.from)} was not encrypted and it should've been.`,
  ),
  'not-authenticated': log(
    6,
    'IKMP_SA_NOT_AUTH',
    e => `Cannot accept Quick Mode exchange from ${formatIpv4(e.from)} if SA is not authenticated!`,
  ),
};
