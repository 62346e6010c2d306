import { toHex } from '../../base/bytes';
import { formatIpv4 } from '../../base/ipv4-address';
import type { Phase1Event, PolicyDifference } from '../../ike/events/phase1';
import type { WordingTable } from '../../router/narration';
import { phase1Attributes } from '../attributes';
import { engine, ID_NAMES, isakmp, log, ofSa } from './wording';

const DIFFERENCES: Readonly<Record<PolicyDifference, string>> = {
  encryption: 'Encryption algorithm offered does not match policy!',
  hash: 'Hash algorithm offered does not match policy!',
  group: 'Diffie-Hellman group offered does not match policy!',
  authentication: 'Authentication method offered does not match policy!',
  'key-length': 'Proposed key length does not match policy',
};

const ATTRIBUTES: Readonly<Record<PolicyDifference, string>> = {
  encryption: 'encryption algorithm',
  hash: 'hash algorithm',
  group: 'Diffie-Hellman group',
  authentication: 'authentication method',
  'key-length': 'key length',
};

export const PHASE1_WORDS: WordingTable<Phase1Event> = {
  'phase1-begins': ofSa(e => `beginning ${e.mode} Mode exchange`),
  'key-found': ofSa(e => `found peer pre-shared key matching ${formatIpv4(e.peer)}`),
  'key-missing': [
    ofSa(e => `No pre-shared key with ${formatIpv4(e.peer)}!`),
    log(4, 'IKMP_NO_PRESHARED_KEY', e => `Pre-shared key for remote peer at ${formatIpv4(e.peer)} is missing`),
  ],
  'no-credentials': isakmp(
    e => `ISAKMP: No cert, and no keys (public or pre-shared) with remote peer ${formatIpv4(e.peer)}`,
  ),
  'transform-checked': isakmp(e => [
    `ISAKMP (0:${e.connection}): Checking ISAKMP transform ${e.transform} against priority ${e.priority} policy`,
    ...phase1Attributes(e.attributes),
  ]),
  'transform-differs': ofSa(e => DIFFERENCES[e.in]),
  'transform-judged': ofSa(e => `atts are ${e.acceptable ? '' : 'not '}acceptable. Next payload is ${e.nextPayload}`),
  'no-offers-accepted': [
    ofSa(() => ['no offers accepted!', 'phase 1 SA not acceptable!']),
    log(6, 'IKMP_MODE_FAILURE', e => `Processing of ${e.mode} mode failed with peer at ${formatIpv4(e.peer)}`),
  ],
  'not-offered': log(
    6,
    'IKMP_SA_NOT_OFFERED',
    e =>
      `Remote peer ${formatIpv4(e.peer)} responded with attribute ${ATTRIBUTES[e.in ?? 'encryption']} not offered or changed`,
  ),
  'key-pair-missing': [
    log(3, 'IKMP_QUERY_KEY', () => 'Querying key pair failed.'),
    log(6, 'IKMP_MODE_FAILURE', e => `Processing of ${e.mode} mode failed with peer at ${formatIpv4(e.peer)}`),
  ],
  'dh-computing': engine(() => 'CryptoEngine0: generate alg parameter'),
  'dh-status': engine(() => 'CRYPTO_ENGINE: Dh phase 1 status: 0'),
  'dh-cleared': engine(e => `CryptoEngine0: clear dh number for conn id ${e.number}`),
  'psk-authentication': ofSa(
    e => `SA is doing pre-shared key authentication using id type ${ID_NAMES[e.idType] ?? String(e.idType)}`,
  ),
  'skeyid-computing': engine(e => `CryptoEngine0: create ISAKMP SKEYID for conn id ${e.connection}`),
  'skeyid-ready': ofSa(() => 'SKEYID state generated'),
  'hmac-context': engine(e => `CryptoEngine0: generate hmac context for conn id ${e.connection}`),
  authenticated: ofSa(e => `SA has been authenticated with ${formatIpv4(e.peer)}`),
  'authentication-failed': [
    ofSa(e => `SA has NOT been authenticated with ${formatIpv4(e.peer)}`),
    log(6, 'IKMP_AUTH_FAIL', e => `Authentication method 1 failed with host ${formatIpv4(e.peer)}`),
  ],
  'identity-unknown': [
    ofSa(e => `ID payload does not match peer ${formatIpv4(e.peer)}`),
    log(6, 'IKMP_MODE_FAILURE', e => `Processing of ${e.mode} mode failed with peer at ${formatIpv4(e.peer)}`),
  ],
  'responder-lifetime': ofSa(e => [
    'processing responder lifetime',
    'start processing isakmp responder lifetime',
    `restart ike sa timer to ${e.seconds} secs`,
  ]),
  'initial-contact-sent': ofSa(() => 'Send initial contact'),
  'initial-contact': ofSa(e => `received initial contact from ${formatIpv4(e.peer)}`),
  'phase1-keys': {
    form: 'debug',
    flag: 'crypto isakmp detail',
    lines: e => [`ISAKMP: cookies ${toHex(e.initiatorCookie)} (I) ${toHex(e.responderCookie)} (R)`],
  },
};
