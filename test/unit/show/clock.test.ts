import { loadConfig } from '../../../src/config/load';
import { renderConfig } from '../../../src/config/render';
import { timestampOf } from '../../../src/debug/timestamp';
import { Simulator } from '../../../src/net/simulator';
import { calendarTime, daysIn, FIRST_MOMENT, momentOf } from '../../../src/router/calendar';
import { SystemClock } from '../../../src/router/system-clock';
import { localTime, type Place, utcOf } from '../../../src/router/time-zone';
import { clock } from '../../../src/show/clock';

const UTC: Place = { timeZone: undefined, summerTime: undefined };

function clockOf(place: Place = UTC): { readonly world: Simulator; readonly time: SystemClock } {
  const world = new Simulator();
  return { world, time: new SystemClock(world, () => place) };
}

function placeOf(...lines: readonly string[]): Place {
  return loadConfig(`hostname R\n${lines.join('\n')}\n`, 'test').config;
}

/** Milliseconds since 1970, by the machine's own calendar. */
function utc(text: string): number {
  return Date.parse(`${text}Z`);
}

describe('calendar', () => {
  it('agrees with the machine over two centuries', () => {
    for (let day = 0; day < 73_000; day += 13) {
      const at = day * 86_400_000 + 45_296_789;
      const date = new Date(at);
      const time = calendarTime(at);
      const { year, month, day: dayOfMonth, weekday, hours, minutes, seconds, milliseconds } = time;
      const shown = new Date(Date.UTC(year, month - 1, dayOfMonth, hours, minutes, seconds, milliseconds));
      expect([shown.getTime(), weekday]).toEqual([at, date.getUTCDay()]);
      expect(momentOf(year, month, dayOfMonth, 45_296_789)).toBe(at);
    }
  });

  it('knows how long months are', () => {
    expect([daysIn(2000, 2), daysIn(1900, 2), daysIn(2003, 12), daysIn(2004, 4)]).toEqual([29, 28, 31, 30]);
    expect(momentOf(2003, 2, 29, 0)).toBeUndefined();
  });
});

describe('show clock', () => {
  it('begins in 1993 with a star, and goes on', () => {
    const { world, time } = clockOf();
    expect(clock(time.now, UTC)).toEqual(['*00:00:00.000 UTC Mon Mar 1 1993']);
    world.advanceTo(7_638_850);
    expect(clock(time.now, UTC)).toEqual(['*02:07:18.850 UTC Mon Mar 1 1993']);
    world.advanceTo(31 * 86_400_000 + 5);
    expect(clock(time.now, UTC, true)).toEqual(['*00:00:00.005 UTC Thu Apr 1 1993', 'No time source']);
  });

  it('that was set has none, and a restart forgets the time', () => {
    const { world, time } = clockOf();
    world.advanceTo(5000);
    time.set(utc('2002-11-25T12:00:00'));
    world.advanceTo(6500);
    expect(clock(time.now, UTC, true)).toEqual([
      '12:00:01.500 UTC Mon Nov 25 2002',
      'Time source is user configuration',
    ]);
    expect(time.now.uptime).toBe(6500);
    time.restart();
    world.advanceTo(7500);
    expect(clock(time.now, UTC)).toEqual(['*00:00:01.000 UTC Mon Mar 1 1993']);
    expect(time.now.uptime).toBe(1000);
    // What was written before bears the time of then.
    expect(clock(time.at(5500), UTC)).toEqual(['12:00:00.500 UTC Mon Nov 25 2002']);
    expect(clock(time.at(4000), UTC)).toEqual(['*00:00:04.000 UTC Mon Mar 1 1993']);
  });

  it('in a time zone with summer time says when it is', () => {
    const place = placeOf('clock timezone PST -8', 'clock summer-time PDT recurring');
    const { time } = clockOf(place);
    expect(clock(time.now, place)).toEqual(['*16:00:00.000 PST Sun Feb 28 1993']);
    time.set(utc('2003-07-01T19:00:00'));
    expect(clock(time.now, place, true)).toEqual([
      '12:00:00.000 PDT Tue Jul 1 2003',
      'Time source is user configuration',
      'Summer time starts 02:00:00 PST Sun Apr 6 2003',
      'Summer time ends 02:00:00 PDT Sun Oct 26 2003',
    ]);
  });
});

describe('summer time', () => {
  const shown = (place: Place, at: string): string => {
    const { wall, zone } = localTime(utc(at), place);
    return `${new Date(wall).toISOString().slice(11, 16)} ${zone}`;
  };

  it('recurring without words follows the rules of the United States of that time', () => {
    const place = placeOf('clock timezone EST -5', 'clock summer-time EDT recurring');
    expect(shown(place, '2003-04-06T06:59:00')).toBe('01:59 EST');
    expect(shown(place, '2003-04-06T07:00:00')).toBe('03:00 EDT');
    expect(shown(place, '2003-10-26T05:59:00')).toBe('01:59 EDT');
    expect(shown(place, '2003-10-26T06:00:00')).toBe('01:00 EST');
  });

  it('goes over the end of the year in the south', () => {
    const place = placeOf(
      'clock timezone AEST 10',
      'clock summer-time AEDT recurring last Sun Oct 2:00 last Sun Mar 3:00',
    );
    expect(shown(place, '2003-12-31T13:30:00')).toBe('00:30 AEDT');
    expect(shown(place, '2003-07-01T00:00:00')).toBe('10:00 AEST');
    expect(shown(place, '2004-03-27T15:59:00')).toBe('02:59 AEDT');
    expect(shown(place, '2004-03-27T16:00:00')).toBe('02:00 AEST');
  });

  it('by dates is over when they are', () => {
    const place = placeOf(
      'clock timezone IST 5 30',
      'clock summer-time X date Apr 6 2003 2:00 26 October 2003 2:00 30',
    );
    expect(shown(place, '2003-04-05T20:29:00')).toBe('01:59 IST');
    expect(shown(place, '2003-04-05T20:30:00')).toBe('02:30 X');
    expect(shown(place, '2004-05-01T00:00:00')).toBe('05:30 IST');
  });

  it('west of Greenwich the minutes go west too', () => {
    expect(shown(placeOf('clock timezone NST -3 30'), '2003-01-01T12:00:00')).toBe('08:30 NST');
  });

  it('a time on the wall is found again, and an hour that does not exist is taken as standard time', () => {
    const place = placeOf(
      'clock timezone CET 1',
      'clock summer-time CEST recurring last Sun Mar 2:00 last Sun Oct 3:00',
    );
    for (const at of ['2003-01-15T12:00:00', '2003-03-30T00:59:00', '2003-03-30T01:00:00', '2003-07-15T12:00:00']) {
      expect(utcOf(localTime(utc(at), place).wall, place)).toBe(utc(at));
    }
    expect(utcOf(utc('2003-03-30T02:30:00'), place)).toBe(utc('2003-03-30T01:30:00'));
  });
});

describe('clock lines', () => {
  it.each([
    ['clock timezone PST -8', 'clock timezone PST -8'],
    ['clock timezone IST 5 30', 'clock timezone IST 5 30'],
    ['clock timezone GMT 0 0', 'clock timezone GMT 0 0'],
    ['clock timezone GMT -0', 'clock timezone GMT 0'],
    ['clock summer-time PDT recurring', 'clock summer-time PDT recurring'],
    [
      'clock summer-time CEST recurring last sunday march 02:00 last Sunday october 3:00',
      'clock summer-time CEST recurring last Sun Mar 2:00 last Sun Oct 3:00',
    ],
    [
      'clock summer-time PDT recurring first Sun Apr 2:00 4 Sun Oct 2:00 90',
      'clock summer-time PDT recurring first Sun Apr 2:00 4 Sun Oct 2:00 90',
    ],
    [
      'clock summer-time PDT date 6 April 2003 2:00 Oct 26 2003 2:00 60',
      'clock summer-time PDT date Apr 6 2003 2:00 Oct 26 2003 2:00',
    ],
  ])('%s', (typed, printed) => {
    const { config, counts } = loadConfig(`hostname R\n${typed}\n`, 'test');
    expect([counts.full, renderConfig(config).filter(line => line.startsWith('clock'))]).toEqual([2, [printed]]);
  });
});

describe('timestamps', () => {
  const place = placeOf('clock timezone PST -8', 'clock summer-time PDT recurring');
  const stamp = (words: string, set: boolean): string => {
    const { world, time } = clockOf(place);
    if (set) time.set(utc('2003-07-01T19:00:00.25'));
    world.advanceTo(27 * 60_000 + 7000);
    const { services } = loadConfig(`hostname R\nservice timestamps log ${words}\n`, 'test').config;
    return timestampOf(services.logTimestamps, time.now);
  };

  it.each([
    ['uptime', '00:27:07: '],
    ['datetime', 'Jul  1 19:27:07: '],
    ['datetime msec', 'Jul  1 19:27:07.250: '],
    ['datetime localtime', 'Jul  1 12:27:07: '],
    ['datetime show-timezone', 'Jul  1 19:27:07 UTC: '],
    ['datetime localtime show-timezone msec', 'Jul  1 12:27:07.250 PDT: '],
    ['datetime year', 'Jul  1 2003 19:27:07: '],
  ])('%s', (words, expected) => {
    expect(stamp(words, true)).toBe(expected);
  });

  it('bear a star until the clock is set', () => {
    expect(stamp('datetime localtime', false)).toBe('*Feb 28 16:27:07: ');
    expect(new Date(FIRST_MOMENT).toISOString()).toBe('1993-03-01T00:00:00.000Z');
    expect(stamp('uptime', false)).toBe(`00:27:07: `);
  });
});
