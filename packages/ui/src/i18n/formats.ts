import { dayNumber } from '@partnerkit/sdk';
import { dateFormat, numberFormat } from './intl-formats.ts';

/** Numbers and dates as the provider's locale writes them. */
export interface Formats {
  readonly number: (value: number) => string;
  /** `50` as 50 %. */
  readonly percent: (value: number) => string;
  /** A UTC calendar date; it never shifts with the viewer's time zone. */
  readonly day: (day: string) => string;
  /** The UTC day of an instant. */
  readonly instantDay: (instant: string) => string;
  /** A day of the week by its number; 0 is Sunday. */
  readonly weekday: (number: number) => string;
}

const dayMs = 86_400_000;
const someSunday = Date.UTC(2023, 0, 1);

/** The formats of a locale, made once. */
export function createFormats(locale: string): Formats {
  const numbers = numberFormat(locale);
  const dates = dateFormat(locale, { dateStyle: 'medium' });
  return {
    number: (value) => numbers.format(value),
    percent: (value) =>
      numberFormat(locale, { style: 'percent', maximumFractionDigits: 6 }).format(value / 100),
    day(day) {
      const number = dayNumber(day);
      return number === undefined ? day : dates.format(number * dayMs);
    },
    instantDay(instant) {
      const ms = Date.parse(instant);
      return Number.isFinite(ms) ? dates.format(ms) : instant;
    },
    weekday: (number) => dateFormat(locale, { weekday: 'long' }).format(someSunday + number * dayMs),
  };
}
