import { main } from '../../src/app/command-line';

export interface CliResult {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the program in this process, with `input` on a standard input that is no terminal. */
export async function cliRun(argv: readonly string[], input: string | readonly string[] = ''): Promise<CliResult> {
  let out = '';
  let err = '';
  const pieces = typeof input === 'string' ? [input] : input;
  const status = await main(argv, {
    input: {
      terminal: undefined,
      [Symbol.asyncIterator]: async function* () {
        for (const piece of pieces) yield await Promise.resolve(piece);
      },
    },
    out: text => void (out += text),
    error: text => void (err += text),
    colour: false,
  });
  return { status, out, err };
}

/** The JSON lines of a run. */
export function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Record<string, unknown>);
}
