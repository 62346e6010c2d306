import type { IkeEvent } from '../ike/events';
import type { WordingTable } from '../router/narration';
import { DATAGRAMS_WORDS } from './isakmp/datagrams';
import { DISCOVERY_WORDS } from './isakmp/discovery';
import { INFORMATIONAL_WORDS } from './isakmp/informational';
import { LIFECYCLE_WORDS } from './isakmp/lifecycle';
import { LIVENESS_WORDS } from './isakmp/liveness';
import { NAT_TRAVERSAL_WORDS } from './isakmp/nat-traversal';
import { PHASE1_WORDS } from './isakmp/phase1';
import { PHASE2_WORDS } from './isakmp/phase2';
import { TROUBLE_WORDS } from './isakmp/trouble';

/** How IOS 12.2 tells the IKE engine's events. */
export const ISAKMP_WORDS: WordingTable<IkeEvent> = {
  ...DATAGRAMS_WORDS,
  ...DISCOVERY_WORDS,
  ...INFORMATIONAL_WORDS,
  ...LIFECYCLE_WORDS,
  ...LIVENESS_WORDS,
  ...NAT_TRAVERSAL_WORDS,
  ...PHASE1_WORDS,
  ...PHASE2_WORDS,
  ...TROUBLE_WORDS,
};
