import type { ModeName } from '../mode-names';
import type { StoredGroup, StoredMode } from './group';
import { INTERFACES } from './interfaces';
import { MANAGEMENT } from './management';
import { QOS } from './qos';
import { ROUTING } from './routing';
import { SECURITY } from './security';
import { SWITCHING } from './switching';
import { VOICE } from './voice';
import { WAN } from './wan';

/** In the order in which the lines of a section are declared. */
export const STORED_GROUPS: readonly StoredGroup[] = [
  MANAGEMENT,
  ROUTING,
  SECURITY,
  WAN,
  VOICE,
  SWITCHING,
  QOS,
  INTERFACES,
];

let byName: ReadonlyMap<string, readonly StoredMode[]> | undefined;

/** What the groups hold of a mode. */
export function storedModes(name: string): readonly StoredMode[] {
  byName ??= new Map(
    [...new Set(STORED_GROUPS.flatMap(({ modes }) => Object.keys(modes)))].map(mode => [
      mode,
      STORED_GROUPS.flatMap(({ modes }) => modes[mode] ?? []),
    ]),
  );
  return byName.get(name) ?? [];
}

export function isModeName(name: string): name is ModeName {
  return storedModes(name).length > 0;
}

/** Lines belong to blocks of the mode up to a word of their own. */
export function isClosed(mode: ModeName): boolean {
  return storedModes(mode).some(({ closed }) => closed === true);
}
