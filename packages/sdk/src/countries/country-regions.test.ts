import { describe, expect, it } from 'vitest';
import { countryCodes, isCountryCode } from './country-codes.ts';
import {
  type CountryRegions,
  checkRegionOfCountry,
  countryRegions,
  regionOfCountry,
} from './country-regions.ts';

describe('countries', () => {
  it('are all 249 that ISO 3166-1 assigns, each once', () => {
    expect(countryCodes).toHaveLength(249);
    expect(new Set(countryCodes).size).toBe(249);
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    expect(countryCodes.filter((code) => !names.of(code))).toEqual([]);
    // exceptionally reserved, of a user's own, and none at all
    for (const code of ['UK', 'XK', 'EU', 'SU', 'ZZ', 'it', 'ITA', ''])
      expect(isCountryCode(code)).toBe(false);
  });
});

describe('the region of a country (TRI-1)', () => {
  it.each([
    ['IT', 'EU'],
    ['RE', 'EU'],
    ['NO', 'EU'],
    ['LI', 'EU'],
    ['GB', 'EU'],
    ['CH', 'EU'],
    ['CA', 'CA'],
    ['AE', 'AE'],
    ['QA', 'AE'],
    ['SA', 'AE'],
    ['US', 'US'],
    ['JP', 'US'],
    ['TR', 'US'],
    ['GI', 'US'],
  ])('%s is %s', (country, region) => {
    expect(regionOfCountry(country)).toBe(region);
  });

  it('has 27 of the Union with seven parts of their own, three of the Area, two beside it, and six Gulf states', () => {
    const counted = new Map<string, number>();
    for (const country of countryCodes) {
      const region = regionOfCountry(country);
      counted.set(region, (counted.get(region) ?? 0) + 1);
    }
    expect(Object.fromEntries(counted)).toEqual({ EU: 27 + 7 + 3 + 2, CA: 1, AE: 6, US: 249 - 46 });
  });

  it('names countries that there are, each in one region', () => {
    const named = Object.values(countryRegions.countries).flat();
    expect(named.filter((code) => !isCountryCode(code))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
  });

  it('is that of the host’s own table; one without a region is told', () => {
    const table: CountryRegions = { countries: { Alps: ['CH', 'AT'] } };
    expect(regionOfCountry('CH', table)).toBe('Alps');
    expect(() => regionOfCountry('IT', table)).toThrow('country: there is no region for customers of IT');
    expect(() => regionOfCountry('XX')).toThrow(
      'country: expected a country, ISO 3166-1 alpha-2, found "XX"',
    );
    expect(() => regionOfCountry('IT', {} as never)).toThrow(/^table.countries: /);
  });

  it('has to be the one that was said', () => {
    expect(() => checkRegionOfCountry('IT', 'US')).toThrow('region: expected EU, that of IT, found US');
    expect(() => checkRegionOfCountry('IT', 'EU')).not.toThrow();
  });
});
