/** Phase 1 proposals: policies as transforms, and the peer's transforms against our policies (RFC 2409 appendix A). */
import { attributeValue, basic, lifeDurationAttribute, type Attribute } from '../wire/isakmp/attributes';
import { IkeAttribute, IkeAuth, IkeCipher, IkeHash, KEY_IKE, LifeType, Protocol } from '../wire/isakmp/constants';
import type { ProposalBody, TransformBody } from '../wire/isakmp/message';
import {
  defaultIsakmpPolicy,
  type CipherName,
  type GroupId,
  type IsakmpConfiguration,
  type IsakmpPolicy,
} from './configuration';
import type { AgreedPolicy } from './agreed-policy';
import type { PolicyDifference } from './events/phase1';

const CIPHERS: Readonly<Record<CipherName, { readonly id: number; readonly keyLength?: number }>> = {
  des: { id: IkeCipher.des },
  '3des': { id: IkeCipher.tripleDes },
  'aes-128': { id: IkeCipher.aes, keyLength: 128 },
  'aes-192': { id: IkeCipher.aes, keyLength: 192 },
  'aes-256': { id: IkeCipher.aes, keyLength: 256 },
};
const HASHES = { md5: IkeHash.md5, sha: IkeHash.sha } as const;
const METHODS = { 'pre-share': IkeAuth.preShared, 'rsa-sig': IkeAuth.rsaSig, 'rsa-encr': IkeAuth.rsaEnc } as const;

/** To send one of these back would agree to what is not done here: other groups than the numbered ones, another PRF. */
const PARTS_BEYOND: Readonly<Record<number, PolicyDifference>> = {
  [IkeAttribute.groupType]: 'group',
  [IkeAttribute.groupPrime]: 'group',
  [IkeAttribute.groupGeneratorOne]: 'group',
  [IkeAttribute.groupGeneratorTwo]: 'group',
  [IkeAttribute.groupCurveA]: 'group',
  [IkeAttribute.groupCurveB]: 'group',
  [IkeAttribute.fieldSize]: 'group',
  [IkeAttribute.groupOrder]: 'group',
  [IkeAttribute.prf]: 'hash',
};

/** The priority of the suite that a responder checks last, whatever is configured. */
const DEFAULT_SUITE = 65535;

/** In order of preference. */
export function policiesInOrder(configuration: IsakmpConfiguration): readonly IsakmpPolicy[] {
  return [...configuration.policies.values()].sort((a, b) => a.priority - b.priority);
}

/** What an initiator offers: the policies it has the means for. Without RSA keys these are the pre-shared ones. */
export function offeredPolicies(configuration: IsakmpConfiguration): readonly IsakmpPolicy[] {
  return policiesInOrder(configuration).filter(policy => policy.authentication === 'pre-share');
}

/** What a responder checks against. */
export function checkedPolicies(configuration: IsakmpConfiguration): readonly IsakmpPolicy[] {
  return [...policiesInOrder(configuration), defaultIsakmpPolicy(DEFAULT_SUITE)];
}

export function phase1Proposal(policies: readonly IsakmpPolicy[]): ProposalBody {
  return {
    number: 1,
    protocol: Protocol.isakmp,
    spi: new Uint8Array(0),
    transforms: policies.map((policy, i) => ({ number: i + 1, id: KEY_IKE, attributes: attributesOf(policy) })),
  };
}

/** In the order in which the golden logs print them. */
function attributesOf(policy: IsakmpPolicy): readonly Attribute[] {
  const cipher = CIPHERS[policy.encryption];
  return [
    basic(IkeAttribute.encryption, cipher.id),
    ...(cipher.keyLength === undefined ? [] : [basic(IkeAttribute.keyLength, cipher.keyLength)]),
    basic(IkeAttribute.hash, HASHES[policy.hash]),
    basic(IkeAttribute.group, policy.group),
    basic(IkeAttribute.authentication, METHODS[policy.authentication]),
    basic(IkeAttribute.lifeType, LifeType.seconds),
    lifeDurationAttribute(IkeAttribute.lifeDuration, policy.lifetime),
  ];
}

/** @returns the first difference in IOS's order, or what was agreed: the policy, with the lower lifetime */
export function compare(transform: TransformBody, policy: IsakmpPolicy): PolicyDifference | AgreedPolicy {
  const value = (type: number): number | undefined => {
    const found = transform.attributes.find(attribute => attribute.type === type);
    return found && attributeValue(found);
  };
  const cipher = CIPHERS[policy.encryption];
  if (transform.id !== KEY_IKE || value(IkeAttribute.encryption) !== cipher.id) return 'encryption';
  // Of a cipher with keys of several lengths it is part of its name: told before the rest.
  if (value(IkeAttribute.keyLength) !== cipher.keyLength) return 'key-length';
  if (value(IkeAttribute.hash) !== HASHES[policy.hash]) return 'hash';
  if (value(IkeAttribute.group) !== policy.group) return 'group';
  if (value(IkeAttribute.authentication) !== METHODS[policy.authentication]) return 'authentication';
  const unknown = transform.attributes.map(({ type }) => PARTS_BEYOND[type]).find(part => part !== undefined);
  if (unknown !== undefined) return unknown;
  const { encryption, hash, group, authentication } = policy;
  const offered = offeredLifetime(transform);
  const lifetime = Math.min(policy.lifetime, offered);
  return { encryption, hash, group, authentication, lifetime, offeredLifetime: offered };
}

/** Seconds; a peer that names none means the default of 8 hours (RFC 2407 4.5), one that names several their least. */
function offeredLifetime(transform: TransformBody): number {
  let lifetime: number | undefined;
  let type: number | undefined;
  for (const attribute of transform.attributes) {
    if (attribute.type === IkeAttribute.lifeType) type = attributeValue(attribute);
    else if (attribute.type === IkeAttribute.lifeDuration && type === LifeType.seconds) {
      lifetime = Math.min(lifetime ?? Infinity, attributeValue(attribute));
    }
  }
  return lifetime ?? 28800;
}

export function isGroup(id: number): id is GroupId {
  return id === 1 || id === 2 || id === 5;
}
