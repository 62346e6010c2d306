import { InternalError } from '../base/errors';
import type { Ms } from '../base/event-queue';
import type { Ipv4 } from '../base/ipv4-address';
import type { Rng } from '../base/rng';
import { decodeArp } from '../wire/arp';
import { BROADCAST_HARDWARE, type HardwareAddress } from './hardware-address';
import { type Impairment, impairedCopies, NO_IMPAIRMENT } from './impairment';
import type { Simulator } from './simulator';

/** What is plugged into a link: an interface of a router, or a host. */
export interface Port {
  readonly device: string;
  readonly name: string;
  /** Undefined: it is the end of a line, where nobody needs one. */
  readonly hardwareAddress: HardwareAddress | undefined;
  /** The addresses it answers for on this link. */
  addresses(): readonly Ipv4[];
  /** Takes a packet that has arrived. @param vlan tag of the frame; undefined: none */
  receive(packet: Uint8Array, vlan?: number): void;
  /** Takes an ARP message (RFC 826). */
  receiveArp?(message: Uint8Array, vlan?: number): void;
  /** Does it listen? Undefined: always. */
  readonly isUp?: boolean;
  /** False: it is shut, and gives the far end of a line no carrier. */
  readonly isEnabled?: boolean;
  /** False: it has come, gone or changed its addresses since the lab began, and nobody knows it from before. */
  readonly isOld?: boolean;
  linkChanged?(up: boolean): void;
  /** Does it take packets for an address that nobody on the link owns: proxy ARP? */
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
 * A LAN or a line: bytes in at one port, out at another after the delay. Packets go to a MAC address, or to the far end of
 * a line; ARP messages go the same way, but no tap sees them: captures are of IP packets.
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
  private readonly byHardware = new Map<HardwareAddress, Attachment>();
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
    const attachment: Attachment = { port, plugged: true, impairment: undefined };
    this.attachments.push(attachment);
    if (port.hardwareAddress !== undefined) this.byHardware.set(port.hardwareAddress, attachment);
    port.linkChanged?.(this.whole);
  }

  detach(port: Port): void {
    const at = this.attachments.findIndex(attachment => attachment.port === port);
    if (at < 0) return;
    const [gone] = this.attachments.splice(at, 1);
    const { hardwareAddress } = port;
    if (hardwareAddress !== undefined && this.byHardware.get(hardwareAddress) === gone) {
      this.byHardware.delete(hardwareAddress);
    }
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

  /** Does the far end of a line give a carrier? Where there is none, it is somebody that we do not know. */
  hasFarEnd(port: Port): boolean {
    const others = this.attachments.filter(each => each.port !== port);
    return others.length === 0 || others.some(each => this.isLive(each) && each.port.isEnabled !== false);
  }

  /** A port was shut or opened: the far end of a line sees it. */
  enabledChanged(port: Port): void {
    for (const each of [...this.attachments]) if (each.port !== port) each.port.linkChanged?.(this.isLive(each));
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
   * Sends an IPv4 packet to the port with this MAC address, or to all others.
   * @returns false when the sender is cut off or the packet too large for the link: nothing was put on it
   */
  transmit(from: Port, to: HardwareAddress, packet: Uint8Array, vlan?: number): boolean {
    const sender = this.senderOf(from);
    if (sender === undefined || packet.length > this.limit) return false;
    this.tap(packet);
    this.send(sender, to, receiver => receiver.receive(packet, vlan));
    return true;
  }

  /**
   * Sends an IPv4 packet down a line: to its far end, or, where several circuits share the line, to the one that has
   * `nextHop`.
   * @returns as `transmit`; false too when nobody is there
   */
  transmitOnLine(from: Port, nextHop: Ipv4, packet: Uint8Array): boolean {
    const sender = this.senderOf(from);
    if (sender === undefined || packet.length > this.limit) return false;
    const others = this.attachments.filter(each => each !== sender && this.listens(each));
    const receiver = others.find(({ port }) => port.addresses().includes(nextHop)) ?? others[0];
    if (receiver === undefined) return false;
    this.tap(packet);
    this.carry(sender, receiver, port => port.receive(packet));
    return true;
  }

  /** @returns as `transmit` */
  transmitArp(from: Port, to: HardwareAddress, message: Uint8Array, vlan?: number): boolean {
    const sender = this.senderOf(from);
    if (sender === undefined) return false;
    // Whoever is asked for may be a host that exists on first use: it hears the question.
    if (to === BROADCAST_HARDWARE) this.neighbour(from, decodeArp(message).target);
    this.send(sender, to, receiver => receiver.receiveArp?.(message, vlan));
    return true;
  }

  /** Who would answer an ARP request of `from` for the address: its owner, a proxy, or a host on its first use. */
  neighbour(from: Port, address: Ipv4): Port | undefined {
    const others = this.attachments.filter(each => each.port !== from && this.isLive(each));
    const owner = others.find(each => each.port.addresses().includes(address) && this.listens(each));
    const known = owner ?? others.find(each => each.port.answersFor?.(address) === true);
    if (known !== undefined) return known.port;
    const made = from.addresses().includes(address) ? undefined : this.stranger?.(address);
    if (made !== undefined && this.attachmentOf(made) === undefined) this.attach(made);
    return made;
  }

  private senderOf(from: Port): Attachment | undefined {
    const sender = this.attachmentOf(from);
    return sender !== undefined && this.isLive(sender) ? sender : undefined;
  }

  private send(sender: Attachment, to: HardwareAddress, give: (receiver: Port) => void): void {
    if (to === BROADCAST_HARDWARE) {
      for (const attachment of this.attachments) if (attachment !== sender) this.carry(sender, attachment, give);
      return;
    }
    const receiver = this.byHardware.get(to);
    if (receiver !== undefined && receiver !== sender) this.carry(sender, receiver, give);
  }

  private carry(sender: Attachment, receiver: Attachment, give: (receiver: Port) => void): void {
    if (sender.impairment === undefined) {
      this.deliver(receiver, give, this.delay);
      return;
    }
    for (const extra of impairedCopies(sender.impairment, this.rng)) this.deliver(receiver, give, this.delay + extra);
  }

  private deliver(receiver: Attachment, give: (receiver: Port) => void, delay: Ms): void {
    this.simulator.schedule(delay, () => {
      if (this.isLive(receiver)) give(receiver.port);
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
