import type { Ipv4 } from '../../base/ipv4-address';
import type { Proxy, ProxyPair } from '../ipsec-port';
import type { OfConnection } from './states';

/** Why a probe is not even considered: the gateway that it names can be none, or too many others are being answered. */
export type ProbeFault = 'gateway' | 'too-many';

/** Tunnel Endpoint Discovery, both roles. */
export type DiscoveryEvent =
  // Initiator
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
  /** Another gateway's, or one that came too late: an earlier one is being followed, or nobody waits any more. */
  | ({ readonly kind: 'discovery-answer-ignored'; readonly from: Ipv4 } & OfConnection)
  | ({ readonly kind: 'discovery-initiates'; readonly peer: Ipv4 } & OfConnection)
  | ({ readonly kind: 'sa-after-discovery'; readonly peer: Ipv4 } & OfConnection)
  // Responder
  | ({ readonly kind: 'probe-proxy'; readonly proxy: Proxy } & OfConnection)
  | ({ readonly kind: 'probe-answered'; readonly gateway: Ipv4; readonly proxy: Proxy } & OfConnection)
  | ({ readonly kind: 'probe-unanswered' } & OfConnection)
  | { readonly kind: 'probe-ignored'; readonly from: Ipv4; readonly gateway: Ipv4; readonly fault: ProbeFault }
  | ({
      readonly kind: 'ted-version';
      readonly version: number;
      readonly source: Ipv4;
      readonly destination: Ipv4;
    } & OfConnection);
