import { readU16, readU32 } from '../../base/bytes';
import type { Ms } from '../../base/event-queue';
import { formatIpv4, type Ipv4 } from '../../base/ipv4-address';
import type { Rng } from '../../base/rng';
import { destinationOf, headerLengthOf, IP_PROTOCOL, sourceOf } from '../../wire/ipv4';
import { decodeTcp, encodeTcp, TCP_FLAG, type TcpSegment } from '../../wire/tcp';
import type { Clock } from '../simulator';
import { TcpConnection } from './connection';
import { resetOf } from './reset';
import type { TcpEnds, TcpUser } from './types';

/** A segment that a device is to send. */
export interface TcpPacket {
  readonly source: Ipv4;
  readonly destination: Ipv4;
  readonly segment: Uint8Array;
}

export interface TcpEnvironment {
  readonly clock: Clock;
  readonly rng: Rng;
  /** @returns false when there is no way to the destination */
  send(packet: TcpPacket): boolean;
  /** The largest payload of a segment to or from `address`. */
  mss(address: Ipv4): number;
  /** So long a new connection may take to open. */
  synWait(): Ms;
}

/** @returns who uses the new connection; undefined: it is refused */
export type TcpListener = (connection: TcpConnection) => TcpUser | undefined;

/** Connections that are being opened from outside at most: a scan costs no more than that. */
const MOST_OPENING = 64;
/** IOS takes the ports of its own connections from here on. */
const FIRST_PORT = 11000;
const LAST_PORT = 65535;

/** The TCP of one device. */
export class TcpStack {
  private readonly open = new Map<string, TcpConnection>();
  private readonly listeners = new Map<number, TcpListener>();
  private nextPort = FIRST_PORT;

  constructor(private readonly environment: TcpEnvironment) {}

  /** In the order in which they were made. */
  get connections(): readonly TcpConnection[] {
    return [...this.open.values()];
  }

  get listening(): readonly number[] {
    return [...this.listeners.keys()];
  }

  listen(port: number, listener: TcpListener): void {
    this.listeners.set(port, listener);
  }

  connect(source: Ipv4, destination: Ipv4, port: number, user: TcpUser): TcpConnection {
    const ends = {
      local: { address: source, port: this.takePort(destination, port) },
      remote: { address: destination, port },
    };
    const connection = this.make(ends, undefined);
    connection.user = user;
    connection.open();
    return connection;
  }

  /**
   * @param packet a whole IPv4 packet with TCP
   * @throws ProtocolError when the segment is damaged
   */
  receive(packet: Uint8Array): void {
    const source = sourceOf(packet);
    const destination = destinationOf(packet);
    const segment = decodeTcp(source, destination, packet.subarray(headerLengthOf(packet)));
    const ends: TcpEnds = {
      local: { address: destination, port: segment.destinationPort },
      remote: { address: source, port: segment.sourcePort },
    };
    const known = this.open.get(keyOf(ends));
    if (known !== undefined && !isReused(known, segment)) known.receive(segment);
    else this.receiveNew(ends, segment);
  }

  /** An ICMP unreachable. @param original header and first bytes of the packet that it is about; may be anything */
  unreachable(original: Uint8Array): void {
    const at = ((original[0] ?? 0) & 15) * 4;
    if (at < 20 || original.length < at + 8 || original[9] !== IP_PROTOCOL.tcp) return;
    const ends: TcpEnds = {
      local: { address: readU32(original, 12), port: readU16(original, at) },
      remote: { address: readU32(original, 16), port: readU16(original, at + 2) },
    };
    this.open.get(keyOf(ends))?.unreachable();
  }

  /** The device goes down: nobody is told. */
  stop(): void {
    for (const connection of this.connections) connection.vanish();
  }

  private receiveNew(ends: TcpEnds, segment: TcpSegment): void {
    const { flags } = segment;
    const listener = this.listeners.get(ends.local.port);
    const asks = (flags & (TCP_FLAG.syn | TCP_FLAG.ack | TCP_FLAG.rst)) === TCP_FLAG.syn;
    if (listener === undefined || !asks) {
      this.reset(ends, segment);
      return;
    }
    if (this.connections.filter(({ state }) => state === 'SYNRCVD').length >= MOST_OPENING) return;
    const connection = this.make(ends, segment);
    connection.user = listener(connection);
    if (connection.user === undefined) {
      connection.vanish();
      this.reset(ends, segment);
    } else connection.open();
  }

  private make(ends: TcpEnds, syn: TcpSegment | undefined): TcpConnection {
    const { clock, rng } = this.environment;
    const key = keyOf(ends);
    const connection: TcpConnection = new TcpConnection(
      {
        clock,
        mss: this.environment.mss(ends.remote.address),
        synWait: this.environment.synWait(),
        send: segment => this.send(ends, segment),
        gone: () => {
          if (this.open.get(key) === connection) this.open.delete(key);
        },
      },
      ends,
      rng.u32(),
      syn,
    );
    this.open.get(key)?.vanish();
    this.open.set(key, connection);
    return connection;
  }

  private reset(ends: TcpEnds, segment: TcpSegment): void {
    const answer = resetOf(segment);
    if (answer !== undefined) this.send(ends, answer);
  }

  private send({ local, remote }: TcpEnds, segment: TcpSegment): boolean {
    const [source, destination] = [local.address, remote.address];
    return this.environment.send({ source, destination, segment: encodeTcp({ ...segment, source, destination }) });
  }

  private takePort(destination: Ipv4, port: number): number {
    const isTaken = (own: number): boolean =>
      this.connections.some(
        ({ ends: { local, remote } }) => local.port === own && remote.port === port && remote.address === destination,
      );
    let own = this.nextPort;
    while (isTaken(own)) own = own === LAST_PORT ? FIRST_PORT : own + 1;
    this.nextPort = own === LAST_PORT ? FIRST_PORT : own + 1;
    return own;
  }
}

/** A new SYN for a pair of ports that waits out its time (RFC 1122 4.2.2.13). */
function isReused({ state }: TcpConnection, { flags }: TcpSegment): boolean {
  return state === 'TIMEWAIT' && (flags & TCP_FLAG.syn) !== 0 && (flags & TCP_FLAG.ack) === 0;
}

function keyOf({ local, remote }: TcpEnds): string {
  return `${formatIpv4(local.address)}:${local.port} ${formatIpv4(remote.address)}:${remote.port}`;
}
