import type { Ipv4 } from '../../base/ipv4-address';

/** Numbered 1-99, 1300-1999 or `standard`: source alone; 100-199, 2000-2699 or `extended`: the rest too. */
export interface AccessList {
  readonly name: string;
  readonly kind: 'standard' | 'extended';
  /** Declared by `ip access-list` (a mode of its own) rather than by `access-list N` lines. */
  readonly named: boolean;
  readonly entries: AccessListEntry[];
}

export type AccessListEntry = AccessRule | { readonly kind: 'remark'; readonly text: string };

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
  readonly established: boolean;
  readonly log: boolean;
}

/** Bits that are ones in `wildcard` do not count: `any` is wildcard 255.255.255.255, `host` 0.0.0.0. */
export interface AddressMatch {
  readonly address: Ipv4;
  readonly wildcard: Ipv4;
}

export type PortMatch =
  | { readonly operator: 'eq' | 'neq' | 'lt' | 'gt'; readonly port: number }
  | { readonly operator: 'range'; readonly first: number; readonly last: number };
