import type { Ms } from '../base/event-queue';
import type { Rng } from '../base/rng';
import type { SaLifetime } from './configuration';

/** When a pair of SAs ends, and when it is time to make the next. */

const REKEY_SECONDS = 30;
/**
 * Who answered leaves the first turn to who asked: two ends that ask at once would make two pairs, and that takes twice as
 * long. Its volume counts from all that was agreed, of which the other end's start is a part.
 */
const REKEY_SECONDS_OF_RESPONDER = 20;
const REKEY_KILOBYTES = 256;
const REKEY_KILOBYTES_OF_RESPONDER = 64;
const KILOBYTE = 1024;

/** IOS starts a volume of 4608000 kB somewhere in these 4 percent below: so do we, in proportion for others. */
const FULL_VOLUME = 4608000;
const LOWEST_START = 4400000;

export function startVolume(rng: Rng, kilobytes: number): number {
  return Math.floor((kilobytes * rng.between(LOWEST_START, FULL_VOLUME)) / FULL_VOLUME);
}

export interface Lifetime {
  readonly establishedAt: Ms;
  readonly expiresAt: Ms;
  /** When to rekey, if traffic has passed. */
  readonly rekeyAt: Ms;
  /** kB at the start, the same for both directions. */
  readonly volume: number;
  /** Bytes after which to rekey: some before the volume of the start has passed. */
  readonly rekeyBytes: number;
  /** Bytes after which the SA ends: all that was agreed. The peer, which started with a volume of its own, may send so many. */
  readonly lastByte: number;
}

/** Half the lifetime is left where it is shorter than the lead of a rekey. */
export function lifetimeOf(
  agreed: Readonly<SaLifetime>,
  establishedAt: Ms,
  volume: number,
  role: 'initiator' | 'responder',
): Lifetime {
  const asked = role === 'initiator';
  const lead = asked ? REKEY_SECONDS : REKEY_SECONDS_OF_RESPONDER;
  const rekeySeconds = Math.max(agreed.seconds - lead, agreed.seconds / 2);
  const rekeyKilobytes = asked
    ? Math.max(volume - REKEY_KILOBYTES, volume / 2)
    : agreed.kilobytes - REKEY_KILOBYTES_OF_RESPONDER;
  return {
    establishedAt,
    expiresAt: establishedAt + agreed.seconds * 1000,
    rekeyAt: establishedAt + rekeySeconds * 1000,
    volume,
    rekeyBytes: rekeyKilobytes * KILOBYTE,
    lastByte: agreed.kilobytes * KILOBYTE,
  };
}

/** The same SAs, with less life in them than before if `granted` is less. */
export function shortened(
  lifetime: Lifetime,
  granted: Readonly<SaLifetime>,
  role: 'initiator' | 'responder',
): Lifetime {
  const { establishedAt, expiresAt, volume, lastByte } = lifetime;
  const seconds = Math.min((expiresAt - establishedAt) / 1000, granted.seconds);
  const kilobytes = Math.min(lastByte / KILOBYTE, granted.kilobytes);
  return lifetimeOf({ seconds, kilobytes }, establishedAt, Math.min(volume, kilobytes), role);
}

/** Of SAs whose keys were typed: they end with their place in the configuration, and no peer can end them or ask for others. */
export function endless(establishedAt: Ms): Lifetime {
  return {
    establishedAt,
    expiresAt: Infinity,
    rekeyAt: Infinity,
    volume: Infinity,
    rekeyBytes: Infinity,
    lastByte: Infinity,
  };
}

export function isEndless({ expiresAt }: Lifetime): boolean {
  return expiresAt === Infinity;
}

export function remainingSeconds(lifetime: Lifetime, now: Ms): number {
  return Math.max(0, Math.floor((lifetime.expiresAt - now) / 1000));
}

export function remainingKilobytes(lifetime: Lifetime, bytes: number): number {
  return Math.max(0, lifetime.volume - Math.floor(bytes / KILOBYTE));
}
