import { dateAndTime, dateOf, star, timeOfDay } from '../router/date-text';
import { calendarTime } from '../router/calendar';
import type { ClockReading } from '../router/system-clock';
import { type Place, summerSpan } from '../router/time-zone';

/**
 * `show clock [detail]`: the star says that nobody has set the clock.
 * @param detail also where the time comes from, and when summer time is
 */
export function clock(reading: ClockReading, place: Place, detail = false): readonly string[] {
  const { wall, zone } = reading.local;
  const fraction = String(calendarTime(wall).milliseconds).padStart(3, '0');
  const time = `${star(reading)}${timeOfDay(wall)}.${fraction} ${zone} ${dateOf(wall)}`;
  return detail ? [time, ...sourceLines(reading, place)] : [time];
}

function sourceLines({ utc, isSet }: ClockReading, place: Place): readonly string[] {
  const source = isSet ? 'Time source is user configuration' : 'No time source';
  const span = summerSpan(utc, place);
  if (span === undefined) return [source];
  return [source, `Summer time starts ${dateAndTime(span.start)}`, `Summer time ends ${dateAndTime(span.end)}`];
}
