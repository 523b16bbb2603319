import { type CountryRegions, regionOfCountry } from '@partnerkit/sdk';

/** The region of a country; `undefined` where there is no such country yet, or none for it. */
export function regionOf(country: string, table: CountryRegions | undefined): string | undefined {
  try {
    return country === '' ? undefined : regionOfCountry(country, table);
  } catch {
    return undefined;
  }
}
