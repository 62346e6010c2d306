import type { Ms } from '../base/event-queue';
import type { Identity } from './identity';
import type { SaBundle } from './sa-bundle';

/** What becomes of the SAs of an identity when others join them. */

/**
 * The responder has the SAs when QM3 has come, and says nothing of it. If it does not come the responder sends QM2 again
 * each 10 s: whoever hears nothing of that three times may take it that it has them.
 */
const CONFIRMATION: Ms = 32_000;

/**
 * A quick mode that begins so soon after the other end's was done is not meant to renew what that one made: its QM1 was on
 * its way already, or had to be sent again.
 */
const AT_ONCE: Ms = 60_000;

/** The end that began the exchange of the pair that goes deletes it: soon when it sees the other one used, else later. */
const YIELD_AFTER: Ms = 2_000;
const YIELD_AT_LAST: Ms = 15_000;

/**
 * `bundle` is about to join the others of its identity. The older ones are superseded, and stay for what is still under way:
 * they carry what goes out until the peer is known to have the new ones. Only of two that both ends made at the same
 * time the older one may be the one that stays.
 * @param beganAt when its quick mode began
 */
export function succeed(identity: Identity, bundle: SaBundle, beganAt: Ms): void {
  const { establishedAt } = bundle.lifetime;
  if (bundle.role === 'initiator' && identity.current(establishedAt) !== undefined) {
    bundle.unconfirmedUntil = establishedAt + CONFIRMATION;
  }
  const rival = identity.bundles.find(other => areRivals(other, bundle, beganAt));
  const loser = rival === undefined ? undefined : initiatorOf(rival) < initiatorOf(bundle) ? rival : bundle;
  for (const older of identity.bundles) if (older !== rival) older.rekey = 'asked';
  if (rival === undefined || loser === undefined) return;
  const winner = loser === rival ? bundle : rival;
  loser.rekey = 'asked';
  // The end that did not begin its exchange waits for the DELETE.
  const from = loser.role === 'initiator' ? establishedAt : Infinity;
  loser.yielding = { to: winner, at: from + YIELD_AFTER, atLast: from + YIELD_AT_LAST };
}

/** Neither of them renews the other. */
function areRivals(other: SaBundle, bundle: SaBundle, beganAt: Ms): boolean {
  return (
    other.role !== bundle.role &&
    other.rekey === 'later' &&
    other.yielding === undefined &&
    beganAt < other.lifetime.establishedAt + AT_ONCE &&
    other.usedBytes < other.lifetime.rekeyBytes / 2
  );
}

/** Both ends go by it: the pair stays whose initiator has the higher address. */
function initiatorOf({ role, local, peer }: SaBundle): number {
  return role === 'initiator' ? local : peer;
}

/** QM2 came again: the peer does not have QM3 yet. */
export function confirmLater(bundle: SaBundle, now: Ms): void {
  if (bundle.unconfirmedUntil !== undefined) bundle.unconfirmedUntil = now + CONFIRMATION;
}
