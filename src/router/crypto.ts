import { isZero } from '../base/bytes';
import type { Ms, Scheduled } from '../base/event-queue';
import type { Ipv4 } from '../base/ipv4-address';
import type { Rng } from '../base/rng';
import { type IkeCensus, NO_IKE } from '../ike/census';
import type { Release } from '../ike/configuration';
import type * as Ike from '../ike/endpoint';
import type { IkeEvent } from '../ike/events';
import type { IkeDatagram } from '../ike/ipsec-port';
import { RELEASE_TRAITS } from '../ike/release';
import type { IpsecCensus } from '../ipsec/census';
import type { CryptoInterface } from '../ipsec/environment';
import type { IpsecEvent } from '../ipsec/events';
import { Ipsec } from '../ipsec/ipsec';
import type { SelectorRule } from '../ipsec/selector';
import type { ClearRequest } from '../ipsec/verdicts';
import type { Clock } from '../net/simulator';
import type { AccessFilter } from './access-filter';
import type { CpuUsage } from './cpu-usage';
import type { AccessList } from './model/access-list';
import type { RouterConfig } from './model/router-config';
import type { Platform } from './platform';
import { Processor } from './processor';
import type { RoutingTable } from './routing-table';
import { selectorsOf } from './selectors';

/** What the crypto processes need of the router around them. */
export interface CryptoNode {
  readonly clock: Clock;
  readonly platform: Platform;
  readonly cpu: CpuUsage;
  readonly release: Release;
  readonly config: RouterConfig;
  readonly routes: RoutingTable;
  readonly filter: AccessFilter;
  /** Interfaces with what IPsec wants to know of them. */
  cryptoInterfaces(): readonly CryptoInterface[];
  isLocal(address: Ipv4): boolean;
  isBroadcast(address: Ipv4): boolean;
  /** @returns how many lines of the log it gave */
  report(at: Ms, event: IkeEvent | IpsecEvent): number;
  /** Puts ISAKMP's datagram on its way, past the crypto map. */
  sendIke(datagram: IkeDatagram): void;
}

/** As many as IOS's input queue holds. */
export const INPUT_QUEUE = 75;
/** First messages leave room for those of peers that we know: a flood of them must not shut these out. */
const MOST_OPENING = 50;

const RETIME_AFTER: Ms = 1;

export type CryptoCensus = IkeCensus & IpsecCensus & { readonly jobs: number };

/** ISAKMP and IPsec of one router, the processor that they share, and their timers. */
export class Crypto {
  readonly ipsec: Ipsec;
  private engine: Ike.IkeEndpoint | undefined;
  private readonly processor: Processor;
  private timer: Scheduled | undefined;
  private retiming: Scheduled | undefined;
  /** Datagrams that wait for the processor. */
  private received = 0;
  /** Undefined until somebody has looked at the configuration. */
  private isakmpRuns_: boolean | undefined;

  constructor(
    private readonly node: CryptoNode,
    rng: Rng,
  ) {
    this.processor = new Processor(node.clock, node.platform, rng, {
      used: cost => node.cpu.charge('Crypto IKMP', cost),
      emit: (at, event) => node.report(at, event),
      send: datagram => node.sendIke(datagram),
      worked: () => this.retime(),
    });
    this.ipsec = new Ipsec({
      configuration: () => node.config.ipsec,
      accessList: name => this.selectors(name),
      interfaces: () => node.cryptoInterfaces(),
      egressTo: address => {
        const hop = node.routes.lookup(address);
        return hop && { interfaceName: hop.interfaceName, nextHop: hop.neighbour };
      },
      hostAddress: name => node.config.hosts.address(name),
      report: (now, event) => void node.report(now, event),
      run: job => this.processor.submit(job),
      ike: {
        request: (turn, request) => this.ike.request(turn, request),
        spiResponse: (turn, handle, spis) => this.ike.spiResponse(turn, handle, spis),
        sendDelete: (turn, local, peer, protocol, spis, port) =>
          this.ike.sendDelete(turn, local, peer, protocol, spis, port),
        portChanged: (local, peer, from, to) => this.ike.portChanged(local, peer, from, to),
      },
      cutsFirst: RELEASE_TRAITS[node.release].cutsFirst,
      rng,
    });
  }

  /** ISAKMP begins with the first datagram or request: until then there is nothing to load, and nothing is due. */
  get ike(): Ike.IkeEndpoint {
    return (this.engine ??= this.newEngine());
  }

  /** @returns false: too many wait already, it is lost */
  receive(datagram: IkeDatagram): boolean {
    if (this.received >= (opensExchange(datagram) ? MOST_OPENING : INPUT_QUEUE)) return false;
    this.received++;
    this.processor.submit(turn => {
      this.received--;
      this.ike.receive(turn, datagram);
    });
    return true;
  }

  /** Call after any change of the configuration or of an interface. */
  configurationChanged(): void {
    const stopped = this.switchIsakmp();
    this.processor.submit(turn => {
      this.ipsec.configurationChanged(turn);
      if (stopped) this.engine?.stop(turn);
    });
  }

  /** ISAKMP runs, and listens to its port, while it is enabled and an interface has a crypto map. */
  get isakmpRuns(): boolean {
    return this.isakmpRuns_ === true;
  }

  /** Port 4500 is ISAKMP's and ESP's. */
  get natTraversal(): boolean {
    return this.isakmpRuns && RELEASE_TRAITS[this.node.release].natTraversal.length > 0;
  }

  get listsSeeInside(): boolean {
    return RELEASE_TRAITS[this.node.release].listsSeeInside;
  }

  clearIsakmp(connectionId?: number): void {
    this.processor.submit(turn => this.ike.clear(turn, connectionId));
  }

  clearIpsec(what: ClearRequest): void {
    this.processor.submit(turn => this.ipsec.clear(turn, what));
  }

  /** What both hold, and the jobs that wait for the processor. */
  census(): CryptoCensus {
    return { ...(this.engine?.census() ?? NO_IKE), ...this.ipsec.census(), jobs: this.processor.waiting };
  }

  /** Power off. */
  stop(): void {
    this.processor.stop();
    this.node.clock.cancel(this.timer);
    this.node.clock.cancel(this.retiming);
    this.timer = undefined;
    this.retiming = undefined;
  }

  /** An access list that IPsec reads, in its form. */
  private selectors(name: string): readonly SelectorRule[] | undefined {
    const list: AccessList | undefined = this.node.config.accessLists.get(name);
    return list === undefined ? undefined : selectorsOf(list, rule => this.node.filter.count(rule));
  }

  /** Whoever configures is told at once, whatever the processor is at. @returns whether ISAKMP runs no more */
  private switchIsakmp(): boolean {
    const { isakmp, ipsec } = this.node.config;
    const isOn = ({ cryptoMap }: CryptoInterface): boolean => cryptoMap !== undefined && ipsec.maps.has(cryptoMap);
    const runs = isakmp.enabled && this.node.cryptoInterfaces().some(isOn);
    const before = this.isakmpRuns_;
    if (runs === before) return false;
    this.isakmpRuns_ = runs;
    if (before !== undefined) this.node.report(this.node.clock.now, { kind: 'isakmp-on-off', on: runs });
    return !runs;
  }

  private newEngine(): Ike.IkeEndpoint {
    const { node } = this;
    const { IkeEndpoint } = require('../ike/endpoint') as typeof Ike;
    return new IkeEndpoint({
      configuration: () => node.config.isakmp,
      fullName: () => fullName(node.config),
      hostAddress: name => node.config.hosts.address(name),
      ipsec: this.ipsec,
      release: node.release,
      isLocal: address => node.isLocal(address),
      isBroadcast: address => node.isBroadcast(address),
    });
  }

  /** Much happens at one time: what is due next is looked up once it has. Nothing is due so soon after it was begun. */
  private retime(): void {
    this.retiming ??= this.node.clock.schedule(RETIME_AFTER, () => this.setTimer());
  }

  private setTimer(): void {
    this.node.clock.cancel(this.retiming);
    this.retiming = undefined;
    const at = earlier(this.engine?.nextTimeout(), this.ipsec.nextTimeout());
    if (at === this.timer?.at) return;
    this.node.clock.cancel(this.timer);
    this.timer =
      at === undefined ? undefined : this.node.clock.schedule(at - this.node.clock.now, () => this.timeout());
  }

  private timeout(): void {
    this.timer = undefined;
    this.processor.submit(turn => {
      this.engine?.handleTimeout(turn);
      this.ipsec.handleTimeout(turn);
    });
  }
}

/** Without the responder's cookie it belongs to no exchange that we know (RFC 2408 3.1). */
function opensExchange({ bytes }: IkeDatagram): boolean {
  return bytes.length < 16 || isZero(bytes.subarray(8, 16));
}

function earlier(a: Ms | undefined, b: Ms | undefined): Ms | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.min(a, b);
}

function fullName({ hostname, domainName }: RouterConfig): string {
  return domainName === undefined || hostname.includes('.') ? hostname : `${hostname}.${domainName}`;
}
