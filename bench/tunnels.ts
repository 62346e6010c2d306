/** Labs of many gateways: what they are made of, and what all their tunnels go through together. */
import type { Lab } from '../src/app/lab';
import { ipv4 } from '../src/base/ipv4-address';
import type { Host } from '../src/net/host';
import { PING_DEFAULTS } from '../src/net/ping-run';

const BASE = [
  'crypto isakmp policy 10',
  ' authentication pre-share',
  'crypto isakmp key secret address 0.0.0.0 0.0.0.0',
  'crypto ipsec transform-set ts esp-des esp-md5-hmac',
] as const;

/** Gateways that find each other by TED, each with a LAN 10.N.0.0/24. */
export function meshConfigs(routers: number): readonly string[] {
  const numbers = Array.from({ length: routers }, (_, i) => i + 1);
  return numbers.map(own =>
    [
      `hostname R${own}`,
      ...BASE,
      'crypto dynamic-map dyn 10',
      ' set transform-set ts',
      ' match address 101',
      'crypto map m 10 ipsec-isakmp dynamic dyn discover',
      'interface FastEthernet0/0',
      ` ip address 172.16.0.${own} 255.255.0.0`,
      ' crypto map m',
      'interface FastEthernet0/1',
      ` ip address 10.${own}.0.1 255.255.255.0`,
      `access-list 101 permit ip 10.${own}.0.0 0.0.0.255 10.0.0.0 0.255.255.255`,
      ...numbers.filter(n => n !== own).map(n => `ip route 10.${n}.0.0 255.255.255.0 172.16.0.${n}`),
      'end',
      '',
    ].join('\n'),
  );
}

export const HUB_HOST = '192.168.9.9';

const spokeLan = (spoke: number): string => `10.${spoke >> 8}.${spoke & 255}`;

export function spokeHost(spoke: number): string {
  return `${spokeLan(spoke)}.9`;
}

/** A hub with a dynamic map that never begins, and spokes with a static one each. */
export function hubConfigs(spokes: number, lifetime = 3600): readonly string[] {
  const numbers = Array.from({ length: spokes }, (_, i) => i + 1);
  const outside = (spoke: number): string => `172.16.${spoke >> 8}.${spoke & 255}`;
  const base = [...BASE, `crypto ipsec security-association lifetime seconds ${lifetime}`];
  const hub = [
    'hostname HUB',
    ...base,
    'crypto dynamic-map dyn 10',
    ' set transform-set ts',
    'crypto map m 10 ipsec-isakmp dynamic dyn',
    'interface FastEthernet0/0',
    ' ip address 172.16.255.1 255.255.0.0',
    ' crypto map m',
    'interface FastEthernet0/1',
    ' ip address 192.168.9.1 255.255.255.0',
    ...numbers.map(n => `ip route ${spokeLan(n)}.0 255.255.255.0 ${outside(n)}`),
    'end',
    '',
  ].join('\n');
  const others = numbers.map(n =>
    [
      `hostname S${n}`,
      ...base,
      'crypto map m 10 ipsec-isakmp',
      ' set peer 172.16.255.1',
      ' set transform-set ts',
      ' match address 101',
      'interface FastEthernet0/0',
      ` ip address ${outside(n)} 255.255.0.0`,
      ' crypto map m',
      'interface FastEthernet0/1',
      ` ip address ${spokeLan(n)}.1 255.255.255.0`,
      'ip route 0.0.0.0 0.0.0.0 172.16.255.1',
      `access-list 101 permit ip ${spokeLan(n)}.0 0.0.0.255 192.168.9.0 0.0.0.255`,
      'end',
      '',
    ].join('\n'),
  );
  return [hub, ...others];
}

/** Which host pings which. */
export type Flow = readonly [from: string, to: string];

export function meshFlows(routers: number): readonly Flow[] {
  const flows: Flow[] = [];
  for (let i = 1; i <= routers; i++) for (let j = i + 1; j <= routers; j++) flows.push([`10.${i}.0.9`, `10.${j}.0.9`]);
  return flows;
}

export function hubFlows(spokes: number): readonly Flow[] {
  return Array.from({ length: spokes }, (_, i) => [spokeHost(i + 1), HUB_HOST]);
}

export function hostOf(lab: Lab, address: string): Host {
  const host = lab.hostAt(address);
  if (host === undefined) throw new Error(`no host ${address}`);
  return host;
}

/** Pings along every flow, begun 2 virtual ms apart. @returns answers */
export function pingAll(lab: Lab, flows: readonly Flow[], count: number): number {
  let done = 0;
  let received = 0;
  flows.forEach(([from, to], i) => {
    lab.simulator.schedule(i * 2, () =>
      hostOf(lab, from).ping(
        { ...PING_DEFAULTS, count, timeout: 1000, destination: ipv4(to) },
        {
          onDone: stats => {
            received += stats.received;
            done++;
          },
        },
      ),
    );
  });
  lab.simulator.runUntil(() => done === flows.length);
  return received;
}

export function requireSame(what: string, is: number, wanted: number): void {
  if (is !== wanted) throw new Error(`${what}: ${is} instead of ${wanted}`);
}

/** Pairs of SAs of all routers: two a tunnel. */
export function pairs(lab: Lab): number {
  return lab.routers.reduce((sum, { router }) => sum + router.cryptoCensus().bundles, 0);
}

/** Waits for the time of rekeying and some more, when each tunnel has traffic. */
export function rekeyAll(lab: Lab, flows: readonly Flow[], lifetime = 3600): void {
  const before = new Set(spis(lab));
  lab.simulator.advanceTo(lab.now + (lifetime - 60) * 1000);
  requireSame('answers before the rekey', pingAll(lab, flows, 1), flows.length);
  lab.simulator.advanceTo(lab.now + 180_000);
  requireSame('pairs after the rekey', pairs(lab), 2 * flows.length);
  requireSame('old SPIs after the rekey', spis(lab).filter(spi => before.has(spi)).length, 0);
  requireSame('answers after the rekey', pingAll(lab, flows, 1), flows.length);
}

function spis(lab: Lab): readonly string[] {
  return lab.routers.flatMap(({ router }) =>
    router.ipsec.identities(lab.now).flatMap(identity => identity.inboundEsp.map(sa => `${router.hostname} ${sa.spi}`)),
  );
}

/** Everything is cleared; after five minutes nothing may be held. */
export function takeDown(lab: Lab): void {
  for (const { router } of lab.routers) {
    router.clearIpsec({ kind: 'all' });
    router.clearIsakmp();
  }
  lab.simulator.advanceTo(lab.now + 300_000);
  for (const { router } of lab.routers) {
    const held = Object.entries(router.cryptoCensus()).filter(([, value]) => value !== 0);
    if (held.length > 0) throw new Error(`${router.hostname} still holds ${JSON.stringify(held)}`);
  }
}
