import type { Ms } from '../base/event-queue';
import type { Operation } from '../base/turn';

export const PLATFORM_NAMES = ['c2600', 'c2600xm', 'ideal'] as const;
export type PlatformName = (typeof PLATFORM_NAMES)[number];

/** What a router's work costs, in milliseconds. */
export interface Platform {
  readonly name: PlatformName;
  /** Work of the crypto processes: a router does one thing of this kind at a time. */
  readonly operations: Readonly<Record<Operation, Ms>>;
  /** Each line of the log that is printed. */
  readonly line: Ms;
  /** Taking a packet from one interface to the other. */
  readonly forward: Ms;
  /** Encryption or decryption of a packet on top of that. */
  readonly crypt: Ms;
  /** A start: until the image is loaded and unpacked, and from there until its interfaces come up. */
  readonly boot: { readonly load: Ms; readonly initialise: Ms };
}

/** Figures of a 2600XM and a 2600, taken from the timestamps of their debug output during a set-up of a tunnel. */
export const PLATFORMS: Readonly<Record<PlatformName, Platform>> = {
  c2600xm: {
    name: 'c2600xm',
    operations: {
      'receive-ike': 14,
      'send-ike': 6,
      'dh-generate': 164,
      'dh-compute': 204,
      skeyid: 2,
      'hmac-context': 1,
      cipher: 2,
      'quick-mode-keying': 246,
      'create-sa': 3,
    },
    line: 1.3,
    forward: 0.6,
    crypt: 0.8,
    boot: { load: 48_000, initialise: 5000 },
  },
  c2600: {
    name: 'c2600',
    operations: {
      'receive-ike': 18,
      'send-ike': 8,
      'dh-generate': 1544,
      'dh-compute': 2048,
      skeyid: 10,
      'hmac-context': 4,
      cipher: 8,
      'quick-mode-keying': 232,
      'create-sa': 8,
    },
    line: 4,
    forward: 1,
    crypt: 1.4,
    boot: { load: 75_000, initialise: 9000 },
  },
  ideal: {
    name: 'ideal',
    operations: {
      'receive-ike': 0,
      'send-ike': 0,
      'dh-generate': 0,
      'dh-compute': 0,
      skeyid: 0,
      'hmac-context': 0,
      cipher: 0,
      'quick-mode-keying': 0,
      'create-sa': 0,
    },
    line: 0,
    forward: 0,
    crypt: 0,
    boot: { load: 0, initialise: 0 },
  },
};
