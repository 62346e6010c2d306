import { readU16, readU32 } from '../base/bytes';
import type { Ipv4 } from '../base/ipv4-address';
import { encodeIcmp, ICMP_TYPE, type IcmpMessage, UNREACHABLE } from '../wire/icmp';
import { IP_PROTOCOL } from '../wire/ipv4';
import { type EchoRequest, type PingCallbacks, type PingMark, type PingOptions, PingRun } from './ping-run';
import type { Clock } from './simulator';

/** An echo request that a device is to send. */
export interface EchoPacket {
  readonly source: Ipv4;
  readonly destination: Ipv4;
  readonly tos: number;
  readonly df: boolean;
  /** The ICMP message. */
  readonly message: Uint8Array;
}

/** The pings that run on one device: gives each its identifier, and each answer to the ping that waits for it. */
export class PingDesk {
  private readonly runs = new Map<number, PingRun>();

  /** @param nextIdentifier of the first ping, 1-65535 */
  constructor(
    private readonly clock: Clock,
    private readonly send: (packet: EchoPacket) => void,
    private nextIdentifier = 1,
  ) {}

  /** The first request leaves before this returns. */
  start(options: PingOptions, callbacks: PingCallbacks): PingRun {
    const identifier = this.nextIdentifier;
    this.nextIdentifier = (identifier % 0xffff) + 1;
    const run = new PingRun(
      { clock: this.clock, send: request => this.sendRequest(request), ended: () => this.runs.delete(identifier) },
      identifier,
      options,
      callbacks,
    );
    this.runs.set(identifier, run);
    run.start();
    return run;
  }

  /** An ICMP message for this device. */
  received(source: Ipv4, message: IcmpMessage): void {
    switch (message.kind) {
      case 'echo-reply':
        this.runs.get(message.id)?.reply(source, message.sequence, message.data);
        return;
      case 'unreachable':
        this.failed(message.original, message.code === UNREACHABLE.fragmentationNeeded ? 'M' : 'U');
        return;
      case 'source-quench':
        this.failed(message.original, 'Q');
        return;
      case 'time-exceeded':
        this.failed(message.original, '&');
        return;
      default:
    }
  }

  /** Ends all of them: the device goes down. */
  stop(): void {
    for (const run of [...this.runs.values()]) run.stop();
  }

  private sendRequest({ options, identifier, sequence, data }: EchoRequest): void {
    const { source, destination, tos, df } = options;
    const message = encodeIcmp({ kind: 'echo', id: identifier, sequence, data });
    this.send({ source, destination, tos, df, message });
  }

  /** @param original header and first bytes of the packet that an error is about; may be anything */
  private failed(original: Uint8Array, mark: PingMark): void {
    const at = ((original[0] ?? 0) & 15) * 4;
    if (at < 20 || original.length < at + 8) return;
    if (original[9] !== IP_PROTOCOL.icmp || original[at] !== ICMP_TYPE.echo) return;
    const run = this.runs.get(readU16(original, at + 4));
    if (run === undefined || readU32(original, 16) !== run.options.destination) return;
    run.failed(readU16(original, at + 6), mark);
  }
}
