/** What both ends of a TFTP transfer do: one side sends blocks and waits for each to be acknowledged, the other takes them. */
import type { Ms, Scheduled } from '../../base/event-queue';
import { BLOCK_BYTES, type TftpPacket } from '../../wire/tftp';
import type { Clock } from '../simulator';

/** A packet goes out again so many times before the other end is given up. */
const TRIES = 6;
const TIMEOUT: Ms = 4000;
const BLOCK_NUMBERS = 0x10000;

export interface TransferHooks {
  send(packet: TftpPacket): void;
  /** Another block is over. */
  moved(): void;
  /** Nothing came: the last packet goes out again. */
  waited(): void;
  /** The last block is over. */
  done(): void;
  /** The other end does not answer any more. */
  lost(): void;
}

/** The last packet is sent again until something comes. */
export class Repeater {
  private timer: Scheduled | undefined;
  private last: TftpPacket | undefined;
  private left = 0;

  constructor(
    private readonly clock: Clock,
    private readonly hooks: Pick<TransferHooks, 'send' | 'waited' | 'lost'>,
  ) {}

  send(packet: TftpPacket): void {
    this.last = packet;
    this.left = TRIES;
    this.transmit();
  }

  stop(): void {
    this.clock.cancel(this.timer);
  }

  private transmit(): void {
    const { last } = this;
    if (last === undefined) return;
    this.clock.cancel(this.timer);
    this.left--;
    this.timer = this.clock.schedule(TIMEOUT, () => {
      this.hooks.waited();
      if (this.left > 0) this.transmit();
      else this.hooks.lost();
    });
    this.hooks.send(last);
  }
}

/** Sends a file block by block. */
export class BlockSender {
  /** Blocks that the other end has. */
  private acknowledged = 0;
  private readonly blocks: number;

  constructor(
    private readonly content: Uint8Array,
    private readonly repeater: Repeater,
    private readonly hooks: Pick<TransferHooks, 'moved' | 'done'>,
  ) {
    // A last block that is full is followed by an empty one.
    this.blocks = Math.floor(content.length / BLOCK_BYTES) + 1;
  }

  begin(): void {
    this.next();
  }

  acknowledge(block: number): void {
    // An old acknowledgement is no reason to send anything: that would double every packet from then on (RFC 1123 4.2.3.1).
    if (block !== (this.acknowledged + 1) % BLOCK_NUMBERS) return;
    this.acknowledged++;
    this.hooks.moved();
    if (this.acknowledged === this.blocks) {
      this.repeater.stop();
      this.hooks.done();
    } else this.next();
  }

  private next(): void {
    const start = this.acknowledged * BLOCK_BYTES;
    const block = (this.acknowledged + 1) % BLOCK_NUMBERS;
    this.repeater.send({ kind: 'data', block, data: this.content.subarray(start, start + BLOCK_BYTES) });
  }
}

/** Takes a file block by block. */
export class BlockReceiver {
  private readonly pieces: Uint8Array[] = [];
  private complete = false;

  constructor(
    private readonly repeater: Repeater,
    private readonly hooks: Pick<TransferHooks, 'send' | 'moved' | 'done'> & {
      /** The whole file has come. @returns false: it is not taken, and the last block not acknowledged */
      keep(content: Uint8Array): boolean;
    },
  ) {}

  private get content(): Uint8Array {
    return new Uint8Array(Buffer.concat(this.pieces));
  }

  take(block: number, data: Uint8Array): void {
    const ack = { kind: 'ack', block } as const;
    if (this.complete || block !== (this.pieces.length + 1) % BLOCK_NUMBERS) {
      // Our acknowledgement was lost: the other end still waits for it.
      if (block === this.pieces.length % BLOCK_NUMBERS) this.hooks.send(ack);
      return;
    }
    this.pieces.push(data.slice());
    this.hooks.moved();
    if (data.length === BLOCK_BYTES) {
      this.repeater.send(ack);
      return;
    }
    this.complete = true;
    this.repeater.stop();
    if (!this.hooks.keep(this.content)) return;
    this.hooks.send(ack);
    this.hooks.done();
  }
}
