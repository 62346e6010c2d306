import type { Ipv4 } from '../../base/ipv4-address';

/** Numbered 1-99, 1300-1999 or `standard`: source alone; 100-199, 2000-2699 or `extended`: the rest too. */
export interface AccessList {
  readonly name: string;
  readonly kind: 'standard' | 'extended';
  /** Declared by `ip access-list` (a mode of its own) rather than by `access-list N` lines. */
  readonly named: boolean;
  readonly entries: AccessListEntry[];
}

/**
 * `number`: where the line stands in its list, 10, 20, ... in the order of typing; a remark has that of the line before it.
 * `sequence`: the number that the line was typed with, as later releases do; 12.2 types none.
 */
export type AccessListEntry = (
  | AccessRule
  | { readonly kind: 'remark'; readonly text: string }
  /** Place of the entries of a reflexive list. */
  | { readonly kind: 'evaluate'; readonly name: string }
) & { number?: number | undefined; readonly sequence?: number };

/** From one line to the next. */
const STEP = 10;

/** The number of a line that is put behind all others. */
export function numberBehind(entries: readonly AccessListEntry[], kind: AccessListEntry['kind']): number {
  const last = entries.at(-1)?.number ?? entries.length * STEP;
  return kind === 'remark' ? last : last + STEP;
}

/** Rules have their numbers to themselves; a remark may share that of the rule that it is about. */
export function hasNumber(entry: AccessListEntry, number: number): boolean {
  return entry.number === number && (entry.kind !== 'remark' || entry.sequence === number);
}

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
  /** Of an entry of a list. */
  number?: number | undefined;
}

export interface RuleOptions {
  /** An object group of services, in place of a protocol: its members are not known, so that it matches nothing. */
  readonly service?: string;
  /** TCP flags, each with the state that it is to have; `all`: every one of them, else any. */
  readonly flagStates?: { readonly all: boolean; readonly flags: readonly FlagState[] };
  readonly ttl?: PortMatch;
  /** An IP option that is to stand in the header, by name or number. */
  readonly ipOption?: string;
  /** Stands at the end of log messages. */
  readonly logTag?: string;
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

export interface FlagState {
  readonly bit: number;
  readonly set: boolean;
}

/** Bits that are ones in `wildcard` do not count: `any` is wildcard 255.255.255.255, `host` 0.0.0.0. */
export interface AddressMatch {
  readonly address: Ipv4;
  readonly wildcard: Ipv4;
  /** An object group, whose members are not known: then it matches nothing. */
  readonly group?: string;
}

export type PortMatch =
  | { readonly operator: 'eq' | 'neq' | 'lt' | 'gt'; readonly port: number; readonly more?: readonly number[] }
  | { readonly operator: 'range'; readonly first: number; readonly last: number };
