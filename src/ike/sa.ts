import type { Ms } from '../base/event-queue';
import type { Ipv4 } from '../base/ipv4-address';
import { RareMap } from '../base/rare-map';
import { RecentNumbers } from '../base/recent-numbers';
import type { CbcCipher } from '../crypto/cipher';
import type { DhGroup, KeyPair } from '../crypto/dh';
import type { Hash } from '../crypto/hash';
import { PORT_ISAKMP } from '../wire/isakmp/constants';
import type { IdBody } from '../wire/isakmp/message';
import type { AgreedPolicy } from './agreed-policy';
import type { IkeState, RoleLetter } from './events/states';
import type { Egress, IkeDatagram, SaRequest } from './ipsec-port';
import type { QuickMode } from './quick-mode-exchange';
import type { NatTraversalForm } from './release';

/** A datagram that is sent again until the answer comes. */
export interface Retransmission {
  readonly datagram: IkeDatagram;
  nextAt: Ms;
  attempts: number;
}

export interface Phase1Keys {
  readonly hash: Hash;
  readonly cipher: CbcCipher;
  /** Empty when phase 1 is done. */
  skeyid: Uint8Array;
  readonly skeyidD: Uint8Array;
  readonly skeyidA: Uint8Array;
  /** Ka, cut to the cipher's length. */
  readonly key: Uint8Array;
}

/** The Diffie-Hellman exchange of phase 1. `number` is the engine's own count of them, which the debugs print. */
export interface KeyExchange {
  readonly group: DhGroup;
  readonly pair: KeyPair;
  readonly number: number;
  readonly madeAt: Ms;
}

/** Messages of phase 1 that answer another. */
export type Phase1Message = 'mm2' | 'mm3' | 'mm4' | 'mm5' | 'mm6' | 'am2' | 'am3';

/** The state of dead peer detection towards one peer. */
export interface Liveness {
  /** When to ask. */
  nextAt: Ms;
  /** Of the last question. */
  sequence: number;
  unanswered: number;
  /** When something genuine came last by this SA. */
  heardAt: Ms;
  /** When the first of the questions that are open went out. */
  askedAt: Ms;
}

/** What the two ends know of translators between them (RFC 3947). */
export interface NatTraversal {
  readonly form: NatTraversalForm;
  /** Our own address, the peer's: translated on the way. Both false until NAT-D payloads have said so. */
  inside: boolean;
  peerInside: boolean;
  /** When the next packet goes that keeps our translation alive. */
  keepaliveAt: Ms | undefined;
}

/** One ISAKMP SA, from its first message until it is purged. */
export interface IkeSa {
  readonly connectionId: number;
  readonly role: 'initiator' | 'responder';
  readonly local: Ipv4;
  /** The other gateway; for a discovery the address that the probe went to or its sender's gateway. */
  readonly peer: Ipv4;
  /** Our port and the peer's, as we see it: 500, from where both move when addresses are translated on the way. */
  localPort: number;
  peerPort: number;
  readonly initiatorCookie: Uint8Array;
  responderCookie: Uint8Array;
  state: IkeState;
  /** The message that phase 1 waits for. */
  awaits: Phase1Message | undefined;
  /** Of a discovery: the request; of phase 1: the requests that wait for it. */
  readonly requests: SaRequest[];
  readonly via: Egress | undefined;
  policy: AgreedPolicy | undefined;
  /** Body of the initiator's SA payload, as sent: HASH_I and HASH_R cover it. */
  saBody: Uint8Array;
  exchange: KeyExchange | undefined;
  ownNonce: Uint8Array;
  keys: Phase1Keys | undefined;
  /** Aggressive mode: the body of the peer's ID payload, until its hash has come. */
  peerId: Uint8Array | undefined;
  /** Aggressive mode: who we said to be, until our hash goes out. */
  ownId: IdBody | undefined;
  peerPublic: Uint8Array;
  /** The last block of phase 1: the next message's IV, and at the end the seed of every phase 2 IV. */
  iv: Uint8Array;
  /** The peer's last phase 1 message, to know a duplicate by, and what it was answered with. */
  lastReceived: Uint8Array | undefined;
  lastSent: IkeDatagram | undefined;
  /** When a duplicate was last answered. */
  duplicateAnsweredAt: Ms | undefined;
  retransmission: Retransmission | undefined;
  readonly quickModes: RareMap<number, QuickMode>;
  /** Message ids that were used once: a replayed exchange is none. */
  readonly usedMessageIds: RecentNumbers;
  /** Where both ends know a form of it. */
  natTraversal: NatTraversal | undefined;
  /** Both ends have sent the vendor ID of dead peer detection. */
  peerAnswersDpd: boolean;
  /** Our questions to the peer, where they are configured. */
  liveness: Liveness | undefined;
  /** Sequence number of the peer's last question. */
  lastQuestion: number | undefined;
  /** When a peer began it. */
  beganAt: Ms | undefined;
  establishedAt: Ms | undefined;
  expiresAt: Ms | undefined;
  /** When what only phase 1 needed goes. */
  settlesAt: Ms | undefined;
  /** Marked for deletion; gone at this time. */
  purgeAt: Ms | undefined;
  /** A node without a message of its own that IOS tells of when it purges the SA. */
  hasNodeZero: boolean;
}

export interface NewSa {
  readonly role: IkeSa['role'];
  readonly local: Ipv4;
  readonly peer: Ipv4;
  /** PORT_ISAKMP where it is not named. */
  readonly localPort?: number;
  readonly peerPort: number;
  readonly initiatorCookie: Uint8Array;
  readonly responderCookie: Uint8Array;
  readonly state: IkeState;
  readonly via?: Egress;
}

const NONE = new Uint8Array(0);
/**
 * So many message ids of an SA are remembered. What an older message brings when it is played again opens nothing: a QM1
 * waits in vain for its QM3, whose hash covers our new nonce, and what a DELETE names is gone.
 */
const MESSAGE_IDS = 1024;

export function newSa(connectionId: number, from: NewSa): IkeSa {
  return {
    connectionId,
    role: from.role,
    local: from.local,
    peer: from.peer,
    localPort: from.localPort ?? PORT_ISAKMP,
    peerPort: from.peerPort,
    initiatorCookie: from.initiatorCookie,
    responderCookie: from.responderCookie,
    state: from.state,
    awaits: undefined,
    requests: [],
    via: from.via,
    policy: undefined,
    saBody: NONE,
    exchange: undefined,
    ownNonce: NONE,
    keys: undefined,
    peerId: undefined,
    ownId: undefined,
    peerPublic: NONE,
    iv: NONE,
    lastReceived: undefined,
    lastSent: undefined,
    duplicateAnsweredAt: undefined,
    retransmission: undefined,
    quickModes: new RareMap(),
    usedMessageIds: new RecentNumbers(MESSAGE_IDS),
    natTraversal: undefined,
    peerAnswersDpd: false,
    liveness: undefined,
    lastQuestion: undefined,
    beganAt: undefined,
    establishedAt: undefined,
    expiresAt: undefined,
    settlesAt: undefined,
    purgeAt: undefined,
    hasNodeZero: false,
  };
}

/** Phase 1 is done: what its hashes were made of is needed no more. A router has many SAs. */
export function forgetPhase1(sa: IkeSa): void {
  sa.saBody = NONE;
  sa.ownNonce = NONE;
  sa.peerPublic = NONE;
  if (sa.keys !== undefined) sa.keys.skeyid = NONE;
}

export function roleLetter(sa: IkeSa): RoleLetter {
  return sa.role === 'initiator' ? 'I' : 'R';
}

/** Phase 1 is done and the SA is not on its way out. */
export function isEstablished(sa: IkeSa): boolean {
  return sa.establishedAt !== undefined && sa.purgeAt === undefined;
}

export function isDeleted(sa: IkeSa): boolean {
  return sa.purgeAt !== undefined;
}

export function isDiscovery(sa: IkeSa): boolean {
  return sa.state === 'PEER_DISCOVERY';
}
