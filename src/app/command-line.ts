/** The command line: what it may say, and which exit status comes of it. */
import { Command, CommanderError } from 'commander';

import { InputError } from '../base/errors';
import type * as Interactive from './interactive';
import { type LabOptions, readPace, readPerDevice, readSeed, type ScriptOptions } from './options';
import { packageVersion } from './package-root';
import type * as ParseCommand from './parse-command';
import { runScript } from './run-command';
import { fileLines, streamLines } from './script-source';
import type { Streams } from './streams';

/** Exit statuses. */
const DONE = 0;
const UNUSABLE = 2;

interface CommonFlags {
  readonly lab?: string;
  readonly seed?: string;
  readonly pace?: string;
  readonly platform?: readonly string[];
  readonly release?: readonly string[];
  readonly nvram?: string;
}

interface ScriptFlags extends CommonFlags {
  readonly logs?: string;
  readonly json?: boolean;
  readonly keepGoing?: boolean;
  readonly transcript?: boolean;
}

/**
 * Runs the program.
 * @param argv the words after the program's name
 * @returns 0 done, 1 something was rejected, 2 unusable arguments, files or lab
 */
export async function main(argv: readonly string[], streams: Streams): Promise<number> {
  let status = DONE;
  const program = programOf(streams, value => (status = value));
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return status;
  } catch (error) {
    return unusable(error, streams);
  }
}

function programOf(streams: Streams, ended: (status: number) => void): Command {
  const program = new Command('tedlab')
    .description('Cisco IOS 12.2 routers out of running-config text, with real TED, IKEv1 and IPsec')
    .version(packageVersion())
    .argument('[CONFIG...]', 'configurations of routers; without any: the default lab')
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ writeOut: text => streams.out(text), writeErr: text => streams.error(text) })
    .action(async (configs: readonly string[], flags: ScriptFlags) => {
      ended(await openOrPipe(configs, flags, streams));
    });
  scriptFlags(commonFlags(program));
  const run = program
    .command('run')
    .description('run a script file (-: standard input), print the console, exit')
    .argument('SCRIPT', 'what is typed, line by line')
    .argument('[CONFIG...]', 'configurations of routers')
    .action(async (script: string, configs: readonly string[], _flags: ScriptFlags, command: Command) => {
      const flags = command.optsWithGlobals<ScriptFlags>();
      const lines = script === '-' ? streamLines(streams.input) : fileLines(script);
      ended(await runScript(lines, labOptions(configs, flags), scriptOptions(flags), streams));
    });
  scriptFlags(commonFlags(run));
  program
    .command('parse')
    .description('load each file alone and print the running configuration that it yields')
    .argument('<CONFIG...>', 'configurations of routers')
    .option('--json', 'one object per file, a line each')
    .option('--strict', 'exit 1 when a line is unknown')
    .action((configs: readonly string[], flags: { readonly json?: boolean; readonly strict?: boolean }) => {
      const { parseFiles } = require('./parse-command') as typeof ParseCommand;
      ended(parseFiles(configs, { json: flags.json ?? false, strict: flags.strict ?? false }, streams));
    });
  return program;
}

function commonFlags(command: Command): Command {
  return command
    .option('--lab <FILE>', 'a lab file instead of bare configurations')
    .option('--seed <N>', 'seed of all randomness (default: drawn)')
    .option('--pace <fast|real>', 'how time goes (default: fast for scripts, real on a terminal)')
    .option('--platform <[NAME=]PLATFORM>', 'processing times: c2600, c2600xm (default) or ideal', append)
    .option(
      '--release <[NAME=]RELEASE>',
      'what goes on the wire and how shows read: 12.2 (default), 12.2T or 12.4',
      append,
    )
    .option(
      '--nvram <DIR>',
      'keep what routers save: DIR/ROUTER/startup-config (it counts before CONFIG), DIR/ROUTER/flash, DIR/tftp',
    );
}

function scriptFlags(command: Command): Command {
  return command
    .option('--logs <DIR>', "each console's log alone to DIR/<hostname>.log")
    .option('--json', 'JSON lines instead of the transcript')
    .option('--keep-going', 'go on after a rejected command')
    .option('--transcript', 'the script is a pasted session');
}

function append(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

function labOptions(configs: readonly string[], flags: CommonFlags): LabOptions {
  if (flags.lab !== undefined && configs.length > 0) {
    throw new InputError('--lab', undefined, 'a lab file stands instead of CONFIG, not beside it');
  }
  return {
    configs,
    labFile: flags.lab,
    seed: flags.seed === undefined ? undefined : readSeed(flags.seed),
    pace: flags.pace === undefined ? undefined : readPace(flags.pace),
    platforms: (flags.platform ?? []).map(readPerDevice),
    releases: (flags.release ?? []).map(readPerDevice),
    nvram: flags.nvram,
  };
}

function scriptOptions(flags: ScriptFlags): ScriptOptions {
  return {
    logs: flags.logs,
    json: flags.json ?? false,
    keepGoing: flags.keepGoing ?? false,
    transcript: flags.transcript ?? false,
  };
}

/** `tedlab [CONFIG...]`: a session where there is a terminal, else a script on standard input. */
async function openOrPipe(configs: readonly string[], flags: ScriptFlags, streams: Streams): Promise<number> {
  const { terminal } = streams.input;
  const options = labOptions(configs, flags);
  if (terminal === undefined) return runScript(streamLines(streams.input), options, scriptOptions(flags), streams);
  for (const name of ['json', 'keepGoing', 'transcript'] as const) {
    if (flags[name] !== undefined) {
      throw new InputError(`--${name === 'keepGoing' ? 'keep-going' : name}`, undefined, 'is for scripts');
    }
  }
  const { interact } = require('./interactive') as typeof Interactive;
  return interact(terminal, options, flags.logs, streams);
}

/** @returns the exit status for a fault of arguments, files or lab; faults of ours go on up */
function unusable(error: unknown, streams: Streams): number {
  // Commander has told what is wrong; --help and --version end with 0.
  if (error instanceof CommanderError) return error.exitCode === DONE ? DONE : UNUSABLE;
  const faults: readonly unknown[] = error instanceof AggregateError ? error.errors : [error];
  for (const fault of faults) {
    if (!(fault instanceof InputError)) throw error;
    streams.error(`${fault.message}\n`);
  }
  return UNUSABLE;
}
