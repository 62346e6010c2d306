import { formatIpv4, type Ipv4 } from '../../base/ipv4-address';
import type { Proxy } from '../../ike/ipsec-port';
import type { IdentityView } from '../../ipsec/views';

/** What `show crypto session` reads of an ISAKMP SA. */
export interface SessionSa {
  readonly local: Ipv4;
  readonly peer: Ipv4;
  readonly state: string;
  readonly deleted: boolean;
}

type SessionFlow = Pick<
  IdentityView,
  | 'interfaceName'
  | 'peer'
  | 'localAddress'
  | 'local'
  | 'remote'
  | 'flags'
  | 'inboundEsp'
  | 'inboundAh'
  | 'outboundEsp'
  | 'outboundAh'
>;

const ISAKMP_PORT = 500;

/** `show crypto session`, from 12.4 on: by interface and peer, how it stands with them, and what they share. */
export function cryptoSessions(flows: readonly SessionFlow[], sas: readonly SessionSa[]): readonly string[] {
  const sessions = new Map<string, SessionFlow[]>();
  for (const flow of flows) {
    const name = `${flow.interfaceName} ${flow.peer}`;
    const session = sessions.get(name);
    if (session === undefined) sessions.set(name, [flow]);
    else session.push(flow);
  }
  return [
    'Crypto session current status',
    '',
    ...[...sessions.values()].flatMap(session => sessionLines(session, sas)),
  ];
}

function sessionLines(flows: readonly SessionFlow[], sas: readonly SessionSa[]): readonly string[] {
  const [first] = flows;
  if (first === undefined) return [];
  const { interfaceName, localAddress, peer = 0 } = first;
  const shared = sas.filter(sa => sa.peer === peer && sa.local === localAddress && !sa.deleted);
  return [
    `Interface: ${interfaceName}`,
    `Session status: ${statusOf(flows, shared)}`,
    `Peer: ${formatIpv4(peer)} port ${ISAKMP_PORT} `,
    ...shared.map(
      sa =>
        `  IKE SA: local ${formatIpv4(localAddress)}/${ISAKMP_PORT} remote ${formatIpv4(peer)}/${ISAKMP_PORT} ` +
        (isActive(sa) ? 'Active ' : 'Inactive '),
    ),
    ...flows.flatMap(flowLines),
    '',
  ];
}

const isActive = ({ state }: SessionSa): boolean => state === 'QM_IDLE';

function saCount({ inboundEsp, inboundAh, outboundEsp, outboundAh }: SessionFlow): number {
  return inboundEsp.length + inboundAh.length + outboundEsp.length + outboundAh.length;
}

function statusOf(flows: readonly SessionFlow[], sas: readonly SessionSa[]): string {
  const carries = flows.some(flow => saCount(flow) > 0);
  if (sas.some(isActive)) return carries ? 'UP-ACTIVE' : 'UP-IDLE';
  if (carries) return 'UP-NO-IKE';
  return sas.length > 0 ? 'DOWN-NEGOTIATING' : 'DOWN';
}

function flowLines(flow: SessionFlow): readonly string[] {
  const { local, remote, flags } = flow;
  const protocol = local.protocol === 0 ? 'ip' : String(local.protocol);
  const origin = flags.includes('origin_is_acl') ? 'crypto map' : 'dynamic crypto map';
  return [
    `  IPSEC FLOW: permit ${protocol} ${proxyText(local)} ${proxyText(remote)} `,
    `        Active SAs: ${saCount(flow)}, origin: ${origin}`,
  ];
}

const ALL_ONES = 0xffffffff;

function proxyText({ address, mask }: Proxy): string {
  return mask === ALL_ONES ? `host ${formatIpv4(address)}` : `${formatIpv4(address)}/${formatIpv4(mask)}`;
}
