/** The configurations of a lab: reads them, and refuses what cannot be one lab. */
import { readFileSync } from 'node:fs';

import { InputError } from '../base/errors';
import { readConfigText } from '../config/config-text';
import { addressKey, type LoadedConfig, loadConfig } from '../config/load';
import type { AddressRow } from '../net/topology';
import type { Release } from '../ike/configuration';
import { kindOf } from '../router/interface-kinds';
import { STARTUP_CONFIG } from '../router/nvram';
import type { Remark } from './diagnostics';
import type { LabPlan } from './lab-file';
import { defaultConfigs } from './package-root';
import type { SavedFiles } from './saved-files';
import { isSystemError } from './system-error';

/** One configuration of a lab. */
export interface LabConfig {
  readonly file: string;
  /** How the lab file calls the node; without one, its hostname. */
  readonly name: string;
  readonly loaded: LoadedConfig;
  /** What the lab file says of it. */
  readonly platform: string | undefined;
  readonly release: string | undefined;
  readonly line: number | undefined;
}

/** @throws InputError when the file cannot be read or is no configuration */
export function readConfig(file: string): LoadedConfig {
  return loadConfig(readConfigText(readBytes(file), file), file);
}

/**
 * @param file a path, or 0 for standard input
 * @throws InputError with the operating system's reason
 */
export function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    if (isSystemError(error)) {
      throw new InputError(file, undefined, `cannot be read: ${error.message.replace(/, \w+( '.*')?$/, '')}`);
    }
    throw error;
  }
}

/**
 * @param files empty: those of the default lab
 * @param plan  of the lab file, which then says what is read instead
 * @param saved a router whose NVRAM holds a startup configuration starts with that
 * @throws InputError, or AggregateError of several
 */
export function readConfigs(
  files: readonly string[],
  plan: LabPlan | undefined,
  saved: SavedFiles,
): readonly LabConfig[] {
  const sources = plan?.nodes ?? (files.length === 0 ? defaultConfigs() : files).map(config => ({ config }));
  const faults: InputError[] = [];
  const configs: LabConfig[] = [];
  for (const source of sources) {
    try {
      const loaded = readConfig(source.config);
      const { name, platform, release, line } = {
        name: loaded.config.hostname,
        platform: undefined,
        release: undefined,
        line: undefined,
        ...source,
      };
      configs.push(startOf({ file: source.config, name, loaded, platform, release, line }, saved));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      faults.push(named(error, 'line' in source ? source.line : undefined, plan));
    }
  }
  if (faults.length === 0) faults.push(...sameHostnames(configs));
  const [fault] = faults;
  if (fault !== undefined) throw faults.length === 1 ? fault : new AggregateError(faults);
  return configs;
}

function startOf(config: LabConfig, saved: SavedFiles): LabConfig {
  const bytes = saved.nvram(config.name).read(STARTUP_CONFIG);
  if (bytes === undefined) return config;
  const file = saved.pathOf(config.name, STARTUP_CONFIG) ?? STARTUP_CONFIG;
  return { ...config, file, loaded: loadConfig(readConfigText(bytes, file), file) };
}

/** A fault of a whole file is one of the line of the lab file that names it. */
function named(fault: InputError, line: number | undefined, plan: LabPlan | undefined): InputError {
  if (plan === undefined || line === undefined || fault.line !== undefined) return fault;
  return new InputError(plan.file, line, fault.message);
}

function sameHostnames(configs: readonly LabConfig[]): readonly InputError[] {
  const owners = new Map<string, LabConfig>();
  const faults: InputError[] = [];
  for (const each of configs) {
    const { hostname } = each.loaded.config;
    const first = owners.get(hostname);
    if (first === undefined) owners.set(hostname, each);
    else {
      const where = first.loaded.hostnameLine === undefined ? first.file : `${first.file}:${first.loaded.hostnameLine}`;
      faults.push(
        new InputError(each.file, each.loaded.hostnameLine, `hostname ${hostname} is already that of ${where}`),
      );
    }
  }
  return faults;
}

/** What topology inference looks at. */
export function addressRows(configs: readonly LabConfig[]): readonly AddressRow[] {
  return configs.flatMap(({ file, loaded }) =>
    [...loaded.config.interfaces.values()].flatMap(({ name, address, secondaries, shutdown }) => {
      if (address === undefined) return [];
      const row = { device: loaded.config.hostname, interfaceName: name, shutdown, cabled: kindOf(name).cabled, file };
      return [address, ...secondaries].map((each, i) => {
        const line = loaded.addressLines.get(addressKey(name, each.address)) ?? 1;
        return { ...row, ...each, line, secondary: i > 0 };
      });
    }),
  );
}

/**
 * What is not, or not wholly, understood in a file.
 * @param release of the router that it is for; undefined: it is looked at alone
 */
export function loadRemarks(loaded: LoadedConfig, release?: Release): readonly Remark[] {
  const { file, diagnostics, cutOffAt } = loaded;
  const partly = diagnostics.filter(({ fullIn }) => release === undefined || !fullIn.includes(release));
  const remarks = partly.map(({ line, mode, state, text, reason }) => ({
    file,
    line,
    text: `${state === 'unknown' ? 'unknown' : 'only in part supported'} (${mode}): ${text}${reason === '' ? '' : `: ${reason}`}`,
  }));
  if (cutOffAt === undefined) return remarks;
  return [...remarks, { file, line: cutOffAt, text: 'ends within a line and without `end`: is it whole?' }];
}
