import type { Ms } from '../base/event-queue';

const DAY = 24;
const WEEK = 7 * DAY;
const YEAR = 52 * WEEK;

/** How long something is ago, as IOS writes it: `00:00:59`, `23:59:57`, `1d00h`, `2w3d`, `1y4w`. */
export function ageText(time: Ms): string {
  const seconds = Math.floor(time / 1000);
  const two = (part: number): string => String(part).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  if (hours >= YEAR) return `${Math.floor(hours / YEAR)}y${Math.floor((hours % YEAR) / WEEK)}w`;
  if (hours >= WEEK) return `${Math.floor(hours / WEEK)}w${Math.floor((hours % WEEK) / DAY)}d`;
  if (hours >= DAY) return `${Math.floor(hours / DAY)}d${two(hours % DAY)}h`;
  return [hours, Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
}
