import type { Ms } from '../../base/event-queue';
import { formatIpv4, type Ipv4 } from '../../base/ipv4-address';
import type { CipherName, GroupId, HashName, IsakmpConfiguration, IsakmpPolicy } from '../../ike/configuration';
import { isakmpKeys, isakmpPolicies } from '../isakmp-policy';
import type { ShownIsakmpSa } from '../isakmp-sa';

/** The forms that the shows of ISAKMP have from 12.4 on. */

/** `show crypto isakmp sa` */
export function isakmpSas(sas: readonly ShownIsakmpSa[]): readonly string[] {
  return [
    'IPv4 Crypto ISAKMP SA',
    'dst             src             state          conn-id status',
    ...sas.map(row),
    '',
    'IPv6 Crypto ISAKMP SA',
    '',
  ];
}

function row(sa: ShownIsakmpSa): string {
  const addresses = formatIpv4(sa.destination).padEnd(16) + formatIpv4(sa.source).padEnd(16);
  return `${addresses}${sa.state.padEnd(15)}${String(sa.connectionId).padStart(7)} ACTIVE${sa.deleted ? ' (deleted)' : ''}`;
}

/** What `show crypto isakmp sa detail` reads of an SA. */
export interface DetailedIsakmpSa {
  readonly connectionId: number;
  readonly local: Ipv4;
  readonly peer: Ipv4;
  readonly policy:
    | {
        readonly encryption: CipherName;
        readonly hash: HashName;
        readonly group: GroupId;
        readonly authentication: IsakmpPolicy['authentication'];
        readonly lifetime: number;
      }
    | undefined;
  readonly establishedAt: Ms | undefined;
  readonly deleted: boolean;
  readonly deadPeerDetection: boolean;
  readonly natTraversal: boolean;
}

const CODES = [
  'Codes: C - IKE configuration mode, D - Dead Peer Detection',
  '       K - Keepalives, N - NAT-traversal',
  '       X - IKE Extended Authentication',
  '       psk - Preshared key, rsig - RSA signature',
  '       renc - RSA encryption',
];

const METHODS: Readonly<Record<IsakmpPolicy['authentication'], string>> = {
  'pre-share': 'psk',
  'rsa-sig': 'rsig',
  'rsa-encr': 'renc',
};

/** `show crypto isakmp sa detail` */
export function isakmpSasInDetail(sas: readonly DetailedIsakmpSa[], now: Ms): readonly string[] {
  return [
    ...CODES,
    'IPv4 Crypto ISAKMP SA',
    '',
    'C-id  Local           Remote          I-VRF  Status Encr Hash   Auth DH Lifetime Cap.',
    '',
    ...sas.flatMap(sa => detailed(sa, now)),
    '',
    'IPv6 Crypto ISAKMP SA',
    '',
  ];
}

function detailed(sa: DetailedIsakmpSa, now: Ms): readonly string[] {
  const { policy, connectionId } = sa;
  const ends = formatIpv4(sa.local).padEnd(16) + formatIpv4(sa.peer).padEnd(16);
  const suite =
    policy === undefined
      ? ''
      : policy.encryption.replace(/-.*/, '').padEnd(5) +
        policy.hash.padEnd(7) +
        METHODS[policy.authentication].padEnd(5) +
        String(policy.group).padEnd(3);
  const status = `${String(connectionId).padEnd(6)}${ends}       ACTIVE ${suite}${timeLeft(sa, now)}`;
  const capabilities =
    sa.deadPeerDetection || sa.natTraversal ? ` ${sa.deadPeerDetection ? 'D' : ''}${sa.natTraversal ? 'N' : ''}` : '';
  return [
    `${status}${capabilities}${sa.deleted ? ' (deleted)' : ''}`,
    `       Engine-id:Conn-id =  SW:${connectionId}`,
    '',
  ];
}

function timeLeft({ policy, establishedAt }: DetailedIsakmpSa, now: Ms): string {
  if (policy === undefined || establishedAt === undefined) return '0';
  const seconds = Math.max(0, Math.ceil(policy.lifetime - (now - establishedAt) / 1000));
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** `show crypto isakmp policy` */
export function globalPolicies(configuration: Pick<IsakmpConfiguration, 'policies'>): readonly string[] {
  return ['', 'Global IKE policy', ...isakmpPolicies(configuration)];
}

/** `show crypto isakmp key`: keys of no keyring stand in the one named default. */
export function keyringKeys(configuration: Pick<IsakmpConfiguration, 'keys'>): readonly string[] {
  const [heading = '', ...rows] = isakmpKeys(configuration);
  return [`${'Keyring'.padEnd(13)}${heading}`, '', ...rows.map(each => `${'default'.padEnd(13)}${each}`)];
}
