/** TED's own pieces: vendor IDs and payload 239. Cisco never published their bytes: the values here are ours. */
import { ByteReader, concat, fromHex } from '../../base/bytes';
import { ProtocolError } from '../../base/errors';
import { IdType, NotifyType } from './constants';
import type { IdBody, TedProxies } from './message';

/** The one value that fingerprint tables publish for a Cisco IOS device. */
export const IOS_VENDOR_ID = fromHex('3e984048101e66cc659fd002b0ed3655');

/** The first 15 bytes of md5("TUNNEL-ENDPOINT-DISCOVERY"); one byte of version follows. */
const TED_VENDOR_ID = fromHex('905ab82d5625cbf28cea7a3566c6df');

/** Fingerprint tables list four bytes only: the rest differs between images. */
export function isIosVendorId(data: Uint8Array): boolean {
  return startsWith(data, IOS_VENDOR_ID.subarray(0, 4));
}

const tedVendorIds = new Map<number, Uint8Array>();

export function tedVendorId(version: number): Uint8Array {
  let id = tedVendorIds.get(version);
  if (id === undefined) tedVendorIds.set(version, (id = concat([TED_VENDOR_ID, new Uint8Array([version])])));
  return id;
}

/** @returns the version, or undefined for any other vendor ID */
export function tedVersionOf(data: Uint8Array): number | undefined {
  return data.length === TED_VENDOR_ID.length + 1 && startsWith(data, TED_VENDOR_ID)
    ? data[TED_VENDOR_ID.length]
    : undefined;
}

/** @throws ProtocolError PAYLOAD-MALFORMED */
export function decodeTedProxies(bytes: Uint8Array): TedProxies {
  if (bytes.length !== 28) {
    throw new ProtocolError('TED proxies payload', `${bytes.length} bytes, has 28`, NotifyType.payloadMalformed);
  }
  const reader = new ByteReader(bytes, 'TED proxies payload');
  const version = reader.u8('version');
  const protocol = reader.u8('protocol');
  reader.u16('reserved');
  return { version, protocol, initiator: readSubnet(reader), responder: readSubnet(reader) };
}

function readSubnet(reader: ByteReader): IdBody {
  const type = reader.u8('ID type');
  if (type !== IdType.ipv4Subnet) {
    throw new ProtocolError('TED proxies payload', `ID type ${type}`, NotifyType.payloadMalformed);
  }
  return {
    type,
    protocol: reader.u8('ID protocol'),
    port: reader.u16('ID port'),
    data: reader.take(8, 'ID address and mask'),
  };
}

function startsWith(data: Uint8Array, prefix: Uint8Array): boolean {
  return data.length >= prefix.length && prefix.every((byte, i) => byte === data[i]);
}
