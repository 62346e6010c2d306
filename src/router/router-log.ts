import type { Ipv4 } from '../base/ipv4-address';
import type { Rng } from '../base/rng';
import type { Clock } from '../net/simulator';
import { IP_PROTOCOL } from '../wire/ipv4';
import { encodeUdp } from '../wire/udp';
import type { Forwarding } from './forwarding';
import { Log } from './log';
import type { RouterConfig, Timestamps } from './model/router-config';
import type { LogLine } from './narration';
import type { ClockReading, SystemClock } from './system-clock';
import type { TerminalLines } from './terminal-lines';

/** What stands before a line of the log. */
export type Stamp = (timestamps: Timestamps | undefined, reading: ClockReading) => string;

/** What the log needs of its router. */
export interface LogNode {
  readonly clock: Clock;
  readonly config: RouterConfig;
  readonly time: SystemClock;
  readonly terminals: TerminalLines;
  readonly interfaces: ReadonlyMap<string, { readonly address: Ipv4 | undefined }>;
  readonly forwarding: Pick<Forwarding, 'originate'>;
  sourceFor(destination: Ipv4): Ipv4 | undefined;
}

const SYSLOG_PORT = 514;
const FIRST_EPHEMERAL_PORT = 49_152;
const LAST_PORT = 65_535;

/** The log of a router: stamped by its clock, sent out as its own packets. */
export function routerLog(node: LogNode, stamp: Stamp, rng: Rng): Log {
  const sourcePort = rng.between(FIRST_EPHEMERAL_PORT, LAST_PORT);
  return new Log(node.clock, {
    config: () => node.config.logging,
    stamped: (line, count) => stamped(node, stamp, line, count),
    monitored: () => node.terminals.monitored,
    send: (destination, message) => {
      const source = sourceOf(node, destination);
      if (source === undefined) return;
      const datagram = { source, destination, sourcePort, destinationPort: SYSLOG_PORT };
      const payload = encodeUdp({ ...datagram, payload: Buffer.from(message, 'latin1') });
      node.forwarding.originate({ source, destination, protocol: IP_PROTOCOL.udp, payload });
    },
  });
}

function stamped({ config, time }: LogNode, stamp: Stamp, { form, at, text }: LogLine, count: number): string {
  const { debugTimestamps, logTimestamps, sequenceNumbers } = config.services;
  const before = sequenceNumbers ? `${String(count).padStart(6, '0')}: ` : '';
  return `${before}${stamp(form === 'debug' ? debugTimestamps : logTimestamps, time.at(at))}${text}`;
}

/** The address of `logging source-interface`, or of the interface that the message leaves by. */
function sourceOf(node: LogNode, destination: Ipv4): Ipv4 | undefined {
  const { sourceInterface } = node.config.logging;
  const own = sourceInterface === undefined ? undefined : node.interfaces.get(sourceInterface)?.address;
  return own ?? node.sourceFor(destination);
}
