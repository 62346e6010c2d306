import type { Ms } from './event-queue';
import type { Rng } from './rng';

/**
 * What costs processor time on a real router. The engines name the operation; the device model prices it
 * (golden logs: a Diffie-Hellman takes 1.5 to 2.1 s on a 2600, 0.17 to 0.21 s on a 2600XM).
 */
export type Operation =
  | 'receive-ike'
  | 'send-ike'
  | 'dh-generate'
  | 'dh-compute'
  | 'skeyid'
  | 'hmac-context'
  | 'cipher'
  | 'quick-mode-keying'
  | 'create-sa';

/**
 * One turn of a device's processor: a stretch of work that runs to its end. A router does one thing at a time, so
 * everything an engine emits is stamped with `now`, which `spend` moves on, and whatever arrives meanwhile waits.
 * Engines get a Turn with each call and keep none: this is their only clock and their only dice.
 */
export interface Turn<Event> {
  /** The world's clock inside this turn. */
  readonly now: Ms;
  readonly rng: Rng;
  spend(operation: Operation): void;
  /** Reports what happened, at `now`. */
  emit(event: Event): void;
}
