/** The sample labs under configs/labs: two configurations, a script, and what both consoles show of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Lab } from '../../src/app/lab';
import { openLab } from '../../src/app/open-lab';
import { FastPace } from '../../src/app/pace';
import { playScript } from '../../src/app/run-command';
import type { CryptoCensus } from '../../src/router/crypto';
import type { Router } from '../../src/router/router';
import { BothEnds } from './both-ends';

const LABS = join(__dirname, '../../configs/labs');

/** Labs about what 12.2 does not do. */
const RELEASES: Readonly<Record<string, string>> = { '30-peer-dead': '12.2T' };

export const LAB_NAMES: readonly string[] = readdirSync(LABS, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

export interface PlayedLab {
  /** What a console shows: a router's, or `lab`. */
  console(router: string): string;
  readonly lab: Lab;
  readonly ends: BothEnds;
  /** What the two gateways hold before anything has happened: SAs of typed keys. */
  readonly atFirst: readonly CryptoCensus[];
}

/** The two gateways of a lab; a third router stands between them. */
export function gatewaysOf(lab: Lab): readonly [Router, Router] {
  const [left, right] = ['Left', 'Right'].map(name => lab.router(name)?.router);
  if (left === undefined || right === undefined) throw new Error('no Left or no Right');
  return [left, right];
}

/** Plays configs/labs/NAME/lab.tedlab, as `tedlab run --keep-going --seed 1` does. */
export async function playLab(name: string): Promise<PlayedLab> {
  const folder = join(LABS, name);
  const files = readdirSync(folder);
  const configs = files.filter(file => file.endsWith('.cfg')).sort();
  const script = readFileSync(join(folder, 'lab.tedlab'), 'utf8').split('\n');
  const { lab, remarks } = await openLab({
    configs: configs.map(file => join(folder, file)),
    labFile: undefined,
    seed: 1,
    pace: undefined,
    platforms: [],
    releases: [{ device: undefined, value: RELEASES[name] ?? '12.2' }],
  });
  if (remarks.length > 0) throw new Error(`${name}: ${remarks.map(({ text }) => text).join()}`);
  const ends = new BothEnds(gatewaysOf(lab));
  lab.simulator.advanceTo(lab.simulator.now);
  const atFirst = gatewaysOf(lab).map(router => router.cryptoCensus());
  let transcript = '';
  const options = { logs: undefined, json: false, keepGoing: true, transcript: false };
  const out = (text: string): void => void (transcript += text);
  // A ping that nobody answers counts as a command that failed.
  await playScript(lab, script, new FastPace(lab.simulator), options, { out });
  return { console: of => consoleOf(transcript, lab, of), lab, ends, atFirst };
}

/** What one console shows of a transcript: the lines under the marks that name it. */
function consoleOf(transcript: string, lab: Lab, name: string): string {
  const marks = new Set(['lab', ...lab.routers.map(({ firstHostname }) => firstHostname)].map(each => `! ${each}`));
  const lines: string[] = [];
  let mark = `! ${lab.routers[0]?.firstHostname ?? ''}`;
  for (const line of transcript.split('\n')) {
    if (marks.has(line)) mark = line;
    else if (mark === `! ${name}`) lines.push(line);
  }
  return `${lines.join('\n').trimEnd()}\n`;
}
