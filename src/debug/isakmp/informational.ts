import type { InformationalEvent } from '../../ike/events/informational';
import type { WordingTable } from '../../router/narration';
import { NotifyType } from '../../wire/isakmp/constants';
import { ofSa } from './wording';

const NOTIFY_NAMES: Readonly<Record<number, string>> = {
  [NotifyType.noProposalChosen]: 'PROPOSAL_NOT_CHOSEN',
  [NotifyType.initialContact]: 'INITIAL_CONTACT',
  [NotifyType.responderLifetime]: 'RESPONDER_LIFETIME',
  [NotifyType.replayStatus]: 'REPLAY_STATUS',
  [NotifyType.connected]: 'CONNECTED',
  [NotifyType.invalidSpi]: 'INVALID_SPI',
  [NotifyType.payloadMalformed]: 'PAYLOAD_MALFORMED',
  [NotifyType.authenticationFailed]: 'AUTHENTICATION_FAILED',
};

export const INFORMATIONAL_WORDS: WordingTable<InformationalEvent> = {
  'notify-received': ofSa(e => `processing NOTIFY ${NOTIFY_NAMES[e.type] ?? String(e.type)} protocol ${e.protocol}`),
  'notify-without-hash': ofSa(() => 'Notify has no hash. Rejected.'),
  'notify-sent': ofSa(e => `sending NOTIFY ${NOTIFY_NAMES[e.type] ?? String(e.type)} protocol ${e.protocol}`),
};
