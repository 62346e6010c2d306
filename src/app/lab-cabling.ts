/** The links of a lab, and the end hosts on them. */
import { InternalError } from '../base/errors';
import { type Ipv4, inSubnet, maskOf, prefixLength } from '../base/ipv4-address';
import type { FileStore } from '../base/files';
import type { Rng } from '../base/rng';
import { Host } from '../net/host';
import { Link } from '../net/link';
import { TftpServer } from '../net/tftp/server';
import type { Simulator } from '../net/simulator';
import type { Interface } from '../router/interface';
import type { Router } from '../router/router';

/** An interface with a subnet of its own: what an end host's address is looked up in. */
interface Access {
  readonly link: Link;
  readonly gateway: Ipv4;
  readonly mask: Ipv4;
}

export interface LinkPlan {
  readonly name: string;
  readonly ends: readonly { readonly router: Router; readonly interfaceName: string }[];
  readonly mtu?: number | undefined;
  readonly delay?: number | undefined;
  /** 0..1, of what each end sends. */
  readonly loss?: number | undefined;
}

export class Cabling {
  readonly links: Link[] = [];
  private readonly routersOn = new Map<Link, { readonly router: Router; readonly port: Interface }[]>();
  private readonly hostsByAddress = new Map<Ipv4, Host>();

  constructor(
    private readonly simulator: Simulator,
    private readonly rng: Rng,
    /** What every host offers by TFTP. */
    private readonly tftp: FileStore,
  ) {}

  /** End hosts that exist until now. */
  get hosts(): readonly Host[] {
    return [...this.hostsByAddress.values()];
  }

  connect(plan: LinkPlan): Link {
    const link = new Link({
      name: plan.name,
      simulator: this.simulator,
      rng: this.rng.fork(`link ${plan.name}`),
      ...(plan.mtu === undefined ? {} : { mtu: plan.mtu }),
      ...(plan.delay === undefined ? {} : { delay: plan.delay }),
    });
    this.links.push(link);
    this.routersOn.set(link, []);
    link.onStranger(address => this.strangerOn(link, address));
    for (const { router, interfaceName } of plan.ends) {
      const port = this.plugIn(link, router, interfaceName);
      if (plan.loss !== undefined && plan.loss > 0) link.impair(port, { loss: plan.loss });
    }
    return link;
  }

  /**
   * An interface that got its address, or was switched on, after the lab began, gets the cable that it would have had:
   * into the LAN of its subnet, or into one of its own.
   */
  connectLate(router: Router): void {
    for (const port of router.interfaces.values()) {
      const { address, shutdown } = port.config;
      if (port.link !== undefined || address === undefined || shutdown || !port.kind.cabled) continue;
      const known = this.accesses(address.address, () => true)[0];
      if (known === undefined) {
        this.connect({ name: `${router.hostname} ${port.name}`, ends: [{ router, interfaceName: port.name }] });
      } else {
        this.plugIn(known.link, router, port.name);
      }
    }
  }

  /** The end host with this address, made now if this is its first use; undefined when it lies on no edge LAN. */
  hostAt(address: Ipv4): Host | undefined {
    const known = this.hostsByAddress.get(address);
    if (known !== undefined) return known;
    const [edge] = this.accesses(address, link => this.isEdge(link));
    if (edge === undefined || this.isTaken(edge, address)) return undefined;
    return this.makeHost(address, edge.link, edge.mask, edge.gateway);
  }

  /** A host of the lab file. */
  addHost(address: Ipv4, length: number, gateway: Ipv4 | undefined, link: Link): Host {
    return this.makeHost(address, link, maskOf(length), gateway);
  }

  private makeHost(address: Ipv4, link: Link, mask: Ipv4, gateway: Ipv4 | undefined): Host {
    const host = new Host({ simulator: this.simulator, address, mask, gateway, rng: this.rng });
    host.attach(link);
    new TftpServer(this.simulator, host.udp, this.tftp).listen();
    this.hostsByAddress.set(address, host);
    return host;
  }

  private strangerOn(link: Link, address: Ipv4): Host | undefined {
    const host = this.hostAt(address);
    return host?.link === link ? host : undefined;
  }

  private plugIn(link: Link, router: Router, interfaceName: string): Interface {
    router.attach(interfaceName, link);
    const port = router.interfaces.get(interfaceName);
    if (port === undefined) throw new InternalError(`${router.hostname} has no ${interfaceName}`);
    this.routersOn.get(link)?.push({ router, port });
    return port;
  }

  /** Only one router is on it: all else on it are end hosts. */
  private isEdge(link: Link): boolean {
    const routers = this.routersOn.get(link) ?? [];
    return new Set(routers.map(each => each.router)).size === 1;
  }

  /** Where `address` lies in the subnet of an interface, the longest mask first. */
  private accesses(address: Ipv4, wanted: (link: Link) => boolean): readonly Access[] {
    const found: Access[] = [];
    for (const [link, ends] of this.routersOn) {
      if (!wanted(link)) continue;
      for (const { port } of ends) {
        const { address: primary, secondaries } = port.config;
        for (const own of primary === undefined ? [] : [primary, ...secondaries]) {
          if (inSubnet(address, own.address, own.mask)) found.push({ link, gateway: own.address, mask: own.mask });
        }
      }
    }
    return found.sort((a, b) => b.mask - a.mask);
  }

  /** The subnet's own two addresses, and those of the router. */
  private isTaken({ link, gateway, mask }: Access, address: Ipv4): boolean {
    const isEnd = (address & ~mask) === 0 || (address & ~mask) >>> 0 === ~mask >>> 0;
    if (isEnd && (prefixLength(mask) ?? 32) < 31) return true;
    return address === gateway || link.ports.some(port => port.addresses().includes(address));
  }
}
