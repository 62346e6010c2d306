/** The sample labs under configs/labs: two configurations, a script, and what both consoles show of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Lab } from '../../src/app/lab';
import { openLab } from '../../src/app/open-lab';
import type { PerDevice } from '../../src/app/options';
import { FastPace } from '../../src/app/pace';
import { playScript } from '../../src/app/run-command';
import { ipv4 } from '../../src/base/ipv4-address';
import type { CryptoCensus } from '../../src/router/crypto';
import type { Router } from '../../src/router/router';
import { BothEnds } from './both-ends';

const LABS = join(__dirname, '../../configs/labs');

/** Labs about what 12.2 does not do: `RELEASE` for all, `NAME=RELEASE` for one router. */
const RELEASES: Readonly<Record<string, readonly PerDevice[]>> = {
  '30-peer-dead': [{ device: undefined, value: '12.2T' }],
  '45-nat-traversal': [{ device: undefined, value: '12.2T' }],
  '46-aggressive-mode': [{ device: 'Left', value: '12.2T' }],
};

/** The address of Left in the lab, by the one that Right sees behind a translator. */
const TRANSLATED = new Map([[ipv4('192.168.9.254'), ipv4('192.168.0.1')]]);

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
    releases: RELEASES[name] ?? [],
  });
  // What a line does in some releases alone is said in every release.
  const unknown = remarks.map(({ text }) => text).filter(text => !text.includes(': only --release'));
  if (unknown.length > 0) throw new Error(`${name}: ${unknown.join()}`);
  const ends = new BothEnds(gatewaysOf(lab), TRANSLATED);
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
