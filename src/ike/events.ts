import type { DatagramsEvent } from './events/datagrams';
import type { DiscoveryEvent } from './events/discovery';
import type { InformationalEvent } from './events/informational';
import type { LifecycleEvent } from './events/lifecycle';
import type { LivenessEvent } from './events/liveness';
import type { NatTraversalEvent } from './events/nat-traversal';
import type { Phase1Event } from './events/phase1';
import type { Phase2Event } from './events/phase2';
import type { TroubleEvent } from './events/trouble';

/** Everything the IKE engine reports. The words for each kind stand in src/debug/isakmp/. */
export type IkeEvent =
  | DatagramsEvent
  | DiscoveryEvent
  | InformationalEvent
  | LifecycleEvent
  | LivenessEvent
  | NatTraversalEvent
  | Phase1Event
  | Phase2Event
  | TroubleEvent;
