import type { CountryRegions } from '@partnerkit/sdk';
import { regionOfCountry } from '@partnerkit/sdk/rules';

/** The region of a country; `undefined` where there is no such country yet, or none for it. */
export function regionOf(country: string, table: CountryRegions | undefined): string | undefined {
  try {
    return country === '' ? undefined : regionOfCountry(country, table);
  } catch {
    return undefined;
  }
}
