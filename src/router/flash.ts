import type { FileEntry, FileFault, FileStore } from '../base/files';
import type { Platform, PlatformName } from './platform';

/** What stands before each file. */
const HEADER_BYTES = 64;
const KILOBYTES: Readonly<Record<PlatformName, number>> = { c2600: 16384, c2600xm: 32768, ideal: 32768 };
/** Of the image that the router runs: it fills most of a small flash. Its bytes do not exist here. */
const IMAGE_BYTES = 13_930_812;

export function flashKilobytes({ name }: Pick<Platform, 'name'>): number {
  return KILOBYTES[name];
}

/** The memory that holds the router's image, and whatever else somebody puts there. */
export class Flash {
  constructor(
    private readonly store: FileStore,
    private readonly platform: Pick<Platform, 'name'>,
    /** The file that the router has started from. It can neither be read nor replaced. */
    readonly image: string,
  ) {}

  get capacity(): number {
    return flashKilobytes(this.platform) * 1024;
  }

  /** With what IOS keeps of each file besides its bytes. */
  get used(): number {
    return this.list().reduce((sum, { size }) => sum + size + HEADER_BYTES, 0);
  }

  get free(): number {
    return Math.max(0, this.capacity - this.used);
  }

  list(): readonly FileEntry[] {
    return [{ name: this.image, size: IMAGE_BYTES }, ...this.store.list().filter(({ name }) => name !== this.image)];
  }

  read(name: string): Uint8Array | undefined {
    return name === this.image ? undefined : this.store.read(name);
  }

  write(name: string, content: Uint8Array): FileFault | undefined {
    if (name === this.image) return 'not permitted';
    const old = this.store.read(name);
    const reusable = old === undefined ? 0 : old.length + HEADER_BYTES;
    if (content.length + HEADER_BYTES > this.free + reusable) return 'no space';
    return this.store.write(name, content);
  }

  remove(name: string): FileFault | undefined {
    return name === this.image ? 'not permitted' : this.store.remove(name);
  }
}
