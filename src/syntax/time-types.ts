/** Types of arguments that say when. */
import type { ArgumentType } from './argument-types';

const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const DAY_NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** A name, or enough of its letters, as the place it has in the list, from `base` on; printed with three letters. */
function named(show: string, names: readonly string[], base: number): ArgumentType<number> {
  return {
    show,
    rank: 1,
    parse: word => {
      const lower = word.toLowerCase();
      const found = names.flatMap((name, at) => (name.toLowerCase().startsWith(lower) ? [at + base] : []));
      return found.length === 1 ? found[0] : undefined;
    },
    print: value => (names[value - base] ?? '').slice(0, 3),
  };
}

/** 1..12 */
export const month = named('MONTH', MONTH_NAMES, 1);

/** 0 Sunday .. 6 */
export const weekday = named('DAY', DAY_NAMES, 0);

/** `2:00`: minutes since midnight. */
export const hoursMinutes: ArgumentType<number> = {
  show: 'hh:mm',
  rank: 2,
  parse: word => {
    const [, hours, minutes] = /^(\d{1,2}):(\d{1,2})$/.exec(word) ?? [];
    return inDay(Number(hours), Number(minutes)) ? Number(hours) * 60 + Number(minutes) : undefined;
  },
  print: value => `${Math.floor(value / 60)}:${String(value % 60).padStart(2, '0')}`,
};

/** `12:00:00`: seconds since midnight. */
export const hoursMinutesSeconds: ArgumentType<number> = {
  show: 'hh:mm:ss',
  rank: 2,
  parse: word => {
    const [, hours, minutes, seconds] = /^(\d{1,2}):(\d{1,2}):(\d{1,2})$/.exec(word) ?? [];
    if (!inDay(Number(hours), Number(minutes)) || Number(seconds) > 59) return undefined;
    return (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  },
  print: value => `${hoursMinutes.print(Math.floor(value / 60))}:${String(value % 60).padStart(2, '0')}`,
};

function inDay(hours: number, minutes: number): boolean {
  return hours <= 23 && minutes <= 59;
}
