import { ProtocolError } from '../base/errors';
import type { Ipv4 } from '../base/ipv4-address';
import { decodeIcmp, type IcmpMessage } from '../wire/icmp';
import { destinationOf, sourceOf } from '../wire/ipv4';
import { type PacketPorts, portsOf } from '../wire/ports';
import type { AccessFilter } from './access-filter';
import type { Interface } from './interface';
import type { DebugFlag } from './narration';

/** What becomes of a packet, in IOS's words. `rcvd 3`: for the router itself; `rcvd 2`: a broadcast. */
export type PacketFate =
  'forward' | 'sending' | 'rcvd 2' | 'rcvd 3' | 'unroutable' | 'access denied' | 'encapsulation failed';

export type PacketEvent =
  | {
      readonly kind: 'ip-packet';
      readonly source: Ipv4;
      readonly destination: Ipv4;
      /** Undefined: our own. */
      readonly from: string | undefined;
      readonly to: string | undefined;
      readonly gateway: Ipv4 | undefined;
      readonly length: number;
      readonly fate: PacketFate;
      /** With `detail`. */
      readonly ports: PacketPorts | undefined;
    }
  | {
      readonly kind: 'icmp-sent';
      readonly source: Ipv4;
      readonly destination: Ipv4;
      readonly message: IcmpMessage;
    }
  | {
      readonly kind: 'icmp-received';
      readonly source: Ipv4;
      readonly destination: Ipv4;
      readonly message: IcmpMessage;
    };

export interface PacketDebugNode {
  readonly debugFlags: ReadonlySet<DebugFlag>;
  readonly filter: AccessFilter;
  report(event: PacketEvent): void;
}

/** What a packet's way is told with. */
export interface Passage {
  readonly from?: Interface | undefined;
  readonly to?: Interface | undefined;
  readonly gateway?: Ipv4 | undefined;
}

/** `debug ip packet` and `debug ip icmp`. Packets that are switched without the processor pass unseen, as on IOS. */
export class PacketDebug {
  /** Only packets that this list permits are told of. */
  list: string | undefined;
  detail = false;

  constructor(private readonly node: PacketDebugNode) {}

  packet(fate: PacketFate, packet: Uint8Array, { from, to, gateway }: Passage): void {
    const { debugFlags, filter } = this.node;
    if (debugFlags.size === 0 || !debugFlags.has('ip packet')) return;
    if (fate === 'forward' && from?.config.routeCache !== false && to?.config.routeCache !== false) return;
    if (this.list !== undefined && filter.check(this.list, packet).action === 'deny') return;
    this.node.report({
      kind: 'ip-packet',
      source: sourceOf(packet),
      destination: destinationOf(packet),
      from: from?.name,
      to: to?.name,
      gateway,
      length: packet.length,
      fate,
      ports: this.detail ? portsOf(packet) : undefined,
    });
  }

  icmp(kind: 'icmp-sent' | 'icmp-received', source: Ipv4, destination: Ipv4, bytes: Uint8Array): void {
    const { debugFlags } = this.node;
    if (debugFlags.size === 0 || !debugFlags.has('ip icmp')) return;
    try {
      this.node.report({ kind, source, destination, message: decodeIcmp(bytes) });
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
    }
  }
}
