/** From options to a lab that runs: every way in which files and options cannot be one ends here. */
import { randomInt } from 'node:crypto';

import { InputError } from '../base/errors';
import { SeededRng } from '../base/rng';
import { loadStartup } from '../config/load';
import { configText } from '../config/render';
import { narrate } from '../debug/narrator';
import { timestampOf } from '../debug/timestamp';
import type { Host } from '../net/host';
import { Simulator } from '../net/simulator';
import { inferTopology } from '../net/topology';
import { Flash } from '../router/flash';
import { imageOf } from '../router/image';
import { Nvram } from '../router/nvram';
import { PLATFORMS } from '../router/platform';
import { Router } from '../router/router';
import type { Remark } from './diagnostics';
import { Lab, type LabRouter } from './lab';
import { findInterface } from './lab-arguments';
import { Cabling } from './lab-cabling';
import { addressRows, type LabConfig, loadRemarks, readBytes, readConfigs } from './lab-configs';
import { type LabPlan, type PlannedEnd, readLabFile } from './lab-file';
import { savedFiles } from './saved-files';
import { type LabOptions, pick, refuseStrangers, valueFor } from './options';

const DEFAULT_PLATFORM = 'c2600xm';
const DEFAULT_RELEASE = '12.2';
const RELEASES = { '12.2': '12.2', '12.2T': '12.2T', '12.4': '12.4' } as const;

/** Drawn seeds are short enough to be typed again. */
const DRAWN_SEEDS = 1_000_000_000;

/** @throws InputError, or AggregateError of several: files or options that are no lab */
export async function openLab(
  options: LabOptions,
): Promise<{ readonly lab: Lab; readonly remarks: readonly Remark[] }> {
  const plan = options.labFile === undefined ? undefined : await planOf(options.labFile);
  const saved = savedFiles(options.nvram);
  const configs = readConfigs(options.configs, plan, saved);
  const names = [...new Set(configs.flatMap(({ name, loaded }) => [name, loaded.config.hostname]))];
  refuseStrangers('--platform', options.platforms, names);
  refuseStrangers('--release', options.releases, names);
  const seed = options.seed ?? randomInt(DRAWN_SEEDS);
  const rng = new SeededRng(seed);
  const simulator = new Simulator();
  const routers = configs.map((config): LabRouter => {
    const { hostname } = config.loaded.config;
    const platform = platformOf(config, options);
    const router = new Router({
      simulator,
      config: config.loaded.config,
      platform,
      release: releaseOf(config, options),
      rng: rng.fork(`router ${hostname}`),
      narrate,
      stamp: timestampOf,
      nvram: new Nvram(saved.nvram(config.name), () => startupText(config)),
      flash: new Flash(saved.flash(config.name), platform, imageOf(config.loaded.config)),
      load: loadStartup,
    });
    return { router, name: config.name, firstHostname: hostname, file: config.file };
  });
  const cabling = new Cabling(simulator, rng, saved.tftp);
  const remarks = configs.flatMap(config => loadRemarks(config.loaded, releaseOf(config, options)));
  const planned = plan === undefined ? new Set<string>() : connectPlanned(plan, routers, cabling);
  remarks.push(...connectInferred(configs, routers, cabling, planned));
  const hosts = plan === undefined ? new Map<string, Host>() : plugInHosts(plan, routers, cabling);
  return { lab: new Lab(simulator, seed, routers, cabling, hosts), remarks };
}

/** What IOS would have saved of the configuration that the router begins with. */
function startupText({ loaded }: LabConfig): string {
  return configText(loaded.again());
}

async function planOf(file: string): Promise<LabPlan> {
  return readLabFile(Buffer.from(readBytes(file)).toString('utf8'), file);
}

function platformOf(config: LabConfig, options: LabOptions): (typeof PLATFORMS)[keyof typeof PLATFORMS] {
  const chosen = chosenFor(config, options.platforms);
  if (chosen !== undefined) return pick('--platform', chosen, PLATFORMS);
  return pick(options.labFile ?? '', config.platform ?? DEFAULT_PLATFORM, PLATFORMS, config.line);
}

function releaseOf(config: LabConfig, options: LabOptions): (typeof RELEASES)[keyof typeof RELEASES] {
  const chosen = chosenFor(config, options.releases);
  if (chosen !== undefined) return pick('--release', chosen, RELEASES);
  return pick(options.labFile ?? '', config.release ?? DEFAULT_RELEASE, RELEASES, config.line);
}

/** What the command line says of a device counts more than the lab file. */
function chosenFor({ name, loaded }: LabConfig, choices: LabOptions['platforms']): string | undefined {
  const own = choices.filter(choice => choice.device === name || choice.device === loaded.config.hostname);
  return valueFor(own.length > 0 ? own.map(({ value }) => ({ device: undefined, value })) : choices, '');
}

/** @returns the interfaces that are on a link now, as `portKey` names them */
function connectPlanned(plan: LabPlan, routers: readonly LabRouter[], cabling: Cabling): ReadonlySet<string> {
  const used = new Set<string>();
  for (const planned of plan.links ?? []) {
    const ends = planned.ends.map(end => {
      const found = endOf(plan, end, routers);
      const key = portKey(found.router.hostname, found.interfaceName);
      if (used.has(key))
        throw new InputError(plan.file, end.line, `${end.node} ${found.interfaceName} is on two links`);
      used.add(key);
      return found;
    });
    const name = ends.map(({ router, interfaceName }) => `${router.hostname} ${interfaceName}`).join(' - ');
    cabling.connect({ name, ends, mtu: planned.mtu, delay: planned.delay, loss: planned.loss });
  }
  return used;
}

function portKey(hostname: string, interfaceName: string): string {
  return `${hostname} ${interfaceName}`;
}

function endOf(
  plan: LabPlan,
  end: PlannedEnd,
  routers: readonly LabRouter[],
): { readonly router: Router; readonly interfaceName: string } {
  const node = routers.find(each => each.name === end.node) ?? routers.find(each => each.firstHostname === end.node);
  if (node === undefined) throw new InputError(plan.file, end.line, `there is no node ${end.node}`);
  const interfaceName = findInterface(node.router.interfaces.keys(), end.interfaceName);
  if (interfaceName === undefined) {
    throw new InputError(plan.file, end.line, `${end.node} has no interface ${end.interfaceName} (${node.file})`);
  }
  return { router: node.router, interfaceName };
}

/** Interfaces that no planned link names find each other by their addresses. */
function connectInferred(
  configs: readonly LabConfig[],
  routers: readonly LabRouter[],
  cabling: Cabling,
  used: ReadonlySet<string>,
): readonly Remark[] {
  const rows = addressRows(configs).filter(row => !used.has(portKey(row.device, row.interfaceName)));
  const { lans, diagnostics } = inferTopology(rows);
  const byHostname = new Map(routers.map(each => [each.firstHostname, each.router]));
  for (const lan of lans) {
    const ends = lan.ports.flatMap(({ device, interfaceName }) => {
      const router = byHostname.get(device);
      return router === undefined ? [] : [{ router, interfaceName }];
    });
    cabling.connect({ name: lan.name, ends });
  }
  return diagnostics;
}

function plugInHosts(plan: LabPlan, routers: readonly LabRouter[], cabling: Cabling): ReadonlyMap<string, Host> {
  return new Map(
    plan.hosts.map(planned => {
      const { router, interfaceName } = endOf(plan, planned.lan, routers);
      const link = router.interfaces.get(interfaceName)?.link;
      if (link === undefined) {
        throw new InputError(plan.file, planned.lan.line, `${planned.lan.node} ${interfaceName} is on no link`);
      }
      return [planned.name, cabling.addHost(planned.address, planned.prefixLength, planned.gateway, link)];
    }),
  );
}
