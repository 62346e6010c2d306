import { decodeText, encodeText } from '../base/text';
import type { FileEntry, FileFault, FileStore } from '../base/files';

export const STARTUP_CONFIG = 'startup-config';

const KILOBYTE = 1024;
/** What IOS keeps of the memory for itself: a 2600 with 32 kB offers 29688 bytes. */
const OVERHEAD = 3080;
const LEAST_KILOBYTES = 32;

/**
 * The memory that a router's configuration outlives a restart in. Until something is written to it, it holds the
 * configuration that the router began with.
 */
export class Nvram {
  private first: (() => string) | undefined;
  private kilobytesFitted: number | undefined;

  /** @param first the text of the startup configuration of a router on which nothing was ever saved */
  constructor(
    private readonly store: FileStore,
    first: () => string,
  ) {
    this.first = first;
  }

  /** The startup configuration, each line ended. @returns undefined: there is none */
  get startup(): string | undefined {
    const bytes = this.read(STARTUP_CONFIG);
    return bytes === undefined ? undefined : decodeText(bytes);
  }

  /** Size of the memory: a router that came with a longer configuration came with more of it. */
  get kilobytes(): number {
    this.kilobytesFitted ??= fitting(this.used);
    return this.kilobytesFitted;
  }

  /** Bytes that files may take. */
  get capacity(): number {
    return this.kilobytes * KILOBYTE - OVERHEAD;
  }

  get free(): number {
    return Math.max(0, this.capacity - this.used);
  }

  list(): readonly FileEntry[] {
    const entries = this.store.list();
    const held = this.held();
    return held === undefined ? entries : [{ name: STARTUP_CONFIG, size: held.length }, ...entries];
  }

  read(name: string): Uint8Array | undefined {
    return this.store.read(name) ?? (name === STARTUP_CONFIG ? this.held() : undefined);
  }

  write(name: string, content: Uint8Array): FileFault | undefined {
    const before = this.read(name)?.length ?? 0;
    if (content.length > this.free + before) return 'no space';
    const fault = this.store.write(name, content);
    if (fault === undefined && name === STARTUP_CONFIG) this.first = undefined;
    return fault;
  }

  remove(name: string): FileFault | undefined {
    const wasHeld = name === STARTUP_CONFIG && this.held() !== undefined;
    if (name === STARTUP_CONFIG) {
      // A memory whose contents are gone is no smaller for it.
      this.kilobytesFitted = this.kilobytes;
      this.first = undefined;
    }
    return wasHeld ? undefined : this.store.remove(name);
  }

  /** Removes all files. */
  erase(): FileFault | undefined {
    for (const { name } of this.list()) {
      const fault = this.remove(name);
      if (fault !== undefined) return fault;
    }
    return undefined;
  }

  private get used(): number {
    return this.list().reduce((sum, { size }) => sum + size, 0);
  }

  /** The configuration that the router began with, while nothing has taken its place. */
  private held(): Uint8Array | undefined {
    if (this.first === undefined || this.store.read(STARTUP_CONFIG) !== undefined) return undefined;
    return encodeText(this.first());
  }
}

function fitting(bytes: number): number {
  let kilobytes = LEAST_KILOBYTES;
  while (kilobytes * KILOBYTE - OVERHEAD < bytes) kilobytes *= 2;
  return kilobytes;
}
