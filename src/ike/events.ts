import type { Ipv4 } from '../base/ipv4-address';
import type { Attribute } from '../wire/isakmp/attributes';
import type { AuthenticationMethod, CipherName, GroupId, HashName } from './configuration';
import type { Egress, Proxy, ProxyPair } from './ipsec-port';

/** The states of an ISAKMP SA, as `show crypto isakmp sa` and the debugs print them. */
export type IkeState = 'PEER_DISCOVERY' | 'MM_NO_STATE' | 'MM_SA_SETUP' | 'MM_KEY_EXCH' | 'QM_IDLE';

/** I initiator, R responder. */
export type RoleLetter = 'I' | 'R';

/** What a phase 1 transform of the peer has that none of the policy agrees with; the first difference is told. */
export type PolicyDifference = 'encryption' | 'hash' | 'group' | 'authentication' | 'key-length';

/** Payloads whose processing is told by name. */
export type ProcessedPayload = 'SA' | 'KE' | 'NONCE' | 'ID' | 'HASH' | 'DELETE';

export type DeletionReason =
  | 'delete_me flag/throw'
  | 'death by retransmission P1'
  | 'SA lifetime exceeded'
  | 'P1 delete notify (in)'
  | 'clear crypto isakmp'
  | 'no policy or key for the peer';

/** Events of one ISAKMP SA; `connection` is its conn-id. */
interface OfConnection {
  readonly connection: number;
}

/** `messageId` as an unsigned number; IOS prints it signed. */
interface OfExchange extends OfConnection {
  readonly messageId: number;
}

/** Everything the IKE engine reports. The words for each kind stand in src/debug/isakmp.ts. */
export type IkeEvent =
  | { readonly kind: 'isakmp-on-off'; readonly on: boolean }
  // Between ISAKMP and IPsec
  | { readonly kind: 'ke-message'; readonly number: 1 | 2; readonly count: number }
  | { readonly kind: 'ports'; readonly local: number; readonly remote: number }
  | ({ readonly kind: 'spis-wanted'; readonly count: number } & OfConnection)
  | ({ readonly kind: 'spis-pending' } & OfConnection)
  // Datagrams
  | {
      readonly kind: 'received';
      readonly connection: number;
      readonly from: Ipv4;
      readonly role: RoleLetter | 'N';
      readonly state: IkeState | 'NEW SA';
    }
  | ({
      readonly kind: 'sending';
      readonly to: Ipv4;
      readonly role: RoleLetter;
      readonly state: IkeState;
      readonly via?: Egress;
    } & OfConnection)
  | ({ readonly kind: 'processing'; readonly payload: ProcessedPayload } & OfExchange)
  | ({ readonly kind: 'processing-vendor-id' } & OfConnection)
  | ({ readonly kind: 'ios-peer' } & OfConnection)
  | { readonly kind: 'payload-type'; readonly type: number }
  | ({
      readonly kind: 'id-payload';
      readonly nextPayload: number;
      readonly type: number;
      readonly protocol: number;
      readonly port: number;
      /** Of the ID body: 8 for an address. */
      readonly length: number;
    } & OfConnection)
  // Tunnel Endpoint Discovery, initiator
  | {
      readonly kind: 'discovery-request';
      readonly flow: { readonly source: Ipv4; readonly destination: Ipv4 };
      readonly protocol: number;
      readonly transform: number;
      readonly hmac: number;
      readonly proxy: Proxy;
      readonly gateway: Ipv4;
    }
  | ({ readonly kind: 'no-interface-in-request' } & OfConnection)
  | { readonly kind: 'probe-identities'; readonly gateway: Ipv4; readonly proxy: Proxy }
  | ({ readonly kind: 'discovery-begins' } & OfConnection)
  | ({ readonly kind: 'discovery-answered'; readonly protocol: number; readonly proxies: ProxyPair } & OfConnection)
  | ({ readonly kind: 'discovery-refused' } & OfConnection)
  | ({ readonly kind: 'discovery-initiates'; readonly peer: Ipv4 } & OfConnection)
  | ({ readonly kind: 'sa-after-discovery'; readonly peer: Ipv4 } & OfConnection)
  // Tunnel Endpoint Discovery, responder
  | ({ readonly kind: 'probe-proxy'; readonly proxy: Proxy } & OfConnection)
  | ({ readonly kind: 'probe-answered'; readonly gateway: Ipv4; readonly proxy: Proxy } & OfConnection)
  | ({ readonly kind: 'probe-unanswered' } & OfConnection)
  | ({
      readonly kind: 'ted-version';
      readonly version: number;
      readonly source: Ipv4;
      readonly destination: Ipv4;
    } & OfConnection)
  // Phase 1
  | ({ readonly kind: 'main-mode-begins' } & OfConnection)
  | ({ readonly kind: 'key-found'; readonly peer: Ipv4 } & OfConnection)
  | ({ readonly kind: 'key-missing'; readonly peer: Ipv4 } & OfConnection)
  | { readonly kind: 'no-credentials'; readonly peer: Ipv4 }
  | ({
      readonly kind: 'transform-checked';
      readonly transform: number;
      readonly priority: number;
      readonly attributes: readonly Attribute[];
    } & OfConnection)
  | ({ readonly kind: 'transform-differs'; readonly in: PolicyDifference } & OfConnection)
  | ({ readonly kind: 'transform-judged'; readonly acceptable: boolean; readonly nextPayload: number } & OfConnection)
  | ({ readonly kind: 'no-offers-accepted'; readonly peer: Ipv4 } & OfConnection)
  | { readonly kind: 'dh-computing' }
  | { readonly kind: 'dh-status' }
  | { readonly kind: 'dh-cleared'; readonly number: number }
  | ({ readonly kind: 'psk-authentication' } & OfConnection)
  | { readonly kind: 'skeyid-computing'; readonly connection: number }
  | ({ readonly kind: 'skeyid-ready' } & OfConnection)
  | { readonly kind: 'hmac-context'; readonly connection: number }
  | ({ readonly kind: 'authenticated'; readonly peer: Ipv4 } & OfConnection)
  | ({ readonly kind: 'authentication-failed'; readonly peer: Ipv4 } & OfConnection)
  | ({ readonly kind: 'identity-unknown'; readonly peer: Ipv4 } & OfConnection)
  | ({ readonly kind: 'initial-contact'; readonly peer: Ipv4 } & OfConnection)
  /** The keys of a phase 1 SA; never told, written to key files. */
  | {
      readonly kind: 'phase1-keys';
      readonly initiatorCookie: Uint8Array;
      readonly responderCookie: Uint8Array;
      readonly cipher: CipherName;
      readonly key: Uint8Array;
    }
  // Phase 2
  | ({ readonly kind: 'quick-mode-begins' } & OfExchange)
  | ({ readonly kind: 'proposal-checked'; readonly proposal: number } & OfConnection)
  | {
      readonly kind: 'proposal-transform';
      readonly transform: number;
      readonly protocol: number;
      readonly id: number;
      readonly attributes: readonly Attribute[];
    }
  | ({ readonly kind: 'proposal-acceptable' } & OfConnection)
  | ({ readonly kind: 'proposal-refused' } & OfConnection)
  | ({ readonly kind: 'policy-invalidated-proposal' } & OfConnection)
  | ({
      readonly kind: 'phase2-not-acceptable';
      readonly peer: Ipv4;
      /** A suite was acceptable, but not for these proxies, this peer or this address. */
      readonly byPolicy: boolean;
    } & OfConnection)
  | ({
      readonly kind: 'sas-created';
      readonly local: Ipv4;
      readonly remote: Ipv4;
      readonly proxies: ProxyPair;
      readonly inbound: CreatedSa;
      readonly outbound: CreatedSa;
      readonly seconds: number;
      readonly kilobytes: number;
    } & OfConnection)
  | ({ readonly kind: 'node-deleted'; readonly error: boolean; readonly reason: string } & OfExchange)
  | ({ readonly kind: 'node-purged' } & OfExchange)
  // Notifications
  | ({ readonly kind: 'notify-received'; readonly type: number; readonly protocol: number } & OfExchange)
  | ({ readonly kind: 'notify-without-hash' } & OfConnection)
  | ({ readonly kind: 'notify-sent'; readonly type: number; readonly protocol: number } & OfConnection)
  // Trouble
  | ({
      readonly kind: 'retransmitting';
      readonly phase: 1 | 2;
      readonly state: IkeState;
      readonly messageId: number;
    } & OfConnection)
  | ({ readonly kind: 'error-counted'; readonly reason: string } & OfConnection)
  /** The same message goes out once more because its time ran out. */
  | ({ readonly kind: 'retransmitted'; readonly phase: 1 | 2; readonly state: IkeState } & OfExchange)
  /** `answered`: our last message goes out again. */
  | ({ readonly kind: 'duplicate'; readonly phase: 1 | 2; readonly answered: boolean } & OfConnection)
  | ({
      readonly kind: 'malformed';
      readonly from: Ipv4;
      readonly where: string;
      readonly reason: string;
    } & OfConnection)
  | { readonly kind: 'no-sa'; readonly from: Ipv4 }
  | { readonly kind: 'not-encrypted'; readonly from: Ipv4 }
  | { readonly kind: 'not-authenticated'; readonly from: Ipv4 }
  // Ends
  | ({
      readonly kind: 'sa-deleted';
      readonly reason: DeletionReason;
      readonly role: RoleLetter;
      readonly state: IkeState;
      readonly peer: Ipv4;
    } & OfConnection)
  | ({ readonly kind: 'sa-purged'; readonly pointer: number } & OfConnection)
  | { readonly kind: 'connection-deleted'; readonly connection: number };

export interface CreatedSa {
  readonly spi: number;
  readonly connectionId: number;
  /** 4: tunnel, 8: outbound */
  readonly flags: number;
}

/** Phase 1 parameters both sides agreed on. */
export interface AgreedPolicy {
  readonly encryption: CipherName;
  readonly hash: HashName;
  readonly group: GroupId;
  readonly authentication: AuthenticationMethod;
  /** Seconds. */
  readonly lifetime: number;
}
