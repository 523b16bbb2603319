import { countryNames } from '../i18n/intl-formats.ts';

/** The name of a country in a locale; a code that has none is shown as it is. */
export function countryName(locale: string, country: string): string {
  return countryNames(locale).of(country) ?? country;
}
