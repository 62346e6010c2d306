import type { Ipv4 } from '../base/ipv4-address';
import type { IkeEvent } from '../ike/events';
import type { ArpEvent } from '../net/arp-cache';
import type { IpsecEvent } from '../ipsec/events';
import type { Flow } from './nat/flow';
import type { PacketEvent } from './packet-debug';
import type { RouteChange } from './routing-table';
import type { Pair } from './nat/translation';

/** What a router reports of itself. The words for each kind stand in src/debug/router.ts. */
export type RouterEvent =
  | { readonly kind: 'interface-up-down'; readonly interfaceName: string; readonly state: 'up' | 'down' }
  | { readonly kind: 'interface-shut-down'; readonly interfaceName: string }
  | { readonly kind: 'line-protocol'; readonly interfaceName: string; readonly state: 'up' | 'down' }
  /** Somebody left the configuration mode. `from` and `by` as IOS names them: console, vty0 (10.0.0.1). */
  | { readonly kind: 'configured'; readonly from: string; readonly by: string }
  | { readonly kind: 'nvram-erased' }
  | { readonly kind: 'reload-requested' }
  /** `software`: name and version, in lines. */
  | { readonly kind: 'restarted'; readonly software: readonly string[] }
  /** The way to the far end of a tunnel leads into the tunnel itself. */
  | { readonly kind: 'tunnel-recursion'; readonly interfaceName: string }
  /** Undefined: of all interfaces. */
  | { readonly kind: 'counters-cleared'; readonly interfaceName: string | undefined; readonly by: string }
  | ArpEvent
  | PacketEvent
  | RouteChange
  | AccessLogEvent
  | NatEvent;

/** A line with `log` of an access list has decided about packets. */
export interface AccessLogEvent {
  /** By what is told of the packet: its source alone, protocol and ports, ICMP type, or the protocol by name or number. */
  readonly kind:
    | 'access-logged-source'
    | 'access-logged-ports'
    | 'access-logged-icmp'
    | 'access-logged-named'
    | 'access-logged-protocol';
  readonly list: string;
  readonly action: 'permit' | 'deny';
  /** Where it came in, if the line asks for it. */
  readonly interfaceName: string | undefined;
  /** What the line asks to be put behind the message. */
  readonly tag: string | undefined;
  readonly protocol: number;
  readonly source: Ipv4;
  readonly destination: Ipv4;
  readonly sourcePort: number | undefined;
  readonly destinationPort: number | undefined;
  readonly icmpType: number | undefined;
  readonly icmpCode: number | undefined;
  readonly packets: number;
}

/** What address translation does with packets. `from`: the side that the packet comes from; `id`: of its IP header. */
export type NatEvent =
  | { readonly kind: 'nat-examined'; readonly from: 'inside' | 'outside'; readonly flow: Flow; readonly id: number }
  | {
      readonly kind: 'nat-translated';
      readonly from: 'inside' | 'outside';
      readonly before: PacketEnds;
      readonly after: PacketEnds;
      readonly id: number;
    }
  /** No address, or no port, was left for what the list permits. */
  | ({ readonly kind: 'nat-failed'; readonly list: string; readonly pool: string | undefined } & PacketEnds)
  | ({ readonly kind: 'nat-expired'; readonly protocol: number | undefined } & Pair);

interface PacketEnds {
  readonly source: Ipv4;
  readonly destination: Ipv4;
}

/** Everything that happens on a device. */
export type DeviceEvent = IkeEvent | IpsecEvent | RouterEvent;
