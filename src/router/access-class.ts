import type { Ipv4 } from '../base/ipv4-address';
import { encodeIpv4, IP_PROTOCOL } from '../wire/ipv4';
import type { AccessFilter } from './access-filter';
import type { AccessLog } from './access-log';
import type { RouterConfig } from './model/router-config';

/** The ends of a connection, as its first segment names them. */
export interface Ends {
  readonly source: Ipv4;
  readonly sourcePort: number;
  readonly destination: Ipv4;
  readonly destinationPort: number;
}

export interface AccessClassNode {
  readonly config: RouterConfig;
  readonly filter: AccessFilter;
  readonly accessLog: AccessLog;
}

/** `access-class NAME in`. @param name undefined: everybody may come */
export function admits(node: AccessClassNode, name: string | undefined, ends: Ends): boolean {
  if (name === undefined) return true;
  const packet = openingSegment(ends);
  const { action, rule, list } = node.filter.check(name, packet);
  if (rule !== undefined && rule.log !== undefined && list !== undefined) node.accessLog.note(list, rule, packet, '');
  return action === 'permit';
}

/** `access-class NAME out`: a standard list is asked about the far end. */
export function mayCall(node: AccessClassNode, name: string | undefined, ends: Ends): boolean {
  const isStandard = name !== undefined && node.config.accessLists.get(name)?.kind === 'standard';
  return admits(node, name, isStandard ? { ...ends, source: ends.destination } : ends);
}

const TCP_HEADER_BYTES = 20;
const SYN = 0x02;

function openingSegment({ source, sourcePort, destination, destinationPort }: Ends): Uint8Array {
  const segment = new Uint8Array(TCP_HEADER_BYTES);
  segment.set([sourcePort >> 8, sourcePort & 0xff, destinationPort >> 8, destinationPort & 0xff]);
  segment[12] = (TCP_HEADER_BYTES / 4) << 4;
  segment[13] = SYN;
  const header = { tos: 0, id: 0, df: false, mf: false, fragmentOffset: 0, ttl: 255, protocol: IP_PROTOCOL.tcp };
  return encodeIpv4({ ...header, source, destination }, segment);
}
