import type { Ms, Scheduled } from '../../base/event-queue';
import { TCP_FLAG, type TcpSegment } from '../../wire/tcp';
import type { Clock } from '../simulator';
import { ReceiveQueue } from './receive-queue';
import { lengthOf } from './reset';
import { RetransmissionTimeout } from './retransmission';
import { SendQueue } from './send-queue';
import { distance } from './sequence';
import type { TcpEnd, TcpEnds, TcpState, TcpUser } from './types';

export interface TcpConnectionEnvironment {
  readonly clock: Clock;
  /** The largest payload of our segments, and of those that we want. */
  readonly mss: number;
  /** So long it may take to open. */
  readonly synWait: Ms;
  /** @returns false when there is no way to the other end */
  send(segment: TcpSegment): boolean;
  /** The connection is gone: nothing comes to it any more. */
  gone(): void;
}

/** What `show tcp` counts. */
export interface TcpCounters {
  segmentsSent: number;
  segmentsReceived: number;
  retransmitted: number;
  bytesSent: number;
  bytesReceived: number;
}

/** IOS's receive window. Received bytes are handed on at once, so that it stays open. */
export const WINDOW = 4128;
/** What a peer takes that does not say (RFC 1122 4.2.2.6). */
const DEFAULT_MSS = 536;
/** Retransmissions of one segment before the other end is given up. */
const MOST_RETRANSMISSIONS = 8;
/** Two maximum segment lifetimes, as IOS counts them. */
const TIME_WAIT: Ms = 60_000;
const NOTHING = new Uint8Array(0);

/** One TCP connection (RFC 793, RFC 1122 4.2), without a clock or a wire of its own. Segments go out as they are queued: no Nagle. */
export class TcpConnection {
  state: TcpState;
  user: TcpUser | undefined;
  readonly createdAt: Ms;
  readonly counters: TcpCounters = {
    segmentsSent: 0,
    segmentsReceived: 0,
    retransmitted: 0,
    bytesSent: 0,
    bytesReceived: 0,
  };
  readonly timeouts = new RetransmissionTimeout();
  readonly sending: SendQueue;
  readonly receiving = new ReceiveQueue();
  private peerWindow = 0;
  private peerMss = DEFAULT_MSS;
  private finWanted = false;
  private timer: Scheduled | undefined;
  private opening: Scheduled | undefined;
  private retransmissions = 0;
  /** The number whose acknowledgment is timed. */
  private timed: { readonly sequence: number; readonly at: Ms } | undefined;

  /**
   * @param initialSequence drawn for each connection (RFC 1948)
   * @param syn             the SYN that asks for it; undefined: we ask
   */
  constructor(
    private readonly environment: TcpConnectionEnvironment,
    readonly ends: TcpEnds,
    initialSequence: number,
    syn: TcpSegment | undefined,
  ) {
    this.createdAt = environment.clock.now;
    this.sending = new SendQueue(initialSequence);
    this.state = syn === undefined ? 'SYNSENT' : 'SYNRCVD';
    if (syn !== undefined) this.synchronize(syn);
  }

  get sendWindow(): number {
    return this.peerWindow;
  }

  get mss(): number {
    return Math.min(this.peerMss, this.environment.mss);
  }

  /** Sends our SYN. */
  open(): void {
    this.opening = this.environment.clock.schedule(this.environment.synWait, () => this.end('timeout'));
    this.time(this.sending.initial);
    this.sending.synSent();
    if (this.emitSyn()) this.arm();
    else this.end('unreachable');
  }

  send(bytes: Uint8Array): void {
    if (this.finWanted || this.state === 'CLOSED' || bytes.length === 0) return;
    this.sending.push(bytes);
    this.flush();
  }

  /** We send no more; what is queued goes out first. */
  close(): void {
    if (this.finWanted || this.state === 'CLOSED') return;
    if (this.state === 'SYNSENT') {
      this.end('closed');
      return;
    }
    this.finWanted = true;
    this.flush();
  }

  /** Resets the connection: the other end is told at once. */
  abort(): void {
    if (this.state === 'CLOSED') return;
    if (this.state !== 'SYNSENT') this.emit({ flags: TCP_FLAG.rst | TCP_FLAG.ack, sequence: this.sending.next });
    this.end('aborted');
  }

  /** The device goes down: nobody is told, neither the other end nor the user. */
  vanish(): void {
    this.user = undefined;
    this.forget();
  }

  /** The network says that the other end cannot be reached: final while opening alone (RFC 1122 4.2.3.9). */
  unreachable(): void {
    if (this.state === 'SYNSENT' || this.state === 'SYNRCVD') this.end('unreachable');
  }

  /** A segment of this connection, its checksum right. */
  receive(segment: TcpSegment): void {
    this.counters.segmentsReceived++;
    if (this.state === 'SYNSENT') this.receiveInSynSent(segment);
    else if (this.isAcceptable(segment)) this.receiveSynchronized(segment);
    else if ((segment.flags & TCP_FLAG.rst) === 0) this.acknowledge();
  }

  private receiveInSynSent(segment: TcpSegment): void {
    const { flags, acknowledgment } = segment;
    const acknowledges = (flags & TCP_FLAG.ack) !== 0;
    if (acknowledges && acknowledgment !== this.sending.next) {
      if ((flags & TCP_FLAG.rst) === 0) this.emit({ flags: TCP_FLAG.rst, sequence: acknowledgment });
      return;
    }
    if ((flags & TCP_FLAG.rst) !== 0) {
      if (acknowledges) this.end('refused');
      return;
    }
    if ((flags & TCP_FLAG.syn) === 0) return;
    this.synchronize(segment);
    if (!acknowledges) {
      // Both ends have asked at once.
      this.state = 'SYNRCVD';
      this.emitSyn();
      return;
    }
    this.takeAcknowledgment(segment);
    this.acknowledge();
    this.established();
    this.flush();
  }

  private synchronize({ sequence, mss, window }: TcpSegment): void {
    this.receiving.begin(sequence);
    this.peerMss = Math.max(1, mss ?? DEFAULT_MSS);
    this.peerWindow = window;
  }

  /** RFC 793 3.9: does it lie in the window? */
  private isAcceptable(segment: TcpSegment): boolean {
    const length = lengthOf(segment);
    const offset = distance(segment.sequence, this.receiving.next);
    return length === 0 ? offset >= 0 && offset < WINDOW : offset < WINDOW && offset + length > 0;
  }

  private receiveSynchronized(segment: TcpSegment): void {
    const { flags, acknowledgment } = segment;
    if ((flags & TCP_FLAG.rst) !== 0) {
      this.end(this.state === 'SYNRCVD' ? 'refused' : 'reset');
      return;
    }
    if ((flags & TCP_FLAG.syn) !== 0) {
      // A SYN in the window of a connection that is open is an error; RFC 793 resets it.
      this.emit({ flags: TCP_FLAG.rst | TCP_FLAG.ack, sequence: this.sending.next });
      this.end('reset');
      return;
    }
    if ((flags & TCP_FLAG.ack) === 0) return;
    if (this.state === 'SYNRCVD' && acknowledgment !== this.sending.next) {
      this.emit({ flags: TCP_FLAG.rst, sequence: acknowledgment });
      return;
    }
    if (distance(acknowledgment, this.sending.next) > 0) {
      // It acknowledges what was never sent.
      this.acknowledge();
      return;
    }
    const opens = this.state === 'SYNRCVD';
    this.takeAcknowledgment(segment);
    if (opens) this.established();
    this.takeData(segment);
    this.flush();
  }

  private established(): void {
    this.environment.clock.cancel(this.opening);
    this.opening = undefined;
    this.state = 'ESTAB';
    this.user?.opened?.();
  }

  private takeAcknowledgment({ acknowledgment, window }: TcpSegment): void {
    const { clock } = this.environment;
    const news = distance(acknowledgment, this.sending.unacknowledged);
    if (news >= 0) this.peerWindow = window;
    if (news <= 0) return;
    const fin = this.sending.acknowledge(acknowledgment);
    this.retransmissions = 0;
    this.timeouts.progressed();
    if (this.timed !== undefined && distance(acknowledgment, this.timed.sequence) > 0) {
      this.timeouts.measured(clock.now - this.timed.at);
      this.timed = undefined;
    }
    clock.cancel(this.timer);
    this.timer = undefined;
    if (!this.sending.isEmpty) this.arm();
    if (fin) this.finAcknowledged();
  }

  private finAcknowledged(): void {
    if (this.state === 'FINWAIT1') this.state = 'FINWAIT2';
    else if (this.state === 'CLOSING') this.waitOut();
    else if (this.state === 'LASTACK') this.end('closed');
  }

  private takeData(segment: TcpSegment): void {
    if (lengthOf(segment) === 0 || this.state === 'CLOSED') return;
    if (this.receiving.isComplete()) {
      this.acknowledge();
      return;
    }
    const bytes = this.receiving.add(segment.sequence, segment.payload, (segment.flags & TCP_FLAG.fin) !== 0);
    this.acknowledge();
    this.counters.bytesReceived += bytes.length;
    if (bytes.length > 0) this.user?.received(bytes);
    if (this.receiving.isComplete()) this.finReceived();
  }

  private finReceived(): void {
    const isLast = this.state === 'FINWAIT2';
    if (this.state === 'ESTAB') this.state = 'CLOSEWAIT';
    else if (this.state === 'FINWAIT1') this.state = 'CLOSING';
    else if (!isLast) return;
    this.user?.ended?.();
    if (isLast) this.waitOut();
  }

  /** What the window allows goes out, and the FIN after the last byte. */
  private flush(): void {
    if (this.state !== 'ESTAB' && this.state !== 'CLOSEWAIT') return;
    const { sending } = this;
    for (;;) {
      const stretch = sending.take(Math.min(this.mss, this.peerWindow - sending.inFlight));
      if (stretch === undefined) break;
      this.time(stretch.sequence);
      this.emitData(stretch.sequence, stretch.bytes, stretch.last);
      this.counters.bytesSent += stretch.bytes.length;
    }
    if (this.finWanted && !sending.finSent && sending.isDrained) {
      this.state = this.state === 'CLOSEWAIT' ? 'LASTACK' : 'FINWAIT1';
      sending.sendFin();
      this.emitFin();
    }
    // A window that is shut is asked about from time to time.
    if (this.timer === undefined && !sending.isEmpty) this.arm();
  }

  private time(sequence: number): void {
    this.timed ??= { sequence, at: this.environment.clock.now };
  }

  private arm(): void {
    this.timer = this.environment.clock.schedule(this.timeouts.timeout, () => this.expired());
  }

  private expired(): void {
    this.timer = undefined;
    if (++this.retransmissions > MOST_RETRANSMISSIONS) {
      this.end('timeout');
      return;
    }
    this.timeouts.expired();
    this.timed = undefined;
    this.counters.retransmitted++;
    this.retransmit();
    this.arm();
  }

  private retransmit(): void {
    if (this.state === 'SYNSENT' || this.state === 'SYNRCVD') {
      this.emitSyn();
      return;
    }
    const stretch = this.sending.again(this.mss);
    if (stretch !== undefined) this.emitData(stretch.sequence, stretch.bytes, stretch.last);
    else this.emitFin();
  }

  private emitSyn(): boolean {
    const flags = this.state === 'SYNSENT' ? TCP_FLAG.syn : TCP_FLAG.syn | TCP_FLAG.ack;
    return this.emit({ flags, sequence: this.sending.initial, mss: this.environment.mss });
  }

  private emitData(sequence: number, payload: Uint8Array, last: boolean): void {
    this.emit({ flags: TCP_FLAG.ack | (last ? TCP_FLAG.psh : 0), sequence, payload });
  }

  private emitFin(): void {
    this.emit({ flags: TCP_FLAG.fin | TCP_FLAG.ack, sequence: this.sending.finSequence });
  }

  private acknowledge(): void {
    this.emit({ flags: TCP_FLAG.ack, sequence: this.sending.next });
  }

  private emit(segment: Pick<TcpSegment, 'flags' | 'sequence'> & Partial<TcpSegment>): boolean {
    const { local, remote } = this.ends;
    this.counters.segmentsSent++;
    return this.environment.send({
      sourcePort: local.port,
      destinationPort: remote.port,
      acknowledgment: (segment.flags & TCP_FLAG.ack) === 0 ? 0 : this.receiving.next,
      window: WINDOW,
      mss: undefined,
      payload: NOTHING,
      ...segment,
    });
  }

  private waitOut(): void {
    const { clock } = this.environment;
    const { user } = this;
    this.state = 'TIMEWAIT';
    this.user = undefined;
    clock.cancel(this.timer);
    this.timer = clock.schedule(TIME_WAIT, () => this.forget());
    user?.closed('closed');
  }

  private end(why: TcpEnd): void {
    const { user } = this;
    this.user = undefined;
    this.forget();
    user?.closed(why);
  }

  private forget(): void {
    if (this.state === 'CLOSED') return;
    this.state = 'CLOSED';
    this.environment.clock.cancel(this.timer);
    this.environment.clock.cancel(this.opening);
    this.environment.gone();
  }
}
