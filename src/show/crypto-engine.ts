import type { Ms } from '../base/event-queue';
import { formatIpv4, type Ipv4 } from '../base/ipv4-address';
import type { CipherName, GroupId, HashName } from '../ike/configuration';
import type { ConnectionView, IdentityView, UnclaimedView } from '../ipsec/views';

const HEADING = '  ID Interface            IP-Address      State  Algorithm           Encrypt  Decrypt';

/** What `show crypto engine connections active` reads of an ISAKMP SA. */
export interface ShownIsakmpConnection {
  readonly connectionId: number;
  /** What was agreed on. */
  readonly policy: { readonly encryption: CipherName; readonly hash: HashName } | undefined;
}

interface Row {
  readonly id: number;
  readonly interfaceName: string;
  readonly address: string;
  readonly state: 'set' | 'alloc';
  readonly algorithm: string;
  readonly encrypt: number;
  readonly decrypt: number;
}

/** `show crypto engine connections active`: ISAKMP SAs, which belong to no interface, then those of IPsec. */
export function engineConnections(
  sas: readonly ShownIsakmpConnection[],
  connections: readonly ConnectionView[],
): readonly string[] {
  const rows = [...sas.map(isakmpRow), ...connections.map(ipsecRow)].sort((a, b) => a.id - b.id);
  return ['', HEADING, ...rows.map(text), ''];
}

/** Packets of ISAKMP itself are not counted here. */
function isakmpRow(sa: ShownIsakmpConnection): Row {
  const { policy } = sa;
  return {
    id: sa.connectionId,
    interfaceName: '<none>',
    address: '<none>',
    state: policy === undefined ? 'alloc' : 'set',
    algorithm: policy === undefined ? 'NONE' : `${HASHES[policy.hash]}+${CIPHERS[policy.encryption]}`,
    encrypt: 0,
    decrypt: 0,
  };
}

const HASHES: Readonly<Record<HashName, string>> = { md5: 'HMAC_MD5', sha: 'HMAC_SHA' };

const CIPHERS: Readonly<Record<CipherName, string>> = {
  des: 'DES_56_CBC',
  '3des': '3DES_56_CBC',
  'aes-128': 'AES_CBC',
  'aes-192': 'AES_CBC',
  'aes-256': 'AES_CBC',
};

function ipsecRow(connection: ConnectionView): Row {
  return {
    ...connection,
    id: connection.connectionId,
    address: formatIpv4(connection.address),
    state: 'set',
  };
}

function text(row: Row): string {
  const place = `${String(row.id).padStart(4)} ${fit(row.interfaceName, 20)} ${fit(row.address, 15)}`;
  const counts = String(row.encrypt).padStart(9) + String(row.decrypt).padStart(9);
  return `${place} ${row.state.padEnd(6)} ${fit(row.algorithm, 18)}${counts}`;
}

/** Cut to the column, as IOS does with names of algorithms. */
function fit(word: string, width: number): string {
  return word.slice(0, width).padEnd(width);
}

/** `show crypto engine brief`: a router without a module does it all itself. @param serial 32 bits */
export function engineBrief(serial: number): readonly string[] {
  return [
    '        crypto engine name:   unknown',
    '        crypto engine type:   software',
    `             serial number:   ${serial.toString(16).toUpperCase().padStart(8, '0')}`,
    '       crypto engine state:   installed',
    '     crypto engine in slot:   N/A',
    '',
  ];
}

/** `show crypto engine configuration`. @param queued what waits for the processor */
export function engineConfiguration(serial: number, queued: number): readonly string[] {
  return [
    ...engineBrief(serial).slice(0, -1),
    '                  platform:   Cisco Software Crypto Engine',
    '',
    '   Encryption Process Info:',
    `        input queue count:   ${queued}`,
    '',
  ];
}

/** What the shows of the engine read of a paragraph of `show crypto ipsec sa`. */
type ShownIdentity = Pick<
  IdentityView,
  | 'interfaceName'
  | 'localAddress'
  | 'counters'
  | 'inboundEsp'
  | 'inboundAh'
  | 'outboundEsp'
  | 'outboundAh'
  | 'inboundIpcomp'
  | 'outboundIpcomp'
>;

/** `show crypto engine connections dropped-packet`: interfaces on which the engine has dropped something. */
export function engineDroppedPackets(
  identities: readonly ShownIdentity[],
  unclaimed: readonly UnclaimedView[] = [],
): readonly string[] {
  const dropped = new Map<string, { readonly address: Ipv4; count: number }>();
  const add = (interfaceName: string, address: Ipv4, count: number): void => {
    const row = dropped.get(interfaceName) ?? { address, count: 0 };
    row.count += count;
    dropped.set(interfaceName, row);
  };
  for (const { interfaceName, localAddress, counters } of identities) {
    add(interfaceName, localAddress, counters.sendErrors + counters.receiveErrors);
  }
  for (const { interfaceName, localAddress, count } of unclaimed) add(interfaceName, localAddress, count);
  const rows = [...dropped]
    .filter(([, { count }]) => count > 0)
    .map(([name, { address, count }]) => `${fit(name, 20)} ${fit(formatIpv4(address), 15)} ${count}`);
  return ['', `${fit('Interface', 20)} ${fit('IP-Address', 15)} Drop Count`, ...rows, ''];
}

/** What `show crypto engine connections dh` reads of an ISAKMP SA. */
export interface ShownKeyExchange {
  readonly policy: { readonly group: GroupId } | undefined;
  readonly keyExchange: { readonly number: number; readonly madeAt: Ms } | undefined;
}

/** Seconds after which the engine would make another. */
const DH_LIFETIME = 86400;

/** `show crypto engine connections dh`: the Diffie-Hellmans of negotiations that are under way; none is made in advance. */
export function engineDiffieHellmans(sas: readonly ShownKeyExchange[], now: Ms): readonly string[] {
  const rows = sas.flatMap(({ policy, keyExchange }) => {
    if (policy === undefined || keyExchange === undefined) return [];
    const left = Math.max(0, DH_LIFETIME - Math.floor((now - keyExchange.madeAt) / 1000));
    return [`${String(keyExchange.number).padEnd(9)}Used      Group ${policy.group}   ${left}`];
  });
  return [
    "Number of DH's pregenerated = 0",
    `DH lifetime = ${DH_LIFETIME} seconds`,
    '',
    'Software Crypto Engine:',
    'Conn     Status    Group     Time left',
    ...rows,
    '',
  ];
}

/** `show crypto engine connections flow`: which SAs of which protocol a flow of the engine has. */
export function engineFlows(identities: readonly ShownIdentity[]): readonly string[] {
  const flows = new Map<number, Record<'ah' | 'esp' | 'ipcomp', string>>();
  const note = (protocol: 'ah' | 'esp' | 'ipcomp', sas: IdentityView['inboundEsp']): void => {
    for (const { flowId, connectionId, spi } of sas) {
      const flow = flows.get(flowId) ?? { ah: '', esp: '', ipcomp: '' };
      flow[protocol] = String(protocol === 'ipcomp' ? spi : connectionId);
      flows.set(flowId, flow);
    }
  };
  for (const identity of identities) {
    note('ah', [...identity.inboundAh, ...identity.outboundAh]);
    note('esp', [...identity.inboundEsp, ...identity.outboundEsp]);
    note('ipcomp', [...identity.inboundIpcomp, ...identity.outboundIpcomp]);
  }
  const rows = [...flows]
    .sort(([a], [b]) => a - b)
    .map(([id, { ah, esp, ipcomp }]) =>
      `${String(id).padStart(9)}${ah.padStart(12)}${esp.padStart(12)}${ipcomp.padStart(11)}`.trimEnd(),
    );
  return ['  flow_id  ah_conn_id esp_conn_id   comp_spi', ...rows, ''];
}
