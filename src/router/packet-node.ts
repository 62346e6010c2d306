import type { Ipv4 } from '../base/ipv4-address';
import type { Ipsec } from '../ipsec/ipsec';
import type { PingDesk } from '../net/ping-desk';
import type { Clock } from '../net/simulator';
import type { Reassembler } from '../wire/ipv4';
import type { AccessLog } from './access-log';
import type { AccessFilter } from './access-filter';
import type { ForwardingDelay } from './forwarding-delay';
import type { Interface } from './interface';
import type { RoutingTable } from './routing-table';

/** What the way of a packet needs of its router: each step is a function over this. */
export interface PacketNode {
  readonly simulator: Clock;
  readonly interfaces: ReadonlyMap<string, Interface>;
  readonly routes: RoutingTable;
  readonly filter: AccessFilter;
}
