import { fromHex, newBytes } from '../base/bytes';
import type { Ms } from '../base/event-queue';
import type { Ipv4 } from '../base/ipv4-address';
import type { SaKeys, SecurityProtocol, SuiteOffer, TransformOffer } from '../ike/ipsec-port';
import type { ManualMapEntry, SessionKeys } from './configuration';
import type { Identity } from './identity';
import {
  allocateConnections,
  endBundle,
  makeSas,
  type SaMaterial,
  tellInitialization,
  tellInstalled,
} from './installation';
import { endless } from './lifetimes';
import { transformSetsOf, transportPossible } from './policy-check';
import { SaBundle } from './sa-bundle';
import type { SecurityAssociation } from './security-association';
import { peersOf, type SpdEntry } from './spd';
import type { IpsecState } from './state';
import { ahAlgorithm, espAlgorithms, suiteOf, TRANSPORT, TUNNEL } from './transforms';
import type { IpsecTurn } from './turn';

/**
 * `crypto map NAME SEQ ipsec-manual`: SAs of keys that are typed. They stand as soon as the entry is complete, and stay until
 * it says something else. The first peer, the first transform set and the first permit line of the entry count; keys that
 * are longer than the transform needs are cut, as on IOS.
 */

class ManualBundle extends SaBundle {
  /** @param made what of the configuration they were made of: to know when it says something else */
  constructor(
    local: Ipv4,
    peer: Ipv4,
    { inbound, outbound }: Record<'inbound' | 'outbound', readonly SecurityAssociation[]>,
    establishedAt: Ms,
    readonly made: string,
  ) {
    super(local, peer, inbound, outbound, endless(establishedAt), 'initiator');
    this.rekey = 'asked';
  }
}

const NO_KEY = newBytes(0);

/** What all of an entry comes to. */
interface TypedSas {
  readonly peer: Ipv4;
  readonly suite: SuiteOffer;
  readonly inbound: readonly SaKeys[];
  readonly outbound: readonly SaKeys[];
}

/** The first key that an entry lacks, or has too short. */
export interface MissingKey {
  readonly peer: Ipv4;
  readonly protocol: SecurityProtocol;
  /** 0: no `set session-key` for this protocol and direction. */
  readonly spi: number;
}

/** The key in bytes; undefined when it has fewer digits than the transform needs. */
function keyBytes(digits: string | undefined, bytes: number): Uint8Array | undefined {
  if (bytes === 0) return NO_KEY;
  const hex = (digits ?? '').replace(/^0x/i, '');
  return hex.length < 2 * bytes ? undefined : fromHex(hex.slice(0, 2 * bytes));
}

function keysFor(offer: TransformOffer, { ah, esp }: SessionKeys): SaKeys | undefined {
  const { protocol } = offer;
  if (protocol === 'ah') {
    const authenticationKey = keyBytes(ah?.key, ahAlgorithm(offer)?.keyBytes ?? 0);
    if (ah === undefined || authenticationKey === undefined) return undefined;
    return { protocol, spi: ah.spi, encryptionKey: NO_KEY, authenticationKey };
  }
  const algorithms = espAlgorithms(offer);
  const encryptionKey = keyBytes(esp?.cipher, algorithms?.cipher.keyBytes ?? 0);
  const authenticationKey = keyBytes(esp?.authenticator, algorithms?.auth?.keyBytes ?? 0);
  if (esp === undefined || encryptionKey === undefined || authenticationKey === undefined) return undefined;
  return { protocol, spi: esp.spi, encryptionKey, authenticationKey };
}

type Found<Whole> = { readonly missing: MissingKey } | { readonly missing: undefined; readonly whole: Whole };

function allKeys(suite: SuiteOffer, session: SessionKeys, peer: Ipv4): Found<readonly SaKeys[]> {
  const whole: SaKeys[] = [];
  for (const offer of suite) {
    const { protocol } = offer;
    const keys = keysFor(offer, session);
    if (keys === undefined) {
      const typed = protocol === 'ipcomp' ? undefined : session[protocol];
      return { missing: { peer, protocol, spi: typed?.spi ?? 0 } };
    }
    whole.push(keys);
  }
  return { missing: undefined, whole };
}

/** Undefined: the entry names no peer or no transform set, and asks for nothing. */
function typedSas(
  state: IpsecState,
  entry: SpdEntry,
  manual: ManualMapEntry,
  identity: Identity,
): Found<TypedSas> | undefined {
  const [peer] = peersOf(state.env, manual);
  const [set] = transformSetsOf(state, entry);
  if (peer === undefined || set === undefined) return undefined;
  const possible = set.mode === 'transport' && transportPossible(entry.localAddress, peer, identity.proxies);
  // No line types a CPI: what is typed is never compressed.
  const suite = suiteOf(set, possible ? TRANSPORT : TUNNEL).filter(({ protocol }) => protocol !== 'ipcomp');
  const inbound = allKeys(suite, manual.inbound, peer);
  if (inbound.missing !== undefined) return inbound;
  const outbound = allKeys(suite, manual.outbound, peer);
  if (outbound.missing !== undefined) return outbound;
  return { missing: undefined, whole: { peer, suite, inbound: inbound.whole, outbound: outbound.whole } };
}

/** The key for want of which the entry protects nothing. */
export function missingKey(state: IpsecState, entry: SpdEntry, identity: Identity): MissingKey | undefined {
  return entry.manual && typedSas(state, entry, entry.manual, identity)?.missing;
}

/** After every change: what stands and what the configuration says are made the same. */
export function settleManual(state: IpsecState, turn: IpsecTurn): void {
  for (const entry of state.entries()) {
    if (entry.manual === undefined) continue;
    for (const identity of entry.identities) settle(state, turn, identity, entry.manual);
  }
}

function settle(state: IpsecState, turn: IpsecTurn, identity: Identity, manual: ManualMapEntry): void {
  const { entry } = identity;
  const found = typedSas(state, entry, manual, identity);
  const wanted = found === undefined || found.missing !== undefined ? undefined : found.whole;
  const made = JSON.stringify([wanted?.peer, wanted?.suite, manual.inbound, manual.outbound]);
  const stands = identity.bundles.some(bundle => bundle instanceof ManualBundle && bundle.made === made);
  if (stands && wanted !== undefined) return;
  for (const bundle of [...identity.bundles]) endBundle(state, turn, bundle, identity, false);
  if (wanted !== undefined) install(state, turn, identity, wanted, made);
}

function install(state: IpsecState, turn: IpsecTurn, identity: Identity, typed: TypedSas, made: string): void {
  const { peer, suite, inbound, outbound } = typed;
  const { localAddress: local } = identity.entry;
  const taken = inbound.find(({ protocol, spi }) => state.sad.inbound(local, protocol, spi) !== undefined);
  if (taken !== undefined) {
    // An SPI names one SA of ours: the first entry that has it keeps it.
    turn.emit({ kind: 'manual-spi-taken', peer, protocol: taken.protocol, spi: taken.spi });
    return;
  }
  const material: SaMaterial = {
    proposal: { local, remote: peer, proxies: identity.proxies, suite, pfs: undefined, requestId: undefined },
    inbound,
    outbound,
    lifetime: { seconds: 0, kilobytes: 0 },
    connections: allocateConnections(state, turn, suite.length),
  };
  const bundle = new ManualBundle(local, peer, makeSas(state, material, true), turn.now, made);
  identity.peer = peer;
  tellInitialization(turn, material, bundle);
  state.sad.install(identity, bundle);
  tellInstalled(turn, material, bundle);
}
