import type { Ipv4 } from '../../base/ipv4-address';

/** Numbered 1-99, 1300-1999 or `standard`: source alone; 100-199, 2000-2699 or `extended`: the rest too. */
export interface AccessList {
  readonly name: string;
  readonly kind: 'standard' | 'extended';
  /** Declared by `ip access-list` (a mode of its own) rather than by `access-list N` lines. */
  readonly named: boolean;
  readonly entries: AccessListEntry[];
}

export type AccessListEntry =
  | AccessRule
  | { readonly kind: 'remark'; readonly text: string }
  /** Place of the entries of a reflexive list. */
  | { readonly kind: 'evaluate'; readonly name: string };

export interface AccessRule {
  readonly kind: 'rule';
  readonly action: 'permit' | 'deny';
  /** IP protocol number; undefined: `ip`, any. */
  readonly protocol: number | undefined;
  readonly source: AddressMatch;
  readonly destination: AddressMatch;
  readonly sourcePort: PortMatch | undefined;
  readonly destinationPort: PortMatch | undefined;
  readonly icmpType: number | undefined;
  readonly icmpCode: number | undefined;
  /** `log-input` tells the interface too. */
  readonly log: 'log' | 'log-input' | undefined;
  /** What few rules ask; undefined: nothing of it. */
  readonly options: RuleOptions | undefined;
}

export interface RuleOptions {
  /** TCP flags of which one must be set: FIN 1, SYN 2, RST 4, PSH 8, ACK 16, URG 32. */
  readonly tcpFlags?: number;
  /** RST or ACK is set: an answer. */
  readonly established?: true;
  /** The low four bits of the type of an IGMP message. */
  readonly igmpType?: number;
  /** 0-7, 0-15, 0-63: parts of the type of service. */
  readonly precedence?: number;
  readonly tos?: number;
  readonly dscp?: number;
  /** Only fragments behind the first. */
  readonly fragments?: true;
  readonly timeRange?: string;
  /** Name and idle time in seconds of the reflexive list that the rule makes entries of. */
  readonly reflect?: { readonly name: string; readonly timeout?: number };
  /** Name and life in minutes of a lock-and-key entry: it holds for nobody before somebody has logged in. */
  readonly dynamic?: { readonly name: string; readonly timeout?: number };
}

/** Bits that are ones in `wildcard` do not count: `any` is wildcard 255.255.255.255, `host` 0.0.0.0. */
export interface AddressMatch {
  readonly address: Ipv4;
  readonly wildcard: Ipv4;
}

export type PortMatch =
  | { readonly operator: 'eq' | 'neq' | 'lt' | 'gt'; readonly port: number }
  | { readonly operator: 'range'; readonly first: number; readonly last: number };
