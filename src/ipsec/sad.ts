import { InternalError } from '../base/errors';
import type { Ipv4 } from '../base/ipv4-address';
import { LowestFree } from '../base/lowest-free';
import type { Rng } from '../base/rng';
import type { SecurityProtocol } from '../ike/ipsec-port';
import type { Identity } from './identity';
import type { SaBundle } from './sa-bundle';
import type { SecurityAssociation } from './security-association';

/** RFC 2406 2.1: 1..255 are reserved. */
const LOWEST_SPI = 256;
/** RFC 3173 3.3: 256 to 61439 are for negotiation. */
const NEGOTIATED_CPIS = 61_184;
const FIRST_CONNECTION = 2000;
const FIRST_FLOW = 1;

const PROTOCOLS: readonly SecurityProtocol[] = ['esp', 'ah', 'ipcomp'];

/** SPIs of ESP, of AH and of IPComp are numbers apart: typed ones may be alike. */
function spiKey({ protocol, spi }: { readonly protocol: SecurityProtocol; readonly spi: number }): number {
  return spi * PROTOCOLS.length + PROTOCOLS.indexOf(protocol);
}

/** The same SPI under another address of ours is another SA (RFC 2401 4.1): only typed ones are ever alike. */
function twinKey(local: Ipv4, sa: { readonly protocol: SecurityProtocol; readonly spi: number }): string {
  return `${local} ${spiKey(sa)}`;
}

/** An SA with what it belongs to. */
export interface Installed {
  readonly sa: SecurityAssociation;
  readonly bundle: SaBundle;
  readonly identity: Identity;
}

/** The security association database: SAs by SPI, and the numbers that they take up. */
export class Sad {
  private readonly inboundBySpi = new Map<number, Installed>();
  /** Those whose SPI stands there already, for another address. */
  private readonly twins = new Map<string, Installed>();
  private readonly bundles = new Map<SaBundle, Identity>();
  private readonly reservedSpis = new Set<number>();
  private readonly pairs = new LowestFree();
  private readonly flows = new LowestFree(FIRST_FLOW);
  /** Of connections that are allocated, until an SA has them. */
  private readonly flowsByConnection = new Map<number, number>();

  /** An SPI that no inbound SA and no negotiation has; for IPComp one of its 16-bit ones. */
  reserveSpi(rng: Pick<Rng, 'u32'>, protocol: SecurityProtocol = 'esp'): number {
    for (;;) {
      const spi = protocol === 'ipcomp' ? LOWEST_SPI + (rng.u32() % NEGOTIATED_CPIS) : rng.u32();
      if (spi < LOWEST_SPI || this.reservedSpis.has(spi) || this.inboundHas(spi)) continue;
      this.reservedSpis.add(spi);
      return spi;
    }
  }

  releaseSpi(spi: number): void {
    this.reservedSpis.delete(spi);
  }

  /** The lowest free pair: inbound even, outbound odd. Each takes the lowest free flow. */
  allocateConnectionPair(): { readonly inbound: number; readonly outbound: number } {
    const inbound = FIRST_CONNECTION + 2 * this.pairs.take();
    this.flowsByConnection.set(inbound, this.flows.take());
    this.flowsByConnection.set(inbound + 1, this.flows.take());
    return { inbound, outbound: inbound + 1 };
  }

  /** The flow of a connection that is allocated and not installed yet. */
  flowOf(connectionId: number): number {
    const flow = this.flowsByConnection.get(connectionId);
    if (flow === undefined) throw new InternalError(`connection ${connectionId} was never allocated`);
    return flow;
  }

  /** Gives back a connection and its flow; a pair is free again with its inbound one. */
  freeConnection(connectionId: number, flow = this.flowsByConnection.get(connectionId)): void {
    this.flowsByConnection.delete(connectionId);
    if (flow !== undefined) this.flows.release(flow);
    const index = connectionId - FIRST_CONNECTION;
    if (index % 2 === 0) this.pairs.release(index / 2);
  }

  install(identity: Identity, bundle: SaBundle): void {
    for (const sa of bundle.inbound) {
      this.reservedSpis.delete(sa.spi);
      if (this.inboundBySpi.has(spiKey(sa))) this.twins.set(twinKey(bundle.local, sa), { sa, bundle, identity });
      else this.inboundBySpi.set(spiKey(sa), { sa, bundle, identity });
    }
    for (const sa of [...bundle.inbound, ...bundle.outbound]) this.flowsByConnection.delete(sa.connectionId);
    this.bundles.set(bundle, identity);
    // Joined, not pushed: an array that grows makes room for more than there will ever be.
    identity.bundles = identity.bundles.concat(bundle);
  }

  remove(bundle: SaBundle): void {
    const identity = this.bundles.get(bundle);
    if (identity === undefined) return;
    this.bundles.delete(bundle);
    identity.bundles = identity.bundles.filter(other => other !== bundle);
    for (const sa of bundle.inbound) {
      if (this.inboundBySpi.get(spiKey(sa))?.bundle === bundle) this.inboundBySpi.delete(spiKey(sa));
      else this.twins.delete(twinKey(bundle.local, sa));
    }
    for (const sa of [...bundle.inbound, ...bundle.outbound]) this.freeConnection(sa.connectionId, sa.flowId);
  }

  /** @param local where its packets are addressed to */
  inbound(local: Ipv4, protocol: SecurityProtocol, spi: number): Installed | undefined {
    const installed = this.inboundBySpi.get(spiKey({ protocol, spi }));
    if (installed?.bundle.local === local) return installed;
    return this.twins.size === 0 ? undefined : this.twins.get(twinKey(local, { protocol, spi }));
  }

  private inboundHas(spi: number): boolean {
    return PROTOCOLS.some(protocol => this.inboundBySpi.has(spiKey({ protocol, spi })));
  }

  /** The bundle that sends to this peer under this SPI. */
  outbound(peer: Ipv4, protocol: SecurityProtocol, spi: number): Installed | undefined {
    for (const [bundle, identity] of this.bundles) {
      if (bundle.peer !== peer) continue;
      const sa = bundle.outbound.find(out => out.protocol === protocol && out.spi === spi);
      if (sa !== undefined) return { sa, bundle, identity };
    }
    return undefined;
  }

  has(bundle: SaBundle): boolean {
    return this.bundles.has(bundle);
  }

  /** All bundles with their identities, oldest first. */
  all(): Iterable<readonly [SaBundle, Identity]> {
    return this.bundles;
  }

  census(): {
    readonly bundles: number;
    readonly reservedSpis: number;
    readonly spis: number;
    readonly connections: number;
    readonly flows: number;
  } {
    return {
      bundles: this.bundles.size,
      reservedSpis: this.reservedSpis.size,
      spis: this.inboundBySpi.size + this.twins.size,
      connections: 2 * this.pairs.size,
      flows: this.flows.size,
    };
  }
}
