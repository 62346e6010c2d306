import { formatIpv4, type Ipv4 } from '../base/ipv4-address';
import type { Ms } from '../base/event-queue';
import type { PingCallbacks, PingOptions, PingRun, PingStats } from '../net/ping-run';
import type { Router } from '../router/router';
import type { Foreground } from './exec-command';

/** A ping as it was asked for. */
export interface PingPlan extends Omit<PingOptions, 'source' | 'size'> {
  /** As it was asked for; undefined: that of the interface by which packets leave. */
  readonly source: Ipv4 | undefined;
  /** One size, or each of a sweep, `count` times in turn. */
  readonly sizes: readonly number[];
}

/** Begins a ping on some device. `source`: as the plan has it. */
export type Pinger = (
  options: Omit<PingOptions, 'source'> & { readonly source: Ipv4 | undefined },
  callbacks: PingCallbacks,
) => PingRun;

/** Pings from a router: by itself from the address of the interface by which packets leave. */
export function routerPinger(router: Router): Pinger {
  return (options, callbacks) =>
    router.ping({ ...options, source: options.source ?? router.sourceFor(options.destination) ?? 0 }, callbacks);
}

/** IOS writes so many marks in a row. */
const ROW = 70;

/** `ping`, told as IOS tells it. Ends with the error `failed` when there is no reply at all. */
export function pingForeground(ping: Pinger, plan: PingPlan): Foreground {
  let run: PingRun | undefined;
  let interrupted = false;
  return {
    start: output => {
      for (const line of headLines(plan)) output.write(`${line}\n`);
      let marks = 0;
      let total: PingStats = { sent: 0, received: 0, min: 0, avg: 0, max: 0 };
      const next = (at: number): void => {
        const size = plan.sizes[at];
        if (size === undefined || interrupted) {
          output.write(`${marks % ROW === 0 ? '' : '\n'}${successRate(total)}\n`);
          output.end(total.received === 0 ? 'failed' : undefined);
          return;
        }
        run = ping(
          { ...plan, size, count: plan.sizes.length === 1 ? plan.count : 1 },
          {
            onMark: mark => {
              output.write(mark);
              if (++marks % ROW === 0) output.write('\n');
            },
            onDone: stats => {
              total = sum(total, stats);
              next(at + 1);
            },
          },
        );
      };
      next(0);
    },
    interrupt: () => {
      interrupted = true;
      run?.stop();
    },
  };
}

function headLines({ destination, source, count, sizes, timeout, df, validate, pattern }: PingPlan): readonly string[] {
  const [first = 0] = sizes;
  const last = sizes[sizes.length - 1] ?? first;
  const size = sizes.length === 1 ? `${first}-byte` : `[${Math.min(first, last)}..${Math.max(first, last)}]-byte`;
  const packets = sizes.length === 1 ? count : sizes.length;
  return [
    '',
    'Type escape sequence to abort.',
    `Sending ${packets}, ${size} ICMP Echos to ${formatIpv4(destination)}, timeout is ${seconds(timeout)} seconds:`,
    ...(source === undefined ? [] : [`Packet sent with a source address of ${formatIpv4(source)} `]),
    ...(df ? ['Packet sent with the DF bit set'] : []),
    ...(validate ? ['Reply data will be validated'] : []),
    ...(pattern === 0xabcd ? [] : [`Packet has data pattern 0x${pattern.toString(16).toUpperCase().padStart(4, '0')}`]),
  ];
}

function seconds(ms: Ms): number {
  return ms / 1000;
}

function sum(a: PingStats, b: PingStats): PingStats {
  const received = a.received + b.received;
  if (a.received === 0 || b.received === 0) {
    const times = a.received === 0 ? b : a;
    return { ...times, sent: a.sent + b.sent, received };
  }
  return {
    sent: a.sent + b.sent,
    received,
    min: Math.min(a.min, b.min),
    avg: Math.round((a.avg * a.received + b.avg * b.received) / received),
    max: Math.max(a.max, b.max),
  };
}

/** `Success rate is 80 percent (4/5), round-trip min/avg/max = 1/2/4 ms`, without times where nothing came back. */
function successRate({ sent, received, min, avg, max }: PingStats): string {
  const percent = sent === 0 ? 0 : Math.floor((100 * received) / sent);
  const times = received === 0 ? '' : `, round-trip min/avg/max = ${min}/${avg}/${max} ms`;
  return `Success rate is ${percent} percent (${received}/${sent})${times}`;
}
