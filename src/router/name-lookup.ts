import type { Ms, Scheduled } from '../base/event-queue';
import { BROADCAST, type Ipv4 } from '../base/ipv4-address';
import type { Clock } from '../net/simulator';
import type { UdpDesk, UdpPort } from '../net/udp-desk';
import { encodeDnsQuery } from '../wire/dns';
import type { RouterConfig } from './model/router-config';

/** `ip domain timeout` and `ip domain retry`, as IOS has them by itself. */
const TIMEOUT: Ms = 3000;
const RETRIES = 2;

export const PORT_DOMAIN = 53;

export interface NameLookupNode {
  readonly clock: Clock;
  readonly config: RouterConfig;
  readonly udp: UdpDesk;
  sourceFor(destination: Ipv4): Ipv4 | undefined;
}

/** Whom a router asks for the addresses of names: everybody, where it is told of nobody. */
export function nameServersOf({ nameServers }: Pick<RouterConfig, 'nameServers'>): readonly Ipv4[] {
  return nameServers.length === 0 ? [BROADCAST] : nameServers;
}

/**
 * Asks the name servers for a name, each in turn and all of them again. In a lab nobody answers: the routers of 12.2 serve
 * no names, and the end hosts serve files alone.
 */
export class NameLookup {
  private timer: Scheduled | undefined;
  private readonly port: UdpPort;
  private readonly queries: Uint8Array | undefined;

  /** @param failed is called when the last server has had its time */
  constructor(
    private readonly node: NameLookupNode,
    name: string,
    id: number,
    private readonly failed: () => void,
  ) {
    this.port = node.udp.open({ receive: () => {} });
    const { domainName } = node.config;
    const isWhole = name.includes('.') || domainName === undefined;
    this.queries = encodeDnsQuery(id, isWhole ? name : `${name}.${domainName}`);
  }

  start(): void {
    if (this.queries === undefined) this.timer = this.node.clock.schedule(0, () => this.end());
    else this.ask(0, this.queries);
  }

  stop(): void {
    this.node.clock.cancel(this.timer);
    this.port.close();
  }

  private end(): void {
    this.port.close();
    this.failed();
  }

  private ask(count: number, query: Uint8Array): void {
    const servers = nameServersOf(this.node.config);
    const server = servers[count % servers.length];
    if (server === undefined || count >= servers.length * (1 + RETRIES)) {
      this.end();
      return;
    }
    const source = this.node.sourceFor(server) ?? 0;
    this.port.send({ source, destination: server, destinationPort: PORT_DOMAIN, payload: query });
    this.timer = this.node.clock.schedule(TIMEOUT, () => this.ask(count + 1, query));
  }
}
