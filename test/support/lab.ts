/** Labs from configuration text, worked and watched from outside. */
import { openLab } from '../../src/app/open-lab';
import type { Lab } from '../../src/app/lab';
import { ipv4 } from '../../src/base/ipv4-address';
import type { Link } from '../../src/net/link';
import { PING_DEFAULTS, type PingMark, type PingOptions, type PingStats } from '../../src/net/ping-run';
import type { DebugFlag } from '../../src/router/narration';
import type { Router } from '../../src/router/router';
import { destinationOf, protocolOf, sourceOf } from '../../src/wire/ipv4';
import { formatIpv4 } from '../../src/base/ipv4-address';
import { inFolder } from './folder';

export interface LabRun {
  readonly lab: Lab;
  router(name: string): Router;
  link(name: string): Link;
  /** The log of a router from now on, without timestamps. */
  logOf(name: string, ...flags: readonly DebugFlag[]): string[];
  /** Packets on a link from now on. */
  watch(link: Link): Uint8Array[];
  ping(source: string, destination: string, options?: Partial<PingOptions>): PingOutcome;
  advance(seconds: number): void;
}

export interface PingOutcome {
  readonly marks: string;
  readonly stats: PingStats;
}

export async function labOf(
  configs: readonly string[],
  options: {
    readonly seed?: number;
    readonly platform?: string;
    readonly releases?: Readonly<Record<string, string>>;
  } = {},
): Promise<LabRun> {
  const { lab } = await inFolder(folder =>
    openLab({
      configs: configs.map((text, i) => folder.write(`r${i}.cfg`, text)),
      labFile: undefined,
      seed: options.seed ?? 1,
      pace: undefined,
      platforms: [{ device: undefined, value: options.platform ?? 'ideal' }],
      releases: Object.entries(options.releases ?? {}).map(([device, value]) => ({ device, value })),
    }),
  );
  const router = (name: string): Router => {
    const found = lab.router(name);
    if (found === undefined) throw new Error(`no router ${name}`);
    return found.router;
  };
  return {
    lab,
    router,
    link: name => {
      const found = lab.links.find(each => each.name.includes(name));
      if (found === undefined) throw new Error(`no link ${name}: ${lab.links.map(each => each.name).join()}`);
      return found;
    },
    logOf: (name, ...flags) => {
      const lines: string[] = [];
      const found = router(name);
      for (const flag of flags) found.debugFlags.add(flag);
      found.onLog(({ text }) => lines.push(text));
      return lines;
    },
    watch: link => {
      const packets: Uint8Array[] = [];
      link.addTap((_, packet) => packets.push(packet));
      return packets;
    },
    ping: (source, destination, more = {}) => pingFrom(lab, source, destination, more),
    advance: seconds => lab.simulator.advanceTo(lab.now + seconds * 1000),
  };
}

function pingFrom(lab: Lab, source: string, destination: string, more: Partial<PingOptions>): PingOutcome {
  const host = lab.hostAt(source);
  if (host === undefined) throw new Error(`no host ${source}`);
  let marks = '';
  let stats: PingStats | undefined;
  host.ping(
    { ...PING_DEFAULTS, ...more, destination: ipv4(destination) },
    { onMark: (mark: PingMark) => (marks += mark), onDone: done => (stats = done) },
  );
  lab.simulator.runUntil(() => stats !== undefined);
  if (stats === undefined) throw new Error('the ping does not end');
  return { marks, stats };
}

/** A packet in a few words: `13.13.13.14 > 12.12.12.13 icmp`. */
export function brief(packet: Uint8Array): string {
  const names: Readonly<Record<number, string>> = { 1: 'icmp', 17: 'udp', 50: 'esp', 51: 'ah' };
  const protocol = protocolOf(packet);
  return `${formatIpv4(sourceOf(packet))} > ${formatIpv4(destinationOf(packet))} ${names[protocol] ?? protocol}`;
}
