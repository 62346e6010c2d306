import { ByteWriter } from '../../base/bytes';
import { InternalError } from '../../base/errors';
import { writeAttributes } from './attributes';
import { PayloadType } from './constants';
import type { IdBody, IsakmpHeader, Payload, ProposalBody, TedProxies, TransformBody } from './message';

const COOKIE_BYTES = 8;
/** Of the whole message, in its header. */
const LENGTH_AT = 24;

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
  const out = new ByteWriter();
  writeHeader(out, header, nextAfter(payloads, -1));
  writePayloads(out, payloads);
  return wholeMessage(out);
}

/** A message whose payloads are encrypted: `firstPayloadType` stands in the header in the clear. */
export function encodeEncrypted(header: IsakmpHeader, firstPayloadType: number, ciphertext: Uint8Array): Uint8Array {
  const out = new ByteWriter();
  writeHeader(out, header, firstPayloadType);
  out.put(ciphertext);
  return wholeMessage(out);
}

/** Payloads with their generic headers (RFC 2408 3.2), chained; the last says "next: none". */
export function encodePayloads(payloads: readonly Payload[]): Uint8Array {
  const out = new ByteWriter();
  writePayloads(out, payloads);
  return out.whole();
}

/** What follows the generic header. */
export function encodePayloadBody(payload: Payload): Uint8Array {
  const out = new ByteWriter();
  writeBody(out, payload);
  return out.whole();
}

/** RFC 2407 4.6.2: type, protocol, port, data. */
export function encodeIdBody(id: IdBody): Uint8Array {
  const out = new ByteWriter();
  writeIdBody(out, id);
  return out.whole();
}

function writePayloads(out: ByteWriter, payloads: readonly Payload[]): void {
  payloads.forEach((payload, i) => {
    const start = beginGeneric(out, nextAfter(payloads, i));
    writeBody(out, payload);
    endGeneric(out, start);
  });
}

function nextAfter(payloads: readonly Payload[], i: number): number {
  const next = payloads[i + 1];
  return next === undefined ? PayloadType.none : payloadTypeOf(next);
}

function writeBody(out: ByteWriter, payload: Payload): void {
  switch (payload.kind) {
    case 'sa':
      writeSa(out, payload.doi, payload.situation, payload.proposals);
      return;
    case 'id':
      writeIdBody(out, payload.id);
      return;
    case 'notify':
      out.u32(payload.doi);
      out.u8(payload.protocol);
      out.u8(octet(payload.spi.length, 'SPI size'));
      out.u16(payload.type);
      out.put(payload.spi);
      out.put(payload.data);
      return;
    case 'delete':
      writeDelete(out, payload.doi, payload.protocol, payload.spis);
      return;
    case 'ted-proxies':
      writeTedProxies(out, payload.body);
      return;
    case 'ke':
    case 'hash':
    case 'nonce':
    case 'vendor':
    case 'other':
      out.put(payload.data);
  }
}

function writeIdBody(out: ByteWriter, id: IdBody): void {
  out.u8(id.type);
  out.u8(id.protocol);
  out.u16(id.port);
  out.put(id.data);
}

function writeDelete(out: ByteWriter, doi: number, protocol: number, spis: readonly Uint8Array[]): void {
  const spiLength = spis[0]?.length ?? 0;
  if (spis.some(spi => spi.length !== spiLength)) throw new InternalError('SPIs of unequal lengths');
  out.u32(doi);
  out.u8(protocol);
  out.u8(octet(spiLength, 'SPI size'));
  out.u16(spis.length);
  for (const spi of spis) out.put(spi);
}

/** 28 bytes: version, protocol, two zero bytes, and two ID bodies of a subnet. */
function writeTedProxies(out: ByteWriter, body: TedProxies): void {
  out.u8(body.version);
  out.u8(body.protocol);
  out.u16(0);
  for (const id of [body.initiator, body.responder]) {
    if (id.data.length !== 8) throw new InternalError('a proxy of TED is an address and a mask');
    writeIdBody(out, id);
  }
}

function writeSa(out: ByteWriter, doi: number, situation: number, proposals: readonly ProposalBody[]): void {
  out.u32(doi);
  out.u32(situation);
  proposals.forEach((proposal, i) => {
    const start = beginGeneric(out, i === proposals.length - 1 ? PayloadType.none : PayloadType.proposal);
    writeProposal(out, proposal);
    endGeneric(out, start);
  });
}

function writeProposal(out: ByteWriter, { number, protocol, spi, transforms }: ProposalBody): void {
  out.u8(number);
  out.u8(protocol);
  out.u8(octet(spi.length, 'SPI size'));
  out.u8(octet(transforms.length, 'number of transforms'));
  out.put(spi);
  transforms.forEach((transform, i) => {
    const start = beginGeneric(out, i === transforms.length - 1 ? PayloadType.none : PayloadType.transform);
    writeTransform(out, transform);
    endGeneric(out, start);
  });
}

function writeTransform(out: ByteWriter, { number, id, attributes }: TransformBody): void {
  out.u8(number);
  out.u8(id);
  out.u16(0);
  writeAttributes(out, attributes);
}

/** @returns where the payload starts, for `endGeneric` */
function beginGeneric(out: ByteWriter, next: number): number {
  const start = out.length;
  out.u16(next << 8);
  out.u16(0);
  return start;
}

/** The payload is whole: its length is known. */
function endGeneric(out: ByteWriter, start: number): void {
  const length = out.length - start;
  if (length > 0xffff) throw new InternalError(`a payload of ${length} bytes`);
  out.u16At(start + 2, length);
}

function octet(value: number, what: string): number {
  if (value > 0xff) throw new InternalError(`${what} ${value}`);
  return value;
}

function writeHeader(out: ByteWriter, header: IsakmpHeader, next: number): void {
  if (header.initiatorCookie.length !== COOKIE_BYTES || header.responderCookie.length !== COOKIE_BYTES) {
    throw new InternalError('a cookie has 8 bytes');
  }
  out.put(header.initiatorCookie);
  out.put(header.responderCookie);
  out.u8(next);
  out.u8(header.version);
  out.u8(header.exchangeType);
  out.u8(header.flags);
  out.u32(header.messageId);
  out.u32(0);
}

function wholeMessage(out: ByteWriter): Uint8Array {
  out.u32At(LENGTH_AT, out.length);
  return out.whole();
}
