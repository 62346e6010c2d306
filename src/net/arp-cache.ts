import type { Ms, Scheduled } from '../base/event-queue';
import type { Ipv4 } from '../base/ipv4-address';
import type { ArpMessage } from '../wire/arp';
import { BROADCAST_HARDWARE, type HardwareAddress } from './hardware-address';
import type { Clock } from './simulator';

/** A port on an Ethernet, as ARP uses it. */
export interface ArpPort {
  readonly name: string;
  readonly hardwareAddress: HardwareAddress | undefined;
  /** What it asks as. */
  readonly address: Ipv4 | undefined;
  /** How long an entry lives that nothing refreshes; 0: for ever. */
  readonly arpTimeout: Ms;
  addresses(): readonly Ipv4[];
  /** Is the address in one of the port's subnets? */
  isOnSubnet(address: Ipv4): boolean;
  /** Proxy ARP. */
  answersFor(address: Ipv4): boolean;
  sendArp(to: HardwareAddress, message: ArpMessage): void;
  /** Who has had the address since the lab began. */
  oldNeighbour(address: Ipv4): HardwareAddress | undefined;
  /** All that have been on the link since the lab began. */
  oldNeighbours(): readonly Ipv4[];
}

interface MessageEvent<Kind> {
  readonly kind: Kind;
  readonly interfaceName: string;
  readonly message: ArpMessage;
}

/** What happens to a cache that its owner may want to tell. */
export type ArpEvent =
  | MessageEvent<'arp-sent'>
  | MessageEvent<'arp-received'>
  /** Not believed: its sender is on none of the port's subnets. */
  | MessageEvent<'arp-filtered'>
  | { readonly kind: 'arp-incomplete'; readonly interfaceName: string; readonly address: Ipv4 }
  | {
      readonly kind: 'duplicate-address';
      readonly interfaceName: string;
      readonly address: Ipv4;
      readonly hardware: HardwareAddress;
    };

export interface ArpCacheOptions {
  readonly clock: Clock;
  /** `arp A.B.C.D H.H.H` */
  statics?(): ReadonlyMap<Ipv4, HardwareAddress>;
  tell?(event: ArpEvent): void;
  /** An address that was asked for is known now. */
  resolved?(on: ArpPort, address: Ipv4): void;
}

/** An entry as it is shown. */
export interface ArpRow {
  readonly on: ArpPort;
  readonly address: Ipv4;
  /** Undefined: asked for, not answered yet. */
  readonly hardware: HardwareAddress | undefined;
  /** Since the last message; undefined: it does not age, being our own or configured. */
  readonly age: Ms | undefined;
}

interface Entry {
  hardware: HardwareAddress | undefined;
  /** When the neighbour was heard last, or first asked for. */
  since: Ms;
  askedAt: Ms;
  timer: Scheduled | undefined;
}

interface Table {
  readonly entries: Map<Ipv4, Entry>;
  /** It has been up since before the lab began, and knows who was there then. */
  warm: boolean;
  /** Those of them that it has been reminded of: what is forgotten after that must be asked for. */
  readonly recalled: Set<Ipv4>;
}

const MINUTE: Ms = 60_000;
/** The refreshing request goes out so long before the end. */
const REFRESH_LEAD: Ms = MINUTE;
const ASK_INTERVAL: Ms = 1000;
const INCOMPLETE_LIFE: Ms = MINUTE;

/**
 * One device's neighbours (RFC 826). A packet for an unknown one is lost while it is asked for, as on IOS; caches of ports
 * that have been up since the lab began are warm, as those of a network that has been up for hours.
 */
export class ArpCache {
  private readonly tables = new Map<ArpPort, Table>();

  constructor(private readonly options: ArpCacheOptions) {}

  /** Who answers for `address` on the port's link; undefined: it has been asked for, the packet is lost. */
  resolve(on: ArpPort, address: Ipv4): HardwareAddress | undefined {
    return this.tables.get(on)?.entries.get(address)?.hardware ?? this.miss(on, address);
  }

  /** The port comes into being. @param warm with the lab itself */
  open(on: ArpPort, warm: boolean): void {
    this.tables.set(on, { entries: new Map(), warm, recalled: new Set() });
  }

  close(on: ArpPort): void {
    this.clear(on);
    this.tables.delete(on);
  }

  /** Forgets what has been learnt, on one port or on all. */
  clear(on?: ArpPort): void {
    for (const [port, table] of this.tables) {
      if (on !== undefined && port !== on) continue;
      for (const entry of table.entries.values()) this.options.clock.cancel(entry.timer);
      table.entries.clear();
      table.warm = false;
    }
  }

  /** Configured entries stand for what was learnt of their addresses. */
  staticsChanged(): void {
    if (this.statics.size === 0) return;
    for (const [on, { entries }] of this.tables) {
      for (const address of this.statics.keys()) if (entries.has(address)) this.forget(on, address);
    }
  }

  /** `arp timeout` has changed. */
  retime(on: ArpPort): void {
    for (const [address, entry] of this.tables.get(on)?.entries ?? []) this.arm(on, address, entry);
  }

  /** Tells all others of an address of the port: they correct what they know of it. */
  announce(on: ArpPort): void {
    for (const address of on.addresses()) this.send(on, BROADCAST_HARDWARE, 'reply', address, address);
  }

  received(on: ArpPort, message: ArpMessage): void {
    const { sender, senderHardware, target } = message;
    this.tellOf('arp-received', on, message);
    if (on.addresses().includes(sender)) {
      if (senderHardware !== on.hardwareAddress) this.duplicate(on, message);
      return;
    }
    // Of a route that leads out of an interface without a next hop, the proxy's answer is from another subnet.
    const isKnown = this.tables.get(on)?.entries.has(sender) === true;
    if (!isKnown && !on.isOnSubnet(sender)) {
      this.tellOf('arp-filtered', on, message);
      return;
    }
    const isOurs = on.addresses().includes(target);
    const answered = message.operation === 'request' && (isOurs || (sender !== target && on.answersFor(target)));
    if (isKnown || answered || isOurs) this.learn(on, sender, senderHardware);
    if (answered) this.send(on, senderHardware, 'reply', target, sender);
  }

  /** In the order of the addresses; of each port that is given its own ones first. */
  rows(ports: Iterable<ArpPort>): readonly ArpRow[] {
    const rows: ArpRow[] = [];
    const { now } = this.options.clock;
    for (const on of ports) {
      if (on.hardwareAddress === undefined) continue;
      this.recallAll(on);
      for (const address of on.addresses()) rows.push({ on, address, hardware: on.hardwareAddress, age: undefined });
      for (const [address, entry] of this.tables.get(on)?.entries ?? []) {
        rows.push({ on, address, hardware: entry.hardware, age: now - entry.since });
      }
      for (const [address, hardware] of this.statics) {
        if (on.isOnSubnet(address)) rows.push({ on, address, hardware, age: undefined });
      }
    }
    return rows.sort((a, b) => a.address - b.address);
  }

  private get statics(): ReadonlyMap<Ipv4, HardwareAddress> {
    return this.options.statics?.() ?? NONE;
  }

  private miss(on: ArpPort, address: Ipv4): HardwareAddress | undefined {
    const fixed = this.statics.get(address);
    if (fixed !== undefined) return fixed;
    const table = this.tables.get(on);
    if (table === undefined) return undefined;
    const known = this.recall(on, table, address);
    if (known === undefined) this.ask(on, table, address);
    return known;
  }

  private recall(on: ArpPort, table: Table, address: Ipv4): HardwareAddress | undefined {
    if (!table.warm || table.recalled.has(address)) return undefined;
    const hardware = on.oldNeighbour(address);
    if (hardware === undefined) return undefined;
    table.recalled.add(address);
    const entry = this.learn(on, address, hardware);
    if (entry !== undefined) {
      const usual = on.arpTimeout === 0 ? 240 * MINUTE : on.arpTimeout;
      entry.since -= Math.floor(pastOf(on.hardwareAddress ?? 0, hardware) * Math.max(0, usual - 2 * REFRESH_LEAD));
      this.arm(on, address, entry);
    }
    return hardware;
  }

  private recallAll(on: ArpPort): void {
    const table = this.tables.get(on);
    if (table?.warm !== true) return;
    for (const address of on.oldNeighbours()) {
      if (on.isOnSubnet(address) && !table.entries.has(address)) this.recall(on, table, address);
    }
  }

  private ask(on: ArpPort, table: Table, address: Ipv4): void {
    const { clock, tell } = this.options;
    let entry = table.entries.get(address);
    if (entry !== undefined && clock.now - entry.askedAt < ASK_INTERVAL) return;
    if (entry === undefined) {
      entry = { hardware: undefined, since: clock.now, askedAt: clock.now, timer: undefined };
      table.entries.set(address, entry);
      tell?.({ kind: 'arp-incomplete', interfaceName: on.name, address });
    }
    entry.askedAt = clock.now;
    this.arm(on, address, entry);
    this.request(on, BROADCAST_HARDWARE, address);
  }

  private request(on: ArpPort, to: HardwareAddress, target: Ipv4): void {
    const sender = on.address;
    if (sender !== undefined) this.send(on, to, 'request', sender, target);
  }

  private send(on: ArpPort, to: HardwareAddress, operation: ArpMessage['operation'], sender: Ipv4, target: Ipv4): void {
    const senderHardware = on.hardwareAddress;
    if (senderHardware === undefined) return;
    const targetHardware = operation === 'request' ? 0 : to;
    const message: ArpMessage = { operation, senderHardware, sender, targetHardware, target };
    this.tellOf('arp-sent', on, message);
    on.sendArp(to, message);
  }

  private learn(on: ArpPort, address: Ipv4, hardware: HardwareAddress): Entry | undefined {
    const table = this.tables.get(on);
    if (table === undefined || this.statics.has(address)) return undefined;
    const { now } = this.options.clock;
    let entry = table.entries.get(address);
    const wasKnown = entry?.hardware !== undefined;
    if (entry === undefined) {
      entry = { hardware, since: now, askedAt: -Infinity, timer: undefined };
      table.entries.set(address, entry);
    }
    entry.hardware = hardware;
    entry.since = now;
    this.arm(on, address, entry);
    if (!wasKnown) this.options.resolved?.(on, address);
    return entry;
  }

  /** Before its end an entry is asked for once more, of the neighbour alone; one without an answer goes. */
  private arm(on: ArpPort, address: Ipv4, entry: Entry): void {
    const { clock } = this.options;
    clock.cancel(entry.timer);
    entry.timer = undefined;
    if (entry.hardware === undefined) {
      entry.timer = clock.schedule(INCOMPLETE_LIFE, () => this.forget(on, address));
    } else if (on.arpTimeout !== 0) {
      entry.timer = clock.schedule(entry.since + on.arpTimeout - leadOf(on) - clock.now, () =>
        this.refresh(on, address),
      );
    }
  }

  private refresh(on: ArpPort, address: Ipv4): void {
    const entry = this.tables.get(on)?.entries.get(address);
    if (entry === undefined) return;
    entry.timer = this.options.clock.schedule(leadOf(on), () => this.forget(on, address));
    if (entry.hardware !== undefined) this.request(on, entry.hardware, address);
  }

  private forget(on: ArpPort, address: Ipv4): void {
    const entries = this.tables.get(on)?.entries;
    this.options.clock.cancel(entries?.get(address)?.timer);
    entries?.delete(address);
  }

  private duplicate(on: ArpPort, { sender, senderHardware }: ArpMessage): void {
    this.options.tell?.({
      kind: 'duplicate-address',
      interfaceName: on.name,
      address: sender,
      hardware: senderHardware,
    });
  }

  private tellOf(kind: 'arp-sent' | 'arp-received' | 'arp-filtered', on: ArpPort, message: ArpMessage): void {
    this.options.tell?.({ kind, interfaceName: on.name, message });
  }
}

const NONE: ReadonlyMap<Ipv4, HardwareAddress> = new Map();

/** Before its end an entry is asked for once more. */
function leadOf(on: ArpPort): Ms {
  return Math.min(REFRESH_LEAD, on.arpTimeout / 2);
}

/** How long ago two neighbours last heard of each other when the lab begins: 0 to 1, the same in every lab. */
function pastOf(own: HardwareAddress, other: HardwareAddress): number {
  const mixed = Math.imul(own ^ Math.imul(other, 0x9e3779b1), 0x85ebca6b);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x100000000;
}
