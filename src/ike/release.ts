import type { VendorName } from '../wire/isakmp/vendor-ids';
import type { Release } from './configuration';

/** By the vendor ID that says so. */
export type NatTraversalForm = Extract<VendorName, `natT${string}`>;

/** What a release of IOS puts on the wire. One table, so that a capture of a real router could correct it in one place. */
export interface ReleaseTraits {
  /** The IOS vendor ID goes out with the key exchange of phase 1. */
  readonly iosVendorId: boolean;
  /** Those of Unity, dead peer detection and XAUTH go with it, and are known when they come. */
  readonly laterVendorIds: boolean;
  /** INITIAL-CONTACT goes out with the initiator's proof of the first SA with a peer. */
  readonly initialContact: boolean;
  /** `crypto isakmp peer` with `set aggressive-mode`; every release answers aggressive mode. */
  readonly initiatesAggressive: boolean;
  /** Forms of NAT traversal that are offered and understood, the first choice first. */
  readonly natTraversal: readonly NatTraversalForm[];
  /** TED version in probe and answer. */
  readonly tedVersion: number;
  /** A peer is asked whether it is there when something was sent to it; before, whenever it is silent. */
  readonly asksOnDemand: boolean;
  /** What is too long for a tunnel is cut before it is encrypted, unless the configuration says otherwise. */
  readonly cutsFirst: boolean;
  /**
   * The lists of an interface see what goes into its tunnels and comes out of them. From 12.3(8)T on they see ESP and AH
   * alone, in both directions.
   */
  readonly listsSeeInside: boolean;
}

const FROM_12_2T: ReleaseTraits = {
  iosVendorId: true,
  laterVendorIds: true,
  initialContact: true,
  initiatesAggressive: true,
  // 12.2(13)T is older than the RFC.
  natTraversal: ['natTDraft03', 'natTDraft02'],
  tedVersion: 3,
  asksOnDemand: false,
  cutsFirst: true,
  listsSeeInside: true,
};

/** 12.2: the golden logs of 12.2(27). */
export const RELEASE_TRAITS: Readonly<Record<Release, ReleaseTraits>> = {
  '12.2': {
    iosVendorId: true,
    laterVendorIds: false,
    initialContact: false,
    initiatesAggressive: false,
    natTraversal: [],
    tedVersion: 3,
    asksOnDemand: false,
    cutsFirst: false,
    listsSeeInside: true,
  },
  '12.2T': FROM_12_2T,
  '12.4': {
    ...FROM_12_2T,
    asksOnDemand: true,
    natTraversal: ['natTRfc3947', 'natTDraft03', 'natTDraft02'],
    listsSeeInside: false,
  },
};
