import type { Ms } from '../base/event-queue';
import type { Ipv4 } from '../base/ipv4-address';
import type { Turn } from '../base/turn';
import type { GroupId } from './configuration';
import type { IkeEvent } from './events';

/**
 * The border between ISAKMP and IPsec, as on IOS: two processes with a queue between them. ISAKMP asks IPsec through
 * IpsecPort; IPsec asks ISAKMP by calling the endpoint's `request`, `spiResponse` and `sendDelete`. Whatever IOS passes
 * through the queue ("received ke message", "got a queue event") goes through `turn.defer`, so that it is handled after
 * the work in hand, in the same turn.
 */
export interface IkeTurn extends Turn<IkeEvent> {
  /** Puts a datagram on the wire at `now`. */
  send(datagram: IkeDatagram): void;
  /** Runs `job` in this turn as soon as the work in hand has returned. */
  defer(job: (turn: this) => void): void;
}

/** A UDP datagram that carries ISAKMP. For a TED probe the addresses are those of the flow, not of a gateway. */
export interface IkeDatagram {
  readonly source: Ipv4;
  readonly destination: Ipv4;
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly bytes: Uint8Array;
  /** Received only: where it came in. */
  readonly interfaceName?: string;
}

/** One half of a traffic selector, as an ISAKMP identity carries it. */
export interface Proxy {
  /** 1: ID_IPV4_ADDR, 4: ID_IPV4_ADDR_SUBNET */
  readonly type: 1 | 4;
  readonly address: Ipv4;
  readonly mask: Ipv4;
  /** IP protocol and port, 0: any */
  readonly protocol: number;
  readonly port: number;
}

export interface ProxyPair {
  readonly local: Proxy;
  readonly remote: Proxy;
}

/** Between which ports ESP travels in UDP (RFC 3948). */
export interface UdpPath {
  readonly localPort: number;
  readonly peerPort: number;
  /** The peer's address is translated on the way: it is where its last authentic packet came from. */
  readonly follows: boolean;
}

/** IPComp compresses what ESP or AH then protect, and stands in no suite alone. */
export type SecurityProtocol = 'ah' | 'esp' | 'ipcomp';

/** One protocol's transform, in wire numbers (RFC 2407 4.4, 4.5). */
export interface TransformOffer {
  readonly protocol: SecurityProtocol;
  /** ESP, AH or IPComp transform identifier. */
  readonly transformId: number;
  /** Authentication algorithm attribute, 0: none. */
  readonly hmac: number;
  /** Key length attribute in bits, 0: none. */
  readonly keyLength: number;
  /** 1 tunnel, 2 transport */
  readonly encapsulation: number;
}

/** What one transform set asks for: the protocols of one proposal, all of which must be agreed (AH and ESP: two). */
export type SuiteOffer = readonly TransformOffer[];

/** Where packets for the peer or the flow leave this router. */
export interface Egress {
  readonly interfaceName: string;
  readonly nextHop: Ipv4;
}

/** IPsec asks for a pair of SAs, or for the discovery of the gateway to make them with. */
export interface SaRequest {
  readonly kind: 'negotiate' | 'discover';
  /** IPsec's own number for it; comes back in `getSpis`, `negotiationEnded` and `acceptDiscovered`. */
  readonly id: number;
  /** My gateway address. */
  readonly local: Ipv4;
  /** The peer's gateway address; for a discovery it is not known yet and 0. */
  readonly remote: Ipv4;
  /** The packet that asked for it. */
  readonly flow: { readonly source: Ipv4; readonly destination: Ipv4; readonly protocol: number };
  /** For a discovery: `remote` is the whole remote side of the access list entry. */
  readonly proxies: ProxyPair;
  readonly egress: Egress;
  /** In order of preference. */
  readonly suites: readonly SuiteOffer[];
  readonly lifetime: { readonly seconds: number; readonly kilobytes: number };
  readonly pfs: GroupId | undefined;
  /** Where several peers share an address: the port of the one that is meant. */
  readonly peerPort?: number | undefined;
}

/** Why IPsec refuses; the engine answers with the NOTIFY that belongs to it. */
export type IpsecRefusal = 'transform' | 'proxies' | 'peer' | 'local-address' | 'pfs' | 'mode';

/** A suite under negotiation, in either role. Proxies are seen from this router. */
export interface SaProposal {
  readonly local: Ipv4;
  readonly remote: Ipv4;
  readonly proxies: ProxyPair;
  readonly suite: SuiteOffer;
  /** The group of the KE payload, if there was one. */
  readonly pfs: GroupId | undefined;
  /** Initiator: the request that it belongs to. */
  readonly requestId: number | undefined;
}

/** What one direction of one protocol gets from quick mode. */
export interface SaKeys {
  readonly protocol: SecurityProtocol;
  /** Of IPComp: its CPI, 16 bits. */
  readonly spi: number;
  /** Cipher key, then authentication key: RFC 2409 5.5 cuts KEYMAT in this order. */
  readonly encryptionKey: Uint8Array;
  readonly authenticationKey: Uint8Array;
}

/** A negotiated pair, ready to be installed. `inbound[i]`, `outbound[i]` and `suite[i]` belong together. */
export interface NegotiatedSas {
  readonly proposal: SaProposal;
  readonly role: 'initiator' | 'responder';
  readonly inbound: readonly SaKeys[];
  readonly outbound: readonly SaKeys[];
  readonly lifetime: { readonly seconds: number; readonly kilobytes: number };
  /** From `allocateConnections`: one number a protocol and direction. */
  readonly connections: ConnectionIds;
  /** Undefined: they travel as they are. */
  readonly udp?: UdpPath | undefined;
  /** Phase 1 SA that made it. */
  readonly ikeConnectionId: number;
  /** The peer will say when they may be used for sending: `peerConnected`. */
  readonly awaitsConnected: boolean;
  /** When QM1 was sent or came. */
  readonly beganAt: Ms;
  /** The initiator may send at once; a responder's outbound SA is used from QM3 on. */
  readonly establishedAt: Ms;
}

export interface ConnectionIds {
  readonly inbound: readonly number[];
  readonly outbound: readonly number[];
}

/** A TED probe, as the responder sees it. */
export interface ReceivedProbe {
  readonly flow: { readonly source: Ipv4; readonly destination: Ipv4 };
  /** The prober's gateway address, from the first ID. */
  readonly gateway: Ipv4;
  /** The prober's half, from the second ID. */
  readonly proxy: Proxy;
  readonly interfaceName: string;
}

/** What becomes of the answer to a probe. */
export type Discovered = SaRequest | 'served' | 'late' | undefined;

/** `refused`: the peer is there, and does not want it, or is not who it should be; `cancelled`: it was stopped at either end. */
export type NegotiationOutcome = 'established' | 'refused' | 'unanswered' | 'cancelled';

/** -Infinity: never. */
export interface Traffic {
  readonly heardAt: Ms;
  readonly sentAt: Ms;
}

export interface IpsecPort {
  /** The hook of `IPSEC(validate_proposal)`: does any map entry for this peer know this suite? Emits the refusal. */
  validateProposal(turn: IkeTurn, proposal: SaProposal): IpsecRefusal | undefined;
  /** `IPSEC(validate_proposal_request)`: suite, peer and proxies together, against the maps. */
  validateProposalRequest(turn: IkeTurn, proposal: SaProposal): IpsecRefusal | undefined;
  /** Lifetime of this router for an acceptable proposal: the lower of it and the offer wins. */
  lifetimeFor(proposal: SaProposal): { readonly seconds: number; readonly kilobytes: number };
  /** Queued; IPsec answers with `spiResponse(turn, handle, spis)`, one SPI for each protocol of the suite. */
  getSpis(turn: IkeTurn, handle: number, proposal: SaProposal): void;
  /** Connection ids for a pair: lowest free pairs from 2000. */
  allocateConnections(turn: IkeTurn, protocols: readonly SecurityProtocol[]): ConnectionIds;
  /** Queued. */
  install(turn: IkeTurn, sas: NegotiatedSas): void;
  /** Gives back SPIs that were handed out for a negotiation that failed. */
  releaseSpis(spis: readonly number[]): void;
  /** A request came to its end. The flow may ask again unless the pair stands. */
  negotiationEnded(requestId: number, outcome: NegotiationOutcome): void;
  /**
   * QM2 came again for the pair with this inbound SPI: QM3 was lost, and the peer cannot read what goes out by it yet.
   * @returns whether we have it yet
   */
  notConfirmed(turn: IkeTurn, local: Ipv4, protocol: SecurityProtocol, spi: number): boolean;
  /** The peer has its end of the pair with this inbound SPI in place. */
  peerConnected(turn: IkeTurn, local: Ipv4, protocol: SecurityProtocol, spi: number): void;
  /** The peer grants the SAs that we send to it by less life than was agreed. */
  shorten(turn: IkeTurn, peer: Ipv4, protocol: SecurityProtocol, spi: number, lifetime: SaRequest['lifetime']): void;
  /** The peer has made the SAs of a request meanwhile, which is forgotten then. */
  servedByPeer(requestId: number): boolean;
  /** A DELETE of the peer for its inbound SAs, i.e. our outbound ones. Queued. */
  deleteOutbound(turn: IkeTurn, peer: Ipv4, protocol: SecurityProtocol, spis: readonly number[]): void;
  /** INITIAL-CONTACT: the SAs between this address of ours and the peer that were made before then. Queued. */
  deleteOlder(turn: IkeTurn, local: Ipv4, peer: Ipv4, madeBefore: Ms, peerPort?: number): void;
  /** When packets last went between the two by their SAs; what came counts only where it was authenticated. */
  lastTraffic(local: Ipv4, peer: Ipv4, peerPort?: number): Traffic;
  /** All SAs between the two go, and the peer's place is the next one's in the lists that name it. Queued. */
  peerDied(turn: IkeTurn, local: Ipv4, peer: Ipv4, peerPort?: number): void;
  /** What sent from one port of that address, and is answered there, sends from another now: a genuine message said so. */
  portChanged(local: Ipv4, peer: Ipv4, from: number, to: number): void;

  /** Responder's SPD check of a probe: my half of the proxies and my gateway address, or undefined: no answer. */
  answerProbe(turn: IkeTurn, probe: ReceivedProbe): { readonly local: Proxy; readonly gateway: Ipv4 } | undefined;
  /**
   * Initiator's SPD check of an answer: are the joined proxies inside the access list entry, and is the flow inside
   * the proxies? Makes the run-time map entry and gives the request to negotiate. `served`: another flow between the same
   * networks was quicker, and its SAs will do. `late`: nobody waits for it any more. Undefined: the answer opens nothing.
   */
  acceptDiscovered(turn: IkeTurn, requestId: number, peer: Ipv4, proxies: ProxyPair): Discovered;
}
