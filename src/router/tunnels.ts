import type { Scheduled } from '../base/event-queue';
import { type Ipv4, parseIpv4 } from '../base/ipv4-address';
import type { Clock } from '../net/simulator';
import { decodeGre, encodeGre } from '../wire/gre';
import { destinationOf, headerLengthOf, IP_PROTOCOL, sourceOf, tosOf } from '../wire/ipv4';
import type { RouterEvent } from './events';
import type { OwnPacket } from './forwarding';
import type { Interface } from './interface';
import type { RoutingTable } from './routing-table';

export interface TunnelNode {
  readonly clock: Clock;
  readonly interfaces: ReadonlyMap<string, Interface>;
  readonly routes: RoutingTable;
  readonly forwarding: { originate(packet: OwnPacket): void };
  isLocal(address: Ipv4): boolean;
  report(event: RouterEvent): void;
  /** What tunnels hang on may have changed. */
  tunnelsChanged(): void;
}

/** A tunnel whose own route leads into it is tried again after this. */
const RECURSION_PAUSE = 60_000;

/** GRE over IP: a tunnel is a link whose packets the router sends itself, so that whatever guards its way guards them. */
export class Tunnels {
  private readonly recursive = new Map<Interface, Scheduled>();

  constructor(private readonly node: TunnelNode) {}

  /** Has it two ends and a way to the far one? */
  carries(port: Interface): boolean {
    const { destination, mode } = port.config.tunnel;
    if (
      mode !== undefined ||
      destination === undefined ||
      this.sourceOf(port) === undefined ||
      this.recursive.has(port)
    )
      return false;
    if (this.node.routes.lookup(destination) === undefined) return false;
    if (!this.leadsInto(port)) return true;
    this.node.report({ kind: 'tunnel-recursion', interfaceName: port.name });
    const retry = this.node.clock.schedule(RECURSION_PAUSE, () => {
      this.recursive.delete(port);
      this.node.tunnelsChanged();
    });
    this.recursive.set(port, retry);
    return false;
  }

  /** The address of its near end. */
  sourceOf({ config }: Pick<Interface, 'config'>): Ipv4 | undefined {
    const { source } = config.tunnel;
    if (source === undefined) return undefined;
    const address = parseIpv4(source);
    if (address !== undefined) return this.node.isLocal(address) ? address : undefined;
    const port = this.node.interfaces.get(source);
    return port?.isUp === true ? port.address : undefined;
  }

  send(port: Interface, packet: Uint8Array): boolean {
    const { destination, key, checksum } = port.config.tunnel;
    const source = this.sourceOf(port);
    if (source === undefined || destination === undefined) return false;
    const payload = encodeGre({ key, checksum, payload: packet });
    this.node.forwarding.originate({ source, destination, protocol: IP_PROTOCOL.gre, tos: tosOf(packet), payload });
    return true;
  }

  /** @returns false when no tunnel ends here for it @throws ProtocolError */
  receive(packet: Uint8Array): boolean {
    const { key, payload } = decodeGre(packet.subarray(headerLengthOf(packet)));
    for (const port of this.node.interfaces.values()) {
      if (port.kind.medium !== 'tunnel' || port.config.tunnel.key !== key) continue;
      if (port.config.tunnel.destination !== sourceOf(packet) || this.sourceOf(port) !== destinationOf(packet))
        continue;
      port.receive(payload);
      return true;
    }
    return false;
  }

  /** Does the way to its far end lead through itself, maybe by way of other tunnels? */
  private leadsInto(port: Interface): boolean {
    const seen = new Set<Interface>();
    let at = this.wayOf(port);
    while (at?.kind.medium === 'tunnel') {
      if (at === port || seen.has(at)) return true;
      seen.add(at);
      at = this.wayOf(at);
    }
    return false;
  }

  /** Where what a tunnel sends leaves. */
  private wayOf({ config }: Interface): Interface | undefined {
    const { destination } = config.tunnel;
    const hop = destination === undefined ? undefined : this.node.routes.lookup(destination);
    return hop && this.node.interfaces.get(hop.interfaceName);
  }
}
