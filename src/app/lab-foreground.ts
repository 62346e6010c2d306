/** Lab commands that take time. */
import type { Foreground } from '../cli/exec-command';
import { pingForeground } from '../cli/ping-foreground';
import type { Host } from '../net/host';
import type { PingOptions } from '../net/ping-run';
import type { Simulator } from '../net/simulator';
import type { Router } from '../router/router';

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

/** Ends when the router is up again. */
export function restart(router: Router): Foreground {
  let stop = (): void => {};
  return {
    start: output => {
      const stopListening = router.power.listen(power => {
        if (power === 'up') stop();
      });
      stop = () => {
        stopListening();
        output.end();
      };
      router.reload();
    },
    interrupt: () => stop(),
  };
}

/** `ping` on an end host, told as a router tells its own. */
export function hostPing(host: Host, options: Omit<PingOptions, 'source'>): Foreground {
  const { size, ...plan } = options;
  return pingForeground((each, callbacks) => host.ping(each, callbacks), {
    ...plan,
    source: undefined,
    sizes: [size],
  });
}
