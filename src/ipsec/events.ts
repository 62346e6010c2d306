import type { DataPlaneEvent } from './events/data-plane';
import type { KeyEngineEvent } from './events/key-engine';
import type { PolicyEvent } from './events/policy';

/** Everything IPsec reports. The words for each kind stand in src/debug/ipsec/. */
export type IpsecEvent = DataPlaneEvent | KeyEngineEvent | PolicyEvent;
