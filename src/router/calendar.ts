import type { Ms } from '../base/event-queue';

/** A moment of UTC. */
export interface CalendarTime {
  readonly year: number;
  /** 1..12 */
  readonly month: number;
  readonly day: number;
  /** 0 Sunday .. 6 */
  readonly weekday: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly milliseconds: number;
}

export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
export const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

const DAY = 86_400_000;
/** 1993-03-01, where a router's clock begins that nobody has set, in days since 1970-01-01; a Monday. */
const FIRST_DAY = 8460;

/** The calendar of a router whose clock was never set, `at` milliseconds after the beginning of the lab. */
export function calendarTime(at: Ms): CalendarTime {
  const whole = Math.floor(at);
  const days = Math.floor(whole / DAY);
  const rest = whole - days * DAY;
  return {
    ...civilDate(FIRST_DAY + days),
    weekday: (days + 1) % 7,
    hours: Math.floor(rest / 3_600_000),
    minutes: Math.floor(rest / 60_000) % 60,
    seconds: Math.floor(rest / 1000) % 60,
    milliseconds: rest % 1000,
  };
}

/** Gregorian date of a day counted from 1970-01-01, for days after it; years are counted from March to have the leap day last. */
function civilDate(day: number): Pick<CalendarTime, 'year' | 'month' | 'day'> {
  const sinceEra = day + 719_468;
  const era = Math.floor(sinceEra / 146_097);
  const dayOfEra = sinceEra - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}
