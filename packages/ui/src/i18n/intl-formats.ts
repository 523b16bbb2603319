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
