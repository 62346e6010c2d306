import type { Ms } from '../../base/event-queue';

const INITIAL: Ms = 2000;
const LEAST: Ms = 300;
const MOST: Ms = 60_000;

/** The retransmission time-out (RFC 2988), as `show tcp` names its parts. */
export class RetransmissionTimeout {
  private smoothed: Ms | undefined;
  private variation: Ms = 0;
  private base: Ms = INITIAL;
  private backoff = 1;

  get timeout(): Ms {
    return Math.min(MOST, this.base * this.backoff);
  }

  /** Smoothed round-trip time; 0 before the first measurement. */
  get roundTrip(): Ms {
    return this.smoothed ?? 0;
  }

  get deviation(): Ms {
    return this.variation;
  }

  /** @param sample of a segment that was sent once (Karn) */
  measured(sample: Ms): void {
    if (this.smoothed === undefined) {
      this.smoothed = sample;
      this.variation = sample / 2;
    } else {
      this.variation = 0.75 * this.variation + 0.25 * Math.abs(this.smoothed - sample);
      this.smoothed = 0.875 * this.smoothed + 0.125 * sample;
    }
    this.base = Math.max(LEAST, this.smoothed + 4 * this.variation);
    this.backoff = 1;
  }

  expired(): void {
    this.backoff *= 2;
  }

  /** Something new was acknowledged. */
  progressed(): void {
    this.backoff = 1;
  }
}
