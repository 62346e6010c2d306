import { BROADCAST, type Ipv4 } from '../base/ipv4-address';
import { IP_PROTOCOL } from '../wire/ipv4';
import { encodeUdp } from '../wire/udp';
import type { Forwarding } from './forwarding';

/** Ports that a router's own datagrams come from. */
const FIRST_PORT = 49152;
const LAST_PORT = 65535;

/** What a router says by UDP of its own accord: questions for names, log messages. */
export class Datagrams {
  private nextPort = FIRST_PORT;

  constructor(
    private readonly forwarding: Forwarding,
    private readonly sourceFor: (destination: Ipv4) => Ipv4 | undefined,
  ) {}

  /** Goes to everybody on every LAN for 255.255.255.255; without a route nowhere. */
  send(destination: Ipv4, destinationPort: number, payload: Uint8Array): void {
    const sourcePort = this.nextPort;
    this.nextPort = sourcePort === LAST_PORT ? FIRST_PORT : sourcePort + 1;
    const datagramFrom = (source: Ipv4): { readonly protocol: number; readonly payload: Uint8Array } => ({
      protocol: IP_PROTOCOL.udp,
      payload: encodeUdp({ source, destination, sourcePort, destinationPort, payload }),
    });
    if (destination === BROADCAST) {
      this.forwarding.broadcast(datagramFrom);
      return;
    }
    const source = this.sourceFor(destination);
    if (source !== undefined) this.forwarding.originate({ ...datagramFrom(source), source, destination });
  }
}
