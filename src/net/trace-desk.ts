import { readU16, readU32 } from '../base/bytes';
import type { Ipv4 } from '../base/ipv4-address';
import { type IcmpMessage, UNREACHABLE } from '../wire/icmp';
import { IP_PROTOCOL } from '../wire/ipv4';
import type { Clock } from './simulator';
import { type TraceAnswer, type TraceCallbacks, type TraceOptions, TraceRun } from './trace-run';

/** A UDP datagram that a device is to send. */
export interface TracePacket {
  readonly source: Ipv4;
  readonly destination: Ipv4;
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly ttl: number;
  readonly payload: Uint8Array;
}

/** Bytes of a probe's datagram beside the UDP header: as IOS has them, 28 bytes of IP packet with nothing in it. */
const PAYLOAD = new Uint8Array(0);
/** Each trace has a source port of its own. */
const FIRST_PORT = 49152;
const PORTS = 0x10000 - FIRST_PORT;

/** The traces that run on one device: gives each answer to the trace that waits for it. */
export class TraceDesk {
  private readonly runs = new Map<number, TraceRun>();
  private started = 0;

  constructor(
    private readonly clock: Clock,
    private readonly send: (packet: TracePacket) => void,
  ) {}

  /** The first probe leaves before this returns. */
  start(options: TraceOptions, callbacks: TraceCallbacks): TraceRun {
    const sourcePort = FIRST_PORT + (this.started++ % PORTS);
    const { source, destination } = options;
    const run = new TraceRun(
      {
        clock: this.clock,
        send: probe => this.send({ source, destination, sourcePort, payload: PAYLOAD, ...probe }),
        ended: () => this.runs.delete(sourcePort),
      },
      options,
      callbacks,
    );
    this.runs.set(sourcePort, run);
    run.start();
    return run;
  }

  /** An ICMP message for this device. */
  received(from: Ipv4, message: IcmpMessage): void {
    if (message.kind === 'time-exceeded') this.answered(message.original, from, 'hop');
    else if (message.kind === 'unreachable')
      this.answered(message.original, from, MEANING[message.code] ?? 'unreachable');
  }

  /** Ends all of them: the device goes down. */
  stop(): void {
    for (const run of [...this.runs.values()]) run.stop();
  }

  /** @param original header and first bytes of the packet that an error is about; may be anything */
  private answered(original: Uint8Array, from: Ipv4, what: TraceAnswer): void {
    const at = ((original[0] ?? 0) & 15) * 4;
    if (at < 20 || original.length < at + 8 || original[9] !== IP_PROTOCOL.udp) return;
    const run = this.runs.get(readU16(original, at));
    if (run === undefined || readU32(original, 16) !== run.options.destination) return;
    run.answered(readU16(original, at + 2), from, what);
  }
}

const MEANING: Readonly<Record<number, TraceAnswer>> = {
  [UNREACHABLE.network]: 'network',
  [UNREACHABLE.host]: 'host',
  [UNREACHABLE.protocol]: 'protocol',
  [UNREACHABLE.port]: 'there',
  [UNREACHABLE.administrativelyProhibited]: 'prohibited',
};
