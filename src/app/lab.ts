import { serveTelnet } from '../access/telnet-server';
import type { Ms } from '../base/event-queue';
import { type Ipv4, parseIpv4 } from '../base/ipv4-address';
import type { Host } from '../net/host';
import type { Link } from '../net/link';
import type { Simulator } from '../net/simulator';
import type { Interface } from '../router/interface';
import type { Router } from '../router/router';
import type * as Captures from './capture';
import { KeyLog } from './key-log';
import { findInterface } from './lab-arguments';
import type { Cabling } from './lab-cabling';

/** A router of the lab, known by several names: its node's, its first hostname, its hostname now. */
export interface LabRouter {
  readonly router: Router;
  /** The lab file's name for it, or the hostname that it began with. */
  readonly name: string;
  readonly firstHostname: string;
  readonly file: string;
}

/** The whole simulated world: routers, links, hosts, one clock and one seed. */
export class Lab {
  private readonly keyLog = new KeyLog();
  private capture: Captures.Capture | undefined;

  /** @param namedHosts the end hosts of the lab file */
  constructor(
    readonly simulator: Simulator,
    readonly seed: number,
    readonly routers: readonly LabRouter[],
    private readonly cabling: Cabling,
    readonly namedHosts: ReadonlyMap<string, Host>,
  ) {
    for (const each of routers) {
      const { router } = each;
      router.onEvent((_at, event) => this.keyLog.hear(event));
      router.begin();
      // Its startup configuration may have other interfaces.
      router.power.listen(power => {
        if (power === 'up') this.cabling.connectLate(router);
      });
      serveTelnet(router, () => this.configured(each));
    }
  }

  get links(): readonly Link[] {
    return this.cabling.links;
  }

  get hosts(): readonly Host[] {
    return this.cabling.hosts;
  }

  /** The router whose hostname is or was `name`, or that the lab file calls so. */
  router(name: string): LabRouter | undefined {
    const { routers } = this;
    return (
      routers.find(each => each.router.hostname === name) ??
      routers.find(each => each.firstHostname === name || each.name === name)
    );
  }

  /** `router`, for names that people type at the lab prompt: upper and lower case are one there. */
  routerTyped(name: string): LabRouter | undefined {
    const lower = name.toLowerCase();
    return this.router(name) ?? this.routers.find(each => each.router.hostname.toLowerCase() === lower);
  }

  /** @param typed may be short: `f0/0` */
  interfaceOf({ router }: LabRouter, typed: string): Interface | undefined {
    const name = findInterface(router.interfaces.keys(), typed);
    return name === undefined ? undefined : router.interfaces.get(name);
  }

  /** @param text the name of a host of the lab file, or the address of any end host */
  hostAt(text: string): Host | undefined {
    const named = this.namedHosts.get(text);
    if (named !== undefined) return named;
    const address = parseIpv4(text);
    return address === undefined ? undefined : this.cabling.hostAt(address);
  }

  hostAddress(text: string): Ipv4 | undefined {
    return this.namedHosts.get(text)?.address ?? parseIpv4(text);
  }

  /** To be called when the configuration of a router may have changed: new interfaces get their cables. */
  configured({ router }: LabRouter): void {
    this.cabling.connectLate(router);
  }

  /** @returns false when one is running already @throws what node:fs throws */
  startCapture(file: string, links: readonly Link[], keys: boolean): boolean {
    if (this.capture !== undefined) return false;
    const { Capture } = require('./capture') as typeof Captures;
    const capture = new Capture(file, links);
    try {
      if (keys) this.keyLog.open(`${file}.keys`);
    } catch (error) {
      capture.stop();
      throw error;
    }
    this.capture = capture;
    return true;
  }

  /** @returns undefined when none is running @throws what node:fs throws */
  stopCapture(): { readonly file: string; readonly packets: number } | undefined {
    const { capture } = this;
    if (capture === undefined) return undefined;
    this.capture = undefined;
    this.keyLog.close();
    capture.stop();
    return { file: capture.file, packets: capture.packets };
  }

  /** Virtual time. */
  get now(): Ms {
    return this.simulator.now;
  }

  /** What is captured until now is in the file. */
  flush(): void {
    this.capture?.flush();
  }
}
