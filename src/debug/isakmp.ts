import { formatIpv4, type Ipv4 } from '../base/ipv4-address';
import type { IkeEvent, PolicyDifference } from '../ike/events';
import type { Proxy } from '../ike/ipsec-port';
import type { Wording, WordingTable } from '../router/narration';
import { IdType, NotifyType, PayloadType } from '../wire/isakmp/constants';
import { phase1Attributes, phase2Attributes, transformLabel } from './attributes';

/** How IOS 12.2 tells the IKE engine's events. Blanks inside and at the ends of lines are IOS's own. */

type Lines<Event> = (event: Event) => string | readonly string[];

function debug<Event>(flag: 'crypto isakmp' | 'crypto engine', lines: Lines<Event>): Wording<Event> {
  return {
    form: 'debug',
    flag,
    lines: event => {
      const told = lines(event);
      return typeof told === 'string' ? [told] : told;
    },
  };
}

const isakmp = <Event>(lines: Lines<Event>): Wording<Event> => debug('crypto isakmp', lines);
const engine = <Event>(lines: Lines<Event>): Wording<Event> => debug('crypto engine', lines);

/** `ISAKMP (0:2): ...`: slot 0, connection 2. */
function ofSa<Event extends { readonly connection: number }>(lines: Lines<Event>): Wording<Event> {
  return isakmp(event => {
    const told = lines(event);
    return (typeof told === 'string' ? [told] : told).map(line => `ISAKMP (0:${event.connection}): ${line}`);
  });
}

function log<Event>(severity: number, mnemonic: string, text: (event: Event) => string): Wording<Event> {
  return { form: 'log', facility: 'CRYPTO', severity, mnemonic, text };
}

/** Message ids are printed signed. */
const signed = (value: number): number => value | 0;

const network = (proxy: Proxy): string => `${formatIpv4(proxy.address)}/${formatIpv4(proxy.mask)}`;

const DIFFERENCES: Readonly<Record<PolicyDifference, string>> = {
  encryption: 'Encryption algorithm offered does not match policy!',
  hash: 'Hash algorithm offered does not match policy!',
  group: 'Diffie-Hellman group offered does not match policy!',
  authentication: 'Authentication method offered does not match policy!',
  'key-length': 'Proposed key length does not match policy',
};

/** Payload 239 is what IOS names "payload type 16" in its logs. */
const shownType = (type: number): number => (type === PayloadType.tedProxies ? 16 : type);

const ID_NAMES: Readonly<Record<number, string>> = {
  [IdType.ipv4Addr]: 'ID_IPV4_ADDR',
  [IdType.ipv4Subnet]: 'ID_IPV4_ADDR_SUBNET',
};

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

function spiFlags(flags: number): string {
  return flags.toString(16).toUpperCase();
}

/** Four lines a direction. An outbound SPI is printed as a signed number, an inbound one in hexadecimal. */
function createdLines(event: Extract<IkeEvent, { readonly kind: 'sas-created' }>): readonly string[] {
  const { local, remote, proxies, inbound, outbound, seconds, kilobytes } = event;
  const lifetimes = [`        lifetime of ${seconds} seconds`, `        lifetime of ${kilobytes} kilobytes`];
  const between = (from: Ipv4, to: Ipv4, source: Proxy, destination: Proxy): string =>
    `SA from ${formatIpv4(from)} to ${formatIpv4(to)} (proxy ${formatIpv4(source.address)} to ${formatIpv4(destination.address)})`;
  return [
    `ISAKMP (0:${event.connection}): Creating IPsec SAs`,
    `        inbound ${between(remote, local, proxies.remote, proxies.local)}`,
    `        has spi 0x${inbound.spi.toString(16).toUpperCase()} and conn_id ${inbound.connectionId} and flags ${spiFlags(inbound.flags)}`,
    ...lifetimes,
    `        outbound ${between(local, remote, proxies.local, proxies.remote)}`,
    `        has spi ${signed(outbound.spi)} and conn_id ${outbound.connectionId} and flags ${spiFlags(outbound.flags)}`,
    ...lifetimes,
  ];
}

function pointer(value: number): string {
  return value.toString(16).toUpperCase();
}

export const ISAKMP_WORDS: WordingTable<IkeEvent> = {
  'isakmp-on-off': log(6, 'ISAKMP_ON_OFF', e => `ISAKMP is ${e.on ? 'ON' : 'OFF'}`),
  'ke-message': isakmp(e => `ISAKMP: received ke message (${e.number}/${e.count})`),
  ports: isakmp(e => `ISAKMP: local port ${e.local}, remote port ${e.remote}`),
  'spis-wanted': ofSa(e => `asking for ${e.count} spis from ipsec`),
  'spis-pending': ofSa(() => "had to get SPI's from ipsec."),

  received: ofSa(e => `received packet from ${formatIpv4(e.from)} (${e.role}) ${e.state}`),
  sending: ofSa(e => {
    const via = e.via === undefined ? '' : ` via ${e.via.interfaceName}:${formatIpv4(e.via.nextHop)}`;
    return `sending packet to ${formatIpv4(e.to)} (${e.role}) ${e.state}${via}`;
  }),
  processing: ofSa(e => `processing ${e.payload} payload. message ID = ${signed(e.messageId)}`),
  'processing-vendor-id': ofSa(() => 'processing vendor id payload'),
  'ios-peer': ofSa(() => 'speaking to another IOS box!'),
  'payload-type': isakmp(e => `ISAKMP:received payload type ${shownType(e.type)}`),
  'id-payload': isakmp(e => [
    [
      `ISAKMP (${e.connection}): ID payload`,
      `        next-payload : ${e.nextPayload}`,
      `        type         : ${e.type}`,
      `        protocol     : ${e.protocol}`,
      `        port         : ${e.port}`,
      `        length       : ${e.length}`,
    ].join('\n'),
    `ISAKMP (${e.connection}): Total payload length: ${e.length + 4}`,
  ]),

  'discovery-request': isakmp(e => [
    'ISAKMP: GOT A PEER DISCOVERY MESSAGE FROM THE SA MANAGER!!!',
    `src = ${formatIpv4(e.flow.source)} to ${formatIpv4(e.flow.destination)}, protocol ${e.protocol}, transform ${e.transform}, hmac ${e.hmac}`,
    `proxy source is ${network(e.proxy)} and my address (not used now) is ${formatIpv4(e.gateway)}`,
  ]),
  'no-interface-in-request': ofSa(() => 'no idb in request'),
  'probe-identities': isakmp(e => [`1st ID is ${formatIpv4(e.gateway)}`, `2nd ID is ${network(e.proxy)}`]),
  'discovery-begins': ofSa(() => 'beginning peer discovery exchange'),
  'discovery-answered': ofSa(e => {
    const { local, remote } = e.proxies;
    return [
      'received response to my peer discovery probe!',
      `ted negotiated proxies: ${e.protocol} ${network(local)}:${local.port}, ${network(remote)}:${remote.port}`,
    ];
  }),
  'discovery-refused': ofSa(() => 'peer discovery response does not match our policy. Rejected.'),
  'discovery-initiates': ofSa(e => `initiating IKE to ${formatIpv4(e.peer)} in response to probe.`),
  'sa-after-discovery': ofSa(e => `created new SA after peer-discovery with ${formatIpv4(e.peer)}`),
  'probe-proxy': isakmp(e => {
    const { type, protocol, port } = e.proxy;
    return `ISAKMP (${e.connection}): ${ID_NAMES[type] ?? String(type)} src ${network(e.proxy)} prot ${protocol} port ${port}`;
  }),
  'probe-answered': isakmp(e => [
    `ISAKMP (0:${e.connection}): responding to peer discovery probe!`,
    `peer's address is ${formatIpv4(e.gateway)}`,
    // My half is not filled in yet when IOS prints this.
    `src (him) ${e.proxy.type}, ${network(e.proxy)} to dst (me) 0, 0.0.0.0/0.0.0.0`,
  ]),
  'probe-unanswered': ofSa(() => 'peer discovery probe does not match our policy. Ignored.'),
  'ted-version': ofSa(
    e =>
      `peer can handle TED V${e.version}: changing source to ${formatIpv4(e.source)} and dest to ${formatIpv4(e.destination)}`,
  ),

  'main-mode-begins': ofSa(() => 'beginning Main Mode exchange'),
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
    log(6, 'IKMP_MODE_FAILURE', e => `Processing of Main mode failed with peer at ${formatIpv4(e.peer)}`),
  ],
  'dh-computing': engine(() => 'CryptoEngine0: generate alg parameter'),
  'dh-status': engine(() => 'CRYPTO_ENGINE: Dh phase 1 status: 0'),
  'dh-cleared': engine(e => `CryptoEngine0: clear dh number for conn id ${e.number}`),
  'psk-authentication': ofSa(() => 'SA is doing pre-shared key authentication using id type ID_IPV4_ADDR'),
  'skeyid-computing': engine(e => `CryptoEngine0: create ISAKMP SKEYID for conn id ${e.connection}`),
  'skeyid-ready': ofSa(() => 'SKEYID state generated'),
  'hmac-context': engine(e => `CryptoEngine0: generate hmac context for conn id ${e.connection}`),
  authenticated: ofSa(e => `SA has been authenticated with ${formatIpv4(e.peer)}`),
  'authentication-failed': [
    ofSa(e => `SA has NOT been authenticated with ${formatIpv4(e.peer)}`),
    log(6, 'IKMP_AUTH_FAIL', e => `Authentication method 1 failed with host ${formatIpv4(e.peer)}`),
  ],
  'identity-unknown': ofSa(e => `ID payload does not match peer ${formatIpv4(e.peer)}`),
  'initial-contact': ofSa(e => `received initial contact from ${formatIpv4(e.peer)}`),
  'phase1-keys': { form: 'silent' },

  'quick-mode-begins': ofSa(e => `beginning Quick Mode exchange, M-ID of ${signed(e.messageId)}`),
  'proposal-checked': ofSa(e => `Checking IPsec proposal ${e.proposal}`),
  'proposal-transform': isakmp(e => [
    `ISAKMP: transform ${e.transform}, ${transformLabel(e.protocol, e.id)}`,
    'ISAKMP:   attributes in transform:',
    ...phase2Attributes(e.attributes),
  ]),
  'proposal-acceptable': ofSa(() => 'atts are acceptable.'),
  'proposal-refused': ofSa(() => 'atts not acceptable. Next payload is 0'),
  'policy-invalidated-proposal': isakmp(() => 'ISAKMP: IPSec policy invalidated proposal'),
  'phase2-not-acceptable': [
    ofSa(e => (e.byPolicy ? 'SA not acceptable!' : 'phase 2 SA not acceptable!')),
    log(6, 'IKMP_MODE_FAILURE', e => `Processing of Quick mode failed with peer at ${formatIpv4(e.peer)}`),
  ],
  'sas-created': isakmp(createdLines),
  'node-deleted': ofSa(
    e => `deleting node ${signed(e.messageId)} error ${e.error ? 'TRUE' : 'FALSE'} reason "${e.reason}"`,
  ),
  'node-purged': ofSa(e => `purging node ${signed(e.messageId)}`),

  'notify-received': ofSa(e => `processing NOTIFY ${NOTIFY_NAMES[e.type] ?? String(e.type)} protocol ${e.protocol}`),
  'notify-without-hash': ofSa(() => 'Notify has no hash. Rejected.'),
  'notify-sent': ofSa(e => `sending NOTIFY ${NOTIFY_NAMES[e.type] ?? String(e.type)} protocol ${e.protocol}`),

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

  'sa-deleted': ofSa(e => [
    'peer does not do paranoid keepalives.',
    `deleting SA reason "${e.reason}" state (${e.role}) ${e.state} (peer ${formatIpv4(e.peer)}) input queue 0`,
  ]),
  'sa-purged': ofSa(e => `purging SA., sa=${pointer(e.pointer)}, delme=${pointer(e.pointer)}`),
  'connection-deleted': engine(e => `CryptoEngine0: delete connection ${e.connection}`),
};
