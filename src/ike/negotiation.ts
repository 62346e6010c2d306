import { aggressivePeer, startAggressiveMode } from './aggressive-mode';
import type { IkeContext } from './context';
import type { IkeTurn, SaRequest } from './ipsec-port';
import { startMainMode } from './main-mode';
import { startQuickMode } from './quick-mode-initiator';
import type { IkeSa } from './sa';

/**
 * Serves a request of IPsec: by quick mode at once where an ISAKMP SA with the peer stands, after the phase 1 that is
 * under way, or by starting phase 1 (told by `tellStart`).
 */
export function startPhase1(
  context: IkeContext,
  turn: IkeTurn,
  request: SaRequest,
  tellStart: (sa: IkeSa) => void,
): void {
  const { table, env } = context;
  if (isServed(context, request)) return;
  const established = table.established(request.remote, request.local, request.peerPort);
  if (established !== undefined) {
    startQuickMode(context, turn, established, request);
    return;
  }
  const underWay = table.initiating(request.remote, request.local);
  if (underWay !== undefined) {
    underWay.requests.push(request);
    return;
  }
  const peer = aggressivePeer(context, request.remote);
  const started =
    peer === undefined
      ? startMainMode(context, turn, request, tellStart)
      : startAggressiveMode(context, turn, request, peer, tellStart);
  if (started === undefined) env.ipsec.negotiationEnded(request.id, 'refused');
}

/** IPsec's timer asks again for what we are still at. */
function isServed(context: IkeContext, request: SaRequest): boolean {
  for (const sa of context.table.all()) {
    if (sa.state === 'PEER_DISCOVERY') continue;
    if (sa.requests.some(other => other.id === request.id)) return true;
    for (const { request: other, step } of sa.quickModes.values()) {
      if (other?.id === request.id && step !== 'done') return true;
    }
  }
  return false;
}
