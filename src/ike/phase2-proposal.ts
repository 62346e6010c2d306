/** Quick mode proposals (RFC 2407 4.4, 4.5): suites as proposal payloads and back. */
import { readU16, readU32, u32Bytes } from '../base/bytes';
import { attributeValue, basic, lifeDurationAttribute, type Attribute } from '../wire/isakmp/attributes';
import {
  AhTransform,
  AuthAlgorithm,
  Encapsulation,
  EspTransform,
  IpsecAttribute,
  LifeType,
  Protocol,
} from '../wire/isakmp/constants';
import type { ProposalBody, TransformBody } from '../wire/isakmp/message';
import type { SecurityProtocol, SuiteOffer, TransformOffer } from './ipsec-port';
import { areSupported } from './phase2-attributes';

export const PROTOCOL_NUMBER: Readonly<Record<SecurityProtocol, number>> = {
  ah: Protocol.ah,
  esp: Protocol.esp,
  ipcomp: Protocol.ipcomp,
};

/** RFC 2406 2.1: lower ones are reserved, and 0 never goes over the wire. */
const LOWEST_SPI = 256;
const LARGEST_CPI = 0xffff;

/** Which of our protocols a payload speaks of. */
export function protocolOfNumber(number: number): SecurityProtocol | undefined {
  switch (number) {
    case Protocol.ah:
      return 'ah';
    case Protocol.esp:
      return 'esp';
    case Protocol.ipcomp:
      return 'ipcomp';
    default:
      return undefined;
  }
}

/** An SPI as payloads carry it; the CPI of IPComp has two bytes (RFC 3173 4.1). */
export function spiBytes(protocol: SecurityProtocol, spi: number): Uint8Array {
  return protocol === 'ipcomp' ? u32Bytes(spi).subarray(2) : u32Bytes(spi);
}

/** @returns undefined when it has not the length of the protocol's SPIs; a CPI may come in four bytes too */
export function readSpi(protocol: SecurityProtocol, bytes: Uint8Array): number | undefined {
  if (protocol !== 'ipcomp') return bytes.length === 4 ? readU32(bytes, 0) : undefined;
  if (bytes.length === 2) return readU16(bytes, 0);
  const cpi = bytes.length === 4 ? readU32(bytes, 0) : undefined;
  return cpi !== undefined && cpi <= LARGEST_CPI ? cpi : undefined;
}

/** May a peer use it? The CPIs below 64 stand for algorithms, and only that of the transform is meant. */
function isUsable(protocol: SecurityProtocol, spi: number, transformId: number): boolean {
  return spi >= LOWEST_SPI || (protocol === 'ipcomp' && spi === transformId);
}

export interface Lifetime {
  readonly seconds: number;
  readonly kilobytes: number;
}

/** The SPI of each protocol under negotiation. */
export type Spis = Readonly<Partial<Record<SecurityProtocol, number>>>;

/** The protocols of a list of suites, each once. */
export function protocolsOf(suites: readonly SuiteOffer[]): readonly SecurityProtocol[] {
  const protocols: SecurityProtocol[] = [];
  for (const suite of suites) {
    for (const { protocol } of suite) if (!protocols.includes(protocol)) protocols.push(protocol);
  }
  return protocols;
}

/**
 * One proposal number a suite; the protocols of a suite share it (RFC 2408 4.2: both or none).
 * @param udpTunnel the number by which ESP alone is proposed, in UDP
 */
export function phase2Proposals(
  suites: readonly SuiteOffer[],
  spis: Spis,
  lifetime: Lifetime,
  group: number | undefined,
  udpTunnel?: number,
): readonly ProposalBody[] {
  return suites.flatMap((suite, i) =>
    suite.map(offer => ({
      number: i + 1,
      protocol: PROTOCOL_NUMBER[offer.protocol],
      spi: spiBytes(offer.protocol, spis[offer.protocol] ?? 0),
      transforms: [
        {
          number: 1,
          id: offer.transformId,
          attributes: attributesOf(
            offer,
            lifetime,
            group,
            offer.protocol === 'esp' && suitsUdp(suite) ? udpTunnel : undefined,
          ),
        },
      ],
    })),
  );
}

/** ESP travels in UDP, with what is compressed in it; AH covers the addresses: no encapsulation saves it. */
export function suitsUdp(suite: SuiteOffer): boolean {
  return suite.some(({ protocol }) => protocol === 'esp') && suite.every(({ protocol }) => protocol !== 'ah');
}

/** In the order in which the golden logs print them. */
function attributesOf(
  offer: TransformOffer,
  lifetime: Lifetime,
  group: number | undefined,
  udpTunnel: number | undefined,
): readonly Attribute[] {
  return [
    basic(IpsecAttribute.encapsulation, udpTunnel ?? offer.encapsulation),
    basic(IpsecAttribute.lifeType, LifeType.seconds),
    lifeDurationAttribute(IpsecAttribute.lifeDuration, lifetime.seconds),
    basic(IpsecAttribute.lifeType, LifeType.kilobytes),
    lifeDurationAttribute(IpsecAttribute.lifeDuration, lifetime.kilobytes),
    ...(offer.hmac === 0 ? [] : [basic(IpsecAttribute.auth, offer.hmac)]),
    ...(offer.keyLength === 0 ? [] : [basic(IpsecAttribute.keyLength, offer.keyLength)]),
    ...(group === undefined ? [] : [basic(IpsecAttribute.group, group)]),
  ];
}

/** Proposal payloads of one number: all of them together are one choice. */
export interface ProposalGroup {
  readonly number: number;
  readonly bodies: readonly ProposalBody[];
}

export function groupsOf(proposals: readonly ProposalBody[]): readonly ProposalGroup[] {
  const groups = new Map<number, ProposalBody[]>();
  for (const body of proposals) {
    const known = groups.get(body.number);
    if (known === undefined) groups.set(body.number, [body]);
    else known.push(body);
  }
  return [...groups].map(([number, bodies]) => ({ number, bodies }));
}

/** One choice of transforms out of a group, one a protocol. */
export interface Choice {
  /** Another choice of the same group follows. */
  readonly more: boolean;
  readonly bodies: readonly { readonly body: ProposalBody; readonly transform: TransformBody }[];
}

/** A suite that somebody proposes: what the attributes say, in our terms. */
export interface ReadSuite {
  readonly suite: SuiteOffer;
  readonly spis: Spis;
  readonly lifetime: Lifetime;
  readonly group: number | undefined;
  /** ESP in UDP, in tunnel mode. */
  readonly udp: boolean;
}

/** A peer that lets us choose among more than that gets no answer to the rest. */
const MOST_CHOICES = 64;

/**
 * The choices of a group: any transform of each protocol with any of the others (RFC 2408 4.2), where what the peer likes
 * most comes first.
 */
export function choicesOf(group: ProposalGroup): readonly Choice[] {
  let choices: readonly Choice['bodies'][] = [[]];
  const [only] = group.bodies;
  if (only?.transforms.length === 1 && group.bodies.length === 1) {
    return [{ bodies: [{ body: only, transform: only.transforms[0] as TransformBody }], more: false }];
  }
  for (const body of group.bodies) {
    choices = choices
      .flatMap(before => body.transforms.map(transform => [...before, { body, transform }]))
      .slice(0, MOST_CHOICES);
  }
  return choices.map((bodies, i) => ({ bodies, more: i + 1 < choices.length }));
}

/**
 * @param udpTunnel what stands for ESP in UDP with this peer
 * @returns undefined when a protocol or an attribute is of a kind that this router does not know, an SPI none that may be
 *   used, or the protocols are not of one mind
 */
export function readChoice(choice: Choice, udpTunnel?: number): ReadSuite | undefined {
  const suite: TransformOffer[] = [];
  const spis: Partial<Record<SecurityProtocol, number>> = {};
  let lifetime: Lifetime = { seconds: Infinity, kilobytes: Infinity };
  let group: number | undefined;
  let udp = false;
  for (const { body, transform } of choice.bodies) {
    const protocol = protocolOfNumber(body.protocol);
    if (protocol === undefined || spis[protocol] !== undefined) return undefined;
    const spi = readSpi(protocol, body.spi);
    if (spi === undefined || !isUsable(protocol, spi, transform.id)) return undefined;
    spis[protocol] = spi;
    if (!areSupported(transform.attributes)) return undefined;
    const read = readTransform(protocol, transform);
    // RFC 2409 5.5: there is one KE payload.
    if (group !== undefined && (read.group ?? group) !== group) return undefined;
    // Of what is compressed within, it may be said too.
    const inUdp = protocol !== 'ah' && read.offer.encapsulation === udpTunnel;
    suite.push(inUdp ? { ...read.offer, encapsulation: Encapsulation.tunnel } : read.offer);
    udp ||= inUdp && protocol === 'esp';
    group = read.group ?? group;
    lifetime = {
      seconds: Math.min(lifetime.seconds, read.lifetime.seconds),
      kilobytes: Math.min(lifetime.kilobytes, read.lifetime.kilobytes),
    };
  }
  return { suite, spis, lifetime, group, udp };
}

function readTransform(
  protocol: SecurityProtocol,
  transform: TransformBody,
): { readonly offer: TransformOffer; readonly lifetime: Lifetime; readonly group: number | undefined } {
  const value = (type: number): number | undefined => {
    const found = transform.attributes.find(attribute => attribute.type === type);
    return found && attributeValue(found);
  };
  return {
    offer: {
      protocol,
      transformId: transform.id,
      hmac: value(IpsecAttribute.auth) ?? 0,
      keyLength: value(IpsecAttribute.keyLength) ?? 0,
      encapsulation: value(IpsecAttribute.encapsulation) ?? Encapsulation.tunnel,
    },
    lifetime: offeredBy(transform.attributes),
    group: value(IpsecAttribute.group),
  };
}

/** RFC 2407 4.5: who does not say how many seconds means eight hours. */
const DEFAULT_SECONDS = 28_800;

function offeredBy(attributes: readonly Attribute[]): Lifetime {
  const { seconds, kilobytes } = lifetimeOf(attributes);
  return { seconds: seconds === Infinity ? DEFAULT_SECONDS : seconds, kilobytes };
}

/** Type and duration come in pairs, in this order (RFC 2407 4.5); what is not named is not limited. */
export function lifetimeOf(attributes: readonly Attribute[]): Lifetime {
  let seconds = Infinity;
  let kilobytes = Infinity;
  let type: number | undefined;
  for (const attribute of attributes) {
    if (attribute.type === IpsecAttribute.lifeType) type = attributeValue(attribute);
    else if (attribute.type === IpsecAttribute.lifeDuration) {
      if (type === LifeType.seconds) seconds = Math.min(seconds, attributeValue(attribute));
      if (type === LifeType.kilobytes) kilobytes = Math.min(kilobytes, attributeValue(attribute));
    }
  }
  return { seconds, kilobytes };
}

export function sameSuite(a: SuiteOffer, b: SuiteOffer): boolean {
  return (
    a.length === b.length &&
    a.every((offer, i) => {
      const other = b[i];
      return (
        other !== undefined &&
        offer.protocol === other.protocol &&
        offer.transformId === other.transformId &&
        offer.hmac === other.hmac &&
        offer.keyLength === other.keyLength &&
        offer.encapsulation === other.encapsulation
      );
    })
  );
}

/** Bytes of keying material of one SA: cipher key, then authentication key. */
export function keyLengths(offer: TransformOffer): { readonly encryption: number; readonly authentication: number } {
  if (offer.protocol === 'ipcomp') return { encryption: 0, authentication: 0 };
  if (offer.protocol === 'ah') {
    return { encryption: 0, authentication: offer.transformId === AhTransform.md5 ? 16 : 20 };
  }
  const authentication = offer.hmac === AuthAlgorithm.hmacMd5 ? 16 : offer.hmac === AuthAlgorithm.hmacSha ? 20 : 0;
  switch (offer.transformId) {
    case EspTransform.des:
      return { encryption: 8, authentication };
    case EspTransform.tripleDes:
      return { encryption: 24, authentication };
    case EspTransform.aes:
      // RFC 3602 5.3: without the attribute, 128 bits.
      return { encryption: (offer.keyLength === 0 ? 128 : offer.keyLength) / 8, authentication };
    default:
      return { encryption: 0, authentication };
  }
}
