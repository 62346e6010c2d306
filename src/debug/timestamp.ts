import type { Ms } from '../base/event-queue';
import { calendarTime, MONTHS } from '../router/calendar';
import { star, timeOfDay } from '../router/date-text';
import type { Timestamps } from '../router/model/router-config';
import type { ClockReading } from '../router/system-clock';

/**
 * What stands before a line of the log, with the blank after it: `*Mar  1 02:07:18.850: `, `00:27:07: `, `1d00h: `, or
 * nothing without `service timestamps`. The star says that nobody has set the clock.
 */
export function timestampOf(timestamps: Timestamps | undefined, reading: ClockReading): string {
  if (timestamps === undefined) return '';
  if (timestamps.form === 'uptime') return `${uptimeStamp(reading.uptime)}: `;
  const { wall, zone } = timestamps.localtime ? reading.local : { wall: reading.utc, zone: 'UTC' };
  const time = calendarTime(wall);
  const year = timestamps.year ? ` ${time.year}` : '';
  const date = `${MONTHS[time.month - 1] ?? ''} ${String(time.day).padStart(2)}${year}`;
  const fraction = timestamps.msec ? `.${String(time.milliseconds).padStart(3, '0')}` : '';
  return `${star(reading)}${date} ${timeOfDay(wall)}${fraction}${timestamps.showTimezone ? ` ${zone}` : ''}: `;
}

/** `00:27:07` within a day, then `1d00h`, `1w0d`, `1y0w`. */
export function uptimeStamp(uptime: Ms): string {
  const seconds = Math.floor(uptime / 1000);
  const hours = Math.floor(seconds / 3600);
  const days = Math.floor(hours / 24);
  const weeks = Math.floor(days / 7);
  if (days === 0) return `${two(hours)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  if (weeks === 0) return `${days}d${two(hours % 24)}h`;
  if (weeks < 52) return `${weeks}w${days % 7}d`;
  return `${Math.floor(weeks / 52)}y${weeks % 52}w`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
