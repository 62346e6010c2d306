import { InputError } from '../base/errors';
import { isUtf8 } from '../base/text';
import { readConfigText } from '../config/config-text';
import { type LoadedConfig, loadConfig } from '../config/load';
import { renderConfig } from '../config/render';
import { remarkLines } from './diagnostics';
import { loadRemarks, readBytes } from './lab-configs';
import type { Streams } from './streams';

export interface ParseOptions {
  readonly json: boolean;
  readonly strict: boolean;
}

/**
 * `tedlab parse`: each file alone, and the running configuration that it yields.
 * @returns the exit status; a file that cannot be used does not keep the others from being read
 */
export function parseFiles(files: readonly string[], options: ParseOptions, streams: Streams): number {
  let unusable = false;
  let unknown = 0;
  for (const file of files) {
    try {
      const bytes = readBytes(file);
      const loaded = loadConfig(readConfigText(bytes, file), file, { compare: options.json });
      unknown += loaded.counts.unknown;
      for (const line of remarkLines(loadRemarks(loaded))) streams.error(`${line}\n`);
      if (options.json) streams.out(`${JSON.stringify(summary(loaded))}\n`);
      else streams.out(`${renderConfig(loaded.config).join('\n')}\n`, isUtf8(bytes) ? 'utf8' : 'latin1');
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      unusable = true;
      streams.error(`${error.message}\n`);
    }
  }
  if (unusable) return 2;
  return options.strict && unknown > 0 ? 1 : 0;
}

function summary({ file, counts, diagnostics, canonical }: LoadedConfig): object {
  const { lines, full, partial, stored, unknown } = counts;
  return {
    file,
    lines,
    full,
    partial,
    stored,
    unknown,
    canonical: canonical.map(({ line, mode, text, printed }) => ({ line, mode, text, printed })),
    diagnostics: diagnostics.map(({ line, mode, state, text, reason }) => ({ line, mode, state, text, reason })),
  };
}
