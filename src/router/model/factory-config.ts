import { newLineConfig } from './line-config';
import { newInterface, newRouterConfig, type RouterConfig } from './router-config';

/** Interfaces that stand in the chassis: those that a configuration cannot make. */
const MADE_BY_CONFIGURATION =
  /^(Loopback|Null|Tunnel|Dialer|Virtual|BVI|Group-Async|Multilink|Port-channel|Vlan)|[.:]/i;

/** The names of the interfaces that are hardware. */
export function hardwareOf({ interfaces }: RouterConfig): readonly string[] {
  return [...interfaces.keys()].filter(name => !MADE_BY_CONFIGURATION.test(name));
}

/** What a router runs with that has nothing in its NVRAM. */
export function factoryConfig(version: string): RouterConfig {
  const config = newRouterConfig();
  config.version = version;
  config.services.debugTimestamps = { form: 'uptime' };
  config.services.logTimestamps = { form: 'uptime' };
  config.subnetZero = true;
  config.lines.push(newLineConfig('con', 0, 0), newLineConfig('aux', 0, 0), newLineConfig('vty', 0, 4));
  return config;
}

/** Hardware that a configuration does not speak of is there all the same, shut down. */
export function addHardware({ interfaces }: RouterConfig, names: readonly string[]): void {
  for (const name of names) {
    if (!interfaces.has(name)) interfaces.set(name, { ...newInterface(name), shutdown: true });
  }
}
