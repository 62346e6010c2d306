import type { Ms } from '../base/event-queue';
import type { DhGroup, KeyPair } from '../crypto/dh';
import type { IdBody, ProposalBody } from '../wire/isakmp/message';
import type { IkeDatagram, SaProposal, SaRequest } from './ipsec-port';
import type { Lifetime, Spis } from './phase2-proposal';
import type { Retransmission } from './sa';

/** One quick mode: IOS calls it a node. */
export interface QuickMode {
  readonly messageId: number;
  readonly role: 'initiator' | 'responder';
  readonly beganAt: Ms;
  /** Of the initiator. */
  readonly request: SaRequest | undefined;
  step: 'awaits-spis' | 'awaits-qm2' | 'awaits-qm3' | 'done';
  /** IV of the next message. */
  iv: Uint8Array;
  spis: Spis;
  /** Of a pair that stands. */
  peerSpis: Spis;
  /** The peer has set the commit bit and not said CONNECTED yet. */
  awaitsConnected: boolean;
  ownNonce: Uint8Array;
  peerNonce: Uint8Array;
  /** The identities, as they stand on the wire; none: the gateways themselves (RFC 2409 5.5). */
  ids: readonly IdBody[];
  /** Perfect forward secrecy. */
  dh: { readonly group: DhGroup; readonly pair: KeyPair } | undefined;
  secret: Uint8Array | undefined;
  /** Responder: what was accepted. */
  accepted: AcceptedSuite | undefined;
  lastReceived: Uint8Array | undefined;
  lastSent: IkeDatagram | undefined;
  /** When a duplicate was last answered. */
  duplicateAnsweredAt: Ms | undefined;
  retransmission: Retransmission | undefined;
  /** A finished node is remembered for a while, so that a duplicate can be answered. */
  purgeAt: Ms | undefined;
}

export interface AcceptedSuite {
  readonly proposal: SaProposal;
  readonly lifetime: Lifetime;
  /** What the initiator asked for. */
  readonly offeredLifetime: Lifetime;
  readonly peerSpis: Spis;
  /** The initiator's proposal payloads with the chosen transforms alone, to be sent back. */
  readonly bodies: readonly ProposalBody[];
}

export function newQuickMode(
  messageId: number,
  role: QuickMode['role'],
  beganAt: Ms,
  iv: Uint8Array,
  request: SaRequest | undefined,
): QuickMode {
  return {
    messageId,
    role,
    beganAt,
    request,
    step: 'awaits-spis',
    iv,
    spis: {},
    peerSpis: {},
    awaitsConnected: false,
    ownNonce: new Uint8Array(0),
    peerNonce: new Uint8Array(0),
    ids: [],
    dh: undefined,
    secret: undefined,
    accepted: undefined,
    lastReceived: undefined,
    lastSent: undefined,
    duplicateAnsweredAt: undefined,
    retransmission: undefined,
    purgeAt: undefined,
  };
}
