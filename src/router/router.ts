import type { Ms } from '../base/event-queue';
import type { Ipv4 } from '../base/ipv4-address';
import type { Rng } from '../base/rng';
import type { Release } from '../ike/configuration';
import type { IkeEndpoint } from '../ike/endpoint';
import type { IkeDatagram } from '../ike/ipsec-port';
import type { Ipsec } from '../ipsec/ipsec';
import type { ArpCache } from '../net/arp-cache';
import type { Link } from '../net/link';
import type { PingDesk } from '../net/ping-desk';
import type { PingCallbacks, PingOptions, PingRun } from '../net/ping-run';
import type { Clock } from '../net/simulator';
import type { TcpStack } from '../net/tcp/stack';
import type { TraceDesk } from '../net/trace-desk';
import type { UdpDesk } from '../net/udp-desk';
import { AccessFilter } from './access-filter';
import { AccessLog } from './access-log';
import { CpuUsage } from './cpu-usage';
import type { Crypto, CryptoCensus } from './crypto';
import { newCrypto } from './crypto-home';
import type { DeviceEvent } from './events';
import { Forwarding } from './forwarding';
import { imageOf, softwareLines } from './image';
import type { Interface, InterfaceOwner } from './interface';
import { IpTraffic } from './ip-traffic';
import { LocalDelivery } from './local-delivery';
import { Nat } from './nat/nat';
import type { Log, LogListener } from './log';
import { hardwareOf } from './model/factory-config';
import type { RouterConfig } from './model/router-config';
import { NameLookup } from './name-lookup';
import type { Flash } from './flash';
import type { DebugFlag } from './narration';
import { newArpCache, newRoutingTable } from './neighbourhood';
import type { Nvram } from './nvram';
import { PacketDebug } from './packet-debug';
import type { Platform } from './platform';
import { PowerCycle } from './power-cycle';
import { ReloadSchedule } from './reload-schedule';
import { Ports } from './ports';
import { bootConfiguration, endAll } from './restart';
import { routerLog } from './router-log';
import type { Narrate, RouterOptions } from './router-options';
import type { RoutingTable } from './routing-table';
import { SystemClock } from './system-clock';
import { Tunnels } from './tunnels';
import { newTransports } from './transports';
import { TerminalLines } from './terminal-lines';

/** One router: its interfaces and routes, the way of packets through it, its crypto processes and its log. */
export class Router implements InterfaceOwner {
  readonly clock: Clock;
  readonly platform: Platform;
  readonly release: Release;
  readonly arp: ArpCache;
  readonly traffic = new IpTraffic();
  readonly tunnels = new Tunnels(this);
  readonly packetDebug: PacketDebug;
  readonly routes: RoutingTable;
  readonly filter: AccessFilter;
  readonly accessLog: AccessLog;
  readonly nat: Nat;
  readonly pings: PingDesk;
  readonly traces: TraceDesk;
  readonly tcp: TcpStack;
  readonly udp: UdpDesk;
  readonly forwarding: Forwarding;
  readonly debugFlags = new Set<DebugFlag>();
  readonly log: Log;
  /** For the salts of passwords that are typed. */
  readonly salts: Rng;
  readonly terminals: TerminalLines;
  /** What it thinks what time it is. */
  readonly time: SystemClock;
  readonly cpu: CpuUsage;
  readonly nvram: Nvram;
  readonly flash: Flash;
  readonly power: PowerCycle;
  /** `reload in`, `reload at` */
  readonly schedule: ReloadSchedule;
  reloadReason = 'power-on';
  readonly ports: Ports;
  private current: RouterConfig;
  private crypto: Crypto;
  /** The lab begins with all routers booted: their interfaces came up before anybody could see it. */
  private silent = true;
  private readonly local: LocalDelivery;
  private readonly rng: Rng;
  private readonly names: Rng;
  private readonly narrate: Narrate;
  private readonly eventListeners: ((at: Ms, event: DeviceEvent) => void)[] = [];

  constructor(options: RouterOptions) {
    const { simulator, config, platform, release, rng, narrate, nvram, flash, load } = options;
    this.clock = simulator;
    this.current = config;
    this.platform = platform;
    this.release = release;
    this.rng = rng;
    this.names = rng.fork('names');
    this.salts = rng.fork('salts');
    this.narrate = narrate;
    this.nvram = nvram;
    this.flash = flash;
    const hardware = hardwareOf(config);
    this.power = new PowerCycle(simulator, platform.boot, {
      halt: () => {
        this.crypto.stop();
        endAll(this);
      },
      start: () => {
        this.time.restart();
        this.current = bootConfiguration(nvram.startup, this.current.version, hardware, load);
      },
      comeUp: () => this.comeUp(),
    });
    this.time = new SystemClock(simulator, () => this.current);
    this.log = routerLog(this, options.stamp, rng.fork('syslog'));
    this.arp = newArpCache(this);
    this.ports = new Ports(this);
    this.cpu = new CpuUsage(simulator);
    this.routes = newRoutingTable(this);
    this.filter = new AccessFilter(() => this.current.accessLists);
    this.terminals = new TerminalLines(this);
    this.schedule = new ReloadSchedule(simulator, {
      warn: text => this.terminals.tellAll(text),
      due: () => {
        this.report({ kind: 'reload-requested' });
        this.reload();
      },
    });
    this.packetDebug = new PacketDebug(this);
    this.accessLog = new AccessLog(simulator, event => this.report(event));
    this.nat = new Nat(this);
    this.forwarding = new Forwarding(this, rng.between(0, 0xffff));
    const { pings, traces, tcp, udp } = newTransports(this, rng);
    this.pings = pings;
    this.traces = traces;
    this.tcp = tcp;
    this.udp = udp;
    this.local = new LocalDelivery(this);
    this.crypto = newCrypto(this, this.rng);
    this.followConfiguration(false);
    this.ports.booted('NVRAM');
  }

  /** In the order of the configuration. */
  get interfaces(): ReadonlyMap<string, Interface> {
    return this.ports.byName;
  }

  /** The running configuration. */
  get config(): RouterConfig {
    return this.current;
  }

  get hostname(): string {
    return this.current.hostname;
  }

  get ike(): IkeEndpoint {
    return this.crypto.ike;
  }

  get ipsec(): Ipsec {
    return this.crypto.ipsec;
  }

  cryptoCensus(): CryptoCensus {
    return this.crypto.census();
  }

  /** Virtual time of the last start. */
  get bootedAt(): Ms {
    return this.clock.now - this.time.now.uptime;
  }

  /** Plugs an interface into a link. */
  attach(interfaceName: string, link: Link): void {
    const port = this.interfaces.get(interfaceName);
    if (port === undefined) return;
    port.link = link;
    link.attach(port);
  }

  /** The lab has been put together: from now on somebody sees what happens. */
  begin(): void {
    this.silent = false;
    this.routes.prepare();
    this.cryptoFollows();
  }

  /** To be called after each change of `config`. */
  configurationChanged(): void {
    this.silent = false;
    this.followConfiguration(true);
    this.terminals.configurationChanged();
  }

  clearIsakmp(connectionId?: number): void {
    this.crypto.clearIsakmp(connectionId);
  }

  clearIpsec(what: Parameters<Ipsec['clear']>[1]): void {
    this.crypto.clearIpsec(what);
  }

  ping(options: PingOptions, callbacks: PingCallbacks): PingRun {
    return this.pings.start(options, callbacks);
  }

  clearCounters(): void {
    for (const port of this.interfaces.values()) port.counters.clear(this.clock.now);
  }

  /** The address that a packet of our own for `destination` bears; undefined without a route. */
  sourceFor(destination: Ipv4): Ipv4 | undefined {
    if (this.isLocal(destination)) return destination;
    const hop = this.routes.lookup(destination);
    return hop === undefined ? undefined : this.interfaces.get(hop.interfaceName)?.address;
  }

  /**
   * Asks the name servers for a name; in a lab nobody answers.
   * @param failed is called when all have had their time
   * @returns gives it up
   */
  lookUp(name: string, failed: () => void): () => void {
    const lookup = new NameLookup(this, name, this.names.between(0, 0xffff), failed);
    lookup.start();
    return () => lookup.stop();
  }

  /** IOS runs; between a `reload` and that, nothing does. */
  get running(): boolean {
    return this.power.isUp;
  }

  /** Restarts with the startup configuration: SAs, counters, debug switches and pings are gone. It takes its time. */
  reload(reason = 'reload'): void {
    this.reloadReason = reason;
    this.power.restart();
  }

  /** @param listener is told each line */
  onLog(listener: LogListener): () => void {
    return this.log.listen(listener);
  }

  onEvent(listener: (at: Ms, event: DeviceEvent) => void): void {
    this.eventListeners.push(listener);
  }

  /** Tells what has happened, now or at a time within the turn that is being worked off. @returns the lines that it gave */
  report(event: DeviceEvent, at: Ms = this.clock.now): number {
    for (const listener of this.eventListeners) listener(at, event);
    const lines = this.narrate(event, this.debugFlags);
    for (const line of lines) this.log.write(at, { ...line, at });
    return lines.length;
  }

  isLocal(address: Ipv4): boolean {
    return this.ports.isLocal(address) || this.isAlias(address);
  }

  /** Addresses that translation gives to the inside, in a subnet of ours: we answer for them as for our own. */
  isAlias(address: Ipv4): boolean {
    return this.nat.ownsAddress(address) && this.ports.isNeighbour(address);
  }

  /** The broadcast for all, or that of a subnet on an interface that is up. */
  isBroadcast(address: Ipv4): boolean {
    return this.ports.isBroadcast(address);
  }

  arrived(on: Interface, packet: Uint8Array): void {
    this.forwarding.arrived(on, packet);
  }

  deliver(on: Interface, packet: Uint8Array): void {
    this.local.deliver(on, packet);
  }

  get isakmpRuns(): boolean {
    return this.crypto.isakmpRuns;
  }

  get natTraversal(): boolean {
    return this.crypto.natTraversal;
  }

  get listsSeeInside(): boolean {
    return this.crypto.listsSeeInside;
  }

  receiveIke(datagram: IkeDatagram): void {
    if (this.crypto.receive(datagram)) return;
    const port = this.interfaces.get(datagram.interfaceName ?? '');
    if (port !== undefined) port.counters.inputQueueDrops++;
  }

  awaitsAnswer(datagram: IkeDatagram): boolean {
    return this.crypto.ike.awaitsAnswer(datagram.bytes);
  }

  cableChanged(on: Interface): void {
    // A port that carries nothing but VLANs has the carrier of their cables.
    const port = this.ports.portOf(on);
    if (port !== undefined && port.link === undefined) this.ports.settle(port, !this.silent);
    if (!this.ports.settle(on, !this.silent)) return;
    this.ports.followRoutes(!this.silent);
    this.cryptoFollows();
  }

  tunnelsChanged(): void {
    this.ports.followRoutes(true);
    this.crypto.configurationChanged();
  }

  reachesBeyond(on: Interface, address: Ipv4): boolean {
    const hop = this.routes.lookup(address);
    return hop !== undefined && hop.interfaceName !== on.name;
  }

  private comeUp(): void {
    this.filter.clearCounters();
    this.crypto = newCrypto(this, this.rng);
    this.clearCounters();
    this.followConfiguration(true);
    this.ports.booted(this.nvram.startup === undefined ? 'unset' : 'NVRAM');
    this.report({ kind: 'configured', from: 'memory', by: 'console' });
    this.report({ kind: 'restarted', software: softwareLines(imageOf(this.current)) });
  }

  /** Interfaces come, go and change with their lines; all that was concluded from the configuration is concluded anew. */
  private followConfiguration(tell: boolean): void {
    this.ports.follow(this.current.interfaces, tell);
    this.arp.staticsChanged();
    this.ports.followRoutes(tell);
    this.nat.translations.configurationChanged();
    this.cryptoFollows();
  }

  /** SAs of typed keys tell of themselves: not before somebody listens. */
  private cryptoFollows(): void {
    if (!this.silent) this.crypto.configurationChanged();
  }

  /** Is it on one of our LANs? */
  isNeighbour(address: Ipv4): boolean {
    return this.ports.isNeighbour(address);
  }
}
