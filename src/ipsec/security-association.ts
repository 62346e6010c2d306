import { BulkDecryptor, BulkEncryptor } from '../crypto/bulk-cipher';
import { type Hash, hashFor } from '../crypto/hash';
import { InternalError } from '../base/errors';
import type { Ipv4 } from '../base/ipv4-address';
import type { SaKeys, SecurityProtocol, TransformOffer } from '../ike/ipsec-port';
import { ReplayWindow } from './replay-window';
import { ahAlgorithm, espAlgorithms, ICV_BYTES, TUNNEL } from './transforms';

const LAST_SEQUENCE = 0xffffffff;
/** Numbers that are left when a successor is asked for. */
const SEQUENCE_LEAD = 0xffff;

export interface SaParameters {
  readonly direction: 'inbound' | 'outbound';
  readonly offer: TransformOffer;
  readonly keys: SaKeys;
  /** The gateways between which its packets travel. */
  readonly source: Ipv4;
  readonly destination: Ipv4;
  readonly connectionId: number;
  readonly flowId: number;
  /**
   * Keys that are typed outlive a reload, after which the sender counts from 1 again: no anti-replay, and sequence numbers
   * that start anew when they are used up (RFC 2406 3.3.3).
   */
  readonly manual?: boolean;
}

/** One protocol, one direction. */
export class SecurityAssociation {
  readonly protocol: SecurityProtocol;
  readonly spi: number;
  readonly source: Ipv4;
  readonly destination: Ipv4;
  readonly offer: TransformOffer;
  readonly connectionId: number;
  readonly flowId: number;
  readonly tunnel: boolean;
  /** Bytes; 0 for AH and for null encryption. */
  readonly ivBytes: number;
  readonly icvBytes: number;
  /** What padding makes the plaintext a multiple of. */
  readonly alignment: number;
  /** Undefined where nothing authenticates the sequence number (RFC 2406 3.4.3). */
  readonly replay: ReplayWindow | undefined;
  readonly encryptor: BulkEncryptor | undefined;
  readonly decryptor: BulkDecryptor | undefined;
  packets = 0;
  /** Of protected traffic, before encapsulation. */
  bytes = 0;
  private sequence = 0;
  private readonly cycles: boolean;
  private readonly authenticator: Hash | undefined;
  private readonly authenticationKey: Uint8Array;

  /** @throws InternalError when the offer is none of ours or the keys have the wrong length: negotiation has checked both */
  constructor(parameters: SaParameters) {
    const { direction, offer, keys } = parameters;
    this.protocol = offer.protocol;
    this.spi = keys.spi;
    this.source = parameters.source;
    this.destination = parameters.destination;
    this.offer = offer;
    this.connectionId = parameters.connectionId;
    this.flowId = parameters.flowId;
    this.tunnel = offer.encapsulation === TUNNEL;
    const esp = espAlgorithms(offer);
    const auth = esp === undefined ? ahAlgorithm(offer) : esp.auth;
    const plain = offer.protocol === 'ipcomp';
    if (esp === undefined && auth === undefined && !plain)
      throw new InternalError('an SA with a transform that we do not have');
    checkKeys(keys, esp?.cipher.keyBytes ?? 0, auth?.keyBytes ?? 0);
    this.ivBytes = esp?.cipher.ivBytes ?? 0;
    this.alignment = esp?.cipher.alignment ?? 4;
    this.icvBytes = auth === undefined ? 0 : ICV_BYTES;
    this.authenticator = auth && hashFor(auth.hash);
    this.authenticationKey = keys.authenticationKey;
    this.cycles = parameters.manual === true;
    this.replay = direction === 'inbound' && this.antiReplay ? new ReplayWindow() : undefined;
    const bulk = esp?.cipher.bulk ?? 'null';
    const ciphered = bulk !== 'null';
    this.encryptor = ciphered && direction === 'outbound' ? new BulkEncryptor(bulk, keys.encryptionKey) : undefined;
    this.decryptor = ciphered && direction === 'inbound' ? new BulkDecryptor(bulk, keys.encryptionKey) : undefined;
  }

  /** Do its sequence numbers serve to know a replayed packet by? */
  get antiReplay(): boolean {
    return this.icvBytes > 0 && !this.cycles;
  }

  /** The next sequence number; 1 is the first. @throws InternalError when they are used up: ask `exhausted` before */
  nextSequence(): number {
    if (this.exhausted) throw new InternalError('sequence numbers must never cycle');
    if (this.sequence === LAST_SEQUENCE) this.sequence = 0;
    return ++this.sequence;
  }

  /** Is it time to see to a successor: so that there is one before the last number is taken? */
  get runsOut(): boolean {
    return this.sequence >= LAST_SEQUENCE - SEQUENCE_LEAD;
  }

  /** RFC 2406 3.3.3: an SA whose numbers would cycle must not send any more. */
  get exhausted(): boolean {
    return this.sequence === LAST_SEQUENCE && !this.cycles;
  }

  /** The untruncated MAC; only where `icvBytes` is not 0. */
  authenticate(bytes: Uint8Array): Uint8Array {
    if (this.authenticator === undefined) throw new InternalError('an SA without authentication');
    return this.authenticator.hmac(this.authenticationKey, bytes);
  }

  count(bytes: number): void {
    this.packets++;
    this.bytes += bytes;
  }
}

function checkKeys(keys: SaKeys, cipherBytes: number, authBytes: number): void {
  if (keys.encryptionKey.length !== cipherBytes || keys.authenticationKey.length !== authBytes) {
    throw new InternalError(
      `keys of ${keys.encryptionKey.length} and ${keys.authenticationKey.length} bytes, needed ${cipherBytes} and ${authBytes}`,
    );
  }
}
