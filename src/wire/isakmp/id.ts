import { concat, latin1, readU32, u32Bytes } from '../../base/bytes';
import { BROADCAST, type Ipv4 } from '../../base/ipv4-address';
import { IdType } from './constants';
import type { IdBody } from './message';

/** Identities of RFC 2407 4.6.2 that IOS uses. */

export function ipv4Id(address: Ipv4, protocol = 0, port = 0): IdBody {
  return { type: IdType.ipv4Addr, protocol, port, data: u32Bytes(address) };
}

export function subnetId(address: Ipv4, mask: Ipv4, protocol = 0, port = 0): IdBody {
  return { type: IdType.ipv4Subnet, protocol, port, data: concat([u32Bytes(address), u32Bytes(mask)]) };
}

export function fqdnId(name: string, protocol = 0, port = 0): IdBody {
  return { type: IdType.fqdn, protocol, port, data: latin1(name) };
}

export function userFqdnId(name: string, protocol = 0, port = 0): IdBody {
  return { type: IdType.userFqdn, protocol, port, data: latin1(name) };
}

/** @returns address and mask of an address or subnet identity; undefined for other types and wrong lengths */
export function idAddress(id: IdBody): { readonly address: Ipv4; readonly mask: Ipv4 } | undefined {
  if (id.type === IdType.ipv4Addr && id.data.length === 4) return { address: readU32(id.data, 0), mask: BROADCAST };
  if (id.type === IdType.ipv4Subnet && id.data.length === 8) {
    return { address: readU32(id.data, 0), mask: readU32(id.data, 4) };
  }
  return undefined;
}
