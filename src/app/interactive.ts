import { existsSync } from 'node:fs';

import chalk from 'chalk';

import { ConsoleLogs, logFile } from './console-logs';
import { remarkLines } from './diagnostics';
import { openLab } from './open-lab';
import type { LabOptions } from './options';
import { FastPace, RealPace } from './pace';
import type { Streams, Terminal } from './streams';
import { TerminalLab } from './terminal-lab';

/**
 * `tedlab` on a terminal: a session that begins at the first router.
 * @returns the exit status, once somebody leaves the lab
 * @throws InputError when there can be no such lab
 */
export async function interact(
  terminal: Terminal,
  options: LabOptions,
  logFolder: string | undefined,
  streams: Streams,
): Promise<number> {
  const colours = new chalk.Instance({ level: streams.colour ? 1 : 0 });
  const { lab, remarks } = await openLab(options);
  for (const line of remarkLines(remarks)) streams.error(`${colours.yellow(line)}\n`);
  const names = lab.routers.map(each => each.firstHostname);
  if (logFolder !== undefined && !(await mayOverwrite(logFolder, names))) return 2;
  const logs = logFolder === undefined ? undefined : new ConsoleLogs(logFolder, names);
  const pace = options.pace === 'fast' ? new FastPace(lab.simulator) : new RealPace(lab.simulator);
  const hint = `Routers: ${names.join(', ')}. Ctrl-^ x leads to the prompt of the lab, lab>.`;
  terminal.write(`${colours.cyan(hint)}\n`);
  try {
    await new Promise<void>(resolve => {
      const consoles: TerminalLab = new TerminalLab(lab, logs, {
        write: text => terminal.write(text),
        paint: text => colours.cyan(text),
        acted: () => pace.wake(),
        exit: () => {
          stop();
          resolve();
        },
      });
      const decoder = new TextDecoder();
      const stop = terminal.start({
        keys: bytes => {
          pace.catchUp();
          consoles.input(decoder.decode(bytes, { stream: true }));
        },
        gone: resolve,
      });
      consoles.start();
      pace.run(() => consoles.busy);
    });
  } finally {
    pace.stop();
    logs?.close();
    lab.stopCapture();
  }
  return 0;
}

/** Asked before the session begins: a log of an earlier one may be all that somebody has of it. */
async function mayOverwrite(folder: string, names: readonly string[]): Promise<boolean> {
  const present = names.map(name => logFile(folder, name)).filter(file => existsSync(file));
  if (present.length === 0) return true;
  const { keyInYNStrict } = await import('readline-sync');
  return keyInYNStrict(`Overwrite ${present.join(', ')}?`);
}
