import { formatIpv4 } from '../../base/ipv4-address';
import type { LivenessEvent } from '../../ike/events/liveness';
import type { WordingTable } from '../../router/narration';
import { ofSa } from './wording';

export const LIVENESS_WORDS: WordingTable<LivenessEvent> = {
  'dpd-received': ofSa(
    e =>
      `DPD/R_U_THERE${e.answer ? '_ACK' : ''} received from peer ${formatIpv4(e.peer)}, ` +
      `sequence 0x${e.sequence.toString(16).toUpperCase()}`,
  ),
  'dpd-unanswered': ofSa(e => `DPD incrementing error counter (${e.count}/${e.most})`),
  'peer-dead': ofSa(e => [
    `peer ${formatIpv4(e.peer)} not responding!`,
    `deleting IPSec SAs with peer at ${formatIpv4(e.peer)}`,
  ]),
};
