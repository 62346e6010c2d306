import type { NatSide } from '../router/model/nat';
import type { RouterConfig, StaticRoute } from '../router/model/router-config';

/**
 * Puts lists into the order in which IOS prints them, whatever the order of typing: a model is equal to the one that its
 * own text loads as.
 */
export function putInOrder({ routes, kept, nat }: RouterConfig): void {
  routes.sort(byDestination);
  kept.sort((a, b) => a.rank - b.rank);
  nat.rules.sort(insideFirst);
  nat.statics.sort(insideFirst);
}

function insideFirst(a: { readonly side: NatSide }, b: { readonly side: NatSide }): number {
  return a.side === b.side ? 0 : a.side === 'inside' ? -1 : 1;
}

/** By destination and mask, the default route first. */
function byDestination(a: StaticRoute, b: StaticRoute): number {
  return a.network - b.network || a.mask - b.mask;
}
