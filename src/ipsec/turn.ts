import type { IkeEvent } from '../ike/events';
import type { IkeTurn } from '../ike/ipsec-port';
import type { IpsecEvent } from './events';

/**
 * A turn that tells IPsec's events as well as ISAKMP's. The router's turns are of this kind throughout: what ISAKMP hands
 * through IpsecPort as an IkeTurn is one of these.
 */
export interface IpsecTurn extends IkeTurn {
  emit(event: IkeEvent | IpsecEvent): void;
}
