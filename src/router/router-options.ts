import type { Rng } from '../base/rng';
import type { Release } from '../ike/configuration';
import type { Clock } from '../net/simulator';
import type { DeviceEvent } from './events';
import type { Flash } from './flash';
import type { RouterConfig } from './model/router-config';
import type { DebugFlag, LogLine } from './narration';
import type { Nvram } from './nvram';
import type { Platform } from './platform';
import type { Stamp } from './router-log';
/** The words for an event: none while nobody wants to hear of it. */
export type Narrate = (event: DeviceEvent, flags: ReadonlySet<DebugFlag>) => readonly NarratedLine[];
export type NarratedLine = Omit<LogLine, 'at'>;

export interface RouterOptions {
  readonly simulator: Clock;
  readonly config: RouterConfig;
  readonly platform: Platform;
  readonly release: Release;
  readonly rng: Rng;
  readonly narrate: Narrate;
  readonly stamp: Stamp;
  readonly nvram: Nvram;
  readonly flash: Flash;
  /** Makes a model of a configuration's text, whatever it holds. */
  readonly load: (text: string) => RouterConfig;
}
