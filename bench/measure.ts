/** Medians of two kinds of work, taken in turns in one process, so that the machine's moods touch both alike. */

/** One line of the table: two measured figures and how far apart they may be. */
export interface Row {
  readonly what: string;
  readonly ours: number;
  readonly bare: number;
  readonly unit: string;
  /** ours / bare */
  readonly ratio: number;
  readonly bar: number;
}

/** Medians over the rounds. */
export interface Figures {
  readonly ours: number;
  readonly bare: number;
  /** Of each round's ours / bare: what slows the machine down for some rounds slows both sides of them. */
  readonly ratio: number;
}

export interface Work {
  /** Done before each measurement, unmeasured. */
  prepare?(): void | Promise<void>;
  run(): void;
  /** Done after each measurement, unmeasured. @throws when the work was not done */
  check?(): void;
}

/** Microseconds of CPU that this process has used, all its threads together. */
export function cpuMicroseconds(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

export function wallMicroseconds(): number {
  return Number(process.hrtime.bigint()) / 1000;
}

/**
 * Runs the two in turns.
 * @param warmUp rounds that are not counted
 * @param scale what the times are multiplied by: 1 gives microseconds a run
 */
export async function inTurns(
  ours: Work,
  bare: Work,
  options: {
    readonly rounds: number;
    readonly warmUp: number;
    readonly clock: () => number;
    readonly scale?: number;
  },
): Promise<Figures> {
  const { scale = 1 } = options;
  const times: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  for (let round = -options.warmUp; round < options.rounds; round++) {
    // Who goes first changes, so that neither always meets what the other left behind.
    const order = round % 2 === 0 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const);
    for (const side of order) {
      const time = await measured(side === 'ours' ? ours : bare, options.clock);
      if (round >= 0) times[side].push(time * scale);
    }
  }
  const ratios = times.ours.map((time, i) => time / (times.bare[i] ?? NaN));
  return { ours: median(times.ours), bare: median(times.bare), ratio: median(ratios) };
}

async function measured(work: Work, clock: () => number): Promise<number> {
  await work.prepare?.();
  // What the preparation, or the other side, has left behind is not counted.
  globalThis.gc?.({ type: 'minor' });
  const before = clock();
  work.run();
  const time = clock() - before;
  work.check?.();
  return time;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

export function row(what: string, figures: Figures, unit: string, bar: number): Row {
  return { what, ...figures, unit, bar };
}

/** Bytes, after two collections. */
export function inUse(): number {
  if (globalThis.gc === undefined) throw new Error('start node with --expose-gc');
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
