import { calendarDay, dayNumber } from '../calendar/calendar-day.ts';

const msPerMinute = 60_000;
const msPerDay = 86_400_000;

/** The clocks of a time zone. */
export interface ZoneClock {
  /** Day number of the day that its clocks show at an instant, in milliseconds. */
  readonly dayOf: (ms: number) => number;
  /**
   * The instant, in milliseconds, at which its clocks show a time, minutes since midnight, on a day. A time that they skip is
   * as much later as they are put forward; of one that they show twice, it is the first.
   */
  readonly instantOf: (day: number, minutes: number) => number;
}

/** The clocks of an IANA time zone, as the runtime knows them. */
export function zoneClock(timeZone: string): ZoneClock {
  const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  });

  /** What the clocks show at an instant, as if it were UTC. */
  function shownAt(ms: number): number {
    const parts = format.formatToParts(ms);
    const part = (name: string) => parts.find(({ type }) => type === name)?.value ?? '';
    const day = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
    const seconds = (Number(part('hour')) * 60 + Number(part('minute'))) * 60 + Number(part('second'));
    return (dayNumber(day) ?? Number.NaN) * msPerDay + seconds * 1000;
  }

  // whole seconds: the clocks show no more
  const offsetAt = (ms: number) => shownAt(ms) - Math.floor(ms / 1000) * 1000;

  return {
    dayOf: (ms) => Math.floor(shownAt(ms) / msPerDay),
    instantOf(day, minutes) {
      const wall = day * msPerDay + minutes * msPerMinute;
      // a day on either side: clocks change in between at most
      const [before, behind] = [offsetAt(wall - msPerDay), offsetAt(wall + msPerDay)];
      const shown = [wall - before, wall - behind].filter((ms) => shownAt(ms) === wall);
      return shown.length > 0 ? Math.min(...shown) : wall - before;
    },
  };
}

/** The calendar date that the clocks of a time zone show at an instant, in milliseconds. */
export function dayInZone(timeZone: string, ms: number): string {
  return calendarDay(zoneClock(timeZone).dayOf(ms));
}
