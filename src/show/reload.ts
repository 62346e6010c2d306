import type { Ms } from '../base/event-queue';
import { dateAndTime } from '../router/date-text';
import type { PendingReload } from '../router/reload-schedule';
import type { ClockReading } from '../router/system-clock';

/** `show reload` */
export function reloadPlan(pending: PendingReload | undefined, now: Ms, then: ClockReading): readonly string[] {
  if (pending === undefined) return ['No reload is scheduled.'];
  return [
    planLine(pending.at - now, then),
    ...(pending.reason === undefined ? [] : [`Reload reason: ${pending.reason}`]),
  ];
}

/** @param then what the clock will show; it is told where the clock was set */
export function planLine(delay: Ms, { isSet, local }: Pick<ClockReading, 'isSet' | 'local'>): string {
  const time = interval(delay);
  return `Reload scheduled ${isSet ? `for ${dateAndTime(local)} (in ${time})` : `in ${time}`}`;
}

/** `26 hours and 44 minutes`, `1 hour`, `20 minutes` */
function interval(ms: Ms): string {
  const minutes = Math.floor(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return counted(rest, 'minute');
  return rest === 0 ? counted(hours, 'hour') : `${counted(hours, 'hour')} and ${counted(rest, 'minute')}`;
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
