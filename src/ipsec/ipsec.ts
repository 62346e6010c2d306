import type { Ms } from '../base/event-queue';
import { destinationOf, protocolOf, sourceOf } from '../wire/ipv4';
import { type IpsecCensus, ipsecCensus } from './census';
import type { IpsecEnvironment } from './environment';
import { zeroCounters } from './identity';
import { Inbound } from './inbound';
import { endBundle } from './installation';
import { KeyEngine } from './key-engine';
import type * as Manual from './manual';
import { Outbound } from './outbound';
import { PacketLog } from './packet-log';
import { learnPathMtu } from './path-mtu';
import type { SaBundle } from './sa-bundle';
import { arriving } from './selector';
import { connectionViews, identityViews, mapEntryViews } from './show-views';
import { entryForAddresses, isProtected } from './spd';
import { IpsecState } from './state';
import type { IpsecTurn } from './turn';
import { espFromUdp } from './udp-encapsulation';
import type { ClearRequest, EgressInterface, InboundVerdict, OutboundVerdict } from './verdicts';
import type { ConnectionView, IdentityView, MapEntryView, UnclaimedView } from './views';

/**
 * IPsec of one router: the data plane on the forwarding path, and the key engine that ISAKMP talks to (IpsecPort). Sans-IO:
 * time comes in with each call, packets come back as verdicts, all else goes through the environment.
 */
export class Ipsec extends KeyEngine {
  private readonly outboundPath: Outbound;
  private readonly inboundPath: Inbound;
  private readonly log: PacketLog;

  constructor(env: IpsecEnvironment) {
    super(new IpsecState(env));
    this.outboundPath = new Outbound(this.state);
    this.log = new PacketLog(env);
    this.inboundPath = new Inbound(this.state, this.log);
  }

  /** What the crypto map of the interface that a packet is about to leave by makes of it. */
  outbound(now: Ms, egress: EgressInterface, packet: Uint8Array): OutboundVerdict {
    return this.outboundPath.outbound(now, egress.name, packet);
  }

  /** A reassembled ESP or AH packet for one of our addresses. Any bytes behind a checked IPv4 header are safe. */
  inbound(now: Ms, interfaceName: string, packet: Uint8Array): InboundVerdict {
    return this.inboundPath.inbound(now, interfaceName, packet);
  }

  /** The same for a reassembled UDP packet that carries ESP: its UDP header is whole. */
  inboundUdp(now: Ms, interfaceName: string, packet: Uint8Array): InboundVerdict {
    const { packet: esp, sourcePort } = espFromUdp(packet);
    return this.inboundPath.inbound(now, interfaceName, esp, sourcePort);
  }

  /** False: the packet came in the clear though the map of this interface protects its flow; it must be dropped. */
  arrivedClear(now: Ms, interfaceName: string, packet: Uint8Array): boolean {
    const policy = this.state.spd.get(interfaceName);
    if (policy === undefined || !isProtected(policy, arriving(packet))) return true;
    const name = { source: sourceOf(packet), destination: destinationOf(packet), protocol: protocolOf(packet) };
    this.log.tell(now, { kind: 'clear-packet-refused', packet: name });
    return false;
  }

  /** Does the map of this interface protect the addresses of an arriving packet? Its ports do not count: it is a probe. */
  protects(interfaceName: string, packet: Uint8Array): boolean {
    const policy = this.state.spd.get(interfaceName);
    if (policy === undefined) return false;
    return entryForAddresses(policy, destinationOf(packet), sourceOf(packet), () => true) !== undefined;
  }

  /**
   * An ICMP error for us: "fragmentation needed" about a packet that we protected lowers the path MTU of its SAs.
   * @param packet the whole IPv4 packet that carries the error
   */
  pathMtu(now: Ms, packet: Uint8Array): void {
    learnPathMtu(this.state, now, packet);
  }

  /** Call after any change of configuration or interface state: what has lost its place goes, with DELETEs to the peers. */
  configurationChanged(turn: IpsecTurn): void {
    for (const { bundle, identity } of this.state.recompile().bundles) {
      endBundle(this.state, turn, bundle, identity, true);
    }
    this.settleManual(turn);
  }

  /** `clear crypto sa`: SAs go with their siblings; new traffic makes new ones, and those of typed keys are back at once. */
  clear(turn: IpsecTurn, what: ClearRequest): void {
    if (what.kind === 'counters') {
      for (const { identities } of this.state.entries()) {
        for (const identity of identities) identity.counters = zeroCounters();
      }
      this.outboundPath.unclaimed.clear();
      return;
    }
    for (const [bundle, identity] of [...this.state.sad.all()]) {
      if (isMeant(what, bundle, identity.entry.mapName)) endBundle(this.state, turn, bundle, identity, true);
    }
    this.settleManual(turn);
  }

  /** Few routers have typed keys, and the others need not load what makes SAs of them. */
  private settleManual(turn: IpsecTurn): void {
    for (const { manual } of this.state.entries()) {
      if (manual === undefined) continue;
      const { settleManual } = require('./manual') as typeof Manual;
      settleManual(this.state, turn);
      return;
    }
  }

  /** Packets that a template permits and that had no SAs, which no identity counts. */
  unclaimedPackets(): readonly UnclaimedView[] {
    return [...this.outboundPath.unclaimed].map(([interfaceName, count]) => {
      const localAddress = this.state.spd.get(interfaceName)?.localAddress ?? 0;
      return { interfaceName, localAddress, count };
    });
  }

  identities(now: Ms): readonly IdentityView[] {
    return identityViews(this.state, now);
  }

  mapEntries(mapName: string): readonly MapEntryView[] {
    return mapEntryViews(this.state, mapName);
  }

  connections(): readonly ConnectionView[] {
    return connectionViews(this.state);
  }

  census(): IpsecCensus {
    return ipsecCensus(this.state);
  }
}

function isMeant(what: Exclude<ClearRequest, { kind: 'counters' }>, bundle: SaBundle, mapName: string): boolean {
  switch (what.kind) {
    case 'all':
      return true;
    case 'peer':
      return bundle.peer === what.address;
    case 'map':
      return mapName === what.name;
    case 'entry':
      return [...bundle.inbound, ...bundle.outbound].some(
        sa => sa.destination === what.destination && sa.protocol === what.protocol && sa.spi === what.spi,
      );
  }
}
