/** How IOS writes times, in shows and log alike. */
import type { Ms } from '../base/event-queue';
import { calendarTime, MONTHS, WEEKDAYS } from './calendar';
import type { ClockReading } from './system-clock';
import type { LocalTime } from './time-zone';

/** Before a time that nobody answers for. */
export function star({ isSet }: Pick<ClockReading, 'isSet'>): string {
  return isSet ? '' : '*';
}

/** `12:33:01 UTC Mon Mar 1 1993` */
export function dateAndTime({ wall, zone }: LocalTime): string {
  return `${timeOfDay(wall)} ${zone} ${dateOf(wall)}`;
}

/** `Mon Mar 1 1993` */
export function dateOf(wall: Ms): string {
  const { year, month, day, weekday } = calendarTime(wall);
  return `${WEEKDAYS[weekday] ?? ''} ${MONTHS[month - 1] ?? ''} ${day} ${year}`;
}

/** `12:33:01` */
export function timeOfDay(wall: Ms): string {
  const { hours, minutes, seconds } = calendarTime(wall);
  return `${two(hours)}:${two(minutes)}:${two(seconds)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
