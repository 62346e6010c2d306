import { closeSync, openSync, writeSync } from 'node:fs';

import type { Ms } from '../base/event-queue';
import type { Link } from '../net/link';
import { enhancedPacket, interfaceDescription, LINKTYPE_RAW, sectionHeader } from '../wire/pcapng';

/** 1993-03-01 00:00 UTC, where virtual time begins, as a capture counts time. */
const EPOCH_MICROSECONDS = Date.UTC(1993, 2, 1) * 1000;

const SNAP_LENGTH = 0x10000;

/** So many bytes are held before they are written. */
const HELD = 0x10000;

/** A pcapng file that is being written: one interface block per link, packets as they cross the links. */
export class Capture {
  private readonly descriptor: number;
  private readonly untap: readonly (() => void)[];
  private held: Uint8Array[] = [];
  private heldBytes = 0;
  private count = 0;
  private failure: unknown;

  /** @throws what node:fs throws when the file cannot be written */
  constructor(
    readonly file: string,
    links: readonly Link[],
  ) {
    this.descriptor = openSync(file, 'w');
    this.write(sectionHeader());
    for (const link of links) {
      this.write(interfaceDescription({ name: link.name, linkType: LINKTYPE_RAW, snapLength: SNAP_LENGTH }));
    }
    this.untap = links.map((link, index) => link.addTap((at, packet) => this.packet(index, at, packet)));
    this.flush();
  }

  /** Packets until now. */
  get packets(): number {
    return this.count;
  }

  /**
   * Brings the file up to date, so that others may read it while the capture goes on. A full disk does not stop the
   * world: it is told when the capture ends.
   */
  flush(): void {
    try {
      if (this.failure === undefined) this.writeHeld();
    } catch (error) {
      this.failure = error;
    }
    this.held = [];
    this.heldBytes = 0;
  }

  /** @throws what node:fs threw when it could not write */
  stop(): void {
    for (const untap of this.untap) untap();
    this.flush();
    closeSync(this.descriptor);
    if (this.failure !== undefined) throw this.failure as Error;
  }

  private writeHeld(): void {
    for (const block of this.held) {
      for (let done = 0; done < block.length;) done += writeSync(this.descriptor, block, done);
    }
  }

  private packet(interfaceIndex: number, at: Ms, packet: Uint8Array): void {
    this.count++;
    this.write(
      enhancedPacket({ interfaceIndex, timestampMicroseconds: EPOCH_MICROSECONDS + Math.floor(at * 1000), packet }),
    );
  }

  private write(block: Uint8Array): void {
    this.held.push(block);
    this.heldBytes += block.length;
    if (this.heldBytes > HELD) this.flush();
  }
}
