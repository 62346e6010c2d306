import type { Ms } from '../base/event-queue';
import { calendarTime, MONTHS, WEEKDAYS } from '../router/calendar';

/**
 * `show clock [detail]`: the star says that nobody has set the clock.
 * @param detail also where the time comes from
 */
export function clock(now: Ms, detail = false): readonly string[] {
  const { year, month, day, weekday, hours, minutes, seconds, milliseconds } = calendarTime(now);
  const time = [hours, minutes, seconds].map(part => String(part).padStart(2, '0')).join(':');
  const fraction = String(milliseconds).padStart(3, '0');
  const date = `${WEEKDAYS[weekday] ?? ''} ${MONTHS[month - 1] ?? ''} ${day} ${year}`;
  return [`*${time}.${fraction} UTC ${date}`, ...(detail ? ['No time source'] : [])];
}
