import { readBytes } from './lab-configs';
import { LineSplitter } from './script';
import type { Input } from './streams';

/** @throws InputError when the file cannot be read */
export function fileLines(file: string): readonly string[] {
  const splitter = new LineSplitter();
  const text = Buffer.from(readBytes(file)).toString('utf8');
  return [...splitter.push(text), ...splitter.end()];
}

/** Lines as they come, so that whoever writes them may read the answers in between. */
export async function* streamLines(input: Input): AsyncGenerator<string> {
  const splitter = new LineSplitter();
  const decoder = new TextDecoder();
  for await (const piece of input) {
    yield* splitter.push(typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true }));
  }
  yield* splitter.push(decoder.decode());
  yield* splitter.end();
}
