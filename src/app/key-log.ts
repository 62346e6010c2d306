import type { Ipv4 } from '../base/ipv4-address';
import type { DeviceEvent } from '../router/events';
import { type EspKey, KeyFolder, type Phase1Key } from './key-files';

/** More keys than this are not kept for captures that begin later: the oldest go. */
const MOST = 4096;

type Keys = { readonly kind: 'phase1'; readonly key: Phase1Key } | { readonly kind: 'esp'; readonly key: EspKey };

/** All session keys of a lab, so that a capture that begins after the tunnel is up can be read as well. */
export class KeyLog {
  private readonly keys: Keys[] = [];
  private folder: KeyFolder | undefined;

  /** Takes what happens on a device; only keys matter. */
  hear(event: DeviceEvent): void {
    if (event.kind === 'phase1-keys') {
      this.add({ kind: 'phase1', key: event });
    } else if (event.kind === 'esp-keys') {
      this.add({ kind: 'esp', key: event });
    } else if (event.kind === 'ipsec-sa-deleted') {
      this.forget(event.sa.destination, event.sa.spi);
    }
  }

  /** Writes the keys until now, and those to come, into a folder. @throws what node:fs throws */
  open(path: string): void {
    const folder = new KeyFolder(path);
    for (const keys of this.keys) put(folder, keys);
    this.folder = folder;
  }

  close(): void {
    this.folder = undefined;
  }

  /** Both ends of an SA have told its keys: with each end one of the two goes. */
  private forget(destination: Ipv4, spi: number): void {
    const at = this.keys.findIndex(
      ({ kind, key }) => kind === 'esp' && key.spi === spi && key.destination === destination,
    );
    if (at >= 0) this.keys.splice(at, 1);
  }

  private add(keys: Keys): void {
    this.keys.push(keys);
    if (this.keys.length > MOST) this.keys.shift();
    if (this.folder !== undefined) put(this.folder, keys);
  }
}

function put(folder: KeyFolder, keys: Keys): void {
  if (keys.kind === 'phase1') folder.addPhase1(keys.key);
  else folder.addEsp(keys.key);
}
