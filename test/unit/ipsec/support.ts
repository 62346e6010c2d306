import type { Ms } from '../../../src/base/event-queue';
import { BROADCAST, ipv4, type Ipv4 } from '../../../src/base/ipv4-address';
import { SeededRng } from '../../../src/base/rng';
import type { IkeEvent } from '../../../src/ike/events';
import type { IkeDatagram, ProxyPair, SaKeys, SaProposal, SaRequest, SuiteOffer } from '../../../src/ike/ipsec-port';
import {
  defaultIpsecConfiguration,
  type IpsecConfiguration,
  newCryptoMap,
  newEntryPolicy,
  type TransformSet,
} from '../../../src/ipsec/configuration';
import type { CryptoInterface } from '../../../src/ipsec/environment';
import type { IpsecEvent } from '../../../src/ipsec/events';
import { Ipsec } from '../../../src/ipsec/ipsec';
import type { SelectorRule } from '../../../src/ipsec/selector';
import { ahAlgorithm, espAlgorithms, suiteOf } from '../../../src/ipsec/transforms';
import type { IpsecTurn } from '../../../src/ipsec/turn';
import { encodeIpv4, IP_PROTOCOL } from '../../../src/wire/ipv4';

export const OUTSIDE = 'FastEthernet0/0';

type Emitted = IkeEvent | IpsecEvent;

/** A permit (or deny) line between two networks written `A/MASKLENGTH`. */
export function line(
  action: 'permit' | 'deny',
  local: string,
  remote: string,
  more?: Partial<SelectorRule>,
): SelectorRule {
  const half = (text: string): { address: Ipv4; mask: Ipv4 } => {
    const [address, length] = text.split('/') as [string, string];
    const mask = length === '0' ? 0 : (BROADCAST << (32 - Number(length))) >>> 0;
    return { address: ipv4(address), mask };
  };
  return {
    action,
    protocol: 0,
    local: half(local),
    remote: half(remote),
    localPort: undefined,
    remotePort: undefined,
    ...more,
  };
}

export function transformSet(set: Partial<TransformSet>): TransformSet {
  return {
    name: 'set',
    ah: undefined,
    esp: undefined,
    espAuth: undefined,
    compression: undefined,
    mode: 'tunnel',
    ...set,
  };
}

export const DES_MD5 = transformSet({ name: 'des-md5', esp: 'esp-des', espAuth: 'esp-md5-hmac' });

/** One router's IPsec with everything around it under the test's hand. ISAKMP is a notebook of what was asked. */
export class Side {
  now: Ms = 0;
  readonly config: IpsecConfiguration = defaultIpsecConfiguration();
  readonly accessLists = new Map<string, SelectorRule[]>();
  interfaces: CryptoInterface[];
  readonly events: Emitted[] = [];
  readonly requests: SaRequest[] = [];
  readonly spis: { handle: number; spis: readonly number[] }[] = [];
  readonly deletes: { peer: Ipv4; protocol: string; spis: readonly number[] }[] = [];
  readonly ipsec: Ipsec;
  private readonly rng: SeededRng;

  constructor(
    name: string,
    readonly address: Ipv4,
    readonly peer: Ipv4,
  ) {
    this.rng = new SeededRng(1, name);
    this.interfaces = [{ name: OUTSIDE, address, mtu: 1500, up: true, cryptoMap: 'map' }];
    this.config.maps.set('map', newCryptoMap('map'));
    this.addSet(DES_MD5);
    this.ipsec = new Ipsec({
      configuration: () => this.config,
      accessList: list => this.accessLists.get(list),
      interfaces: () => this.interfaces,
      egressTo: () => ({ interfaceName: OUTSIDE, nextHop: this.peer }),
      report: (_now, event) => this.events.push(event),
      run: job => this.turn(job),
      ike: {
        request: (_turn, request) => this.requests.push(request),
        spiResponse: (_turn, handle, spis) => this.spis.push({ handle, spis }),
        portChanged: () => undefined,
        sendDelete: (_turn, _local, peer, protocol, spis) => this.deletes.push({ peer, protocol, spis }),
      },
      rng: this.rng.fork('iv'),
    });
  }

  addSet(set: TransformSet): void {
    this.config.transformSets.set(set.name, set);
  }

  /** `crypto dynamic-map dyn SEQ` with `crypto map map 10 ipsec-isakmp dynamic dyn [discover]`. */
  dynamic(rules: SelectorRule[] | undefined, options: { discover?: boolean; set?: string } = {}): this {
    if (rules !== undefined) this.accessLists.set('101', rules);
    const template = { ...newEntryPolicy(10), kind: 'template' as const };
    template.match = rules === undefined ? undefined : '101';
    template.transformSets = [options.set ?? 'des-md5'];
    this.config.dynamicMaps.set('dyn', new Map([[10, template]]));
    const entry = { kind: 'dynamic' as const, sequence: 10, template: 'dyn', discover: options.discover ?? true };
    this.config.maps.get('map')?.entries.set(10, entry);
    return this.changed();
  }

  /** `crypto map map SEQ ipsec-isakmp`. */
  static(
    rules: SelectorRule[],
    options: { set?: string; sequence?: number; list?: string; peers?: Ipv4[] } = {},
  ): this {
    const list = options.list ?? '101';
    const sequence = options.sequence ?? 10;
    this.accessLists.set(list, rules);
    const entry = { ...newEntryPolicy(sequence), kind: 'ipsec-isakmp' as const };
    entry.match = list;
    entry.peers.push(...(options.peers ?? [this.peer]));
    entry.transformSets = [options.set ?? 'des-md5'];
    this.config.maps.get('map')?.entries.set(sequence, entry);
    return this.changed();
  }

  changed(): this {
    this.turn(turn => this.ipsec.configurationChanged(turn));
    return this;
  }

  turn(job: (turn: IpsecTurn) => void): void {
    const waiting: ((turn: IpsecTurn) => void)[] = [];
    const turn: IpsecTurn = {
      now: this.now,
      rng: this.rng,
      spend: () => undefined,
      emit: (event: Emitted) => void this.events.push(event),
      send: (_datagram: IkeDatagram) => undefined,
      defer: later => void waiting.push(later),
    };
    job(turn);
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) next(turn);
  }

  /** Goes to a time by way of every timeout before it. */
  advance(to: Ms): void {
    for (let due = this.ipsec.nextTimeout(); due !== undefined && due <= to; due = this.ipsec.nextTimeout()) {
      this.now = Math.max(this.now, due);
      this.turn(turn => this.ipsec.handleTimeout(turn));
    }
    this.now = to;
  }

  kinds(): string[] {
    return this.events.map(event => event.kind);
  }

  count(kind: Emitted['kind']): number {
    return this.events.filter(event => event.kind === kind).length;
  }

  send(packet: Uint8Array): ReturnType<Ipsec['outbound']> {
    return this.ipsec.outbound(this.now, { name: OUTSIDE }, packet);
  }

  /** Sends a packet that must be protected. */
  protect(packet: Uint8Array): Uint8Array {
    const verdict = this.send(packet);
    if (verdict.kind !== 'protected') throw new Error(`not protected but ${verdict.kind}`);
    return verdict.packet;
  }

  receive(packet: Uint8Array): ReturnType<Ipsec['inbound']> {
    return this.ipsec.inbound(this.now, OUTSIDE, packet);
  }

  /** Opens a packet that must open. */
  open(packet: Uint8Array): Uint8Array {
    const verdict = this.receive(packet);
    if (verdict.kind !== 'decapsulated') throw new Error(`not decapsulated: ${this.kinds().slice(-1).join()}`);
    return verdict.packet;
  }

  identity(): ReturnType<Ipsec['identities']>[number] {
    return this.ipsec.identities(this.now)[0]!;
  }
}

/** An ICMP-like packet: the header is right, the payload counts up. */
export function packet(
  source: string,
  destination: string,
  options: { length?: number; df?: boolean; tos?: number; protocol?: number; mf?: boolean } = {},
): Uint8Array {
  const payload = Uint8Array.from({ length: (options.length ?? 100) - 20 }, (_, at) => at);
  return encodeIpv4(
    {
      tos: options.tos ?? 0,
      id: 7,
      df: options.df ?? false,
      mf: options.mf ?? false,
      fragmentOffset: 0,
      ttl: 254,
      protocol: options.protocol ?? IP_PROTOCOL.icmp,
      source: ipv4(source),
      destination: ipv4(destination),
    },
    payload,
  );
}

/** The keys that `join` gives to SAs with these SPIs. */
export function keysFor(suite: SuiteOffer, spis: readonly number[]): SaKeys[] {
  return suite.map((offer, at) => {
    const rng = new SeededRng(5, `keys ${spis[at]}`);
    const esp = espAlgorithms(offer);
    const authBytes = (esp === undefined ? ahAlgorithm(offer) : esp.auth)?.keyBytes ?? 0;
    return {
      protocol: offer.protocol,
      spi: spis[at] as number,
      encryptionKey: rng.bytes(esp?.cipher.keyBytes ?? 0),
      authenticationKey: rng.bytes(authBytes),
    };
  });
}

export interface JoinOptions {
  readonly lifetime?: { readonly seconds: number; readonly kilobytes: number };
  readonly requestId?: number;
  /** What the initiator does between the SPIs and the SAs. */
  readonly beforeInstall?: () => void;
  /** What the responder believes was agreed; else what the initiator believes, mirrored. */
  readonly responderProxies?: ProxyPair;
}

/** What a quick mode between the two would end in: the same keys on both ends. `a` is the initiator. */
export function join(
  a: Side,
  b: Side,
  proposal: Pick<SaProposal, 'proxies' | 'suite'>,
  options: JoinOptions = {},
): void {
  const { suite, proxies } = proposal;
  const lifetime = options.lifetime ?? { seconds: 3600, kilobytes: 4608000 };
  const ours: SaProposal = {
    local: a.address,
    remote: b.address,
    proxies,
    suite,
    pfs: undefined,
    requestId: options.requestId,
  };
  const theirs: SaProposal = {
    ...ours,
    local: b.address,
    remote: a.address,
    proxies: options.responderProxies ?? { local: proxies.remote, remote: proxies.local },
    requestId: undefined,
  };
  const spisOf = (side: Side, of: SaProposal): readonly number[] => {
    side.turn(turn => side.ipsec.getSpis(turn, 1, of));
    return side.spis[side.spis.length - 1]!.spis;
  };
  const toA = keysFor(suite, spisOf(a, ours));
  const toB = keysFor(suite, spisOf(b, theirs));
  const install = (
    side: Side,
    of: SaProposal,
    role: 'initiator' | 'responder',
    inbound: SaKeys[],
    outbound: SaKeys[],
  ) =>
    side.turn(turn => {
      const protocols = suite.map(offer => offer.protocol);
      const connections = side.ipsec.allocateConnections(turn, protocols);
      const establishedAt = side.now;
      const common = {
        lifetime,
        connections,
        ikeConnectionId: 2,
        awaitsConnected: false,
        beganAt: establishedAt,
        establishedAt,
      };
      side.ipsec.install(turn, { proposal: of, role, inbound, outbound, ...common });
    });
  options.beforeInstall?.();
  install(b, theirs, 'responder', toB, toA);
  install(a, ours, 'initiator', toA, toB);
  if (options.requestId !== undefined) a.ipsec.negotiationEnded(options.requestId, 'established');
}

export const A = ipv4('11.11.11.1');
export const B = ipv4('11.11.11.2');
export const A_TO_B = line('permit', '13.13.13.0/24', '12.12.12.0/24');
export const B_TO_A = line('permit', '12.12.12.0/24', '13.13.13.0/24');

/** Two gateways with static entries for each other, and SAs of one transform set between them. */
export function tunnel(
  set: TransformSet = DES_MD5,
  options: JoinOptions = {},
): { a: Side; b: Side; suite: SuiteOffer } {
  const a = new Side('a', A, B);
  const b = new Side('b', B, A);
  for (const side of [a, b]) side.addSet(set);
  a.static([A_TO_B], { set: set.name });
  b.static([B_TO_A], { set: set.name });
  const suite = suiteOf(set, 1);
  const { local, remote } = a.identity();
  join(a, b, { suite, proxies: { local, remote } }, options);
  return { a, b, suite };
}

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
