import type { Ms } from '../base/event-queue';
import type { Ipv4 } from '../base/ipv4-address';
import type { AgreedPolicy } from './agreed-policy';
import type { IkeState } from './events/states';

/** An ISAKMP SA, as shows read it. */
export interface IkeSaView {
  /** The responder, on both routers. */
  readonly destination: Ipv4;
  /** The initiator. */
  readonly source: Ipv4;
  readonly state: IkeState;
  readonly connectionId: number;
  readonly slot: 0;
  readonly role: 'initiator' | 'responder';
  readonly local: Ipv4;
  readonly peer: Ipv4;
  readonly initiatorCookie: Uint8Array;
  readonly responderCookie: Uint8Array;
  /** From MM2 on. */
  readonly policy: AgreedPolicy | undefined;
  /** The Diffie-Hellman of phase 1 while it is needed: the engine's number of it, and when it was made. */
  readonly keyExchange: { readonly number: number; readonly madeAt: Ms } | undefined;
  /** Both ends know dead peer detection. */
  readonly deadPeerDetection: boolean;
  /** Addresses are translated between the ends, and both know. */
  readonly natTraversal: boolean;
  /** Marked for deletion; it is purged soon. */
  readonly deleted: boolean;
  /** When phase 1 was done. */
  readonly establishedAt: Ms | undefined;
}
