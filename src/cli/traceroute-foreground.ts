import { formatIpv4, type Ipv4 } from '../base/ipv4-address';
import type { TraceAnswer, TraceCallbacks, TraceOptions, TraceProbe, TraceRun } from '../net/trace-run';
import type { Router } from '../router/router';
import type { Foreground } from './exec-command';

/** A trace as it was asked for. */
export interface TracePlan extends Omit<TraceOptions, 'source'> {
  /** As it was typed: an address or a name. */
  readonly target: string;
  /** As it was asked for; undefined: that of the interface by which packets leave. */
  readonly source: Ipv4 | undefined;
  /** Addresses alone, no names. */
  readonly numeric: boolean;
}

/** What is printed for an answer that does not say how long it took. */
const MARKS: Readonly<Partial<Record<TraceAnswer, string>>> = {
  network: '!N',
  host: '!H',
  protocol: '!P',
  prohibited: '!A',
  unreachable: '!U',
};

/** `traceroute`, told as IOS tells it. */
export function tracerouteForeground(router: Router, plan: TracePlan): Foreground {
  let run: TraceRun | undefined;
  return {
    start: output => {
      const writer = new HopWriter(
        text => output.write(text),
        address => (plan.numeric ? undefined : router.config.hosts.nameOf(address)),
      );
      const target = formatIpv4(plan.destination);
      const shown = plan.target === target ? target : `${plan.target} (${target})`;
      output.write(`\nType escape sequence to abort.\nTracing the route to ${shown}\n\n`);
      const source = plan.source ?? router.sourceFor(plan.destination) ?? 0;
      run = router.traces.start({ ...plan, source }, {
        onHop: ttl => writer.hop(ttl),
        onProbe: probe => writer.probe(probe),
        onHopDone: () => writer.hopDone(),
        onDone: reached => {
          writer.end();
          output.end(reached ? undefined : 'failed');
        },
      } satisfies TraceCallbacks);
    },
    interrupt: () => run?.stop(),
  };
}

/** `  1 11.11.11.2 4 msec 4 msec *` */
class HopWriter {
  private from: Ipv4 | undefined;
  private open = false;

  constructor(
    private readonly write: (text: string) => void,
    private readonly nameOf: (address: Ipv4) => string | undefined,
  ) {}

  hop(ttl: number): void {
    this.from = undefined;
    this.open = true;
    this.write(`${String(ttl).padStart(3)} `);
  }

  probe({ answer }: TraceProbe): void {
    if (answer === undefined) {
      this.write(' * ');
      return;
    }
    // Who answers is told where somebody else does.
    if (answer.from !== this.from) this.write(`${this.from === undefined ? '' : '\n    '}${this.label(answer.from)}`);
    this.from = answer.from;
    const mark = MARKS[answer.what];
    this.write(mark === undefined ? ` ${Math.max(1, Math.round(answer.time))} msec` : ` ${mark} `);
  }

  hopDone(): void {
    this.open = false;
    this.write('\n');
  }

  /** The trace may have been broken off within a hop. */
  end(): void {
    if (this.open) this.hopDone();
  }

  private label(address: Ipv4): string {
    const name = this.nameOf(address);
    return name === undefined ? formatIpv4(address) : `${name} (${formatIpv4(address)})`;
  }
}
