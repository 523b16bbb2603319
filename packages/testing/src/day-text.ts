import { type CalendarDay, calendarDay } from '@partnerkit/sdk';

const texts = new Map<number, CalendarDay>();

/** The calendar date of a day: a world names a few thousand days, each of them many times. */
export function dayText(day: number): CalendarDay {
  const known = texts.get(day);
  if (known !== undefined) return known;
  const text = calendarDay(day);
  texts.set(day, text);
  return text;
}
