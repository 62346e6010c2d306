import { formatIpv4, type Ipv4 } from '../base/ipv4-address';
import { SEVERITIES } from '../router/model/logging-config';

/** What `show logging` reads of a router. */
export interface ShownLogging {
  readonly on: boolean;
  /** The most verbose severity of each destination; undefined: it is off. */
  readonly console: number | undefined;
  readonly monitor: number | undefined;
  readonly buffered: number | undefined;
  readonly trap: number | undefined;
  readonly counts: {
    readonly console: number;
    readonly monitor: number;
    readonly buffered: number;
    readonly trap: number;
  };
  readonly hosts: readonly { readonly address: Ipv4; readonly sent: number }[];
  readonly rateLimited: number;
  readonly bufferSize: number;
  readonly buffer: readonly string[];
}

/** `show logging` */
export function logging(shown: ShownLogging): readonly string[] {
  const { on, console, monitor, buffered, trap, counts, hosts, bufferSize, buffer } = shown;
  const state = (threshold: number | undefined, count: number, what = 'messages'): string =>
    threshold === undefined ? 'disabled' : `level ${SEVERITIES[threshold] ?? threshold}, ${count} ${what} logged`;
  return [
    `Syslog logging: ${on ? 'enabled' : 'disabled'} ` +
      `(0 messages dropped, ${shown.rateLimited} messages rate-limited, 0 flushes, 0 overruns)`,
    `    Console logging: ${state(console, counts.console)}`,
    `    Monitor logging: ${state(monitor, counts.monitor)}`,
    `    Buffer logging: ${state(buffered, counts.buffered)}`,
    '    Logging Exception size (4096 bytes)',
    `    Trap logging: ${state(trap, counts.trap, 'message lines')}`,
    ...hosts.map(({ address, sent }) => `        Logging to ${formatIpv4(address)}, ${sent} message lines logged`),
    ...(buffered === undefined
      ? []
      : ['', `Log Buffer (${bufferSize} bytes):`, '', ...buffer.flatMap(text => text.split('\n'))]),
  ];
}
