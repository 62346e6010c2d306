import { momentOf } from '../../router/calendar';
import { utcOf } from '../../router/time-zone';
import { clock as shownClock } from '../../show/clock';
import { integer } from '../../syntax/argument-types';
import { alternatives, argument, flag, keyword, keywords, sequence } from '../../syntax/grammar';
import { hoursMinutesSeconds, month } from '../../syntax/time-types';
import { exec, type ExecCommand } from '../exec-command';
import { show } from './show-words';

const inMonth = argument('month', month, 'Month of the year');
const day = argument('day', integer(1, 31), 'Day of the month');

export const CLOCK_COMMANDS: readonly ExecCommand[] = [
  exec({
    syntax: sequence(
      keywords(['clock', 'Manage the system clock'], ['set', 'Set the time and date']),
      argument('time', hoursMinutesSeconds, 'Current Time'),
      alternatives(sequence(day, inMonth), sequence(inMonth, day)),
      argument('year', integer(1993, 2035), 'Year'),
    ),
    run: ({ router }, value) => {
      const wall = momentOf(value.year, value.month, value.day, value.time * 1000);
      if (wall === undefined) return { error: 'failed', lines: ['% Invalid date'] };
      router.time.set(utcOf(wall, router.config));
      return undefined;
    },
  }),
  exec({
    level: 1,
    syntax: sequence(
      show,
      keyword('clock', 'Display the system clock'),
      flag('detail', 'detail', 'Display detailed information'),
    ),
    run: ({ router }, { detail }) => shownClock(router.time.now, router.config, detail),
  }),
];
