import { BatchRunner } from './batch-runner';
import { ConsoleLogs } from './console-logs';
import { remarkLines } from './diagnostics';
import type { Lab } from './lab';
import { LabConsole } from './lab-console';
import { openLab } from './open-lab';
import type { LabOptions, ScriptOptions } from './options';
import { FastPace, type Pace, RealPace } from './pace';
import { JsonRecorder, TextRecorder } from './recorder';
import { RouterConsole } from './router-console';
import type { Streams } from './streams';

/**
 * `tedlab run`, and a script on standard input.
 * @returns the exit status: 0, or 1 when a command was rejected
 * @throws InputError when there can be no such lab
 */
export async function runScript(
  lines: AsyncIterable<string> | Iterable<string>,
  options: LabOptions,
  script: ScriptOptions,
  streams: Streams,
): Promise<number> {
  const { lab, remarks } = await openLab(options);
  for (const line of remarkLines(remarks)) streams.error(`${line}\n`);
  const pace = options.pace === 'real' ? new RealPace(lab.simulator) : new FastPace(lab.simulator);
  return playScript(lab, lines, pace, script, streams);
}

/** Plays a script in a lab that is open. @returns as `runScript` does */
export async function playScript(
  lab: Lab,
  lines: AsyncIterable<string> | Iterable<string>,
  pace: Pace,
  script: ScriptOptions,
  streams: Pick<Streams, 'out'>,
): Promise<number> {
  const names = lab.routers.map(each => each.firstHostname);
  const logs = script.logs === undefined ? undefined : new ConsoleLogs(script.logs, names);
  pace.run(() => false);
  try {
    const runner = runnerFor(lab, pace, script, logs, streams);
    return (await runner.run(lines)) ? 0 : 1;
  } finally {
    pace.stop();
    logs?.close();
    lab.stopCapture();
  }
}

function runnerFor(
  lab: Lab,
  pace: Pace,
  script: ScriptOptions,
  logs: ConsoleLogs | undefined,
  streams: Pick<Streams, 'out'>,
): BatchRunner {
  const consoles = lab.routers.map(
    each =>
      new RouterConsole(each, {
        write: (console, text) => runner.output(console, text),
        log: (console, text, at) => runner.log(console, text, at),
      }),
  );
  const labConsole: LabConsole = new LabConsole(lab, {
    write: text => runner.output(labConsole, text),
    lastOutput: () => runner.lastOutput,
    connect: router => {
      const console = consoles.find(each => each.labRouter === router);
      if (console !== undefined) runner.pick(console);
    },
    exit: () => runner.leave(),
  });
  const out = (text: string): void => streams.out(text);
  const runner: BatchRunner = new BatchRunner({
    lab: labConsole,
    consoles,
    consoleNamed: name => {
      const router = lab.router(name);
      return consoles.find(each => each.labRouter === router);
    },
    pace,
    now: () => lab.now,
    recorder: script.json ? new JsonRecorder(out) : new TextRecorder(out, lab.routers[0]?.firstHostname ?? 'lab'),
    logs,
    keepGoing: script.keepGoing,
    transcript: script.transcript,
    settled: console => {
      if (console instanceof RouterConsole) lab.configured(console.labRouter);
      lab.flush();
    },
  });
  return runner;
}
