import type { Ms } from '../base/event-queue';
import type { Rng } from '../base/rng';

/** What may go wrong with packets that a port sends. Shares are 0..1. */
export interface Impairment {
  readonly loss: number;
  /** Added to the link's own delay. */
  readonly delay: Ms;
  /** Up to so much more or less delay, drawn for each packet: enough of it changes their order. */
  readonly jitter: Ms;
  readonly duplicate: number;
  /** Share of packets that are held back behind those that follow. */
  readonly reorder: number;
}

export const NO_IMPAIRMENT: Impairment = { loss: 0, delay: 0, jitter: 0, duplicate: 0, reorder: 0 };

/** How long a packet that is to be overtaken is held back. */
const HELD_BACK: Ms = 20;

/** The extra delays of the copies that arrive of one packet: none when it is lost. */
export function impairedCopies(impairment: Impairment, rng: Rng): readonly Ms[] {
  if (happens(impairment.loss, rng)) return [];
  const first = extraDelay(impairment, rng);
  return happens(impairment.duplicate, rng) ? [first, extraDelay(impairment, rng)] : [first];
}

function extraDelay(impairment: Impairment, rng: Rng): Ms {
  let delay = impairment.delay;
  if (impairment.jitter > 0) delay += (2 * rng.fraction() - 1) * impairment.jitter;
  if (happens(impairment.reorder, rng)) delay += HELD_BACK;
  return Math.max(0, delay);
}

/** Draws only where it matters, so that one kind of trouble does not change the luck of another link. */
function happens(share: number, rng: Rng): boolean {
  return share > 0 && rng.fraction() < share;
}
