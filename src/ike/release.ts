import type { Release } from './configuration';

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
  /** TED version in probe and answer. */
  readonly tedVersion: number;
}

const FROM_12_2T: ReleaseTraits = {
  iosVendorId: true,
  laterVendorIds: true,
  initialContact: true,
  initiatesAggressive: true,
  tedVersion: 3,
};

/** 12.2: the golden logs of 12.2(27). */
export const RELEASE_TRAITS: Readonly<Record<Release, ReleaseTraits>> = {
  '12.2': {
    iosVendorId: true,
    laterVendorIds: false,
    initialContact: false,
    initiatesAggressive: false,
    tedVersion: 3,
  },
  '12.2T': FROM_12_2T,
  '12.4': FROM_12_2T,
};
