/**
 * Datagrams that no peer would send, into two routers that negotiate all the while: `npm run fuzz -- COUNT [SEED]`. Each is
 * made of one that has just been on the cable between them, or of nothing but dice. Ends with status 1 when a router throws,
 * holds more than it may, or has anything left when all is over. What is done and what is asked for: bench/README.md.
 */
import { isZero, writeU16, writeU32 } from '../src/base/bytes';
import { ipv4 } from '../src/base/ipv4-address';
import { SeededRng } from '../src/base/rng';
import type { Lab } from '../src/app/lab';
import { PING_DEFAULTS } from '../src/net/ping-run';
import type { Interface } from '../src/router/interface';
import type { Router } from '../src/router/router';
import { ExchangeType } from '../src/wire/isakmp/constants';
import { checksum, destinationOf, headerLengthOf, IP_PROTOCOL, protocolOf, sourceOf } from '../src/wire/ipv4';
import { labOf } from './labs';

const GATEWAYS = [ipv4('192.168.0.1'), ipv4('192.168.0.2')] as const;
const HOSTS = ['10.1.1.5', '10.2.2.7'] as const;
/** Virtual milliseconds between two datagrams. */
const PACE = 1;
/** Datagrams from one look at what the routers hold to the next, and from one clear to the next. */
const LOOK = 1000;
const CLEAR = 2000;
/** Packets of each kind that are remembered. */
const REMEMBERED = 32;
/** Half-open exchanges and answered probes have bounds of their own; the rest is what two peers may have at one time. */
const MOST = {
  sas: 300,
  halfOpen: 201,
  bundles: 40,
  reservedSpis: 64,
  nodes: 4000,
  acquisitions: 8,
  jobs: 100,
} as const;

export interface FuzzReport {
  readonly count: number;
  /** The most that a router held at any look. */
  readonly most: Readonly<Record<keyof typeof MOST, number>>;
  /** Tunnels that came up in the midst of it. */
  readonly tunnels: number;
  readonly seconds: number;
}

/** @throws Error that says which datagram did what */
export async function fuzz(count: number, seed: number): Promise<FuzzReport> {
  const began = process.hrtime.bigint();
  const rng = new SeededRng(seed, 'fuzz');
  const lab = await labOf([gateway(0), gateway(1)], seed);
  const routers = lab.routers.map(({ router }) => router);
  const ports = routers.map(outside);
  const seen = new Seen(rng);
  ports[0]?.link?.addTap((_, packet) => seen.add(packet));
  const most = { ...MOST };
  for (const key of Object.keys(most) as (keyof typeof MOST)[]) (most as Record<string, number>)[key] = 0;
  let tunnels = 0;
  ping(lab, 0);
  for (let i = 0; i < count; i++) {
    const port = ports[rng.between(0, 1)] as Interface;
    const packet = datagram(rng, seen);
    try {
      port.receive(packet);
      lab.simulator.advanceTo(lab.now + PACE);
    } catch (error) {
      throw new Error(`datagram ${i} of seed ${seed}: ${Buffer.from(packet).toString('hex')}`, { cause: error });
    }
    if (i % 300 === 0) ping(lab, rng.between(0, 1));
    if (i % CLEAR === CLEAR - 1) {
      if (routers.every(router => router.cryptoCensus().bundles > 0)) tunnels++;
      clear(routers[rng.between(0, 1)] as Router);
    }
    if (i % LOOK === LOOK - 100) for (const router of routers) look(router, most, i);
  }
  for (const router of routers) clear(router);
  lab.simulator.advanceTo(lab.now + 300_000);
  for (const router of routers) requireEmpty(router);
  requireTunnel(lab);
  return { count, most, tunnels, seconds: Number(process.hrtime.bigint() - began) / 1e9 };
}

function gateway(which: 0 | 1): string {
  const [own, other] = which === 0 ? ['10.1.1', '10.2.2'] : ['10.2.2', '10.1.1'];
  return [
    `hostname R${which}`,
    'crypto isakmp policy 10',
    ' authentication pre-share',
    'crypto isakmp key secret address 0.0.0.0 0.0.0.0',
    'crypto ipsec transform-set ts ah-sha-hmac esp-3des esp-sha-hmac',
    'crypto dynamic-map dyn 10',
    ' set transform-set ts',
    ' match address 101',
    'crypto map m 10 ipsec-isakmp dynamic dyn discover',
    'interface FastEthernet0/0',
    ` ip address 192.168.0.${which + 1} 255.255.255.0`,
    ' crypto map m',
    'interface FastEthernet0/1',
    ` ip address ${own}.1 255.255.255.0`,
    `ip route 0.0.0.0 0.0.0.0 192.168.0.${2 - which}`,
    `access-list 101 permit ip ${own}.0 0.0.0.255 ${other}.0 0.0.0.255`,
    'end',
    '',
  ].join('\n');
}

function outside(router: Router): Interface {
  const port = router.interfaces.get('FastEthernet0/0');
  if (port === undefined) throw new Error('no port');
  return port;
}

const KNOWN: ReadonlySet<number> = new Set([...GATEWAYS, ...HOSTS.map(ipv4)]);
const PROTOCOLS: ReadonlySet<number> = new Set([IP_PROTOCOL.udp, IP_PROTOCOL.esp, IP_PROTOCOL.ah]);

/** What has been on the cable between the two, by kind: of each some, of which some belong to exchanges long over. */
class Seen {
  private readonly kinds = new Map<number, Uint8Array[]>();
  private readonly rings: Uint8Array[][] = [];

  constructor(private readonly rng: SeededRng) {}

  add(packet: Uint8Array): void {
    if (!PROTOCOLS.has(protocolOf(packet)) || !KNOWN.has(sourceOf(packet)) || !KNOWN.has(destinationOf(packet))) return;
    const kind = kindOf(packet);
    if (kind === undefined) return;
    let ring = this.kinds.get(kind);
    if (ring === undefined) {
      ring = [];
      this.kinds.set(kind, ring);
      this.rings.push(ring);
    }
    if (ring.length < REMEMBERED) ring.push(packet.slice());
    else ring[this.rng.between(0, REMEMBERED - 1)] = packet.slice();
  }

  /** Each kind is as likely as the others, however many there were of it. */
  pick(): Uint8Array | undefined {
    const ring = this.rings[this.rng.between(0, Math.max(0, this.rings.length - 1))];
    return ring?.[this.rng.between(0, ring.length - 1)];
  }
}

const EXCHANGES: ReadonlySet<number> = new Set(Object.values(ExchangeType));

/** ESP, AH, or the exchange of ISAKMP and, within it, whether it is encrypted and whether it is the first message. */
function kindOf(packet: Uint8Array): number | undefined {
  if (protocolOf(packet) !== IP_PROTOCOL.udp) return protocolOf(packet);
  const message = packet.subarray(headerLengthOf(packet) + 8);
  const exchange = message[18] as number;
  if (message.length < 28 || message[17] !== 0x10 || !EXCHANGES.has(exchange)) return undefined;
  const flags = (message[19] as number) & 1;
  return 1000 + exchange * 4 + flags * 2 + (isZero(message.subarray(8, 16)) ? 1 : 0);
}

function ping(lab: Lab, from: number): void {
  const options = { ...PING_DEFAULTS, count: 1, timeout: 200, destination: ipv4(HOSTS[1 - from] as string) };
  lab.hostAt(HOSTS[from] as string)?.ping(options, { onDone: () => undefined });
}

function clear(router: Router): void {
  router.clearIpsec({ kind: 'all' });
  router.clearIsakmp();
}

/** Holds it no more than it may, and has it no SA with anybody but its peer? */
function look(router: Router, most: Record<keyof typeof MOST, number>, i: number): void {
  const census = router.cryptoCensus();
  for (const key of Object.keys(MOST) as (keyof typeof MOST)[]) {
    most[key] = Math.max(most[key], census[key]);
    if (census[key] > MOST[key]) throw new Error(`after datagram ${i} ${router.hostname} holds ${census[key]} ${key}`);
  }
  for (const { peer, establishedAt } of router.ike.sas()) {
    if (establishedAt !== undefined && !GATEWAYS.includes(peer)) {
      throw new Error(`after datagram ${i} ${router.hostname} has authenticated ${peer}`);
    }
  }
}

function requireEmpty(router: Router): void {
  const held = Object.entries(router.cryptoCensus()).filter(([, value]) => value !== 0);
  if (held.length > 0) throw new Error(`at the end ${router.hostname} holds ${JSON.stringify(held)}`);
}

function requireTunnel(lab: Lab): void {
  let received: number | undefined;
  const options = { ...PING_DEFAULTS, destination: ipv4(HOSTS[1]) };
  lab.hostAt(HOSTS[0])?.ping(options, { onDone: stats => (received = stats.received) });
  lab.simulator.runUntil(() => received !== undefined);
  if (received === undefined || received < 4) throw new Error(`at the end ${received} of 5 pings came back`);
}

const EDGES = [0, 1, 3, 4, 7, 8, 27, 28, 29, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff] as const;

/** One packet to inject, with headers that let its inside be looked at in most cases. */
function datagram(rng: SeededRng, seen: Seen): Uint8Array {
  const base = seen.pick();
  const packet = base === undefined || rng.between(0, 19) === 0 ? noise(rng) : mutated(rng, base, seen.pick());
  if (rng.between(0, 3) === 0) writeU32(packet, 12, rng.u32());
  const disguise = rng.between(0, 49);
  if (disguise === 0) packet[9] = rng.between(0, 255);
  if (disguise === 1) packet[9] = [IP_PROTOCOL.udp, IP_PROTOCOL.esp, IP_PROTOCOL.ah][rng.between(0, 2)] as number;
  if (rng.between(0, 99) > 0) mendHeaders(rng, packet);
  return packet;
}

function noise(rng: SeededRng): Uint8Array {
  const packet = rng.bytes(20 + 8 + rng.between(0, 300));
  packet[0] = 0x45;
  packet[6] = packet[7] = 0;
  packet[8] = 64;
  packet[9] = IP_PROTOCOL.udp;
  writeU32(packet, 16, GATEWAYS[rng.between(0, 1)] as number);
  writeU16(packet, 20, rng.between(0, 1) === 0 ? 500 : rng.between(0, 0xffff));
  writeU16(packet, 22, [500, 500, 500, 4500, rng.between(0, 0xffff)][rng.between(0, 4)] as number);
  return packet;
}

function mutated(rng: SeededRng, base: Uint8Array, other: Uint8Array | undefined): Uint8Array {
  let packet = base.slice();
  const inside = headerLengthOf(base) + (protocolOf(base) === IP_PROTOCOL.udp ? 8 : 0);
  // One in eight is played again as it was.
  const changes = rng.between(0, 7) === 0 ? 0 : rng.between(1, 4);
  for (let i = 0; i < changes && packet.length > inside; i++) {
    // Mostly behind the header of ISAKMP: what is wrong there is seen at once.
    const from = rng.between(0, 3) > 0 && packet.length > inside + 28 ? inside + 28 : inside;
    const at = rng.between(from, packet.length - 1);
    switch (rng.between(0, 9)) {
      case 0:
      case 1:
      case 2:
        packet[at] = (packet[at] as number) ^ (1 << rng.between(0, 7));
        break;
      case 3:
        packet[at] = rng.between(0, 255);
        break;
      case 4:
        packet = packet.slice(0, at);
        break;
      case 5: {
        const longer = new Uint8Array(packet.length + rng.between(1, 64));
        longer.set(packet);
        packet = longer;
        break;
      }
      case 6:
        if (at + 1 < packet.length) writeU16(packet, at, EDGES[rng.between(0, EDGES.length - 1)] as number);
        break;
      case 7:
        // Cookies: a new exchange, none, or another's.
        if (packet.length < inside + 16) break;
        if (rng.between(0, 1) === 0) packet.set(rng.bytes(8), inside);
        else packet.fill(0, inside + 8, inside + 16);
        if (other !== undefined && other.length >= inside + 16 && rng.between(0, 2) === 0)
          packet.set(other.subarray(inside, inside + 16), inside);
        break;
      case 8:
        // Next payload, exchange type, flags.
        if (packet.length > inside + 19 && rng.between(0, 2) === 0)
          packet[inside + 16 + rng.between(0, 3)] = rng.between(0, 255);
        break;
      case 9:
        if (packet.length > inside + 27 && rng.between(0, 2) === 0) packet.set(rng.bytes(4), inside + 20);
        break;
    }
  }
  const isFirst = packet.length >= inside + 28 && isZero(packet.subarray(inside + 8, inside + 16));
  if (isFirst && rng.between(0, 1) === 0) packet.set(rng.bytes(8), inside);
  // The length that the message says of itself.
  if (rng.between(0, 7) > 0 && packet.length >= inside + 28) writeU32(packet, inside + 24, packet.length - inside);
  return packet;
}

function mendHeaders(rng: SeededRng, packet: Uint8Array): void {
  const header = headerLengthOf(packet);
  if (header < 20 || packet.length < header) return;
  writeU16(packet, 2, packet.length);
  if (protocolOf(packet) === IP_PROTOCOL.udp && packet.length >= header + 8) {
    writeU16(packet, header + 4, packet.length - header);
    writeU16(packet, header + 6, 0);
    if (rng.between(0, 29) === 0) writeU16(packet, header + 2, 4500);
  }
  packet[10] = packet[11] = 0;
  writeU16(packet, 10, checksum(packet, 0, header));
}

async function main(): Promise<void> {
  const [count = '200000', seed = '1'] = process.argv.slice(2);
  const { most, tunnels, seconds } = await fuzz(Number(count), Number(seed));
  process.stdout.write(
    `${count} datagrams in ${seconds.toFixed(0)} s, ${tunnels} tunnels came up among them; nothing thrown, nothing left\n` +
      `held at most: ${Object.entries(most)
        .map(([key, value]) => `${value} ${key}`)
        .join(', ')}\n`,
  );
}

if (require.main === module) {
  main().catch((error: unknown) => {
    process.stderr.write(
      `${error instanceof Error ? `${error.stack}\n${error.cause instanceof Error ? error.cause.stack : ''}` : String(error)}\n`,
    );
    process.exitCode = 1;
  });
}
