import type { IpsecEvent } from '../ipsec/events';
import type { WordingTable } from '../router/narration';
import { DATA_PLANE_WORDS } from './ipsec/data-plane';
import { KEY_ENGINE_WORDS } from './ipsec/key-engine';
import { POLICY_WORDS } from './ipsec/policy';

/** How IOS 12.2 tells IPsec's events. */
export const IPSEC_WORDS: WordingTable<IpsecEvent> = { ...DATA_PLANE_WORDS, ...KEY_ENGINE_WORDS, ...POLICY_WORDS };
