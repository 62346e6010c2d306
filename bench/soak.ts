/** `npm run soak -- [HOURS] [SPOKES]`: a day of virtual time with light loss. Method: bench/README.md. */
import type { Lab } from '../src/app/lab';
import { ipv4 } from '../src/base/ipv4-address';
import type { Link } from '../src/net/link';
import { PING_DEFAULTS } from '../src/net/ping-run';
import { IP_PROTOCOL, protocolOf } from '../src/wire/ipv4';
import { labOf } from './labs';
import { inUse } from './measure';
import { hostOf, HUB_HOST, hubConfigs, hubFlows, pairs, pingAll, requireSame, spokeHost, takeDown } from './tunnels';

const HOUR = 3_600_000;
const INTERVAL = 4000;
const LOSS = 0.001;
/** By then every SA has been renewed, and every cache is as large as it gets. */
const SETTLED_HOURS = 3;
/** Bytes by which memory may differ from one hour to another. */
const MOST_GROWTH = 1_000_000;

interface Soak {
  readonly sent: number;
  readonly answered: number;
  readonly lost: number;
  /** Bytes in use after each hour. */
  readonly memory: readonly number[];
}

/** @throws when a packet more is lost than the link has lost, when memory grows, or when something is left */
async function soak(hours: number, spokes: number): Promise<Soak> {
  const lab = await labOf(hubConfigs(spokes));
  pingAll(lab, hubFlows(spokes), 1);
  requireSame('pairs', pairs(lab), 2 * spokes);
  const link = lab.links.find(each => each.ports.length > spokes);
  if (link === undefined) throw new Error('no link between the gateways');
  const lost = lossOf(link);
  for (const port of link.ports) link.impair(port, { loss: LOSS });
  const counts = { sent: 0, answered: 0, done: 0 };
  for (let spoke = 1; spoke <= spokes; spoke++) steady(lab, spoke, (hours * HOUR) / INTERVAL, counts);
  const memory: number[] = [];
  for (let hour = 1; hour <= hours; hour++) {
    lab.simulator.advanceTo(lab.now + HOUR);
    // What is held weakly may go only when the work in hand has returned.
    await new Promise(resolve => setImmediate(resolve));
    memory.push(inUse());
  }
  lab.simulator.advanceTo(lab.now + 10_000);
  requireSame('pings that are over', counts.done, counts.sent);
  requireSame('unanswered pings', counts.sent - counts.answered, lost());
  const settled = memory.slice(SETTLED_HOURS);
  const growth = (settled.at(-1) ?? 0) - (settled[0] ?? 0);
  if (growth > MOST_GROWTH) throw new Error(`memory has grown by ${growth} bytes`);
  for (const port of link.ports) link.impair(port, { loss: 0 });
  takeDown(lab);
  return { sent: counts.sent, answered: counts.answered, lost: lost(), memory };
}

/** ESP packets that were put on the link and have not come out of it. */
function lossOf(link: Link): () => number {
  let out = 0;
  link.addTap((_, packet) => {
    if (protocolOf(packet) === IP_PROTOCOL.esp) out++;
  });
  for (const port of link.ports) {
    const receive = port.receive.bind(port);
    port.receive = (packet, vlan) => {
      if (protocolOf(packet) === IP_PROTOCOL.esp) out--;
      receive(packet, vlan);
    };
  }
  return () => out;
}

/** One ping after the other, each at its own time: a lost one does not hold up the next. */
function steady(
  lab: Lab,
  spoke: number,
  count: number,
  counts: { sent: number; answered: number; done: number },
): void {
  const host = hostOf(lab, spokeHost(spoke));
  const options = { ...PING_DEFAULTS, count: 1, timeout: 2000, destination: ipv4(HUB_HOST) };
  let left = count;
  const next = (): void => {
    if (left-- <= 0) return;
    counts.sent++;
    host.ping(options, {
      onDone: stats => {
        counts.answered += stats.received;
        counts.done++;
      },
    });
    lab.simulator.schedule(INTERVAL, next);
  };
  lab.simulator.schedule((spoke * INTERVAL) / 64, next);
}

async function main(): Promise<void> {
  const [hours = 24, spokes = 50] = process.argv.slice(2).map(Number);
  const began = Date.now();
  const { sent, answered, lost, memory } = await soak(hours, spokes);
  const megabytes = memory.map(bytes => (bytes / 1e6).toFixed(1));
  process.stdout.write(
    `${hours} h of ${spokes} tunnels in ${((Date.now() - began) / 1000).toFixed(0)} s: ${sent} pings, ${answered} answered, ` +
      `${lost} packets lost on the link; nothing left at the end\nMB in use after each hour: ${megabytes.join(' ')}\n`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
