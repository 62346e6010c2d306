import type { Ms } from '../../base/event-queue';
import { calendarTime, momentOf } from '../../router/calendar';
import type { Router } from '../../router/router';
import { utcOf } from '../../router/time-zone';
import { planLine, reloadPlan } from '../../show/reload';
import { type ArgumentType, integer } from '../../syntax/argument-types';
import { alternatives, argument, keyword, optional, rest, sequence } from '../../syntax/grammar';
import { hoursMinutes, month } from '../../syntax/time-types';
import { confirm } from '../confirm';
import { withLines } from '../copy';
import { exec, type ExecCommand, type ExecResult } from '../exec-command';
import { isLines } from '../exec-result';
import { isModified, saveConfiguration } from '../startup';
import { show } from './show-words';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** `20` or `1:30`: minutes. */
const delayMinutes: ArgumentType<number> = {
  show: 'mmm',
  rank: 2,
  parse: word => {
    const [, hours, minutes] = /^(?:(\d{1,3}):)?(\d{1,3})$/.exec(word) ?? [];
    if (minutes === undefined || (hours !== undefined && Number(minutes) > 59)) return undefined;
    return Number(hours ?? 0) * 60 + Number(minutes);
  },
  print: String,
};

/** What was typed since the last `write` would be lost. */
function offerToSave(router: Router, then: () => ExecResult): ExecResult {
  if (!isModified(router)) return then();
  const question = 'System configuration has been modified. Save? [yes/no]: ';
  const answer = (typed: string): ExecResult => {
    const word = typed.trim().toLowerCase();
    if (word !== '' && 'no'.startsWith(word)) return then();
    if (word === '' || !'yes'.startsWith(word)) {
      return { lines: ["% Please answer 'yes' or 'no'."], dialogue: { question, answer } };
    }
    const saved = saveConfiguration(router);
    return isLines(saved) ? withLines(saved, then()) : saved;
  };
  return { dialogue: { question, answer }, lines: [''] };
}

function restart(router: Router): ExecResult {
  return offerToSave(router, () =>
    confirm('Proceed with reload? ', () => {
      router.report({ kind: 'reload-requested' });
      router.reload();
      return undefined;
    }),
  );
}

function plan(router: Router, delay: Ms, reason: string | undefined): ExecResult {
  return offerToSave(router, () => {
    const line = planLine(delay, router.time.at(router.clock.now + delay));
    const lines = [line, ...(reason === undefined ? [] : [`Reload reason: ${reason}`])];
    const asked = confirm('Proceed with reload? ', () => router.schedule.set(delay, reason));
    return withLines(lines, asked);
  });
}

/** The next time that the clock shows this; undefined: there is no such day, or it is over. */
function delayUntil(
  { time, config }: Router,
  at: { readonly time: number; readonly day?: number; readonly month?: number },
): Ms | undefined {
  const { utc, local } = time.now;
  const today = calendarTime(local.wall);
  const { month: inMonth = today.month, day = today.day } = at;
  const year = inMonth < today.month ? today.year + 1 : today.year;
  const wall = momentOf(year, inMonth, day, at.time * MINUTE);
  if (wall === undefined) return undefined;
  const delay = utcOf(wall, config) - utc;
  if (delay > 0) return delay;
  return at.day === undefined ? delay + DAY : undefined;
}

const reload = keyword('reload', 'Halt and perform a cold restart');
const reason = optional(rest('reason', 'Reason for reload'));
const inMonth = argument('month', month, 'Month of the year');
const day = argument('day', integer(1, 31), 'Day of the month');

export const RELOAD_COMMANDS: readonly ExecCommand[] = [
  exec({ syntax: sequence(reload, reason), run: ({ router }) => restart(router) }),
  exec({
    syntax: sequence(
      reload,
      keyword('in', 'Reload after a time interval'),
      argument('minutes', delayMinutes, 'Delay before reload (mmm or hhh:mm)'),
      reason,
    ),
    run: ({ router }, value) => plan(router, value.minutes * MINUTE, value.reason),
  }),
  exec({
    syntax: sequence(
      reload,
      keyword('at', 'Reload at a specific time/date'),
      argument('time', hoursMinutes, 'Time to reload (hh:mm)'),
      optional(alternatives(sequence(inMonth, day), sequence(day, inMonth))),
      reason,
    ),
    run: ({ router }, value) => {
      if (!router.time.now.isSet) return { error: 'failed', lines: ['% The clock must be set first'] };
      const delay = delayUntil(router, value);
      if (delay === undefined) return { error: 'failed', lines: ['% Invalid time or date for a reload'] };
      return plan(router, delay, value.reason);
    },
  }),
  exec({
    syntax: sequence(reload, keyword('cancel', 'Cancel pending reload')),
    run: ({ router }) =>
      router.schedule.abort() ? undefined : { error: 'failed', lines: ['%No reload is currently scheduled.'] },
  }),
  exec({
    level: 1,
    syntax: sequence(show, keyword('reload', 'Scheduled reload information')),
    run: ({ router, now }) => {
      const { pending } = router.schedule;
      return reloadPlan(pending, now, router.time.at(pending?.at ?? now));
    },
  }),
];
