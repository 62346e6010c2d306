import type { ProcessUsage } from '../router/cpu-usage';

/** `show processes cpu`: who uses the processor. Numbers of processes are their places in the list. */
export function processesCpu(processes: readonly ProcessUsage[]): readonly string[] {
  const total = (span: 'fiveSeconds' | 'oneMinute' | 'fiveMinutes'): number =>
    Math.round(
      Math.min(
        100,
        processes.reduce((sum, process) => sum + process[span], 0),
      ),
    );
  // Packets are taken from one interface to the other at interrupt level.
  const interrupts = Math.round(processes.find(({ name }) => name === 'IP Input')?.fiveSeconds ?? 0);
  return [
    `CPU utilization for five seconds: ${total('fiveSeconds')}%/${interrupts}%; ` +
      `one minute: ${total('oneMinute')}%; five minutes: ${total('fiveMinutes')}%`,
    ' PID Runtime(ms)   Invoked      uSecs   5Sec   1Min   5Min TTY Process ',
    ...processes.map(processLine),
  ];
}

function processLine(process: ProcessUsage, at: number): string {
  const { name, runtime, invoked, fiveSeconds, oneMinute, fiveMinutes } = process;
  const each = invoked === 0 ? 0 : Math.round((1000 * runtime) / invoked);
  return [
    String(at + 1).padStart(4),
    String(Math.round(runtime)).padStart(12),
    String(invoked).padStart(10),
    String(each).padStart(11),
    ...[fiveSeconds, oneMinute, fiveMinutes].map(percent => `${percent.toFixed(2)}%`.padStart(7)),
    '   0 ',
    name,
  ].join('');
}
