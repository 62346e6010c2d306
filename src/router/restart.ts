/** What ends when a router restarts, and what it begins with again. */
import type { PingDesk } from '../net/ping-desk';
import type { TcpStack } from '../net/tcp/stack';
import type { TraceDesk } from '../net/trace-desk';
import type { UdpDesk } from '../net/udp-desk';
import type { CpuUsage } from './cpu-usage';
import type { Log } from './log';
import { addHardware, factoryConfig } from './model/factory-config';
import type { RouterConfig } from './model/router-config';
import type { Nat } from './nat/nat';
import type { DebugFlag } from './narration';
import type { Ports } from './ports';
import type { ReloadSchedule } from './reload-schedule';
import type { TerminalLines } from './terminal-lines';

export interface Running {
  readonly schedule: ReloadSchedule;
  readonly pings: PingDesk;
  readonly traces: TraceDesk;
  readonly tcp: TcpStack;
  readonly udp: UdpDesk;
  readonly nat: Nat;
  readonly debugFlags: Set<DebugFlag>;
  readonly log: Log;
  readonly ports: Ports;
  readonly cpu: CpuUsage;
  readonly terminals: TerminalLines;
}

/** All that a router had going on, but for its crypto processes, is gone with its memory. */
export function endAll(running: Running): void {
  running.schedule.cancel();
  running.pings.stop();
  running.traces.stop();
  running.tcp.stop();
  running.nat.translations.reset();
  running.udp.stop();
  running.debugFlags.clear();
  running.log.restart();
  running.ports.halt();
  running.cpu.clear();
  running.terminals.restarted();
}

/**
 * The configuration that a router comes up with.
 * @param text what NVRAM holds; without it, what the factory gives
 * @param version that the image says it is
 * @param hardware names of the interfaces that are plugged in
 */
export function bootConfiguration(
  text: string | undefined,
  version: RouterConfig['version'],
  hardware: readonly string[],
  load: (text: string) => RouterConfig,
): RouterConfig {
  const config = text === undefined ? factoryConfig(version) : load(text);
  addHardware(config, hardware);
  return config;
}
