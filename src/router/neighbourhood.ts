/** What a router knows of its surroundings: who its neighbours are and where networks lie. */
import { ArpCache } from '../net/arp-cache';
import type { Clock } from '../net/simulator';
import type { RouterEvent } from './events';
import type { Interface } from './interface';
import { isNull } from './interface-kinds';
import { countArp, type IpTraffic } from './ip-traffic';
import type { RouterConfig } from './model/router-config';
import type { DebugFlag } from './narration';
import type { Ports } from './ports';
import { RoutingTable } from './routing-table';

export interface Surveyor {
  readonly clock: Clock;
  readonly config: RouterConfig;
  readonly interfaces: ReadonlyMap<string, Interface>;
  readonly ports: Ports;
  readonly traffic: IpTraffic;
  readonly debugFlags: ReadonlySet<DebugFlag>;
  report(event: RouterEvent): void;
}

export function newArpCache(router: Surveyor): ArpCache {
  return new ArpCache({
    clock: router.clock,
    statics: () => router.config.arps,
    tell: event => {
      countArp(router.traffic, event);
      if (event.kind === 'duplicate-address' || router.debugFlags.has('arp')) router.report(event);
    },
  });
}

export function newRoutingTable(router: Surveyor): RoutingTable {
  return new RoutingTable({
    connected: () => router.ports.connected(),
    statics: () => router.config.routes,
    isUp: name => isNull(name) || (router.interfaces.get(name)?.isUp ?? false),
    classless: () => router.config.classless,
    hostGateway: () => (router.config.routing ? undefined : { address: router.config.defaultGateway }),
    watcher: () => (router.debugFlags.has('ip routing') ? change => router.report(change) : undefined),
  });
}
