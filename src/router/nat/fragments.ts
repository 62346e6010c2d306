import type { Ms } from '../../base/event-queue';
import { readU16 } from '../../base/bytes';
import { destinationOf, fragmentOffsetOf, isFragment, protocolOf, sourceOf } from '../../wire/ipv4';
import type { Rewriting } from '../../wire/rewrite';

const LIFE: Ms = 30_000;
const MOST = 256;

/** Later fragments show no ports: they are translated as the first of their packet was. */
export class FragmentMemory {
  private readonly known = new Map<string, { readonly addresses: Rewriting; readonly until: Ms }>();

  /** @param packet that was translated, as it was before */
  note(now: Ms, packet: Uint8Array, { source, destination }: Rewriting): void {
    if (!isFragment(packet) || fragmentOffsetOf(packet) !== 0) return;
    for (const [key, { until }] of this.known) if (until <= now || this.known.size >= MOST) this.known.delete(key);
    const addresses = { ...(source !== undefined && { source }), ...(destination !== undefined && { destination }) };
    this.known.set(keyOf(packet), { addresses, until: now + LIFE });
  }

  recall(now: Ms, packet: Uint8Array): Rewriting | undefined {
    const known = this.known.get(keyOf(packet));
    return known !== undefined && known.until > now ? known.addresses : undefined;
  }
}

function keyOf(packet: Uint8Array): string {
  return `${sourceOf(packet)} ${destinationOf(packet)} ${readU16(packet, 4)} ${protocolOf(packet)}`;
}
