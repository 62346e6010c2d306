import { concat, writeU16, writeU32 } from '../../base/bytes';
import { InternalError } from '../../base/errors';
import { encodeAttributes } from './attributes';
import { PayloadType } from './constants';
import type { IdBody, IsakmpHeader, Payload, ProposalBody, TransformBody } from './message';
import { encodeTedProxies } from './ted';

const HEADER_BYTES = 28;
const COOKIE_BYTES = 8;
const GENERIC_BYTES = 4;

const TYPE_OF = {
  sa: PayloadType.sa,
  ke: PayloadType.ke,
  id: PayloadType.id,
  hash: PayloadType.hash,
  nonce: PayloadType.nonce,
  notify: PayloadType.notify,
  delete: PayloadType.delete,
  vendor: PayloadType.vendor,
  'ted-proxies': PayloadType.tedProxies,
} as const;

export function payloadTypeOf(payload: Payload): number {
  return payload.kind === 'other' ? payload.type : TYPE_OF[payload.kind];
}

/** A clear message: header and chain of payloads. */
export function encodeMessage(header: IsakmpHeader, payloads: readonly Payload[]): Uint8Array {
  const first = payloads[0];
  return withHeader(header, first === undefined ? PayloadType.none : payloadTypeOf(first), encodePayloads(payloads));
}

/** A message whose payloads are encrypted: `firstPayloadType` stands in the header in the clear. */
export function encodeEncrypted(header: IsakmpHeader, firstPayloadType: number, ciphertext: Uint8Array): Uint8Array {
  return withHeader(header, firstPayloadType, ciphertext);
}

/** Payloads with their generic headers (RFC 2408 3.2), chained; the last says "next: none". */
export function encodePayloads(payloads: readonly Payload[]): Uint8Array {
  const bodies = payloads.map(encodePayloadBody);
  const bytes = new Uint8Array(bodies.reduce((sum, body) => sum + GENERIC_BYTES + body.length, 0));
  let at = 0;
  bodies.forEach((body, i) => {
    const next = payloads[i + 1];
    writeGeneric(bytes, at, next === undefined ? PayloadType.none : payloadTypeOf(next), body.length);
    bytes.set(body, at + GENERIC_BYTES);
    at += GENERIC_BYTES + body.length;
  });
  return bytes;
}

/** What follows the generic header. */
export function encodePayloadBody(payload: Payload): Uint8Array {
  switch (payload.kind) {
    case 'sa':
      return encodeSa(payload.doi, payload.situation, payload.proposals);
    case 'id':
      return encodeIdBody(payload.id);
    case 'notify': {
      const bytes = new Uint8Array(8 + payload.spi.length + payload.data.length);
      writeU32(bytes, 0, payload.doi);
      bytes[4] = payload.protocol;
      bytes[5] = octet(payload.spi.length, 'SPI size');
      writeU16(bytes, 6, payload.type);
      bytes.set(payload.spi, 8);
      bytes.set(payload.data, 8 + payload.spi.length);
      return bytes;
    }
    case 'delete': {
      const spiLength = payload.spis[0]?.length ?? 0;
      if (payload.spis.some(spi => spi.length !== spiLength)) throw new InternalError('SPIs of unequal lengths');
      const head = new Uint8Array(8);
      writeU32(head, 0, payload.doi);
      head[4] = payload.protocol;
      head[5] = octet(spiLength, 'SPI size');
      writeU16(head, 6, payload.spis.length);
      return concat([head, ...payload.spis]);
    }
    case 'ted-proxies':
      return encodeTedProxies(payload.body);
    case 'ke':
    case 'hash':
    case 'nonce':
    case 'vendor':
    case 'other':
      return payload.data;
  }
}

/** RFC 2407 4.6.2: type, protocol, port, data. */
export function encodeIdBody(id: IdBody): Uint8Array {
  const bytes = new Uint8Array(4 + id.data.length);
  bytes[0] = id.type;
  bytes[1] = id.protocol;
  writeU16(bytes, 2, id.port);
  bytes.set(id.data, 4);
  return bytes;
}

function encodeSa(doi: number, situation: number, proposals: readonly ProposalBody[]): Uint8Array {
  const head = new Uint8Array(8);
  writeU32(head, 0, doi);
  writeU32(head, 4, situation);
  return concat([head, chain(PayloadType.proposal, proposals.map(encodeProposal))]);
}

function encodeProposal(proposal: ProposalBody): Uint8Array {
  const head = new Uint8Array([
    proposal.number,
    proposal.protocol,
    octet(proposal.spi.length, 'SPI size'),
    octet(proposal.transforms.length, 'number of transforms'),
    ...proposal.spi,
  ]);
  return concat([head, chain(PayloadType.transform, proposal.transforms.map(encodeTransform))]);
}

function encodeTransform(transform: TransformBody): Uint8Array {
  return concat([new Uint8Array([transform.number, transform.id, 0, 0]), encodeAttributes(transform.attributes)]);
}

/** Proposals in an SA, transforms in a proposal: the same generic header, all of one type. */
function chain(type: number, bodies: readonly Uint8Array[]): Uint8Array {
  return concat(
    bodies.flatMap((body, i) => {
      const head = new Uint8Array(GENERIC_BYTES);
      writeGeneric(head, 0, i === bodies.length - 1 ? PayloadType.none : type, body.length);
      return [head, body];
    }),
  );
}

function writeGeneric(bytes: Uint8Array, at: number, next: number, bodyLength: number): void {
  const length = GENERIC_BYTES + bodyLength;
  if (length > 0xffff) throw new InternalError(`a payload of ${length} bytes`);
  bytes[at] = next;
  writeU16(bytes, at + 2, length);
}

function octet(value: number, what: string): number {
  if (value > 0xff) throw new InternalError(`${what} ${value}`);
  return value;
}

function withHeader(header: IsakmpHeader, next: number, body: Uint8Array): Uint8Array {
  if (header.initiatorCookie.length !== COOKIE_BYTES || header.responderCookie.length !== COOKIE_BYTES) {
    throw new InternalError('a cookie has 8 bytes');
  }
  const bytes = new Uint8Array(HEADER_BYTES + body.length);
  bytes.set(header.initiatorCookie, 0);
  bytes.set(header.responderCookie, 8);
  bytes[16] = next;
  bytes[17] = header.version;
  bytes[18] = header.exchangeType;
  bytes[19] = header.flags;
  writeU32(bytes, 20, header.messageId);
  writeU32(bytes, 24, bytes.length);
  bytes.set(body, HEADER_BYTES);
  return bytes;
}
