import type { Lab } from '../src/app/lab';
import { labOf } from './labs';
import { cpuMicroseconds, inUse, median, type Row } from './measure';
import {
  hubConfigs,
  hubFlows,
  meshConfigs,
  meshFlows,
  pairs,
  pingAll,
  rekeyAll,
  requireSame,
  takeDown,
} from './tunnels';

const SMALL = 10;
const LARGE = 200;
const SMALL_LABS = { warmUp: 30, counted: 15 } as const;
const SPOKES = 1000;

/**
 * Full meshes by TED: CPU of a tunnel in one of 200 routers against one of 10, and what a tunnel holds; then the large one
 * rekeys and is taken down. Last a hub with 1,000 spokes does the same.
 */
export async function mesh(): Promise<readonly Row[]> {
  const small: number[] = [];
  for (let i = -SMALL_LABS.warmUp; i < SMALL_LABS.counted; i++) {
    const lab = await labOf(meshConfigs(SMALL), i + 100);
    const cpu = setUp(lab, SMALL);
    if (i >= 0) small.push(cpu);
  }
  const lab = await labOf(meshConfigs(LARGE));
  const flows = meshFlows(LARGE);
  const before = inUse();
  const large = setUp(lab, LARGE);
  lab.simulator.advanceTo(lab.now + 120_000);
  const held = (inUse() - before) / flows.length / 1000;
  rekeyAll(lab, flows);
  takeDown(lab);
  const bare = median(small);
  return [
    {
      what: `CPU of a tunnel, mesh of ${LARGE} against ${SMALL}`,
      ours: large,
      bare,
      unit: 'µs',
      ratio: large / bare,
      bar: 1.1,
    },
    { what: `memory of a tunnel, mesh of ${LARGE}`, ours: held, bare: 1, unit: 'kB', ratio: held, bar: 12 },
  ];
}

/** CPU of a spoke of a hub with many against one with few: up, pings, rekeyed, down. */
export async function hub(): Promise<Row> {
  const few: number[] = [];
  for (let i = 0; i < 10; i++) few.push(await spokes(50));
  const many = await spokes(SPOKES);
  const bare = median(few.slice(5));
  return { what: `CPU of a spoke, ${SPOKES} against 50`, ours: many, bare, unit: 'µs', ratio: many / bare, bar: 2 };
}

async function spokes(count: number): Promise<number> {
  const lab = await labOf(hubConfigs(count));
  const flows = hubFlows(count);
  const before = cpuMicroseconds();
  requireSame('answers', pingAll(lab, flows, 3), 2 * count);
  requireSame('pairs', pairs(lab), 2 * count);
  rekeyAll(lab, flows);
  takeDown(lab);
  return (cpuMicroseconds() - before) / count;
}

/** @returns microseconds of CPU a tunnel, its three pings too */
function setUp(lab: Lab, routers: number): number {
  const flows = meshFlows(routers);
  const before = cpuMicroseconds();
  const answers = pingAll(lab, flows, 3);
  const cpu = (cpuMicroseconds() - before) / flows.length;
  requireSame('answers', answers, 2 * flows.length);
  requireSame('pairs', pairs(lab), 2 * flows.length);
  return cpu;
}
