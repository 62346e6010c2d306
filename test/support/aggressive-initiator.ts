/** An initiator of aggressive mode that is none of the router's own code: RFC 2409 5.4 by hand, 3DES, SHA, group 2. */
import { createCipheriv, createDecipheriv, createDiffieHellman, createHash, createHmac } from 'node:crypto';

import { concat } from '../../src/base/bytes';
import { modpPrime } from '../../src/crypto/modp-primes';
import { basic } from '../../src/wire/isakmp/attributes';
import {
  ExchangeType,
  Flag,
  IPSEC_DOI,
  KEY_IKE,
  NotifyType,
  PayloadType,
  Protocol,
} from '../../src/wire/isakmp/constants';
import { decodeHeader, decodeMessage, decodePayloads } from '../../src/wire/isakmp/decode';
import {
  encodeEncrypted,
  encodeIdBody,
  encodeMessage,
  encodePayloadBody,
  encodePayloads,
} from '../../src/wire/isakmp/encode';
import type { IdBody, IsakmpHeader, Payload, ProposalBody } from '../../src/wire/isakmp/message';

const BLOCK = 8;
const GROUP_BYTES = 128;
const KEY_BYTES = 24;
const HEADER_BYTES = 28;
const ESP_SPI = Uint8Array.of(0x11, 0x22, 0x33, 0x44);

const bytesOf = (messageId: number): Uint8Array =>
  Uint8Array.from([24, 16, 8, 0].map(shift => (messageId >>> shift) & 0xff));

const prf = (key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array =>
  createHmac('sha1', key).update(concat(parts)).digest();

/** RFC 2409 5: at the length of the prime. */
function whole(value: Uint8Array): Uint8Array {
  return concat([new Uint8Array(GROUP_BYTES - value.length), value]);
}

function only<Kind extends Payload['kind']>(
  payloads: readonly Payload[],
  kind: Kind,
): Extract<Payload, { readonly kind: Kind }> {
  const found = payloads.find((payload): payload is Extract<Payload, { readonly kind: Kind }> => payload.kind === kind);
  if (found === undefined) throw new Error(`no ${kind} payload`);
  return found;
}

export class AggressiveInitiator {
  readonly cookie = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]);
  readonly nonce = new Uint8Array(16).fill(0x5a);
  private readonly dh = createDiffieHellman(Buffer.from(modpPrime(2) ?? []), 2);
  private readonly publicValue: Uint8Array;
  private readonly offer: Payload;
  private responderCookie = new Uint8Array(8);
  private hashI = new Uint8Array(0);
  private skeyidA = new Uint8Array(0);
  private key = new Uint8Array(0);
  private iv: Uint8Array = new Uint8Array(0);
  private quickIv: Uint8Array = new Uint8Array(0);

  constructor(
    private readonly id: IdBody,
    private readonly preshared: string,
    hash = 2,
  ) {
    // Always the same: one in 256 drawn values would be a byte short.
    this.dh.setPrivateKey(Buffer.alloc(32, 0x37));
    this.publicValue = whole(this.dh.generateKeys());
    const attributes = [basic(1, 5), basic(2, hash), basic(4, 2), basic(3, 1), basic(11, 1), basic(12, 3600)];
    const transforms = [{ number: 1, id: KEY_IKE, attributes }];
    const proposals = [{ number: 1, protocol: Protocol.isakmp, spi: new Uint8Array(0), transforms }];
    this.offer = { kind: 'sa', doi: IPSEC_DOI, situation: 1, proposals };
  }

  am1(publicValue = this.publicValue): Uint8Array {
    const payloads: Payload[] = [
      this.offer,
      { kind: 'ke', data: publicValue },
      { kind: 'nonce', data: this.nonce },
      { kind: 'id', id: this.id },
    ];
    return encodeMessage(this.header(ExchangeType.aggressive, 0, 0), payloads);
  }

  /** @returns whether HASH_R proves that the responder has the key */
  readAm2(bytes: Uint8Array): boolean {
    const { header, payloads } = decodeMessage(bytes);
    this.responderCookie = header.responderCookie.slice();
    const theirs = only(payloads, 'ke').data;
    const gxy = whole(this.dh.computeSecret(theirs));
    const cookies = [this.cookie, this.responderCookie];
    const skeyid = prf(Buffer.from(this.preshared), this.nonce, only(payloads, 'nonce').data);
    const d = prf(skeyid, gxy, ...cookies, Uint8Array.of(0));
    this.skeyidA = prf(skeyid, d, gxy, ...cookies, Uint8Array.of(1)).slice();
    const e = prf(skeyid, this.skeyidA, gxy, ...cookies, Uint8Array.of(2));
    const k1 = prf(e, Uint8Array.of(0));
    this.key = concat([k1, prf(e, k1)]).slice(0, KEY_BYTES);
    this.iv = createHash('sha1').update(this.publicValue).update(theirs).digest().subarray(0, BLOCK);
    const offer = encodePayloadBody(this.offer);
    this.hashI = prf(skeyid, this.publicValue, theirs, ...cookies, offer, encodeIdBody(this.id)).slice();
    const swapped = [this.responderCookie, this.cookie];
    const peerId = encodeIdBody(only(payloads, 'id').id);
    const hashR = prf(skeyid, theirs, this.publicValue, ...swapped, offer, peerId);
    return Buffer.compare(hashR, only(payloads, 'hash').data) === 0;
  }

  am3(encrypted: boolean, change: (hash: Uint8Array) => Uint8Array = hash => hash): Uint8Array {
    const payloads: Payload[] = [{ kind: 'hash', data: change(this.hashI) }];
    if (!encrypted) return encodeMessage(this.header(ExchangeType.aggressive, 0, 0), payloads);
    const { bytes, lastBlock } = this.encrypted(ExchangeType.aggressive, 0, payloads, this.iv);
    this.iv = lastBlock;
    return bytes;
  }

  /** QM1 for one ESP SA (3DES, SHA, tunnel) between two subnets. */
  qm1(messageId: number, ids: readonly IdBody[], flags = 0): Uint8Array {
    const attributes = [basic(4, 1), basic(1, 1), basic(2, 3600), basic(5, 2)];
    const transforms = [{ number: 1, id: 3, attributes }];
    return this.quickMode(
      messageId,
      [
        this.sa([{ number: 1, protocol: Protocol.esp, spi: ESP_SPI, transforms }]),
        { kind: 'nonce', data: this.nonce },
        ...ids.map((id): Payload => ({ kind: 'id', id })),
      ],
      flags,
    );
  }

  sa(proposals: readonly ProposalBody[]): Payload {
    return { kind: 'sa', doi: IPSEC_DOI, situation: 1, proposals };
  }

  /** A first message of quick mode, whatever stands in it. */
  quickMode(messageId: number, payloads: readonly Payload[], flags = 0): Uint8Array {
    return this.underHash(ExchangeType.quickMode, messageId, payloads, this.phase2Iv(messageId), flags);
  }

  /** What an answer carries: an informational message, or QM2 when it is that. */
  read(answer: Uint8Array): readonly Payload[] {
    const { messageId, exchangeType } = decodeHeader(answer);
    const iv = exchangeType === ExchangeType.quickMode ? this.quickIv : this.phase2Iv(messageId);
    const ciphertext = answer.subarray(HEADER_BYTES);
    const plain = createDecipheriv('des-ede3-cbc', this.key, iv).setAutoPadding(false).update(ciphertext);
    return decodePayloads(answer[16] as number, plain).payloads;
  }

  /** @returns QM3 for a QM2 that proves genuine */
  qm3(messageId: number, qm2: Uint8Array, flags = 0): Uint8Array {
    const ciphertext = qm2.subarray(HEADER_BYTES);
    const plain = createDecipheriv('des-ede3-cbc', this.key, this.quickIv).setAutoPadding(false).update(ciphertext);
    const { payloads, raw } = decodePayloads(qm2[16] as number, plain);
    const id = bytesOf(messageId);
    const proof = prf(this.skeyidA, id, this.nonce, concat(raw.slice(1)));
    if (Buffer.compare(proof, only(payloads, 'hash').data) !== 0) throw new Error('HASH(2) does not agree');
    const hash = prf(this.skeyidA, Uint8Array.of(0), id, this.nonce, only(payloads, 'nonce').data);
    const iv = ciphertext.subarray(-BLOCK);
    const payload: Payload = { kind: 'hash', data: hash };
    const { bytes, lastBlock } = this.encrypted(ExchangeType.quickMode, messageId, [payload], iv, flags);
    this.quickIv = lastBlock;
    return bytes;
  }

  /** CONNECTED under a hash: as an informational exchange of that message id, or as one more message of quick mode. */
  connected(messageId: number, asQuickMode: boolean): Uint8Array {
    const payload: Payload = {
      kind: 'notify',
      doi: IPSEC_DOI,
      protocol: Protocol.esp,
      type: NotifyType.connected,
      spi: ESP_SPI,
      data: new Uint8Array(0),
    };
    const type = asQuickMode ? ExchangeType.quickMode : ExchangeType.informational;
    return this.underHash(type, messageId, [payload], asQuickMode ? this.quickIv : this.phase2Iv(messageId));
  }

  private phase2Iv(messageId: number): Uint8Array {
    return createHash('sha1').update(this.iv).update(bytesOf(messageId)).digest().subarray(0, BLOCK);
  }

  private underHash(
    exchangeType: number,
    messageId: number,
    payloads: readonly Payload[],
    iv: Uint8Array,
    flags = 0,
  ): Uint8Array {
    const hash = prf(this.skeyidA, bytesOf(messageId), encodePayloads(payloads));
    const all: Payload[] = [{ kind: 'hash', data: hash }, ...payloads];
    const { bytes, lastBlock } = this.encrypted(exchangeType, messageId, all, iv, flags);
    if (exchangeType === ExchangeType.quickMode) this.quickIv = lastBlock;
    return bytes;
  }

  /** DELETE of the SA under a hash: it arrives only where both ends agree on SKEYID_a, Ka and the last block. */
  deleteIsakmp(messageId: number): Uint8Array {
    const spis = [concat([this.cookie, this.responderCookie])];
    const payload: Payload = { kind: 'delete', doi: IPSEC_DOI, protocol: Protocol.isakmp, spis };
    return this.underHash(ExchangeType.informational, messageId, [payload], this.phase2Iv(messageId));
  }

  private encrypted(
    exchangeType: number,
    messageId: number,
    payloads: readonly Payload[],
    iv: Uint8Array,
    flags = 0,
  ): { readonly bytes: Uint8Array; readonly lastBlock: Uint8Array } {
    const plain = encodePayloads(payloads);
    const padded = new Uint8Array(Math.ceil(plain.length / BLOCK) * BLOCK);
    padded.set(plain);
    const ciphertext = createCipheriv('des-ede3-cbc', this.key, iv).setAutoPadding(false).update(padded);
    const header = this.header(exchangeType, Flag.encryption | flags, messageId);
    return {
      bytes: encodeEncrypted(header, PayloadType.hash, ciphertext),
      lastBlock: ciphertext.subarray(-BLOCK),
    };
  }

  private header(exchangeType: number, flags: number, messageId: number): IsakmpHeader {
    return {
      initiatorCookie: this.cookie,
      responderCookie: this.responderCookie,
      version: 0x10,
      exchangeType,
      flags,
      messageId,
    };
  }
}
