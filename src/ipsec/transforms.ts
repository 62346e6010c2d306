import type { BulkCipherName } from '../crypto/bulk-cipher';
import type { SuiteOffer, TransformOffer } from '../ike/ipsec-port';
import type { AhTransformName, EspAuthName, EspCipherName, TransformSet } from './configuration';

/** Transforms: what the configuration calls them, what the wire calls them (RFC 2407 4.4, 4.5), what they need. */

interface CipherTransform {
  readonly name: EspCipherName;
  /** How `show crypto ipsec sa` spells it. */
  readonly shown: string;
  readonly transformId: number;
  /** Key length attribute in bits; 0: none is sent. */
  readonly keyLength: number;
  readonly bulk: BulkCipherName | 'null';
  readonly keyBytes: number;
  readonly ivBytes: number;
  /** Padding makes the plaintext a multiple of this: the cipher's block, at least 4 (RFC 2406 2.4). */
  readonly alignment: number;
  /** What the crypto engine calls it. */
  readonly engine: string;
}

interface AuthTransform {
  readonly name: EspAuthName;
  readonly ahName: AhTransformName;
  /** Authentication algorithm attribute. */
  readonly hmac: number;
  readonly ahTransformId: number;
  readonly hash: 'md5' | 'sha';
  readonly keyBytes: number;
  readonly engine: string;
}

const AES = { transformId: 12, ivBytes: 16, alignment: 16, engine: 'AES_CBC' } as const;

const ESP_CIPHERS: readonly CipherTransform[] = [
  {
    name: 'esp-des',
    shown: 'esp-des',
    transformId: 2,
    keyLength: 0,
    bulk: 'des',
    keyBytes: 8,
    ivBytes: 8,
    alignment: 8,
    engine: 'DES_56_CBC',
  },
  {
    name: 'esp-3des',
    shown: 'esp-3des',
    transformId: 3,
    keyLength: 0,
    bulk: '3des',
    keyBytes: 24,
    ivBytes: 8,
    alignment: 8,
    engine: '3DES_56_CBC',
  },
  { name: 'esp-aes', shown: 'esp-aes', keyLength: 128, bulk: 'aes-128', keyBytes: 16, ...AES },
  { name: 'esp-aes 192', shown: 'esp-192-aes', keyLength: 192, bulk: 'aes-192', keyBytes: 24, ...AES },
  { name: 'esp-aes 256', shown: 'esp-256-aes', keyLength: 256, bulk: 'aes-256', keyBytes: 32, ...AES },
  {
    name: 'esp-null',
    shown: 'esp-null',
    transformId: 11,
    keyLength: 0,
    bulk: 'null',
    keyBytes: 0,
    ivBytes: 0,
    alignment: 4,
    engine: 'NULL',
  },
];

const AUTHS: readonly AuthTransform[] = [
  {
    name: 'esp-md5-hmac',
    ahName: 'ah-md5-hmac',
    hmac: 1,
    ahTransformId: 2,
    hash: 'md5',
    keyBytes: 16,
    engine: 'HMAC_MD5',
  },
  {
    name: 'esp-sha-hmac',
    ahName: 'ah-sha-hmac',
    hmac: 2,
    ahTransformId: 3,
    hash: 'sha',
    keyBytes: 20,
    engine: 'HMAC_SHA',
  },
];

/** RFC 2403, 2404: both MACs are cut to 96 bits. */
export const ICV_BYTES = 12;

export interface EspAlgorithms {
  readonly cipher: CipherTransform;
  readonly auth: AuthTransform | undefined;
}

/** RFC 2407 4.5: the key length stands where the cipher has more than one; AES without the attribute means 128 bits. */
function sameKeyLength(cipher: CipherTransform, keyLength: number): boolean {
  return cipher.keyLength === keyLength || (cipher.keyLength === 128 && keyLength === 0);
}

/** What an ESP offer stands for, or undefined when we do not know it. */
export function espAlgorithms(offer: TransformOffer): EspAlgorithms | undefined {
  if (offer.protocol !== 'esp') return undefined;
  const cipher = ESP_CIPHERS.find(c => c.transformId === offer.transformId && sameKeyLength(c, offer.keyLength));
  const auth = AUTHS.find(a => a.hmac === offer.hmac);
  if (cipher === undefined || (auth === undefined && offer.hmac !== 0)) return undefined;
  return { cipher, auth };
}

/** What an AH offer stands for. The transform names the MAC, the attribute must agree (RFC 2407 4.4.3). */
export function ahAlgorithm(offer: TransformOffer): AuthTransform | undefined {
  if (offer.protocol !== 'ah') return undefined;
  return AUTHS.find(a => a.ahTransformId === offer.transformId && a.hmac === offer.hmac);
}

export const TUNNEL = 1;
export const TRANSPORT = 2;

const LZS = 3;
const LZS_NAME = 'comp-lzs';

/**
 * The offer that a transform set makes: AH before ESP before IPComp, as the names stand in the configuration. Empty for one
 * of compression alone: there is nothing in it to protect with.
 */
export function suiteOf(set: TransformSet, encapsulation: number): SuiteOffer {
  const offers: TransformOffer[] = [];
  const ah = AUTHS.find(a => a.ahName === set.ah);
  if (ah !== undefined) {
    offers.push({ protocol: 'ah', transformId: ah.ahTransformId, hmac: ah.hmac, keyLength: 0, encapsulation });
  }
  const cipher = ESP_CIPHERS.find(c => c.name === (set.esp ?? (set.espAuth === undefined ? undefined : 'esp-null')));
  if (cipher !== undefined) {
    const hmac = AUTHS.find(a => a.name === set.espAuth)?.hmac ?? 0;
    const { transformId, keyLength } = cipher;
    offers.push({ protocol: 'esp', transformId, hmac, keyLength, encapsulation });
  }
  if (set.compression !== undefined && offers.length > 0) {
    offers.push({ protocol: 'ipcomp', transformId: LZS, hmac: 0, keyLength: 0, encapsulation });
  }
  return offers;
}

function sameTransform(a: TransformOffer, b: TransformOffer): boolean {
  if (a.protocol !== b.protocol || a.transformId !== b.transformId || a.hmac !== b.hmac) return false;
  return a.keyLength === b.keyLength || (a.protocol === 'esp' && espAlgorithms(a)?.cipher === espAlgorithms(b)?.cipher);
}

/** Do two suites hold the same transforms? Encapsulation is judged elsewhere; the order of the protocols is free. */
export function sameSuite(a: SuiteOffer, b: SuiteOffer): boolean {
  return a.length === b.length && a.every(offer => b.some(other => sameTransform(offer, other)));
}

/** As the debugs name it: `esp-des esp-md5-hmac`, in the spelling of the configuration. */
export function transformName(offer: TransformOffer): string {
  if (offer.protocol === 'ah') return ahAlgorithm(offer)?.ahName ?? 'ah-unknown';
  if (offer.protocol === 'ipcomp') return offer.transformId === LZS ? LZS_NAME : 'comp-unknown';
  const algorithms = espAlgorithms(offer);
  if (algorithms === undefined) return 'esp-unknown';
  return algorithms.auth === undefined ? algorithms.cipher.name : `${algorithms.cipher.name} ${algorithms.auth.name}`;
}

/** As `show crypto ipsec sa` names it. */
export function shownTransform(offer: TransformOffer): string {
  if (offer.protocol !== 'esp') return transformName(offer);
  const algorithms = espAlgorithms(offer);
  if (algorithms === undefined) return transformName(offer);
  return algorithms.auth === undefined ? algorithms.cipher.shown : `${algorithms.cipher.shown} ${algorithms.auth.name}`;
}

/** As `show crypto engine connections active` names it. */
export function engineAlgorithm(offer: TransformOffer): string {
  if (offer.protocol === 'ah') return ahAlgorithm(offer)?.engine ?? '';
  if (offer.protocol === 'ipcomp') return 'LZS';
  const algorithms = espAlgorithms(offer);
  if (algorithms === undefined) return '';
  const { cipher, auth } = algorithms;
  return auth === undefined ? cipher.engine : `${auth.engine}+${cipher.engine}`;
}
