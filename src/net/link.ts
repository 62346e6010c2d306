import { InternalError } from '../base/errors';
import type { Ms } from '../base/event-queue';
import { BROADCAST, type Ipv4 } from '../base/ipv4-address';
import type { Rng } from '../base/rng';
import { type Impairment, impairedCopies, NO_IMPAIRMENT } from './impairment';
import type { Simulator } from './simulator';

/** What is plugged into a link: an interface of a router, or a host. */
export interface Port {
  readonly device: string;
  readonly name: string;
  /** The addresses it answers for on this link; asked for each packet, so keep the array. */
  addresses(): readonly Ipv4[];
  /** Takes a packet that has arrived. */
  receive(packet: Uint8Array): void;
  /** Does it listen? Undefined: always. */
  readonly isUp?: boolean;
  linkChanged?(up: boolean): void;
  /** Does it take packets for an address that nobody on the link owns: proxy ARP, or the far end of a serial line? */
  answersFor?(address: Ipv4): boolean;
}

/** A packet as it is put on the link: the whole truth of a capture. */
export type Tap = (at: Ms, packet: Uint8Array) => void;

export interface LinkOptions {
  readonly name: string;
  readonly simulator: Simulator;
  /** For the impairments; nothing is drawn without any. */
  readonly rng: Rng;
  /** Largest IP packet in bytes that it carries: what is larger is lost. By default its ends decide, at 1500 if nobody says. */
  readonly mtu?: number;
  /** One way, 0 by default. */
  readonly delay?: Ms;
}

interface Attachment {
  readonly port: Port;
  plugged: boolean;
  /** Worn by what this port sends; undefined: nothing. */
  impairment: Impairment | undefined;
}

/**
 * A LAN or a line: bytes in at one port, out at another after the delay. There is no ARP: `ownerOf` asks the ports
 * themselves who answers for the next hop, and that is the place where an ARP table would be asked.
 */
export class Link {
  readonly name: string;
  /** Largest IP packet in bytes, for ends that have no mind of their own. */
  readonly mtu: number;
  /** One way, in milliseconds. */
  delay: Ms;
  private readonly limit: number;
  private readonly simulator: Simulator;
  private readonly rng: Rng;
  private readonly attachments: Attachment[] = [];
  private readonly taps: Tap[] = [];
  private stranger: ((address: Ipv4) => Port | undefined) | undefined;
  private whole = true;

  constructor(options: LinkOptions) {
    this.name = options.name;
    this.simulator = options.simulator;
    this.rng = options.rng;
    this.mtu = options.mtu ?? 1500;
    this.limit = options.mtu ?? Infinity;
    this.delay = options.delay ?? 0;
  }

  get ports(): readonly Port[] {
    return this.attachments.map(attachment => attachment.port);
  }

  get up(): boolean {
    return this.whole;
  }

  attach(port: Port): void {
    this.attachments.push({ port, plugged: true, impairment: undefined });
    port.linkChanged?.(this.whole);
  }

  detach(port: Port): void {
    const at = this.attachments.findIndex(attachment => attachment.port === port);
    if (at >= 0) this.attachments.splice(at, 1);
  }

  /** Called for an address that no port owns: the lab may plug in a host that exists on first use. */
  onStranger(make: (address: Ipv4) => Port | undefined): void {
    this.stranger = make;
  }

  /** Cuts or mends the whole link, or one port's cable alone. What is under way to a dead port is lost. */
  setUp(up: boolean, port?: Port): void {
    const before = this.attachments.map(attachment => this.isLive(attachment));
    if (port === undefined) this.whole = up;
    for (const attachment of this.attachments) if (attachment.port === port) attachment.plugged = up;
    this.attachments.forEach((attachment, i) => {
      const live = this.isLive(attachment);
      if (live !== before[i]) attachment.port.linkChanged?.(live);
    });
  }

  isUpFor(port: Port): boolean {
    const attachment = this.attachmentOf(port);
    return attachment !== undefined && this.isLive(attachment);
  }

  /** What `port` sends from now on wears this; what is not named stays as it is. */
  impair(port: Port, impairment: Partial<Impairment>): void {
    const attachment = this.attachmentOf(port);
    if (attachment === undefined) throw new InternalError(`${port.device} ${port.name} is not on ${this.name}`);
    attachment.impairment = { ...(attachment.impairment ?? NO_IMPAIRMENT), ...impairment };
  }

  impairmentOf(port: Port): Impairment {
    return this.attachmentOf(port)?.impairment ?? NO_IMPAIRMENT;
  }

  /** @returns the function that takes the tap off again */
  addTap(tap: Tap): () => void {
    this.taps.push(tap);
    return () => {
      const at = this.taps.indexOf(tap);
      if (at >= 0) this.taps.splice(at, 1);
    };
  }

  /**
   * Sends an IPv4 packet to whoever answers for `nextHop`, or to all others for 255.255.255.255 (a sender that knows
   * the subnet's own broadcast address gives this for it).
   * @returns false when nobody answers for the next hop, the sender is cut off or the packet too large for the link:
   *   nothing was put on it
   */
  transmit(from: Port, nextHop: Ipv4, packet: Uint8Array): boolean {
    const sender = this.attachmentOf(from);
    if (sender === undefined || !this.isLive(sender) || packet.length > this.limit) return false;
    if (nextHop === BROADCAST) {
      this.tap(packet);
      for (const attachment of this.attachments) if (attachment !== sender) this.carry(sender, attachment, packet);
      return true;
    }
    const receiver = this.ownerOf(nextHop, sender);
    if (receiver === undefined) return false;
    this.tap(packet);
    this.carry(sender, receiver, packet);
    return true;
  }

  private ownerOf(address: Ipv4, sender: Attachment): Attachment | undefined {
    for (const attachment of this.attachments) {
      if (attachment !== sender && attachment.port.addresses().includes(address) && this.listens(attachment)) {
        return attachment;
      }
    }
    for (const attachment of this.attachments) {
      if (attachment !== sender && attachment.port.answersFor?.(address) === true) return attachment;
    }
    const made = this.stranger?.(address);
    if (made === undefined) return undefined;
    const known = this.attachmentOf(made);
    if (known === undefined) this.attach(made);
    return this.attachmentOf(made);
  }

  private carry(sender: Attachment, receiver: Attachment, packet: Uint8Array): void {
    if (sender.impairment === undefined) {
      this.deliver(receiver, packet, this.delay);
      return;
    }
    for (const extra of impairedCopies(sender.impairment, this.rng)) this.deliver(receiver, packet, this.delay + extra);
  }

  private deliver(receiver: Attachment, packet: Uint8Array, delay: Ms): void {
    this.simulator.schedule(delay, () => {
      if (this.isLive(receiver)) receiver.port.receive(packet);
    });
  }

  private tap(packet: Uint8Array): void {
    for (const tap of this.taps) tap(this.simulator.now, packet);
  }

  private isLive(attachment: Attachment): boolean {
    return this.whole && attachment.plugged;
  }

  private listens(attachment: Attachment): boolean {
    return attachment.plugged && attachment.port.isUp !== false;
  }

  private attachmentOf(port: Port): Attachment | undefined {
    for (const attachment of this.attachments) if (attachment.port === port) return attachment;
    return undefined;
  }
}
