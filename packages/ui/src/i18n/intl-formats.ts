/** Where a locale has no data of its own, English, never what the machine is set to: server and browser agree. */
const withEnglish = (locale: string) => [locale, 'en'];

/** Numbers of a locale, in sentences, cells and amounts alike: thousands are always apart. */
export function numberFormat(locale: string, options?: Intl.NumberFormatOptions): Intl.NumberFormat {
  return new Intl.NumberFormat(withEnglish(locale), { useGrouping: 'always', ...options });
}

/** Dates of a locale; without a time zone in the options, in UTC. */
export function dateFormat(locale: string, options?: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(withEnglish(locale), { timeZone: 'UTC', ...options });
}

/** The plural forms of a locale. */
export function pluralRules(locale: string, options?: Intl.PluralRulesOptions): Intl.PluralRules {
  return new Intl.PluralRules(withEnglish(locale), options);
}

/** A list in a sentence: "A, B and C". */
export function listFormat(locale: string): Intl.ListFormat {
  return new Intl.ListFormat(withEnglish(locale), { type: 'conjunction' });
}

/** The names of countries in a locale; one that has none is its code. */
export function countryNames(locale: string): Intl.DisplayNames {
  return new Intl.DisplayNames(withEnglish(locale), { type: 'region' });
}

/** The names of languages in a locale; one that has none is its code. Throws a RangeError where a code is none. */
export function languageNames(locale: string): Intl.DisplayNames {
  return new Intl.DisplayNames(withEnglish(locale), { type: 'language' });
}

/** The order of names in a locale. */
export function nameOrder(locale: string): Intl.Collator {
  return new Intl.Collator(withEnglish(locale));
}

/** The time zone of the viewer's device, and all that there are, by their IANA names; UTC, which browsers leave out, among them. */
export function timeZones(): { readonly own: string; readonly all: readonly string[] } {
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { own, all: [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', own])].sort() };
}
