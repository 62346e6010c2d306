import { BROADCAST, inSubnet, type Ipv4 } from '../base/ipv4-address';
import type { CryptoInterface } from '../ipsec/environment';
import type { RouterEvent } from './events';
import { Interface, type InterfaceOwner } from './interface';
import type { InterfaceConfig } from './model/router-config';
import type { ConnectedNetwork } from './routing-table';

export interface PortsOwner extends InterfaceOwner {
  readonly routes: { invalidate(): void };
  report(event: RouterEvent): void;
}

/** Tunnels in tunnels: so many hang on each other at most. */
const MOST_ROUNDS = 8;

/** A router's interfaces: they come, go and change with their lines, go up and down, and have addresses. */
export class Ports {
  readonly byName = new Map<string, Interface>();
  private locals: ReadonlySet<Ipv4> = new Set();
  private broadcasts: ReadonlySet<Ipv4> = new Set();

  constructor(private readonly owner: PortsOwner) {}

  isLocal(address: Ipv4): boolean {
    return this.locals.has(address);
  }

  /** The broadcast for all, or that of a subnet on an interface that is up. */
  isBroadcast(address: Ipv4): boolean {
    return address === BROADCAST || this.broadcasts.has(address);
  }

  /** @param tell somebody sees what happens: it is not the lab itself that comes into being */
  follow(configs: ReadonlyMap<string, InterfaceConfig>, tell: boolean): void {
    for (const [name, config] of configs) {
      const known = this.byName.get(name);
      if (known === undefined) this.addInterface(config, tell);
      else this.reconfigure(known, config);
    }
    for (const port of [...this.byName.values()]) if (!configs.has(port.name)) this.remove(port, tell);
    for (const port of this.byName.values()) this.settle(port, tell);
    this.learnAddresses();
  }

  /** What is said of addresses now was said at the start. @param origin by a startup configuration, or by none */
  booted(origin: 'unset' | 'NVRAM'): void {
    for (const port of this.byName.values()) port.addressOrigin = origin;
  }

  /** The router goes off. */
  halt(): void {
    for (const port of this.byName.values()) {
      port.settle();
      if (port.kind.medium === 'line') port.link?.enabledChanged(port);
      this.forgetNeighbours(port);
    }
  }

  /** @param late not with the lab itself */
  private addInterface(config: InterfaceConfig, late: boolean): void {
    const port = new Interface(this.owner, config);
    port.isOld = !late;
    this.byName.set(config.name, port);
    if (port.hardwareAddress !== undefined) this.owner.arp.open(port, !late);
  }

  private remove(port: Interface, tell: boolean): void {
    const { name: interfaceName, status, protocol } = port;
    port.link?.detach(port);
    this.owner.arp.close(port);
    this.byName.delete(interfaceName);
    if (!tell || !isToldOf(port)) return;
    if (status === 'up') this.owner.report({ kind: 'interface-shut-down', interfaceName });
    if (protocol === 'up') this.owner.report({ kind: 'line-protocol', interfaceName, state: 'down' });
  }

  private reconfigure(port: Interface, config: InterfaceConfig): void {
    const { arpTimeout } = port;
    const before = port.addresses();
    port.configure(config);
    if (port.arpTimeout !== arpTimeout) this.owner.arp.retime(port);
    if (String(port.addresses()) === String(before)) return;
    this.forgetNeighbours(port);
    if (port.isUp) this.owner.arp.announce(port);
  }

  /** What a port knows of its neighbours goes with its carrier, and they no longer know it from before. */
  private forgetNeighbours(port: Interface): void {
    port.isOld = false;
    this.owner.arp.clear(port);
  }

  /** Routes lead into tunnels, and tunnels hang on routes: until nothing changes. */
  followRoutes(tell: boolean): void {
    let rounds = 0;
    do this.owner.routes.invalidate();
    while (this.settleTunnels(tell) && ++rounds < MOST_ROUNDS);
  }

  /** The first address of an interface, for one that borrows it. */
  addressOf(interfaceName: string): Ipv4 | undefined {
    return this.byName.get(interfaceName)?.config.address?.address;
  }

  /** Tunnels, whose state follows from the routes. @returns whether one has changed */
  private settleTunnels(tell: boolean): boolean {
    let changed = false;
    for (const port of this.byName.values()) {
      if (port.kind.medium === 'tunnel') changed = this.settle(port, tell) || changed;
    }
    return changed;
  }

  /** The interface that a subinterface is part of. */
  portOf({ name }: Interface): Interface | undefined {
    const dot = name.indexOf('.');
    return dot < 0 ? undefined : this.byName.get(name.slice(0, dot));
  }

  subinterfacesOf({ name }: Interface): readonly Interface[] {
    const start = `${name}.`;
    return [...this.byName.values()].filter(each => each.name.startsWith(start));
  }

  /** @returns whether the interface is up now and was not, or the other way round */
  settle(port: Interface, tell: boolean): boolean {
    const wasEnabled = port.isEnabled;
    const before = port.settle();
    if (port.kind.medium === 'line' && port.isEnabled !== wasEnabled) port.link?.enabledChanged(port);
    const { name: interfaceName, status, protocol } = port;
    const changed = before.protocol !== protocol;
    if (changed) this.learnAddresses();
    if (!tell) return changed;
    if (changed) this.forgetNeighbours(port);
    if (changed && port.isUp) this.owner.arp.announce(port);
    if (status !== before.status && isToldOf(port)) {
      if (status === 'administratively down') this.owner.report({ kind: 'interface-shut-down', interfaceName });
      else this.owner.report({ kind: 'interface-up-down', interfaceName, state: status });
    }
    if (changed && isToldOf(port)) this.owner.report({ kind: 'line-protocol', interfaceName, state: protocol });
    if (status !== before.status || changed) for (const sub of this.subinterfacesOf(port)) this.settle(sub, tell);
    return changed;
  }

  private learnAddresses(): void {
    const ports = [...this.byName.values()].filter(port => port.isUp);
    this.locals = new Set(ports.flatMap(port => port.addresses()));
    this.broadcasts = new Set(ports.flatMap(port => port.subnetBroadcasts()));
  }

  /** Is the address in the subnet of an interface that is up? */
  isNeighbour(address: Ipv4): boolean {
    return this.connected().some(each => inSubnet(address, each.address, each.mask));
  }

  /** Networks of the interfaces that are up. */
  connected(): readonly ConnectedNetwork[] {
    const networks: ConnectedNetwork[] = [];
    for (const { isUp, name: interfaceName, config } of this.byName.values()) {
      if (!isUp || config.address === undefined) continue;
      for (const { address, mask } of [config.address, ...config.secondaries]) {
        networks.push({ interfaceName, address, mask });
      }
    }
    return networks;
  }

  forCrypto(): readonly CryptoInterface[] {
    return [...this.byName.values()].map(({ name, address, mtu, isUp, config }) => ({
      name,
      address,
      mtu,
      up: isUp,
      cryptoMap: config.cryptoMap,
      dfBit: config.tunnels.dfBit,
      fragmentation: config.tunnels.fragmentation,
    }));
  }
}

/** IOS says nothing of VLANs that come and go with their port. */
function isToldOf({ kind, name }: Interface): boolean {
  return kind.medium !== 'ethernet' || !name.includes('.');
}
