import type { Release } from './configuration';

/** What a release of IOS puts on the wire. One table, so that a capture of a real router could correct it in one place. */
export interface ReleaseTraits {
  /** The IOS vendor ID goes out with MM3 and MM4. */
  readonly iosVendorId: boolean;
  /** INITIAL-CONTACT goes out with MM5. */
  readonly initialContact: boolean;
  /** TED version in probe and answer. */
  readonly tedVersion: number;
}

/** 12.2: the golden logs of 12.2(27). */
export const RELEASE_TRAITS: Readonly<Record<Release, ReleaseTraits>> = {
  '12.2': { iosVendorId: true, initialContact: false, tedVersion: 3 },
};
