import { readU16, readU32 } from '../base/bytes';
import type { Ipv4 } from '../base/ipv4-address';
import type { IcmpMessage } from '../wire/icmp';
import { IP_PROTOCOL } from '../wire/ipv4';

/** A datagram on its way. */
export interface UdpMessage {
  readonly source: Ipv4;
  readonly destination: Ipv4;
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly payload: Uint8Array;
}

/** What the owner of a port does with what comes to it. */
export interface UdpReceiver {
  receive(message: UdpMessage): void;
  /** A datagram of ours did not get there: nobody listens, or there is no way. */
  unreachable?(destination: Ipv4, destinationPort: number): void;
  /** The device has gone down. */
  stopped?(): void;
}

/** Where ports begin that nobody has asked for by number. */
const FIRST_PORT = 49152;
const PORTS = 0x10000 - FIRST_PORT;

/** The UDP ports of one device. */
export class UdpDesk {
  private readonly receivers = new Map<number, UdpReceiver>();
  private opened = 0;

  /** @param send puts a datagram on its way */
  constructor(private readonly transmit: (message: UdpMessage) => void) {}

  /** Takes a port that nobody has. @param port undefined: any free one */
  open(receiver: UdpReceiver, port: number = this.freePort()): UdpPort {
    this.receivers.set(port, receiver);
    return {
      port,
      send: message => this.transmit({ ...message, sourcePort: port }),
      close: () => {
        if (this.receivers.get(port) === receiver) this.receivers.delete(port);
      },
    };
  }

  /** @returns false: nobody listens at its port */
  receive(message: UdpMessage): boolean {
    const receiver = this.receivers.get(message.destinationPort);
    receiver?.receive(message);
    return receiver !== undefined;
  }

  /** An ICMP message for this device: whose datagram it is about hears of it. */
  received(message: IcmpMessage): void {
    if (message.kind !== 'unreachable') return;
    const { original } = message;
    const at = ((original[0] ?? 0) & 15) * 4;
    if (at < 20 || original.length < at + 8 || original[9] !== IP_PROTOCOL.udp) return;
    this.receivers.get(readU16(original, at))?.unreachable?.(readU32(original, 16), readU16(original, at + 2));
  }

  /** Closes all ports: the device goes down. */
  stop(): void {
    const all = [...this.receivers.values()];
    this.receivers.clear();
    for (const receiver of all) receiver.stopped?.();
  }

  private freePort(): number {
    let port: number;
    do port = FIRST_PORT + (this.opened++ % PORTS);
    while (this.receivers.has(port));
    return port;
  }
}

export interface UdpPort {
  readonly port: number;
  send(message: Omit<UdpMessage, 'sourcePort'>): void;
  close(): void;
}
