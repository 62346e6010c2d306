import type { InformationalEvent } from '../../ike/events/informational';
import type { WordingTable } from '../../router/narration';
import { nameOf, NotifyType } from '../../wire/isakmp/constants';
import { ofSa } from './wording';

/** PROPOSAL_NOT_CHOSEN is how IOS calls NO-PROPOSAL-CHOSEN; the others have the names of the RFCs. */
function notifyName(type: number): string {
  if (type === NotifyType.noProposalChosen) return 'PROPOSAL_NOT_CHOSEN';
  const name = nameOf(NotifyType, type)
    .replace(/[A-Z]/g, letter => `_${letter}`)
    .toUpperCase();
  return type === NotifyType.rUThere || type === NotifyType.rUThereAck ? `DPD/${name}` : name;
}

export const INFORMATIONAL_WORDS: WordingTable<InformationalEvent> = {
  'notify-received': ofSa(e => `processing NOTIFY ${notifyName(e.type)} protocol ${e.protocol}`),
  'notify-without-hash': ofSa(() => 'Notify has no hash. Rejected.'),
  'notify-sent': ofSa(e => `sending NOTIFY ${notifyName(e.type)} protocol ${e.protocol}`),
};
