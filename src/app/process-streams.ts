import type { Streams, Terminal } from './streams';

/** The streams of this process. */
export function processStreams(): Streams {
  // A reader that has gone away (`| head`) ends the program quietly, as it ends other filters.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return {
    input: {
      terminal: process.stdin.isTTY ? keyboard() : undefined,
      [Symbol.asyncIterator]: () => process.stdin[Symbol.asyncIterator]() as AsyncIterator<string | Uint8Array>,
    },
    out: (text, encoding = 'utf8') => void process.stdout.write(text, encoding),
    error: text => void process.stderr.write(text),
    colour: process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '',
  };
}

function keyboard(): Terminal {
  const { stdin, stdout } = process;
  return {
    start: ({ keys, gone }) => {
      stdin.setRawMode(true);
      stdin.on('data', keys);
      stdin.on('end', gone);
      stdin.resume();
      return () => {
        stdin.off('data', keys);
        stdin.off('end', gone);
        stdin.setRawMode(false);
        stdin.pause();
      };
    },
    write: text => void stdout.write(text),
  };
}
