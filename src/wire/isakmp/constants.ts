/** Numbers of ISAKMP, IKE and the IPsec DOI, each with its name. */

export const PORT_ISAKMP = 500;
/** RFC 3947 4, RFC 3948: ISAKMP behind a marker, and ESP, where addresses are translated on the way. */
export const PORT_NAT_T = 4500;
export const IPSEC_DOI = 1;
export const SIT_IDENTITY_ONLY = 1;
/** Version 1.0. */
export const ISAKMP_VERSION = 0x10;

/** RFC 2408 3.1, RFC 2409; 240 and 241 are TED's. */
export const ExchangeType = {
  none: 0,
  base: 1,
  mainMode: 2,
  authOnly: 3,
  aggressive: 4,
  informational: 5,
  quickMode: 32,
  newGroup: 33,
  tedProbe: 240,
  tedAnswer: 241,
} as const;

/** RFC 2408 3.1; 20, 21 RFC 3947, 130, 131 its drafts; 239 TED. */
export const PayloadType = {
  none: 0,
  sa: 1,
  proposal: 2,
  transform: 3,
  ke: 4,
  id: 5,
  cert: 6,
  certRequest: 7,
  hash: 8,
  sig: 9,
  nonce: 10,
  notify: 11,
  delete: 12,
  vendor: 13,
  natD: 20,
  natOa: 21,
  natDDraft: 130,
  natOaDraft: 131,
  tedProxies: 239,
} as const;

/** RFC 2408 3.1. */
export const Flag = { encryption: 1, commit: 2, authOnly: 4 } as const;

/** RFC 2407 4.4.1. */
export const Protocol = { isakmp: 1, ah: 2, esp: 3, ipcomp: 4 } as const;

/** RFC 2407 4.4.2: the one transform of phase 1. */
export const KEY_IKE = 1;

/** RFC 2407 4.6.2.1. */
export const IdType = {
  ipv4Addr: 1,
  fqdn: 2,
  userFqdn: 3,
  ipv4Subnet: 4,
  ipv6Addr: 5,
  ipv6Subnet: 6,
  ipv4Range: 7,
  ipv6Range: 8,
  derAsn1Dn: 9,
  derAsn1Gn: 10,
  keyId: 11,
} as const;

/** RFC 2408 3.14.1, RFC 2407 4.6.3, RFC 3706. */
export const NotifyType = {
  invalidPayloadType: 1,
  doiNotSupported: 2,
  situationNotSupported: 3,
  invalidCookie: 4,
  invalidMajorVersion: 5,
  invalidMinorVersion: 6,
  invalidExchangeType: 7,
  invalidFlags: 8,
  invalidMessageId: 9,
  invalidProtocolId: 10,
  invalidSpi: 11,
  invalidTransformId: 12,
  attributesNotSupported: 13,
  noProposalChosen: 14,
  badProposalSyntax: 15,
  payloadMalformed: 16,
  invalidKeyInformation: 17,
  invalidIdInformation: 18,
  invalidCertEncoding: 19,
  invalidCertificate: 20,
  certTypeUnsupported: 21,
  invalidCertAuthority: 22,
  invalidHashInformation: 23,
  authenticationFailed: 24,
  invalidSignature: 25,
  addressNotification: 26,
  notifySaLifetime: 27,
  certificateUnavailable: 28,
  unsupportedExchangeType: 29,
  unequalPayloadLengths: 30,
  connected: 16384,
  responderLifetime: 24576,
  replayStatus: 24577,
  initialContact: 24578,
  rUThere: 36136,
  rUThereAck: 36137,
} as const;

/** Phase 1 attributes: RFC 2409 appendix A. */
export const IkeAttribute = {
  encryption: 1,
  hash: 2,
  authentication: 3,
  group: 4,
  groupType: 5,
  groupPrime: 6,
  groupGeneratorOne: 7,
  groupGeneratorTwo: 8,
  groupCurveA: 9,
  groupCurveB: 10,
  lifeType: 11,
  lifeDuration: 12,
  prf: 13,
  keyLength: 14,
  fieldSize: 15,
  groupOrder: 16,
} as const;

export const IkeCipher = { des: 1, idea: 2, blowfish: 3, rc5: 4, tripleDes: 5, cast: 6, aes: 7 } as const;
export const IkeHash = { md5: 1, sha: 2, tiger: 3 } as const;
export const IkeAuth = { preShared: 1, dss: 2, rsaSig: 3, rsaEnc: 4, rsaEncRevised: 5 } as const;

/** Phase 2 attributes: RFC 2407 4.5. */
export const IpsecAttribute = {
  lifeType: 1,
  lifeDuration: 2,
  group: 3,
  encapsulation: 4,
  auth: 5,
  keyLength: 6,
} as const;

/** RFC 2407 4.4.4, RFC 3602. */
export const EspTransform = { des: 2, tripleDes: 3, null: 11, aes: 12 } as const;
/** RFC 2407 4.4.3. */
export const AhTransform = { md5: 2, sha: 3 } as const;
/** RFC 2407 4.4.5. */
export const IpcompTransform = { oui: 1, deflate: 2, lzs: 3 } as const;
/** RFC 2407 4.5. */
export const AuthAlgorithm = { hmacMd5: 1, hmacSha: 2, desMac: 3, kpdk: 4 } as const;
/** RFC 2407 4.5, RFC 3947 5.1; its drafts had numbers of private use. */
export const Encapsulation = {
  tunnel: 1,
  transport: 2,
  udpTunnel: 3,
  udpTransport: 4,
  udpTunnelDraft: 61443,
  udpTransportDraft: 61444,
} as const;
/** In phase 1 and 2 alike. */
export const LifeType = { seconds: 1, kilobytes: 2 } as const;

/** The name of a number in one of these tables, or the number itself. */
export function nameOf(registry: Readonly<Record<string, number>>, value: number): string {
  for (const name of Object.keys(registry)) if (registry[name] === value) return name;
  return String(value);
}
