import type { IkeContext } from './context';
import { isDeleted, isDiscovery } from './sa';

/** How much ISAKMP holds: whatever began an exchange must be gone from here some time after its end. */
export interface IkeCensus {
  /** ISAKMP SAs of all kinds, those marked for deletion too. */
  readonly sas: number;
  readonly deleted: number;
  readonly discoveries: number;
  /** Phase 1 exchanges under way. */
  readonly halfOpen: number;
  /** Quick modes, those too that are only remembered. */
  readonly nodes: number;
  /** Quick modes that are under way. */
  readonly openNodes: number;
  /** Quick modes that wait for IPsec's SPIs. */
  readonly awaitingSpis: number;
  /** Messages that are sent again until they are answered. */
  readonly retransmissions: number;
  readonly dhNumbers: number;
  /** Requests of IPsec that wait for phase 1. */
  readonly requests: number;
}

/** Of a router whose ISAKMP has never been asked for anything. */
export const NO_IKE: IkeCensus = {
  sas: 0,
  deleted: 0,
  discoveries: 0,
  halfOpen: 0,
  nodes: 0,
  openNodes: 0,
  awaitingSpis: 0,
  retransmissions: 0,
  dhNumbers: 0,
  requests: 0,
};

export function ikeCensus(context: IkeContext): IkeCensus {
  const census = { ...NO_IKE, awaitingSpis: context.awaitingSpis.size, dhNumbers: context.dhNumbers.size };
  for (const sa of context.table.all()) {
    census.sas++;
    if (isDeleted(sa)) census.deleted++;
    else if (isDiscovery(sa)) census.discoveries++;
    else if (sa.establishedAt === undefined) census.halfOpen++;
    if (sa.retransmission !== undefined) census.retransmissions++;
    if (!isDeleted(sa)) census.requests += sa.requests.length;
    for (const { step, retransmission } of sa.quickModes.values()) {
      census.nodes++;
      if (step !== 'done') census.openNodes++;
      if (retransmission !== undefined) census.retransmissions++;
    }
  }
  return census;
}
