import type { Ms } from '../base/event-queue';
import { calendarTime, MONTHS } from '../router/calendar';
import type { Timestamps } from '../router/model/router-config';

/**
 * What stands before a line of the log, with the blank after it: `*Mar  1 02:07:18.850: `, `00:27:07: `, `1d00h: `, or
 * nothing without `service timestamps`. The star says that nobody has set the clock.
 * @param at       virtual time of the line
 * @param bootedAt virtual time at which the router started
 */
export function timestampOf(timestamps: Timestamps | undefined, at: Ms, bootedAt: Ms): string {
  if (timestamps === undefined) return '';
  if (timestamps.form === 'uptime') return `${uptimeStamp(at - bootedAt)}: `;
  const time = calendarTime(at);
  const date = `${MONTHS[time.month - 1] ?? ''} ${String(time.day).padStart(2)}`;
  const clock = `${two(time.hours)}:${two(time.minutes)}:${two(time.seconds)}`;
  const fraction = timestamps.msec ? `.${String(time.milliseconds).padStart(3, '0')}` : '';
  return `*${date} ${clock}${fraction}${timestamps.showTimezone ? ' UTC' : ''}: `;
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
