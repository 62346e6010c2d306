import { Console } from '../../../src/cli/console';
import { type LabRun, labOf } from '../../support/lab';

const CONFIG = `hostname R
enable password cisco
ip host fred 10.2.2.2
crypto isakmp policy 10
 authentication pre-share
interface FastEthernet0/0
 ip address 10.1.1.1 255.255.255.0
interface FastEthernet0/1
 ip address 10.2.2.1 255.255.255.0
no ip domain-lookup
end
`;

export interface ConsoleRun extends LabRun {
  readonly console: Console;
  /** What has been shown since the last call. */
  shown(): string;
  /** Types lines and lets time pass until each has ended. @returns what was shown */
  type(...lines: readonly string[]): string;
}

/** A console of a router with two LANs, at user EXEC. */
export async function consoleOf(config: string = CONFIG, length = 0): Promise<ConsoleRun> {
  const run = await labOf([config]);
  let screen = '';
  const [first] = run.lab.routers;
  if (first === undefined) throw new Error('no router');
  const console = new Console(
    first.router,
    { write: text => void (screen += text), log: text => void (screen += `${text}\n`) },
    { length },
  );
  const shown = (): string => {
    const text = screen;
    screen = '';
    return text;
  };
  return {
    ...run,
    console,
    shown,
    type: (...lines) => {
      for (const line of lines) {
        console.submit(line);
        run.lab.simulator.runUntil(() => console.expecting !== 'nothing');
      }
      return shown();
    },
  };
}

export async function privileged(config?: string, length = 0): Promise<ConsoleRun> {
  const run = await consoleOf(config, length);
  run.console.makePrivileged();
  return run;
}
