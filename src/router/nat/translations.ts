import type { Ms, Scheduled } from '../../base/event-queue';
import { inSubnet, type Ipv4 } from '../../base/ipv4-address';
import type { Clock } from '../../net/simulator';
import type { AccessFilter } from '../access-filter';
import type { RouterEvent } from '../events';
import type { NatConfig, NatRule, NatSide, StaticTranslation } from '../model/nat';
import { addressesOf, freeAddress, freePort, poolHolds } from './addresses';
import { across, bare, type End, type Flow } from './flow';
import { TranslationTable } from './table';
import { notePhase, type Pair, timeoutOf, type Translation, USUAL_TIMEOUTS } from './translation';

/** What address translation needs of its router. */
export interface NatNode {
  readonly clock: Clock;
  readonly filter: AccessFilter;
  readonly config: { readonly nat: NatConfig };
  readonly interfaces: ReadonlyMap<string, { readonly address: Ipv4 | undefined }>;
  /** Is this an address of the router itself? */
  isLocal(address: Ipv4): boolean;
  report(event: RouterEvent): void;
}

export interface NatCounters {
  /** Packets that found their translation, and those for which one had to be made. */
  hits: number;
  misses: number;
  expired: number;
}

/** Nothing fits (undefined), or what would fit cannot be made: then the packet is dropped. */
export type Made = Translation | 'failed' | undefined;

/** The life of translations: they stand by static lines, are made as packets ask for them, and expire. */
export class Translations {
  readonly table = new TranslationTable();
  readonly counters: NatCounters = { hits: 0, misses: 0, expired: 0 };
  /** By pool: packets that found it exhausted. */
  readonly poolMisses = new Map<string, number>();
  private timer: Scheduled | undefined;

  constructor(private readonly node: NatNode) {}

  /** The translation of the source of a packet that leaves; made where there is none yet. */
  fromInside(packet: Uint8Array, flow: Flow, outside: Pair): Made {
    const local = { address: flow.source, port: flow.sourcePort };
    const known = this.table.flowFromInside(flow.protocol, local, outside.local);
    if (known !== undefined) return this.hit(known);
    const half = this.table.insideLocal(flow.protocol, local);
    if (half?.inside !== undefined) {
      this.hit(half);
      return this.child(half, flow, { local, global: across(half.inside.global, local, half) }, outside);
    }
    const subnet = this.subnetHost('local', flow.source);
    if (subnet !== undefined) return subnet;
    const rule = this.ruleFor('inside', packet);
    return rule === undefined ? undefined : this.dynamicInside(rule, flow, outside);
  }

  /** The translation of the destination of a packet that comes in. */
  fromOutside(flow: Flow, outside: Pair): Translation | undefined {
    const global = { address: flow.destination, port: flow.destinationPort };
    const known = this.table.flowFromOutside(flow.protocol, global, outside.global);
    if (known !== undefined) return this.hit(known);
    const half = this.table.insideGlobal(flow.protocol, global);
    if (half?.inside === undefined) return this.subnetHost('global', flow.destination);
    this.hit(half);
    return this.child(half, flow, { local: across(half.inside.local, global, half), global }, outside);
  }

  /** The translation of the source of a packet that comes in. */
  ofOutsider(packet: Uint8Array, flow: Flow): Made {
    const global = { address: flow.source, port: flow.sourcePort };
    return this.table.outsideGlobal(flow.protocol, global) ?? this.dynamicOutside(packet, flow);
  }

  /** Does a line of the configuration translate what comes from this side? */
  ruleFor(side: NatSide, packet: Uint8Array): NatRule | undefined {
    return this.node.config.nat.rules.find(rule => rule.side === side && this.permits(rule, packet));
  }

  /** It has been used: it lives on for its whole time. */
  touch(translation: Translation | undefined, flow: Flow | undefined): void {
    if (translation === undefined) return;
    const { now } = this.node.clock;
    translation.usedAt = now;
    if (translation.isStatic) return;
    notePhase(translation, flow);
    const name = timeoutOf(translation);
    translation.expiresAt = now + (this.node.config.nat.timeouts.get(name) ?? USUAL_TIMEOUTS[name]) * 1000;
    if (this.timer === undefined || translation.expiresAt < this.timer.at) this.wakeAt(translation.expiresAt);
  }

  /** To be called after each change of the configuration: what was made by lines that are gone goes with them. */
  configurationChanged(): void {
    const { rules, statics } = this.node.config.nat;
    const origins = new Set<unknown>([...rules, ...statics]);
    for (const entry of this.table.entries) {
      if (!origins.has(entry.origin) || !this.stillHolds(entry)) this.table.remove(entry);
    }
    const standing = new Set<unknown>();
    for (const entry of this.table.entries) if (entry.isStatic) standing.add(entry.origin);
    for (const line of statics) if (!standing.has(line)) this.addStatic(line);
  }

  /** `clear ip nat translation`. @returns whether there was any */
  clear(isMeant: (translation: Translation) => boolean): boolean {
    const gone = [...this.table.entries].filter(entry => !entry.isStatic && isMeant(entry));
    for (const entry of gone) this.table.remove(entry);
    return gone.length > 0;
  }

  /** `clear ip nat statistics` */
  clearCounters(): void {
    Object.assign(this.counters, { hits: 0, misses: 0, expired: 0 });
    this.poolMisses.clear();
  }

  /** Power off. */
  reset(): void {
    for (const entry of [...this.table.entries]) this.table.remove(entry);
    this.node.clock.cancel(this.timer);
    this.timer = undefined;
    this.clearCounters();
  }

  private hit(known: Translation): Translation {
    this.counters.hits++;
    return known;
  }

  /** A static port, and an address that has several, need an entry for each flow; other simple ones do for all. */
  private child(half: Translation, flow: Flow, inside: Pair, outside: Pair): Translation {
    const { origin } = half;
    const forEach = half.protocol !== undefined || ('extendable' in origin && origin.extendable);
    return forEach ? this.add(origin, flow.protocol, inside, outside) : half;
  }

  /** A list that does not exist translates nothing. */
  private permits({ by, name }: NatRule, packet: Uint8Array): boolean {
    if (by !== 'list') return false;
    const { action, list } = this.node.filter.check(name, packet);
    return list !== undefined && action === 'permit';
  }

  private dynamicInside(rule: NatRule, flow: Flow, outside: Pair): Made {
    this.counters.misses++;
    const local = { address: flow.source, port: flow.sourcePort };
    if (this.mayAdd()) {
      if (!rule.overload && rule.pool !== undefined) {
        const address = this.freeAddressOf(rule, flow.source, taken => this.table.hasInsideGlobal(taken));
        if (address !== undefined) {
          return this.add(rule, undefined, { local: bare(flow.source), global: bare(address) }, undefined);
        }
      } else {
        const global = this.sharedEnd(rule, flow, local);
        if (global !== undefined) return this.add(rule, flow.protocol, { local, global }, farOf(flow, outside, global));
      }
    }
    return this.fail(rule, flow);
  }

  private dynamicOutside(packet: Uint8Array, flow: Flow): Made {
    const rule = this.ruleFor('outside', packet);
    if (rule === undefined) return undefined;
    this.counters.misses++;
    const isTaken = (address: Ipv4): boolean => this.table.outsideLocal(0, bare(address)) !== undefined;
    const address = this.mayAdd() ? this.freeAddressOf(rule, flow.source, isTaken) : undefined;
    if (address === undefined) return this.fail(rule, flow);
    return this.add(rule, undefined, undefined, { local: bare(address), global: bare(flow.source) });
  }

  private freeAddressOf(rule: NatRule, wanted: Ipv4, isTaken: (address: Ipv4) => boolean): Ipv4 | undefined {
    const pool = rule.pool === undefined ? undefined : this.node.config.nat.pools.get(rule.pool);
    return pool && freeAddress(pool, wanted, isTaken);
  }

  /** An address and a port that tell this flow from all others. Without ports the far end must do it. */
  private sharedEnd(rule: NatRule, flow: Flow, owner: End): End | undefined {
    const { protocol } = flow;
    const far = { address: flow.destination, port: flow.destinationPort };
    for (const address of this.sharedAddresses(rule)) {
      const isFree = (port: number): boolean => this.table.portIsFree(protocol, { address, port }, owner);
      if (flow.sourcePort === 0) {
        if (this.table.flowFromOutside(protocol, bare(address), far) === undefined) return bare(address);
        continue;
      }
      const port = freePort(flow.sourcePort, isFree);
      if (port !== undefined) return { address, port };
    }
    return undefined;
  }

  private *sharedAddresses({ pool: name, interfaceName }: NatRule): Generator<Ipv4> {
    const pool = name === undefined ? undefined : this.node.config.nat.pools.get(name);
    if (pool !== undefined) yield* addressesOf(pool);
    const own = interfaceName === undefined ? undefined : this.node.interfaces.get(interfaceName)?.address;
    if (own !== undefined) yield own;
  }

  private mayAdd(): boolean {
    const { maxEntries } = this.node.config.nat;
    return maxEntries === undefined || this.table.entries.size < maxEntries;
  }

  private fail(rule: NatRule, { source, destination }: Flow): 'failed' {
    const { name: list, pool } = rule;
    if (pool !== undefined) this.poolMisses.set(pool, (this.poolMisses.get(pool) ?? 0) + 1);
    this.node.report({ kind: 'nat-failed', list, pool, source, destination });
    return 'failed';
  }

  private add(
    origin: Translation['origin'],
    protocol: number | undefined,
    inside: Pair | undefined,
    outside: Pair | undefined,
    isStatic = false,
  ): Translation {
    const { now } = this.node.clock;
    const times = { createdAt: now, usedAt: now, expiresAt: Infinity };
    const translation: Translation = { protocol, inside, outside, origin, isStatic, ...times, phase: 'opening' };
    this.table.add(translation);
    return translation;
  }

  private addStatic(line: StaticTranslation): void {
    if (line.mask !== undefined) return;
    const global = line.global ?? this.node.interfaces.get(line.interfaceName ?? '')?.address;
    if (global === undefined) return;
    const pair = {
      local: { address: line.local, port: line.localPort ?? 0 },
      global: { address: global, port: line.globalPort ?? 0 },
    };
    const protocol = line.protocol && PROTOCOLS[line.protocol];
    if (line.side === 'inside') this.add(line, protocol, pair, undefined, true);
    else this.add(line, protocol, undefined, pair, true);
  }

  /** A host of a subnet that a line translates as a whole. */
  private subnetHost(known: 'local' | 'global', address: Ipv4): Translation | undefined {
    for (const line of this.node.config.nat.statics) {
      const { mask, local, global, side } = line;
      if (mask === undefined || global === undefined || side !== 'inside') continue;
      if (!inSubnet(address, known === 'local' ? local : global, mask)) continue;
      const host = address & ~mask;
      const pair = { local: bare(((local & mask) | host) >>> 0), global: bare(((global & mask) | host) >>> 0) };
      return this.add(line, undefined, pair, undefined);
    }
    return undefined;
  }

  /** Pools and interfaces may have other addresses than when the entry was made. */
  private stillHolds({ origin, inside, outside, isStatic }: Translation): boolean {
    if ('local' in origin) {
      if (!isStatic || origin.interfaceName === undefined) return true;
      return inside?.global.address === this.node.interfaces.get(origin.interfaceName)?.address;
    }
    const given = origin.side === 'inside' ? inside?.global.address : outside?.local.address;
    if (given === undefined) return false;
    if (origin.interfaceName !== undefined) return given === this.node.interfaces.get(origin.interfaceName)?.address;
    const pool = this.node.config.nat.pools.get(origin.pool ?? '');
    return pool !== undefined && poolHolds(pool, given);
  }

  private wakeAt(at: Ms): void {
    const { clock } = this.node;
    clock.cancel(this.timer);
    this.timer = at === Infinity ? undefined : clock.schedule(at - clock.now, () => this.expire());
  }

  private expire(): void {
    this.timer = undefined;
    const { now } = this.node.clock;
    let next = Infinity;
    for (const entry of [...this.table.entries]) {
      if (entry.expiresAt > now) {
        next = Math.min(next, entry.expiresAt);
        continue;
      }
      this.table.remove(entry);
      this.counters.expired++;
      const { protocol, inside, outside } = entry;
      const pair = inside ?? outside;
      if (pair !== undefined) this.node.report({ kind: 'nat-expired', protocol, ...pair });
    }
    this.wakeAt(next);
  }
}

const PROTOCOLS = { tcp: 6, udp: 17 } as const;

/** The far end of a shared flow. An ICMP query's number is known outside by what it was made. */
function farOf({ protocol }: Flow, { local, global }: Pair, inside: End): Pair {
  return protocol === 1 ? { local, global: { address: global.address, port: inside.port } } : { local, global };
}
