import type { Lab } from '../src/app/lab';
import { openLab } from '../src/app/open-lab';
import { ipv4 } from '../src/base/ipv4-address';
import type { Host } from '../src/net/host';
import { PING_DEFAULTS, type PingStats } from '../src/net/ping-run';

/** The default lab on routers whose work takes no virtual time. */
export async function defaultLab(seed: number): Promise<Lab> {
  const { lab } = await openLab({
    configs: [],
    labFile: undefined,
    seed,
    pace: undefined,
    platforms: [{ device: undefined, value: 'ideal' }],
    releases: [],
  });
  return lab;
}

/** One end of the golden ping: making it before the measurement is part of plugging the lab together. */
export function pinger(lab: Lab): Host {
  const host = lab.hostAt('13.13.13.14');
  if (host === undefined || lab.hostAt('12.12.12.13') === undefined)
    throw new Error('the default lab has no such hosts');
  return host;
}

/** Pings from behind Daphne to behind Fred and lets the world go on until it is done. */
export function ping(lab: Lab, host: Host, count: number): PingStats {
  let done: PingStats | undefined;
  host.ping({ ...PING_DEFAULTS, destination: ipv4('12.12.12.13'), count }, { onDone: stats => (done = stats) });
  lab.simulator.runUntil(() => done !== undefined);
  if (done === undefined) throw new Error('the ping does not end');
  return done;
}
