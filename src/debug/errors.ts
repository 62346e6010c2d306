import type { IkeEvent } from '../ike/events';
import type { IpsecEvent } from '../ipsec/events';
import type { DebugFlag } from '../router/narration';

type CryptoKind = (IkeEvent | IpsecEvent)['kind'];

/** Why a negotiation fails: what `debug crypto isakmp error` and `debug crypto ipsec error` tell alone, in the same words. */
const ISAKMP: readonly IkeEvent['kind'][] = [
  'key-missing',
  'no-credentials',
  'transform-differs',
  'no-offers-accepted',
  'authentication-failed',
  'identity-unknown',
  'proposal-refused',
  'policy-invalidated-proposal',
  'phase2-not-acceptable',
  'notify-without-hash',
  'discovery-refused',
  'probe-unanswered',
  'error-counted',
  'dpd-unanswered',
  'peer-dead',
  'malformed',
];

const IPSEC: readonly IpsecEvent['kind'][] = [
  'transform-not-supported',
  'proxies-not-supported',
  'invalid-local-address',
  'peer-not-found',
  'request-timer-fired',
];

/** The switch that tells a kind of event beside the one that tells its whole family. */
export const ERROR_FLAGS: ReadonlyMap<string, DebugFlag> = new Map<CryptoKind, DebugFlag>([
  ...ISAKMP.map(kind => [kind, 'crypto isakmp error'] as const),
  ...IPSEC.map(kind => [kind, 'crypto ipsec error'] as const),
]);
