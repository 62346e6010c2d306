import type { Ms } from '../base/event-queue';
import type { Rng } from '../base/rng';
import type { SaLifetime } from './configuration';

/** When a pair of SAs ends, and when it is time to make the next. */

const REKEY_SECONDS = 30;
/** Who answered leaves the first turn to who asked: two ends that ask at once would make two pairs. */
const REKEY_SECONDS_OF_RESPONDER = 20;
const REKEY_KILOBYTES = 256;
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
  /** Bytes after which to rekey, and after which the SA ends. */
  readonly rekeyBytes: number;
  readonly lastByte: number;
}

/** Half the lifetime is left where it is shorter than the lead of a rekey. */
export function lifetimeOf(
  agreed: Readonly<SaLifetime>,
  establishedAt: Ms,
  volume: number,
  role: 'initiator' | 'responder',
): Lifetime {
  const lead = role === 'initiator' ? REKEY_SECONDS : REKEY_SECONDS_OF_RESPONDER;
  const rekeySeconds = Math.max(agreed.seconds - lead, agreed.seconds / 2);
  const rekeyKilobytes = Math.max(volume - REKEY_KILOBYTES, volume / 2);
  return {
    establishedAt,
    expiresAt: establishedAt + agreed.seconds * 1000,
    rekeyAt: establishedAt + rekeySeconds * 1000,
    volume,
    rekeyBytes: rekeyKilobytes * KILOBYTE,
    lastByte: volume * KILOBYTE,
  };
}

/** The same SAs, with less life in them than before if `granted` is less. */
export function shortened(
  lifetime: Lifetime,
  granted: Readonly<SaLifetime>,
  role: 'initiator' | 'responder',
): Lifetime {
  const { establishedAt, expiresAt, volume } = lifetime;
  const seconds = Math.min((expiresAt - establishedAt) / 1000, granted.seconds);
  return lifetimeOf({ seconds, kilobytes: volume }, establishedAt, Math.min(volume, granted.kilobytes), role);
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
