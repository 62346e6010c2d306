import type { Ms } from '../base/event-queue';
import { calendarTime, daysIn, MINUTE, momentOf } from './calendar';

/** `clock timezone` */
export interface TimeZone {
  readonly name: string;
  /** East of Greenwich, -23..23. */
  readonly hours: number;
  readonly minutes?: number;
}

/** A day such as the last Sunday of October, and a time of it. */
export interface YearlyDay {
  readonly week: number | 'first' | 'last';
  /** 0 Sunday .. 6 */
  readonly weekday: number;
  /** 1..12 */
  readonly month: number;
  /** Minutes since midnight. */
  readonly time: number;
}

export interface SingleDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly time: number;
}

/** Standard time until `start`, summer time until `end`, which is told in summer time. */
interface Span<Day> {
  readonly start: Day;
  readonly end: Day;
}

/** `clock summer-time` */
export interface SummerTime {
  readonly name: string;
  /** Undefined: every year, as the United States had it until 2006. */
  readonly yearly?: Span<YearlyDay> | undefined;
  readonly once?: Span<SingleDay> | undefined;
  /** Minutes that the clocks go ahead. */
  readonly offset: number;
}

/** What a router's configuration says of the place where it stands. */
export interface Place {
  readonly timeZone: TimeZone | undefined;
  readonly summerTime: SummerTime | undefined;
}

/** What the clock on the wall shows. */
export interface LocalTime {
  /** As if it were UTC: for `calendarTime`. */
  readonly wall: Ms;
  readonly zone: string;
}

const TWO = 120;

/** First Sunday of April to last Sunday of October, at two in the morning. */
const UNITED_STATES: Span<YearlyDay> = {
  start: { week: 'first', weekday: 0, month: 4, time: TWO },
  end: { week: 'last', weekday: 0, month: 10, time: TWO },
};

export const USUAL_SUMMER_OFFSET = 60;

export function localTime(utc: Ms, place: Place): LocalTime {
  const standard = utc + standardOffset(place);
  const { summerTime } = place;
  if (summerTime !== undefined && isSummer(standard, summerTime)) {
    return { wall: standard + summerTime.offset * MINUTE, zone: summerTime.name };
  }
  return { wall: standard, zone: standardName(place) };
}

/** The moment at which the clock on the wall shows `wall`: the earlier one where it does so twice. */
export function utcOf(wall: Ms, place: Place): Ms {
  const standard = wall - standardOffset(place);
  const summer = standard - (place.summerTime?.offset ?? 0) * MINUTE;
  return localTime(summer, place).wall === wall ? summer : standard;
}

/** When the summer time of the year of `utc` begins, in standard time, and ends, in summer time. */
export function summerSpan(utc: Ms, place: Place): { readonly start: LocalTime; readonly end: LocalTime } | undefined {
  const { summerTime } = place;
  if (summerTime === undefined) return undefined;
  const { start, end } = spanIn(calendarTime(utc + standardOffset(place)).year, summerTime);
  return { start: { wall: start, zone: standardName(place) }, end: { wall: end, zone: summerTime.name } };
}

function standardOffset({ timeZone }: Place): Ms {
  if (timeZone === undefined) return 0;
  const { hours, minutes = 0 } = timeZone;
  return (hours * 60 + (hours < 0 ? -minutes : minutes)) * MINUTE;
}

function standardName({ timeZone }: Place): string {
  return timeZone?.name ?? 'UTC';
}

function isSummer(standard: Ms, summerTime: SummerTime): boolean {
  const { start, end } = spanIn(calendarTime(standard).year, summerTime);
  const endInStandard = end - summerTime.offset * MINUTE;
  // South of the equator it goes over the end of the year.
  if (start <= endInStandard) return start <= standard && standard < endInStandard;
  return summerTime.once === undefined && (start <= standard || standard < endInStandard);
}

function spanIn(year: number, { once, yearly = UNITED_STATES }: SummerTime): Span<Ms> {
  if (once !== undefined) return { start: singleMoment(once.start), end: singleMoment(once.end) };
  return { start: yearlyMoment(year, yearly.start), end: yearlyMoment(year, yearly.end) };
}

function singleMoment({ year, month, day, time }: SingleDay): Ms {
  return momentOf(year, month, Math.min(day, daysIn(year, month)), time * MINUTE) ?? 0;
}

function yearlyMoment(year: number, { week, weekday, month, time }: YearlyDay): Ms {
  const first = momentOf(year, month, 1, 0) ?? 0;
  const firstSuch = 1 + ((weekday - calendarTime(first).weekday + 7) % 7);
  const number = week === 'first' ? 1 : week === 'last' ? 5 : week;
  let day = firstSuch + 7 * (number - 1);
  while (day > daysIn(year, month)) day -= 7;
  return momentOf(year, month, day, time * MINUTE) ?? 0;
}
