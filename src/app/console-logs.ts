import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import { InputError } from '../base/errors';
import { makeFolder } from './make-folder';
import { Transcript } from './transcript';
import { isSystemError } from './system-error';

/** Each console's log alone, in DIR/<hostname>.log. */
export class ConsoleLogs {
  private readonly files = new Map<string, { readonly descriptor: number; readonly transcript: Transcript }>();

  /**
   * @param names the consoles; what is told of others is dropped
   * @throws InputError when the folder or a file cannot be made
   */
  constructor(folder: string, names: readonly string[]) {
    try {
      makeFolder(folder);
      for (const name of names) this.open(folder, name);
    } catch (error) {
      if (isSystemError(error)) throw new InputError(folder, undefined, error.message);
      throw error;
    }
  }

  of(name: string): Transcript | undefined {
    return this.files.get(name)?.transcript;
  }

  close(): void {
    for (const { descriptor, transcript } of this.files.values()) {
      transcript.finish();
      closeSync(descriptor);
    }
  }

  private open(folder: string, name: string): void {
    const descriptor = openSync(logFile(folder, name), 'w');
    const out = (text: string): void => {
      const bytes = Buffer.from(text);
      for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done);
    };
    this.files.set(name, { descriptor, transcript: new Transcript(out, name, { marks: false }) });
  }
}

/** A hostname may hold anything; a file name may not lead out of the folder. */
export function logFile(folder: string, name: string): string {
  return join(folder, `${name.replace(/[/\\\0]/g, '_')}.log`);
}
