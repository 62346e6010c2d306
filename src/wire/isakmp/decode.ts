import { ByteReader, readU16, readU32 } from '../../base/bytes';
import { ProtocolError } from '../../base/errors';
import { decodeAttributes } from './attributes';
import { IPSEC_DOI, NotifyType, PayloadType, SIT_IDENTITY_ONLY } from './constants';
import type { IdBody, IsakmpHeader, IsakmpMessage, Payload, ProposalBody, TransformBody } from './message';
import { decodeTedProxies } from './ted';

const HEADER_BYTES = 28;
const GENERIC_BYTES = 4;

const PAYLOAD_NAMES: ReadonlyMap<number, string> = new Map(
  Object.entries(PayloadType).map(([name, type]) => [type, `${name.toUpperCase()} payload`]),
);

export interface DecodedPayloads {
  readonly payloads: readonly Payload[];
  /** Each with its generic header, in the same order. */
  readonly raw: readonly Uint8Array[];
}

/** @throws ProtocolError when the header is short, of another major version, or its length is not the datagram's */
export function decodeHeader(
  bytes: Uint8Array,
): IsakmpHeader & { readonly nextPayload: number; readonly length: number } {
  if (bytes.length < HEADER_BYTES) {
    throw new ProtocolError('ISAKMP header', `${bytes.length} bytes, needs ${HEADER_BYTES}`);
  }
  const version = bytes[17] as number;
  if (version >>> 4 !== 1) {
    throw new ProtocolError('ISAKMP header version', `major ${version >>> 4}`, NotifyType.invalidMajorVersion);
  }
  const length = readU32(bytes, 24);
  if (length !== bytes.length) {
    throw new ProtocolError(
      'ISAKMP header length',
      `says ${length}, the datagram has ${bytes.length} bytes`,
      NotifyType.unequalPayloadLengths,
    );
  }
  return {
    initiatorCookie: bytes.subarray(0, 8),
    responderCookie: bytes.subarray(8, 16),
    nextPayload: bytes[16] as number,
    version,
    exchangeType: bytes[18] as number,
    flags: bytes[19] as number,
    messageId: readU32(bytes, 20),
    length,
  };
}

/** A clear message. @throws ProtocolError */
export function decodeMessage(bytes: Uint8Array): IsakmpMessage {
  const header = decodeHeader(bytes);
  const { payloads, raw, end } = walk(header.nextPayload, bytes.subarray(HEADER_BYTES));
  if (end !== bytes.length - HEADER_BYTES) {
    throw malformed('ISAKMP message', `${bytes.length - HEADER_BYTES - end} bytes after the last payload`);
  }
  return { header, payloads, raw };
}

/**
 * The payloads of a decrypted body; what follows the last one is padding (RFC 2409 appendix B: any).
 * @throws ProtocolError; a wrong key mostly shows as "reserved not zero on ... payload"
 */
export function decodePayloads(firstType: number, bytes: Uint8Array): DecodedPayloads {
  const { payloads, raw } = walk(firstType, bytes);
  return { payloads, raw };
}

function walk(firstType: number, bytes: Uint8Array): DecodedPayloads & { readonly end: number } {
  const payloads: Payload[] = [];
  const raw: Uint8Array[] = [];
  let type = firstType;
  let at = 0;
  while (type !== PayloadType.none) {
    const whole = generic(bytes, at, payloadName(type));
    payloads.push(decodeBody(type, whole.subarray(GENERIC_BYTES)));
    raw.push(whole);
    type = whole[0] as number;
    at += whole.length;
  }
  return { payloads, raw, end: at };
}

/** The payload at `at` with its generic header (RFC 2408 3.2); always at least 4 bytes, so that walks end. */
function generic(bytes: Uint8Array, at: number, where: string): Uint8Array {
  const left = bytes.length - at;
  if (left < GENERIC_BYTES) throw malformed(where, `${left} bytes are left for its header`);
  if (bytes[at + 1] !== 0) throw malformed(where, `reserved not zero on ${where}`);
  const length = readU16(bytes, at + 2);
  if (length < GENERIC_BYTES || length > left) throw malformed(where, `length ${length}, ${left} bytes are left`);
  return bytes.subarray(at, at + length);
}

function decodeBody(type: number, body: Uint8Array): Payload {
  switch (type) {
    case PayloadType.sa:
      return decodeSa(body);
    case PayloadType.ke:
      return { kind: 'ke', data: body };
    case PayloadType.id:
      return { kind: 'id', id: decodeIdBody(body) };
    case PayloadType.hash:
      return { kind: 'hash', data: body };
    case PayloadType.nonce:
      return { kind: 'nonce', data: body };
    case PayloadType.notify:
      return decodeNotify(body);
    case PayloadType.delete:
      return decodeDelete(body);
    case PayloadType.vendor:
      return { kind: 'vendor', data: body };
    case PayloadType.tedProxies:
      return { kind: 'ted-proxies', body: decodeTedProxies(body) };
    default:
      return { kind: 'other', type, data: body };
  }
}

/** The body of an ID payload (RFC 2407 4.6.2). @throws ProtocolError PAYLOAD-MALFORMED under 4 bytes */
export function decodeIdBody(body: Uint8Array): IdBody {
  if (body.length < 4) throw malformed('ID payload', `${body.length} bytes`);
  return { type: body[0] as number, protocol: body[1] as number, port: readU16(body, 2), data: body.subarray(4) };
}

function decodeSa(body: Uint8Array): Payload {
  const reader = read(body, 'SA payload');
  const doi = reader.u32('DOI');
  // What follows is laid out as the DOI and the situation say (RFC 2407 4.6.1): no other layout is known here.
  if (doi !== IPSEC_DOI) throw new ProtocolError('SA payload DOI', String(doi), NotifyType.doiNotSupported);
  const situation = reader.u32('situation');
  if (situation !== SIT_IDENTITY_ONLY) {
    throw new ProtocolError('SA payload situation', String(situation), NotifyType.situationNotSupported);
  }
  const proposals = chain(reader.rest(), PayloadType.proposal, 'proposal payload').map(decodeProposal);
  return { kind: 'sa', doi, situation, proposals };
}

function decodeProposal(body: Uint8Array): ProposalBody {
  const reader = read(body, 'proposal payload', NotifyType.badProposalSyntax);
  const number = reader.u8('number');
  const protocol = reader.u8('protocol');
  const spiLength = reader.u8('SPI size');
  const count = reader.u8('number of transforms');
  const spi = reader.take(spiLength, 'SPI');
  const transforms = chain(reader.rest(), PayloadType.transform, 'transform payload').map(decodeTransform);
  if (transforms.length !== count) {
    throw new ProtocolError(
      'proposal payload',
      `says ${count} transforms, has ${transforms.length}`,
      NotifyType.badProposalSyntax,
    );
  }
  return { number, protocol, spi, transforms };
}

function decodeTransform(body: Uint8Array): TransformBody {
  const reader = read(body, 'transform payload', NotifyType.badProposalSyntax);
  const number = reader.u8('number');
  const id = reader.u8('identifier');
  reader.u16('reserved');
  return { number, id, attributes: decodeAttributes(reader.rest()) };
}

/** Bodies of a chain of payloads that must all be of one type. */
function chain(bytes: Uint8Array, type: number, where: string): readonly Uint8Array[] {
  const bodies: Uint8Array[] = [];
  let at = 0;
  for (let more = true; more;) {
    const whole = generic(bytes, at, where);
    const next = whole[0] as number;
    if (next !== type && next !== PayloadType.none) throw malformed(where, `followed by a payload of type ${next}`);
    bodies.push(whole.subarray(GENERIC_BYTES));
    at += whole.length;
    more = next === type;
  }
  if (at !== bytes.length) throw malformed(where, `${bytes.length - at} bytes after the last one`);
  return bodies;
}

function decodeNotify(body: Uint8Array): Payload {
  const reader = read(body, 'NOTIFY payload');
  const doi = reader.u32('DOI');
  const protocol = reader.u8('protocol');
  const spiLength = reader.u8('SPI size');
  const type = reader.u16('type');
  const spi = reader.take(spiLength, 'SPI');
  return { kind: 'notify', doi, protocol, type, spi, data: reader.rest() };
}

function decodeDelete(body: Uint8Array): Payload {
  const reader = read(body, 'DELETE payload');
  const doi = reader.u32('DOI');
  const protocol = reader.u8('protocol');
  const spiLength = reader.u8('SPI size');
  const count = reader.u16('number of SPIs');
  if (reader.remaining !== count * spiLength) {
    throw malformed('DELETE payload', `${count} SPIs of ${spiLength} bytes, ${reader.remaining} bytes are left`);
  }
  // An SPI size of zero would let 65535 empty SPIs pass without a byte.
  if (spiLength === 0 && count > 0) throw malformed('DELETE payload', 'SPIs of no length');
  const spis: Uint8Array[] = [];
  for (let i = 0; i < count; i++) spis.push(reader.take(spiLength, 'SPI'));
  return { kind: 'delete', doi, protocol, spis };
}

function read(body: Uint8Array, where: string, notify: number = NotifyType.payloadMalformed): ByteReader {
  return new ByteReader(body, where, notify);
}

function payloadName(type: number): string {
  return PAYLOAD_NAMES.get(type) ?? `${type} payload`;
}

function malformed(where: string, reason: string): ProtocolError {
  return new ProtocolError(where, reason, NotifyType.payloadMalformed);
}
