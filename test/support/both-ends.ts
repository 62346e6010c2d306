/** What the two ends of a tunnel hold, against each other: whatever one says must be so at the other. */
import { formatIpv4, type Ipv4 } from '../../src/base/ipv4-address';
import type { IkeSaView } from '../../src/ike/views';
import type { IdentityView, SaView } from '../../src/ipsec/views';
import type { Simulator } from '../../src/net/simulator';
import type { DeviceEvent } from '../../src/router/events';
import type { CryptoCensus } from '../../src/router/crypto';
import type { Router } from '../../src/router/router';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Lifetimes run from the moment at which each end installed its SAs: the last message may have come with a repetition alone. */
const SECONDS_APART = 12;

/** An SA of one direction, as one end knows it. */
interface OneWay {
  readonly protocol: 'ESP' | 'AH';
  readonly sa: SaView;
  readonly identity: IdentityView;
}

export class BothEnds {
  private readonly keys: readonly [Map<string, string>, Map<string, string>] = [new Map(), new Map()];

  /**
   * Listens from now on: to be made before the first packet.
   * @param translated where a translator stands between them: the address that an end has for what the other one sees
   */
  constructor(
    private readonly routers: readonly [Router, Router],
    private readonly translated: ReadonlyMap<Ipv4, Ipv4> = new Map(),
  ) {
    routers.forEach((router, i) => router.onEvent((_, event) => this.hear(this.keys[i] as Map<string, string>, event)));
  }

  /** @returns in words, what is not the same at both ends; nothing where they agree */
  differences(): readonly string[] {
    return [...this.isakmp(0), ...this.isakmp(1), ...this.ipsec(0), ...this.ipsec(1)];
  }

  /**
   * The same of what is in use alone: the newest ISAKMP SA, and the newest SAs of each pair of proxies. One end may hold older
   * ones that the other has lost, reloaded or cleared away, until their time is over.
   */
  differencesInUse(): readonly string[] {
    return [...this.isakmp(0, 1), ...this.isakmp(1, 1), ...this.ipsec(0, 1), ...this.ipsec(1, 1)];
  }

  private hear(keys: Map<string, string>, event: DeviceEvent): void {
    if (event.kind === 'phase1-keys') {
      keys.set(hex(event.initiatorCookie) + hex(event.responderCookie), `${event.cipher} ${hex(event.key)}`);
    }
    if (event.kind === 'esp-keys') {
      const { cipher, encryptionKey, auth, authenticationKey } = event;
      const name = `${formatIpv4(this.own(event.destination))} ${event.spi}`;
      keys.set(name, `${cipher} ${hex(encryptionKey)} ${auth} ${hex(authenticationKey)}`);
    }
  }

  private own(address: Ipv4): Ipv4 {
    return this.translated.get(address) ?? address;
  }

  private name(end: number): string {
    return this.routers[end]?.hostname ?? '';
  }

  private isakmp(end: 0 | 1, newest = Infinity): readonly string[] {
    const [ours, theirs] = [this.routers[end], this.routers[1 - end] as Router];
    const others = new Map(theirs.ike.sas().map(sa => [cookies(sa), sa]));
    return ours.ike
      .sas()
      .filter(({ state, deleted }) => state === 'QM_IDLE' && !deleted)
      .slice(-newest)
      .flatMap(sa => {
        const other = others.get(cookies(sa));
        if (other === undefined || other.deleted) return [`${this.name(end)} alone holds an ISAKMP SA`];
        return this.sameIsakmp(sa, other).map(what => `the ends of an ISAKMP SA differ in ${what}`);
      });
  }

  private sameIsakmp(sa: IkeSaView, other: IkeSaView): readonly string[] {
    const key = ([mine]: readonly [Map<string, string>, Map<string, string>], at: IkeSaView) => mine.get(cookies(at));
    const [a, b] = this.keys;
    const differs: readonly [string, unknown, unknown][] = [
      ['state', sa.state, other.state],
      ['key', key([a, b], sa), key([b, a], sa)],
      ['role', sa.role === 'initiator', other.role === 'responder'],
      ['addresses', [sa.local, this.own(sa.peer)].join(), [this.own(other.peer), other.local].join()],
      ['lifetime', sa.policy?.lifetime, other.policy?.lifetime],
      ['suite', suite(sa), suite(other)],
    ];
    return differs.filter(([, mine, its]) => mine !== its || mine === undefined).map(([what]) => what);
  }

  /** What this end sends by, the other must be able to read. */
  private ipsec(end: 0 | 1, newest = Infinity): readonly string[] {
    const [ours, theirs] = [this.routers[end], this.routers[1 - end] as Router];
    const inbound = oneWay(theirs, 'inbound');
    return oneWay(ours, 'outbound', newest).flatMap(out => {
      const other = inbound.find(
        each =>
          each.sa.spi === out.sa.spi &&
          each.protocol === out.protocol &&
          each.identity.localAddress === this.own(out.identity.peer ?? 0),
      );
      if (other === undefined)
        return [`${this.name(end)} would send ${out.protocol} that ${this.name(1 - end)} cannot read`];
      return [
        ...this.sameOneWay(out, other).map(what => `the ends of an SA differ in ${what}`),
        ...this.counts(end, out.sa, other.sa),
      ];
    });
  }

  private sameOneWay(out: OneWay, other: OneWay): readonly string[] {
    const key = `${formatIpv4(other.identity.localAddress)} ${out.sa.spi}`;
    const [a, b] = this.keys.map(keys => keys.get(key));
    const proxies = JSON.stringify;
    const differs: readonly [string, boolean][] = [
      ['transform', out.sa.transform !== other.sa.transform],
      ['mode', out.sa.mode !== other.sa.mode],
      ['key', a !== b || (a === undefined && out.protocol === 'ESP')],
      ['lifetime', Math.abs(out.sa.remainingSeconds - other.sa.remainingSeconds) > SECONDS_APART],
      [
        'proxies',
        proxies([out.identity.local, out.identity.remote]) !== proxies([other.identity.remote, other.identity.local]),
      ],
    ];
    return differs.filter(([, differ]) => differ).map(([what]) => what);
  }

  private counts(end: 0 | 1, out: SaView, other: SaView): readonly string[] {
    const count = (of: number, sa: SaView, which: 'encrypt' | 'decrypt'): number | undefined =>
      this.routers[of]?.ipsec.connections().find(each => each.connectionId === sa.connectionId)?.[which];
    const [sent, read] = [count(end, out, 'encrypt'), count(1 - end, other, 'decrypt')];
    return sent === read
      ? []
      : [`${this.name(1 - end)} read ${read} of the ${sent} packets that ${this.name(end)} sent`];
  }
}

/** How long a deleted SA, an exchange that is over and a request that came to nothing are remembered at most. */
const FORGOTTEN = 200_000;

/**
 * Clears everything at both ends. @returns what is left some minutes later; nothing where nothing leaks
 * @param atFirst what they held before anything had happened: SAs of typed keys come back
 */
export function leftBehind(
  simulator: Simulator,
  routers: readonly Router[],
  atFirst: readonly CryptoCensus[] = [],
): readonly string[] {
  for (const router of routers) {
    router.clearIpsec({ kind: 'all' });
    router.clearIsakmp();
  }
  simulator.advanceTo(simulator.now + FORGOTTEN);
  return routers.flatMap((router, i) => {
    const before: Readonly<Partial<Record<string, number>>> = { ...atFirst[i] };
    return Object.entries(router.cryptoCensus()).flatMap(([what, count]) =>
      count === (before[what] ?? 0) ? [] : [`${router.hostname}: ${count} ${what}`],
    );
  });
}

const cookies = (sa: IkeSaView): string => hex(sa.initiatorCookie) + hex(sa.responderCookie);

const suite = ({ policy }: IkeSaView): string | undefined =>
  policy && [policy.encryption, policy.hash, policy.group, policy.authentication].join();

function oneWay(router: Router, way: 'inbound' | 'outbound', newest = Infinity): readonly OneWay[] {
  return router.ipsec
    .identities(router.clock.now)
    .flatMap(identity => [
      ...identity[`${way}Esp`].slice(-newest).map(sa => ({ protocol: 'ESP' as const, sa, identity })),
      ...identity[`${way}Ah`].slice(-newest).map(sa => ({ protocol: 'AH' as const, sa, identity })),
    ]);
}
