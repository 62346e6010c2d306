import type { Ipv4 } from '../base/ipv4-address';
import type { GroupId } from '../ike/configuration';
import type { Proxy, ProxyPair } from '../ike/ipsec-port';
import type { SaLifetime, SessionKeys } from './configuration';

/** Snapshots for `show`. */

export interface PacketCounters {
  encaps: number;
  encrypt: number;
  digest: number;
  decaps: number;
  decrypt: number;
  verify: number;
  sendErrors: number;
  receiveErrors: number;
  /** Of the send errors: no SA yet, what cannot be encapsulated, an SA without a sequence number left. */
  noSa: number;
  notEncapsulated: number;
  sequenceEnded: number;
  /** Of the receive errors: by what the packet failed. */
  verifyFailed: number;
  replayFailed: number;
  invalidIdentity: number;
  malformed: number;
  invalidLength: number;
  invalidProtocol: number;
  invalidSa: number;
  /** IPComp, outbound: compressed; too small or not tried; tried in vain. */
  compressed: number;
  notCompressed: number;
  compressionFailed: number;
  /** Inbound: decompressed; arrived as they are; a receive error. */
  decompressed: number;
  notDecompressed: number;
  decompressFailed: number;
}

export interface SaView {
  readonly spi: number;
  /** As `show crypto ipsec sa` spells them: `esp-des esp-md5-hmac`, `esp-256-aes esp-sha-hmac`. */
  readonly transform: string;
  readonly mode: 'Tunnel' | 'Tunnel UDP-Encaps' | 'Transport';
  readonly slot: number;
  readonly connectionId: number;
  readonly flowId: number;
  readonly mapName: string;
  readonly remainingKilobytes: number;
  readonly remainingSeconds: number;
  /** False: its keys were typed, and it has no lifetime. */
  readonly timed: boolean;
  readonly ivBytes: number;
  readonly replayDetection: boolean;
}

/** One pair of proxies: a paragraph of `show crypto ipsec sa`. */
export interface IdentityView {
  readonly interfaceName: string;
  readonly mapName: string;
  readonly localAddress: Ipv4;
  readonly local: Proxy;
  readonly remote: Proxy;
  readonly peer: Ipv4 | undefined;
  /** origin_is_acl, ipsec_sa_request_sent */
  readonly flags: readonly string[];
  readonly counters: Readonly<PacketCounters>;
  readonly pathMtu: number;
  readonly mediaMtu: number;
  /** 0 when there is none. */
  readonly currentOutboundSpi: number;
  /** Oldest first. */
  readonly inboundEsp: readonly SaView[];
  readonly inboundAh: readonly SaView[];
  readonly outboundEsp: readonly SaView[];
  readonly outboundAh: readonly SaView[];
  readonly inboundIpcomp: readonly SaView[];
  readonly outboundIpcomp: readonly SaView[];
}

/** What an entry of its own policy shows. */
interface MapPolicyView {
  readonly mapName: string;
  readonly sequence: number;
  readonly description: string | undefined;
  readonly peers: readonly (Ipv4 | string)[];
  /** The configured access list; undefined for a run-time entry, whose one line is `proxies`. */
  readonly accessList: string | undefined;
  readonly proxies: ProxyPair | undefined;
  /** Run-time entries: the dynamic map and its sequence number. */
  readonly createdFrom: { readonly template: string; readonly sequence: number } | undefined;
  readonly currentPeer: Ipv4 | string | undefined;
  readonly lifetime: Readonly<SaLifetime>;
  readonly pfs: GroupId | undefined;
  readonly transformSets: readonly string[];
  readonly perHost: boolean;
  readonly interfaces: readonly string[];
}

/** One entry of `show crypto map`, configured or made at run time. */
export type MapEntryView =
  | {
      readonly kind: 'dynamic';
      readonly mapName: string;
      readonly sequence: number;
      readonly template: string;
      readonly discover: boolean;
      /** Up interfaces that carry the map, in the router's order. */
      readonly interfaces: readonly string[];
    }
  | (MapPolicyView & { readonly kind: 'ipsec-isakmp' })
  | (MapPolicyView & {
      readonly kind: 'ipsec-manual';
      readonly inbound: Readonly<SessionKeys>;
      readonly outbound: Readonly<SessionKeys>;
    });

/** What an interface has dropped of traffic that a template permits, while no peer had made SAs for it. */
export interface UnclaimedView {
  readonly interfaceName: string;
  readonly localAddress: Ipv4;
  readonly count: number;
}

/** One SA in `show crypto engine connections active`. */
export interface ConnectionView {
  readonly connectionId: number;
  readonly interfaceName: string;
  readonly address: Ipv4;
  /** The engine's whole name, e.g. HMAC_MD5+DES_56_CBC; the show cuts it to its column of 18. */
  readonly algorithm: string;
  readonly encrypt: number;
  readonly decrypt: number;
}
