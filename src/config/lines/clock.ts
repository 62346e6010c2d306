import type { RouterConfig } from '../../router/model/router-config';
import { type SummerTime, type TimeZone, USUAL_SUMMER_OFFSET } from '../../router/time-zone';
import { type ArgumentType, integer, word } from '../../syntax/argument-types';
import { alternatives, argument, enumeration, keyword, nested, optional, sequence } from '../../syntax/grammar';
import { hoursMinutes, month, weekday } from '../../syntax/time-types';
import { line } from '../line';

const clock = keyword('clock', 'Configure time-of-day clock');

/** West of Greenwich with a sign; `-0` is 0. */
const hoursFromUtc: ArgumentType<number> = {
  show: '<-23 - 23>',
  rank: 2,
  parse: text => (/^-?\d{1,2}$/.test(text) && Math.abs(Number(text)) <= 23 ? Number(text) + 0 : undefined),
  print: String,
};

const timeZone = line<RouterConfig, TimeZone>({
  mode: 'config',
  section: 'system',
  syntax: sequence(
    clock,
    keyword('timezone', 'Configure time zone'),
    argument('name', word, 'name of time zone'),
    argument('hours', hoursFromUtc, 'Hours offset from UTC'),
    optional(argument('minutes', integer(0, 59), 'Minutes offset from UTC')),
  ),
  apply: (config, { minutes, ...zone }, { interactive }) => {
    // Later releases print no minutes as well: what a file says of them stays.
    config.timeZone = minutes === undefined || (interactive && minutes === 0) ? zone : { ...zone, minutes };
  },
  no: config => {
    config.timeZone = undefined;
  },
  read: ({ timeZone: zone }) => (zone === undefined ? [] : [zone]),
});

const yearlyDay = (which: 'start' | 'end') =>
  sequence(
    alternatives(
      argument('week', integer(1, 4), `Week number to ${which}`),
      enumeration('week', { first: 'First week of the month', last: 'Last week of the month' }),
    ),
    argument('weekday', weekday, `Weekday to ${which}`),
    argument('month', month, `Month to ${which}`),
    argument('time', hoursMinutes, `Time to ${which} (hh:mm)`),
  );

const singleDay = (which: 'start' | 'end') => {
  const inMonth = argument('month', month, `Month to ${which}`);
  const day = argument('day', integer(1, 31), `Date to ${which}`);
  return sequence(
    alternatives(sequence(inMonth, day), sequence(day, inMonth)),
    argument('year', integer(1993, 2035), `Year to ${which}`),
    argument('time', hoursMinutes, `Time to ${which} (hh:mm)`),
  );
};

const offset = optional(argument('offset', integer(1, 1440), 'Offset to add in minutes'));

const summerTime = line<RouterConfig, Omit<SummerTime, 'offset'> & { readonly offset?: number }>({
  mode: 'config',
  section: 'system',
  syntax: sequence(
    clock,
    keyword('summer-time', 'Configure summer (daylight savings) time'),
    argument('name', word, 'name of time zone in summer'),
    alternatives(
      sequence(
        keyword('date', 'Configure absolute summer time'),
        nested('once', sequence(nested('start', singleDay('start')), nested('end', singleDay('end')))),
        offset,
      ),
      sequence(
        keyword('recurring', 'Configure recurring summer time'),
        optional(
          sequence(
            nested('yearly', sequence(nested('start', yearlyDay('start')), nested('end', yearlyDay('end')))),
            offset,
          ),
        ),
      ),
    ),
  ),
  apply: (config, { offset: minutes = USUAL_SUMMER_OFFSET, ...rule }) => {
    config.summerTime = { ...rule, offset: minutes };
  },
  no: config => {
    config.summerTime = undefined;
  },
  read: ({ summerTime: rule }) => {
    if (rule === undefined) return [];
    const { offset: minutes, ...rest } = rule;
    return [{ ...rest, ...(minutes !== USUAL_SUMMER_OFFSET && { offset: minutes }) }];
  },
});

export const CLOCK_LINES = [timeZone, summerTime];
