import type { Ms, Scheduled } from '../base/event-queue';
import type { Rng } from '../base/rng';
import type { Operation } from '../base/turn';
import type { IkeEvent } from '../ike/events';
import type { IkeDatagram } from '../ike/ipsec-port';
import type { IpsecEvent } from '../ipsec/events';
import type { IpsecTurn } from '../ipsec/turn';
import type { Clock } from '../net/simulator';
import type { Platform } from './platform';

/** What comes out of turns. */
export interface ProcessorOutputs {
  /** @returns how many lines were printed for it */
  emit(at: Ms, event: IkeEvent | IpsecEvent): number;
  /** Called at the time at which it is sent. */
  send(datagram: IkeDatagram): void;
  /** A job is done that took so much of the processor's time. */
  used(cost: Ms): void;
  /** Some work is done: timers may have changed. */
  worked(): void;
}

/** A turn with a clock of its own, which runs ahead of the world's while the work in hand is done. */
export class DeviceTurn implements IpsecTurn {
  now: Ms;
  readonly deferred: ((turn: this) => void)[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly platform: Platform,
    readonly rng: Rng,
    private readonly outputs: ProcessorOutputs,
  ) {
    this.now = clock.now;
  }

  spend(operation: Operation): void {
    this.now += this.platform.operations[operation];
  }

  emit(event: IkeEvent | IpsecEvent): void {
    this.now += this.outputs.emit(this.now, event) * this.platform.line;
  }

  send(datagram: IkeDatagram): void {
    const delay = this.now - this.clock.now;
    if (delay <= 0) this.outputs.send(datagram);
    else this.clock.schedule(delay, () => this.outputs.send(datagram));
  }

  defer(job: (turn: this) => void): void {
    this.deferred.push(job);
  }
}

export type Job = (turn: DeviceTurn) => void;

/**
 * The process level of a router: one thing at a time. A job runs when the processor is free, its turn's clock moves on
 * by what the work costs, and until the world's clock has come that far everything else waits: jobs that this one
 * deferred first, then the rest in the order of arrival. Where work costs nothing, everything happens in place.
 */
export class Processor {
  private readonly queue: Job[] = [];
  private turn: DeviceTurn | undefined;
  private freeAt: Ms = 0;
  private running = false;
  private wake: Scheduled | undefined;
  private stopped = false;

  constructor(
    private readonly clock: Clock,
    private readonly platform: Platform,
    private readonly rng: Rng,
    private readonly outputs: ProcessorOutputs,
  ) {}

  get busy(): boolean {
    return this.running || this.freeAt > this.clock.now;
  }

  /** Jobs that wait for their turn. */
  get waiting(): number {
    return this.queue.length;
  }

  submit(job: Job): void {
    if (this.stopped) return;
    this.queue.push(job);
    if (!this.running && this.wake === undefined) this.run();
  }

  /** Power off: nothing that waits will run. */
  stop(): void {
    this.stopped = true;
    this.queue.length = 0;
    this.turn = undefined;
    this.clock.cancel(this.wake);
  }

  private run(): void {
    this.wake = undefined;
    this.running = true;
    try {
      while (!this.stopped && this.freeAt <= this.clock.now && this.runNext());
    } finally {
      this.running = false;
    }
    if (this.stopped) return;
    // Also when nothing waits: what comes during this time must find the processor taken.
    if (this.freeAt > this.clock.now) this.wake = this.clock.schedule(this.freeAt - this.clock.now, () => this.run());
    this.outputs.worked();
  }

  /** @returns false when there is nothing to do */
  private runNext(): boolean {
    let turn = this.turn;
    let job = turn?.deferred.shift();
    if (turn === undefined || job === undefined) {
      job = this.queue.shift();
      if (job === undefined) {
        this.turn = undefined;
        return false;
      }
      turn = new DeviceTurn(this.clock, this.platform, this.rng, this.outputs);
      this.turn = turn;
    }
    const begun = turn.now;
    job(turn);
    if (turn.now > begun) this.outputs.used(turn.now - begun);
    this.freeAt = turn.now;
    return true;
  }
}
