/** The attributes of transforms as the debugs of IOS print them: the value and the form it came in. */
import { attributeValue, type Attribute } from '../wire/isakmp/attributes';
import {
  AhTransform,
  AuthAlgorithm,
  EspTransform,
  IkeAttribute,
  IkeAuth,
  IkeCipher,
  IkeHash,
  IpcompTransform,
  IpsecAttribute,
  LifeType,
  Protocol,
} from '../wire/isakmp/constants';

type Names = Readonly<Record<number, string>>;

const CIPHERS: Names = { [IkeCipher.des]: 'DES-CBC', [IkeCipher.tripleDes]: '3DES-CBC', [IkeCipher.aes]: 'AES-CBC' };
const HASHES: Names = { [IkeHash.md5]: 'MD5', [IkeHash.sha]: 'SHA' };
const METHODS: Names = { [IkeAuth.preShared]: 'pre-share', [IkeAuth.rsaSig]: 'RSA sig', [IkeAuth.rsaEnc]: 'RSA encr' };
const LIFE_TYPES: Names = { [LifeType.seconds]: 'seconds', [LifeType.kilobytes]: 'kilobytes' };
const AUTHENTICATORS: Names = { [AuthAlgorithm.hmacMd5]: 'HMAC-MD5', [AuthAlgorithm.hmacSha]: 'HMAC-SHA' };
const ESP: Names = {
  [EspTransform.des]: 'ESP_DES',
  [EspTransform.tripleDes]: 'ESP_3DES',
  [EspTransform.null]: 'ESP_NULL',
  [EspTransform.aes]: 'ESP_AES',
};
const IPCOMP: Names = { [IpcompTransform.lzs]: 'IPPCP LZS' };
const AH: Names = { [AhTransform.md5]: 'AH_MD5_HMAC', [AhTransform.sha]: 'AH_SHA_HMAC' };

const named = (names: Names, attribute: Attribute): string => {
  const value = attributeValue(attribute);
  return names[value] ?? `${value}?`;
};

/** "(basic) of 3600" or "(VPI) of  0x0 0x1 0x51 0x80 ": the blanks are IOS's. */
function duration(attribute: Attribute): string {
  if (attribute.form === 'basic') return `(basic) of ${attribute.value}`;
  const bytes = [...attribute.value].map(byte => `0x${byte.toString(16).toUpperCase()} `).join('');
  return `(VPI) of  ${bytes}`;
}

export function phase1Attributes(attributes: readonly Attribute[]): readonly string[] {
  return attributes.map(attribute => `ISAKMP:      ${phase1Text(attribute)}`);
}

function phase1Text(attribute: Attribute): string {
  switch (attribute.type) {
    case IkeAttribute.encryption:
      return `encryption ${named(CIPHERS, attribute)}`;
    case IkeAttribute.hash:
      return `hash ${named(HASHES, attribute)}`;
    case IkeAttribute.group:
      return `default group ${attributeValue(attribute)}`;
    case IkeAttribute.authentication:
      return `auth ${named(METHODS, attribute)}`;
    case IkeAttribute.lifeType:
      return `life type in ${named(LIFE_TYPES, attribute)}`;
    case IkeAttribute.lifeDuration:
      return `life duration ${duration(attribute)}`;
    case IkeAttribute.keyLength:
      return `keylength of ${attributeValue(attribute)}`;
    default:
      return `unknown attribute ${attribute.type}`;
  }
}

export function phase2Attributes(attributes: readonly Attribute[]): readonly string[] {
  return attributes.map(attribute => `ISAKMP:      ${phase2Text(attribute)}`);
}

function phase2Text(attribute: Attribute): string {
  switch (attribute.type) {
    case IpsecAttribute.encapsulation:
      return `encaps is ${attributeValue(attribute)}`;
    case IpsecAttribute.lifeType:
      return `SA life type in ${named(LIFE_TYPES, attribute)}`;
    case IpsecAttribute.lifeDuration:
      return `SA life duration ${duration(attribute)}`;
    case IpsecAttribute.auth:
      return `authenticator is ${named(AUTHENTICATORS, attribute)}`;
    case IpsecAttribute.keyLength:
      return `key length is ${attributeValue(attribute)}`;
    case IpsecAttribute.group:
      return `group is ${attributeValue(attribute)}`;
    default:
      return `unknown attribute ${attribute.type}`;
  }
}

/** `ESP_DES`, `AH_SHA_HMAC`. */
export function transformLabel(protocol: number, id: number): string {
  const names = protocol === Protocol.ah ? AH : protocol === Protocol.ipcomp ? IPCOMP : ESP;
  return names[id] ?? `unknown transform ${id}`;
}
