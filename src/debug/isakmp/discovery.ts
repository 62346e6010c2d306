import { formatIpv4 } from '../../base/ipv4-address';
import type { DiscoveryEvent, ProbeFault } from '../../ike/events/discovery';
import type { Proxy } from '../../ike/ipsec-port';
import type { WordingTable } from '../../router/narration';
import { ID_NAMES, isakmp, ofSa } from './wording';

const network = (proxy: Proxy): string => `${formatIpv4(proxy.address)}/${formatIpv4(proxy.mask)}`;

const FAULTS: Readonly<Record<ProbeFault, (gateway: string) => string>> = {
  gateway: gateway => `names ${gateway}, which is no peer's address`,
  'too-many': () => 'is one of too many',
};

export const DISCOVERY_WORDS: WordingTable<DiscoveryEvent> = {
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
  'discovery-answer-ignored': ofSa(
    e => `peer discovery response from ${formatIpv4(e.from)} is not awaited any more. Ignored.`,
  ),
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
  'probe-ignored': isakmp(
    e => `ISAKMP: peer discovery probe from ${formatIpv4(e.from)} ${FAULTS[e.fault](formatIpv4(e.gateway))}. Ignored.`,
  ),
  'ted-version': ofSa(
    e =>
      `peer can handle TED V${e.version}: changing source to ${formatIpv4(e.source)} and dest to ${formatIpv4(e.destination)}`,
  ),
};
