import { checkRecord, misfit } from '../errors/check-argument.ts';
import { invalidField } from '../errors/partner-error.ts';
import { isCountryCode } from './country-codes.ts';

/** In which region the data of a customer is kept, by its country (TRI-1). */
export interface CountryRegions {
  /** The countries of a region, ISO 3166-1 alpha-2. */
  readonly countries: Readonly<Record<string, readonly string[]>>;
  /** The region of all other countries; absent, no customer of theirs can be taken. */
  readonly others?: string | undefined;
}

/**
 * Our rule: EU (with those of its parts that have a code of their own), EEA, United Kingdom and Switzerland → EU, Canada → CA,
 * the six Gulf states → AE, all others → US.
 */
export const countryRegions: CountryRegions = {
  countries: {
    EU: [
      'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK',
      'AX GF GP MF MQ RE YT',
      'IS LI NO GB CH',
    ].flatMap((line) => line.split(' ')),
    CA: ['CA'],
    AE: ['AE', 'BH', 'KW', 'OM', 'QA', 'SA'],
  },
  others: 'US',
};

/**
 * The region in which the data of a country's customers is kept (TRI-1). Throws `invalid` for what is no country, and for one that
 * the table gives no region.
 */
export function regionOfCountry(country: string, table: CountryRegions = countryRegions): string {
  checkRecord('table', table);
  checkRecord('table.countries', table.countries);
  if (!isCountryCode(country)) throw misfit('country', 'a country, ISO 3166-1 alpha-2', country);
  const named = Object.entries(table.countries).find(([, countries]) => countries.includes(country));
  const region = named?.[0] ?? table.others;
  if (region === undefined) throw invalidField('country', `there is no region for customers of ${country}`);
  return region;
}

/** Refuses a region that is not the one of the country: `invalid`, by the field `region` (TRI-1). */
export function checkRegionOfCountry(
  country: string,
  region: string,
  table: CountryRegions = countryRegions,
): void {
  const expected = regionOfCountry(country, table);
  if (region !== expected)
    throw invalidField(
      'region',
      `expected ${expected}, that of ${country}, found ${String(region).slice(0, 40)}`,
    );
}
