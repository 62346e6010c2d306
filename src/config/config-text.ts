import { InputError } from '../base/errors';
import { decodeText } from '../base/text';

const MOST_BYTES = 16 * 1024 * 1024;

/**
 * A file's bytes as text.
 * @throws InputError for what cannot be a configuration: too large, empty, binary
 */
export function readConfigText(bytes: Uint8Array, file: string): string {
  if (bytes.length > MOST_BYTES) throw new InputError(file, undefined, `${bytes.length} bytes are more than 16 MiB`);
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    const line = Buffer.from(bytes.subarray(0, nul)).toString('latin1').split('\n').length;
    throw new InputError(file, line, 'holds a NUL byte: it is binary, no configuration');
  }
  const text = endsOfLines(decodeText(bytes));
  if (text.trim() === '') throw new InputError(file, undefined, 'is empty');
  return text;
}

/** Old terminal programs end lines with a carriage return alone. */
function endsOfLines(text: string): string {
  return text.includes('\n') ? text : text.replaceAll('\r', '\n');
}

/** So many of a hundred lines begin with a blank in a file that indents its blocks, even where most lines are in none. */
const INDENTED_OF_HUNDRED = 10;

/** A banner alone does not make a file one that indents. */
export function isIndented(text: string): boolean {
  let lines = 0;
  let indented = 0;
  for (let at = 0; at >= 0 && at < text.length; at = text.indexOf('\n', at) + 1 || -1) {
    lines++;
    const code = text.charCodeAt(at);
    if (code === 0x20 || code === 0x09) indented++;
  }
  return indented * 100 >= lines * INDENTED_OF_HUNDRED;
}
