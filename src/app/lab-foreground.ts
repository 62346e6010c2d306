/** Lab commands that take time. */
import { formatIpv4 } from '../base/ipv4-address';
import type { Foreground } from '../cli/exec-command';
import type { Host } from '../net/host';
import type { PingOptions, PingRun, PingStats } from '../net/ping-run';
import type { Simulator } from '../net/simulator';

export function wait(simulator: Simulator, ms: number): Foreground {
  let stop = (): void => {};
  return {
    start: output => {
      const timer = simulator.schedule(ms, () => output.end());
      stop = () => {
        simulator.cancel(timer);
        output.end();
      };
    },
    interrupt: () => stop(),
  };
}

/** IOS writes so many marks in a row. */
const ROW = 70;

/** `ping` on an end host, told as a router tells its own. */
export function hostPing(host: Host, options: Omit<PingOptions, 'source'>): Foreground {
  let run: PingRun | undefined;
  return {
    start: output => {
      const { count, size, timeout, destination } = options;
      output.write(
        `\nType escape sequence to abort.\nSending ${count}, ${size}-byte ICMP Echos to ${formatIpv4(destination)}, ` +
          `timeout is ${timeout / 1000} seconds:\n`,
      );
      if (options.df) output.write('Packet sent with the DF bit set\n');
      let marks = 0;
      run = host.ping(options, {
        onMark: mark => {
          output.write(mark);
          if (++marks % ROW === 0) output.write('\n');
        },
        onDone: stats => {
          output.write(`${marks % ROW === 0 ? '' : '\n'}${successRate(stats)}\n`);
          output.end(stats.received === 0 ? 'failed' : undefined);
        },
      });
    },
    interrupt: () => run?.stop(),
  };
}

function successRate({ sent, received, min, avg, max }: PingStats): string {
  const percent = sent === 0 ? 0 : Math.floor((100 * received) / sent);
  const times = received === 0 ? '' : `, round-trip min/avg/max = ${min}/${avg}/${max} ms`;
  return `Success rate is ${percent} percent (${received}/${sent})${times}`;
}
