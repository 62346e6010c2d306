import type { Ms } from '../base/event-queue';

/** A moment by the calendar of wherever its clock stands. */
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

export const MINUTE = 60_000;
const DAY = 86_400_000;
/** A Thursday. */
const WEEKDAY_OF_1970 = 4;

/** 1993-03-01 00:00:00, where a router's clock begins that nobody has set; milliseconds since 1970-01-01, as all moments. */
export const FIRST_MOMENT: Ms = 8460 * DAY;

export function calendarTime(moment: Ms): CalendarTime {
  const whole = Math.floor(moment);
  const days = Math.floor(whole / DAY);
  const rest = whole - days * DAY;
  return {
    ...civilDate(days),
    weekday: (days + WEEKDAY_OF_1970) % 7,
    hours: Math.floor(rest / 3_600_000),
    minutes: Math.floor(rest / MINUTE) % 60,
    seconds: Math.floor(rest / 1000) % 60,
    milliseconds: rest % 1000,
  };
}

/** @param time of day in milliseconds @param month 1..12 @returns undefined: there is no such day */
export function momentOf(year: number, month: number, day: number, time: Ms): Ms | undefined {
  if (day < 1 || day > daysIn(year, month)) return undefined;
  return dayNumber(year, month, day) * DAY + time;
}

export function daysIn(year: number, month: number): number {
  const next = month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1);
  return next - dayNumber(year, month, 1);
}

/** Days from 1970-01-01 to a Gregorian date. */
function dayNumber(year: number, month: number, day: number): number {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const shiftedMonth = month <= 2 ? month + 9 : month - 3;
  const leapDays = Math.floor(shiftedYear / 4) - Math.floor(shiftedYear / 100) + Math.floor(shiftedYear / 400);
  return shiftedYear * 365 + leapDays + Math.floor((153 * shiftedMonth + 2) / 5) + day - 1 - 719_468;
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
