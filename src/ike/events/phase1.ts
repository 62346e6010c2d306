import type { Ipv4 } from '../../base/ipv4-address';
import type { Attribute } from '../../wire/isakmp/attributes';
import type { CipherName } from '../configuration';
import type { OfConnection, Phase1Mode } from './states';

/** What a phase 1 transform of the peer has that none of the policy agrees with; the first difference is told. */
export type PolicyDifference = 'encryption' | 'hash' | 'group' | 'authentication' | 'key-length';

/** The exchanges of phase 1: policy, keys, authentication. */
export type Phase1Event =
  | ({ readonly kind: 'phase1-begins'; readonly mode: Phase1Mode } & OfConnection)
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
  | ({ readonly kind: 'no-offers-accepted'; readonly peer: Ipv4; readonly mode: Phase1Mode } & OfConnection)
  /** The responder's choice is none of our offers; undefined: it is not of ISAKMP at all. */
  | { readonly kind: 'not-offered'; readonly peer: Ipv4; readonly in: PolicyDifference | undefined }
  /** A policy with RSA signatures or encrypted nonces agrees, and there are no RSA keys. */
  | ({ readonly kind: 'key-pair-missing'; readonly peer: Ipv4; readonly mode: Phase1Mode } & OfConnection)
  | { readonly kind: 'dh-computing' }
  | { readonly kind: 'dh-status' }
  | { readonly kind: 'dh-cleared'; readonly number: number }
  | ({ readonly kind: 'psk-authentication'; readonly idType: number } & OfConnection)
  | { readonly kind: 'skeyid-computing'; readonly connection: number }
  | ({ readonly kind: 'skeyid-ready' } & OfConnection)
  | { readonly kind: 'hmac-context'; readonly connection: number }
  | ({ readonly kind: 'authenticated'; readonly peer: Ipv4 } & OfConnection)
  | ({ readonly kind: 'authentication-failed'; readonly peer: Ipv4 } & OfConnection)
  | ({ readonly kind: 'identity-unknown'; readonly peer: Ipv4; readonly mode: Phase1Mode } & OfConnection)
  /** The initiator was told the responder's lifetime: `seconds` is what the SA lives from its making. */
  | ({ readonly kind: 'responder-lifetime'; readonly seconds: number } & OfConnection)
  | ({ readonly kind: 'initial-contact-sent' } & OfConnection)
  | ({ readonly kind: 'initial-contact'; readonly peer: Ipv4 } & OfConnection)
  /** The keys of a phase 1 SA; never told, written to key files. */
  | {
      readonly kind: 'phase1-keys';
      readonly initiatorCookie: Uint8Array;
      readonly responderCookie: Uint8Array;
      readonly cipher: CipherName;
      readonly key: Uint8Array;
    };
