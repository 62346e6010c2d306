import type { IkeEvent } from '../ike/events';
import type { IpsecEvent } from '../ipsec/events';
import type { DeviceEvent, RouterEvent } from '../router/events';
import type { DebugFlag, LogLine, Wording } from '../router/narration';
import { ERROR_FLAGS } from './errors';
import { IPSEC_WORDS } from './ipsec';
import { ISAKMP_WORDS } from './isakmp';
import { ROUTER_WORDS } from './router';

type Words = Wording<DeviceEvent> | readonly Wording<DeviceEvent>[];
type WordsByKind = Readonly<Record<DeviceEvent['kind'], Words>>;
/** Kinds that stand in two unions: there are none. */
type SharedKinds = [
  Extract<IkeEvent['kind'] | RouterEvent['kind'], IpsecEvent['kind']>,
  Extract<IkeEvent['kind'], RouterEvent['kind']>,
];

/**
 * Every kind of event with its words. The tables are exhaustive, each for its union, so this one is for all. A kind that
 * two unions share would get the words of one for the events of the other: it makes this `never`, which does not compile.
 */
const WORDS: SharedKinds extends [never, never] ? WordsByKind : never = {
  ...ISAKMP_WORDS,
  ...IPSEC_WORDS,
  ...ROUTER_WORDS,
};

/** Kinds that are told whatever the switches say. */
const ALWAYS_TOLD: ReadonlySet<string> = new Set(
  Object.entries(WORDS).flatMap(([kind, words]) =>
    (Array.isArray(words) ? words : [words]).some((each: Wording<DeviceEvent>) => each.form === 'log') ? [kind] : [],
  ),
);

const DEBUGGING = 7;
const NOTHING: readonly Narrated[] = [];

type Narrated = Omit<LogLine, 'at'>;

/** @param flags debug switches that are on @returns the lines that a router prints for the event, without timestamps */
export function narrate(event: DeviceEvent, flags: ReadonlySet<DebugFlag>): readonly Narrated[] {
  if (flags.size === 0 && !ALWAYS_TOLD.has(event.kind)) return NOTHING;
  const words = WORDS[event.kind];
  if (!Array.isArray(words)) return narrateOne(words as Wording<DeviceEvent>, event, flags);
  return (words as readonly Wording<DeviceEvent>[]).flatMap(each => narrateOne(each, event, flags));
}

function tellsError(event: DeviceEvent, flags: ReadonlySet<DebugFlag>): boolean {
  const flag = ERROR_FLAGS.get(event.kind);
  return flag !== undefined && flags.has(flag);
}

function narrateOne(
  wording: Wording<DeviceEvent>,
  event: DeviceEvent,
  flags: ReadonlySet<DebugFlag>,
): readonly Narrated[] {
  switch (wording.form) {
    case 'silent':
      return NOTHING;
    case 'debug':
      if (!flags.has(wording.flag) && !tellsError(event, flags)) return NOTHING;
      return wording.lines(event).map(text => ({ form: 'debug', severity: DEBUGGING, text }));
    case 'log': {
      const { facility, severity, mnemonic } = wording;
      return [{ form: 'log', severity, text: `%${facility}-${severity}-${mnemonic}: ${wording.text(event)}` }];
    }
  }
}
